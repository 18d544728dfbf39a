package edtf

import (
	"fmt"
	"math"
)

// Day counts days since 1970-01-01 in the proleptic Gregorian calendar. It
// reaches about 5.8 million years either way; the two extreme values stand
// for "no bound on this side".
type Day int32

const (
	// MinDay stands for the unbounded past. As an attested day it means none.
	MinDay Day = math.MinInt32
	// MaxDay stands for the unbounded future.
	MaxDay Day = math.MaxInt32
)

// eraDays and eraYears are one full turn of the Gregorian leap rule.
const (
	eraYears = 400
	eraDays  = 146097
	// epochShift is the number of days from 0000-03-01 to 1970-01-01.
	epochShift = 719468
)

// DayOf is the day of a date given by year (astronomical: 0 is 1 BCE), month
// and day of month. Like time.Date it carries an overflowing day of month
// over; the month has to be 1 to 12.
func DayOf(year, month, day int) Day {
	return clampDay(dayNumber(int64(year), month, day))
}

// YMD is the date of d: astronomical year, month 1-12 and day of month 1-31.
func (d Day) YMD() (year, month, day int) {
	shifted := int64(d) + epochShift
	era := floorDiv(shifted, eraDays)
	inEra := shifted - era*eraDays
	yearInEra := (inEra - inEra/1460 + inEra/36524 - inEra/146096) / 365
	dayInYear := inEra - (365*yearInEra + yearInEra/4 - yearInEra/100)
	marchMonth := (5*dayInYear + 2) / 153
	day = int(dayInYear-(153*marchMonth+2)/5) + 1
	month = int(marchMonth) + 3
	year = int(yearInEra + era*eraYears)
	if month > 12 {
		return year + 1, month - 12, day
	}
	return year, month, day
}

// String is the day as YYYY-MM-DD, as ±YYYYYY-MM-DD (or more digits) for years
// beyond ±9999, and ".." where it is unbounded.
func (d Day) String() string {
	if d.Unbounded() {
		return ".."
	}
	y, m, day := d.YMD()
	if y > 9999 || y < -9999 {
		return fmt.Sprintf("%+07d-%02d-%02d", y, m, day)
	}
	return fmt.Sprintf("%s-%02d-%02d", yearText(int64(y)), m, day)
}

// Unbounded reports whether d is MinDay or MaxDay, that is no day at all.
func (d Day) Unbounded() bool { return d == MinDay || d == MaxDay }

// ParseDay reads one whole day written strictly as YYYY-MM-DD, with a minus
// sign before years before 0000. The error is a *ParseError.
func ParseDay(s string) (Day, error) {
	d, err := Parse(s)
	if err != nil {
		return 0, err
	}
	day := clampDay(d.start.first)
	if day.String() != s {
		return 0, &ParseError{Input: s, Reason: "needs one whole day, written YYYY-MM-DD"}
	}
	return day, nil
}

// dayNumber is DayOf without the limits of Day. Years start in March, so that
// the leap day is the last of its year and month lengths follow one formula.
func dayNumber(year int64, month, day int) int64 {
	marchMonth := int64(month) - 3
	if month < 3 {
		year--
		marchMonth += 12
	}
	era := floorDiv(year, eraYears)
	inEra := year - era*eraYears
	dayInYear := (153*marchMonth+2)/5 + int64(day) - 1
	return era*eraDays + inEra*365 + inEra/4 - inEra/100 + dayInYear - epochShift
}

// clampDay turns what lies outside Day into its unbounded ends.
func clampDay(n int64) Day {
	return Day(max(int64(MinDay), min(int64(MaxDay), n)))
}

// monthDays is the length of a month 1-12.
func monthDays(year int64, month int) int {
	switch month {
	case 2:
		if isLeap(year) {
			return 29
		}
		return 28
	case 4, 6, 9, 11:
		return 30
	}
	return 31
}

func isLeap(year int64) bool {
	return year%4 == 0 && (year%100 != 0 || year%400 == 0)
}

func floorDiv(a, b int64) int64 {
	if a < 0 {
		return (a - b + 1) / b
	}
	return a / b
}

// yearText is a year in the four-digit form of level 0 and 1.
func yearText(y int64) string {
	if y < 0 {
		return fmt.Sprintf("-%04d", -y)
	}
	return fmt.Sprintf("%04d", y)
}
