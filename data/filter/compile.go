package filter

import (
	"fmt"
	"slices"

	"sandtable/data"
	"sandtable/data/index"
)

// Compile ties an expression to a dataset as known on a day. A value or a figure
// that the dataset does not have is a *SyntaxError with its column.
func Compile(x Expr, k *data.Known) (*Filter, error) {
	return compiler{known: k}.filter(x)
}

// compiler ties expressions to a Known. cache may be nil.
type compiler struct {
	known *data.Known
	cache *Cache
}

func (c compiler) filter(x Expr) (*Filter, error) {
	root, err := c.compile(x)
	if err != nil {
		return nil, err
	}
	return &Filter{known: c.known, cache: c.cache, root: root}, nil
}

// test answers for one event; it belongs to one goroutine.
type test func(e int32) bool

// node is a compiled expression.
type node struct {
	op   nodeOp
	kids []node
	cost int
	key  string      // of a leaf: its text, by which a Cache knows it
	make func() test // of a leaf: a test of its own for every goroutine
	mark marker      // of a leaf that is quicker with all events at once; else nil
	set  index.Set   // of a leaf that a Cache knew
}

// nodeOp says how the kids of a node are taken together.
type nodeOp uint8

const (
	leafNode nodeOp = iota
	andNode
	orNode
	notNode
)

func (c compiler) compile(x Expr) (node, error) {
	switch x := x.(type) {
	case And:
		return c.all(x, andNode)
	case Or:
		return c.all(x, orNode)
	case Not:
		kid, err := c.compile(x.Term)
		return node{op: notNode, kids: []node{kid}, cost: kid.cost}, err
	case Has:
		return c.leaf(x, func() (node, error) { return compileHas(x, c.known) })
	case Compare:
		return c.compare(x)
	}
	return node{}, fmt.Errorf("%T is no part of a filter", x)
}

// leaf takes a leaf from the cache, or makes it.
func (c compiler) leaf(x Expr, make func() (node, error)) (node, error) {
	if c.cache == nil {
		return make()
	}
	key := x.String()
	if set := c.cache.get(key); set != nil {
		return node{set: set, cost: -1}, nil
	}
	n, err := make()
	n.key = key
	return n, err
}

// all puts the cheap terms first: the later ones see only what is left.
func (c compiler) all(terms []Expr, op nodeOp) (node, error) {
	n := node{op: op}
	for _, t := range terms {
		kid, err := c.compile(t)
		if err != nil {
			return n, err
		}
		n.kids = append(n.kids, kid)
		n.cost = max(n.cost, kid.cost)
	}
	slices.SortStableFunc(n.kids, func(a, b node) int { return a.cost - b.cost })
	return n, nil
}

// leaf is a node whose test keeps no state.
func leaf(field string, t test) node {
	return node{cost: costOf(field), make: func() test { return t }}
}

func (c compiler) compare(x Compare) (node, error) {
	equal, differs := x, x.Op == NotEqual
	if differs {
		equal.Op = Equal
	}
	n, err := c.leaf(equal, func() (node, error) { return compileEqual(equal, c.known) })
	if err != nil || !differs {
		return n, err
	}
	n = node{op: notNode, kids: []node{n}, cost: n.cost}
	if x.Field != "grade" {
		return n, nil
	}
	graded, err := c.compile(Has{Field: x.Field})
	return node{op: andNode, kids: []node{graded, n}, cost: n.cost}, err
}

// compileEqual makes the leaf of a comparison other than !=.
func compileEqual(x Compare, k *data.Known) (node, error) {
	if len(x.Values) == 0 {
		return node{}, &SyntaxError{Column: x.Column, Reason: fmt.Sprintf("%s has no value", x.Field)}
	}
	switch {
	case x.Field == "id":
		return compileID(x, k)
	case x.Field == "text":
		return textLeaf(k, needleOf(x.Values[0].Text)), nil
	case x.Field == "independent":
		return compileIndependent(x, k)
	case isFigure(x.Field):
		return compileFigure(x, k)
	}
	d, ok := DimensionOf(k, x.Field)
	if !ok {
		return node{}, unknownField(x.Field, x.Column)
	}
	items, err := accepted(x, d)
	return itemLeaf(d, items), err
}

