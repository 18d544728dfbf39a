package timeline

import (
	"math"

	"sandtable/app/store"
	"sandtable/data/edtf"
)

// Unit is a stretch of the calendar by which windows move.
type Unit uint8

// The units.
const (
	Day Unit = iota
	Week
	Month
	Year
)

// unitFor is the unit in which playing through an extent takes a while and not an
// evening.
func unitFor(extent store.Range) Unit {
	switch days := extent.Days(); {
	case days > 15*366:
		return Year
	case days > 366:
		return Month
	case days > 60:
		return Week
	}
	return Day
}

// String is the unit's name.
func (u Unit) String() string { return [...]string{"day", "week", "month", "year"}[u] }

// Add moves a day by n units. A day that a month does not have becomes its last.
func (u Unit) Add(d edtf.Day, n int) edtf.Day {
	switch u {
	case Day:
		return d + edtf.Day(n)
	case Week:
		return d + edtf.Day(7*n)
	case Month:
		return addMonths(d, n)
	}
	return addMonths(d, 12*n)
}

func addMonths(d edtf.Day, n int) edtf.Day {
	y, m, day := d.YMD()
	at := y*12 + m - 1 + n
	y = int(math.Floor(float64(at) / 12))
	m = at - 12*y + 1
	first := edtf.DayOf(y, m, 1)
	next := edtf.DayOf(y+m/12, m%12+1, 1)
	return min(first+edtf.Day(day)-1, next-1)
}

// AddEnd moves a last day by n units: as Add does with the day after it, so that
// the end of a month stays one.
func (u Unit) AddEnd(d edtf.Day, n int) edtf.Day { return u.Add(d+1, n) - 1 }
