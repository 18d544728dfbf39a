package ingest

import (
	"errors"
	"fmt"

	"sandtable/data"
	"sandtable/data/edtf"
)

// openDate is an end of a period that has no limit.
const openDate = ".."

// whenOf reads start and end, or without them when, into the span, the kind of when
// and, where there is a time of day, the seconds.
func (c *chunk) whenOf() {
	switch start, end := c.cell(c.at.start), c.cell(c.at.end); {
	case len(start) > 0 && len(end) > 0:
		c.period(start, end)
	case len(start) > 0:
		c.single(start, c.at.start)
	case len(end) > 0:
		c.single(end, c.at.end)
	case len(c.cell(c.at.when)) > 0:
		c.whole()
	default:
		c.noDate()
	}
}

// whole reads when, which holds a period too, with its kind.
func (c *chunk) whole() {
	date, text, ok := c.date(string(c.cell(c.at.when)), c.at.when)
	if !ok {
		c.noDate()
		return
	}
	kind := date.DefaultKind()
	if v := c.cell(c.at.whenKind); len(v) > 0 {
		given, err := edtf.ParseWhenKind(string(v))
		if err == nil {
			kind = given
		} else {
			c.bad(c.at.whenKind, "unknown-value", "it is one of moment, period")
		}
	}
	c.put(date, kind, text)
}

// noDate adds a row that is in no window.
func (c *chunk) noDate() {
	c.span(edtf.Bounds{
		EarliestStart: edtf.MaxDay, LatestStart: edtf.MaxDay, EarliestEnd: edtf.MinDay, LatestEnd: edtf.MinDay,
	}, edtf.Moment)
	c.texts.when.end()
	c.seconds(data.NoTime, data.NoTime)
}

// seconds keeps times of day; the columns begin with the first row that has one.
func (c *chunk) seconds(start, end int64) {
	e := &c.events
	if e.Start == nil {
		if start == data.NoTime {
			return
		}
		e.Start, e.End = make([]int64, c.n, max(2*c.n, 64)), make([]int64, c.n, max(2*c.n, 64))
		for i := range e.Start {
			e.Start[i], e.End[i] = data.NoTime, data.NoTime
		}
	}
	e.Start, e.End = append(e.Start, start), append(e.End, end)
}

// single reads the one date of a row.
func (c *chunk) single(cell []byte, column int) {
	if day, ok := plainDay(cell); ok {
		c.span(edtf.Bounds{EarliestStart: day, LatestStart: day, EarliestEnd: day, LatestEnd: day}, edtf.Moment)
		c.texts.when.add(cell)
		c.seconds(data.NoTime, data.NoTime)
		return
	}
	date, text, ok := c.date(string(cell), column)
	if !ok {
		c.noDate()
		return
	}
	c.put(date, date.DefaultKind(), text)
}

// period reads a row with both start and end.
func (c *chunk) period(first, last []byte) {
	a, ok1 := plainDay(first)
	z, ok2 := plainDay(last)
	if ok1 && ok2 && a <= z {
		c.span(edtf.Bounds{EarliestStart: a, LatestStart: a, EarliestEnd: z, LatestEnd: z}, edtf.Period)
		when := &c.texts.when
		when.bytes = append(append(when.bytes, first...), '/')
		when.add(last)
		c.seconds(data.NoTime, data.NoTime)
		return
	}
	from, start, ok1 := c.date(string(first), c.at.start)
	to, end, ok2 := c.date(string(last), c.at.end)
	if !ok1 || !ok2 {
		c.noDate()
		return
	}
	if !from.IsZero() && !to.IsZero() {
		earliest, _ := from.Extent()
		if _, latest := to.Extent(); earliest > latest {
			c.bad(c.at.end, "end-before-start", fmt.Sprintf("the row starts on %v; it counts as without a date", earliest))
			c.noDate()
			return
		}
	}
	date, err := edtf.Parse(start + "/" + end)
	if err != nil {
		c.bad(c.at.end, "bad-date", "start and end make no period together: "+reason(err))
		c.noDate()
		return
	}
	c.put(date, edtf.Period, start+"/"+end)
}

// put adds a row with a parsed date.
func (c *chunk) put(date edtf.Date, kind edtf.WhenKind, text string) {
	b, err := date.Bounds(kind, edtf.MinDay)
	if err != nil {
		column := c.at.when
		for _, given := range [2]int{c.at.end, c.at.start} {
			if len(c.cell(given)) > 0 {
				column = given
			}
		}
		c.bad(column, "bad-date", reason(err))
		c.noDate()
		return
	}
	start, end, ok := date.Seconds()
	if !ok {
		start, end = data.NoTime, data.NoTime
	}
	c.span(b, kind)
	c.texts.when.add([]byte(text))
	c.seconds(start, end)
}

// date reads one EDTF cell, of which the text that was read is given back.
func (c *chunk) date(text string, column int) (edtf.Date, string, bool) {
	if text == openDate && len(c.cell(c.at.start)) > 0 && len(c.cell(c.at.end)) > 0 {
		return edtf.Date{}, text, true // one end of a period
	}
	if len(text) > 10 && text[10] == ' ' {
		text = text[:10] + "T" + text[11:]
	}
	d, err := edtf.Parse(text)
	if err != nil {
		c.bad(column, "bad-date", reason(err))
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
func plainDay(s []byte) (edtf.Day, bool) {
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

func digits(s []byte) (n int, ok bool) {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return 0, false
		}
		n = n*10 + int(s[i]-'0')
	}
	return n, true
}
