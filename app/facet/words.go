package facet

import (
	"strings"

	"sandtable/data"
	"sandtable/data/filter"
)

// Clause is one of the terms that a filter joins with and.
type Clause struct {
	Words   string // "status: not denied"; the clause itself where words would be longer
	Text    string // as the language has it
	Without string // the filter without it
}

// Clauses lists the clauses of a filter. k knows what ids are called; it may be
// nil: ids stay ids then. A filter that cannot be read is one clause.
func Clauses(expr string, k *data.Known) []Clause {
	x, err := parse(expr)
	if err != nil {
		return []Clause{{Words: expr, Text: expr}}
	}
	all := filter.Terms(x)
	out := make([]Clause, len(all))
	for i, t := range all {
		rest := append(append([]filter.Expr(nil), all[:i]...), all[i+1:]...)
		out[i] = Clause{Words: speaker{k}.words(t), Text: t.String(), Without: filter.Join(rest).String()}
	}
	return out
}

// Lines is a filter with each of its clauses on a line of its own; it reads back
// the same. One that cannot be read stays as it is.
func Lines(expr string) string {
	x, err := parse(expr)
	if err != nil {
		return expr
	}
	all := filter.Terms(x)
	if len(all) < 2 {
		return x.String()
	}
	lines := make([]string, len(all))
	for i, t := range all {
		lines[i] = filter.And{t}.String()
	}
	return strings.Join(lines, "\nand ")
}

// speaker puts expressions into words.
type speaker struct{ known *data.Known }

// words is an expression in words, or as the language has it where it is nested.
func (s speaker) words(x filter.Expr) string {
	if w, ok := s.simple(x); ok {
		return w
	}
	any, ok := x.(filter.Or)
	if !ok {
		return x.String()
	}
	var parts []string
	for _, t := range any {
		w, ok := s.simple(t)
		if !ok {
			return x.String()
		}
		parts = append(parts, w)
	}
	return strings.Join(parts, " or ")
}

// simple puts a comparison, a has, or the not of one into words.
func (s speaker) simple(x filter.Expr) (string, bool) {
	switch x := x.(type) {
	case filter.Compare:
		return fieldWord(x.Field) + ": " + s.held(x), true
	case filter.Has:
		return fieldWord(x.Field) + ": given", true
	case filter.Not:
		return s.denied(x.Term)
	}
	return "", false
}

// denied puts the not of a term into words.
func (s speaker) denied(x filter.Expr) (string, bool) {
	switch x := x.(type) {
	case filter.Has:
		return fieldWord(x.Field) + ": not given", true
	case filter.Compare:
		if x.Op == filter.NotEqual {
			x.Op = filter.Equal
			return fieldWord(x.Field) + ": " + s.held(x), true
		}
		if x.Op == filter.OneOf {
			return fieldWord(x.Field) + ": not " + s.list(x, " or "), true
		}
		return fieldWord(x.Field) + ": not " + s.held(x), true
	}
	return "", false
}

// held is what a comparison holds its field against.
func (s speaker) held(c filter.Compare) string {
	list := s.list(c, ", ")
	switch c.Op {
	case filter.NotEqual:
		return "not " + list
	case filter.Contains:
		return "“" + list + "”"
	case filter.Equal, filter.OneOf:
		return list
	}
	return ordered(c.Field, c.Op, list)
}

// ordered puts an order into words.
func ordered(field string, op filter.Op, value string) string {
	words := map[filter.Op]string{filter.AtMost: "% or fewer", filter.Less: "fewer than %", filter.AtLeast: "% or more", filter.More: "more than %"}
	switch {
	case field == "grade":
		words = map[filter.Op]string{filter.AtMost: "% or better", filter.Less: "better than %", filter.AtLeast: "% or worse", filter.More: "worse than %"}
	case field == "precision":
		words = map[filter.Op]string{filter.AtMost: "% or coarser", filter.Less: "coarser than %", filter.AtLeast: "% or finer", filter.More: "finer than %"}
	case strings.HasPrefix(field, "figure."):
		words[filter.AtMost], words[filter.Less] = "% or less", "less than %"
	}
	return strings.Replace(words[op], "%", value, 1)
}

// list is the values as people call them.
func (s speaker) list(c filter.Compare, between string) string {
	named := s.names(c.Field)
	parts := make([]string, len(c.Values))
	for i, v := range c.Values {
		parts[i] = v.Text
		if name, ok := named[filter.Fold(v.Text)]; ok && c.Op != filter.Contains {
			parts[i] = name
		}
	}
	return strings.Join(parts, between)
}

// names is what the ids of a field are called.
func (s speaker) names(field string) map[string]string {
	switch field {
	case "kind", "actor", "place", "country", "source":
	default:
		return nil
	}
	if s.known == nil {
		return nil
	}
	d, _ := filter.DimensionOf(s.known, field)
	out := map[string]string{}
	for _, it := range d.Items {
		out[filter.Fold(it.ID)] = it.Label
	}
	return out
}

// fieldWord is a field as people call it.
func fieldWord(field string) string {
	switch field {
	case "actor.role":
		return "role"
	case "independent":
		return "independent sources"
	case "type":
		return "type of source"
	case "language":
		return "language of source"
	}
	return strings.TrimPrefix(field, "figure.")
}
