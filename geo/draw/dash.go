package draw

import "math"

// Everywhere returns the box that holds every point.
func Everywhere() Box {
	inf := math.Inf(1)
	return Box{Min: Point{-inf, -inf}, Max: Point{inf, inf}}
}

// DashLength returns the length of one whole dash pattern. It is 0 if the
// pattern is unusable: no lengths, a negative or infinite one, or less than
// 0.01 px in all. An odd count of lengths is taken twice.
func DashLength(dash []float64) float64 {
	var sum float64
	for _, d := range dash {
		if !(d >= 0) || math.IsInf(d, 0) {
			return 0
		}
		sum += d
	}
	if len(dash)%2 == 1 {
		sum *= 2
	}
	if sum < 0.01 {
		return 0
	}
	return sum
}

// Dashed appends the dashes of p to dst as open sub-paths and returns the
// result. Every sub-path begins at s.Phase in the pattern; only the dashes that
// touch the box visible are cut (see Everywhere), the rest is skipped over in
// constant time. p should be flat (see Flatten): curves are taken as their
// chords. An unusable pattern leaves the path solid. Dashes of length zero stay:
// with round caps they are dots.
func (p Path) Dashed(dst Path, s Stroke, visible Box) Path {
	sum := DashLength(s.Dash)
	if sum == 0 {
		dst.Append(p)
		return dst
	}
	d := dasher{dash: s.Dash, sum: sum, phase: s.Phase, visible: visible, out: dst}
	var start Point
	i := 0
	for _, v := range p.Verbs {
		switch v {
		case VerbMove:
			start = p.Points[i]
			d.begin(start)
		case VerbClose:
			d.line(start)
			continue
		default:
			d.line(p.Points[i+v.Points()-1])
		}
		i += v.Points()
	}
	return d.out
}

// dasher walks along a path and cuts it.
type dasher struct {
	dash    []float64
	sum     float64
	phase   float64
	visible Box
	out     Path
	at      Point
	index   int     // which length of the pattern (of the doubled one, if odd)
	left    float64 // of that length
}

// on tells whether the walker is in a dash.
func (d *dasher) on() bool { return d.index%2 == 0 }

// size returns the whole length of the current part of the pattern.
func (d *dasher) size() float64 { return d.dash[d.index%len(d.dash)] }

// begin starts a sub-path at a.
func (d *dasher) begin(a Point) {
	d.at = a
	d.seek(d.phase)
	if d.on() {
		d.out.add1(VerbMove, a)
	}
}

// seek goes to a distance from the beginning of the pattern.
func (d *dasher) seek(phase float64) {
	rest := math.Mod(phase, d.sum)
	if rest < 0 {
		rest += d.sum
	}
	d.index = 0
	for rest > 0 && rest >= d.size() && d.index < 2*len(d.dash) {
		rest -= d.size()
		d.index++
	}
	d.left = d.size() - rest
}

// offset returns the distance from the beginning of the pattern.
func (d *dasher) offset() float64 {
	sum := d.size() - d.left
	for i := d.index - 1; i >= 0; i-- {
		sum += d.dash[i%len(d.dash)]
	}
	return sum
}

// line walks to b.
func (d *dasher) line(b Point) {
	a, length := d.at, b.Sub(d.at).Len()
	d.at = b
	if !(length > 0) || math.IsInf(length, 0) {
		return
	}
	t0, t1 := d.visible.Grow(d.sum).Cross(a, b)
	if t0 >= t1 {
		d.skip(length, b)
		return
	}
	from := a
	if t0 > 0 {
		from = a.Lerp(b, t0)
		d.skip(t0*length, from)
	}
	to := b
	if t1 < 1 {
		to = a.Lerp(b, t1)
	}
	d.walk(from, to)
	if t1 < 1 {
		d.skip((1-t1)*length, b)
	}
}

// skip passes over a length that is out of sight and arrives at b.
func (d *dasher) skip(length float64, b Point) {
	d.seek(d.offset() + length)
	if d.on() {
		d.out.add1(VerbMove, b)
	}
}

// walk cuts the line from a to b.
func (d *dasher) walk(a, b Point) {
	length, done := b.Sub(a).Len(), 0.0
	for length-done > d.left {
		done += d.left
		c := a.Lerp(b, done/length)
		if d.on() {
			d.out.add1(VerbLine, c)
		}
		d.index = (d.index + 1) % (2 * len(d.dash))
		if d.on() {
			d.out.add1(VerbMove, c)
		}
		d.left = d.size()
	}
	d.left -= length - done
	if d.on() {
		d.out.add1(VerbLine, b)
	}
}

// Cross returns the shares t0 <= t <= t1 of the line from a to c that lie in
// the box; t0 >= t1 if it misses the box.
func (b Box) Cross(a, c Point) (t0, t1 float64) {
	t0, t1 = cross1(a.X, c.X, b.Min.X, b.Max.X)
	u0, u1 := cross1(a.Y, c.Y, b.Min.Y, b.Max.Y)
	return max(t0, u0), min(t1, u1)
}

// cross1 is Cross along one axis.
func cross1(a, c, lo, hi float64) (t0, t1 float64) {
	if a == c {
		if lo <= a && a <= hi {
			return 0, 1
		}
		return 1, 0
	}
	t0, t1 = (lo-a)/(c-a), (hi-a)/(c-a)
	if t0 > t1 {
		t0, t1 = t1, t0
	}
	return max(t0, 0), min(t1, 1)
}
