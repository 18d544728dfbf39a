package symbol_test

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"math"
	"os"
	"path/filepath"
	"testing"

	"sandtable/geo/draw"
	"sandtable/geo/palette"
	"sandtable/geo/raster"
	"sandtable/geo/symbol"
)

var modes = []palette.Mode{palette.Light, palette.Dark, palette.Print}

// TestGoldenMarks compares every kind in every status with a small picture, at
// the sizes of the map, a row and a legend.
func TestGoldenMarks(t *testing.T) {
	r := raster.New(fonts(t))
	for _, mode := range modes {
		th, l := palette.Of(mode), draw.New(300, 200)
		for i, row := range sheetRows {
			for s := range symbol.Statuses {
				m := symbol.Of(row.kind)
				m.Status = symbol.Status(s)
				m.Size = []float64{22, 15, 12}[i%3]
				m.Append(l, draw.Pt(16+30*float64(i%10), 16+33*float64(s)), th)
			}
		}
		golden(t, "marks-"+mode.String()+".png", r.Image(l, th.Land))
	}
}

func TestGoldenRest(t *testing.T) {
	th, l := palette.Of(palette.Light), draw.New(560, 170)
	sheetStates(l, 0, 26, th)
	sheetLines(l, 0, 90, th)
	sheetBars(l, 0, 140, th)
	m := raster.New(fonts(t)).Image(l, th.Bg)
	for i, part := range []image.Rectangle{image.Rect(0, 0, 280, 170), image.Rect(280, 0, 560, 170)} {
		half := image.NewRGBA(image.Rect(0, 0, 280, 170))
		raster.Copy(half, m, -part.Min.X, 0)
		golden(t, fmt.Sprintf("rest-%d.png", i), half)
	}
}

// golden compares m with testdata/name, exactly.
func golden(t *testing.T, name string, m *image.RGBA) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		write(t, path, m)
	}
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	want, err := png.Decode(f)
	if err != nil {
		t.Fatal(err)
	}
	diff, n := image.NewGray(m.Rect), 0
	for y := range m.Rect.Dy() {
		for x := range m.Rect.Dx() {
			if color.RGBAModel.Convert(want.At(x, y)) != m.RGBAAt(x, y) {
				diff.SetGray(x, y, color.Gray{Y: 255})
				n++
			}
		}
	}
	if n > 0 || want.Bounds() != m.Rect {
		write(t, filepath.Join("testdata", "failed", "got-"+name), m)
		write(t, filepath.Join("testdata", "failed", "diff-"+name), diff)
		t.Errorf("%s: %d pixels differ, see testdata/failed", name, n)
	}
}

// one draws a mark alone on a ground.
func one(r *raster.Rasterizer, m symbol.Mark, t palette.Theme) *image.RGBA {
	size := int(4 * m.Size)
	l := draw.New(size, size)
	m.Append(l, draw.Pt(float64(size)/2, float64(size)/2), t)
	return r.Image(l, t.Land)
}

// TestMarkStaysInRadius compares what is drawn with what Radius promises.
func TestMarkStaysInRadius(t *testing.T) {
	r, th := raster.New(nil), palette.Of(palette.Light)
	for _, row := range sheetRows {
		for _, size := range []float64{12, 22, 200} {
			m := symbol.Of(row.kind)
			m.Size, m.Status = size, symbol.Planned
			picture, ground := one(r, m, th), color.RGBAModel.Convert(th.Land)
			reach, c := 0.0, 2*size
			for y := range picture.Rect.Dy() {
				for x := range picture.Rect.Dx() {
					if picture.RGBAAt(x, y) != ground {
						reach = max(reach, math.Hypot(float64(x)+0.5-c, float64(y)+0.5-c))
					}
				}
			}
			limit := m.Radius()
			if m.Frame == symbol.Square {
				limit *= 1.2 // its corners
			}
			if reach > limit+1 || reach < limit*0.8 {
				t.Errorf("%s at %v reaches %.1f px, Radius says %.1f", row.kind, size, reach, m.Radius())
			}
		}
	}
}

func TestKinds(t *testing.T) {
	seen := map[string]string{}
	for _, id := range []string{"deployment", "exercise", "arms-transfer", "basing", "strike", "treaty", "diplomacy",
		"legal", "sanction", "election", "energy", "economic", "capability", "assessment", "statement", "industry", "political"} {
		frame, glyph, family := symbol.ForKind(id)
		if family == palette.Own || glyph == symbol.Blank {
			t.Errorf("%s has no symbol", id)
		}
		if frame != symbol.FrameOf(family) {
			t.Errorf("%s: frame %v, its family has %v", id, frame, symbol.FrameOf(family))
		}
		seen[fmt.Sprint(frame, glyph)] += id + " "
	}
	if len(seen) != 14 {
		t.Errorf("%d different symbols, want 14: %v", len(seen), seen)
	}
	if frame, glyph, family := symbol.ForKind("weather"); frame != symbol.Circle || glyph != symbol.Blank || family != palette.Own {
		t.Errorf("an unknown kind gives %v, %v, %v", frame, glyph, family)
	}
}

