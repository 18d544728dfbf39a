package scene

import (
	"math"

	"sandtable/geo"
	"sandtable/geo/draw"

	"github.com/paulmach/orb"
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
func (s *Scene) ringPath(ring orb.Ring) draw.Path { return ringPath(s.frame, ring) }

func ringPath(f geo.Frame, ring orb.Ring) draw.Path {
	if f.Plane != nil {
		return sphereRing(f, ring)
	}
	path := draw.Path{Verbs: make([]draw.Verb, 0, len(ring)+1), Points: make([]draw.Point, 0, len(ring))}
	var lastLon, x0 float64
	for i, p := range ring {
		if i == 0 {
			x, y := f.Project(p)
			lastLon, x0 = p[0], x
			path.MoveTo(x, y)
			continue
		}
		step := geo.WrapLon(p[0] - lastLon)
		x0 += step / 360 * f.Size
		lastLon = p[0]
		_, y := f.At(p, 0)
		path.LineTo(x0, y)
	}
	if turn := x0 - path.Points[0].X; math.Abs(turn) > f.Size/2 {
		return capped(f, path.Points, turn, ring[0].Lat())
	}
	path.Close()
	return path
}

// capped closes a ring around a pole over the edge of the map, three turns wide, so
// that its ends are never seen. The points run once around, by turn; the pole is
// that of the hemisphere of lat.
func capped(f geo.Frame, pts []draw.Point, turn, lat float64) draw.Path {
	var path draw.Path
	for lap := -1.0; lap <= 1; lap++ {
		for _, p := range pts[:len(pts)-1] {
			if path.Empty() {
				path.MoveTo(p.X+lap*turn, p.Y)
			} else {
				path.LineTo(p.X+lap*turn, p.Y)
			}
		}
	}
	_, edge := f.At(orb.Point{0, math.Copysign(90, lat)}, 0)
	path.LineTo(path.Points[len(path.Points)-1].X, edge)
	path.LineTo(path.Points[0].X, edge)
	path.Close()
	return path
}

// hitArea is the smallest area group whose outline, as it is drawn, holds a device
// pixel.
func (s *Scene) hitArea(px, py float64) (Group, bool) {
	best, found, size := Group{}, false, 0.0
	if !s.frame.Shows(px, py) {
		return best, false
	}
	for _, g := range s.Groups {
		if g.Shape != Area {
			continue
		}
		inside, box := false, 0.0
		for _, ring := range s.areaRings(g) {
			path := s.ringPath(ring)
			inside = inside != holds(path, px, py)
			box = max(box, s.areaShare(path))
		}
		if inside && (!found || box < size) {
			best, found, size = g, true, box
		}
	}
	return best, found
}

// holds reports whether a path of straight pieces holds a point, by the even-odd
// rule; open parts count as closed.
func holds(p draw.Path, x, y float64) bool {
	in, n := false, 0
	var first, last draw.Point
	edge := func(to draw.Point) {
		if (last.Y > y) != (to.Y > y) && x < last.X+(to.X-last.X)*(y-last.Y)/(to.Y-last.Y) {
			in = !in
		}
		last = to
	}
	for _, v := range p.Verbs {
		switch v {
		case draw.VerbMove:
			edge(first)
			first, last = p.Points[n], p.Points[n]
		case draw.VerbLine:
			edge(p.Points[n])
		}
		n += v.Points()
	}
	edge(first)
	return in
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
