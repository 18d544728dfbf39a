package ingest_test

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
func (rd *oracle) when() {
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
func (rd *oracle) whole() {
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
func (rd *oracle) single(text string, column int) {
	date, text, ok := rd.date(text, column)
	if !ok {
		rd.noDate()
		return
	}
	rd.put(date, date.DefaultKind(), text)
}

// period reads a row with both start and end.
func (rd *oracle) period(start, end string) {
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
func (rd *oracle) put(date edtf.Date, kind edtf.WhenKind, text string) {
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
func (rd *oracle) date(text string, column int) (edtf.Date, string, bool) {
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