// itemLeaf is the leaf of the events that have one of the accepted items.
func itemLeaf(d Dimension, accepted []bool) node {
	n := node{cost: costOf(d.Field), make: func() test { return itemTest(d, accepted) }}
	switch {
	case d.same:
		n.mark = constant(itemTest(d, accepted))
	case d.mark != nil:
		n.mark = d.mark(accepted)
	}
	return n
}

func compileIndependent(x Compare, k *data.Known) (node, error) {
	accept, err := acceptance(x)
	n := leaf(x.Field, func(e int32) bool {
		n := float64(k.Independent(e))
		return accept(n, n)
	})
	if k.Implied != nil && err == nil {
		n.mark = constant(n.make())
	}
	return n, err
}

func unknownField(name string, column int) error {
	_, err := fieldOf(token{wordToken, name, column}, false)
	if err == nil {
		err = &SyntaxError{Column: column, Reason: fmt.Sprintf("%s cannot be compared", name)}
	}
	return err
}

// accepted marks the items that a comparison lets through.
func accepted(x Compare, d Dimension) ([]bool, error) {
	ok := make([]bool, len(d.Items))
	for _, v := range x.Values {
		if x.Op == Contains {
			d.search(v.Text, ok)
			continue
		}
		if !d.find(v.Text, ok) {
			return ok, &SyntaxError{
				Column: v.Column, Reason: fmt.Sprintf("unknown %s %q", x.Field, v.Text),
				Nearest: nearest(v.Text, d.allNames()),
			}
		}
	}
	pivot := slices.Index(ok, true)
	for i := range ok {
		switch x.Op {
		case Less:
			ok[i] = i < pivot
		case AtMost:
			ok[i] = i <= pivot
		case More:
			ok[i] = i > pivot
		case AtLeast:
			ok[i] = i >= pivot
		}
	}
	return ok, nil
}

// itemTest matches the events that have one of the accepted items.
func itemTest(d Dimension, accepted []bool) test {
	if d.fast != nil {
		return d.fast(accepted)
	}
	rows := accepted
	if d.of != nil {
		rows = make([]bool, len(d.of))
		for row, item := range d.of {
			rows[row] = item >= 0 && accepted[item]
		}
	}
	without := slices.ContainsFunc(d.none, func(item int32) bool { return accepted[item] })
	var any, found bool
	yield := func(row int32) bool {
		any, found = true, rows[row]
		return !found
	}
	return func(e int32) bool {
		any, found = false, false
		d.rows(e, yield)
		return found || !any && without
	}
}

func compileHas(x Has, k *data.Known) (node, error) {
	switch {
	case x.Field == "place":
		return marked(leaf(x.Field, func(e int32) bool { return k.Placed[e] }), trueOf(k.Placed)), nil
	case x.Field == "when":
		return marked(leaf(x.Field, k.Spans.Dated), markDated(k.Spans)), nil
	case x.Field == "link":
		linked := func(e int32) bool { return len(k.LinksFrom(e))+len(k.LinksTo(e)) > 0 }
		if len(k.Links) == 0 {
			return marked(leaf(x.Field, linked), constant(linked)), nil
		}
		return leaf(x.Field, linked), nil
	case x.Field == "id":
		return leaf(x.Field, func(e int32) bool { return k.Events.ID.At(e) != "" }), nil
	case x.Field == "independent":
		return compileIndependent(Compare{Field: x.Field, Op: More, Values: []Value{{Text: "0"}}}, k)
	case x.Field == "text":
		return textLeaf(k, needleOf("")), nil
	case x.Field == "precision":
		return compileEqual(Compare{Field: x.Field, Op: More, Values: []Value{{Text: "none"}}}, k)
	case x.Field == "figure" || isFigure(x.Field):
		return compileHasFigure(x, k)
	}
	d, ok := DimensionOf(k, x.Field)
	if !ok {
		return node{}, unknownField(x.Field, x.Column)
	}
	all := make([]bool, len(d.Items))
	for i := range all {
		all[i] = true
	}
	return itemLeaf(d, all), nil
}
