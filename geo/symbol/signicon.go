package symbol

import (
	"image/color"
	"math"

	"sandtable/geo/draw"
	"sandtable/geo/palette"
)

// icon is what stands in the frame of a sign: areas, lines and letters, on the
// grid of a mark.
type icon struct {
	fill draw.Path
	line draw.Path
	text string
	size float64 // of the letters
	mid  float64 // y of the middle of the capitals
}

// iconLine is the width of an icon's lines at standard size.
const iconLine = 1.1

// icon draws the entity of a sign.
func (s Sign) icon() icon {
	at := spread(s.Side)
	cross := lines(at.Mul(-1), at, draw.Pt(-at.X, at.Y), draw.Pt(at.X, -at.Y))
	switch s.Entity {
	case SurfaceCombatant:
		return icon{fill: warship()}
	case Submarine:
		return icon{fill: draw.Polygon(draw.Pt(-8.2, 0), draw.Pt(-5.1, -3.2), draw.Pt(5.1, -3.2), draw.Pt(8.2, 0), draw.Pt(5.1, 3.2), draw.Pt(-5.1, 3.2))}
	case Fighter:
		return icon{text: "F", size: 10}
	case Bomber:
		return icon{text: "B", size: 10}
	case TransportAircraft:
		return icon{text: "C", size: 10}
	case Helicopter:
		return icon{fill: draw.Polygon(draw.Pt(-8.1, -3.2), draw.Pt(0, -0.3), draw.Pt(8.1, -3.2), draw.Pt(8.1, 3.2), draw.Pt(0, 0.3), draw.Pt(-8.1, 3.2))}
	case Drone:
		return icon{fill: draw.Polygon(draw.Pt(-8, -3.2), draw.Pt(0, 0.8), draw.Pt(8, -3.2), draw.Pt(8, -1.5), draw.Pt(0, 3.5), draw.Pt(-8, -1.5))}
	case AirDefence:
		return icon{line: join(dome(s.Side), missile())}
	case Infantry:
		return icon{line: cross}
	case Advisers:
		return icon{line: join(cross, advice())}
	case Base:
		return icon{line: lines(draw.Pt(-5, -3), draw.Pt(5, 3), draw.Pt(-5, 3), draw.Pt(5, -3))}
	case AirBase:
		return icon{line: join(wheel(), lines(draw.Pt(-4, -6.1), draw.Pt(4, -6.1), draw.Pt(-4, -4), draw.Pt(1, -9)))}
	case NavalBase:
		return icon{line: join(wheel(), anchor())}
	case ArmamentProduction:
		return icon{line: lines(draw.Pt(-6, -6), draw.Pt(-6, 6), draw.Pt(6, -6), draw.Pt(6, 6), draw.Pt(-6, -4), draw.Pt(6, -4), draw.Pt(-6, 4), draw.Pt(6, 4))}
	case OilFacility:
		return icon{line: join(draw.Polygon(draw.Pt(0, 0), draw.Pt(-4.5, -6), draw.Pt(4.5, -6)), lines(draw.Pt(0, 0), draw.Pt(0, 6)))}
	case Meeting:
		return icon{text: "MTG", size: 5.2, mid: -5.8, line: join(person(-5, 0), person(0, 0), person(5, 0))}
	}
	return icon{}
}

// lines joins points two by two.
func lines(pts ...draw.Point) draw.Path {
	var p draw.Path
	for i := 0; i+1 < len(pts); i += 2 {
		p.Append(draw.Polyline(pts[i], pts[i+1]))
	}
	return p
}

// warship is a ship from ahead: hull, bridge and yards.
func warship() draw.Path {
	half := []draw.Point{
		{X: 1, Y: -4}, {X: 1, Y: -3}, {X: 4, Y: -3}, {X: 4, Y: -2}, {X: 1, Y: -2}, {X: 1, Y: -1}, {X: 2, Y: -1}, {X: 2, Y: 1}, {X: 5, Y: 0.6}, {X: 0, Y: 4},
	}
	pts := append([]draw.Point(nil), half...)
	for i := len(half) - 2; i >= 0; i-- {
		pts = append(pts, draw.Pt(-half[i].X, half[i].Y))
	}
	return draw.Polygon(pts...)
}

// missile is a missile that stands in the dome of air defence.
func missile() draw.Path {
	var p draw.Path
	p.MoveTo(-2, 4)
	p.LineTo(-2, -2)
	p.CubeTo(draw.Pt(-2, -4), draw.Pt(2, -4), draw.Pt(2, -2))
	p.LineTo(2, 4)
	p.Append(lines(draw.Pt(0, -3.4), draw.Pt(0, 4)))
	return p
}

// advice is the modifier of advisers: one that hands something to another.
func advice() draw.Path {
	const y = -6
	return join(draw.Circle(draw.Pt(-4, y), 1), draw.Circle(draw.Pt(4, y), 1), lines(draw.Pt(-2.2, y), draw.Pt(2, y)),
		draw.Polyline(draw.Pt(1, y-1), draw.Pt(2, y), draw.Pt(1, y+1)))
}

// wheel marks a place of traffic: a circle with three lines through it.
func wheel() draw.Path {
	const r = 3.8
	p := draw.Circle(draw.Point{}, r)
	for _, degrees := range [...]float64{90, 27, 153} {
		sin, cos := math.Sincos(degrees * math.Pi / 180)
		p.Append(lines(draw.Pt(-r*cos, -r*sin), draw.Pt(r*cos, r*sin)))
	}
	return p
}

