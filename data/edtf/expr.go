package edtf

import (
	"math"
	"strings"
)

// form is the shape of an expression.
type form uint8

const (
	formNone form = iota
	formDate
	formInterval
	formOneOf
	formAllOf
)

// limit says what stands on one side of an interval or a range: a date,
// ".." or nothing.
type limit uint8

const (
	dated limit = iota
	open
	unknown
)

// expr is an expression taken apart.
type expr struct {
	form     form
	members  []member // of a set
	from, to side     // of an interval; a single date is from
}

// side is one side of an interval or of a range in a set.
type side struct {
	limit limit
	point point // where the limit is dated
}

// member is an element of a set: a date (both sides the same) or a range.
type member struct {
	from, to side
	isRange  bool
}

// parse takes an expression apart.
func parse(in string) (expr, error) {
	s := &scanner{in: in}
	var x expr
	var err error
	switch {
	case in == "":
		return x, s.fail(0, "empty: needs a date")
	case in[0] == '[':
		x, err = s.set(formOneOf, ']')
	case in[0] == '{':
		x, err = s.set(formAllOf, '}')
	case strings.ContainsRune(in, '/'):
		x, err = s.interval()
	default:
		x.form = formDate
		x.from.point, err = s.point()
	}
	if err == nil && s.pos < len(in) {
		err = s.unexpected("the end of the date")
	}
	return x, err
}

// interval reads start/end.
func (s *scanner) interval() (expr, error) {
	x := expr{form: formInterval}
	var err error
	if x.from, err = s.side(); err != nil {
		return x, err
	}
	if !s.accept("/") {
		return x, s.unexpected("a slash between start and end")
	}
	at := s.pos
	if x.to, err = s.side(); err != nil {
		return x, err
	}
	switch {
	case s.peek() == '/':
		return x, s.fail(s.pos, "an interval has one slash")
	case x.from.limit == unknown && x.to.limit == unknown:
		return x, s.fail(0, "an interval without start and end says nothing")
	case x.reversed():
		return x, s.fail(at, "the end is before the start")
	}
	return x, nil
}

func (x expr) reversed() bool {
	return x.from.limit == dated && x.to.limit == dated && x.from.point.first > x.to.point.last
}

// side reads one side of an interval.
func (s *scanner) side() (side, error) {
	switch c := s.peek(); {
	case s.accept(".."):
		return side{limit: open}, nil
	case c == 0 || c == '/':
		return side{limit: unknown}, nil
	case s.accept("unknown"):
		return side{}, s.fail(s.pos-len("unknown"), "an unknown end is left empty")
	case s.accept("open"):
		return side{}, s.fail(s.pos-len("open"), "an open end is written ..")
	case c == '[' || c == '{':
		return side{}, s.fail(s.pos, "a set cannot be an end of an interval")
	}
	p, err := s.point()
	if err == nil && p.clock.given {
		err = s.fail(p.partAt[inDay]+2, "an EDTF interval goes from date to date, without times of day")
	}
	return side{point: p}, err
}

// set reads the members of a set up to its closing bracket.
func (s *scanner) set(f form, closing byte) (expr, error) {
	x := expr{form: f}
	s.pos++
	if s.peek() == closing {
		return x, s.fail(s.pos, "an empty set: needs a date")
	}
	for {
		m, err := s.member(len(x.members) == 0)
		if err != nil {
			return x, err
		}
		x.members = append(x.members, m)
		if s.peek() == closing {
			s.pos++
			return x, nil
		}
		if m.to.limit == open {
			return x, s.fail(s.pos, "nothing can follow a range without an end")
		}
		if !s.accept(",") {
			return x, s.unexpected("a comma or " + string(closing))
		}
	}
}

// member reads a date or a range. Only the first may lack a start.
func (s *scanner) member(isFirst bool) (member, error) {
	var m member
	var err error
	if s.accept("..") {
		if !isFirst {
			return m, s.fail(s.pos-2, "only the first member can be a range without a start")
		}
		m.isRange, m.from.limit = true, open
		m.to, err = s.memberDate()
		return m, err
	}
	if m.from, err = s.memberDate(); err != nil {
		return m, err
	}
	m.to = m.from
	if !s.accept("..") {
		return m, nil
	}
	m.isRange = true
	if c := s.peek(); c == ']' || c == '}' || c == ',' || c == 0 {
		m.to = side{limit: open}
		return m, nil
	}
	at := s.pos
	if m.to, err = s.memberDate(); err != nil {
		return m, err
	}
	return m, s.checkRange(m, at)
}

// checkRange refuses ranges that are reversed or of two precisions.
func (s *scanner) checkRange(m member, at int) error {
	from, to := m.from.point, m.to.point
	if from.count() != to.count() || (from.group() == 0) != (to.group() == 0) {
		return s.fail(at, "both sides of a range need the same precision")
	}
	if from.first > to.last {
		return s.fail(at, "the range ends before it starts")
	}
	return nil
}

func (s *scanner) memberDate() (side, error) {
	if c := s.peek(); c == ',' || c == ']' || c == '}' {
		return side{}, s.fail(s.pos, "a member of the set is missing")
	}
	p, err := s.point()
	if err == nil && p.clock.given {
		err = s.fail(p.partAt[inDay]+2, "a set holds dates without times of day")
	}
	if err == nil && s.peek() == '/' {
		err = s.fail(s.pos, "a range in a set is written with .., not /")
	}
	return side{point: p}, err
}

// points calls do for every date in the expression, in order.
func (x expr) points(do func(p point)) {
	visit := func(s side) {
		if s.limit == dated && s.point.year != "" {
			do(s.point)
		}
	}
	visit(x.from)
	visit(x.to)
	for _, m := range x.members {
		visit(m.from)
		if m.isRange {
			visit(m.to)
		}
	}
}

// hull is the first and last day of any member of a set.
func (x expr) hull() span {
	h := span{first: math.MaxInt64, last: math.MinInt64}
	for _, m := range x.members {
		from, to := m.from.span(), m.to.span()
		h.first = min(h.first, from.first)
		h.last = max(h.last, to.last)
	}
	return h
}
