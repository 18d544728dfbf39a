package edtf

import (
	"strconv"
	"strings"
)

// qualifier is a set of the two doubts that a component can carry.
type qualifier uint8

const (
	uncertain   qualifier = 1 // ?
	approximate qualifier = 2 // ~
)

// mark is the character of q, nothing for none.
func (q qualifier) mark() string {
	return [...]string{"", "?", "~", "%"}[q]
}

// Components of a point, as indices.
const (
	inYear = iota
	inMonth
	inDay
)

// point is one date as written: a year, perhaps with a month or sub-year
// grouping, a day and a time. Components are digits and X.
type point struct {
	at, end           int    // where it stands in the input
	partAt            [3]int // where its components stand
	long              bool
	negative          bool
	year, month, day  string
	exponent          int // 0 = none
	significant       int // 0 = not given
	quals             [3]qualifier
	clock             clock
	first, last       int64 // day numbers of its hull
	firstYear, toYear int64 // the years that the year alone can mean
}

// count is the number of components.
func (p point) count() int {
	switch {
	case p.day != "":
		return 3
	case p.month != "":
		return 2
	}
	return 1
}

// qualified reports whether any component is.
func (p point) qualified() bool { return p.quals != [3]qualifier{} }

// unspecified reports whether any digit is an X.
func (p point) unspecified() bool {
	return strings.ContainsRune(p.year, 'X') || strings.ContainsRune(p.month, 'X') ||
		strings.ContainsRune(p.day, 'X')
}

// beyond reports whether the years leave what a dataset holds.
func (p point) beyond() bool { return p.firstYear < -9999 || p.toYear > 9999 }

// group is the number of a sub-year grouping, 21 to 41, or 0.
func (p point) group() int {
	if p.month < "21" || p.month[0] == 'X' {
		return 0
	}
	n, _ := strconv.Atoi(p.month)
	return n
}

// point reads one date and computes its hull.
func (s *scanner) point() (point, error) {
	p := point{at: s.pos, partAt: [3]int{inYear: s.pos}}
	if err := s.components(&p); err != nil {
		return p, err
	}
	if s.peek() == 'T' {
		if err := s.time(&p); err != nil {
			return p, err
		}
	}
	p.end = s.pos
	return p, s.measure(&p)
}

func (s *scanner) components(p *point) error {
	own := s.qualifier()
	if err := s.year(p); err != nil {
		return err
	}
	s.qualify(p, inYear, own)
	for part := inMonth; part <= inDay && s.accept("-"); part++ {
		if p.long || p.significant > 0 {
			return s.fail(s.pos-1, "such a year stands alone, without month and day")
		}
		own := s.qualifier()
		p.partAt[part] = s.pos
		text, err := s.twoDigits(part)
		if err != nil {
			return err
		}
		if part == inMonth {
			p.month = text
		} else {
			p.day = text
		}
		s.qualify(p, part, own)
	}
	return nil
}

// qualifier reads ?, ~ or % if one comes next.
func (s *scanner) qualifier() qualifier {
	switch s.peek() {
	case '?':
		s.pos++
		return uncertain
	case '~':
		s.pos++
		return approximate
	case '%':
		s.pos++
		return uncertain | approximate
	}
	return 0
}

// qualify reads the qualifier right of a component, which holds for all to its
// left as well, and adds the component's own one, which stood left of it.
func (s *scanner) qualify(p *point, part int, own qualifier) {
	p.quals[part] |= own
	group := s.qualifier()
	for i := 0; i <= part; i++ {
		p.quals[i] |= group
	}
}

func (s *scanner) year(p *point) error {
	if s.accept("Y") {
		return s.longYear(p)
	}
	p.negative = s.accept("-")
	at := s.pos
	p.year = s.run("0123456789X")
	switch {
	case p.year == "":
		return s.unexpected("a year of four digits")
	case len(p.year) > 4:
		return s.fail(at, "a year of more than four digits starts with Y; month and day follow hyphens")
	case len(p.year) < 4:
		return s.tooShort(at, "year", "four")
	case p.negative && p.year == "0000":
		return s.fail(at-1, "there is no year -0000: 0000 is 1 BCE")
	}
	return s.significantDigits(p)
}

// longYear reads what follows the Y: [-] digits [E exponent] [S digits].
func (s *scanner) longYear(p *point) error {
	p.long = true
	p.negative = s.accept("-")
	at := s.pos
	p.year = s.run("0123456789")
	if p.year == "" {
		return s.unexpected("the digits of a year")
	}
	if p.year[0] == '0' {
		return s.fail(at, "a year after Y has no leading zero")
	}
	if s.accept("E") {
		n, err := s.positive("exponent")
		if err != nil {
			return err
		}
		p.exponent = n
	} else if s.peek() == 'e' {
		return s.unexpected("E")
	} else if len(p.year) < 5 {
		return s.fail(at, "Y is only for years of more than four digits")
	}
	if len(p.year)+p.exponent > maxYearDigits {
		return s.fail(at, "years of more than %d digits cannot be held", maxYearDigits)
	}
	return s.significantDigits(p)
}

func (s *scanner) significantDigits(p *point) error {
	if !s.accept("S") {
		return nil
	}
	if p.unspecified() {
		return s.fail(s.pos-1, "significant digits and unspecified digits exclude each other")
	}
	n, err := s.positive("number of significant digits")
	p.significant = n
	return err
}

// positive reads a positive integer without leading zeros, of a sane size.
func (s *scanner) positive(what string) (int, error) {
	at := s.pos
	digits := s.run("0123456789")
	if digits == "" {
		return 0, s.unexpected("the " + what)
	}
	if digits[0] == '0' || len(digits) > 4 {
		return 0, s.fail(at, "%s %q is not a positive integer of at most four digits", what, digits)
	}
	n, err := strconv.Atoi(digits)
	return n, err
}

// twoDigits reads the digits of a month or a day.
func (s *scanner) twoDigits(part int) (string, error) {
	at := s.pos
	digits := s.run("0123456789X")
	name := [...]string{"year", "month", "day"}[part]
	switch {
	case digits == "":
		return "", s.unexpected("two digits for the " + name)
	case len(digits) == 2:
		return digits, nil
	case len(digits) == 1:
		return "", s.tooShort(at, name, "two")
	}
	return "", s.fail(at, "%s %q needs two digits", name, digits)
}

// tooShort is the error for a component that stops before it has all digits.
// Where that is because of a wrong letter or a space, it says so.
func (s *scanner) tooShort(at int, name, need string) error {
	if strings.IndexByte("xuU ", s.peek()) >= 0 {
		return s.unexpected("a digit")
	}
	return s.fail(at, "%s %q needs %s digits", name, s.in[at:s.pos], need)
}

// yearSpelling is the year as written, without qualifiers.
func (p point) yearSpelling() string {
	text := p.year
	if p.negative {
		text = "-" + text
	}
	if p.long {
		text = "Y" + text
	}
	if p.exponent > 0 {
		text += "E" + strconv.Itoa(p.exponent)
	}
	if p.significant > 0 {
		text += "S" + strconv.Itoa(p.significant)
	}
	return text
}
