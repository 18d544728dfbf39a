package facet

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"sandtable/data"
	"sandtable/data/filter"
	"sandtable/geo/palette"
	"sandtable/geo/symbol"
)

// kinds lists the families of kinds that occur, and each kind by itself.
func (b *builder) kinds(f filter.Facet) Section {
	s := b.section("Kind", "kind")
	s.More, s.Less = "each kind", "by family"
	occurs := make([]bool, len(b.known.Kinds))
	for _, kind := range b.known.Events.Kind {
		occurs[kind] = true
	}
	for family := range palette.Families {
		var kinds []int
		for i, kind := range b.known.Kinds {
			if _, _, of := symbol.ForKind(kind.Mark()); int(of) == family && (occurs[i] || f.Values[i].Selected) {
				kinds = append(kinds, i)
			}
		}
		s.addFamily(b.known, palette.Family(family), kinds, f.Values)
	}
	if len(s.Full) == len(s.Rows) {
		s.Full = nil
	}
	return s
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
func (b *builder) actors(f filter.Facet) Section {
	s := b.section("Actor", "actor")
	var rows []int
	uses := make([]int, len(f.Values))
	for _, a := range b.known.EventActors {
		uses[a.Actor]++
	}
	for i, v := range f.Values {
		if uses[i] > 0 || v.Selected {
			rows = append(rows, i)
		}
	}
	slices.SortStableFunc(rows, func(i, j int) int { return cmp.Compare(uses[j], uses[i]) })
	for n, i := range rows {
		r := s.row(f.Values[i].Label, f.Values[i])
		if n < most || f.Values[i].Selected {
			s.Rows = append(s.Rows, r)
		}
		s.Full = append(s.Full, r)
	}
	if len(s.Full) == len(s.Rows) {
		s.Full = nil
	}
	s.More, s.Less = fmt.Sprintf("%d more", len(s.Full)-len(s.Rows)), "fewer"
	return s
}

// statuses lists the statuses that occur.
func (b *builder) statuses(f filter.Facet) Section {
	s := b.section("Status", "status")
	var occurs [256]bool
	for _, statuses := range [][]data.Status{b.known.Events.Status, b.known.Status} {
		for _, status := range statuses {
			occurs[status] = true
		}
	}
	for i, status := range data.Statuses() {
		if v := f.Values[i]; occurs[status] || v.Selected {
			r := s.row(capital(v.Label), v)
			r.Status = status
			s.Rows = append(s.Rows, r)
		}
	}
	return s
}

// capital is a word as a label begins it.
func capital(s string) string {
	if s == "" {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:]
}
