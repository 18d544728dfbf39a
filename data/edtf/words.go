package edtf

import (
	"fmt"
	"strings"
)

// Words is d in plain English without saying whether it is a moment or a
// period: "some time in December 2018", "around 31 October 2025", "since 2006,
// open end". Empty for no date.
func (d Date) Words() string {
	if d.IsZero() {
		return ""
	}
	x, _ := parse(d.text)
	switch x.form {
	case formInterval:
		return x.periodWords()
	case formDate:
		return x.from.point.words("some time in ")
	}
	return x.setWords()
}

// WordsAs is d in plain English for a kind: "some day in December 2018" is a
// moment, "for some time in December 2018" a period.
func (d Date) WordsAs(kind WhenKind) string {
	if d.IsZero() {
		return ""
	}
	x, _ := parse(d.text)
	switch {
	case x.form == formInterval && kind == Moment:
		return x.momentWords()
	case x.form == formDate && kind == Moment:
		return x.from.point.words("some day in ")
	case x.form == formDate:
		return x.from.point.words("for some time in ")
	}
	return d.Words()
}

// words is a whole date in words; lead is put before one that is coarser than
// a day.
func (p point) words(lead string) string {
	name, isDay := p.name()
	var doubt string
	switch p.shared() {
	case uncertain:
		doubt = "possibly "
	case approximate:
		doubt, lead = "around ", ""
	case uncertain | approximate:
		doubt, lead = "possibly around ", ""
	}
	if isDay {
		lead = ""
	}
	return doubt + lead + name + p.doubts()
}

// asEnd is the date as an end of an interval or a member of a set.
func (s side) asEnd() string {
	name, _ := s.point.name()
	doubt := [...]string{"", "possibly ", "about ", "possibly about "}[s.point.shared()]
	return doubt + name + s.point.doubts()
}

// shared is the doubt that all components share, none if they differ.
func (p point) shared() qualifier {
	for _, q := range p.quals[:p.count()] {
		if q != p.quals[0] {
			return 0
		}
	}
	return p.quals[0]
}

// doubts lists what is in doubt where the components differ.
func (p point) doubts() string {
	if !p.qualified() || p.shared() != 0 {
		return ""
	}
	var list []string
	for q := uncertain; q <= uncertain|approximate; q++ {
		var parts []string
		for i, own := range p.quals[:p.count()] {
			if own == q {
				parts = append(parts, [...]string{"year", "month", "day"}[i])
			}
		}
		if parts != nil {
			list = append(list, joinList(parts, " and ")+
				[...]string{"", " uncertain", " approximate", " uncertain and approximate"}[q])
		}
	}
	return " (" + strings.Join(list, ", ") + ")"
}

// periodWords is an interval as something that lasted.
func (x expr) periodWords() string {
	switch {
	case x.from.limit == dated && x.to.limit == dated:
		return "from " + x.from.asEnd() + " to " + x.to.asEnd()
	case x.from.limit == dated && x.to.limit == open:
		return "since " + x.from.asEnd() + ", open end"
	case x.from.limit == dated:
		return "from " + x.from.asEnd() + ", end unknown"
	case x.to.limit == dated && x.from.limit == open:
		return "until " + x.to.asEnd() + ", open start"
	case x.to.limit == dated:
		return "until " + x.to.asEnd() + ", start unknown"
	}
	return datelessWords(x.from.limit, "start") + ", " + datelessWords(x.to.limit, "end")
}

func datelessWords(l limit, side string) string {
	if l == open {
		return "open " + side
	}
	return side + " unknown"
}

// momentWords is an interval as something that happened once within it.
func (x expr) momentWords() string {
	switch {
	case x.from.limit == dated && x.to.limit == dated:
		return "some day between " + x.from.asEnd() + " and " + x.to.asEnd()
	case x.from.limit == dated:
		return x.from.onOrIn() + x.from.asEnd() + " or later"
	case x.to.limit == dated:
		return x.to.onOrIn() + x.to.asEnd() + " or earlier"
	}
	return "on an unstated day"
}

// onOrIn is the preposition of a date.
func (s side) onOrIn() string {
	if _, isDay := s.point.name(); isDay {
		return "on "
	}
	return "in "
}

// setWords lists the members of a set.
func (x expr) setWords() string {
	lead, last := "one of ", " or "
	if x.form == formAllOf {
		lead, last = "all of ", " and "
	}
	var list []string
	for _, m := range x.members {
		list = append(list, m.words(last))
	}
	if only := x.members[0]; len(list) == 1 &&
		(!only.isRange || only.from.limit == open || only.to.limit == open) {
		lead = ""
	}
	return lead + joinList(list, last)
}

// words is the member, with the word that joins the last of a list.
func (m member) words(last string) string {
	switch {
	case !m.isRange:
		return m.from.asEnd()
	case m.from.limit == open:
		return m.to.asEnd() + last + "earlier"
	case m.to.limit == open:
		return m.from.asEnd() + last + "later"
	}
	return m.from.asEnd() + " to " + m.to.asEnd()
}

// joinList joins with commas and a word before the last.
func joinList(list []string, last string) string {
	n := len(list) - 1
	if n < 1 {
		return strings.Join(list, "")
	}
	return strings.Join(list[:n], ", ") + last + list[n]
}

// words is the time of day in words.
func (c clock) words() string {
	if !c.given {
		return ""
	}
	zone := " (no time zone)"
	if !c.local {
		zone = " UTC" + c.zone("")
	}
	return fmt.Sprintf(", %02d:%02d:%02d%s", c.hour, c.minute, c.second, zone)
}