// TestGlyphsFit: every glyph lies within the part of the grid that all frames cover.
func TestGlyphsFit(t *testing.T) {
	for g := symbol.Ship; g <= symbol.Aircraft; g++ {
		p := symbol.Shape(g).Flatten(draw.Path{})
		if p.Empty() {
			t.Errorf("glyph %d is empty", g)
		}
		for _, q := range p.Points {
			if d := q.Sub(draw.Pt(12, 12)).Len(); d > 9.3 {
				t.Errorf("glyph %d: %v is %.1f from the middle", g, q, d)
			}
		}
	}
}

func TestTrayMarksAreInside(t *testing.T) {
	tray := symbol.Tray{Marks: make([]symbol.Mark, 3), More: 2, Scale: 2}
	w, h := tray.Size()
	if h != 52 {
		t.Errorf("height %v, want 52", h)
	}
	last := tray.Mark(draw.Pt(0, 0), 2)
	if last.X+15 > w || last.Y != 26 {
		t.Errorf("the last mark is at %v in a tray of %v x %v", last, w, h)
	}
}

func TestTrackBends(t *testing.T) {
	l := draw.New(100, 100)
	for _, p := range []draw.Path{{}, draw.Polyline(draw.Pt(1, 1)), draw.Polyline(draw.Pt(1, 1), draw.Pt(1, 1))} {
		symbol.Track{Path: p, Scale: 1}.Append(l, palette.Of(palette.Light))
	}
	if len(l.Items) != 0 {
		t.Errorf("a track without length draws %d items", len(l.Items))
	}
}

// TestDrawnTwice: the same mark gives the same bytes.
func TestDrawnTwice(t *testing.T) {
	th := palette.Of(palette.Dark)
	m := symbol.Of("strike")
	m.Status, m.Emphasis, m.Count = symbol.Disputed, symbol.Selected, 12
	if a, b := one(raster.New(fonts(t)), m, th), one(raster.New(fonts(t)), m, th); !bytes.Equal(a.Pix, b.Pix) {
		t.Error("two drawings differ")
	}
}

// TestCachedMarks compares marks, stacks and trays drawn through a cache
// with such drawn as they are: the same but for rounding.
func TestCachedMarks(t *testing.T) {
	th := palette.Of(palette.Light)
	direct, cached, cache := draw.New(300, 200), draw.New(300, 200), symbol.NewCache(th)
	for i, row := range sheetRows {
		for s := range symbol.Statuses {
			m := symbol.Of(row.kind)
			m.Status, m.Count, m.Emphasis = symbol.Status(s), i%4*55, symbol.Emphasis(s%3)
			at := draw.Pt(float64(10+21*i), float64(9+36*s))
			m.Append(direct, at, th)
			cache.Append(cached, m, at)
		}
	}
	for i := range 3 {
		ring := symbol.Stack{Size: 22, Emphasis: symbol.Emphasis(i), Dim: i == 1}
		ring.Counts[0], ring.Counts[3+i] = 1+120*i, 2
		tray := symbol.Tray{Marks: []symbol.Mark{symbol.Of("strike"), symbol.Of("treaty")}, More: i, Scale: 1}
		ring.Append(direct, draw.Pt(float64(20+40*i), 100), th)
		cache.AppendStack(cached, ring, draw.Pt(float64(20+40*i), 100))
		tray.Append(direct, draw.Pt(float64(5+90*i), 150), th)
		cache.AppendTray(cached, tray, draw.Pt(float64(5+90*i)+0.3, 149.7))
	}
	r := raster.New(fonts(t))
	a, b := r.Image(direct, th.Sea), r.Image(cached, th.Sea)
	for i := range a.Pix {
		if d := int(a.Pix[i]) - int(b.Pix[i]); d < -4 || d > 4 {
			t.Fatalf("pixel %d,%d: %v drawn, %v cached", i/4%300, i/4/300, a.Pix[i], b.Pix[i])
		}
	}
}

func ExampleMark_Append() {
	l := draw.New(64, 64)
	m := symbol.Of("strike")
	m.Status, m.Count = symbol.Claimed, 3
	m.Append(l, draw.Pt(32, 32), palette.Of(palette.Light))
	fmt.Println(m.Frame == symbol.Diamond, len(l.Items) > 4)
	// Output: true true
}
