package edtf

import (
	"errors"
	"fmt"
	"math"
)

var (
	// ErrYearRange is the error of dates beyond the years -9999 to 9999. They
	// are valid EDTF but a dataset does not hold them.
	ErrYearRange = errors.New("years beyond ±9999 are not held in a dataset")
	// ErrAllOfMoment is the error of an all-of set that is said to be a
	// moment: what happened on several dates did not happen once.
	ErrAllOfMoment = errors.New("an all-of set cannot be a moment")
	// ErrNoDate is the error of asking the zero Date for its bounds.
	ErrNoDate = errors.New("no date")
)

// ParseError says what is wrong with an expression and where.
type ParseError struct {
	Input  string // the whole expression
	Offset int    // in bytes, where the offending part starts
	Reason string
}

// Error is the reason with the input and the position, counted from 1.
func (e *ParseError) Error() string {
	return fmt.Sprintf("date %q, column %d: %s", e.Input, e.Offset+1, e.Reason)
}

// span is what bounds need to know of one end: the days that it can be. They
// are wider than Day, so that long years compare right.
type span struct {
	first, last int64
	limit       limit
}

// span is the days of a side; everything for one without a date.
func (s side) span() span {
	if s.limit != dated {
		return span{math.MinInt64, math.MaxInt64, s.limit}
	}
	return span{first: s.point.first, last: s.point.last}
}

// Date is a parsed EDTF expression. The zero value is no date. Dates are plain
// values: two that say the same in other spellings (2004~-06~ and 2004-06~)
// compare equal with ==.
type Date struct {
	text       string // canonical
	form       form
	level      uint8
	beyond     bool // has years beyond ±9999
	timed      bool
	flags      Flags
	start, end span // equal unless an interval
	seconds    int64
}

// Parse reads an expression of level 0, 1 or 2. The error is a *ParseError.
// Whole days, by far the most frequent, take a short way without allocations.
func Parse(s string) (Date, error) {
	if d, ok := parseWholeDay(s); ok {
		return d, nil
	}
	return parseAny(s)
}

// parseWholeDay reads YYYY-MM-DD and leaves all else, errors too, to parseAny.
func parseWholeDay(s string) (Date, bool) {
	if len(s) != len("YYYY-MM-DD") || s[4] != '-' || s[7] != '-' {
		return Date{}, false
	}
	year, ok1 := number(s[:4])
	month, ok2 := number(s[5:7])
	day, ok3 := number(s[8:])
	if !ok1 || !ok2 || !ok3 || month < 1 || month > 12 || day < 1 || day > monthDays(int64(year), month) {
		return Date{}, false
	}
	n := dayNumber(int64(year), month, day)
	return Date{text: s, form: formDate, start: span{first: n, last: n}, end: span{first: n, last: n}}, true
}

// number reads nothing but digits.
func number(s string) (n int, ok bool) {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return 0, false
		}
		n = n*10 + int(s[i]-'0')
	}
	return n, true
}

// parseAny is Parse for every expression.
func parseAny(s string) (Date, error) {
	x, err := parse(s)
	if err != nil {
		return Date{}, err
	}
	d := Date{text: x.canonical(s), form: x.form, level: uint8(x.level())}
	switch x.form {
	case formInterval:
		d.start, d.end = x.from.span(), x.to.span()
	case formDate:
		d.start = x.from.span()
		d.end = d.start
	default:
		d.start = x.hull()
		d.end = d.start
	}
	d.flags = x.flags()
	x.points(func(p point) { d.beyond = d.beyond || p.beyond() })
	if c := x.from.point.clock; c.given {
		d.timed, d.seconds = true, c.seconds(d.start.first)
	}
	return d, nil
}

// IsZero reports whether d is no date.
func (d Date) IsZero() bool { return d.form == formNone }

// String is the canonical spelling: parsing it gives an equal Date. Empty for
// no date.
func (d Date) String() string { return d.text }

// Level is the lowest level of the specification, 0 to 2, that can express d.
func (d Date) Level() int { return int(d.level) }

// Qualified reports whether anything in d is marked ?, ~ or %.
func (d Date) Qualified() bool { return d.flags.Has(Qualified) }

// DefaultKind is Period for intervals and all-of sets, Moment otherwise.
func (d Date) DefaultKind() WhenKind {
	if d.form == formInterval || d.form == formAllOf {
		return Period
	}
	return Moment
}

// Extent is the first and last day that the expression covers, whatever its
// kind. MinDay and MaxDay stand for open and unknown ends, and for days out of
// reach. For no date first lies after last.
func (d Date) Extent() (first, last Day) {
	if d.IsZero() {
		return MaxDay, MinDay
	}
	return clampDay(d.start.first), clampDay(d.end.last)
}

// Seconds is the time in Unix seconds UTC where d has a time of day, otherwise
// ok is false. EDTF has times only in single dates, so start and end are the
// same second.
func (d Date) Seconds() (start, end int64, ok bool) {
	return d.seconds, d.seconds, d.timed
}

// Bounds gives the four days of an event of this kind. Attested is the last
// day for which its claims vouch, MinDay for none: up to there a period with
// an open end is certain.
//
// The error wraps ErrNoDate, ErrAllOfMoment or ErrYearRange. With ErrYearRange
// the Bounds are right all the same, as far as Day reaches.
func (d Date) Bounds(kind WhenKind, attested Day) (Bounds, error) {
	switch {
	case d.IsZero():
		return Bounds{}, ErrNoDate
	case d.form == formAllOf && kind == Moment:
		return Bounds{}, fmt.Errorf("date %q: %w", d.text, ErrAllOfMoment)
	}
	b := Bounds{Flags: d.flags}
	b.EarliestStart, b.LatestEnd = d.Extent()
	if kind == Moment {
		b.EarliestEnd, b.LatestStart = b.EarliestStart, b.LatestEnd
	} else {
		b.LatestStart, b.EarliestEnd = d.inner(attested)
	}
	if d.beyond {
		return b, fmt.Errorf("date %q: %w", d.text, ErrYearRange)
	}
	return b, nil
}

// inner is the latest start and earliest end of a period. An open end goes on
// to where it is attested, an unknown one may come at once; starts likewise.
func (d Date) inner(attested Day) (latestStart, earliestEnd Day) {
	latestStart, earliestEnd = clampDay(d.start.last), clampDay(d.end.first)
	switch {
	case d.start.limit == dated && d.end.limit == open:
		earliestEnd = max(latestStart, attested)
	case d.start.limit == dated && d.end.limit == unknown:
		earliestEnd = clampDay(d.start.first)
	case d.end.limit == dated && d.start.limit == open:
		latestStart = earliestEnd
	case d.end.limit == dated && d.start.limit == unknown:
		latestStart = clampDay(d.end.last)
	case d.end.limit == open:
		return datelessInner(d.start.limit, attested)
	}
	return latestStart, earliestEnd
}

// datelessInner is inner for ../.. and /.. , which only an attestation pins:
// open on both sides it went on that day, with an unknown start it may still
// be to come.
func datelessInner(start limit, attested Day) (latestStart, earliestEnd Day) {
	if start == open && attested != MinDay {
		return attested, attested
	}
	return MaxDay, attested
}
