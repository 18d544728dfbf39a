package raster

import (
	"image"
	"math"

	"sandtable/geo/draw"
)

// margin is how far outside the frame edges may lie, px.
const margin = 2

// clipper cuts edges to the frame and collects them in fixed point.
//
//	    left        right        above and below: dropped
//	|----|------------|          left: pushed onto the frame's left side,
//	|    |   frame    |                where it still counts as "inside from here on"
//	|----|------------|          right: dropped, it covers nothing
type clipper struct {
	w, h  float64
	edges []edge
	box   edge // x0, y0, x1, y1 of what was emitted since reset
}

// reset begins a new shape for a frame of w x h pixels.
func (c *clipper) reset() {
	c.box = edge{math.MaxInt32, math.MaxInt32, math.MinInt32, math.MinInt32}
}

// bounds returns the pixels that the shape may touch, within the frame.
func (c *clipper) bounds() image.Rectangle {
	if c.box.x0 > c.box.x1 {
		return image.Rectangle{}
	}
	r := image.Rect(int(c.box.x0>>8), int(c.box.y0>>8), int((c.box.x1+one-1)>>8), int((c.box.y1+one-1)>>8))
	r.Max.X = max(r.Max.X, r.Min.X+1)
	return r.Intersect(image.Rect(0, 0, int(c.w), int(c.h)))
}

// far is the coordinate beyond which an edge is dropped, so that the cuts stay exact, px.
const far = 1e12

// line adds the edge from a to b. Edges with a NaN or beyond far are dropped.
func (c *clipper) line(a, b draw.Point) {
	if !(max(math.Abs(a.X), math.Abs(a.Y), math.Abs(b.X), math.Abs(b.Y)) < far) {
		return
	}
	if !(min(a.Y, b.Y) < c.h && max(a.Y, b.Y) > 0) {
		return
	}
	a0 := a
	a, b = c.cutY(a, a, b), c.cutY(b, a0, b)
	switch {
	case a.X > -margin && b.X > -margin && a.X < c.w+margin && b.X < c.w+margin:
		c.emit(a, b)
	case a.X <= -margin && b.X <= -margin:
		c.emit(draw.Point{X: -margin, Y: a.Y}, draw.Point{X: -margin, Y: b.Y})
	case a.X >= c.w+margin && b.X >= c.w+margin:
		c.box.x1 = int32(c.w) * one
	default:
		c.cutX(a, b)
	}
}

// cutY returns p, or the point of the line a-b on the frame's top or bottom if p is beyond it.
func (c *clipper) cutY(p, a, b draw.Point) draw.Point {
	y := min(max(p.Y, 0), c.h)
	if y == p.Y {
		return p
	}
	return draw.Point{X: a.X + float64((b.X-a.X)*((y-a.Y)/(b.Y-a.Y))), Y: y}
}

// cutX cuts an edge that crosses the left or right limit.
func (c *clipper) cutX(a, b draw.Point) {
	lo, hi := -float64(margin), c.w+margin
	at := func(x float64) draw.Point {
		return draw.Point{X: x, Y: a.Y + float64((b.Y-a.Y)*((x-a.X)/(b.X-a.X)))}
	}
	p, q := a, b
	if a.X < lo {
		p = at(lo)
		c.emit(draw.Point{X: lo, Y: a.Y}, p)
	}
	if b.X < lo {
		q = at(lo)
	}
	if a.X > hi {
		p = at(hi)
		c.box.x1 = int32(c.w) * one
	}
	if b.X > hi {
		q = at(hi)
		c.box.x1 = int32(c.w) * one
	}
	c.emit(p, q)
	if b.X < lo {
		c.emit(q, draw.Point{X: lo, Y: b.Y})
	}
}

// emit rounds an edge within the limits to fixed point.
func (c *clipper) emit(a, b draw.Point) {
	e := edge{fixed(a.X), fixed(a.Y), fixed(b.X), fixed(b.Y)}
	if e.y0 == e.y1 {
		return
	}
	c.box.x0, c.box.x1 = min(c.box.x0, e.x0, e.x1), max(c.box.x1, e.x0, e.x1)
	c.box.y0, c.box.y1 = min(c.box.y0, e.y0, e.y1), max(c.box.y1, e.y0, e.y1)
	c.edges = append(c.edges, e)
}

func fixed(v float64) int32 { return int32(math.Floor(v*one + 0.5)) }

// fill adds all rings of a flat path; open sub-paths are closed.
func (c *clipper) fill(p draw.Path) {
	var at, start draw.Point
	i := 0
	for _, v := range p.Verbs {
		switch v {
		case draw.VerbMove:
			c.line(at, start)
			at, start = p.Points[i], p.Points[i]
			i++
		case draw.VerbLine:
			c.line(at, p.Points[i])
			at = p.Points[i]
			i++
		case draw.VerbClose:
			c.line(at, start)
			at = start
		}
	}
	c.line(at, start)
}

// thinFrom is the number of points from which a path is thinned, and thinPx
// how near a point may be to the last one kept, px.
const (
	thinFrom = 200
	thinPx   = 0.4
)

// thin drops points nearer than thinPx to the last one kept. The first and the
// last point of every sub-path stay. The result is in dst's memory.
func thin(p, dst draw.Path) draw.Path {
	dst.Reset()
	i := 0
	var last draw.Point
	for k, v := range p.Verbs {
		if v == draw.VerbClose {
			dst.Close()
			continue
		}
		q := p.Points[i]
		i++
		end := k+1 == len(p.Verbs) || p.Verbs[k+1] != draw.VerbLine
		d := q.Sub(last)
		if v == draw.VerbLine && !end && max(math.Abs(d.X), math.Abs(d.Y)) < thinPx {
			continue
		}
		dst.Verbs, dst.Points = append(dst.Verbs, v), append(dst.Points, q)
		last = q
	}
	return dst
}
