package raster_test

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"image"
	"image/color"
	"math"
	"math/rand/v2"
	"testing"

	"sandtable/assets"
	"sandtable/geo/draw"
	"sandtable/geo/label"
	"sandtable/geo/palette"
	"sandtable/geo/raster"
	"sandtable/geo/symbol"
)

var update = flag.Bool("update", false, "rewrite the golden images")

func fonts(tb testing.TB) *label.Fonts {
	tb.Helper()
	f, err := label.Parse(label.Files{
		Regular: assets.SansRegular(), Bold: assets.SansBold(), Italic: assets.SansItalic(), Mono: assets.Mono(),
	})
	if err != nil {
		tb.Fatal(err)
	}
	return f
}

var (
	white = color.NRGBA{255, 255, 255, 255}
	ink   = color.NRGBA{22, 90, 145, 255}
	red   = color.NRGBA{175, 44, 57, 255}
)

// blob returns a wavy ring of n points, reaching beyond a frame of w x h.
func blob(n int, w, h float64) draw.Path {
	pts := make([]draw.Point, n)
	for i := range pts {
		a := 2 * math.Pi * float64(i) / float64(n)
		r := 0.45 + 0.12*math.Sin(9*a) + 0.03*math.Sin(211*a)
		pts[i] = draw.Pt(w/2+w*r*math.Cos(a), h/2+h*r*math.Sin(a))
	}
	return draw.Polygon(pts...)
}

// scene is a picture with everything that a list can hold.
func scene(w, h int) *draw.List {
	l := draw.New(w, h)
	fw, fh := float64(w), float64(h)
	l.Fill(blob(900, fw, fh), color.NRGBA{246, 243, 236, 255})
	l.FillEvenOdd(blob(60, fw*0.7, fh*1.6), color.NRGBA{0, 128, 93, 90})
	hatch := draw.Hatch{Angle: 45, Spacing: 6, Width: 1, Color: red, Origin: draw.Pt(40, 40)}
	l.FillPaint(draw.Circle(draw.Pt(fw*0.3, fh*0.4), 45), draw.Paint{Color: draw.Fade(red, 0.1), Hatch: &hatch})
	l.Stroke(blob(700, fw, fh), draw.Line(0.8, ink))
	l.Stroke(draw.Polyline(draw.Pt(-40, 20), draw.Pt(fw*0.6, fh*0.8), draw.Pt(fw+400, 30)),
		draw.Stroke{Width: 2.4, Dash: []float64{7, 4}, Color: ink, Cap: draw.CapRound, Join: draw.JoinRound})
	l.Clip(draw.Circle(draw.Pt(fw*0.7, fh*0.5), 40))
	l.Fill(draw.Rect(0, 0, fw, fh), color.NRGBA{20, 20, 20, 120})
	l.Clip(draw.Rect(math.Floor(fw*0.6), math.Floor(fh*0.4), 60, 30))
	l.Text(draw.TextRun{Text: "clipped text", At: draw.Pt(fw*0.55, fh*0.55), Style: draw.TextStyle{Size: 20, Font: draw.Bold}, Color: white})
	l.Unclip()
	l.Unclip()
	l.Text(draw.TextRun{Text: "Caracas Тест", At: draw.Pt(12, fh-12), Style: draw.TextStyle{Size: 13}, Color: ink, Halo: draw.Halo{Color: white, Width: 3}})
	l.Text(draw.TextRun{Text: "CUBA", At: draw.Pt(fw/2, 30), Align: draw.AlignCenter, Angle: 20, Style: draw.TextStyle{Size: 12, Font: draw.Bold, Tracking: 3}, Color: red, Halo: draw.Halo{Color: white, Width: 2}})
	m := image.NewRGBA(image.Rect(0, 0, 30, 20))
	raster.Fill(m, color.NRGBA{200, 120, 0, 140})
	l.Image(m, w-20, 10)
	for i, kind := range []string{"deployment", "strike", "treaty", "sanction"} {
		k := symbol.Of(kind)
		k.Status = symbol.Status(i)
		k.Append(l, draw.Pt(30+40*float64(i), fh/2), palette.Of(palette.Light))
	}
	return l
}

