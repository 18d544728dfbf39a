package edtf

import "strings"

// canonical is the one spelling of an expression. Most texts have only one:
// qualifiers and times alone can be written in several ways.
func (x expr) canonical(in string) string {
	var b strings.Builder
	copied := 0
	x.points(func(p point) {
		if p.qualified() || p.clock.given {
			b.WriteString(in[copied:p.at])
			b.WriteString(p.spell())
			copied = p.end
		}
	})
	if copied == 0 {
		return in
	}
	return b.String() + in[copied:]
}

// spell writes a plain four-digit point, a long year as it stands. A doubt
// that all components up to some place share follows the last of them; any
// other precedes its component.
func (p point) spell() string {
	shared := 1
	for shared < p.count() && p.quals[shared] == p.quals[0] {
		shared++
	}
	var b strings.Builder
	for i, text := range []string{p.yearSpelling(), p.month, p.day}[:p.count()] {
		if i > 0 {
			b.WriteByte('-')
		}
		if i >= shared {
			b.WriteString(p.quals[i].mark())
		}
		b.WriteString(text)
		if i == shared-1 {
			b.WriteString(p.quals[i].mark())
		}
	}
	return b.String() + p.clock.String()
}

// level is the lowest level that has all of the expression.
func (x expr) level() int {
	if x.form == formOneOf || x.form == formAllOf {
		return 2
	}
	n := 0
	if x.form == formInterval && (x.from.limit != dated || x.to.limit != dated) {
		n = 1
	}
	x.points(func(p point) {
		n = max(n, p.level())
		if x.form == formInterval && p.unspecified() {
			n = 2
		}
	})
	return n
}

// level is the lowest level that has all of a point.
func (p point) level() int {
	n := max(p.qualifierLevel(), p.unspecifiedLevel())
	switch g := p.group(); {
	case p.significant > 0 || p.exponent > 0 || g > lastLevelOneGroup:
		return 2
	case p.negative || p.long || g > 0:
		return max(n, 1)
	}
	return n
}

// qualifierLevel is 1 where one qualifier at the end says it all.
func (p point) qualifierLevel() int {
	if !p.qualified() {
		return 0
	}
	for _, q := range p.quals[:p.count()] {
		if q != p.quals[0] {
			return 2
		}
	}
	return 1
}

// unspecifiedLevel is 1 where one or two digits of a lone year or the whole of
// the last components are X.
func (p point) unspecifiedLevel() int {
	if !p.unspecified() {
		return 0
	}
	if p.count() == 1 {
		if strings.ContainsRune(p.year[:2], 'X') || p.year[3] != 'X' {
			return 2
		}
		return 1
	}
	digits := strings.TrimSuffix(strings.TrimSuffix(p.year+p.month+p.day, "XX"), "XX")
	if strings.ContainsRune(digits, 'X') || len(digits) < 4 {
		return 2
	}
	return 1
}

// flags are those of both ends; a date or set has them on both.
func (x expr) flags() Flags {
	var f Flags
	if x.form != formInterval {
		x.points(func(p point) {
			if p.qualified() {
				f |= Qualified
			}
		})
		for _, m := range x.members {
			f |= m.from.flags(OpenStart, UnknownStart, 0) | m.to.flags(OpenEnd, UnknownEnd, 0)
		}
		return f
	}
	return x.from.flags(OpenStart, UnknownStart, QualifiedStart) |
		x.to.flags(OpenEnd, UnknownEnd, QualifiedEnd)
}

// flags picks the flag that fits a side.
func (s side) flags(isOpen, isUnknown, isQualified Flags) Flags {
	switch {
	case s.limit == open:
		return isOpen
	case s.limit == unknown:
		return isUnknown
	case s.point.qualified():
		return isQualified
	}
	return 0
}
