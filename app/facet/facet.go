// Package facet makes the rows of the filter panel: the values that the events
// have, each with the number of events that one click would leave, and what that
// click makes of the filter. It also says a filter in words, clause by clause.
//
// Everything here is pure and safe for concurrent use. A click goes
//
//	row ──▶ Toggle(filter, section, row) ──▶ store.SetFilter ──▶ Build ──▶ rows
package facet

import (
	"sandtable/data"
	"sandtable/data/filter"
)

// Tick is how a row stands in the filter.
type Tick uint8

// The ticks. Open is that of every row of a section without a clause: nothing is
// chosen, so everything passes.
const (
	Empty Tick = iota
	Open
	Part // some of the row's values
	Chosen
)

// Row is one line of a section.
type Row struct {
	Label  string
	Tip    string      // says what the row stands for, where the label does not
	Kind   string      // a kind whose mark stands before the label; "" for none
	Status data.Status // of the mark; StatusNone for no mark
	Count  int         // events with it under all other filters and the window
	Tick   Tick

	ids    []string    // the values that it stands for, in a section of a field
	clause filter.Expr // the clause that it stands for, in other sections
	group  string      // comparisons of that field give way to the clause
}

// Section is a titled part of the panel.
type Section struct {
	Title string
	Rows  []Row  // the ones to show first
	Full  []Row  // every row, where that is another list; nil otherwise
	More  string // the words that lead from Rows to Full
	Less  string // and back
	Set   bool   // the filter says something about it, so there is something to reset

	dim filter.Dimension // without items where rows are clauses
}

// parse reads a filter; an empty one has no terms.
func parse(expr string) (filter.Expr, error) {
	if expr == "" {
		return filter.And(nil), nil
	}
	return filter.Parse(expr)
}

// concerns reports whether a term is the row's clause or gives way to it.
func (r Row) concerns(t filter.Expr) bool {
	c, ok := t.(filter.Compare)
	return ok && r.group != "" && c.Field == r.group || filter.Same(t, r.clause)
}

// without is the terms that do not concern the row.
func (r Row) without(all []filter.Expr) []filter.Expr {
	var out []filter.Expr
	for _, t := range all {
		if !r.concerns(t) {
			out = append(out, t)
		}
	}
	return out
}

// Toggle is the filter after a click on a row: the row's value or clause is put
// in, or taken out if it was there. The error is that of a filter that cannot be
// read.
func Toggle(expr string, s Section, r Row) (string, error) {
	x, err := parse(expr)
	if err != nil {
		return expr, err
	}
	if r.clause != nil {
		return r.toggled(x).String(), nil
	}
	chosen := chosenOf(x, s.dim)
	whole := r.whole(chosen)
	for _, id := range r.ids {
		if chosen[id] == whole {
			x = filter.Toggle(x, s.dim, id)
		}
	}
	return x.String(), nil
}

// chosenOf is the set of ids that the filter's own clause about a dimension
// names, however it is written: toggling a value twice leaves the choice as it
// was, in ids.
func chosenOf(x filter.Expr, d filter.Dimension) map[string]bool {
	out := map[string]bool{}
	if len(d.Items) == 0 {
		return out
	}
	twice := filter.Toggle(filter.Toggle(x, d, d.Items[0].ID), d, d.Items[0].ID)
	for _, id := range filter.Selected(twice, d.Field) {
		out[id] = true
	}
	return out
}

// whole reports whether all values of the row are chosen.
func (r Row) whole(chosen map[string]bool) bool {
	for _, id := range r.ids {
		if !chosen[id] {
			return false
		}
	}
	return true
}

// toggled is an expression with the row's clause put in or taken out.
func (r Row) toggled(x filter.Expr) filter.Expr {
	all := filter.Terms(x)
	rest := r.without(all)
	for _, t := range all {
		if filter.Same(t, r.clause) {
			return filter.Join(rest)
		}
	}
	return filter.Join(append(rest, r.clause))
}

// Reset is the filter without what the section put into it.
func Reset(expr string, s Section) (string, error) {
	x, err := parse(expr)
	if err != nil {
		return expr, err
	}
	if s.dim.Items != nil {
		return filter.Without(x, s.dim.Field).String(), nil
	}
	all := filter.Terms(x)
	for _, r := range s.Rows {
		all = r.without(all)
	}
	return filter.Join(all).String(), nil
}
