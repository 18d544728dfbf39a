package render

import (
	"math"
	"slices"

	"sandtable/geo/basemap"
	"sandtable/geo/draw"
)

// addArc adds the visible parts of an arc to a path, in one copy of the world,
// as open sub-paths. Points nearer than thin to the one before are left out.
// A closed arc smaller than a pixel becomes a dash.
func (s *sheet) addArc(path *draw.Path, arc, copy int, thin float64) {
	if a := &s.m.Arcs[arc]; a.Closed && s.small(a.Rect, 1) {
		s.addDash(path, a.Rect, copy)
		return
	}
	s.addLine(path, arc, s.detail, copy, thin)
}

// addLine is addArc at a level of detail.
func (s *sheet) addLine(path *draw.Path, arc, detail, copy int, thin float64) {
	if s.globe != nil {
		s.globe.addLine(s, path, arc, detail, thin)
		return
	}
	pts := s.m.Points(arc, detail)
	w := lineWalker{s: s, path: path}
	for i, p := range pts {
		at := s.at(p, copy)
		if i > 0 && i < len(pts)-1 && near(at, w.at, thin) {
			continue
		}
		w.to(at, i > 0)
	}
	w.end()
}

// lineWalker cuts a line into the parts that may be seen.
type lineWalker struct {
	s    *sheet
	path *draw.Path
	at   draw.Point
	side uint8
	open bool // the last sub-path ends in at
}

// to goes on to a point; line is false for the first.
func (w *lineWalker) to(p draw.Point, line bool) {
	side := w.s.side(p)
	if line && side&w.side == 0 {
		if !w.open {
			w.path.MoveTo(w.at.X, w.at.Y)
		}
		w.path.LineTo(p.X, p.Y)
		w.open = true
	} else {
		w.end()
	}
	w.at, w.side = p, side
}

// end ends the sub-path at hand.
func (w *lineWalker) end() { w.open = false }

// places remembers which squares of the view a band has been drawn along. The
// squares are those of the world, so that the picture moves as one.
type places struct {
	side    float64 // of a square, px
	columns int
	taken   []bool
}

// newPlaces returns the places of a sheet's view.
func newPlaces(s *sheet, side float64) places {
	columns := int((s.view.Max.X-s.view.Min.X)/side) + 2
	rows := int((s.view.Max.Y-s.view.Min.Y)/side) + 2
	return places{side, columns, make([]bool, columns*rows)}
}

// take reports whether the square of a point is taken for the first time in
// this copy of the world. What the view does not show is never taken.
func (l places) take(s *sheet, p basemap.Point, copy int) bool {
	at := s.at(p, copy)
	if s.side(at) != 0 {
		return true
	}
	x0 := s.f.X0 + float64(copy)*s.f.Size
	column := math.Floor((at.X-x0)/l.side) - math.Floor((s.view.Min.X-x0)/l.side)
	row := math.Floor((at.Y-s.f.Y0)/l.side) - math.Floor((s.view.Min.Y-s.f.Y0)/l.side)
	i := int(row)*l.columns + int(column)
	if l.taken[i] {
		return false
	}
	l.taken[i] = true
	return true
}

// coastBand returns the coasts that a band is stroked along. The lines are
// simpler than the coast itself, as the stroke is wide. The smallest islands
// become short strokes, one for each place, and none where the band of a larger
// coast covers theirs.
func (s *sheet) coastBand(width float64) draw.Path {
	var path draw.Path
	var islands []int
	detail, thin, small := max(0, s.detail-2), max(width/5, 1.5*s.scale), max(width/2, 3*s.scale)
	seen := newPlaces(s, small/1.5)
	path.Verbs, path.Points = s.room(detail, basemap.Coast)
	s.copies(func(copy int) {
		islands = islands[:0]
		clear(seen.taken)
		for i := range s.m.Arcs {
			a := &s.m.Arcs[i]
			if a.Kind != basemap.Coast || !s.sees(a.Rect, copy) {
				continue
			}
			if a.Closed && s.small(a.Rect, small) {
				islands = append(islands, i)
				continue
			}
			pts := s.m.Points(i, detail)
			s.addLine(&path, i, detail, copy, thin)
			for _, p := range pts {
				seen.take(s, p, copy)
			}
		}
		for _, i := range islands {
			r := s.m.Arcs[i].Rect
			mid := basemap.Point{X: r.MinX + (r.MaxX-r.MinX)/2, Y: r.MinY + (r.MaxY-r.MinY)/2}
			if seen.take(s, mid, copy) {
				s.addDash(&path, r, copy)
			}
		}
	})
	return path
}