// anchor is a small anchor over the wheel of a port.
func anchor() draw.Path {
	p := join(draw.Circle(draw.Pt(0, -8.8), 0.6), lines(draw.Pt(-1.8, -8.2), draw.Pt(1.8, -8.2), draw.Pt(0, -8.2), draw.Pt(0, -4.4)))
	p.MoveTo(-2.1, -6)
	p.CubeTo(draw.Pt(-1.2, -4.2), draw.Pt(1.2, -4.2), draw.Pt(2.1, -6))
	return p
}

// person is a figure with its head at a point.
func person(x, y float64) draw.Path {
	return join(draw.Circle(draw.Pt(x, y-2), 1.4), lines(draw.Pt(x, y-0.6), draw.Pt(x, y+4.4), draw.Pt(x-2, y+0.5), draw.Pt(x+2, y+0.5)))
}

// installed is the bar on top of an installation's frame.
func installed(s Side) draw.Path {
	top := [...]float64{Neutral: -11, Friend: -10, Hostile: -14.4, Unknown: -13.8}[s]
	low := top
	if s == Hostile {
		low = -11.6
	}
	return draw.Polygon(draw.Pt(-3, low), draw.Pt(-3, top-2.6), draw.Pt(3, top-2.6), draw.Pt(3, low), draw.Pt(0, top))
}

// The echelon stands over the frame.
const (
	echelonHigh = 5.0
	echelonGap  = 2.0
)

// echelon draws what tells a unit's size, over a frame whose top is at y; its
// lines and dots are wider by more.
func (p *pen) echelon(level uint8, y, more float64) {
	mid := y - echelonGap - echelonHigh/2
	row := func(n int, step float64, each func(x float64)) {
		for i := range n {
			each((float64(i) - float64(n-1)/2) * step)
		}
	}
	line := p.line(1.1 + more)
	line.Cap = draw.CapSquare
	h := echelonHigh / 2
	switch {
	case level == 0:
	case level == 11:
		p.stroke(join(draw.Circle(draw.Pt(0, mid-0.2), h+0.2), lines(draw.Pt(-4, mid+2), draw.Pt(4, mid-2))), p.line(1+more))
	case level <= 14:
		row(int(level)-11, 6, func(x float64) { p.fill(draw.Circle(draw.Pt(x, mid), 1.8+more/2), p.ink) })
	case level <= 17:
		row(int(level)-14, 4, func(x float64) { p.stroke(lines(draw.Pt(x, mid-h), draw.Pt(x, mid+h)), line) })
	default:
		n := 1
		if level >= 21 {
			n = int(level) - 19
		}
		row(n, 7, func(x float64) {
			p.stroke(lines(draw.Pt(x-h, mid-h), draw.Pt(x+h, mid+h), draw.Pt(x-h, mid+h), draw.Pt(x+h, mid-h)), line)
		})
	}
}

// top is the y of the upper edge of a sign's frame.
func (s Sign) top() float64 { return outline(signFrame(s)).Flatten(draw.Path{}).Bounds().Min.Y }

// high is how far a sign reaches above its centre, with bar and echelon.
func (s Sign) high() float64 {
	high := -s.top()
	switch {
	case s.Kind().Dimension == Installation:
		high = max(high, -installed(s.Side).Bounds().Min.Y)
	case s.Echelon > 0:
		high += echelonGap + echelonHigh + 1.4
	}
	return high
}

// signHalo is the halo of what stands over the frame of a sign.
func (p *pen) signHalo(s Sign) {
	q := *p
	q.ink = p.theme.Halo
	if s.Kind().Dimension == Installation {
		q.stroke(installed(s.Side), draw.Stroke{Width: 2 * haloReach, Join: draw.JoinRound, Color: q.ink})
	}
	q.echelon(s.Echelon, s.top(), 2*haloReach-0.6)
}

// signTint is the share of ink in the ground of a reported sign: enough to tell it
// from paper in grey, little enough for lines and letters in ink.
const signTint = 0.28

// sign draws frame and icon of a sign as the status asks. A sign's ground is a
// tint and its line is always there, because an open side tells air from land.
func (p *pen) sign(m Mark, frame draw.Path) {
	s := m.Sign
	ground, status := p.paper(), m.Status
	if status == Reported {
		ground = palette.Mix(ground, p.ink, signTint)
	}
	p.fill(frame, ground)
	p.icon(s, p.ink)
	if status == Disputed {
		p.lower(func() {
			p.fill(frame, p.ink)
			p.icon(s, p.paper())
		})
	}
	if s.dashed() && status <= Claimed {
		status = Planned
	}
	p.outline(m.Frame, outline(m.Frame), status)
	if s.Kind().Dimension == Installation {
		p.fill(installed(s.Side), p.ink)
	}
	p.echelon(s.Echelon, s.top(), 0)
	if m.Status == Denied {
		p.strike()
	}
}

// icon draws what stands in the frame of a sign.
func (p *pen) icon(s Sign, c color.NRGBA) {
	i := s.icon()
	if s.Kind().Dimension == Activity {
		p.fill(blocks(s.Side), c)
	}
	if !i.fill.Empty() {
		p.fill(i.fill, c)
	}
	if !i.line.Empty() {
		p.stroke(i.line, draw.Stroke{Width: iconLine * p.weight(), Color: c})
	}
	if i.text != "" {
		p.figure(i.text, draw.Pt(0, i.mid), i.size, c)
	}
}
