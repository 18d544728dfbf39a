package index

import (
	"errors"
	"sort"

	"sandtable/data"
	"sandtable/data/edtf"
)

// errOrder is what restore returns for rows that are not in order.
var errOrder = errors.New("index: the kept orders do not rise")

// Rows hands over the orders, for a file that keeps them. The lists are the
// Orders' own.
func (o *Orders) Rows() data.TimeOrders {
	p, c := o.sides[Possible], o.sides[Certain]
	t := data.TimeOrders{
		Starts: p.starts.rows, Ends: p.ends.rows, Rest: o.rest.rows,
		OpenStarts: o.open.starts.rows, OpenEnds: o.open.ends.rows,
		First: o.first, Last: o.last, Bounded: o.bounded,
	}
	if !o.shared() {
		t.CoreStarts, t.CoreEnds = c.starts.rows, c.ends.rows
	}
	return t
}

// restore makes the orders of k from kept ones. Every row has to be an event of
// k; the error is for rows that do not lie in order of their days, as far as that
// is seen. Cost: for every different day the logarithm of its events.
func restore(k *data.Known, t *data.TimeOrders) (*Orders, error) {
	o := &Orders{known: k, first: t.First, last: t.Last, bounded: t.Bounded}
	for _, part := range []struct {
		rows []int32
		day  []edtf.Day
		out  *order
	}{
		{t.Starts, k.Spans.EarliestStart, &o.sides[Possible].starts}, {t.Ends, k.Spans.LatestEnd, &o.sides[Possible].ends},
		{t.CoreStarts, k.Spans.LatestStart, &o.sides[Certain].starts}, {t.CoreEnds, k.Spans.EarliestEnd, &o.sides[Certain].ends},
		{t.Rest, k.Spans.LatestStart, &o.rest},
		{t.OpenStarts, k.Spans.EarliestStart, &o.open.starts}, {t.OpenEnds, k.Spans.LatestEnd, &o.open.ends},
	} {
		var ok bool
		if *part.out, ok = inOrder(part.rows, part.day); !ok {
			return nil, errOrder
		}
	}
	if t.CoreStarts == nil {
		o.sides[Certain] = o.sides[Possible]
	}
	return o, nil
}

// inOrder finds the days of rows that are in order; false where it comes upon
// some that are not. It does not look at every row.
func inOrder(rows []int32, day []edtf.Day) (order, bool) {
	o := order{rows: rows}
	for at := 0; at < len(rows); {
		d := day[rows[at]]
		if n := len(o.days); n > 0 && o.days[n-1] >= d {
			return order{}, false
		}
		at = lastOf(rows, day, at)
		o.days, o.ends = append(o.days, d), append(o.ends, int32(at))
	}
	return o, true
}

// lastOf is the position after the last row of the same day as that at from: by
// steps that double, then by halving the last of them.
func lastOf(rows []int32, day []edtf.Day, from int) int {
	d, lo, step := day[rows[from]], from, 1
	for lo+step < len(rows) && day[rows[lo+step]] == d {
		lo += step
		step *= 2
	}
	n := min(step, len(rows)-lo)
	return lo + sort.Search(n, func(i int) bool { return day[rows[lo+i]] != d })
}
