package render_test

import (
	"math/rand/v2"
	"testing"

	"sandtable/geo"
	"sandtable/geo/draw"
)

// TestNamesInEveryProjection holds that names touch neither each other nor the
// frame, and that panning a little moves few of them to other places.
func TestNamesInEveryProjection(t *testing.T) {
	r, rng := newRenderer(t), rand.New(rand.NewPCG(3, 9))
	for _, projection := range geo.Projections()[1:] {
		stayed, all := 0, 0
		for range 12 {
			c := geo.Camera{Projection: projection, Lon: rng.Float64()*360 - 180, Lat: rng.Float64()*140 - 70, Zoom: 1 + rng.Float64()*6}
			v := geo.Viewport{Camera: c.Clamp(900, 600), W: 900, H: 600, Scale: 1}
			_, boxes := r.Labels(v, styled("light", ""), nil)
			frame := draw.Box{Max: draw.Pt(900, 600)}
			for i, a := range boxes {
				if !a.Inside(frame) {
					t.Fatalf("%+v: a name at %v leaves the frame", v.Camera, a)
				}
				for _, b := range boxes[:i] {
					if a.Grow(-0.01).Overlaps(b) {
						t.Fatalf("%+v: names overlap at %v and %v", v.Camera, a, b)
					}
				}
			}
			before := linesOf(r.Labels(v, styled("light", ""), nil))
			v.Camera = v.Drag(450, 300, 458, 294)
			after := linesOf(r.Labels(v, styled("light", ""), nil))
			for name := range before {
				all++
				if after[name] {
					stayed++
				}
			}
		}
		if stayed*100 < all*85 {
			t.Errorf("%s: only %d of %d names stay while panning", projection, stayed, all)
		}
	}
}

// linesOf are the lines of a list.
func linesOf(list *draw.List, _ []draw.Box) map[string]bool {
	out := map[string]bool{}
	for _, item := range list.Items {
		if text, ok := item.(draw.TextRun); ok {
			out[text.Text] = true
		}
	}
	return out
}
