package summary

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"sandtable/data"
	"sandtable/data/edtf"
	"sandtable/data/filter"
)

// countColumn is the name of the column with the counts.
const countColumn = "count"

// Fields lists what events can be counted by: the dimensions of the filter
// language, so that a cell says what the filter of the same words would find,
// and year.
func Fields() []string { return append(filter.Dimensions(), "year") }

// field is one of Fields, ready to count on one goroutine.
type field struct {
	items []filter.Item
	of    func(e int32, out []int32) []int32
}

// name is the id and the label of an item; none for the one after the last.
func (f field) name(item int32) (id, label string) {
	if int(item) == len(f.items) {
		return "", "none"
	}
	return f.items[item].ID, f.items[item].Label
}

func fieldsOf(k *data.Known, events []int32, by []string) ([]field, error) {
	if len(by) == 0 || len(by) > MaxFields {
		return nil, fmt.Errorf("a summary counts by 1 to %d fields, not by %d", MaxFields, len(by))
	}
	var out []field
	for i, name := range by {
		if slices.Contains(by[:i], name) {
			return nil, fmt.Errorf("field %q is given twice", name)
		}
		if name == "year" {
			out = append(out, years(k, events))
			continue
		}
		d, ok := filter.DimensionOf(k, name)
		if !ok {
			return nil, fmt.Errorf("cannot count by %q, only by %s", name, strings.Join(Fields(), ", "))
		}
		out = append(out, field{d.Items, d.Reader()})
	}
	return out, nil
}

// years is the field of the years in which the events began or happened.
func years(k *data.Known, events []int32) field {
	number := map[span]int32{}
	for _, e := range events {
		if k.Spans.Dated(e) {
			number[startYears(k.Spans, e)] = 0
		}
	}
	spans := make([]span, 0, len(number))
	for s := range number {
		spans = append(spans, s)
	}
	slices.SortFunc(spans, func(a, b span) int {
		return cmp.Or(cmp.Compare(a.first, b.first), cmp.Compare(a.last, b.last))
	})
	f := field{items: make([]filter.Item, len(spans))}
	for i, s := range spans {
		number[s] = int32(i)
		f.items[i] = filter.Item{ID: s.String(), Label: s.String()}
	}
	f.of = func(e int32, out []int32) []int32 {
		if !k.Spans.Dated(e) {
			return out
		}
		return append(out, number[startYears(k.Spans, e)])
	}
	return f
}

// span is the years in which an event may have begun. An unbounded side is kept
// as the day that says so, which lies beyond every year.
type span struct{ first, last int }

func startYears(s data.Spans, e int32) span {
	return span{yearOf(s.EarliestStart[e]), yearOf(s.LatestStart[e])}
}

func yearOf(d edtf.Day) int {
	if d.Unbounded() {
		return int(d)
	}
	y, _, _ := d.YMD()
	return y
}

// String is a year, or two as a window is written.
func (s span) String() string {
	if s.first == s.last {
		return yearText(s.first)
	}
	return yearText(s.first) + "/" + yearText(s.last)
}

func yearText(y int) string {
	switch {
	case edtf.Day(y).Unbounded():
		return ".."
	case y < 0:
		return fmt.Sprintf("-%04d", -y)
	}
	return fmt.Sprintf("%04d", y)
}
