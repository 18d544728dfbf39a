package render

import (
	"math"

	"sandtable/geo"
	"sandtable/geo/basemap"
	"sandtable/geo/draw"
	"sandtable/geo/projection"
)

// globe is what a sheet needs besides for a map that is not Mercator's.
type globe struct {
	plane    *projection.Plane
	balls    *balls
	opposite basemap.Point // the place opposite to the middle of an azimuthal map
	middle   projection.Vec
	reach    float64 // how far from the middle the view reaches, in radians; π: anywhere
	vecs     []projection.Vec
}

// newGlobe returns nil for Mercator.
func newGlobe(b *balls, s *sheet) *globe {
	if s.f.Plane == nil {
		return nil
	}
	g := &globe{plane: s.f.Plane, balls: b, middle: s.f.Plane.Centre()}
	g.reach = g.reachOf(s.view)
	lon, lat := g.plane.Opposite().LonLat()
	g.opposite = basemap.Point{X: geo.FixLon(lon), Y: geo.FixY(lat)}
	return g
}

// reachOf is how far from the middle a view reaches.
func (g *globe) reachOf(view draw.Box) float64 {
	const side = 16
	far := 0.0
	for i := range side + 1 {
		t := float64(i) / side
		x, y := view.Min.X+(view.Max.X-view.Min.X)*t, view.Min.Y+(view.Max.Y-view.Min.Y)*t
		for _, at := range [...]draw.Point{{X: x, Y: view.Min.Y}, {X: x, Y: view.Max.Y}, {X: view.Min.X, Y: y}, {X: view.Max.X, Y: y}} {
			v, ok := g.plane.Unproject(at)
			if !ok {
				return math.Pi
			}
			far = max(far, math.Acos(min(max(v.Dot(g.middle), -1), 1)))
		}
	}
	return min(far*1.1, math.Pi)
}

// sees reports whether an extent may reach into the view, or matters to it
// because it holds the opposite point.
func (g *globe) sees(r basemap.Rect) bool {
	if g.reach >= math.Pi || g.plane.Azimuthal() && r.MinX <= g.opposite.X && g.opposite.X <= r.MaxX {
		return true
	}
	x, y := (float64(r.MinX)+float64(r.MaxX))/2, (float64(r.MinY)+float64(r.MaxY))/2
	mid := vecOf(x, y)
	// From the middle along the meridian, then along a parallel: that is longer
	// than the way to any point of the extent.
	up := float64(r.MaxY-r.MinY) / 2 * (2 * math.Pi / geo.Turn)
	broad := float64(r.MaxX-r.MinX) / 2 * (2 * math.Pi / geo.Turn)
	radius := up + broad*widest(r)
	return math.Acos(min(max(mid.Dot(g.middle), -1), 1)) <= g.reach+radius
}

// widest is the cosine of the latitude of an extent that is nearest to the equator.
func widest(r basemap.Rect) float64 {
	const equator = geo.Turn / 2
	y := float64(equator)
	switch {
	case r.MaxY < equator:
		y = float64(r.MaxY)
	case r.MinY > equator:
		y = float64(r.MinY)
	}
	e := math.Exp(math.Pi * (1 - 2*y/geo.Turn))
	return 2 * e / (e*e + 1)
}

// at projects a place of the base map; see projection.Plane.Project for those
// that the map does not show.
func (g *globe) at(p basemap.Point) draw.Point {
	at, _ := g.plane.Project(vecAt(p))
	return at
}

// size is the larger side of an extent, in pixels of the middle of the map.
func (g *globe) size(r basemap.Rect, step float64) float64 {
	return float64(max(r.MaxX-r.MinX, r.MaxY-r.MinY)) * step * widest(r)
}

// gather collects the points of a ring without the cuts in it.
func (g *globe) gather(m *basemap.Map, refs []basemap.Ref, detail int) []projection.Vec {
	ball, out := g.balls.at(m, detail), g.vecs[:0]
	for _, ref := range refs {
		pts := ball.arc(ref.Arc())
		for i := range pts {
			if ref.Reversed() {
				out = append(out, pts[len(pts)-1-i].vec())
			} else {
				out = append(out, pts[i].vec())
			}
		}
	}
	g.vecs = out
	return out
}

