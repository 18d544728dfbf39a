package draw_test

import (
	"fmt"
	"image/color"
	"math"
	"math/rand/v2"
	"testing"

	"sandtable/geo/draw"
)

func TestLengths(t *testing.T) {
	for _, tc := range []struct {
		name string
		path draw.Path
		want float64
		tol  float64
	}{
		{"empty", draw.Path{}, 0, 0},
		{"rectangle", draw.Rect(1, 2, 3, 4), 14, 0},
		{"polyline", draw.Polyline(draw.Pt(0, 0), draw.Pt(3, 4)), 5, 0},
		{"circle", draw.Circle(draw.Pt(7, -3), 50), 2 * math.Pi * 50, 0.5},
		{"arc backwards", draw.Arc(draw.Pt(0, 0), 50, 90, -180), 50 * 1.5 * math.Pi, 0.5},
		{"round rectangle", draw.RoundRect(0, 0, 100, 60, 10), 2*80 + 2*40 + 2*math.Pi*10, 0.3},
		{"too round", draw.RoundRect(0, 0, 20, 20, 99), 2 * math.Pi * 10, 0.3},
	} {
		if got := tc.path.Length(); math.Abs(got-tc.want) > tc.tol {
			t.Errorf("%s: length %v, want %v", tc.name, got, tc.want)
		}
	}
}

// TestFlattenStaysNear checks every flat point and every middle between two
// against the circle that the curve stands for.
func TestFlattenStaysNear(t *testing.T) {
	for _, r := range []float64{0.5, 3, 40, 1000} {
		f := draw.Circle(draw.Pt(0, 0), r).Flatten(draw.Path{})
		for i, p := range f.Points {
			m := p.Lerp(f.Points[(i+1)%len(f.Points)], 0.5)
			for _, q := range []draw.Point{p, m} {
				if d := math.Abs(q.Len() - r); d > draw.Tolerance+r*0.0003 {
					t.Fatalf("radius %v: off by %v", r, d)
				}
			}
		}
	}
	var q draw.Path
	q.MoveTo(0, 0)
	q.QuadTo(50, 100, 100, 0)
	for _, p := range q.Flatten(draw.Path{}).Points {
		if want := p.X * (100 - p.X) / 50; math.Abs(p.Y-want) > 0.01 {
			t.Errorf("the parabola at %v is %v, want %v", p.X, p.Y, want)
		}
	}
}

func TestDashed(t *testing.T) {
	line := draw.Polyline(draw.Pt(0, 0), draw.Pt(10, 0))
	for _, tc := range []struct {
		name  string
		path  draw.Path
		dash  []float64
		phase float64
		want  string
	}{
		{"plain", line, []float64{3, 2}, 0, "0-3 5-8 "},
		{"phase", line, []float64{3, 2}, 1, "0-2 4-7 9-10 "},
		{"phase in a gap", line, []float64{3, 2}, 4, "1-4 6-9 "},
		{"negative phase", line, []float64{3, 2}, -1, "1-4 6-9 "},
		{"odd count", line, []float64{3}, 0, "0-3 6-9 "},
		{"dots", line, []float64{0, 4}, 0, "0-0 4-4 8-8 "},
		{"unusable", line, []float64{-1, 4}, 0, "0-10 "},
		{"zeros", line, []float64{0, 0}, 0, "0-10 "},
	} {
		got := ""
		d := tc.path.Dashed(draw.Path{}, draw.Stroke{Dash: tc.dash, Phase: tc.phase}, draw.Everywhere())
		for i, v := range d.Verbs {
			if v == draw.VerbMove {
				got += fmt.Sprint(d.Points[i].X, "-")
			} else {
				got += fmt.Sprint(d.Points[i].X, " ")
			}
		}
		if got != tc.want {
			t.Errorf("%s: got %q, want %q", tc.name, got, tc.want)
		}
	}
}

// TestDashedTurnsCorners: a dash goes around a corner and every sub-path begins anew.
func TestDashedTurnsCorners(t *testing.T) {
	p := draw.Polyline(draw.Pt(0, 0), draw.Pt(4, 0), draw.Pt(4, 4))
	p.Append(draw.Rect(10, 10, 5, 5))
	d := p.Dashed(draw.Path{}, draw.Stroke{Dash: []float64{6, 100}}, draw.Everywhere())
	want := draw.Polyline(draw.Pt(0, 0), draw.Pt(4, 0), draw.Pt(4, 2))
	want.Append(draw.Polyline(draw.Pt(10, 10), draw.Pt(15, 10), draw.Pt(15, 11)))
	if fmt.Sprint(d) != fmt.Sprint(want) {
		t.Errorf("got %v, want %v", d, want)
	}
}

// TestDashedInView compares the dashes that touch a box with those cut without one.
func TestDashedInView(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	view := draw.Box{Max: draw.Pt(100, 100)}
	for range 50 {
		var pts []draw.Point
		for range 5 {
			pts = append(pts, draw.Pt(rng.Float64()*2000-1000, rng.Float64()*2000-1000))
		}
		p, s := draw.Polygon(pts...), draw.Stroke{Dash: []float64{5, 3, 1, 3}, Phase: 2}
		all, some := middles(p.Dashed(draw.Path{}, s, draw.Everywhere()), view), middles(p.Dashed(draw.Path{}, s, view), view)
		if len(all) != len(some) {
			t.Fatalf("%d dashes in view, want %d", len(some), len(all))
		}
		for i := range all {
			if all[i].Sub(some[i]).Len() > 1e-6 {
				t.Fatalf("dash %d at %v, want %v", i, some[i], all[i])
			}
		}
	}
}

// middles returns the middles of the straight pieces within a box.
func middles(p draw.Path, view draw.Box) []draw.Point {
	var out []draw.Point
	for i, v := range p.Verbs {
		if v != draw.VerbLine {
			continue
		}
		m := p.Points[i-1].Lerp(p.Points[i], 0.5)
		if m.X > 0 && m.Y > 0 && m.X < view.Max.X && m.Y < view.Max.Y {
			out = append(out, m)
		}
	}
	return out
}

func TestAffine(t *testing.T) {
	m := draw.Scale(2).Then(draw.Rotate(90)).Then(draw.Translate(10, 20))
	if got := m.Apply(draw.Pt(3, 1)); got.Sub(draw.Pt(8, 26)).Len() > 1e-9 {
		t.Errorf("got %v, want {8 26}", got)
	}
}

func TestFade(t *testing.T) {
	c := color.NRGBA{1, 2, 3, 200}
	for _, tc := range []struct {
		k    float64
		want uint8
	}{{0, 0}, {0.5, 100}, {1, 200}, {7, 200}, {-1, 0}} {
		if got := draw.Fade(c, tc.k); got.A != tc.want || got.R != 1 {
			t.Errorf("fade %v: %v", tc.k, got)
		}
	}
}

func ExampleList() {
	l := draw.New(100, 50)
	l.Fill(draw.Rect(0, 0, 100, 50), color.NRGBA{255, 255, 255, 255})
	l.Stroke(draw.Circle(draw.Pt(50, 25), 10), draw.Line(1.5, color.NRGBA{0, 0, 0, 255}))
	for _, item := range l.Items {
		switch it := item.(type) {
		case draw.FillPath:
			fmt.Println("fill", it.Path.Bounds())
		case draw.StrokePath:
			fmt.Println("stroke", it.Stroke.Width)
		}
	}
	// Output:
	// fill {{0 0} {100 50}}
	// stroke 1.5
}