func canvas(w, h int) *image.RGBA {
	m := image.NewRGBA(image.Rect(0, 0, w, h))
	raster.Fill(m, color.NRGBA{213, 227, 234, 255})
	return m
}

func TestBandsEqualWhole(t *testing.T) {
	r := raster.New(fonts(t))
	for _, size := range []image.Point{{317, 199}, {640, 480}, {64, 1000}} {
		l := scene(size.X, size.Y)
		whole, bands, again := canvas(size.X, size.Y), canvas(size.X, size.Y), canvas(size.X, size.Y)
		r.Draw(whole, l)
		if err := r.DrawBands(context.Background(), bands, l); err != nil {
			t.Fatal(err)
		}
		raster.New(fonts(t)).Draw(again, l)
		if !bytes.Equal(whole.Pix, bands.Pix) {
			t.Errorf("%v: bands differ from the whole", size)
		}
		if !bytes.Equal(whole.Pix, again.Pix) {
			t.Errorf("%v: a second rasteriser gives other bytes", size)
		}
	}
}

func TestDrawBandsCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if err := raster.New(nil).DrawBands(ctx, canvas(50, 50), draw.New(50, 50)); err == nil {
		t.Error("no error from a cancelled context")
	}
}

func TestGoldenScene(t *testing.T) {
	m := canvas(320, 200)
	raster.New(fonts(t)).Draw(m, scene(320, 200))
	golden(t, "scene.png", m)
}

// grey draws a list in black on white and returns the coverage of each pixel.
func grey(l *draw.List) *image.Gray {
	m := raster.New(nil).Image(l, white)
	g := image.NewGray(m.Rect)
	for i := range g.Pix {
		g.Pix[i] = 255 - m.Pix[4*i]
	}
	return g
}

var black = color.NRGBA{0, 0, 0, 255}

// inside tells by ray casting whether a point is inside a flat path, and how often it is wound around.
func winding(p draw.Path, q draw.Point) int {
	n, i := 0, 0
	var at, start draw.Point
	line := func(a, b draw.Point) {
		if (a.Y <= q.Y) == (b.Y <= q.Y) {
			return
		}
		if x := a.X + (b.X-a.X)*(q.Y-a.Y)/(b.Y-a.Y); x > q.X {
			if a.Y < b.Y {
				n++
			} else {
				n--
			}
		}
	}
	for _, v := range p.Verbs {
		switch v {
		case draw.VerbMove:
			line(at, start)
			start = p.Points[i]
		case draw.VerbClose:
			line(at, start)
			at = start
			continue
		default:
			line(at, p.Points[i])
		}
		at = p.Points[i]
		i++
	}
	line(at, start)
	return n
}

// TestFillAgainstSampling compares fills with 16 x 16 samples a pixel.
func TestFillAgainstSampling(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	for k := range 40 {
		var pts []draw.Point
		for range 3 + k%4 {
			pts = append(pts, draw.Pt(rng.Float64()*90-25, rng.Float64()*90-25))
		}
		p := draw.Polygon(pts...)
		for _, evenOdd := range []bool{false, true} {
			l := draw.New(40, 40)
			l.Append(draw.FillPath{Path: p, Paint: draw.Solid(black), EvenOdd: evenOdd})
			compareSampled(t, fmt.Sprintf("polygon %d, even-odd %v", k, evenOdd), grey(l), func(q draw.Point) bool {
				n := winding(p, q)
				return n != 0 && (!evenOdd || n%2 != 0)
			})
		}
	}
}

