package facet

import (
	"context"
	"fmt"
	"slices"

	"sandtable/app/scene"
	"sandtable/app/store"
	"sandtable/data"
	"sandtable/data/edtf"
	"sandtable/data/filter"
	"sandtable/data/index"
)

// Build counts the panel's rows for a view of a model. Every count is under all
// that filters but the row's own section: the other clauses, the text to find,
// the area, the assessments and the window. Cost: that of NewCounter. The error
// is that of the filter or of ctx.
func Build(ctx context.Context, m *scene.Model, v store.View) ([]Section, error) {
	c, err := NewCounter(ctx, m, v)
	if err != nil {
		return nil, err
	}
	return c.Sections(v), nil
}

// Counter counts the panel's rows of a model in any window. Immutable.
type Counter struct {
	model    *scene.Model
	mode     index.Mode
	sections []func(a, z edtf.Day) Section
}

// NewCounter prepares the counts of a view's model and mode. Cost: linear in the
// events for each section, on all cores.
func NewCounter(ctx context.Context, m *scene.Model, v store.View) (*Counter, error) {
	x, err := parse(v.Filter)
	if err != nil {
		return nil, err
	}
	b := &builder{ctx: ctx, model: m, known: m.Known, mode: v.Mode, expr: x}
	c := &Counter{model: m, mode: v.Mode}
	for _, section := range []func() (func(a, z edtf.Day) Section, error){b.kinds, b.actors, b.statuses, b.grades, b.evidence} {
		s, err := section()
		if err != nil {
			return nil, err
		}
		c.sections = append(c.sections, s)
	}
	return c, nil
}

// Serves reports whether the counter counts for a view of a model.
func (c *Counter) Serves(m *scene.Model, v store.View) bool {
	return c != nil && c.model == m && c.mode == v.Mode
}

// Sections is the rows in the view's window. Cost: that of the rows.
func (c *Counter) Sections(v store.View) []Section {
	out := make([]Section, len(c.sections))
	for i, section := range c.sections {
		out[i] = section(v.Window.A, v.Window.Z)
	}
	return out
}

// builder holds what the sections of one model share.
type builder struct {
	ctx   context.Context
	model *scene.Model
	known *data.Known
	mode  index.Mode
	expr  filter.Expr // the view's filter
}

// dimension counts the values of a field under all other clauses.
func (b *builder) dimension(d filter.Dimension) (*filter.Counted, error) {
	set := b.model.Set
	if filter.Selected(b.expr, d.Field) != nil {
		var err error
		if set, err = b.model.Passing(b.ctx, filter.Without(b.expr, d.Field)); err != nil {
			return nil, err
		}
	}
	among := filter.Among{Orders: b.model.Index.Orders(), Set: set, Mode: b.mode}
	return filter.Count(b.ctx, b.known, d, among, filter.Selected(b.expr, d.Field))
}

// count counts events in groups under some clauses.
func (b *builder) count(clauses []filter.Expr, by index.Codes) (*index.Sums, error) {
	set, err := b.model.Passing(b.ctx, filter.Join(clauses))
	if err != nil {
		return nil, err
	}
	return b.model.Index.Orders().Sums(b.ctx, set, by, b.mode)
}

// compare is a clause that holds a field against values.
func compare(field string, op filter.Op, values ...string) filter.Compare {
	c := filter.Compare{Field: field, Op: op}
	for _, v := range values {
		c.Values = append(c.Values, filter.Value{Text: v})
	}
	return c
}

// section starts the section of a dimension.
func (b *builder) section(title string, d filter.Dimension) Section {
	return Section{Title: title, dim: d, Set: filter.Selected(b.expr, d.Field) != nil}
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
func (b *builder) grades() (func(a, z edtf.Day) Section, error) {
	s := Section{Title: "Best source grade"}
	for g := byte('A'); g <= 'F'; g++ {
		s.Rows = append(s.Rows, Row{
			Label: string(g) + " " + gradeWord(g), Tip: "Only events with a source of at least " + string(g),
			group: "grade", clause: compare("grade", filter.AtMost, string(g)),
		})
	}
	all := filter.Terms(b.expr)
	for i := range s.Rows {
		s.Rows[i].Tick = s.gradeTick(all, byte('A'+i))
	}
	s.Set = s.Rows[0].Tick != Open
	sums, err := b.count(s.Rows[0].without(all), index.Codes{N: ungraded + 1, Of: b.gradeOf()})
	return func(a, z edtf.Day) Section {
		counts := make([]int32, ungraded+1)
		sums.Counts(a, z, counts)
		return s.counted(counts)
	}, err
}

// ungraded is the place after those of A to F.
const ungraded = 6

// gradeOf is the place of each event's best grade. The rows of a plain table have
// one source.
func (b *builder) gradeOf() func(e int32) int {
	place := func(e int32) int {
		if g := b.known.BestGrade(e); g >= 'A' && g <= 'F' {
			return int(g - 'A')
		}
		return ungraded
	}
	if b.known.Implied != nil {
		one := place(0)
		return func(int32) int { return one }
	}
	return place
}

// counted is the section with the counts of its rows.
func (s Section) counted(counts []int32) Section {
	s.Rows = slices.Clone(s.Rows)
	for i := range s.Rows {
		s.Rows[i].Count = int(counts[i])
	}
	return s
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
func (b *builder) evidence() (func(a, z edtf.Day) Section, error) {
	contested := compare("status", filter.OneOf, data.Disputed.String(), data.Denied.String())
	s := Section{Title: "Evidence", Rows: []Row{
		{Label: "2+ independent", Tip: "Only events with at least two independent sources",
			group: "independent", clause: compare("independent", filter.AtLeast, "2")},
		{Label: "Not contested", Tip: "Only events that no source disputes or denies", clause: filter.Not{Term: contested}},
	}}
	all := filter.Terms(b.expr)
	sums := make([]*index.Sums, len(s.Rows))
	for i := range s.Rows {
		r := &s.Rows[i]
		var err error
		if sums[i], err = b.count(append(r.without(all), r.clause), index.Codes{N: 1}); err != nil {
			return nil, fmt.Errorf("count %q: %w", r.Label, err)
		}
		s.Set = s.Set || len(r.without(all)) < len(all)
		if slices.ContainsFunc(all, func(t filter.Expr) bool { return filter.Same(t, r.clause) }) {
			r.Tick = Chosen
		}
	}
	return func(a, z edtf.Day) Section {
		counts := make([]int32, len(sums))
		for i := range sums {
			sums[i].Counts(a, z, counts[i:i+1])
		}
		return s.counted(counts)
	}, nil
}
