package index

import (
	"context"
	"math/bits"
	"slices"

	"sandtable/data"
	"sandtable/data/edtf"
	"sandtable/geo/band"
)

// Index answers windows for the events that passed a filter. Immutable.
type Index struct {
	orders  *Orders
	set     Set
	sides   [2]side
	rest    order
	open    side
	undated int
	sure    openSure
}

// Build makes the index of the events of k that are in set; nil takes all.
// Where the filter changes more often than k, keep the Orders instead.
func Build(k *data.Known, set Set) *Index { return NewOrders(k).Select(set) }

// pick reduces the orders to the set.
func (ix *Index) pick() {
	o := ix.orders
	steps := []func(){
		func() { ix.sides[Possible].starts = o.sides[Possible].starts.only(ix.set) },
		func() { ix.sides[Possible].ends = o.sides[Possible].ends.only(ix.set) },
		func() { ix.rest, ix.open = o.rest.only(ix.set), o.open.only(ix.set) },
	}
	shared := o.shared()
	if !shared {
		steps = append(steps,
			func() { ix.sides[Certain].starts = o.sides[Certain].starts.only(ix.set) },
			func() { ix.sides[Certain].ends = o.sides[Certain].ends.only(ix.set) })
	}
	both(steps)
	if shared {
		ix.sides[Certain] = ix.sides[Possible]
	}
}

// shared reports whether certain mode uses the orders of possible mode.
func (o *Orders) shared() bool {
	p, c := o.sides[Possible].starts.rows, o.sides[Certain].starts.rows
	return len(p) == len(c) && (len(p) == 0 || &p[0] == &c[0])
}

// both runs the steps on all cores.
func both(steps []func()) {
	onCores(len(steps), func(lo, hi int) {
		for _, step := range steps[lo:hi] {
			step()
		}
	})
}

// onCores runs bands of 0 to n on all cores, to their end.
func onCores(n int, work func(lo, hi int)) {
	if err := band.Run(context.Background(), n, work); err != nil {
		panic("index: a background context ended: " + err.Error())
	}
}

// Len is the number of visible events in the set, with and without a date.
func (ix *Index) Len() int { return len(ix.sides[Possible].starts.rows) + ix.undated }

// Undated is the number of visible events in the set that have no date: they
// are in no window.
func (ix *Index) Undated() int { return ix.undated }

// Extent is that of the dataset, not of the set.
func (ix *Index) Extent() (first, last edtf.Day, ok bool) { return ix.orders.Extent() }

// Orders is what the index was selected from.
func (ix *Index) Orders() *Orders { return ix.orders }

// Set is the visible events that the index holds; do not change it.
func (ix *Index) Set() Set { return ix.set }

// window replaces unbounded ends by the extent of the dataset.
func (ix *Index) window(a, z edtf.Day) (edtf.Day, edtf.Day) { return ix.orders.window(a, z) }

func (o *Orders) window(a, z edtf.Day) (edtf.Day, edtf.Day) {
	if o.bounded && a == edtf.MinDay {
		a = o.first
	}
	if o.bounded && z == edtf.MaxDay {
		z = o.last
	}
	return a, z
}

// Resolve replaces the unbounded ends of a window by the extent of k, as an
// Index does by itself. Cost: linear in the events where an end is unbounded.
func Resolve(k *data.Known, a, z edtf.Day) (edtf.Day, edtf.Day) {
	if !a.Unbounded() && !z.Unbounded() {
		return a, z
	}
	o := Orders{known: k}
	o.first, o.last, o.bounded = k.Spans.Extent()
	return o.window(a, z)
}

// Count is the number of events that meet the window from day a to day z, both
// inclusive; 0 where a > z. Cost: the logarithm of the number of days; in
// certain mode also the events of the second set that start in the window. It
// does not allocate.
func (ix *Index) Count(a, z edtf.Day, mode Mode) int {
	a, z = ix.window(a, z)
	if a > z {
		return 0
	}
	n := ix.sides[mode].count(a, z)
	if mode == Certain {
		n += ix.countRest(a, z)
	}
	return n
}

// countRest counts the second set. Its events have a latest start after their
// earliest end, so that one that lies inside has its latest start there.
func (ix *Index) countRest(a, z edtf.Day) int { return ix.within(ix.rest, a, z) }

// within counts the events of an order by latest start, all of the second set, that
// lie inside the window.
func (ix *Index) within(rest order, a, z edtf.Day) int {
	n := 0
	end := ix.orders.known.Spans.EarliestEnd
	from := rest.upTo(a)
	for _, e := range rest.rows[from:max(from, rest.upTo(z))] {
		if end[e] >= a {
			n++
		}
	}
	return n
}

// Matching appends the events that meet the window to out, in file order.
// Cost: linear in the events; it allocates only where out has no room.
func (ix *Index) Matching(a, z edtf.Day, mode Mode, out []int32) []int32 {
	a, z = ix.window(a, z)
	if a > z {
		return out
	}
	out = slices.Grow(out, ix.Count(a, z, mode))
	if mode == Possible {
		return ix.possible(a, z, out)
	}
	spans := ix.orders.known.Spans
	for e := range ix.set.All() {
		if spans.Meets(e, a, z, true) {
			out = append(out, e)
		}
	}
	return out
}

// possible is Matching in possible mode: two columns in one pass, because this
// is what every scrub of a large table pays.
func (ix *Index) possible(a, z edtf.Day, out []int32) []int32 {
	spans := ix.orders.known.Spans
	start, end := spans.EarliestStart, spans.LatestEnd
	for i, word := range ix.set {
		for ; word != 0; word &= word - 1 {
			e := int32(i<<6 + bits.TrailingZeros64(word))
			if start[e] <= z && end[e] >= a && spans.Dated(e) {
				out = append(out, e)
			}
		}
	}
	return out
}

// Meets reports whether event e is in the set and meets the window.
func (ix *Index) Meets(e int32, a, z edtf.Day, mode Mode) bool {
	a, z = ix.window(a, z)
	return a <= z && ix.set.Has(e) && ix.orders.known.Spans.Meets(e, a, z, mode == Certain)
}
