package render_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"sandtable/geo"
	"sandtable/geo/draw"
	"sandtable/geo/render"
)

// cameras returns cameras all over the world.
func cameras(n int) []geo.Viewport {
	rnd := rand.New(rand.NewPCG(1, 2))
	out := make([]geo.Viewport, n)
	for i := range out {
		v := geo.Viewport{W: 500 + rnd.IntN(600), H: 400 + rnd.IntN(300), Scale: 1 + float64(rnd.IntN(2))}
		c := geo.Camera{Lon: rnd.Float64()*360 - 180, Lat: rnd.Float64()*150 - 75, Zoom: rnd.Float64() * 11}
		if i%2 == 0 { // where the names are dense
			c = geo.Camera{Lon: rnd.Float64()*60 - 10, Lat: 35 + rnd.Float64()*25, Zoom: 3 + rnd.Float64()*6}
		}
		v.Camera = c.Clamp(v.Units())
		out[i] = v
	}
	return out
}

// marks returns boxes as event marks might have.
func marks(v geo.Viewport, n int) []draw.Box {
	rnd := rand.New(rand.NewPCG(3, uint64(v.W)))
	out := make([]draw.Box, n)
	for i := range out {
		at := draw.Pt(rnd.Float64()*float64(v.W), rnd.Float64()*float64(v.H))
		out[i] = draw.Box{Min: at, Max: at.Add(draw.Pt(22, 22))}
	}
	return out
}

func TestNamesDoNotOverlap(t *testing.T) {
	r, total := newRenderer(t), 0
	for i, v := range cameras(80) {
		o, events := light("DEU"), marks(v, 6)
		o.Style.Density = []float64{0.5, 1, 3}[i%3]
		_, o.Keep = r.Furniture(v, o)
		list, boxes := r.Labels(v, o, events)
		if n := texts(list); n > len(boxes)*2 {
			t.Fatalf("%d texts with %d boxes", n, len(boxes))
		}
		frame := draw.Box{Max: draw.Pt(float64(v.W), float64(v.H))}
		for j, b := range boxes {
			if !b.Inside(frame) {
				t.Errorf("camera %+v: the frame cuts %v", v, b)
			}
			for _, c := range boxes[:j] {
				if b.Grow(-1e-6).Overlaps(c) {
					t.Errorf("camera %+v: %v overlaps %v", v, b, c)
				}
			}
		}
		for _, item := range list.Items {
			run, ok := item.(draw.TextRun)
			if !ok {
				continue
			}
			total++
			for _, e := range append(events, o.Keep...) {
				if around(run).Overlaps(e) {
					t.Errorf("camera %+v: %q stands on %v", v, run.Text, e)
				}
			}
		}
	}
	if total < 500 {
		t.Errorf("only %d names in all frames", total)
	}
}

// around returns a box well inside the letters of a centred run.
func around(run draw.TextRun) draw.Box {
	half := float64(len([]rune(run.Text))) * (run.Style.Size*0.3 + run.Style.Tracking) / 2
	return draw.Box{
		Min: draw.Pt(run.At.X-half, run.At.Y-run.Style.Size*0.5),
		Max: draw.Pt(run.At.X+half, run.At.Y),
	}
}

func texts(l *draw.List) int {
	n := 0
	for _, item := range l.Items {
		if _, ok := item.(draw.TextRun); ok {
			n++
		}
	}
	return n
}

// TestNamesStayWhilePanning moves maps pixel by pixel: a name that is inside
// both frames stands at the same place of the map, and none that is inside
// comes or goes. Marks move with the map.
func TestNamesStayWhilePanning(t *testing.T) {
	r := newRenderer(t)
	for i, v := range cameras(24) {
		o, events := light("FRA"), marks(v, 8)
		step := draw.Pt([]float64{1, -1, 0, 3}[i%4], []float64{1, 0, -1, -2}[i%4])
		scale := v.Scale
		old := placesOf(r, v, o, events)
		for range 5 {
			panned := v
			panned.Camera = v.Camera.Pan(step.X/scale, step.Y/scale)
			ax, ay := v.Project(panned.Unproject(float64(v.W)/2, float64(v.H)/2))
			shift := draw.Pt(float64(v.W)/2-ax, float64(v.H)/2-ay)
			for j := range events {
				events[j].Min, events[j].Max = events[j].Min.Add(shift), events[j].Max.Add(shift)
			}
			now := placesOf(r, panned, o, events)
			compare(t, v, old, now, shift)
			compare(t, v, now, old, shift.Mul(-1))
			v, old = panned, now
		}
	}
}

// placesOf returns the runs of all names by text and place.
func placesOf(r *render.Renderer, v geo.Viewport, o render.Options, events []draw.Box) []draw.TextRun {
	list, _ := r.Labels(v, o, events)
	var out []draw.TextRun
	for _, item := range list.Items {
		if run, ok := item.(draw.TextRun); ok {
			out = append(out, run)
		}
	}
	return out
}

