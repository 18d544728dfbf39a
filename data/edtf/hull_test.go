package edtf_test

import (
	"fmt"
	"math/rand"
	"testing"
	"time"

	"sandtable/data/edtf"
)

// fits reports whether text has the digits of a pattern.
func fits(pattern, text string) bool {
	if len(pattern) > len(text) {
		return false
	}
	for i := range len(pattern) {
		if pattern[i] != 'X' && pattern[i] != text[i] {
			return false
		}
	}
	return true
}

// calendar is every day of the years 1895 to 1935 as text. The slow twin of
// Extent goes through it.
func calendar() []string {
	var days []string
	for t := time.Date(1895, 1, 1, 0, 0, 0, 0, time.UTC); t.Year() < 1936; t = t.AddDate(0, 0, 1) {
		days = append(days, t.Format(time.DateOnly))
	}
	return days
}

// randomPattern is a year between 1900 and 1929, unspecified in its last
// digit or two with the century kept in the calendar, month and day at random.
func randomPattern(r *rand.Rand) string {
	year := fmt.Sprintf("19%d%d", r.Intn(3), r.Intn(10))
	if r.Intn(2) == 0 {
		year = year[:3] + "X"
	}
	pattern := year
	for i, limit := range []int{12, 31} {
		if r.Intn(5) == 0 {
			break
		}
		text := []byte(fmt.Sprintf("%02d", 1+r.Intn(limit+i)))
		for j := range text {
			if r.Intn(3) == 0 {
				text[j] = 'X'
			}
		}
		pattern += "-" + string(text)
	}
	return pattern
}

func TestUnspecifiedAgainstCalendar(t *testing.T) {
	r := rand.New(rand.NewSource(3))
	days := calendar()
	for range 600 {
		pattern := randomPattern(r)
		first, last := "", ""
		for _, day := range days {
			if fits(pattern, day) {
				if first == "" {
					first = day
				}
				last = day
			}
		}
		d, err := edtf.Parse(pattern)
		if first == "" {
			if err == nil {
				t.Errorf("%s: no day matches, but no error", pattern)
			}
			continue
		}
		if err != nil {
			t.Errorf("%s: %v", pattern, err)
			continue
		}
		f, l := d.Extent()
		if f.String() != first || l.String() != last {
			t.Errorf("%s: got %v to %v, want %s to %s", pattern, f, l, first, last)
		}
	}
}
