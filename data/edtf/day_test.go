package edtf_test

import (
	"math/rand"
	"testing"
	"time"

	"sandtable/data/edtf"
)

// unixDay is the day number as the standard library computes it.
func unixDay(t time.Time) edtf.Day {
	s := t.Unix()
	if s < 0 {
		s -= 86399
	}
	return edtf.Day(s / 86400)
}

func checkDay(t *testing.T, y, m, d int) {
	t.Helper()
	when := time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC)
	day := edtf.DayOf(y, m, d)
	if want := unixDay(when); day != want {
		t.Fatalf("DayOf(%d, %d, %d): got %d, want %d", y, m, d, day, want)
	}
	gy, gm, gd := day.YMD()
	wy, wm, wd := when.Date()
	if gy != wy || gm != int(wm) || gd != wd {
		t.Fatalf("%d: got %d-%d-%d, want %v", day, gy, gm, gd, when)
	}
}

func TestDaysAgainstTime(t *testing.T) {
	r := rand.New(rand.NewSource(2))
	for range 50000 {
		checkDay(t, r.Intn(19999)-9999, 1+r.Intn(12), 1+r.Intn(31))
	}
	for y := -9999; y <= 9999; y++ {
		checkDay(t, y, 2, 28)
		checkDay(t, y, 2, 29)
		checkDay(t, y, 12, 31)
	}
	for _, y := range []int{-5000000, -400, -1, 0, 1, 1582, 100000, 5000000} {
		checkDay(t, y, 1, 1)
		checkDay(t, y, 3, 1)
	}
}

func TestDayText(t *testing.T) {
	tests := []struct {
		day  edtf.Day
		want string
	}{
		{0, "1970-01-01"},
		{edtf.DayOf(9999, 12, 31), "9999-12-31"},
		{edtf.DayOf(-9999, 1, 1), "-9999-01-01"},
		{edtf.DayOf(0, 2, 29), "0000-02-29"},
		{edtf.DayOf(-44, 3, 15), "-0044-03-15"},
		{edtf.DayOf(10000, 1, 1), "+010000-01-01"},
		{edtf.DayOf(-10000, 12, 31), "-010000-12-31"},
		{edtf.DayOf(1000000000, 1, 1), ".."},
		{edtf.MinDay, ".."},
		{edtf.MaxDay, ".."},
	}
	for _, c := range tests {
		if got := c.day.String(); got != c.want {
			t.Errorf("got %q, want %q", got, c.want)
		}
		if c.want == ".." {
			continue
		}
		y, _, _ := c.day.YMD()
		back, err := edtf.ParseDay(c.want)
		if inRange := y >= -9999 && y <= 9999; inRange != (err == nil) || inRange && back != c.day {
			t.Errorf("ParseDay(%q): got %d, %v", c.want, back, err)
		}
	}
}

func TestParseDayRefuses(t *testing.T) {
	for _, in := range []string{"", "..", "2018", "2018-12", "2018-12-XX", "2018-12-10~", "2018-12-10T10:00:00Z",
		"2018-12-10/2018-12-10", "2018-13-10", "2018-2-3", "[2018-12-10]", " 2018-12-10"} {
		if day, err := edtf.ParseDay(in); err == nil {
			t.Errorf("%q: got %v, want an error", in, day)
		}
	}
}

func TestWhenKind(t *testing.T) {
	for _, k := range []edtf.WhenKind{edtf.Moment, edtf.Period} {
		if got, err := edtf.ParseWhenKind(k.String()); err != nil || got != k {
			t.Errorf("%v: got %v, %v", k, got, err)
		}
	}
	if _, err := edtf.ParseWhenKind("always"); err == nil {
		t.Error("always: no error")
	}
}