// compareSampled checks coverage against samples. Where edges cross within a
// pixel the area is only approximate, so a few pixels may be further off.
func compareSampled(t *testing.T, name string, got *image.Gray, in func(draw.Point) bool) {
	t.Helper()
	const n = 16
	far, where := 0, ""
	for y := range got.Rect.Dy() {
		for x := range got.Rect.Dx() {
			hits := 0
			for k := range n * n {
				if in(draw.Pt(float64(x)+(float64(k%n)+0.5)/n, float64(y)+(float64(k/n)+0.5)/n)) {
					hits++
				}
			}
			if math.Abs(float64(got.GrayAt(x, y).Y)-255*float64(hits)/(n*n)) > 14 {
				far++
				where += fmt.Sprintf(" %d,%d: %d not %d", x, y, got.GrayAt(x, y).Y, 255*hits/(n*n))
			}
		}
	}
	if far > 6 {
		t.Errorf("%s: %d pixels are off:%.200s", name, far, where)
	}
}

// TestStrokeAgainstDistance compares round lines with "within half a width of
// the line". Where a line lies over itself the area is only approximate, so the
// lines do not turn back.
func TestStrokeAgainstDistance(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	for k := range 40 {
		at, angle := draw.Pt(rng.Float64()*20, rng.Float64()*40), 2*rng.Float64()-1
		pts := []draw.Point{at}
		for range 1 + k%4 {
			sin, cos := math.Sincos(angle)
			at = at.Add(draw.Pt(cos, sin).Mul(8 + 12*rng.Float64()))
			pts, angle = append(pts, at), angle+3.4*(rng.Float64()-0.5)
		}
		width := 0.7 + 5*rng.Float64()
		path := draw.Polyline(pts...)
		if k%8 == 6 {
			pts = []draw.Point{{X: 3, Y: 5}, at, {X: 30, Y: 35}, {X: 6, Y: 30}}
			path = draw.Polygon(pts...)
			pts = append(pts, pts[0])
		}
		l := draw.New(40, 40)
		l.Stroke(path, draw.Stroke{Width: width, Color: black, Cap: draw.CapRound, Join: draw.JoinRound})
		compareSampled(t, fmt.Sprintf("line %d of width %.1f", k, width), grey(l), func(q draw.Point) bool {
			return distance(pts, q) <= width/2
		})
	}
}

func distance(pts []draw.Point, q draw.Point) float64 {
	best := math.Inf(1)
	for i := 1; i < len(pts); i++ {
		a, d := pts[i-1], pts[i].Sub(pts[i-1])
		t := min(max(((q.X-a.X)*d.X+(q.Y-a.Y)*d.Y)/(d.X*d.X+d.Y*d.Y), 0), 1)
		best = min(best, a.Add(d.Mul(t)).Sub(q).Len())
	}
	return best
}

func TestHatchAgainstDistance(t *testing.T) {
	for _, h := range []draw.Hatch{
		{Angle: 45, Spacing: 6, Width: 1.5, Color: black, Origin: draw.Pt(3.3, 7.7)},
		{Angle: 0, Spacing: 5, Width: 2, Color: black, Origin: draw.Pt(0, 2.5)},
		{Angle: -30, Spacing: 9, Width: 3, Color: black, Origin: draw.Pt(-500, 1000)},
	} {
		l := draw.New(40, 40)
		l.FillPaint(draw.Rect(0, 0, 40, 40), draw.Paint{Hatch: &h})
		sin, cos := math.Sincos(h.Angle * math.Pi / 180)
		g := grey(l)
		for y := range 40 {
			for x := range 40 {
				d := (float64(x)+0.5-h.Origin.X)*sin + (float64(y)+0.5-h.Origin.Y)*cos
				d = math.Abs(math.Remainder(d, h.Spacing))
				want := 255 * min(max(h.Width/2+0.5-d, 0), 1)
				if got := float64(g.GrayAt(x, y).Y); math.Abs(got-want) > 10 {
					t.Fatalf("hatch at %.0f°, pixel %d,%d: got %.0f, want %.0f", h.Angle, x, y, got, want)
				}
			}
		}
	}
}

