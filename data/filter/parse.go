package filter

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

// maxDepth bounds how deep brackets and nots may lie in each other.
const maxDepth = 200

// Parse reads a filter. Empty text is And{}, which matches everything. Fields,
// operators and numbers are checked here; names of things are checked by
// Compile, for only a dataset knows them. The error is a *SyntaxError.
func Parse(s string) (Expr, error) {
	p := &parser{lexer: lexer{input: s, column: 1}}
	if err := p.advance(); err != nil {
		return nil, err
	}
	if p.token.kind == endToken {
		return And{}, nil
	}
	x, err := p.or()
	if err != nil {
		return nil, err
	}
	if p.token.kind != endToken {
		return nil, p.fail("needs and, or or the end, has %s", p.token.name())
	}
	return x, nil
}

// parser descends the grammar of docs/filter.md, one method per rule.
type parser struct {
	lexer lexer
	token token
	depth int
}

func (p *parser) advance() (err error) {
	p.token, err = p.lexer.next()
	return err
}

// fail is an error at the token that stands next.
func (p *parser) fail(format string, args ...any) error {
	return &SyntaxError{Column: p.token.column, Reason: fmt.Sprintf(format, args...)}
}

func (p *parser) or() (Expr, error) {
	terms, err := p.list("or", p.and)
	if err != nil || len(terms) == 1 {
		return first(terms), err
	}
	var flat Or
	for _, t := range terms {
		if inner, ok := t.(Or); ok {
			flat = append(flat, inner...)
		} else {
			flat = append(flat, t)
		}
	}
	return flat, nil
}

func (p *parser) and() (Expr, error) {
	terms, err := p.list("and", p.not)
	if err != nil || len(terms) == 1 {
		return first(terms), err
	}
	return flatAnd(terms), nil
}

// flatAnd joins terms, taking nested ands apart.
func flatAnd(terms []Expr) And {
	flat := And{}
	for _, t := range terms {
		if inner, ok := t.(And); ok {
			flat = append(flat, inner...)
		} else {
			flat = append(flat, t)
		}
	}
	return flat
}

func first(terms []Expr) Expr {
	if len(terms) == 0 {
		return nil
	}
	return terms[0]
}

// list reads terms with a keyword between them.
func (p *parser) list(keyword string, term func() (Expr, error)) (terms []Expr, err error) {
	for {
		t, err := term()
		if err != nil {
			return nil, err
		}
		terms = append(terms, t)
		if !p.token.is(keyword) {
			return terms, nil
		}
		if err := p.advance(); err != nil {
			return nil, err
		}
	}
}

func (p *parser) not() (Expr, error) {
	if p.depth++; p.depth > maxDepth {
		return nil, p.fail("lies more than %d brackets deep", maxDepth)
	}
	defer func() { p.depth-- }()
	switch {
	case p.token.is("not"):
		if err := p.advance(); err != nil {
			return nil, err
		}
		x, err := p.not()
		return Not{x}, err
	case p.token.kind == openToken:
		return p.bracket()
	}
	return p.clause()
}

func (p *parser) bracket() (Expr, error) {
	opened := p.token.column
	if err := p.advance(); err != nil {
		return nil, err
	}
	x, err := p.or()
	if err != nil {
		return nil, err
	}
	if p.token.kind != closeToken {
		return nil, p.fail("needs ) for the ( of column %d, has %s", opened, p.token.name())
	}
	return x, p.advance()
}

// clause reads has:FIELD or a comparison.
func (p *parser) clause() (Expr, error) {
	name := p.token
	if name.kind != wordToken || isKeyword(name.text) {
		return nil, p.fail("needs a field, has %s", name.name())
	}
	if len(name.text) >= 4 && strings.EqualFold(name.text[:4], "has:") {
		name.text, name.column = name.text[4:], name.column+4
		f, err := fieldOf(name, true)
		if err != nil {
			return nil, err
		}
		return Has{f.name, name.column}, p.advance()
	}
	f, err := fieldOf(name, false)
	if err != nil {
		return nil, err
	}
	return p.comparison(f, name.column)
}

func (p *parser) comparison(f field, column int) (Expr, error) {
	if err := p.advance(); err != nil {
		return nil, err
	}
	x := Compare{Field: f.name, Column: column}
	switch {
	case p.token.is("in"):
		x.Op = OneOf
	case p.token.kind == opToken:
		x.Op = Op(p.token.text)
	default:
		return nil, p.fail("needs an operator after %s, has %s", f.name, p.token.name())
	}
	if !f.allows(x.Op) {
		return nil, p.fail("%s cannot be held against a value with %s, only with %s", f.name, x.Op, f.ops)
	}
	if err := p.advance(); err != nil {
		return nil, err
	}
	var err error
	if x.Op == OneOf {
		x.Values, err = p.values(f)
	} else {
		x.Values = make([]Value, 1)
		x.Values[0], err = p.value(f)
	}
	return x, err
}

// values reads the list after in.
func (p *parser) values(f field) (list []Value, err error) {
	if p.token.kind != openToken {
		return nil, p.fail("needs ( after in, has %s", p.token.name())
	}
	for {
		if err := p.advance(); err != nil {
			return nil, err
		}
		v, err := p.value(f)
		if err != nil {
			return nil, err
		}
		list = append(list, v)
		switch p.token.kind {
		case commaToken:
		case closeToken:
			return list, p.advance()
		default:
			return nil, p.fail("needs , or ) in the list, has %s", p.token.name())
		}
	}
}

func (p *parser) value(f field) (Value, error) {
	v := Value{p.token.text, p.token.column}
	if p.token.kind != wordToken && p.token.kind != quotedToken {
		return v, p.fail("needs a value for %s, has %s", f.name, p.token.name())
	}
	if f.numeric {
		if _, err := number(v.Text); err != nil {
			return v, p.fail("%s is compared with numbers, %q is none", f.name, v.Text)
		}
	}
	return v, p.advance()
}

// number reads a finite decimal number.
func number(s string) (float64, error) {
	x, err := strconv.ParseFloat(s, 64)
	if err == nil && (math.IsNaN(x) || math.IsInf(x, 0)) {
		err = strconv.ErrRange
	}
	return x, err
}
