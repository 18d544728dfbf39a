package facet

import (
	"context"
	"fmt"
	"slices"

	"sandtable/app/scene"
	"sandtable/app/store"
	"sandtable/data"
	"sandtable/data/filter"
	"sandtable/data/index"
)

// Build counts the panel's rows for a view of a model. Every count is under all
// that filters but the row's own section: the other clauses, the text to find,
// the area, the assessments and the window. Cost: linear in the events for each
// section. The error is that of the filter or of ctx.
func Build(ctx context.Context, m *scene.Model, v store.View) ([]Section, error) {
	b, err := newBuilder(ctx, m.Known, v)
	if err != nil {
		return nil, err
	}
	counted, err := filter.Facets(ctx, b.known, filter.Join(append(filter.Terms(b.expr), b.other...)), b.query)
	if err != nil {
		return nil, err
	}
	out := []Section{b.kinds(counted[0]), b.actors(counted[1]), b.statuses(counted[2])}
	for _, section := range []func() (Section, error){b.grades, b.evidence} {
		s, err := section()
		if err != nil {
			return nil, err
		}
		out = append(out, s)
	}
	return out, nil
}

// builder holds what the sections of one view share.
type builder struct {
	ctx   context.Context
	known *data.Known
	expr  filter.Expr   // the view's filter
	other []filter.Expr // what else filters, as terms
	query filter.Linked
}

func newBuilder(ctx context.Context, k *data.Known, v store.View) (*builder, error) {
	x, err := parse(v.Filter)
	if err != nil {
		return nil, err
	}
	b := &builder{ctx: ctx, known: k, expr: x}
	if v.Find != "" {
		b.other = append(b.other, filter.Compare{Field: "text", Op: filter.Contains, Values: []filter.Value{{Text: v.Find}}})
	}
	if !v.Layers.Has(store.Assessments) {
		b.other = append(b.other, filter.Not{Term: compare("status", filter.Equal, data.Assessed.String())})
	}
	b.query = filter.Linked{A: v.Window.A, Z: v.Window.Z, Mode: v.Mode, Fields: []string{"kind", "actor", "status"}}
	if v.Within.On {
		b.query.Within = index.Within(k, v.Within.Box)
	}
	return b, nil
}

// compare is a clause that holds a field against values.
func compare(field string, op filter.Op, values ...string) filter.Compare {
	c := filter.Compare{Field: field, Op: op}
	for _, v := range values {
		c.Values = append(c.Values, filter.Value{Text: v})
	}
	return c
}

// events lists the events that pass some terms and whatever else filters.
func (b *builder) events(clauses []filter.Expr) ([]int32, error) {
	return filter.Events(b.ctx, b.known, filter.Join(append(slices.Clone(clauses), b.other...)), b.query)
}

// section starts the section of a dimension.
func (b *builder) section(title, field string) Section {
	dim, _ := filter.DimensionOf(b.known, field)
	return Section{Title: title, dim: dim, Set: filter.Selected(b.expr, field) != nil}
}

// tick is that of a row of values, of which some are chosen.
func (s Section) tick(chosen, values int) Tick {
	switch {
	case !s.Set:
		return Open
	case chosen == values:
		return Chosen
	case chosen > 0:
		return Part
	}
	return Empty
}

// row makes the row of some values of a facet.
func (s Section) row(label string, values ...filter.FacetValue) Row {
	r, chosen := Row{Label: label}, 0
	for _, v := range values {
		r.ids = append(r.ids, v.ID)
		r.Count += v.Count
		if v.Selected {
			chosen++
		}
	}
	r.Tick = s.tick(chosen, len(values))
	return r
}

// grades are thresholds: a click on C asks for a source of at least C. Events are
// counted under their best grade.
func (b *builder) grades() (Section, error) {
	s := Section{Title: "Best source grade"}
	for g := byte('A'); g <= 'F'; g++ {
		s.Rows = append(s.Rows, Row{
			Label: string(g) + " " + gradeWord(g), Tip: "Only events with a source of at least " + string(g),
			group: "grade", clause: compare("grade", filter.AtMost, string(g)),
		})
	}
	all := filter.Terms(b.expr)
	events, err := b.events(s.Rows[0].without(all))
	if err != nil {
		return s, err
	}
	for _, e := range events {
		if g := b.known.BestGrade(e); g >= 'A' && g <= 'F' {
			s.Rows[g-'A'].Count++
		}
	}
	for i := range s.Rows {
		s.Rows[i].Tick = s.gradeTick(all, byte('A'+i))
	}
	s.Set = s.Rows[0].Tick != Open
	return s, nil
}

// gradeWord is what a grade means, in a word or two.
func gradeWord(g byte) string {
	return [...]string{"reliable", "usually", "fairly", "not usually", "unreliable", "cannot judge"}[g-'A']
}

// gradeTick says whether a grade passes the filter's comparisons of grades.
func (s Section) gradeTick(all []filter.Expr, grade byte) Tick {
	tick := Open
	for _, t := range all {
		c, ok := t.(filter.Compare)
		if !ok || c.Field != "grade" {
			continue
		}
		if !passes(c, grade) {
			return Empty
		}
		tick = Chosen
	}
	return tick
}

// passes holds a grade against a comparison.
func passes(c filter.Compare, grade byte) bool {
	for _, v := range c.Values {
		order := int(grade) - int(filter.Fold(v.Text)[0]-'a'+'A')
		ok := map[filter.Op]bool{
			filter.Equal: order == 0, filter.OneOf: order == 0, filter.NotEqual: order != 0, filter.Less: order < 0,
			filter.AtMost: order <= 0, filter.More: order > 0, filter.AtLeast: order >= 0,
		}[c.Op]
		if ok {
			return true
		}
	}
	return false
}

// evidence holds the questions that one asks of every list of events.
func (b *builder) evidence() (Section, error) {
	contested := compare("status", filter.OneOf, data.Disputed.String(), data.Denied.String())
	s := Section{Title: "Evidence", Rows: []Row{
		{Label: "2+ independent", Tip: "Only events with at least two independent sources",
			group: "independent", clause: compare("independent", filter.AtLeast, "2")},
		{Label: "Not contested", Tip: "Only events that no source disputes or denies", clause: filter.Not{Term: contested}},
	}}
	all := filter.Terms(b.expr)
	for i := range s.Rows {
		r := &s.Rows[i]
		events, err := b.events(append(r.without(all), r.clause))
		if err != nil {
			return s, fmt.Errorf("count %q: %w", r.Label, err)
		}
		r.Count = len(events)
		s.Set = s.Set || len(r.without(all)) < len(all)
		if slices.ContainsFunc(all, func(t filter.Expr) bool { return filter.Same(t, r.clause) }) {
			r.Tick = Chosen
		}
	}
	return s, nil
}
