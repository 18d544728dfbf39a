package index

import "sandtable/data/edtf"

// blockRows is how many rows of a table's order are counted together.
const blockRows = 1024

// Listing is the matching events in the order of a table. The counts of blocks
// of rows find the visible ones at any scroll position, so that no window ever
// costs a pass over the table. It belongs to one goroutine.
type Listing struct {
	index *Index
	mode  Mode
	order []int32
	of    []int32 // the block of each event, -1 none
	block *Cursor
	a, z  edtf.Day
	n     int
}

// Listing prepares the events of the index in the given order: event rows, each
// at most once; nil is file order. The caller must not change order. Cost: that
// of Group.
func (ix *Index) Listing(order []int32, mode Mode) *Listing {
	if order == nil {
		order = ix.set.Append(nil)
	}
	by := Grouping{N: (len(order) + blockRows - 1) / blockRows, Of: make([]int32, ix.orders.known.Events.N)}
	for i := range by.Of {
		by.Of[i] = -1
	}
	for i, e := range order {
		by.Of[e] = int32(i / blockRows)
	}
	return &Listing{index: ix, mode: mode, order: order, of: by.Of, block: ix.Group(by, mode).Cursor(), a: 1}
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
	block := l.of[event]
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
	return l.order[block*blockRows : min(len(l.order), (block+1)*blockRows)]
}
