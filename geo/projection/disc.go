package projection

import (
	"math"

	"sandtable/geo/draw"
)

// disc draws on an azimuthal map.
type disc struct {
	Plane
	emit Emit
}

// spot is a point in the axes of the map's centre, and where it lies.
type spot struct {
	e, n, u float64
	at      draw.Point
}

func (d *disc) spot(v Vec) spot {
	e, n, u := d.turned(v)
	return d.placed(e, n, u)
}

func (d *disc) placed(e, n, u float64) spot {
	x, y := d.spread(e, n, u)
	return spot{e, n, u, d.at(x, y)}
}

func (d *disc) shown(s spot) bool   { return s.u >= d.rim }
func (d *disc) begin(at draw.Point) { d.emit(at, true) }
func (d *disc) to(at draw.Point)    { d.emit(at, false) }
func (s spot) angle() float64       { return math.Atan2(s.n, s.e) }
func (d *disc) onRim(a float64) draw.Point {
	sin, cos := math.Sincos(a)
	return d.at(d.radius*cos, d.radius*sin)
}

// between returns the point of the sphere at a share of the way from a to b.
func (d *disc) between(a, b spot, t float64) spot {
	v := Vec{a.e, a.n, a.u}.Mix(Vec{b.e, b.n, b.u}, t)
	return d.placed(v.X, v.Y, v.Z)
}

// crossing returns where the way from a to b, of which one is shown, meets the rim.
func (d *disc) crossing(a, b spot) spot {
	lo, hi := 0.0, 1.0
	if d.rim == 0 {
		lo = a.u / (a.u - b.u)
		return d.between(a, b, lo)
	}
	for range 24 {
		mid := (lo + hi) / 2
		if d.shown(d.between(a, b, mid)) == d.shown(a) {
			lo = mid
		} else {
			hi = mid
		}
	}
	return d.between(a, b, lo)
}

// piece draws from a, which has been drawn, to b, both shown.
func (d *disc) piece(a, b spot, depth int) {
	if math.Abs(a.at.X-b.at.X)+math.Abs(a.at.Y-b.at.Y) > longPiece && depth < deepest {
		m := d.between(a, b, 0.5)
		off := m.at.Sub(a.at.Lerp(b.at, 0.5))
		if math.Abs(off.X)+math.Abs(off.Y) > bend {
			d.piece(a, m, depth+1)
			d.piece(m, b, depth+1)
			return
		}
	}
	d.to(b.at)
}

func (d *disc) line(pts []Vec) {
	a := d.spot(pts[0])
	open := d.shown(a)
	if open {
		d.begin(a.at)
	}
	for _, v := range pts[1:] {
		b := d.spot(v)
		from, to := a, b
		if !d.shown(a) && !d.shown(b) {
			a = b
			continue
		}
		if !d.shown(a) {
			from = d.crossing(b, a)
			d.begin(from.at)
		} else if !d.shown(b) {
			to = d.crossing(a, b)
		}
		d.piece(from, to, 0)
		a = b
	}
}

// sweep is the angle about the centre from a to b, the short way.
func sweep(a, b spot) float64 {
	return math.Atan2(a.e*b.n-a.n*b.e, a.e*b.e+a.n*b.n)
}

// ring draws a ring: its parts beyond the rim run along the rim.
func (d *disc) ring(pts []Vec, windings int) {
	first := -1
	for i, v := range pts {
		if d.shown(d.spot(v)) {
			first = i
			break
		}
	}
	if first < 0 {
		windings += d.windings(pts)
	} else {
		d.open(pts, first)
	}
	for ; windings > 0; windings-- {
		d.begin(d.onRim(0))
		d.along(0, 2*math.Pi)
	}
	for ; windings < 0; windings++ {
		d.begin(d.onRim(0))
		d.along(0, -2*math.Pi)
	}
}

// windings is how often a ring that is nowhere shown runs about the map.
func (d *disc) windings(pts []Vec) int {
	sum, a := 0.0, d.spot(pts[len(pts)-1])
	for _, v := range pts {
		b := d.spot(v)
		sum += sweep(a, b)
		a = b
	}
	return int(math.Round(sum / (2 * math.Pi)))
}

// open draws a ring from a point that is shown all the way round.
func (d *disc) open(pts []Vec, first int) {
	a := d.spot(pts[first])
	d.begin(a.at)
	var left, turned float64 // where the ring left the map, and how far it went since
	for i := range pts {
		b := d.spot(pts[(first+1+i)%len(pts)])
		switch in, out := d.shown(a), d.shown(b); {
		case in && out:
			d.piece(a, b, 0)
		case in:
			c := d.crossing(a, b)
			d.piece(a, c, 0)
			left, turned = c.angle(), sweep(c, b)
		case out:
			c := d.crossing(b, a)
			d.along(left, turned+sweep(a, c))
			d.to(c.at)
			d.piece(c, b, 0)
		default:
			turned += sweep(a, b)
		}
		a = b
	}
}

// along draws along the rim from an angle over another.
func (d *disc) along(from, over float64) {
	step := math.Sqrt(8 * bend / max(d.radius*d.R, 8*bend))
	n := math.Ceil(math.Abs(over) / step)
	for i := 1.0; i <= n; i++ {
		d.to(d.onRim(from + over*i/n))
	}
}
