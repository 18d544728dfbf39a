package edtf

import "strconv"

// maxYearDigits keeps the day numbers of long years inside int64.
const maxYearDigits = 15

// measure computes the first and last day that a point can mean, and refuses
// what no day matches.
func (s *scanner) measure(p *point) error {
	if err := s.checkMonth(*p); err != nil {
		return err
	}
	if p.long || p.significant > 0 {
		p.firstYear, p.toYear = p.significantYears()
		p.first = dayNumber(p.firstYear, 1, 1)
		p.last = dayNumber(p.toYear, 12, 31)
		return nil
	}
	p.firstYear, p.toYear = p.patternYears()
	if !p.hull() {
		return s.fail(p.partAt[inDay], "%s", p.missing())
	}
	return nil
}

// checkMonth refuses what is neither a month nor a sub-year grouping.
func (s *scanner) checkMonth(p point) error {
	if p.month == "" {
		return nil
	}
	at := p.partAt[inMonth]
	if g := p.group(); g == 0 {
		if lo, hi := matchRange(p.month, 1, 12); lo > hi {
			return s.fail(at, "there is no month %s", p.month)
		}
	} else if g > lastGroup {
		return s.fail(at, "there is no month or part of the year %s", p.month)
	} else if p.day != "" {
		return s.fail(p.partAt[inDay], "%s is a part of the year that has no numbered days", p.month)
	}
	return nil
}

// missing says why no day matches a point.
func (p point) missing() string {
	lo, hi := matchRange(p.day, 1, 31)
	switch {
	case lo > hi:
		return "there is no day " + p.day
	case p.unspecified():
		return "no month that matches has a day " + p.day
	}
	return p.year + "-" + p.month + " has no day " + p.day
}

// significantYears are the years left open by the significant digits: all
// that begin with the same ones.
func (p point) significantYears() (first, last int64) {
	value, _ := strconv.ParseInt(p.year, 10, 64)
	value *= powerOfTen(p.exponent)
	width := int64(1)
	if digits := len(strconv.FormatInt(value, 10)); p.significant > 0 && digits > p.significant {
		width = powerOfTen(digits - p.significant)
	}
	first = value / width * width
	last = first + width - 1
	if p.negative {
		return -last, -first
	}
	return first, last
}

func powerOfTen(n int) int64 {
	p := int64(1)
	for range n {
		p *= 10
	}
	return p
}

// patternYears are the first and last year that match a four-digit year.
// Those before 0000 end at -1, since there is no -0000.
func (p point) patternYears() (first, last int64) {
	lo, hi := digitRange(p.year)
	if p.negative {
		return -int64(hi), -int64(max(lo, 1))
	}
	return int64(lo), int64(hi)
}

// hull finds the first and the last day that match; false if there is none.
// The first year tried nearly always has one; only 29 February may take more.
func (p *point) hull() bool {
	var ok bool
	for y := p.firstYear; y <= p.toYear && !ok; y++ {
		if p.matchesYear(y) {
			p.first, _, ok = p.daysIn(y)
		}
	}
	if !ok {
		return false
	}
	ok = false
	for y := p.toYear; !ok; y-- {
		if p.matchesYear(y) {
			_, p.last, ok = p.daysIn(y)
		}
	}
	return true
}

func (p point) matchesYear(y int64) bool {
	if p.negative {
		y = -y
	}
	return matches(p.year, int(y))
}

// daysIn is the first and last day of year y that match month and day.
func (p point) daysIn(y int64) (first, last int64, ok bool) {
	lo, hi := p.months()
	for m := lo; m <= hi; m++ {
		if p.group() == 0 && p.month != "" && !matches(p.month, m) {
			continue
		}
		from, to := 1, monthDays(y, m)
		if p.day != "" {
			from, to = matchRange(p.day, 1, to)
		}
		if from > to {
			continue
		}
		if !ok {
			first = dayNumber(y, m, from)
		}
		last, ok = dayNumber(y, m, to), true
	}
	return first, last, ok
}

// months is the range of months that month allows.
func (p point) months() (lo, hi int) {
	if p.month == "" {
		return 1, 12
	}
	if g := p.group(); g != 0 {
		return groupMonths(g)
	}
	return matchRange(p.month, 1, 12)
}

// matches reports whether n, written with as many digits, fits a pattern.
func matches(pattern string, n int) bool {
	for i := len(pattern) - 1; i >= 0; i-- {
		if pattern[i] != 'X' && int(pattern[i]-'0') != n%10 {
			return false
		}
		n /= 10
	}
	return true
}

// digitRange is the smallest and largest number that fit a pattern.
func digitRange(pattern string) (lo, hi int) {
	for i := range len(pattern) {
		d := int(pattern[i] - '0')
		if pattern[i] == 'X' {
			lo, hi = lo*10, hi*10+9
		} else {
			lo, hi = lo*10+d, hi*10+d
		}
	}
	return lo, hi
}

// matchRange is the smallest and largest number between two limits that fit a
// pattern; lo > hi where none does.
func matchRange(pattern string, from, to int) (lo, hi int) {
	lo, hi = digitRange(pattern)
	lo, hi = max(lo, from), min(hi, to)
	for lo <= hi && !matches(pattern, lo) {
		lo++
	}
	for lo <= hi && !matches(pattern, hi) {
		hi--
	}
	return lo, hi
}
