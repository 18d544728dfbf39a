package render

import (
	"sandtable/geo"
	"sandtable/geo/basemap"
	"sandtable/geo/draw"
)

// sheet is one frame being drawn: the numbers of its camera and the level of
// detail that fits it.
type sheet struct {
	m      *basemap.Map
	v      geo.Viewport
	f      geo.Frame
	scale  float64 // device pixels of a unit
	zoom   float64
	detail int
	view   draw.Box // the frame with room for the widest line
	pts    []draw.Point
	globe  *globe // nil for Mercator
}

// edgeUnits is how far beyond the frame shapes are drawn: half of the widest
// line, and a little more.
const edgeUnits = 12

// How near a point may be to the one before, in device pixels.
const (
	thinPx     = 0.4 // on the edge of a filled shape
	lineThinPx = 0.6 // on a line
)

// maxRoom is the most points that a path is given room for in advance.
const maxRoom = 1 << 16

// newSheet resolves a viewport.
func newSheet(m *basemap.Map, b *balls, v geo.Viewport) *sheet {
	scale := scaleOf(v)
	view := draw.Box{Max: draw.Pt(float64(v.W), float64(v.H))}
	s := &sheet{
		m: m, v: v, f: v.Frame(), scale: scale, zoom: v.Zoom,
		detail: basemap.LevelAt(v.Zoom, scale),
		view:   view.Grow(edgeUnits * scale),
	}
	s.globe = newGlobe(b, s)
	return s
}

// at projects a point into a copy of the world.
func (s *sheet) at(p basemap.Point, copy int) draw.Point {
	if s.globe != nil {
		return s.globe.at(p)
	}
	return draw.Point{
		X: s.f.X0 + float64(float64(p.X)*s.f.Step) + float64(copy)*s.f.Size,
		Y: s.f.Y0 + float64(float64(p.Y)*s.f.Step),
	}
}

// sees reports whether an extent in a copy of the world reaches into the view.
func (s *sheet) sees(r basemap.Rect, copy int) bool {
	if s.globe != nil {
		return s.globe.sees(r)
	}
	a := s.at(basemap.Point{X: r.MinX, Y: r.MinY}, copy)
	b := s.at(basemap.Point{X: r.MaxX, Y: r.MaxY}, copy)
	return a.X <= s.view.Max.X && b.X >= s.view.Min.X && a.Y <= s.view.Max.Y && b.Y >= s.view.Min.Y
}

// copies calls fn for each copy of the world that may reach into the view.
func (s *sheet) copies(fn func(copy int)) {
	if s.globe != nil {
		fn(0)
		return
	}
	for k := s.f.First - 1; k <= s.f.Last+1; k++ {
		if s.sees(basemap.Rect{MaxX: geo.Turn - 1, MaxY: geo.Turn - 1}, k) {
			fn(k)
		}
	}
}

// side tells beyond which sides of the view a point lies, a bit each.
func (s *sheet) side(p draw.Point) uint8 {
	var c uint8
	if p.X < s.view.Min.X {
		c = 1
	} else if p.X > s.view.Max.X {
		c = 2
	}
	if p.Y < s.view.Min.Y {
		c |= 4
	} else if p.Y > s.view.Max.Y {
		c |= 8
	}
	return c
}

// near reports whether two points are too close to draw both.
func near(a, b draw.Point, limit float64) bool {
	dx, dy := a.X-b.X, a.Y-b.Y
	return float64(dx*dx)+float64(dy*dy) < float64(limit*limit)
}

// addRing adds a ring of arcs to a path, in one copy of the world. Points that
// are too close are left out; so are those outside that do not change what is
// inside: of a run of points beyond the same side only the ends stay.
func (s *sheet) addRing(path *draw.Path, refs []basemap.Ref, copy int) {
	if s.globe != nil {
		s.globe.addRing(s, path, refs)
		return
	}
	t := trimmer{s: s, pts: s.pts[:0], all: 15}
	for _, ref := range refs {
		pts := s.m.Points(ref.Arc(), s.detail)
		if ref.Reversed() {
			for i := len(pts) - 1; i >= 0; i-- {
				t.add(s.at(pts[i], copy))
			}
			continue
		}
		for _, p := range pts {
			t.add(s.at(p, copy))
		}
	}
	s.pts = t.pts
	if t.all == 0 && len(t.pts) > 2 {
		addPolyline(path, t.pts)
		path.Close()
	}
}

// trimmer collects the points of a ring that matter.
type trimmer struct {
	s    *sheet
	pts  []draw.Point
	last uint8 // the sides that the last point lies beyond
	run  uint8 // the sides that the whole run of points so far lies beyond
	long bool  // the run has more than its first point
	all  uint8 // the sides that all points lie beyond
}

// add appends a point, or puts it in the place of the last one.
func (t *trimmer) add(p draw.Point) {
	side := t.s.side(p)
	t.all &= side
	n := len(t.pts)
	switch {
	case n == 0:
		t.run, t.long = side, false
	case side == 0 && t.last == 0:
		if near(p, t.pts[n-1], thinPx) {
			return
		}
		t.run = 0
	case side&t.run != 0:
		t.run &= side
		if t.long {
			t.pts[n-1], t.last = p, side
			return
		}
		t.long = true
	case side&t.last != 0:
		t.run, t.long = side&t.last, true
	default:
		t.run, t.long = side, false
	}
	t.pts = append(t.pts, p)
	t.last = side
}

// addPolyline adds an open sub-path.
func addPolyline(path *draw.Path, pts []draw.Point) {
	path.Verbs = append(path.Verbs, draw.VerbMove)
	for range pts[1:] {
		path.Verbs = append(path.Verbs, draw.VerbLine)
	}
	path.Points = append(path.Points, pts...)
}
