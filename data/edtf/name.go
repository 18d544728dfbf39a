package edtf

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// name is a point in words without its doubts. IsDay says that it names a day
// or something unspecified ("some month of 2004"), which takes no "some time
// in" before it.
func (p point) name() (text string, isDay bool) {
	switch {
	case p.significant > 0:
		return fmt.Sprintf("about %s (some year from %s to %s)",
			p.plainYear(), longYearText(p.firstYear), longYearText(p.toYear)), true
	case p.count() == 1:
		return p.yearName(), false
	case p.count() == 2:
		text = p.monthName()
		return text, strings.HasPrefix(text, "some ")
	}
	return p.dayName() + p.clock.words(), true
}

// plainYear is the year as a number, exponents written out.
func (p point) plainYear() string {
	sign := ""
	if p.negative {
		sign = "-"
	}
	return sign + p.year + strings.Repeat("0", p.exponent)
}

// yearName is the year standing alone or after "in".
func (p point) yearName() string {
	switch {
	case p.long:
		return "the year " + p.plainYear()
	case p.year == "XXXX":
		return "an unstated year"
	case !p.openYear():
		return eraYear(p.firstYear)
	case strings.ContainsRune(strings.TrimRight(p.year, "X"), 'X') || p.year[3] != 'X':
		return "a year that matches " + p.yearSpelling()
	case p.year[2] != 'X' && !p.negative && p.year[0] != '0':
		return "the " + p.year[:3] + "0s"
	}
	return "the years " + eraYear(p.firstYear) + " to " + eraYear(p.toYear)
}

// ofYear is the year after a month: "December 2018", "December of an unstated
// year", "spring of some year in the 1560s". Of is put before a plain year.
func (p point) ofYear(of string) string {
	switch name := p.yearName(); {
	case !p.openYear():
		return " " + of + name
	case name[0] == 'a':
		return " of " + name
	case strings.HasPrefix(name, "the years "):
		return " of some year from " + name[len("the years "):]
	default:
		return " of some year in " + name
	}
}

// openYear reports whether a digit of the year is unspecified.
func (p point) openYear() bool { return strings.ContainsRune(p.year, 'X') }

// eraYear is an astronomical year as historians count: 0 is 1 BCE.
func eraYear(y int64) string {
	switch {
	case y <= 0:
		return fmt.Sprintf("%d BCE", 1-y)
	case y < 1000:
		return fmt.Sprintf("%d CE", y)
	}
	return strconv.FormatInt(y, 10)
}

// monthName is the month or sub-year grouping with its year.
func (p point) monthName() string {
	if g := p.group(); g != 0 {
		name, of := groupName(g)
		return name + p.ofYear(of) + hemisphere(g)
	}
	if p.month == "XX" {
		return "some month" + p.ofYear("of ")
	}
	var list []string
	for m := 1; m <= 12; m++ {
		if matches(p.month, m) {
			list = append(list, time.Month(m).String())
		}
	}
	if len(list) > 3 {
		return "some month from " + list[0] + " to " + list[len(list)-1] + p.ofYear("")
	}
	return joinList(list, " or ") + p.ofYear("")
}

// dayName is a day, given or not, with its month and year.
func (p point) dayName() string {
	monthIsOpen := strings.ContainsRune(p.month, 'X')
	switch lo, hi := matchRange(p.day, 1, 31); {
	case p.day == "XX" && p.month == "XX":
		return "some day in " + p.yearName()
	case p.day == "XX":
		return "some day in " + p.monthName()
	case lo == hi && !monthIsOpen:
		return strconv.Itoa(lo) + " " + p.monthName()
	case lo == hi:
		return "the " + ordinal(lo) + " of " + p.monthName()
	case p.day[1] == 'X':
		return "some day from the " + ordinal(lo) + " to the " + ordinal(hi) + " of " + p.monthName()
	default:
		return p.dayList() + " of " + p.monthName()
	}
}

// dayList is every day of the month that fits, such as "the 1st, 11th or 21st".
func (p point) dayList() string {
	var list []string
	for d := 1; d <= 31; d++ {
		if matches(p.day, d) {
			list = append(list, ordinal(d))
		}
	}
	return "the " + joinList(list, " or ")
}

// ordinal is 1st, 2nd, 3rd, 4th ...
func ordinal(n int) string {
	suffix := "th"
	if n < 11 || n > 13 {
		switch n % 10 {
		case 1:
			suffix = "st"
		case 2:
			suffix = "nd"
		case 3:
			suffix = "rd"
		}
	}
	return strconv.Itoa(n) + suffix
}
