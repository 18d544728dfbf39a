package symbol_test

import (
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"os"
	"strings"
	"testing"

	"sandtable/geo/draw"
	"sandtable/geo/palette"
	"sandtable/geo/raster"
	"sandtable/geo/symbol"
)

// The reference sheet: codes.txt, in rows of eleven, drawn by milsymbol (see
// assets/PROVENANCE.md); a frame's side is 44 px there, so ours has size 44.
const (
	referenceCell    = 96
	referenceColumns = 11
	referenceSize    = 44
)

func codes(t testing.TB) []string {
	t.Helper()
	b, err := os.ReadFile("testdata/milsymbol/codes.txt")
	if err != nil {
		t.Fatal(err)
	}
	return strings.Fields(string(b))
}

func reference(t testing.TB) image.Image {
	t.Helper()
	f, err := os.Open("testdata/milsymbol/milsymbol.png")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	m, err := png.Decode(f)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// ink lists the dark pixels of a cell, in a grid of the cell's size.
func ink(m image.Image, at image.Point) []bool {
	out := make([]bool, referenceCell*referenceCell)
	for y := range referenceCell {
		for x := range referenceCell {
			out[y*referenceCell+x] = color.GrayModel.Convert(m.At(at.X+x, at.Y+y)).(color.Gray).Y < 150
		}
	}
	return out
}

// print is the ink of a cell, and what lies within two pixels of it.
type print struct{ ink, near []bool }

func printOf(ink []bool) print {
	p := print{ink, make([]bool, len(ink))}
	for i, on := range ink {
		for dy := -2; on && dy <= 2; dy++ {
			for dx := -2; dx <= 2; dx++ {
				x, y := i%referenceCell+dx, i/referenceCell+dy
				if dx*dx+dy*dy <= 4 && x >= 0 && y >= 0 && x < referenceCell && y < referenceCell {
					p.near[y*referenceCell+x] = true
				}
			}
		}
	}
	return p
}

// parts are the regions of a code's cell that are held against each other: all of
// it, what stands inside every frame, and the echelon over it.
func parts(code string) []image.Rectangle {
	const mid = referenceCell / 2
	out := []image.Rectangle{image.Rect(0, 0, referenceCell, referenceCell), image.Rect(mid-17, mid-17, mid+17, mid+17)}
	if code[8:10] != "00" {
		out = append(out, image.Rect(0, 0, referenceCell, mid-25))
	}
	return out
}

// agreement is how much of the ink of either picture lies at that of the other,
// in the part where they agree least.
func agreement(a, b print, parts []image.Rectangle) float64 {
	least := 1.0
	for _, part := range parts {
		var all, met [2]int
		for y := part.Min.Y; y < part.Max.Y; y++ {
			for i := y*referenceCell + part.Min.X; i < y*referenceCell+part.Max.X; i++ {
				for side, pair := range [...][2][]bool{{a.ink, b.near}, {b.ink, a.near}} {
					if pair[0][i] {
						all[side]++
						if pair[1][i] {
							met[side]++
						}
					}
				}
			}
		}
		if max(all[0], all[1]) >= 12 {
			least = min(least, share(met[0], all[0]), share(met[1], all[1]))
		}
	}
	return least
}

func share(met, all int) float64 {
	if all == 0 {
		return 0
	}
	return float64(met) / float64(all)
}

// solid is a code without what only makes its line dashed.
func solid(code string) string {
	b := []byte(code)
	b[3], b[6] = map[byte]byte{'0': '1', '1': '1', '2': '3', '3': '3', '4': '4', '5': '6', '6': '6'}[b[3]], '0'
	return string(b)
}

// ours draws a code in black, in a cell.
func ours(t testing.TB, r *raster.Rasterizer, code string) []bool {
	t.Helper()
	s, err := symbol.ParseSign(code)
	if err != nil {
		t.Fatal(err)
	}
	m := symbol.Of(code)
	if m.Sign != s {
		t.Fatalf("%s: the mark has %v, the code says %v", code, m.Sign, s)
	}
	m.Size, m.Color, m.Bare = referenceSize, color.NRGBA{A: 255}, true
	l := draw.New(referenceCell, referenceCell)
	m.Append(l, draw.Pt(referenceCell/2, referenceCell/2), palette.Of(palette.Light))
	return ink(r.Image(l, color.NRGBA{255, 255, 255, 255}), image.Point{})
}

// The least agreement with the reference, that of dashed frames, whose dashes lie
// elsewhere, and how much better than any other picture one's own must be met.
const (
	leastAgreement = 0.93
	leastDashed    = 0.8
	leastMargin    = 0.03
)

// TestAgainstReference holds frames, icons and echelons against those of
// milsymbol: the ink lies where the reference has it, and of all references a
// symbol's own is the nearest.
func TestAgainstReference(t *testing.T) {
	all, sheet, r := codes(t), reference(t), raster.New(fonts(t))
	theirs := make([]print, len(all))
	for i := range all {
		theirs[i] = printOf(ink(sheet, image.Pt(i%referenceColumns*referenceCell, i/referenceColumns*referenceCell)))
	}
	for i, code := range all {
		mine := printOf(ours(t, r, code))
		own, other, whose := agreement(mine, theirs[i], parts(code)), 0.0, ""
		for j := range all {
			if a := agreement(mine, theirs[j], parts(code)); solid(all[j]) != solid(code) && a > other {
				other, whose = a, all[j]
			}
		}
		if testing.Verbose() {
			t.Logf("%s %.3f, next %s %.3f", code, own, whose, other)
		}
		want := leastAgreement
		if code != solid(code) {
			want = leastDashed
		}
		if own < want || own-other < leastMargin {
			t.Errorf("%s agrees %.3f with its reference, want %.2f; with that of %s %.3f", code, own, want, whose, other)
		}
	}
}

func TestParseSign(t *testing.T) {
	for _, tc := range []struct {
		text string
		want symbol.Sign
		err  string
	}{
		{"submarine", symbol.Sign{Entity: symbol.Submarine}, ""},
		{"10043500001101000000", symbol.Sign{Entity: symbol.Submarine}, ""},
		{"10031000161211000000", symbol.Sign{Entity: symbol.Infantry, Side: symbol.Friend, Echelon: 16}, ""},
		{"10051000001211003500", symbol.Sign{Entity: symbol.Advisers, Side: symbol.Hostile, Unsure: true}, ""},
		{"10000110001101030000", symbol.Sign{Entity: symbol.Bomber, Side: symbol.Unknown, Unsure: true, Planned: true}, ""},
		{"", symbol.Sign{}, "neither"}, {"weather", symbol.Sign{}, "neither"}, {"1004350000110100000x", symbol.Sign{}, "neither"},
		{"100435000011010000", symbol.Sign{}, "18 digits"}, {"10143500001101000000", symbol.Sign{}, "context"},
		{"10083500001101000000", symbol.Sign{}, "identity"}, {"10043530001101000000", symbol.Sign{}, "status"},
		{"10043501001101000000", symbol.Sign{}, "headquarters"}, {"10043500001102000000", symbol.Sign{}, "entity"},
		{"10043500001101000001", symbol.Sign{}, "sector 2"}, {"10043500161101000000", symbol.Sign{}, "echelon"},
		{"10041000191211000000", symbol.Sign{}, "echelon"}, {"10041000251211000000", symbol.Sign{}, "echelon"},
	} {
		got, err := symbol.ParseSign(tc.text)
		if (err != nil) != (tc.err != "") || err != nil && !strings.Contains(err.Error(), tc.err) || err == nil && got != tc.want {
			t.Errorf("%q: %v, %v; want %v, %q", tc.text, got, err, tc.want, tc.err)
		}
	}
	if _, err := symbol.ParseSign("10043500001102000000"); !errors.Is(err, symbol.ErrNotDrawn) {
		t.Errorf("an entity that is not drawn gives %v", err)
	}
}

func FuzzParseSign(f *testing.F) {
	for _, k := range symbol.Signs() {
		f.Add(k.ID)
	}
	f.Add("10051000161211003500")
	f.Fuzz(func(t *testing.T, text string) {
		s, err := symbol.ParseSign(text)
		if err == nil && s.Kind().ID == "" {
			t.Errorf("%q is read without an entity", text)
		}
		l := draw.New(40, 40)
		symbol.Of(text).Append(l, draw.Pt(20, 20), palette.Of(palette.Light))
	})
}

func TestCheckID(t *testing.T) {
	for _, id := range []string{"deployment", "uav", "10043000001202000000"} {
		if err := symbol.CheckID(id); err != nil {
			t.Errorf("%s: %v", id, err)
		}
	}
	for _, id := range []string{"weather", "tank", "10043000001202000001"} {
		if symbol.CheckID(id) == nil {
			t.Errorf("%s passes", id)
		}
	}
}

// TestSignsStayInReach: nothing of a sign is drawn beyond what its symbol says.
func TestSignsStayInReach(t *testing.T) {
	r, th := raster.New(fonts(t)), palette.Of(palette.Light)
	for _, code := range codes(t) {
		for _, emphasis := range []symbol.Emphasis{symbol.Plain, symbol.Hovered, symbol.Selected} {
			m := symbol.Of(code)
			m.Emphasis = emphasis
			l := draw.New(100, 100)
			m.Append(l, draw.Pt(50, 50), th)
			picture, reach := r.Image(l, th.Sea), m.Symbol(th).Reach
			ground := color.RGBAModel.Convert(th.Sea)
			for y := range 100 {
				for x := range 100 {
					if picture.At(x, y) != ground && max(abs(float64(x)+0.5-50), abs(float64(y)+0.5-50)) > reach+0.5 {
						t.Fatalf("%s, emphasis %d: ink at %d, %d, beyond %.1f", code, emphasis, x, y, reach)
					}
				}
			}
		}
	}
}

func abs(v float64) float64 { return max(v, -v) }

// TestGoldenSigns draws every sign in every status, at the sizes of map and legend.
func TestGoldenSigns(t *testing.T) {
	r := raster.New(fonts(t))
	for _, mode := range modes {
		th, l := palette.Of(mode), draw.New(320, 200)
		for i, k := range symbol.Signs() {
			for s := range 3 {
				m := symbol.Of(k.ID)
				m.Status, m.Size = symbol.Status((i+2*s)%symbol.Statuses), []float64{22, 22, 15}[s]
				m.Append(l, draw.Pt(20+40*float64(i%8), 20+33*float64(3*(i/8)+s)), th)
			}
		}
		golden(t, "signs-"+mode.String()+".png", r.Image(l, th.Land))
	}
}

func ExampleParseSign() {
	s, _ := symbol.ParseSign("10031000161211000000")
	fmt.Println(s.Kind().Label, s.Side == symbol.Friend, s.Echelon)
	_, err := symbol.ParseSign("10031000001205000000")
	fmt.Println(err)
	// Output:
	// Infantry true 16
	// entity 12050000 of symbol set 10 in code "10031000001205000000": this program does not draw it
}
