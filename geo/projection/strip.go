package projection

import (
	"math"

	"sandtable/geo/draw"
)

// strip draws on the Equal Earth map: a strip between two meridians, which
// repeats.
type strip struct {
	Plane
	emit Emit
}

// mark is a longitude from the central meridian and a latitude, in radians. The
// longitude may leave -π..π.
type mark struct{ turn, lat float64 }

func (s *strip) mark(v Vec) mark {
	return mark{s.turnOf(v), math.Asin(min(max(v.Z, -1), 1))}
}

func (s *strip) place(turn, lat float64) draw.Point {
	x, y := equalEarth(turn, math.Sin(lat))
	return s.at(x, y-s.y0)
}

func (s *strip) begin(at draw.Point) { s.emit(at, true) }
func (s *strip) to(at draw.Point)    { s.emit(at, false) }

// piece draws from a, which has been drawn at p, to b.
func (s *strip) piece(a, b mark, p draw.Point, depth int) draw.Point {
	q := s.place(b.turn, b.lat)
	if math.Abs(p.X-q.X)+math.Abs(p.Y-q.Y) > longPiece && depth < deepest {
		m := mark{(a.turn + b.turn) / 2, (a.lat + b.lat) / 2}
		off := s.place(m.turn, m.lat).Sub(p.Lerp(q, 0.5))
		if math.Abs(off.X)+math.Abs(off.Y) > bend {
			p = s.piece(a, m, p, depth+1)
			return s.piece(m, b, p, depth+1)
		}
	}
	s.to(q)
	return q
}

// edge draws along a meridian from one latitude to another; its begin has been
// drawn.
func (s *strip) edge(turn, from, to float64) {
	s.piece(mark{turn, from}, mark{turn, to}, s.place(turn, from), 0)
}

// near moves a longitude by whole turns to within half a turn of another.
func near(turn, ref float64) float64 {
	return turn + 2*math.Pi*math.Round((ref-turn)/(2*math.Pi))
}

// at the share where the way from a to b has a longitude.
func (a mark) crossing(b mark, turn float64) mark {
	return mark{turn, a.lat + (b.lat-a.lat)*(turn-a.turn)/(b.turn-a.turn)}
}

func (s *strip) line(pts []Vec) {
	a := s.mark(pts[0])
	at := s.place(a.turn, a.lat)
	s.begin(at)
	for _, v := range pts[1:] {
		b := s.mark(v)
		if far := near(b.turn, a.turn); far != b.turn {
			side := math.Copysign(math.Pi, far-b.turn)
			c := a.crossing(mark{far, b.lat}, side)
			s.piece(a, c, at, 0)
			a = mark{-side, c.lat}
			at = s.place(a.turn, a.lat)
			s.begin(at)
		}
		at = s.piece(a, b, at, 0)
		a = b
	}
}

// ring draws a ring once for each turn of the strip that it reaches into.
func (s *strip) ring(pts []Vec) {
	marks := make([]mark, 0, len(pts)+3)
	lo, hi := math.Inf(1), math.Inf(-1)
	for i, v := range pts {
		m := s.mark(v)
		if i > 0 {
			m.turn = near(m.turn, marks[i-1].turn)
		}
		lo, hi = min(lo, m.turn), max(hi, m.turn)
		marks = append(marks, m)
	}
	end := near(marks[0].turn, marks[len(marks)-1].turn)
	if around := end - marks[0].turn; math.Abs(around) > math.Pi {
		pole := math.Copysign(math.Pi/2, around)
		marks = append(marks, mark{end, marks[0].lat}, mark{end, pole}, mark{marks[0].turn, pole})
		lo, hi = min(lo, end), max(hi, end)
	}
	for k := math.Ceil((-math.Pi - hi) / (2 * math.Pi)); lo+2*math.Pi*k < math.Pi; k++ {
		s.copy(marks, 2*math.Pi*k)
	}
}

// copy draws a ring moved by a longitude: its parts beyond the edges of the strip
// run along them.
func (s *strip) copy(marks []mark, by float64) {
	moved := func(i int) mark {
		m := marks[i%len(marks)]
		return mark{m.turn + by, m.lat}
	}
	a := moved(0)
	held := hold(a)
	at := s.place(held.turn, held.lat)
	s.begin(at)
	for i := 1; i <= len(marks); i++ {
		b := moved(i)
		for _, side := range sides(a, b) {
			c := a.crossing(b, side)
			at = s.piece(held, c, at, 0)
			held = c
		}
		next := hold(b)
		at = s.piece(held, next, at, 0)
		a, held = b, next
	}
}

// hold moves a mark onto the strip.
func hold(m mark) mark { return mark{min(max(m.turn, -math.Pi), math.Pi), m.lat} }

// sides returns the edges of the strip that the way from a to b crosses, in order.
func sides(a, b mark) []float64 {
	cross := func(side float64) bool { return (a.turn < side) != (b.turn < side) }
	switch west, east := cross(-math.Pi), cross(math.Pi); {
	case west && east && a.turn < b.turn:
		return []float64{-math.Pi, math.Pi}
	case west && east:
		return []float64{math.Pi, -math.Pi}
	case west:
		return []float64{-math.Pi}
	case east:
		return []float64{math.Pi}
	}
	return nil
}
