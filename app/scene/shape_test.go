package scene_test

import (
	"math"
	"slices"
	"strings"
	"testing"

	"sandtable/app/scene"
	"sandtable/app/store"
	"sandtable/data"
	"sandtable/data/edtf"
	"sandtable/geo"

	"github.com/paulmach/orb"
)

// round is a dataset of the sample whose area reaches over the antimeridian, a
// pole or nothing.
func round(t *testing.T, centre orb.Point, km float64, camera geo.Camera) (*scene.Scene, scene.Group) {
	t.Helper()
	kit, d, v := sample(t)
	tables := d.Tables
	tables.Places = slices.Clone(tables.Places)
	row := slices.IndexFunc(tables.Places, func(p data.Place) bool { return p.ID == "caribbean-sea" })
	tables.Places[row].Point, tables.Places[row].Geometry, tables.Places[row].RadiusKM = centre, nil, km
	v.Camera = camera
	s := build(t, kit, data.Build(tables), v)
	g, ok := s.Find("place:caribbean-sea")
	if !ok {
		t.Fatal("the area is gone")
	}
	return s, g
}

// TestAreasAroundTheEarth: a click finds an area exactly where the geodesic
// distance says that it is, on both sides of the antimeridian and around poles.
func TestAreasAroundTheEarth(t *testing.T) {
	for name, tc := range map[string]struct {
		centre orb.Point
		km     float64
	}{
		"plain": {orb.Point{-70, 15}, 800}, "antimeridian": {orb.Point{179, -15}, 900}, "other side": {orb.Point{-179.5, 60}, 700},
		"north pole": {orb.Point{30, 85}, 1500}, "south pole": {orb.Point{-100, -84}, 1800},
	} {
		camera := geo.Camera{Projection: geo.Mercator, Lon: tc.centre.Lon(), Lat: math.Copysign(min(math.Abs(tc.centre.Lat()), 70), tc.centre.Lat()), Zoom: 2.8}.Clamp(868, 498)
		s, g := round(t, tc.centre, tc.km, camera)
		vp, seen := s.Frame.Viewport, map[bool]int{}
		for y := 3.5; y < 498; y += 13 {
			for x := 3.5; x < 868; x += 13 {
				p := vp.Unproject(x, y)
				far := geo.Distance(p, tc.centre)/(tc.km*1000) - 1
				onMark := x >= g.Hit.Min.X && x < g.Hit.Max.X && y >= g.Hit.Min.Y && y < g.Hit.Max.Y
				if onMark || math.Abs(far) < 0.03 || math.Abs(p.Lat()) > 84.9 {
					continue
				}
				got, ok := s.Hit(x, y)
				if hit := ok && got.Key == g.Key; hit && far > 0 || !ok && far < 0 {
					t.Fatalf("%s: %v, %.0f %% beyond the edge, hit %v", name, p, 100*far, hit)
				}
				seen[far < 0]++
			}
		}
		if seen[true] < 4 || seen[false] < 20 {
			t.Errorf("%s: %d points inside, %d outside", name, seen[true], seen[false])
		}
	}
}

// TestTrackStopsAtTheState: in December 2018 two bombers flew from Russia, a state,
// to Venezuela: the track begins at the Russian border and its ends are loose.
func TestTrackStopsAtTheState(t *testing.T) {
	kit, d, v := sample(t)
	v.Window = store.Window{A: edtf.DayOf(2018, 12, 1), Z: edtf.DayOf(2018, 12, 31)}
	v.Camera = geo.Camera{Projection: geo.Mercator, Lon: -10, Lat: 45, Zoom: 1.2}.Clamp(868, 498)
	s := build(t, kit, d, v)
	i := slices.IndexFunc(s.Groups, func(g scene.Group) bool { return g.Shape == scene.Track && strings.HasPrefix(g.Name, "Russia to") })
	if i < 0 {
		t.Fatal("no track from Russia")
	}
	g := s.Groups[i]
	if !g.Loose[0] {
		t.Error("the start of the track is not loose")
	}
	first := g.Path.Points[0]
	at := s.Frame.Viewport.Unproject(first.X, first.Y)
	deep := true
	for _, p := range geo.Circle(at, 400_000) {
		code, ok := kit.World.StateAt(p.Lon(), p.Lat())
		deep = deep && ok && code == "RUS"
	}
	if deep {
		t.Errorf("the track begins deep inside Russia, at %v", at)
	}
	named := slices.ContainsFunc(s.Labels, func(l scene.Label) bool { return l.Group == i && strings.Contains(l.Lines[1], "route not stated") })
	dated := slices.ContainsFunc(s.Labels, func(l scene.Label) bool { return l.Group == i && l.Lines == [2]string{"", "Dec 2018"} })
	if !named || !dated {
		t.Errorf("named %v, dated %v: %v", named, dated, s.Labels)
	}
}

// TestOppositeTracksPart: tracks there and back lie apart.
func TestOppositeTracksPart(t *testing.T) {
	kit, d, v := sample(t)
	v.Camera = geo.Camera{Projection: geo.Mercator, Lon: -10, Lat: 45, Zoom: 1.2}.Clamp(868, 498)
	s := build(t, kit, d, v)
	found := false
	for _, g := range s.Groups {
		for _, h := range s.Groups {
			if g.Shape != scene.Track || h.Shape != scene.Track || g.From != h.Place || g.Place != h.From {
				continue
			}
			found = true
			p, q := g.Path.Points[len(g.Path.Points)/2], h.Path.Points[len(h.Path.Points)/2]
			if p.Sub(q).Len() < 8 {
				t.Errorf("%s and %s are %.1f px apart in the middle", g.Name, h.Name, p.Sub(q).Len())
			}
		}
	}
	if !found {
		t.Error("no opposite tracks in the sample")
	}
}

// TestArcWidths: the legend explains the widths of the arcs in the picture, and
// only with the layer on.
func TestArcWidths(t *testing.T) {
	kit, d, v := sample(t)
	arcs := func() (n int) {
		for _, section := range build(t, kit, d, v).Legend {
			for _, e := range section.Entries {
				if e.Sort == scene.ArcEntry {
					n++
				}
			}
		}
		return n
	}
	if n := arcs(); n != 0 {
		t.Errorf("%d widths without arcs", n)
	}
	v.Layers |= store.Arcs
	v.Camera = geo.Camera{Projection: geo.Mercator, Lon: -10, Lat: 45, Zoom: 0.6}.Clamp(868, 498)
	if n := arcs(); n < 2 {
		t.Errorf("%d widths with arcs", n)
	}
	v.Focal = ""
	if n := arcs(); n != 0 {
		t.Errorf("%d widths without a focal state", n)
	}
}