// compare looks for each name of a in b, moved by shift, if it is wholly inside
// the frame v before and after.
func compare(t *testing.T, v geo.Viewport, a, b []draw.TextRun, shift draw.Point) {
	t.Helper()
	where := map[string]bool{}
	key := func(text string, p draw.Point) string {
		return fmt.Sprintf("%s %.0f %.0f", text, math.Round(p.X/2), math.Round(p.Y/2))
	}
	for _, run := range b {
		for _, dx := range []float64{-1, 0, 1} {
			for _, dy := range []float64{-1, 0, 1} {
				where[key(run.Text, run.At.Add(draw.Pt(dx, dy)))] = true
			}
		}
	}
	frame := draw.Box{Max: draw.Pt(float64(v.W), float64(v.H))}
	for _, run := range a {
		half := float64(len([]rune(run.Text)))*(run.Style.Size+run.Style.Tracking)/2 + 12*v.Scale
		box := draw.Box{
			Min: run.At.Sub(draw.Pt(half, 3*run.Style.Size)),
			Max: run.At.Add(draw.Pt(half, 3*run.Style.Size)),
		}
		moved := draw.Box{Min: box.Min.Add(shift), Max: box.Max.Add(shift)}
		if to := run.At.Add(shift); box.Inside(frame) && moved.Inside(frame) && !where[key(run.Text, to)] {
			t.Errorf("camera %+v: %q at %v is not at %v after the next step", v, run.Text, run.At, to)
		}
	}
}

// TestNamesDoNotDependOnTheFrame compares a small frame with a large one of the
// same camera, its slow twin: what is inside both is the same.
func TestNamesDoNotDependOnTheFrame(t *testing.T) {
	r := newRenderer(t)
	for _, c := range []geo.Camera{
		{Lon: 10, Lat: 47, Zoom: 5}, {Lon: -69, Lat: 14, Zoom: 6}, {Lon: 179, Lat: -17, Zoom: 4}, {Lon: 100, Lat: 30, Zoom: 7},
	} {
		small := geo.Viewport{Camera: c, W: 700, H: 600, Scale: 1}
		large := geo.Viewport{Camera: c, W: 3000, H: 2000, Scale: 1}
		a, b := placesOf(r, small, light(""), nil), placesOf(r, large, light(""), nil)
		shift := draw.Pt(1150, 700)
		compare(t, large, a, b, shift)
		var seen []draw.TextRun
		for _, run := range b {
			run.At = run.At.Sub(shift)
			seen = append(seen, run)
		}
		compare(t, small, seen, a, draw.Point{})
	}
}

func TestInner(t *testing.T) {
	r, o := newRenderer(t), light("")
	v := geo.Viewport{Camera: geo.Camera{Lon: 10, Lat: 47, Zoom: 5.5}, W: 900, H: 700, Scale: 1}
	o.Inner = draw.Box{Min: draw.Pt(150, 150), Max: draw.Pt(750, 550)}
	_, boxes := r.Labels(v, o, nil)
	in, out := 0, 0
	for _, b := range boxes {
		switch {
		case b.Inside(o.Inner):
			in++
		case b.Overlaps(o.Inner):
			t.Errorf("the inner edge cuts %v", b)
		default:
			out++
		}
	}
	if in == 0 || out == 0 {
		t.Errorf("%d names inside, %d in the margin: want some of both", in, out)
	}
}

// TestDensity holds the direction of the density, and that names can be hidden.
func TestDensity(t *testing.T) {
	r := newRenderer(t)
	v := geo.Viewport{Camera: geo.Camera{Lon: 10, Lat: 47, Zoom: 5}, W: 900, H: 700, Scale: 1}
	count := func(density float64, hidden render.Layers) int {
		o := light("")
		o.Style.Density, o.Hidden = density, hidden
		return len(placesOf(r, v, o, nil))
	}
	few, normal, many := count(0.4, 0), count(0, 0), count(3, 0)
	if !(few < normal && normal < many) {
		t.Errorf("densities 0.4, 1 and 3 give %d, %d and %d names", few, normal, many)
	}
	if n := count(1, render.StateNames|render.CityNames|render.SeaNames); n != 0 {
		t.Errorf("%d names though all are hidden", n)
	}
}

// TestNameStandsBesideItsMark puts an event's mark on Caracas.
func TestNameStandsBesideItsMark(t *testing.T) {
	r := newRenderer(t)
	v := geo.Viewport{Camera: geo.Camera{Lon: -66.9, Lat: 10.5, Zoom: 6}, W: 600, H: 400, Scale: 1}
	mark := draw.Box{Min: draw.Pt(284, 184), Max: draw.Pt(316, 216)}
	for _, run := range placesOf(r, v, light("VEN"), []draw.Box{mark}) {
		if run.Text == "Caracas" {
			if gap := run.At.X - 316; gap < 15 || gap > 60 {
				t.Errorf("the name stands %v px from the mark", gap)
			}
			return
		}
	}
	t.Error("the name is not there")
}
