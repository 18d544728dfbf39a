package index

import (
	"context"
	"runtime"

	"sandtable/data/edtf"
	"sandtable/geo/band"
)

// Codes gives every event one of a few groups, 0 to N-1; without Of all events are
// in group 0. Of is called from several goroutines.
type Codes struct {
	N  int
	Of func(e int32) int
}

// at is the group of an event.
func (c Codes) at(e int32) int {
	if c.Of == nil {
		return 0
	}
	return c.Of(e)
}

// Sums counts the events of a few groups in any window, by running sums: how many
// had begun and how many had ended by every day. They need no order and no index,
// so that a facet can have its own set of events. Immutable.
type Sums struct {
	orders *Orders
	n      int
	begun  []int32 // n counts before each day, as keys number the days
	ended  []int32
	groups *Groups // instead, where sums would not do
}

// mostSums bounds the memory of a Sums: so many counts on either side.
const mostSums = 1 << 22

// Sums builds the counts of the events in set, which are visible. Cost: one pass
// over the columns of days on all cores, and four bytes for each group and day on
// either side. In certain mode, and where days lie over too long a time, it
// builds Groups instead. The error is that of ctx.
func (o *Orders) Sums(ctx context.Context, set Set, by Codes, mode Mode) (*Sums, error) {
	s := &Sums{orders: o, n: by.N}
	days := int64(o.span())
	if mode == Certain || days*int64(by.N) > mostSums {
		of := make([]int32, o.known.Events.N)
		for e := range of {
			of[e] = int32(by.at(int32(e)))
		}
		s.groups = o.Select(set).Group(Grouping{N: by.N, Of: of}, mode)
		return s, ctx.Err()
	}
	parts := make([]Sums, runtime.GOMAXPROCS(0))
	err := band.Run(ctx, len(parts), func(lo, hi int) {
		for i := lo; i < hi; i++ {
			parts[i] = Sums{orders: o, n: by.N, begun: make([]int32, int(days)*by.N), ended: make([]int32, int(days)*by.N)}
			parts[i].count(set, by, len(set)*i/len(parts), len(set)*(i+1)/len(parts))
		}
	})
	if err != nil {
		return nil, err
	}
	s.begun, s.ended = parts[0].begun, parts[0].ended
	for _, p := range parts[1:] {
		add(s.begun, p.begun)
		add(s.ended, p.ended)
	}
	s.run(s.begun)
	s.run(s.ended)
	return s, nil
}

// span is how many rows of sums the dataset's days need: one before all, one for
// every day, one for each unbounded end.
func (o *Orders) span() int {
	if !o.bounded {
		return 3
	}
	return int(int64(o.last)-int64(o.first)) + 4
}

// count counts the events of some words of the set, each at the row after its
// days.
func (s *Sums) count(set Set, by Codes, lo, hi int) {
	start, end := s.orders.known.Spans.EarliestStart, s.orders.known.Spans.LatestEnd
	for e := range set[lo:hi].All() {
		e += int32(lo) << 6
		if start[e] <= end[e] {
			group := by.at(e)
			s.begun[s.after(start[e])*s.n+group]++
			s.ended[s.after(end[e])*s.n+group]++
		}
	}
}

// run makes sums of counts.
func (s *Sums) run(counts []int32) {
	for i := s.n; i < len(counts); i++ {
		counts[i] += counts[i-s.n]
	}
}

func add(to, from []int32) {
	for i, n := range from {
		to[i] += n
	}
}

// after is the row of the sums up to and including a day.
func (s *Sums) after(d edtf.Day) int {
	last := s.orders.span() - 1
	switch {
	case d == edtf.MinDay:
		return 1
	case d == edtf.MaxDay:
		return last
	}
	return int(min(max(int64(d)-int64(s.orders.first)+2, 1), int64(last)-1))
}

// before is the row of the sums up to but not including a day.
func (s *Sums) before(d edtf.Day) int {
	if d == edtf.MinDay {
		return 0
	}
	return s.after(d - 1)
}

// N is the number of groups.
func (s *Sums) N() int { return s.n }

// Counts puts the number of events that meet the window into out, one count per
// group; out has length N. Cost: that of the groups. It does not allocate.
func (s *Sums) Counts(a, z edtf.Day, out []int32) {
	if s.groups != nil {
		s.groups.Counts(a, z, out)
		return
	}
	a, z = s.orders.window(a, z)
	if a > z {
		clear(out)
		return
	}
	begun, ended := s.begun[s.after(z)*s.n:], s.ended[s.before(a)*s.n:]
	for i := range out {
		out[i] = begun[i] - ended[i]
	}
}
