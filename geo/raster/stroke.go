package raster

import (
	"math"

	"sandtable/geo/draw"
)

// miterLimit is the longest mitre, in line widths.
const miterLimit = 4

// maxArc is the largest number of pieces of a round join or cap.
const maxArc = 500

// tiny is the shortest length that has a direction, px.
const tiny = 1e-6

// stroker turns flat lines into the outline of their strokes. The outline runs
// along the left side, around the end, and back along the right side: filled by
// non-zero winding it covers every pixel of a bend once, so there are no beads.
type stroker struct {
	out     *clipper
	visible draw.Box // beyond it nothing is outlined
	half    float64
	cap     draw.Cap
	join    draw.Join
	pts     []draw.Point // the sub-path at hand, without repeated points
	at      draw.Point
	start   draw.Point
	begun   bool
}

// stroke adds the outline of a flat path.
func (s *stroker) stroke(p draw.Path, style draw.Stroke) {
	s.half, s.cap, s.join = style.Width/2, style.Cap, style.Join
	s.visible = draw.Box{Max: draw.Pt(s.out.w, s.out.h)}.Grow(style.Width*miterLimit + margin)
	i, closed := 0, false
	s.pts = s.pts[:0]
	for _, v := range p.Verbs {
		switch v {
		case draw.VerbMove:
			s.subpath(closed)
			s.pts, closed = append(s.pts[:0], p.Points[i]), false
			i++
		case draw.VerbLine:
			s.push(p.Points[i])
			i++
		case draw.VerbClose:
			closed = true
		}
	}
	s.subpath(closed)
}

// push adds a point unless it repeats the last one.
func (s *stroker) push(p draw.Point) {
	if n := len(s.pts); n == 0 || p.Sub(s.pts[n-1]).Len() > tiny {
		s.pts = append(s.pts, p)
	}
}

// subpath outlines the collected points.
func (s *stroker) subpath(closed bool) {
	n := len(s.pts)
	if closed && n > 1 && s.pts[0].Sub(s.pts[n-1]).Len() <= tiny {
		n--
	}
	switch {
	case n == 0:
	case n == 1:
		s.dot(s.pts[0])
	case closed && n > 2 && s.seen(s.pts[:n]):
		s.side(s.pts[:n], 1, true)
		s.close()
		s.side(s.pts[:n], -1, true)
		s.close()
	case closed:
		s.pts = append(s.pts[:n], s.pts[0])
		s.runs()
	default:
		s.runs()
	}
}

// seen tells whether all segments of a ring lie where they may be visible.
func (s *stroker) seen(ring []draw.Point) bool {
	b := draw.EmptyBox()
	for _, p := range ring {
		b = b.Add(p)
	}
	return b.Inside(s.visible)
}

// runs outlines the visible runs of segments as open lines.
func (s *stroker) runs() {
	from := -1
	for i := 1; i < len(s.pts); i++ {
		b := draw.EmptyBox().Add(s.pts[i-1]).Add(s.pts[i])
		in := b.Min.X <= s.visible.Max.X && b.Max.X >= s.visible.Min.X &&
			b.Min.Y <= s.visible.Max.Y && b.Max.Y >= s.visible.Min.Y
		switch {
		case in && from < 0:
			from = i - 1
		case !in && from >= 0:
			s.open(s.pts[from:i])
			from = -1
		}
	}
	if from >= 0 {
		s.open(s.pts[from:])
	}
}

// open outlines an open line of at least two points.
func (s *stroker) open(pts []draw.Point) {
	n := len(pts)
	s.side(pts, 1, false)
	s.end(pts[n-1], direction(pts[n-2], pts[n-1]))
	s.side(pts, -1, false)
	s.end(pts[0], direction(pts[1], pts[0]))
	s.close()
}

// dot draws a line of no length: what its two caps make of it.
func (s *stroker) dot(p draw.Point) {
	if s.cap == draw.CapButt {
		return
	}
	east := draw.Pt(1, 0)
	s.end(p, east)
	s.end(p, draw.Pt(-1, 0))
	s.close()
}

