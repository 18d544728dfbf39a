package draw

import "math"

// Affine is the map x' = A x + B y + C, y' = D x + E y + F.
type Affine struct{ A, B, C, D, E, F float64 }

// Translate returns the map that moves by (dx, dy).
func Translate(dx, dy float64) Affine { return Affine{A: 1, E: 1, C: dx, F: dy} }

// Scale returns the map that scales by k about the origin.
func Scale(k float64) Affine { return Affine{A: k, E: k} }

// Rotate returns the map that turns by degrees clockwise (on the screen) about the origin.
func Rotate(degrees float64) Affine {
	s, c := math.Sincos(degrees * math.Pi / 180)
	return Affine{A: c, B: -s, D: s, E: c}
}

// Then returns the map that applies m first and n after it.
func (m Affine) Then(n Affine) Affine {
	return Affine{
		A: n.A*m.A + n.B*m.D, B: n.A*m.B + n.B*m.E, C: n.A*m.C + n.B*m.F + n.C,
		D: n.D*m.A + n.E*m.D, E: n.D*m.B + n.E*m.E, F: n.D*m.C + n.E*m.F + n.F,
	}
}

// Apply maps one point.
func (m Affine) Apply(p Point) Point {
	return Point{
		float64(m.A*p.X) + float64(m.B*p.Y) + m.C,
		float64(m.D*p.X) + float64(m.E*p.Y) + m.F,
	}
}

// Transform returns a copy of p under m.
func (p Path) Transform(m Affine) Path {
	q := Path{Verbs: append([]Verb(nil), p.Verbs...), Points: make([]Point, len(p.Points))}
	for i, a := range p.Points {
		q.Points[i] = m.Apply(a)
	}
	return q
}

// Moved returns an item moved by d; bitmaps move by whole pixels. Hatches keep
// their place within what they fill.
func Moved(item Item, d Point) Item {
	m := Translate(d.X, d.Y)
	switch it := item.(type) {
	case FillPath:
		it.Path = it.Path.Transform(m)
		if it.Paint.Hatch != nil {
			h := *it.Paint.Hatch
			h.Origin = h.Origin.Add(d)
			it.Paint.Hatch = &h
		}
		return it
	case StrokePath:
		it.Path = it.Path.Transform(m)
		return it
	case TextRun:
		it.At = it.At.Add(d)
		return it
	case Bitmap:
		it.X, it.Y = it.X+int(math.Floor(d.X+0.5)), it.Y+int(math.Floor(d.Y+0.5))
		return it
	case Use:
		it.At = it.At.Add(d)
		return it
	case PushClip:
		it.Path = it.Path.Transform(m)
		return it
	}
	return item
}

// Box is the half-open rectangle of the points with Min <= (x, y) < Max. Min > Max is empty.
type Box struct{ Min, Max Point }

// EmptyBox returns the box that holds nothing: Add makes it the box of one point.
func EmptyBox() Box {
	inf := math.Inf(1)
	return Box{Min: Point{inf, inf}, Max: Point{-inf, -inf}}
}

// Add returns the smallest box around b and p.
func (b Box) Add(p Point) Box {
	return Box{
		Min: Point{min(b.Min.X, p.X), min(b.Min.Y, p.Y)},
		Max: Point{max(b.Max.X, p.X), max(b.Max.Y, p.Y)},
	}
}

// Grow returns b enlarged by d on every side.
func (b Box) Grow(d float64) Box {
	return Box{Point{b.Min.X - d, b.Min.Y - d}, Point{b.Max.X + d, b.Max.Y + d}}
}

// Overlaps tells whether the boxes share a point inside both.
func (b Box) Overlaps(c Box) bool {
	return b.Min.X < c.Max.X && c.Min.X < b.Max.X && b.Min.Y < c.Max.Y && c.Min.Y < b.Max.Y
}

// Inside tells whether b lies wholly within c.
func (b Box) Inside(c Box) bool {
	return b.Min.X >= c.Min.X && b.Min.Y >= c.Min.Y && b.Max.X <= c.Max.X && b.Max.Y <= c.Max.Y
}

// Bounds returns a box that holds the path: that of its points, control points
// included, so it may be larger than the smallest one.
func (p Path) Bounds() Box {
	b := EmptyBox()
	for _, a := range p.Points {
		b = b.Add(a)
	}
	return b
}

// Tolerance is how far a flattened curve may lie from the true one, px.
const Tolerance = 0.05

// Flatten appends p to dst with straight lines only and returns the result.
// Curves are within Tolerance of the original; the steps depend on the path
// alone, so the same path always gives the same points.
func (p Path) Flatten(dst Path) Path {
	var at, start Point
	i := 0
	for _, v := range p.Verbs {
		pts := p.Points[i : i+v.Points()]
		i += v.Points()
		switch v {
		case VerbMove:
			dst.add1(VerbMove, pts[0])
			start = pts[0]
		case VerbLine:
			dst.add1(VerbLine, pts[0])
		case VerbQuad:
			dst.flattenQuad(at, pts[0], pts[1])
		case VerbCube:
			dst.flattenCube(at, [3]Point(pts))
		case VerbClose:
			dst.Close()
			at = start
			continue
		}
		at = pts[len(pts)-1]
	}
	return dst
}

// add1 is add without the variadic slice: no allocation in the steady state.
func (p *Path) add1(v Verb, a Point) {
	p.Verbs = append(p.Verbs, v)
	p.Points = append(p.Points, a)
}

// curveSteps returns the number of equal steps that keep a curve within
// Tolerance, given a bound d2 on its second derivative: a chord over a step h
// is off by at most d2 h²/8.
func curveSteps(d2 float64) int {
	n := math.Ceil(math.Sqrt(d2 / (8 * Tolerance)))
	if !(n >= 1) {
		return 1
	}
	return int(min(n, 200))
}

func (p *Path) flattenQuad(a, b, c Point) {
	dd := a.Sub(b).Add(c.Sub(b)).Mul(2)
	n := curveSteps(dd.Len())
	for i := 1; i < n; i++ {
		t := float64(i) / float64(n)
		p.add1(VerbLine, a.Lerp(b, t).Lerp(b.Lerp(c, t), t))
	}
	p.add1(VerbLine, c)
}

func (p *Path) flattenCube(a Point, q [3]Point) {
	b, c, d := q[0], q[1], q[2]
	u := a.Sub(b).Add(c.Sub(b)).Len()
	w := b.Sub(c).Add(d.Sub(c)).Len()
	n := curveSteps(6 * max(u, w))
	for i := 1; i < n; i++ {
		t := float64(i) / float64(n)
		bc := b.Lerp(c, t)
		l := a.Lerp(b, t).Lerp(bc, t)
		r := bc.Lerp(c.Lerp(d, t), t)
		p.add1(VerbLine, l.Lerp(r, t))
	}
	p.add1(VerbLine, d)
}

// Length returns the length of the flattened path, closing lines included.
func (p Path) Length() float64 {
	var sum float64
	var at, start Point
	f := p.Flatten(Path{})
	i := 0
	for _, v := range f.Verbs {
		switch v {
		case VerbMove:
			at, start = f.Points[i], f.Points[i]
			i++
		case VerbLine:
			sum += f.Points[i].Sub(at).Len()
			at = f.Points[i]
			i++
		case VerbClose:
			sum += start.Sub(at).Len()
			at = start
		}
	}
	return sum
}