// TestFarAway draws shapes that reach far beyond the frame: the part inside must
// be the same as that of a near shape, and quick.
func TestFarAway(t *testing.T) {
	near, distant := draw.New(60, 60), draw.New(60, 60)
	near.Fill(draw.Polygon(draw.Pt(-100, 20), draw.Pt(30, 20), draw.Pt(30, 100), draw.Pt(-100, 100)), black)
	distant.Fill(draw.Polygon(draw.Pt(-1e9, 20), draw.Pt(30, 20), draw.Pt(30, 1e9), draw.Pt(-1e9, 1e9)), black)
	dashes := draw.Stroke{Width: 2, Dash: []float64{4, 4}, Color: black}
	near.Stroke(draw.Polyline(draw.Pt(-80, 8.5), draw.Pt(100, 8.5)), dashes)
	distant.Stroke(draw.Polyline(draw.Pt(-8e6, 8.5), draw.Pt(8e6, 8.5)), dashes)
	if !bytes.Equal(grey(near).Pix, grey(distant).Pix) {
		t.Error("a far shape is drawn differently")
	}
}

func TestBadCoordinates(t *testing.T) {
	nan, inf := math.NaN(), math.Inf(1)
	l := draw.New(30, 30)
	for _, p := range []draw.Path{
		draw.Polygon(draw.Pt(nan, 1), draw.Pt(20, 3), draw.Pt(5, 20)),
		draw.Polygon(draw.Pt(inf, 1), draw.Pt(20, -inf), draw.Pt(5, 20)),
		draw.Circle(draw.Pt(10, 10), inf), draw.Circle(draw.Pt(nan, 10), 4), {},
		draw.Polyline(draw.Pt(3, 3)), draw.Polyline(draw.Pt(3, 3), draw.Pt(3, 3)),
	} {
		l.Fill(p, black)
		l.Stroke(p, draw.Stroke{Width: 3, Color: black, Dash: []float64{3, 0, 1}, Cap: draw.CapRound})
		l.Stroke(p, draw.Stroke{Width: inf, Color: black})
	}
	l.Unclip()
	l.Text(draw.TextRun{Text: "x", At: draw.Pt(nan, inf), Style: draw.TextStyle{Size: 12}})
	raster.New(fonts(t)).Image(l, white)
}

func TestClipIsMultiplied(t *testing.T) {
	l := draw.New(20, 20)
	l.Clip(draw.Rect(4.5, 4, 10, 10))
	l.Fill(draw.Rect(0, 0, 20, 20), black)
	l.Unclip()
	g := grey(l)
	for _, tc := range []struct{ x, y, want int }{{3, 8, 0}, {4, 8, 128}, {5, 8, 255}, {14, 8, 128}, {15, 8, 0}, {8, 3, 0}, {8, 13, 255}, {8, 14, 0}} {
		if got := int(g.GrayAt(tc.x, tc.y).Y); got < tc.want-1 || got > tc.want+1 {
			t.Errorf("pixel %d,%d: got %d, want %d", tc.x, tc.y, got, tc.want)
		}
	}
}

func TestSteadyFramesAllocateLittle(t *testing.T) {
	r, l, m := raster.New(fonts(t)), scene(320, 200), canvas(320, 200)
	r.Draw(m, l)
	if n := testing.AllocsPerRun(20, func() { r.Draw(m, l) }); n > 60 {
		t.Errorf("%.0f allocations a frame", n)
	}
}

func ExampleRasterizer_Image() {
	l := draw.New(4, 3)
	l.Fill(draw.Rect(1, 1, 2, 1), color.NRGBA{255, 0, 0, 255})
	m := raster.New(nil).Image(l, color.NRGBA{255, 255, 255, 255})
	fmt.Println(m.RGBAAt(0, 0), m.RGBAAt(1, 1), m.Stride == 4*4)
	// Output: {255 255 255 255} {255 0 0 255} true
}
