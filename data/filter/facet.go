package filter

import "slices"

// Toggle puts an item, given by its id, into the filter's own clause about a
// dimension, or takes it out again: what a click on a facet does. The clause is
// FIELD in (...) with ids and stands beside the others with and; without values
// it goes. Other clauses, whatever they say about the field, stay.
func Toggle(x Expr, d Dimension, id string) Expr {
	terms := Terms(x)
	at := clauseAt(terms, d.Field)
	chosen := d.chosen(Selected(x, d.Field))
	clause := Compare{Field: d.Field, Op: OneOf}
	for i, it := range d.Items {
		if chosen[i] != (it.ID == id) {
			clause.Values = append(clause.Values, Value{Text: it.ID})
		}
	}
	switch {
	case len(clause.Values) == 0 && at < 0:
	case len(clause.Values) == 0:
		terms = slices.Delete(terms, at, at+1)
	case at < 0:
		terms = append(terms, clause)
	default:
		terms[at] = clause
	}
	return Join(terms)
}

// chosen marks the items that values name.
func (d Dimension) chosen(values []string) []bool {
	ok := make([]bool, len(d.Items))
	for _, v := range values {
		d.find(v, ok)
	}
	return ok
}

// Selected lists the values that the filter's own clause about a field names, as
// they are written there.
func Selected(x Expr, field string) (values []string) {
	terms := Terms(x)
	if at := clauseAt(terms, field); at >= 0 {
		for _, v := range terms[at].(Compare).Values {
			values = append(values, v.Text)
		}
	}
	return values
}

// Without is the filter without its own clause about a field: what the counts
// of that field's facet are under.
func Without(x Expr, field string) Expr {
	terms := Terms(x)
	if at := clauseAt(terms, field); at >= 0 {
		return Join(slices.Delete(terms, at, at+1))
	}
	return x
}

// Terms lists what an expression joins with and, as a new slice.
func Terms(x Expr) []Expr {
	switch x := x.(type) {
	case nil:
		return nil
	case And:
		return slices.Clone([]Expr(x))
	}
	return []Expr{x}
}

// clauseAt finds the clause that a facet writes: in, or = by hand; -1 for none.
func clauseAt(terms []Expr, field string) int {
	return slices.IndexFunc(terms, func(t Expr) bool {
		c, ok := t.(Compare)
		return ok && c.Field == field && (c.Op == OneOf || c.Op == Equal)
	})
}

// Join joins terms with and; one term stands for itself.
func Join(terms []Expr) Expr {
	if len(terms) == 1 {
		return terms[0]
	}
	return flatAnd(terms)
}
