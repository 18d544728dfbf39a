package draw

import "math"

// Point is a position in device pixels.
type Point struct{ X, Y float64 }

// Pt is shorthand for Point{x, y}.
func Pt(x, y float64) Point { return Point{x, y} }

// Add returns p moved by q.
func (p Point) Add(q Point) Point { return Point{p.X + q.X, p.Y + q.Y} }

// Sub returns the vector from q to p.
func (p Point) Sub(q Point) Point { return Point{p.X - q.X, p.Y - q.Y} }

// Mul returns p scaled by k about the origin.
func (p Point) Mul(k float64) Point { return Point{p.X * k, p.Y * k} }

// Len returns the distance of p from the origin.
func (p Point) Len() float64 { return math.Sqrt(p.X*p.X + p.Y*p.Y) }

// Lerp returns the point at the share t of the way from p to q.
func (p Point) Lerp(q Point, t float64) Point {
	return Point{p.X + float64((q.X-p.X)*t), p.Y + float64((q.Y-p.Y)*t)}
}

// Verb is one step of a path.
type Verb uint8

// The verbs with the number of points each takes: 1, 1, 2, 3, 0.
const (
	VerbMove Verb = iota
	VerbLine
	VerbQuad
	VerbCube
	VerbClose
)

// Points returns how many points the verb takes from Path.Points.
func (v Verb) Points() int { return [...]int{1, 1, 2, 3, 0}[v] }

// Path is a sequence of sub-paths. Each begins with VerbMove. The zero Path is
// empty and ready to use.
type Path struct {
	Verbs  []Verb
	Points []Point
}

// Reset empties the path and keeps its memory.
func (p *Path) Reset() { p.Verbs, p.Points = p.Verbs[:0], p.Points[:0] }

// Empty tells whether the path has no verbs.
func (p Path) Empty() bool { return len(p.Verbs) == 0 }

// MoveTo begins a sub-path.
func (p *Path) MoveTo(x, y float64) { p.add(VerbMove, Point{x, y}) }

// LineTo adds a straight line.
func (p *Path) LineTo(x, y float64) { p.add(VerbLine, Point{x, y}) }

// QuadTo adds a quadratic Bézier curve with the control point (cx, cy).
func (p *Path) QuadTo(cx, cy, x, y float64) { p.add(VerbQuad, Point{cx, cy}, Point{x, y}) }

// CubeTo adds a cubic Bézier curve with the control points c and d, ending at e.
func (p *Path) CubeTo(c, d, e Point) { p.add(VerbCube, c, d, e) }

// Close closes the sub-path with a straight line to its beginning.
func (p *Path) Close() { p.Verbs = append(p.Verbs, VerbClose) }

// Append adds all sub-paths of q.
func (p *Path) Append(q Path) {
	p.Verbs = append(p.Verbs, q.Verbs...)
	p.Points = append(p.Points, q.Points...)
}

func (p *Path) add(v Verb, pts ...Point) {
	p.Verbs = append(p.Verbs, v)
	p.Points = append(p.Points, pts...)
}

// Rect returns a closed rectangle.
func Rect(x, y, w, h float64) Path {
	return Polygon(Pt(x, y), Pt(x+w, y), Pt(x+w, y+h), Pt(x, y+h))
}

// Polygon returns a closed ring through the points.
func Polygon(pts ...Point) Path {
	p := Polyline(pts...)
	if len(pts) > 0 {
		p.Close()
	}
	return p
}

// Polyline returns an open line through the points.
func Polyline(pts ...Point) Path {
	p := Path{Verbs: make([]Verb, len(pts), len(pts)+1), Points: append([]Point(nil), pts...)}
	for i := 1; i < len(pts); i++ {
		p.Verbs[i] = VerbLine
	}
	return p
}

// RoundRect returns a closed rectangle with corners of radius r, at most half
// of the shorter side.
func RoundRect(x, y, w, h, r float64) Path {
	r = min(r, w/2, h/2)
	if r <= 0 {
		return Rect(x, y, w, h)
	}
	var p Path
	p.MoveTo(x+r, y)
	p.LineTo(x+w-r, y)
	p.corner(Pt(x+w-r, y), Pt(x+w, y), Pt(x+w, y+r))
	p.LineTo(x+w, y+h-r)
	p.corner(Pt(x+w, y+h-r), Pt(x+w, y+h), Pt(x+w-r, y+h))
	p.LineTo(x+r, y+h)
	p.corner(Pt(x+r, y+h), Pt(x, y+h), Pt(x, y+h-r))
	p.LineTo(x, y+r)
	p.corner(Pt(x, y+r), Pt(x, y), Pt(x+r, y))
	p.Close()
	return p
}

// kappa is the control distance that makes a cubic curve a quarter circle to
// within 0.03 % of the radius.
const kappa = 0.5522847498307936

// corner rounds the corner at b, from a to c, by a quarter of an ellipse.
func (p *Path) corner(a, b, c Point) { p.CubeTo(a.Lerp(b, kappa), c.Lerp(b, kappa), c) }

// Circle returns a closed circle, beginning at the top, clockwise.
func Circle(c Point, r float64) Path {
	p := Arc(c, r, -90, 270)
	p.Close()
	return p
}

// Arc returns an open arc about c from one angle to another, in degrees,
// clockwise from the x axis as seen on the screen; to < from runs the other way.
func Arc(c Point, r, from, to float64) Path {
	var p Path
	n := max(1, int(math.Ceil(math.Abs(to-from)/90-1e-9)))
	step := (to - from) / float64(n) * math.Pi / 180
	k := r * 4 / 3 * math.Tan(step/4)
	a := from * math.Pi / 180
	sin, cos := math.Sincos(a)
	p.MoveTo(c.X+r*cos, c.Y+r*sin)
	for i := range n {
		s0, c0 := sin, cos
		sin, cos = math.Sincos(a + step*float64(i+1))
		p.CubeTo(
			Pt(c.X+r*c0-k*s0, c.Y+r*s0+k*c0),
			Pt(c.X+r*cos+k*sin, c.Y+r*sin-k*cos),
			Pt(c.X+r*cos, c.Y+r*sin))
	}
	return p
}
