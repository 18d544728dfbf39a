package render

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"sandtable/assets"
	"sandtable/geo"
	"sandtable/geo/basemap"
	"sandtable/geo/draw"
	"sandtable/geo/label"
	"sandtable/geo/palette"
)

// boxes returns what the spot takes.
func (s spot) boxes() []draw.Box {
	if s.noted {
		return []draw.Box{s.box, s.mark}
	}
	return []draw.Box{s.box}
}

// greedy is the slow twin of settle: all names of the world in their order, each
// against all obstacles and all names that were placed before it.
func greedy(p *plan) {
	var marks []draw.Box
	p.near, p.taken = p.obstacles, nil
	for i := range p.names {
		if n := &p.names[i]; n.class == cityName {
			marks = append(marks, p.markBox(p.r.world.Cities[n.index].At))
		}
	}
	for i := range p.names {
		n := &p.names[i]
		n.state = dropped
		others := marks
		if n.class == cityName {
			own := p.markBox(p.r.world.Cities[n.index].At)
			others = slices.DeleteFunc(slices.Clone(marks), func(b draw.Box) bool { return b == own })
		}
		for _, avoid := range [][]draw.Box{others, nil} {
			p.spots(n, p.detail(i), func(s spot) bool {
				if n.state == placed || p.hits(s.box, avoid) || !p.free(s) {
					return false
				}
				n.state, n.spot = placed, s
				return true
			})
		}
		if n.state == placed {
			p.taken = append(p.taken, n.spot.boxes()...)
		}
	}
}

// embedded returns a renderer of the embedded base map.
func embedded(t *testing.T) *Renderer {
	t.Helper()
	m, err := basemap.Decode(assets.Basemap())
	if err != nil {
		t.Fatal(err)
	}
	fonts, err := label.Parse(label.Files{
		Regular: assets.SansRegular(), Bold: assets.SansBold(),
		Italic: assets.SansItalic(), Mono: assets.Mono(),
	})
	if err != nil {
		t.Fatal(err)
	}
	return New(m, fonts)
}

// planned returns the plan of a frame with obstacles.
func planned(r *Renderer, v geo.Viewport, o Options, obstacles []draw.Box) *plan {
	p := newPlan(r, v, o)
	p.look(v, o)
	p.begin(v.Frame(), obstacles)
	return p
}

// TestSettleAgainstGreedy settles several sets of obstacles in one plan.
func TestSettleAgainstGreedy(t *testing.T) {
	r := embedded(t)
	rng := rand.New(rand.NewPCG(1, 2))
	o := Options{Style: Style{Theme: palette.Of(palette.Light)}, Focal: "FRA"}
	for _, c := range []geo.Camera{{Zoom: 0}, {Zoom: 1.5, Lon: 170}, {Zoom: 3}, {Zoom: 4.2, Lat: 45}, {Zoom: 5.3, Lon: -70, Lat: 12}} {
		v := geo.Viewport{Camera: c, W: 800, H: 600, Scale: 1}
		got := planned(r, v, o, nil)
		for _, n := range []int{0, 1, 60, 12} {
			events := make([]draw.Box, n)
			for i := range events {
				at := draw.Pt(rng.Float64()*800, rng.Float64()*600)
				events[i] = draw.Box{Min: at, Max: at.Add(draw.Pt(22, 10+rng.Float64()*30))}
			}
			want := planned(r, v, o, events)
			greedy(want)
			got.begin(v.Frame(), events)
			for i := len(got.names) - 1; i >= 0; i-- {
				got.settle(i)
			}
			for i := range want.names {
				a, b := &want.names[i], &got.names[i]
				if a.state != b.state || a.state == placed && fmt.Sprint(a.spot) != fmt.Sprint(b.spot) {
					t.Fatalf("zoom %v, %d obstacles: %q is at %v, want %v", c.Zoom, n, got.text(*b), b.spot, a.spot)
				}
			}
		}
	}
}

// TestReach holds the estimate that settle relies on: every place of a name is within its reach.
func TestReach(t *testing.T) {
	r := embedded(t)
	for _, zoom := range []float64{0, 2, 4.5, 7} {
		v := geo.Viewport{Camera: geo.Camera{Zoom: zoom}, W: 1600, H: 1200, Scale: 2}
		p := planned(r, v, Options{}, nil)
		for i := range p.names {
			n := &p.names[i]
			within := draw.Box{Min: n.at, Max: n.at}.Grow(n.reach)
			p.spots(n, p.detail(i), func(s spot) bool {
				for _, b := range s.boxes() {
					if !b.Inside(within) {
						t.Errorf("zoom %v: %q may stand at %v, which is outside %v", zoom, p.text(*n), b, within)
					}
				}
				return false
			})
		}
	}
}

// TestGroundIsRemembered compares the places of seas, asked for twice, with a look
// at the ground of each.
func TestGroundIsRemembered(t *testing.T) {
	p := planned(embedded(t), geo.Viewport{Camera: geo.Camera{Zoom: 5}, W: 800, H: 600, Scale: 1}, Options{}, nil)
	places := 0
	for i := range p.names {
		n := &p.names[i]
		if n.class != smallSea {
			continue
		}
		d := p.detail(i)
		var want []draw.Box
		w, h := d.body.box.Max.X-d.body.box.Min.X, d.body.box.Max.Y-d.body.box.Min.Y
		for _, by := range seaShifts[:nearShifts] {
			box := moved(d.body.box, by.X*w, by.Y*h)
			if p.atSea(box) && p.openWater(n.at, n.at.Add(draw.Pt(by.X*w, by.Y*h))) {
				want = append(want, box)
			}
		}
		for range 2 {
			var got []draw.Box
			p.spots(n, d, func(s spot) bool { got = append(got, s.box); return false })
			if !slices.Equal(got, want) {
				t.Fatalf("%q may stand at %v, want %v", p.text(*n), got, want)
			}
		}
		places += len(want)
	}
	if places < 20 {
		t.Errorf("only %d places", places)
	}
}
