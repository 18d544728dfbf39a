package scene_test

import (
	"bytes"
	"context"
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"sandtable/app/scene"
	"sandtable/app/store"
	"sandtable/data"
	"sandtable/data/edtf"
	"sandtable/data/ingest"
	"sandtable/geo"
	"sandtable/geo/draw"

	"github.com/paulmach/orb"
)

// TestOnTheMapMeansSeen holds, in every projection, that a place counts as on the
// map exactly where its point is shown inside the frame: not on the far side of
// the globe.
func TestOnTheMapMeansSeen(t *testing.T) {
	kit, d, base := sample(t)
	hidden := 0
	for i, v := range views(d, base, 200) {
		s := build(t, kit, d, v)
		view := s.Frame.Viewport
		for _, g := range s.Groups {
			if g.Shape == scene.Track {
				continue
			}
			if want := view.Contains(g.Point); want != g.OnMap && !atEdge(view, g.At) {
				t.Fatalf("view %d, %+v: %s at %v is on the map: %v, want %v", i, v.Camera, g.Key, g.Point, g.OnMap, want)
			}
			if !g.OnMap {
				hidden++
			}
			at := g.Hit.Min.Lerp(g.Hit.Max, 0.5)
			if _, ok := s.Hit(at.X, at.Y); g.OnMap && !ok {
				t.Fatalf("view %d: nothing is hit at %s", i, g.Key)
			}
		}
		s.Draw(draw.New(view.W, view.H))
		for _, p := range s.Pointers(9) {
			if math.IsNaN(p.Bearing) {
				t.Fatalf("view %d: no bearing to %s", i, p.Text)
			}
		}
	}
	if hidden == 0 {
		t.Error("no place is hidden in any view")
	}
}

func atEdge(v geo.Viewport, p draw.Point) bool {
	return math.Abs(p.X-float64(v.W)) < 1e-6 || math.Abs(p.Y-float64(v.H)) < 1e-6
}

// TestRangeRingsAreCircles holds that a launch ring about the middle of the
// equidistant map is a circle of its radius.
func TestRangeRingsAreCircles(t *testing.T) {
	s := annotated(t, geo.Camera{Projection: geo.AzimuthalEquidistant, Lon: -66.13, Lat: 11.8, Zoom: 3}, "ring:-66.13,11.8,1000km")
	view := s.Frame.Viewport
	middle := draw.Pt(float64(view.W)/2, float64(view.H)/2)
	for _, p := range s.Annotations[0].Path.Points {
		if km := p.Sub(middle).Len() * view.MetresPerPixel() / 1000; math.Abs(km-1000) > 8 {
			t.Errorf("the ring is %.0f km from its middle", km)
		}
	}
}

// TestTracksOverTheHorizon holds that a line to the far side of the globe ends at
// the horizon, and that one wholly there is not on the map.
func TestTracksOverTheHorizon(t *testing.T) {
	for _, c := range []struct {
		lon   float64
		onMap bool
	}{{-66, true}, {37, true}, {120, false}} {
		s := annotated(t, geo.Camera{Projection: geo.Orthographic, Lon: c.lon, Lat: -30, Zoom: 1}, "distance:-66.9,10.5,-47.9,-15.8")
		note := s.Annotations[0]
		if note.OnMap != c.onMap {
			t.Errorf("from %v° the line is on the map: %v", c.lon, note.OnMap)
		}
		view := s.Frame.Viewport
		radius := view.WorldUnits() / (2 * math.Pi)
		for _, p := range note.Path.Points {
			if off := p.Sub(draw.Pt(float64(view.W)/2, float64(view.H)/2)).Len(); c.onMap && off > radius+0.1 {
				t.Errorf("from %v° the line leaves the globe: %v of %v px", c.lon, off, radius)
			}
		}
	}
}