// side follows one side of the line: the left one forwards (step 1) or the
// right one backwards (step -1), which is the left one of the reversed line.
func (s *stroker) side(pts []draw.Point, step int, ring bool) {
	n := len(pts)
	get := func(i int) draw.Point {
		if step < 0 {
			i = -i - 1
		}
		return pts[((i%n)+n)%n]
	}
	first, last := 1, n-1
	if ring {
		first, last = 0, n
	} else {
		s.to(get(0).Add(normal(direction(get(0), get(1))).Mul(s.half)))
	}
	for i := first; i < last; i++ {
		s.corner(get(i-1), get(i), get(i+1))
	}
	if !ring {
		s.to(get(n - 1).Add(normal(direction(get(n-2), get(n-1))).Mul(s.half)))
	}
}

// direction returns the unit vector from a to b.
func direction(a, b draw.Point) draw.Point {
	d := b.Sub(a)
	return d.Mul(1 / d.Len())
}

// normal turns a direction to its left as seen on the screen.
func normal(d draw.Point) draw.Point { return draw.Point{X: d.Y, Y: -d.X} }

// corner follows the left side around p, coming from a, going to b.
func (s *stroker) corner(a, p, b draw.Point) {
	d0, d1 := direction(a, p), direction(p, b)
	n0, n1 := normal(d0), normal(d1)
	dot := float64(d0.X*d1.X) + float64(d0.Y*d1.Y)
	cross := float64(d0.X*d1.Y) - float64(d0.Y*d1.X) // > 0: turns right, so the left side is outside
	tip := n0.Add(n1).Mul(s.half / (1 + dot))
	switch {
	case dot > 0.97 || cross <= 0 && dot > -0.999 && s.fits(a, p, b, math.Abs(cross)/(1+dot)):
		s.to(p.Add(tip))
	case cross <= 0 && dot > -0.9999:
		s.to(p.Add(n0.Mul(s.half)))
		s.to(p)
		s.to(p.Add(n1.Mul(s.half)))
	case s.join == draw.JoinRound:
		s.arc(p, n0, n1)
	case s.join == draw.JoinMiter && tip.Len() <= miterLimit*s.half && dot > -0.99:
		s.to(p.Add(tip))
	default:
		s.to(p.Add(n0.Mul(s.half)))
		s.to(p.Add(n1.Mul(s.half)))
	}
}

// fits tells whether an inner corner, which eats half*tan of both segments, is shorter than they are.
func (s *stroker) fits(a, p, b draw.Point, tan float64) bool {
	eat := s.half * tan
	return eat <= p.Sub(a).Len() && eat <= b.Sub(p).Len()
}

// end goes around the end of a line at p that came in direction d.
func (s *stroker) end(p, d draw.Point) {
	n := normal(d).Mul(s.half)
	switch s.cap {
	case draw.CapSquare:
		out := d.Mul(s.half)
		s.to(p.Add(n).Add(out))
		s.to(p.Sub(n).Add(out))
	case draw.CapRound:
		s.arc(p, normal(d), normal(d).Mul(-1))
	}
}

// arc goes clockwise about p from the unit vector a to the unit vector b.
func (s *stroker) arc(p, a, b draw.Point) {
	from := math.Atan2(a.Y, a.X)
	turn := math.Atan2(b.Y, b.X) - from
	if turn < -tiny {
		turn += 2 * math.Pi
	}
	step := 2 * math.Acos(1-min(draw.Tolerance/max(s.half, draw.Tolerance), 0.5))
	n := max(1, int(math.Ceil(min(turn/step, maxArc))))
	s.to(p.Add(a.Mul(s.half)))
	for i := 1; i < n; i++ {
		sin, cos := math.Sincos(from + turn*float64(i)/float64(n))
		s.to(draw.Point{X: p.X + float64(s.half*cos), Y: p.Y + float64(s.half*sin)})
	}
	s.to(p.Add(b.Mul(s.half)))
}

// to draws the outline to p, or begins one there.
func (s *stroker) to(p draw.Point) {
	if s.begun {
		s.out.line(s.at, p)
	} else {
		s.begun, s.start = true, p
	}
	s.at = p
}

// close ends the outline.
func (s *stroker) close() {
	if s.begun {
		s.out.line(s.at, s.start)
	}
	s.begun = false
}
