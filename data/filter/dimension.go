package filter

import (
	"slices"
	"strings"

	"sandtable/data"
	"sandtable/data/index"
)

// Item is one value of a dimension: what the language calls it and what people
// read. Label is never empty.
type Item struct {
	ID    string `json:"id"`
	Label string `json:"label"`
}

// Dimension is a field whose values can be listed: what facets show, what a
// summary counts by and what = and in look names up in. An event has any number
// of its values.
type Dimension struct {
	Field string
	Items []Item

	names func(item int32) []string // beyond the item's id and label
	more  func(item int32) []string // searched by ~ only

	rows  visit
	of    []int32                      // the item of a row, -1 none; nil: rows are items
	none  []int32                      // the items of an event without rows
	fast  func(accepted []bool) test   // nil: the test that rows makes
	mark  func(accepted []bool) marker // marks all events at once; nil: they are tested
	same  bool                         // all events have the same items
	codes index.Codes                  // the row of each event, where each has one of few; else zero
}

// visit yields the rows of some side table that belong to event e, perhaps one
// more than once, until yield answers false. It is safe for concurrent use.
type visit func(e int32, yield func(row int32) bool)

// Dimensions lists the fields that are dimensions.
func Dimensions() []string {
	return []string{"kind", "status", "actor", "actor.role", "place", "country", "precision",
		"source", "grade", "language", "type", "tag"}
}

// DimensionOf returns a dimension of k; ok is false when the field is none.
// Cost: linear in the tables that hold its values, for tag in the events.
func DimensionOf(k *data.Known, field string) (d Dimension, ok bool) {
	switch field {
	case "kind":
		d = kinds(k)
	case "status":
		d = statuses(k)
	case "actor":
		d = actors(k)
	case "actor.role":
		d = roles(k)
	case "place":
		d = places(k)
	case "country":
		d = countries(k)
	case "precision":
		d = precisions(k)
	case "source":
		d = sources(k)
	case "grade":
		d = grades(k)
	case "language":
		d = sourceTexts(k, func(s data.Source) string { return s.Language })
	case "type":
		d = sourceTexts(k, func(s data.Source) string { return s.Type })
	case "tag":
		d = tags(k)
	default:
		return d, false
	}
	d.Field = field
	return d, true
}

// Reader returns a function that appends the items of an event to out, each
// once. It belongs to one goroutine and does not allocate where out has room.
func (d Dimension) Reader() func(e int32, out []int32) []int32 {
	var items []int32
	var from int
	var any bool
	add := func(row int32) bool {
		any = true
		if item := d.item(row); item >= 0 && !slices.Contains(items[from:], item) {
			items = append(items, item)
		}
		return true
	}
	return func(e int32, out []int32) []int32 {
		items, from, any = out, len(out), false
		d.rows(e, add)
		if !any {
			return append(items, d.none...)
		}
		return items
	}
}

// item is the item of a row, -1 for none.
func (d Dimension) item(row int32) int32 {
	if d.of == nil {
		return row
	}
	return d.of[row]
}

// called lists everything that an item is called.
func (d Dimension) called(item int32) []string {
	out := []string{d.Items[item].ID, d.Items[item].Label}
	if d.names != nil {
		out = append(out, d.names(item)...)
	}
	return out
}

// find marks the items that a value names; false when there is none.
func (d Dimension) find(value string, ok []bool) bool {
	want, found := Fold(value), false
	if want == "" {
		return false
	}
	for i := range d.Items {
		for _, name := range d.called(int32(i)) {
			if Fold(name) == want {
				ok[i], found = true, true
			}
		}
	}
	return found
}

// search marks the items one of whose names holds a text.
func (d Dimension) search(text string, ok []bool) {
	n := needleOf(text)
	for i := range d.Items {
		names := d.called(int32(i))
		if d.more != nil {
			names = append(names, d.more(int32(i))...)
		}
		for _, name := range names {
			ok[i] = ok[i] || n.in(name)
		}
	}
}

// allNames is every name of every item, ids first, for the nearest one to a
// wrong one.
func (d Dimension) allNames() []string {
	var ids, others []string
	for i, it := range d.Items {
		ids = append(ids, it.ID)
		others = append(others, d.called(int32(i))[1:]...)
	}
	return append(ids, others...)
}

// itemOf makes an item, labelled by its id where it has no label.
func itemOf(id, label string) Item {
	if label == "" {
		label = id
	}
	return Item{id, label}
}

// distinct numbers the different non-empty texts of rows 0..n-1 in their order:
// the items, and the number of each row (-1 for none).
func distinct(n int, text func(i int) string) (items []Item, of []int32) {
	seen := map[string]int32{}
	for i := range n {
		if t := text(i); t != "" {
			seen[t] = 0
		}
	}
	for t := range seen {
		items = append(items, Item{t, t})
	}
	slices.SortFunc(items, func(a, b Item) int { return strings.Compare(a.ID, b.ID) })
	for i, it := range items {
		seen[it.ID] = int32(i)
	}
	of = make([]int32, n)
	for i := range n {
		of[i] = -1
		if t := text(i); t != "" {
			of[i] = seen[t]
		}
	}
	return items, of
}
