package filter

import (
	"context"

	"sandtable/data"
	"sandtable/data/edtf"
	"sandtable/data/index"
)

// Facet is a dimension with a count for each value.
type Facet struct {
	Field  string       `json:"field"`
	Values []FacetValue `json:"values"`
}

// FacetValue is one line of a facet.
type FacetValue struct {
	Item
	Count    int  `json:"count"`
	Selected bool `json:"selected"`
}

// Among says which events a dimension is counted among: for linked counts, those
// that pass all of the filter but the dimension's own clause.
type Among struct {
	Orders *index.Orders
	Set    index.Set // visible events
	Mode   index.Mode
}

// Counted is a dimension counted among some events, in any window. Immutable.
type Counted struct {
	dim    Dimension
	chosen []bool
	sums   interface { // by the rows of the dimension, or by its items
		N() int
		Counts(a, z edtf.Day, out []int32)
	}
	rows bool
}

// Count counts a dimension; selected are the values that the filter names. An
// event with several values counts under each. Cost: one pass over the events on
// all cores, more where they have lists of values. The error is that of ctx.
func Count(ctx context.Context, k *data.Known, d Dimension, among Among, selected []string) (*Counted, error) {
	c := &Counted{dim: d, chosen: d.chosen(selected), rows: d.codes.N > 0}
	switch {
	case c.rows:
		sums, err := among.Orders.Sums(ctx, among.Set, d.codes, among.Mode)
		c.sums = sums
		return c, err
	case d.same && len(d.none) == 0 && len(d.Reader()(0, nil)) == 0:
		return c, ctx.Err()
	}
	by := index.Grouping{N: len(d.Items), Lists: d.lists(k.Events.N, among.Set)}
	c.sums = among.Orders.Select(among.Set).Group(by, among.Mode)
	return c, ctx.Err()
}

// lists is the items of every event of a set.
func (d Dimension) lists(n int, set index.Set) data.Rows {
	var pairs []data.Pair
	var buf []int32
	read := d.Reader()
	for e := range set.All() {
		buf = read(e, buf[:0])
		for _, item := range buf {
			pairs = append(pairs, data.Pair{Of: e, Row: item})
		}
	}
	return data.RowsOf(n, pairs)
}

// Facet is the counts of a window, both days included. Cost: that of the values.
func (c *Counted) Facet(a, z edtf.Day) Facet {
	f := Facet{Field: c.dim.Field, Values: make([]FacetValue, len(c.dim.Items))}
	for i, it := range c.dim.Items {
		f.Values[i] = FacetValue{Item: it, Selected: c.chosen[i]}
	}
	if c.sums == nil {
		return f
	}
	counts := make([]int32, c.sums.N())
	c.sums.Counts(a, z, counts)
	for i, n := range counts {
		item := int32(i)
		if c.rows {
			item = c.dim.item(item)
		}
		if item >= 0 {
			f.Values[item].Count += int(n)
		}
	}
	return f
}
