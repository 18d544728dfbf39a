package symbol

import (
	"math"

	"sandtable/geo/draw"
)

// corners returns the corners of an angular frame, clockwise from the top left
// or the top, with the radius of its corners. The circle has none.
func corners(f Frame) (pts []draw.Point, radius float64) {
	switch f {
	case Square:
		return []draw.Point{{X: -11, Y: -11}, {X: 11, Y: -11}, {X: 11, Y: 11}, {X: -11, Y: 11}}, 2
	case Tag:
		return []draw.Point{{X: -11, Y: -10}, {X: 5.8, Y: -10}, {X: 13.5, Y: 0}, {X: 5.8, Y: 10}, {X: -11, Y: 10}}, 0
	case Diamond:
		return []draw.Point{{X: 0, Y: -13.8}, {X: 13.8, Y: 0}, {X: 0, Y: 13.8}, {X: -13.8, Y: 0}}, 0
	case Shield:
		return []draw.Point{{X: -11, Y: -11}, {X: 11, Y: -11}, {X: 11, Y: 4.6}, {X: 0, Y: 13.8}, {X: -11, Y: 4.6}}, 0
	case Hexagon:
		return []draw.Point{{X: -6.4, Y: -11}, {X: 6.4, Y: -11}, {X: 12.4, Y: 0}, {X: 6.4, Y: 11}, {X: -6.4, Y: 11}, {X: -12.4, Y: 0}}, 0
	}
	return nil, 0
}

// circleRadius is that of the round frame.
const circleRadius = 11.8

// framePath returns a frame around the origin.
func framePath(f Frame) draw.Path {
	if f >= signFrames {
		return outline(f)
	}
	pts, r := corners(f)
	if pts == nil {
		return draw.Circle(draw.Point{}, circleRadius)
	}
	if r > 0 {
		return draw.RoundRect(-11, -11, 22, 22, r)
	}
	return draw.Polygon(pts...)
}

// frameReach returns the radius of the circle about a frame.
func frameReach(f Frame) float64 {
	if f >= signFrames {
		b := outline(f).Flatten(draw.Path{}).Bounds()
		return max(b.Max.X, b.Max.Y, -b.Min.Y) + 1
	}
	pts, _ := corners(f)
	reach := 0.0
	for _, p := range pts {
		reach = max(reach, p.Len())
	}
	if pts == nil {
		return circleRadius
	}
	if f == Square {
		return 13 // the diagonal would hold labels off too far
	}
	return reach
}

// frameSides returns the outline cut at its corners; rounded corners are cut in
// their middle, so that a dash bends around them.
func frameSides(f Frame) []draw.Path {
	if f >= signFrames {
		return outlineSides(f)
	}
	pts, r := corners(f)
	if pts == nil {
		return []draw.Path{draw.Circle(draw.Point{}, circleRadius)}
	}
	sides := make([]draw.Path, len(pts))
	for i, a := range pts {
		b := pts[(i+1)%len(pts)]
		sides[i] = side(a, b, r)
	}
	return sides
}

// side returns the line from corner a to corner b of a ring that runs clockwise,
// with half a rounded corner of radius r at each end.
func side(a, b draw.Point, r float64) draw.Path {
	if r == 0 {
		return draw.Polyline(a, b)
	}
	d := b.Sub(a).Mul(1 / b.Sub(a).Len())
	in := draw.Pt(-d.Y, d.X) // into the frame
	angle := math.Atan2(-in.Y, -in.X) * 180 / math.Pi
	start := a.Add(d.Mul(r)).Add(in.Mul(r))
	end := b.Sub(d.Mul(r)).Add(in.Mul(r))
	p := draw.Arc(start, r, angle-45, angle)
	q := draw.Arc(end, r, angle, angle+45)
	q.Verbs[0] = draw.VerbLine
	p.Append(q)
	return p
}

// offsetFrame returns the frame enlarged by d on every side.
func offsetFrame(f Frame, d float64) draw.Path {
	if f >= signFrames {
		p := grown(outline(f), d)
		p.Close()
		return p
	}
	pts, r := corners(f)
	if pts == nil {
		return draw.Circle(draw.Point{}, circleRadius+d)
	}
	if r > 0 {
		return draw.RoundRect(-11-d, -11-d, 22+2*d, 22+2*d, r+d/4)
	}
	n := len(pts)
	out := make([]draw.Point, n)
	for i, p := range pts {
		out[i] = offsetCorner(pts[(i+n-1)%n], p, pts[(i+1)%n]).Mul(d).Add(p)
	}
	return draw.Polygon(out...)
}

// offsetCorner returns how far corner p of a clockwise ring moves when its sides move out by one.
func offsetCorner(a, p, b draw.Point) draw.Point {
	out := func(a, b draw.Point) draw.Point {
		d := b.Sub(a)
		return draw.Pt(d.Y, -d.X).Mul(1 / d.Len())
	}
	m, n := out(a, p), out(p, b)
	return m.Add(n).Mul(1 / (1 + m.X*n.X + m.Y*n.Y))
}
