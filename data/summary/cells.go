package summary

import (
	"errors"
	"fmt"
	"slices"

	"sandtable/data"
)

// The limits of a summary.
const (
	MaxCells  = 100_000
	MaxFields = 6
)

// ErrTooManyCells says that the fields make more cells than MaxCells.
var ErrTooManyCells = errors.New("too many cells")

// Cell is one combination of values and how many events have it.
type Cell struct {
	Values []string // ids, one per field; "" = the event does not say
	Labels []string // the same for people; "none" for ""
	Count  int
}

// Table is the cells that are not empty, sorted by the order of the values:
// that of the dataset's tables for kinds, actors and the like, by time for
// years, values not said last.
type Table struct {
	By     []string
	Cells  []Cell
	Events int      // how many events were counted
	Notes  []string // what a reader of the counts has to know

	order [][]string // the values of each field in their order, "" last
}

// key is a cell as item numbers; the missing item of a field comes last.
type key [MaxFields]int32

// Cells counts events by the given fields (see Fields). It fails on an unknown
// or repeated field and with ErrTooManyCells. Cost: linear in the events.
func Cells(k *data.Known, events []int32, by []string) (Table, error) {
	t := Table{By: slices.Clone(by), Events: len(events)}
	dims, err := fieldsOf(k, events, by)
	if err != nil {
		return t, err
	}
	c := counter{dims: dims, counts: map[key]int{}, several: make([]int, len(dims)), items: make([][]int32, len(dims))}
	for _, e := range events {
		c.add(e)
		if len(c.counts) > MaxCells {
			return t, fmt.Errorf("%w: more than %d; count by fewer fields", ErrTooManyCells, MaxCells)
		}
	}
	t.Cells, t.order = c.cells()
	for i, n := range c.several {
		if n > 0 {
			t.Notes = append(t.Notes, fmt.Sprintf("%d of %d events have several values of %s and count once for each", n, len(events), by[i]))
		}
	}
	return t, nil
}

// Total is the sum of the counts; more than Events where Notes say so.
func (t Table) Total() int {
	n := 0
	for _, c := range t.Cells {
		n += c.Count
	}
	return n
}

// counter fills the cells.
type counter struct {
	dims    []field
	counts  map[key]int
	several []int     // events with more than one value, by field
	items   [][]int32 // of the event at hand
}

// add counts one event in every combination of its values.
func (c *counter) add(e int32) {
	for i, d := range c.dims {
		c.items[i] = d.of(e, c.items[i][:0])
		switch len(c.items[i]) {
		case 0:
			c.items[i] = append(c.items[i], int32(len(d.items)))
		case 1:
		default:
			c.several[i]++
		}
	}
	c.combine(0, key{})
}

func (c *counter) combine(field int, at key) {
	if field == len(c.dims) {
		c.counts[at]++
		return
	}
	for _, item := range c.items[field] {
		at[field] = item
		c.combine(field+1, at)
	}
}

// cells sorts what was counted and gives it its names; order lists the values
// of each field that occur.
func (c *counter) cells() (out []Cell, order [][]string) {
	keys := make([]key, 0, len(c.counts))
	for at := range c.counts {
		keys = append(keys, at)
	}
	slices.SortFunc(keys, func(a, b key) int { return slices.Compare(a[:], b[:]) })
	out, used := make([]Cell, len(keys)), make([][]bool, len(c.dims))
	for f, d := range c.dims {
		used[f] = make([]bool, len(d.items)+1)
	}
	for i, at := range keys {
		cell := Cell{make([]string, len(c.dims)), make([]string, len(c.dims)), c.counts[at]}
		for f, d := range c.dims {
			cell.Values[f], cell.Labels[f] = d.name(at[f])
			used[f][at[f]] = true
		}
		out[i] = cell
	}
	return out, named(c.dims, used)
}

func named(dims []field, used [][]bool) [][]string {
	order := make([][]string, len(dims))
	for f, d := range dims {
		for item, is := range used[f] {
			if is {
				id, _ := d.name(int32(item))
				order[f] = append(order[f], id)
			}
		}
	}
	return order
}
