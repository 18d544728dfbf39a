package scene

import (
	"sandtable/geo"
	"sandtable/geo/draw"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/planar"
)

// areaRings are the outlines of a place of area precision: its geometry, or the
// circle of its radius; nil where it has neither.
func (s *Scene) areaRings(g Group) []orb.Ring {
	if g.Place < 0 {
		return nil
	}
	p := s.Model.Known.Places[g.Place]
	switch shape := p.Geometry.(type) {
	case orb.Polygon:
		return shape
	case orb.MultiPolygon:
		var out []orb.Ring
		for _, polygon := range shape {
			out = append(out, polygon...)
		}
		return out
	}
	if p.RadiusKM > 0 {
		return []orb.Ring{geo.Circle(p.Point, p.RadiusKM*1000)}
	}
	return nil
}

// ringPath projects a ring into the copy of the world that is nearest to the
// centre. Longitudes may step over the antimeridian.
func (s *Scene) ringPath(ring orb.Ring) draw.Path {
	if s.frame.Plane != nil {
		return sphereRing(s.frame, ring)
	}
	path := draw.Path{Verbs: make([]draw.Verb, 0, len(ring)+1), Points: make([]draw.Point, 0, len(ring))}
	var lastLon, x0 float64
	for i, p := range ring {
		if i == 0 {
			x, y := s.frame.Project(p)
			lastLon, x0 = p[0], x
			path.MoveTo(x, y)
			continue
		}
		step := geo.WrapLon(p[0] - lastLon)
		x0 += step / 360 * s.frame.Size
		lastLon = p[0]
		_, y := s.frame.At(p, 0)
		path.LineTo(x0, y)
	}
	path.Close()
	return path
}

// hitArea is the smallest area group whose outline holds a device pixel.
func (s *Scene) hitArea(px, py float64) (Group, bool) {
	best, found := Group{}, false
	size := 0.0
	at := s.frame.Unproject(px, py)
	if !s.frame.Shows(px, py) {
		return best, false
	}
	for _, g := range s.Groups {
		if g.Shape != Area {
			continue
		}
		rings := s.areaRings(g)
		if len(rings) == 0 || !planar.PolygonContains(orb.Polygon(rings), at) {
			continue
		}
		if area := orb.Polygon(rings).Bound(); !found || boundSize(area) < size {
			best, found, size = g, true, boundSize(area)
		}
	}
	return best, found
}

// LargerThanState reports whether the outline of an area group reaches further
// than a state.
func (s *Scene) LargerThanState(g Group, code string) bool {
	rings := s.areaRings(g)
	state, ok := s.world.State(code)
	if len(rings) == 0 || !ok {
		return false
	}
	width := geo.LonOf(state.Rect.MaxX) - geo.LonOf(state.Rect.MinX)
	height := geo.LatOfY(state.Rect.MinY) - geo.LatOfY(state.Rect.MaxY)
	return boundSize(orb.Polygon(rings).Bound()) > width*height
}

func boundSize(b orb.Bound) float64 { return (b.Max[0] - b.Min[0]) * (b.Max[1] - b.Min[1]) }
