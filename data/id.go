package data

import (
	"math/bits"
	"slices"
	"strings"
)

// ids finds events by their ids: a table of rows with room to spare, in which an
// id stands at its hash or after it. Immutable.
type ids struct {
	rows []int32 // -1: free
	text Text
}

func newIDs(text Text, n int) *ids {
	t := &ids{rows: make([]int32, 1<<bits.Len(uint(n+n/3))), text: text}
	for i := range t.rows {
		t.rows[i] = -1
	}
	for e := range int32(n) {
		i := t.hash(text.At(e))
		for t.rows[i] >= 0 {
			i = (i + 1) & (len(t.rows) - 1)
		}
		t.rows[i] = e
	}
	return t
}

// hash is where the search for an id begins: FNV-1a, folded.
func (t *ids) hash(id string) int {
	h := uint64(14695981039346656037)
	for i := range len(id) {
		h = (h ^ uint64(id[i])) * 1099511628211
	}
	return int((h ^ h>>32) & uint64(len(t.rows)-1))
}

// find is the first row with the id; rows were put in in their order.
func (t *ids) find(id string) int32 {
	for i := t.hash(id); t.rows[i] >= 0; i = (i + 1) & (len(t.rows) - 1) {
		if e := t.rows[i]; t.text.At(e) == id {
			return e
		}
	}
	return -1
}

// scanIDs is how many events there may be for their ids to be indexed by the
// first search, in some milliseconds.
const scanIDs = 100_000

// IndexIDs makes Event quick: a job for behind, as it takes time, and 8 bytes for
// each event. Safe for concurrent use.
func (d *Dataset) IndexIDs() {
	if d.ids.Load() == nil {
		d.ids.Store(newIDs(d.Events.ID, d.Events.N))
	}
}

// Event finds an event by its id, the first of several; -1 when there is none.
// Cost: that of a look into a table. Of a large dataset that IndexIDs has not been
// asked of, the ids are searched as one text.
func (d *Dataset) Event(id string) int32 {
	if d.Events.N <= scanIDs {
		d.IndexIDs()
	}
	if t := d.ids.Load(); t != nil {
		return t.find(id)
	}
	var ends []int
	var text string
	for lo := 0; lo < d.Events.N; lo += scanIDs {
		hi := int32(min(d.Events.N, lo+scanIDs))
		text, ends = d.Events.ID.Part(int32(lo), hi, ends[:0])
		if i := rowWith(text, ends, id); i >= 0 {
			return int32(lo + i)
		}
	}
	return -1
}

// rowWith is the first of some rows that is a text; -1 for none.
func rowWith(text string, ends []int, row string) int {
	if row == "" {
		return firstEmpty(ends)
	}
	for at := 0; ; at++ {
		hit := strings.Index(text[at:], row)
		if hit < 0 {
			return -1
		}
		at += hit
		i, found := slices.BinarySearch(ends, at+len(row))
		if found && (i == 0 && at == 0 || i > 0 && ends[i-1] == at) {
			return i
		}
	}
}

func firstEmpty(ends []int) int {
	from := 0
	for i, end := range ends {
		if end == from {
			return i
		}
		from = end
	}
	return -1
}