// TestDotsInEveryProjection holds that the dots of a plain table are the events
// whose places are in the frame, one by one.
func TestDotsInEveryProjection(t *testing.T) {
	kit, d := spread(t, 9000)
	k := d.Known(data.AsKnown{})
	for i, name := range geo.Projections() {
		v := scene.OpeningView(d, kit.World, scene.Extent(d), 868, 498)
		v.Camera = geo.Camera{Projection: name, Lon: -70, Lat: 20, Zoom: 1.5}.Clamp(868, 498)
		s := build(t, kit, d, v)
		want := 0
		for e := range int32(d.Events.N) {
			if s.Frame.Viewport.Contains(geo.PointOf(k.Lon[e], k.Lat[e])) {
				want++
			}
		}
		if s.OnMap != want || !s.Dotted() || want == 0 || i == 3 && want == d.Events.N {
			t.Errorf("%s: %d on the map, %d in the frame", name, s.OnMap, want)
		}
	}
}

// spread is a plain table of n rows all over the world.
func spread(t *testing.T, n int) (scene.Kit, *data.Dataset) {
	t.Helper()
	kit, _, _ := sample(t)
	rng := rand.New(rand.NewPCG(1, 2))
	var text bytes.Buffer
	text.WriteString("id,title,kind,start,lat,lon\n")
	for i := range n {
		fmt.Fprintf(&text, "e%d,row %d,strike,%v,%.4f,%.4f\n", i, i, edtf.DayOf(2020, 1, 1), rng.Float64()*170-85, rng.Float64()*360-180)
	}
	d, _, err := ingest.ReadTable(context.Background(), &text, ingest.Options{Name: "made-up"})
	if err != nil {
		t.Fatal(err)
	}
	return kit, d
}

// TestAreasOnTheSphere draws rings about poles, edges and the opposite point and
// compares what a hit at their places says with what was drawn.
func TestAreasOnTheSphere(t *testing.T) {
	rng := rand.New(rand.NewPCG(4, 4))
	for range 300 {
		middle := orb.Point{rng.Float64()*360 - 180, rng.Float64()*170 - 85}
		radius := 2e5 + rng.Float64()*4e6
		name := geo.Projections()[1+rng.IntN(3)]
		view := geo.Viewport{Camera: geo.Camera{Projection: name, Lon: rng.Float64()*360 - 180, Lat: rng.Float64()*180 - 90, Zoom: 1}, W: 868, H: 498, Scale: 1}
		path := scene.RingPath(view, geo.Circle(middle, radius))
		for range 40 {
			x, y := rng.Float64()*868, rng.Float64()*498
			if !view.Shows(x, y) {
				continue
			}
			far := geo.Distance(middle, view.Unproject(x, y))
			if near := 12 * view.MetresPerPixel() * 3; math.Abs(far-radius) < near {
				continue
			}
			if got := filled(path, draw.Pt(x, y)); got != (far < radius) {
				t.Fatalf("%+v: %v m from %v, filled %v for a ring of %v m", view.Camera, far, middle, got, radius)
			}
		}
	}
}

// filled reports whether a path winds about a point.
func filled(p draw.Path, q draw.Point) bool {
	n, first, at := 0, draw.Point{}, draw.Point{}
	edge := func(b draw.Point) {
		a := at
		at = b
		if (a.Y > q.Y) != (b.Y > q.Y) && a.X+(q.Y-a.Y)/(b.Y-a.Y)*(b.X-a.X) > q.X {
			if a.Y > b.Y {
				n++
			} else {
				n--
			}
		}
	}
	i := 0
	for _, verb := range p.Verbs {
		switch verb {
		case draw.VerbMove:
			first, at = p.Points[i], p.Points[i]
		case draw.VerbLine:
			edge(p.Points[i])
		case draw.VerbClose:
			edge(first)
		}
		i += verb.Points()
	}
	return n != 0
}

// TestNoLayerFailsOnTheGlobe draws every layer in every projection.
func TestNoLayerFailsOnTheGlobe(t *testing.T) {
	kit, d, v := sample(t)
	v.Layers = ^store.Layers(0)
	for _, name := range geo.Projections() {
		for lon := -180.0; lon < 180; lon += 60 {
			for lat := -90.0; lat <= 90; lat += 45 {
				v.Camera = geo.Camera{Projection: name, Lon: lon, Lat: lat, Zoom: 1}.Clamp(868, 498)
				s := build(t, kit, d, v)
				s.Draw(draw.New(868, 498))
			}
		}
	}
}