// windings is how often a ring runs counter-clockwise about the opposite point:
// a line from there to the north pole, which no land holds, counts the edges
// that cross it.
func (g *globe) windings(m *basemap.Map, refs []basemap.Ref, detail int) int {
	n := 0
	for _, ref := range refs {
		a := &m.Arcs[ref.Arc()]
		o := g.opposite
		if a.Kind == basemap.Cut || o.X < a.Rect.MinX || o.X > a.Rect.MaxX || o.Y < a.Rect.MinY {
			continue
		}
		own := crossings(m.Points(ref.Arc(), detail), o)
		if ref.Reversed() {
			own = -own
		}
		n += own
	}
	return n
}

// crossings counts the edges of a line that pass north of a place, those to the
// west less those to the east.
func crossings(pts []basemap.Point, o basemap.Point) int {
	n := 0
	for i := 1; i < len(pts); i++ {
		a, b := pts[i-1], pts[i]
		before, after := int32(a.X-o.X), int32(b.X-o.X)
		if (before < 0) == (after < 0) || int64(before)-int64(after) > math.MaxInt32 || int64(after)-int64(before) > math.MaxInt32 {
			continue
		}
		t := float64(-before) / (float64(after) - float64(before))
		if float64(a.Y)+t*(float64(b.Y)-float64(a.Y)) >= float64(o.Y) {
			continue
		}
		if after < before {
			n++
		} else {
			n--
		}
	}
	return n
}

// addRing is sheet.addRing.
func (g *globe) addRing(s *sheet, path *draw.Path, refs []basemap.Ref) {
	windings := 0
	if g.plane.Azimuthal() {
		windings = g.windings(s.m, refs, s.detail)
	}
	t := trimmer{s: s, pts: s.pts[:0], all: 15}
	flush := func() {
		if t.all == 0 && len(t.pts) > 2 {
			addPolyline(path, t.pts)
			path.Close()
		}
	}
	g.plane.Ring(g.gather(s.m, refs, s.detail), windings, func(at draw.Point, begin bool) {
		if begin {
			flush()
			t = trimmer{s: s, pts: t.pts[:0], all: 15}
		}
		t.add(at)
	})
	flush()
	s.pts = t.pts
}

// trace emits what the map shows of an arc.
func (g *globe) trace(m *basemap.Map, arc, detail int, emit projection.Emit) {
	out := g.vecs[:0]
	for _, p := range g.balls.at(m, detail).arc(arc) {
		out = append(out, p.vec())
	}
	g.vecs = out
	g.plane.Line(out, emit)
}

// addLine is sheet.addArc.
func (g *globe) addLine(s *sheet, path *draw.Path, arc, detail int, thin float64) {
	w := lineWalker{s: s, path: path}
	var held draw.Point // the last point, if it was too near to be drawn
	skipped := false
	finish := func() {
		if skipped {
			w.to(held, true)
		}
		w.end()
		skipped = false
	}
	g.trace(s.m, arc, detail, func(at draw.Point, begin bool) {
		switch {
		case begin:
			finish()
			w.to(at, false)
		case near(at, w.at, thin):
			held, skipped = at, true
		default:
			w.to(at, true)
			skipped = false
		}
	})
	finish()
}

// outline returns the edge of the map, and reports whether some of it is in the view.
func (g *globe) outline(view draw.Box) (path draw.Path, seen bool) {
	g.plane.Outline(func(at draw.Point, begin bool) {
		seen = seen || at.X > view.Min.X && at.X < view.Max.X && at.Y > view.Min.Y && at.Y < view.Max.Y
		if begin {
			path.MoveTo(at.X, at.Y)
		} else {
			path.LineTo(at.X, at.Y)
		}
	})
	path.Close()
	return path, seen
}

// addDash is sheet.addDash.
func (g *globe) addDash(path *draw.Path, r basemap.Rect) {
	a, ok := g.plane.Project(vecAt(basemap.Point{X: r.MinX, Y: r.MinY}))
	b, fine := g.plane.Project(vecAt(basemap.Point{X: r.MaxX, Y: r.MaxY}))
	if !ok || !fine || b.Sub(a).Len() > beyondDash {
		return
	}
	if b.Sub(a).Len() < 0.5 {
		b = a.Add(draw.Pt(0.25, 0))
		a = a.Sub(draw.Pt(0.25, 0))
	}
	path.MoveTo(a.X, a.Y)
	path.LineTo(b.X, b.Y)
}

// beyondDash is the length of a dash, in pixels, that only the edge of the map
// can have torn apart.
const beyondDash = 100