// addDash adds a line through the middle of an extent, along its longer side.
// It is at least half a pixel long, so that it can be seen.
func (s *sheet) addDash(path *draw.Path, r basemap.Rect, copy int) {
	if s.globe != nil {
		s.globe.addDash(path, r)
		return
	}
	a := s.at(basemap.Point{X: r.MinX, Y: r.MinY}, copy)
	b := s.at(basemap.Point{X: r.MaxX, Y: r.MaxY}, copy)
	mid, half := a.Lerp(b, 0.5), draw.Pt(max((b.X-a.X)/2, 0.25), 0)
	if b.Y-a.Y > b.X-a.X {
		half = draw.Pt(0, max((b.Y-a.Y)/2, 0.25))
	}
	p, q := mid.Sub(half), mid.Add(half)
	path.MoveTo(p.X, p.Y)
	path.LineTo(q.X, q.Y)
}

// small reports whether an extent is below a size in both directions.
func (s *sheet) small(r basemap.Rect, sizePx float64) bool {
	if s.globe != nil {
		return s.globe.size(r, s.f.Step) < sizePx
	}
	return float64(r.MaxX-r.MinX)*s.f.Step < sizePx && float64(r.MaxY-r.MinY)*s.f.Step < sizePx
}

// arcs returns the visible parts of all arcs of some kinds that keep says yes to.
func (s *sheet) arcs(keep func(a *basemap.Arc) bool, kinds ...basemap.Kind) draw.Path {
	var path draw.Path
	path.Verbs, path.Points = s.room(s.detail, kinds...)
	s.copies(func(copy int) {
		for i := range s.m.Arcs {
			a := &s.m.Arcs[i]
			if slices.Contains(kinds, a.Kind) && keep(a) && s.sees(a.Rect, copy) {
				s.addArc(&path, i, copy, lineThinPx)
			}
		}
	})
	return path
}

// room returns empty slices for about as many points as the arcs of some kinds
// have in the view, so that a path need not grow.
func (s *sheet) room(detail int, kinds ...basemap.Kind) ([]draw.Verb, []draw.Point) {
	points := 0
	s.copies(func(copy int) {
		for i := range s.m.Arcs {
			a := &s.m.Arcs[i]
			if slices.Contains(kinds, a.Kind) && s.sees(a.Rect, copy) {
				points += len(s.m.Points(i, detail))
			}
		}
	})
	points = min(points, maxRoom)
	return make([]draw.Verb, 0, points), make([]draw.Point, 0, points)
}

// dashed strokes an arc with a dashed line: each visible part begins where the
// pattern is by then.
func (p *basePainter) dashed(arc, copy int, style draw.Stroke) {
	var line []draw.Point
	length, begun := 0.0, 0.0
	var last draw.Point
	flush := func() {
		if len(line) > 1 {
			style.Phase = begun
			p.list.Stroke(draw.Polyline(line...), style)
		}
		line = line[:0]
	}
	to := func(at draw.Point, begin bool) {
		if !begin && p.side(at)&p.side(last) == 0 {
			if len(line) == 0 {
				line, begun = append(line, last), length
			}
			line = append(line, at)
		} else {
			flush()
		}
		if !begin {
			length += at.Sub(last).Len()
		}
		last = at
	}
	if p.globe != nil {
		p.globe.trace(p.m, arc, p.detail, to)
	} else {
		for i, q := range p.m.Points(arc, p.detail) {
			to(p.at(q, copy), i == 0)
		}
	}
	flush()
}
