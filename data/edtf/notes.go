package edtf

import (
	"fmt"
	"slices"
	"strings"
)

// Notes are short sentences on what the bounds of d do not tell or what was
// decided to get them, such as "a season is bounded by its year". Never nil;
// each is given once.
func (d Date) Notes() []string {
	notes := []string{}
	if d.IsZero() {
		return notes
	}
	x, _ := parse(d.text)
	switch x.form {
	case formOneOf:
		notes = append(notes, "one of several dates: the bounds are their hull, "+d.hullText())
	case formAllOf:
		notes = append(notes, "all of several dates: the bounds are their hull, "+d.hullText())
	}
	x.points(func(p point) { notes = p.appendNotes(notes) })
	if d.beyond {
		notes = append(notes, ErrYearRange.Error())
	}
	if x.outOfReach() {
		notes = append(notes, "some days lie beyond the days that can be counted: shown as unbounded")
	}
	return notes
}

// appendNew appends a note that is not there yet.
func appendNew(notes []string, note string) []string {
	if slices.Contains(notes, note) {
		return notes
	}
	return append(notes, note)
}

// hullText is the extent in words.
func (d Date) hullText() string {
	first, last := d.Extent()
	return fmt.Sprintf("%v to %v", first, last)
}

// outOfReach reports whether a date in x has days that Day cannot hold.
func (x expr) outOfReach() bool {
	out := false
	x.points(func(p point) {
		out = out || clampDay(p.first).Unbounded() || clampDay(p.last).Unbounded()
	})
	return out
}

func (p point) appendNotes(notes []string) []string {
	if g := p.group(); g > 0 && g <= lastSeason {
		notes = appendNew(notes, "a season is bounded by its year")
	}
	if p.significant > 0 {
		notes = appendNew(notes, fmt.Sprintf("significant digits: any year from %s to %s",
			longYearText(p.firstYear), longYearText(p.toYear)))
	}
	if p.hasGaps() {
		notes = appendNew(notes, "unspecified digits: the bounds are the first and last day that match, "+
			"days between them may not")
	}
	if c := p.clock; c.local {
		notes = appendNew(notes, "a time without a zone counts as UTC")
	} else if c.given {
		if utc := floorDiv(c.seconds(p.first), 86400); utc != p.first {
			notes = appendNew(notes, fmt.Sprintf("counted on %v as written; in UTC it is %v",
				clampDay(p.first), clampDay(utc)))
		}
	}
	return notes
}

// hasGaps reports whether the days that match unspecified digits may not be
// one run: where a given digit follows an unspecified one.
func (p point) hasGaps() bool {
	if !p.unspecified() {
		return false
	}
	digits := p.year + p.month + p.day
	return strings.Trim(digits[strings.IndexByte(digits, 'X'):], "X") != ""
}

// longYearText is a year with as many digits as it takes, at least four.
func longYearText(y int64) string {
	if y < -9999 || y > 9999 {
		return fmt.Sprintf("%d", y)
	}
	return yearText(y)
}
