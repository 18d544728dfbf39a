package index

import (
	"context"

	"sandtable/data"
	"sandtable/data/edtf"
	"sandtable/geo/band"
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
	all, core, rest, open := split(k)
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
	return o
}

// task is one order to be made.
type task struct {
	rows []int32
	day  []edtf.Day
	out  *order
}

func run(tasks []task) {
	work := func(lo, hi int) {
		for _, t := range tasks[lo:hi] {
			*t.out = orderBy(t.rows, t.day)
		}
	}
	if err := band.Run(context.Background(), len(tasks), work); err != nil {
		panic("index: a background context ended: " + err.Error())
	}
}

// split lists the visible dated events: all, those with core days, the second
// set, and those with an unbounded side.
func split(k *data.Known) (all, core, rest, open []int32) {
	all = make([]int32, 0, k.Events.N)
	core = make([]int32, 0, k.Events.N)
	for e := range int32(k.Events.N) {
		if !k.Spans.Dated(e) || !k.SeesEvent(e) {
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

// Select makes the index of the events in set; nil takes all of them, and then
// shares the orders. Cost: linear in the events, on both cores.
func (o *Orders) Select(set Set) *Index {
	ix := &Index{orders: o, set: o.visible(set), sides: o.sides, rest: o.rest, open: o.open}
	if set != nil {
		ix.pick()
	}
	ix.undated = ix.set.Count() - len(ix.sides[Possible].starts.rows)
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
