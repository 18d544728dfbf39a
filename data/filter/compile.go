package filter

import (
	"fmt"
	"slices"

	"sandtable/data"
)

// Compile ties an expression to a dataset as known on a day. A value or a figure
// that the dataset does not have is a *SyntaxError with its column.
func Compile(x Expr, k *data.Known) (*Filter, error) {
	root, err := compile(x, k)
	if err != nil {
		return nil, err
	}
	return &Filter{known: k, root: root}, nil
}

// test answers for one event; it belongs to one goroutine.
type test func(e int32) bool

// node is a compiled expression.
type node struct {
	op   nodeOp
	kids []node
	cost int
	make func() test // of a leaf: a test of its own for every goroutine
}

// nodeOp says how the kids of a node are taken together.
type nodeOp uint8

const (
	leafNode nodeOp = iota
	andNode
	orNode
	notNode
)

func compile(x Expr, k *data.Known) (node, error) {
	switch x := x.(type) {
	case And:
		return compileAll(x, andNode, k)
	case Or:
		return compileAll(x, orNode, k)
	case Not:
		kid, err := compile(x.Term, k)
		return node{op: notNode, kids: []node{kid}, cost: kid.cost}, err
	case Has:
		return compileHas(x, k)
	case Compare:
		return compileCompare(x, k)
	}
	return node{}, fmt.Errorf("%T is no part of a filter", x)
}

// compileAll puts the cheap terms first: the later ones see only what is left.
func compileAll(terms []Expr, op nodeOp, k *data.Known) (node, error) {
	n := node{op: op}
	for _, t := range terms {
		kid, err := compile(t, k)
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

func compileCompare(x Compare, k *data.Known) (node, error) {
	n, err := compileEqual(x, k)
	if err != nil || x.Op != NotEqual {
		return n, err
	}
	n = node{op: notNode, kids: []node{n}, cost: n.cost}
	if x.Field != "grade" {
		return n, nil
	}
	graded, err := compileHas(Has{Field: x.Field}, k)
	return node{op: andNode, kids: []node{graded, n}, cost: n.cost}, err
}

// compileEqual is compileCompare with != read as =.
func compileEqual(x Compare, k *data.Known) (node, error) {
	if len(x.Values) == 0 {
		return node{}, &SyntaxError{Column: x.Column, Reason: fmt.Sprintf("%s has no value", x.Field)}
	}
	switch {
	case x.Field == "id":
		return compileID(x, k)
	case x.Field == "text":
		return leaf(x.Field, textTest(k, needleOf(x.Values[0].Text))), nil
	case x.Field == "independent":
		accept, err := acceptance(x)
		return leaf(x.Field, func(e int32) bool {
			n := float64(k.Independent(e))
			return accept(n, n)
		}), err
	case isFigure(x.Field):
		return compileFigure(x, k)
	}
	d, ok := DimensionOf(k, x.Field)
	if !ok {
		return node{}, unknownField(x.Field, x.Column)
	}
	items, err := accepted(x, d)
	return node{cost: costOf(x.Field), make: func() test { return itemTest(d, items) }}, err
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
		return leaf(x.Field, func(e int32) bool { return k.Placed[e] }), nil
	case x.Field == "when":
		return leaf(x.Field, func(e int32) bool { return k.Spans.Dated(e) }), nil
	case x.Field == "link":
		return leaf(x.Field, func(e int32) bool { return len(k.LinksFrom(e))+len(k.LinksTo(e)) > 0 }), nil
	case x.Field == "id":
		return leaf(x.Field, func(e int32) bool { return k.Events.ID.At(e) != "" }), nil
	case x.Field == "independent":
		return leaf(x.Field, func(e int32) bool { return k.Independent(e) > 0 }), nil
	case x.Field == "text":
		return leaf(x.Field, textTest(k, needleOf(""))), nil
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
	return node{cost: costOf(x.Field), make: func() test { return itemTest(d, all) }}, nil
}
