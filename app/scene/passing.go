package scene

import (
	"context"

	"sandtable/data"
	"sandtable/data/filter"
	"sandtable/data/index"
)

// filtered is the set of events that everything but the window passes.
func (m *Model) filtered(ctx context.Context, prev *Model) (index.Set, error) {
	if err := m.setApart(ctx, prev); err != nil {
		return nil, err
	}
	x, err := filter.Parse(m.key.filter)
	if err != nil {
		return nil, err
	}
	return m.Passing(ctx, x)
}

// Passing is the set of the visible events that pass an expression, in the place
// of the view's filter, and all else in the view that filters beside it and the
// window: the text to find, the area, the assessments. The set is the caller's
// own. Cost: what filter.Cache says; it remembers clauses, so that a caller may
// ask again with one of them left out.
func (m *Model) Passing(ctx context.Context, x filter.Expr) (index.Set, error) {
	set, err := m.sets.Set(ctx, x)
	if err != nil {
		return nil, err
	}
	if m.apart != nil {
		set.And(m.apart)
	}
	return set, nil
}

// setApart finds what everything but the filter lets through. A model that
// differs by its filter only takes it over.
func (m *Model) setApart(ctx context.Context, prev *Model) error {
	if prev != nil && prev.Known == m.Known {
		key := prev.key
		if key.filter = m.key.filter; key == m.key {
			m.apart = prev.apart
			return nil
		}
	}
	var terms filter.And
	if m.key.find != "" {
		terms = append(terms, filter.Compare{Field: "text", Op: filter.Contains, Values: []filter.Value{{Text: m.key.find}}})
	}
	if !m.key.assessments {
		assessed := filter.Compare{Field: "status", Op: filter.Equal, Values: []filter.Value{{Text: data.Assessed.String()}}}
		terms = append(terms, filter.Not{Term: assessed})
	}
	if len(terms) == 0 && !m.key.within.On {
		return nil
	}
	set, err := m.sets.Set(ctx, terms)
	if err != nil {
		return err
	}
	if m.key.within.On {
		set.And(index.Within(m.Known, m.key.within.Box))
	}
	m.apart = set
	return nil
}
