package index

import "sandtable/data/edtf"

// blockRows is how many rows of a table's order are counted together.
const blockRows = 1024

// Arrangement is an order of a table and the block of each event in it. It is
// made once per order, whatever the filters, and serves any number of Listings.
// Immutable.
type Arrangement struct {
	order []int32
	of    []int32 // the block of each event, -1 none
}

// Arrange prepares an order of n events: event rows, each at most once. The
// caller must not change order. Cost: linear, on all cores.
func Arrange(n int, order []int32) *Arrangement {
	a := &Arrangement{order: order, of: make([]int32, n)}
	if len(order) < n {
		for i := range a.of {
			a.of[i] = -1
		}
	}
	onCores(len(order), func(lo, hi int) {
		for i := lo; i < hi; i++ {
			a.of[order[i]] = int32(i / blockRows)
		}
	})
	return a
}

// blocks is the number of blocks.
func (a *Arrangement) blocks() int { return (len(a.order) + blockRows - 1) / blockRows }

// Listing is the matching events in the order of a table. The counts of blocks
// of rows find the visible ones at any scroll position, so that no window ever
// costs a pass over the table. It belongs to one goroutine.
type Listing struct {
	index *Index
	mode  Mode
	table *Arrangement
	block *Cursor
	a, z  edtf.Day
	n     int
}

// Listing prepares the events of the index in the given order: event rows, each
// at most once; nil is file order. The caller must not change order. Cost: that
// of Arrange and of Group.
func (ix *Index) Listing(order []int32, mode Mode) *Listing {
	if order == nil {
		order = ix.set.Append(nil)
	}
	return ix.Arranged(Arrange(ix.orders.known.Events.N, order), mode)
}

// Arranged is Listing for an order that is arranged. Cost: that of Group.
func (ix *Index) Arranged(table *Arrangement, mode Mode) *Listing {
	groups := ix.Group(Grouping{N: table.blocks(), Of: table.of}, mode)
	return &Listing{index: ix, mode: mode, table: table, block: groups.Cursor(), a: 1}
}

// Move goes to a window and returns how many events match. It does not allocate.
func (l *Listing) Move(a, z edtf.Day) int {
	l.a, l.z = a, z
	l.n = 0
	for _, c := range l.block.Move(a, z) {
		l.n += int(c)
	}
	return l.n
}

// Len is the number of matching events.
func (l *Listing) Len() int { return l.n }

// Page appends up to n matching events, from the one at position first on.
func (l *Listing) Page(first, n int, out []int32) []int32 {
	if first < 0 || n <= 0 {
		return out
	}
	skip, limit := first, len(out)+n
	for b, c := range l.block.Counts() {
		if skip >= int(c) {
			skip -= int(c)
			continue
		}
		for _, e := range l.rows(b) {
			if len(out) == limit {
				return out
			}
			switch {
			case !l.meets(e):
			case skip > 0:
				skip--
			default:
				out = append(out, e)
			}
		}
	}
	return out
}

// Find is the position of an event among the matching ones; -1 when it does not
// match.
func (l *Listing) Find(event int32) int {
	block := l.table.of[event]
	if block < 0 || !l.meets(event) {
		return -1
	}
	at := 0
	for _, c := range l.block.Counts()[:block] {
		at += int(c)
	}
	for _, e := range l.rows(int(block)) {
		if e == event {
			break
		}
		if l.meets(e) {
			at++
		}
	}
	return at
}

func (l *Listing) meets(e int32) bool { return l.index.Meets(e, l.a, l.z, l.mode) }

func (l *Listing) rows(block int) []int32 {
	return l.table.order[block*blockRows : min(len(l.table.order), (block+1)*blockRows)]
}
