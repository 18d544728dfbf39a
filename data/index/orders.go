package index

import (
	"sandtable/data"
	"sandtable/data/edtf"
)

// Orders are the visible, dated events of a Known in order of their days. They
// are made once per Known; every filter picks its part of them.
type Orders struct {
	known       *data.Known
	first, last edtf.Day // the dataset's extent
	bounded     bool     // there is an extent
	sides       [2]side  // by Mode
	rest        order    // the second set, by latest start
	open        side     // possible, only events with an unbounded side
}

// NewOrders sorts the events of k. Cost: linear in the events, on both cores,
// as long as their days lie within a few thousand years; up to six int32 per
// event, two where every event is a whole day. Orders that came with the dataset
// are taken as they are; they are of no use where the day changes what is known.
func NewOrders(k *data.Known) *Orders {
	if kept := k.Events.Orders; kept != nil && !k.On {
		if o, err := restore(k, kept); err == nil {
			return o
		}
	}
	o := &Orders{known: k}
	o.first, o.last, o.bounded = k.Spans.Extent()
	o.fill(Seen(k))
	return o
}

// fill sorts the dated events of a set of visible ones.
func (o *Orders) fill(set Set) {
	k := o.known
	all, core, rest, open := split(k, set)
	tasks := []task{
		{all, k.Spans.EarliestStart, &o.sides[Possible].starts}, {all, k.Spans.LatestEnd, &o.sides[Possible].ends},
		{rest, k.Spans.LatestStart, &o.rest},
		{open, k.Spans.EarliestStart, &o.open.starts}, {open, k.Spans.LatestEnd, &o.open.ends},
	}
	same := len(core) == len(all) && wholeDays(k.Spans, all)
	if !same {
		tasks = append(tasks, task{core, k.Spans.LatestStart, &o.sides[Certain].starts},
			task{core, k.Spans.EarliestEnd, &o.sides[Certain].ends})
	}
	run(tasks)
	if same {
		o.sides[Certain] = o.sides[Possible]
	}
}

// task is one order to be made.
type task struct {
	rows []int32
	day  []edtf.Day
	out  *order
}

func run(tasks []task) {
	onCores(len(tasks), func(lo, hi int) {
		for _, t := range tasks[lo:hi] {
			*t.out = orderBy(t.rows, t.day)
		}
	})
}

// split lists the dated events of a set: all, those with core days, the second
// set, and those with an unbounded side.
func split(k *data.Known, set Set) (all, core, rest, open []int32) {
	n := set.Count()
	all, core = make([]int32, 0, n), make([]int32, 0, n)
	for e := range set.All() {
		if !k.Spans.Dated(e) {
			continue
		}
		all = append(all, e)
		if unbounded(k.Spans, e) {
			open = append(open, e)
		}
		switch {
		case k.Spans.Flags[e].Has(edtf.Qualified):
		case k.Spans.LatestStart[e] <= k.Spans.EarliestEnd[e]:
			core = append(core, e)
		default:
			rest = append(rest, e)
		}
	}
	return all, core, rest, open
}

func unbounded(s data.Spans, e int32) bool {
	return s.EarliestStart[e] == edtf.MinDay || s.LatestEnd[e] == edtf.MaxDay
}

// wholeDays reports whether possible and certain bounds are the same days.
func wholeDays(s data.Spans, rows []int32) bool {
	for _, e := range rows {
		if s.EarliestStart[e] != s.LatestStart[e] || s.EarliestEnd[e] != s.LatestEnd[e] {
			return false
		}
	}
	return true
}

// Extent is the first and last bounded day of the dataset, as Spans.Extent.
func (o *Orders) Extent() (first, last edtf.Day, ok bool) { return o.first, o.last, o.bounded }

// few is how many times as many events there must be as a set holds for its own
// orders to be sorted anew rather than picked from those of all.
const few = 12

// Select makes the index of the events in set; nil or all of them share the
// orders. Cost: linear in the events, on both cores, and in the set where that is
// small.
func (o *Orders) Select(set Set) *Index {
	ix := &Index{orders: o, set: o.visible(set), sides: o.sides, rest: o.rest, open: o.open}
	n, all := ix.set.Count(), len(o.sides[Possible].starts.rows)
	switch {
	case set == nil || n == o.known.Events.N:
	case n < all/few:
		own := Orders{known: o.known}
		own.fill(ix.set)
		ix.sides, ix.rest, ix.open = own.sides, own.rest, own.open
	default:
		ix.pick()
	}
	ix.undated = n - len(ix.sides[Possible].starts.rows)
	return ix
}

// visible is the set without the events that are hidden on the day.
func (o *Orders) visible(set Set) Set {
	if set == nil {
		return Seen(o.known)
	}
	set = set.Clone()
	if o.known.Visible != nil {
		set.And(Seen(o.known))
	}
	return set
}

// Seen is the set of the events of k that are visible on its day.
func Seen(k *data.Known) Set {
	set := FullSet(k.Events.N)
	for e, seen := range k.Visible {
		if !seen {
			set[e>>6] &^= 1 << (e & 63)
		}
	}
	return set
}
