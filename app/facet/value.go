package facet

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"sandtable/data"
	"sandtable/data/edtf"
	"sandtable/data/filter"
	"sandtable/geo/palette"
	"sandtable/geo/symbol"
)

// kinds lists the families of kinds that occur, and each kind by itself.
func (b *builder) kinds() (func(a, z edtf.Day) Section, error) {
	dim, _ := filter.DimensionOf(b.known, "kind")
	counted, err := b.dimension(dim)
	if err != nil {
		return nil, err
	}
	occurs := make([]bool, len(b.known.Kinds))
	for _, kind := range b.known.Events.Kind {
		occurs[kind] = true
	}
	return func(a, z edtf.Day) Section {
		s := b.section("Kind", dim)
		s.More, s.Less = "each kind", "by family"
		values := counted.Facet(a, z).Values
		for family := range palette.Families {
			var kinds []int
			for i, kind := range b.known.Kinds {
				if _, _, of := symbol.ForKind(kind.Mark()); int(of) == family && (occurs[i] || values[i].Selected) {
					kinds = append(kinds, i)
				}
			}
			s.addFamily(b.known, palette.Family(family), kinds, values)
		}
		if len(s.Full) == len(s.Rows) {
			s.Full = nil
		}
		return s
	}, nil
}

// addFamily adds the row of a family and those of its kinds.
func (s *Section) addFamily(k *data.Known, family palette.Family, kinds []int, values []filter.FacetValue) {
	if len(kinds) == 0 {
		return
	}
	var mine []filter.FacetValue
	var labels []string
	for _, i := range kinds {
		r := s.row(values[i].Label, values[i])
		r.Kind, r.Status = k.Kinds[i].Mark(), data.Reported
		mine, labels = append(mine, values[i]), append(labels, values[i].Label)
		s.Full = append(s.Full, r)
	}
	r := s.row(family.String(), mine...)
	r.Kind, r.Status = k.Kinds[kinds[0]].Mark(), data.Reported
	r.Tip = strings.Join(labels, ", ")
	s.Rows = append(s.Rows, r)
}

// most is how many actors are listed at first.
const most = 8

// actors lists the actors of most events first, and those that are chosen. The
// order is that of the whole dataset, so that rows stay where they are while the
// window moves.
func (b *builder) actors() (func(a, z edtf.Day) Section, error) {
	dim, _ := filter.DimensionOf(b.known, "actor")
	counted, err := b.dimension(dim)
	if err != nil {
		return nil, err
	}
	rows := make([]int, len(dim.Items))
	uses := make([]int, len(dim.Items))
	for i := range rows {
		rows[i] = i
	}
	for _, a := range b.known.EventActors {
		uses[a.Actor]++
	}
	slices.SortStableFunc(rows, func(i, j int) int { return cmp.Compare(uses[j], uses[i]) })
	return func(a, z edtf.Day) Section {
		s := b.section("Actor", dim)
		values := counted.Facet(a, z).Values
		for _, i := range rows {
			if uses[i] == 0 && !values[i].Selected {
				continue
			}
			r := s.row(values[i].Label, values[i])
			if len(s.Full) < most || values[i].Selected {
				s.Rows = append(s.Rows, r)
			}
			s.Full = append(s.Full, r)
		}
		if len(s.Full) == len(s.Rows) {
			s.Full = nil
		}
		s.More, s.Less = fmt.Sprintf("%d more", len(s.Full)-len(s.Rows)), "fewer"
		return s
	}, nil
}

// statuses lists the statuses that occur.
func (b *builder) statuses() (func(a, z edtf.Day) Section, error) {
	dim, _ := filter.DimensionOf(b.known, "status")
	counted, err := b.dimension(dim)
	if err != nil {
		return nil, err
	}
	var occurs [256]bool
	for _, statuses := range [][]data.Status{b.known.Events.Status, b.known.Status} {
		for _, status := range statuses {
			occurs[status] = true
		}
	}
	return func(a, z edtf.Day) Section {
		s := b.section("Status", dim)
		values := counted.Facet(a, z).Values
		for i, status := range data.Statuses() {
			if v := values[i]; occurs[status] || v.Selected {
				r := s.row(capital(v.Label), v)
				r.Status = status
				s.Rows = append(s.Rows, r)
			}
		}
		return s
	}, nil
}

// capital is a word as a label begins it.
func capital(s string) string {
	if s == "" {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:]
}
