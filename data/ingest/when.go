package ingest

import (
	"errors"
	"fmt"

	"sandtable/data"
	"sandtable/data/edtf"
)

// openDate is an end of a period that has no limit.
const openDate = ".."

// when reads start and end, or without them when, into the span, the kind of when
// and, where there is a time of day, the seconds.
func (rd *reader) when() {
	switch start, end := rd.text(rd.at.start), rd.text(rd.at.end); {
	case start != "" && end != "":
		rd.period(start, end)
	case start != "":
		rd.single(start, rd.at.start)
	case end != "":
		rd.single(end, rd.at.end)
	case rd.text(rd.at.when) != "":
		rd.whole()
	default:
		rd.noDate()
	}
}

// whole reads when, which holds a period too, with its kind.
func (rd *reader) whole() {
	date, text, ok := rd.date(rd.text(rd.at.when), rd.at.when)
	if !ok {
		rd.noDate()
		return
	}
	kind := date.DefaultKind()
	if v := rd.text(rd.at.whenKind); v != "" {
		given, err := edtf.ParseWhenKind(v)
		if err == nil {
			kind = given
		} else {
			rd.bad(rd.at.whenKind, "unknown-value", "it is one of moment, period")
		}
	}
	rd.put(date, kind, text)
}

// noDate adds a row that is in no window.
func (b *builder) noDate() {
	b.span(edtf.Bounds{
		EarliestStart: edtf.MaxDay, LatestStart: edtf.MaxDay, EarliestEnd: edtf.MinDay, LatestEnd: edtf.MinDay,
	}, edtf.Moment)
	b.whn.Append("")
	b.seconds(data.NoTime, data.NoTime)
}

func (b *builder) span(bounds edtf.Bounds, kind edtf.WhenKind) {
	s := &b.events.Spans
	s.EarliestStart, s.LatestStart = append(s.EarliestStart, bounds.EarliestStart), append(s.LatestStart, bounds.LatestStart)
	s.EarliestEnd, s.LatestEnd = append(s.EarliestEnd, bounds.EarliestEnd), append(s.LatestEnd, bounds.LatestEnd)
	s.Flags = append(s.Flags, bounds.Flags)
	b.events.WhenKind = append(b.events.WhenKind, kind)
}

// seconds keeps times of day; the columns begin with the first row that has one.
func (b *builder) seconds(start, end int64) {
	e := &b.events
	if e.Start == nil {
		if start == data.NoTime {
			return
		}
		e.Start, e.End = make([]int64, b.n, max(2*b.n, 64)), make([]int64, b.n, max(2*b.n, 64))
		for i := range e.Start {
			e.Start[i], e.End[i] = data.NoTime, data.NoTime
		}
	}
	e.Start, e.End = append(e.Start, start), append(e.End, end)
}

// single reads the one date of a row.
func (rd *reader) single(text string, column int) {
	if day, ok := plainDay(text); ok {
		rd.span(edtf.Bounds{EarliestStart: day, LatestStart: day, EarliestEnd: day, LatestEnd: day}, edtf.Moment)
		rd.whn.Append(text)
		rd.seconds(data.NoTime, data.NoTime)
		return
	}
	date, text, ok := rd.date(text, column)
	if !ok {
		rd.noDate()
		return
	}
	rd.put(date, date.DefaultKind(), text)
}

// period reads a row with both start and end.
func (rd *reader) period(start, end string) {
	first, ok1 := plainDay(start)
	last, ok2 := plainDay(end)
	if ok1 && ok2 && first <= last {
		rd.span(edtf.Bounds{EarliestStart: first, LatestStart: first, EarliestEnd: last, LatestEnd: last}, edtf.Period)
		rd.whn.Append(start + "/" + end)
		rd.seconds(data.NoTime, data.NoTime)
		return
	}
	from, start, ok1 := rd.date(start, rd.at.start)
	to, end, ok2 := rd.date(end, rd.at.end)
	if !ok1 || !ok2 {
		rd.noDate()
		return
	}
	if !from.IsZero() && !to.IsZero() {
		earliest, _ := from.Extent()
		if _, latest := to.Extent(); earliest > latest {
			rd.bad(rd.at.end, "end-before-start", fmt.Sprintf("the row starts on %v; it counts as without a date", earliest))
			rd.noDate()
			return
		}
	}
	date, err := edtf.Parse(start + "/" + end)
	if err != nil {
		rd.bad(rd.at.end, "bad-date", "start and end make no period together: "+reason(err))
		rd.noDate()
		return
	}
	rd.put(date, edtf.Period, start+"/"+end)
}

// put adds a row with a parsed date.
func (rd *reader) put(date edtf.Date, kind edtf.WhenKind, text string) {
	b, err := date.Bounds(kind, edtf.MinDay)
	if err != nil {
		column := rd.at.when
		for _, c := range [2]int{rd.at.end, rd.at.start} {
			if rd.text(c) != "" {
				column = c
			}
		}
		rd.bad(column, "bad-date", reason(err))
		rd.noDate()
		return
	}
	start, end, ok := date.Seconds()
	if !ok {
		start, end = data.NoTime, data.NoTime
	}
	rd.span(b, kind)
	rd.whn.Append(text)
	rd.seconds(start, end)
}

// date reads one EDTF cell, of which the text that was read is given back.
func (rd *reader) date(text string, column int) (edtf.Date, string, bool) {
	if text == openDate && rd.text(rd.at.start) != "" && rd.text(rd.at.end) != "" {
		return edtf.Date{}, text, true // one end of a period
	}
	if len(text) > 10 && text[10] == ' ' {
		text = text[:10] + "T" + text[11:]
	}
	d, err := edtf.Parse(text)
	if err != nil {
		rd.bad(column, "bad-date", reason(err))
		return edtf.Date{}, text, false
	}
	return d, text, true
}

func reason(err error) string {
	var parse *edtf.ParseError
	if errors.As(err, &parse) {
		return fmt.Sprintf("%s (at byte %d of the date)", parse.Reason, parse.Offset+1)
	}
	return err.Error()
}

// plainDay reads YYYY-MM-DD of the years 0000 to 9999, the common case, without
// allocating; anything else is left to edtf.
func plainDay(s string) (edtf.Day, bool) {
	if len(s) != 10 || s[4] != '-' || s[7] != '-' {
		return 0, false
	}
	y, ok1 := digits(s[:4])
	m, ok2 := digits(s[5:7])
	d, ok3 := digits(s[8:])
	if !ok1 || !ok2 || !ok3 || m < 1 || m > 12 || d < 1 || d > 31 {
		return 0, false
	}
	day := edtf.DayOf(y, m, d)
	if d > 28 {
		if _, gotM, _ := day.YMD(); gotM != m {
			return 0, false
		}
	}
	return day, true
}

func digits(s string) (n int, ok bool) {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return 0, false
		}
		n = n*10 + int(s[i]-'0')
	}
	return n, true
}
