package strip

import (
	"math"
	"sort"

	"sandtable/app/store"
	"sandtable/data"
	"sandtable/data/edtf"
)

// Axis spreads time: it takes a point in time to room and back. It is strictly
// rising and piecewise linear. The zero Axis is linear, one room per day.
// Immutable.
type Axis struct {
	days, room []float64 // knots, rising
	beyond     float64   // room per day before the first and after the last knot
}

// The shape of the even axis.
const (
	timeShare   = 0.10 // of the room goes to time itself, so that no stretch vanishes
	sampleLimit = 4096 // events that are looked at; more are thinned evenly
	monthLimit  = 4800 // knots; longer extents have stretches of several months
)

// NewAxis makes the axis of a kind for a dataset. The even axis depends on the
// dataset alone, not on what is filtered or known, so that it stays the same
// while one scrubs. Cost: bounded, whatever the number of events.
func NewAxis(kind store.Axis, d *data.Dataset) *Axis {
	if kind == store.Linear {
		return &Axis{}
	}
	spans := sample(d)
	if len(spans) == 0 {
		return &Axis{}
	}
	first, last := spans[0][0], spans[0][1]
	for _, s := range spans {
		first, last = min(first, s[0]), max(last, s[1])
	}
	e := newEvener(first, last)
	for _, s := range spans {
		e.add(s[0], s[1])
	}
	return e.axis()
}

// sample is the first and last day of evenly chosen events, both bounded.
func sample(d *data.Dataset) [][2]edtf.Day {
	step := max(1, (d.Events.N+sampleLimit-1)/sampleLimit)
	var out [][2]edtf.Day
	for e := 0; e < d.Events.N; e += step {
		if first, last, ok := bounded(compiled(d, int32(e))); ok {
			out = append(out, [2]edtf.Day{first, last})
		}
	}
	return out
}

// compiled is the bounds of an event as its own row gives them.
func compiled(d *data.Dataset, e int32) edtf.Bounds {
	none := edtf.Bounds{EarliestStart: edtf.MaxDay, LatestStart: edtf.MaxDay, EarliestEnd: edtf.MinDay, LatestEnd: edtf.MinDay}
	if d.Events.Dates == nil {
		return d.Events.Spans.At(e)
	}
	own := d.Events.Own[e]
	b, err := d.Events.Dates[e].Bounds(d.Events.WhenKind[e], edtf.MinDay)
	if d.Events.Dates[e].IsZero() || err != nil {
		if own.Given != 0b1111 {
			return none
		}
		b = edtf.Bounds{}
	}
	return own.Over(b)
}

// bounded is the first and last day of b, without its unbounded sides.
func bounded(b edtf.Bounds) (first, last edtf.Day, ok bool) {
	first, last = edtf.MaxDay, edtf.MinDay
	if b.EarliestStart > b.LatestEnd {
		return first, last, false
	}
	for _, d := range [4]edtf.Day{b.EarliestStart, b.LatestStart, b.EarliestEnd, b.LatestEnd} {
		if !d.Unbounded() {
			first, last = min(first, d), max(last, d)
		}
	}
	return first, last, first <= last
}

// evener adds up how much room every stretch of whole months asks for.
type evener struct {
	edges []edtf.Day // of the stretches, one more than there are
	mass  []float64  // asked for by ends of events within a stretch
	step  []float64  // change of what is asked for per day, from a stretch on
}

func newEvener(first, last edtf.Day) *evener {
	y, m, _ := first.YMD()
	y1, m1, _ := last.YMD()
	from, to := y*12+m-1, y1*12+m1
	stride := max(1, (to-from+monthLimit-1)/monthLimit)
	e := &evener{}
	for at := from; ; at += stride {
		e.edges = append(e.edges, monthStart(at))
		if at >= to {
			break
		}
	}
	e.mass, e.step = make([]float64, len(e.edges)), make([]float64, len(e.edges))
	return e
}

// monthStart is the first day of a month counted from the year 0.
func monthStart(n int) edtf.Day {
	y := int(math.Floor(float64(n) / 12))
	return edtf.DayOf(y, n-12*y+1, 1)
}

// add gives an event one share of room, spread over its days.
func (e *evener) add(first, last edtf.Day) {
	perDay := 1 / (float64(last) - float64(first) + 1)
	i, j := e.stretch(first), e.stretch(last)
	if i == j {
		e.mass[i]++
		return
	}
	e.mass[i] += float64(e.edges[i+1]-first) * perDay
	e.mass[j] += float64(last+1-e.edges[j]) * perDay
	e.step[i+1] += perDay
	e.step[j] -= perDay
}

// stretch is the stretch that holds a day.
func (e *evener) stretch(d edtf.Day) int {
	return sort.Search(len(e.edges), func(i int) bool { return e.edges[i] > d }) - 1
}

// axis adds the shares up to knots over a room of 1.
func (e *evener) axis() *Axis {
	n := len(e.edges) - 1
	days := float64(e.edges[n]) - float64(e.edges[0])
	total, perDay := 0.0, 0.0
	for i := range n {
		perDay += e.step[i]
		e.mass[i] += max(0, perDay) * float64(e.edges[i+1]-e.edges[i])
		total += e.mass[i]
	}
	a := &Axis{beyond: 1 / days}
	at := 0.0
	for i := range n + 1 {
		a.days, a.room = append(a.days, float64(e.edges[i])), append(a.room, at)
		if i < n {
			at += (1-timeShare)*e.mass[i]/total + timeShare*float64(e.edges[i+1]-e.edges[i])/days
		}
	}
	return a
}

// Room is the room before a point in time.
func (a *Axis) Room(t float64) float64 {
	n := len(a.days) - 1
	switch {
	case n < 1:
		return t
	case t < a.days[0]:
		return a.room[0] + (t-a.days[0])*a.beyond
	case t >= a.days[n]:
		return a.room[n] + (t-a.days[n])*a.beyond
	}
	i := sort.SearchFloat64s(a.days, t)
	if a.days[i] > t {
		i--
	}
	return lerp(t, a.days[i], a.days[i+1], a.room[i], a.room[i+1])
}

// Time is the inverse of Room.
func (a *Axis) Time(room float64) float64 {
	n := len(a.days) - 1
	switch {
	case n < 1:
		return room
	case room < a.room[0]:
		return a.days[0] + (room-a.room[0])/a.beyond
	case room >= a.room[n]:
		return a.days[n] + (room-a.room[n])/a.beyond
	}
	i := sort.SearchFloat64s(a.room, room)
	if a.room[i] > room {
		i--
	}
	return lerp(room, a.room[i], a.room[i+1], a.days[i], a.days[i+1])
}

func lerp(v, a, b, x, y float64) float64 { return x + (v-a)/(b-a)*(y-x) }
