package filter

import (
	"fmt"
	"slices"
	"strings"
)

// operators is the list of the operators that a field takes, as errors print it.
type operators string

const (
	namedOps   operators = "=, !=, in, ~"
	orderedOps operators = "=, !=, <, <=, >, >=, in"
	textOps    operators = "~"
	noOps      operators = ""
)

// figureDot begins the fields that stand for the figures of one sort.
const figureDot = "figure."

// field is a word that may stand before an operator or after has:.
type field struct {
	name    string
	ops     operators // noOps: only after has:
	numeric bool
	cost    int // of testing one event, to test the cheap terms first
}

// fields lists all but figure.WHAT, in the order of docs/filter.md.
func fields() []field {
	return []field{
		{name: "id", ops: namedOps, cost: 3}, {name: "kind", ops: namedOps}, {name: "status", ops: namedOps},
		{name: "actor", ops: namedOps, cost: 2}, {name: "actor.role", ops: namedOps, cost: 2},
		{name: "place", ops: namedOps, cost: 2}, {name: "country", ops: namedOps, cost: 2},
		{name: "precision", ops: orderedOps, cost: 2},
		{name: "source", ops: namedOps, cost: 2}, {name: "grade", ops: orderedOps, cost: 2},
		{name: "language", ops: namedOps, cost: 2}, {name: "type", ops: namedOps, cost: 2},
		{name: "independent", ops: orderedOps, numeric: true, cost: 3},
		{name: "tag", ops: namedOps, cost: 2}, {name: "text", ops: textOps, cost: 4},
		{name: "figure", cost: 3}, {name: "when"}, {name: "link", cost: 1},
	}
}

// Fields lists the fields that can be compared, for completion; figure.WHAT
// comes as "figure.".
func Fields() []string {
	var names []string
	for _, f := range fields() {
		if f.ops != noOps {
			names = append(names, f.name)
		}
	}
	return append(names, figureDot)
}

// allows reports whether the field takes the operator.
func (f field) allows(op Op) bool {
	return slices.Contains(strings.Split(string(f.ops), ", "), string(op))
}

// fieldOf finds the field that a token names; has says that it stands after has:.
func fieldOf(t token, has bool) (field, error) {
	name := strings.ToLower(t.text)
	if len(name) > len(figureDot) && strings.HasPrefix(name, figureDot) {
		return field{name: figureDot + t.text[len(figureDot):], ops: orderedOps, numeric: true, cost: 3}, nil
	}
	all := fields()
	for _, f := range all {
		if f.name == name && (has || f.ops != noOps) {
			return f, nil
		}
	}
	var names []string
	for _, f := range all {
		if has || f.ops != noOps {
			names = append(names, f.name)
		}
	}
	return field{}, &SyntaxError{
		Column: t.column, Reason: fmt.Sprintf("unknown field %q", t.text),
		Nearest: nearest(name, sortedNames(names)),
	}
}

// costOf is the cost of a field that has been parsed.
func costOf(name string) int {
	for _, f := range fields() {
		if f.name == name {
			return f.cost
		}
	}
	return 3
}
