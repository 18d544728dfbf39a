package filter

import (
	"context"
	"fmt"

	"sandtable/data"
	"sandtable/data/edtf"
	"sandtable/data/index"
)

// Facet is a dimension with a count for each value.
type Facet struct {
	Field  string       `json:"field"`
	Values []FacetValue `json:"values"`
	None   int          `json:"none"` // events without a value
}

// FacetValue is one line of a facet.
type FacetValue struct {
	Item
	Count    int  `json:"count"`
	Selected bool `json:"selected"`
}

// Linked says what linked counts are under besides the filter.
type Linked struct {
	A, Z   edtf.Day // the window
	Mode   index.Mode
	Within index.Set // nil: everywhere
	Fields []string  // of Dimensions
}

// Facets counts, for each field, how many events have each value under the
// window, the area and all clauses of the filter but the facet's own: what one
// would get by one more click. An event with several values counts under each.
// Cost: linear in the events for each field.
func Facets(ctx context.Context, k *data.Known, x Expr, q Linked) ([]Facet, error) {
	whole, err := Events(ctx, k, x, q)
	if err != nil {
		return nil, err
	}
	out := make([]Facet, 0, len(q.Fields))
	for _, field := range q.Fields {
		d, ok := DimensionOf(k, field)
		if !ok {
			return nil, fmt.Errorf("%q is no facet", field)
		}
		events := whole
		if Selected(x, field) != nil {
			if events, err = Events(ctx, k, Without(x, field), q); err != nil {
				return nil, err
			}
		}
		out = append(out, count(d, events, Selected(x, field)))
	}
	return out, nil
}

// Events lists what matches an expression under the window and the area of a
// query, in file order. Cost: linear in the events.
func Events(ctx context.Context, k *data.Known, x Expr, q Linked) ([]int32, error) {
	f, err := Compile(x, k)
	if err != nil {
		return nil, err
	}
	set, err := f.Set(ctx)
	if err != nil {
		return nil, err
	}
	if q.Within != nil {
		set.And(q.Within)
	}
	var out []int32
	a, z := index.Resolve(k, q.A, q.Z)
	for e := range set.All() {
		if a <= z && k.Spans.Meets(e, a, z, q.Mode == index.Certain) {
			out = append(out, e)
		}
	}
	return out, nil
}

// count counts the values of a dimension.
func count(d Dimension, events []int32, selected []string) Facet {
	f := Facet{Field: d.Field, Values: make([]FacetValue, len(d.Items))}
	chosen := d.chosen(selected)
	for i, it := range d.Items {
		f.Values[i] = FacetValue{Item: it, Selected: chosen[i]}
	}
	var buf []int32
	read := d.Reader()
	for _, e := range events {
		buf = read(e, buf[:0])
		for _, item := range buf {
			f.Values[item].Count++
		}
		if len(buf) == 0 {
			f.None++
		}
	}
	return f
}
