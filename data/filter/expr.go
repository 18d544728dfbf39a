package filter

import "strings"

// Expr is a filter as a tree of And, Or, Not, Compare and Has. String prints the
// canonical text, which parses back to an equal tree.
type Expr interface {
	String() string
	level() level
}

// And matches what all its terms match; without terms, everything.
type And []Expr

// Or matches what one of its terms matches; without terms, nothing. The parser
// makes none with less than two.
type Or []Expr

// Not matches what its term does not.
type Not struct{ Term Expr }

// Compare holds a field against values: one, or a list after in.
type Compare struct {
	Field  string // in lower case, but for the part after "figure."
	Op     Op
	Values []Value
	Column int // where it stands, counted from 1; 0 when it was not parsed
}

// Has matches the events that say something in a field.
type Has struct {
	Field  string
	Column int
}

// Value is what a field is held against, as it was typed.
type Value struct {
	Text   string
	Column int
}

// Op is how a field is held against a value.
type Op string

// The operators.
const (
	Equal    Op = "="
	NotEqual Op = "!="
	Less     Op = "<"
	AtMost   Op = "<="
	More     Op = ">"
	AtLeast  Op = ">="
	Contains Op = "~"  // a part of the text, folded
	OneOf    Op = "in" // a list
)

// level says how tightly an expression binds.
type level int

const (
	orLevel level = iota
	andLevel
	notLevel
	leafLevel
)

func (And) level() level     { return andLevel }
func (Or) level() level      { return orLevel }
func (Not) level() level     { return notLevel }
func (Compare) level() level { return leafLevel }
func (Has) level() level     { return leafLevel }

// String joins the terms with and; "" without terms.
func (x And) String() string { return join(x, " and ", andLevel) }

// String joins the terms with or.
func (x Or) String() string { return join(x, " or ", orLevel) }

// String puts not before the term.
func (x Not) String() string { return "not " + inside(x.Term, notLevel) }

// String is the field, the operator and the values.
func (x Compare) String() string {
	texts := make([]string, len(x.Values))
	for i, v := range x.Values {
		texts[i] = Quote(v.Text)
	}
	values := strings.Join(texts, ", ")
	if x.Op == OneOf {
		values = "(" + values + ")"
	}
	return x.Field + " " + string(x.Op) + " " + values
}

// String is has:FIELD.
func (x Has) String() string { return "has:" + x.Field }

func join(terms []Expr, with string, at level) string {
	parts := make([]string, len(terms))
	for i, t := range terms {
		parts[i] = inside(t, at)
	}
	return strings.Join(parts, with)
}

// inside prints a part of an expression, in brackets where it binds less.
func inside(x Expr, at level) string {
	if x.level() < at {
		return "(" + x.String() + ")"
	}
	return x.String()
}

// Quote writes a value as the language needs it: in quotes where it is empty, a
// keyword, or holds spaces or characters with a meaning.
func Quote(s string) string {
	plain := s != "" && !strings.ContainsAny(s, marks) && strings.IndexFunc(s, isSpace) < 0 && !isKeyword(s)
	if plain {
		return s
	}
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(s) + `"`
}

func isKeyword(s string) bool {
	switch strings.ToLower(s) {
	case "and", "or", "not", "in":
		return true
	}
	return false
}

// Same reports whether two expressions are the same but for their columns.
func Same(a, b Expr) bool {
	switch a := a.(type) {
	case And:
		b, ok := b.(And)
		return ok && sameTerms(a, b)
	case Or:
		b, ok := b.(Or)
		return ok && sameTerms(a, b)
	case Not:
		b, ok := b.(Not)
		return ok && Same(a.Term, b.Term)
	case Has:
		b, ok := b.(Has)
		return ok && a.Field == b.Field
	case Compare:
		b, ok := b.(Compare)
		return ok && a.Field == b.Field && a.Op == b.Op && sameValues(a.Values, b.Values)
	}
	return a == nil && b == nil
}

func sameTerms(a, b []Expr) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if !Same(a[i], b[i]) {
			return false
		}
	}
	return true
}

func sameValues(a, b []Value) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i].Text != b[i].Text {
			return false
		}
	}
	return true
}
