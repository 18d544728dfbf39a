package edtf_test

import (
	"errors"
	"strings"
	"testing"

	"sandtable/data/edtf"
)

func TestParseWindow(t *testing.T) {
	tests := []struct{ in, a, z string }{
		{"2018-12-10", "2018-12-10", "2018-12-10"},
		{"2018-12", "2018-12-01", "2018-12-31"},
		{"2018", "2018-01-01", "2018-12-31"},
		{"2018-12-10/2019-03", "2018-12-10", "2019-03-31"},
		{"2018/..", "2018-01-01", ".."},
		{"../2018", "..", "2018-12-31"},
		{"../..", "..", ".."},
		{"..", "..", ".."},
		{"201X", "2010-01-01", "2019-12-31"},
		{"2001-21/2002-34", "2001-01-01", "2002-06-30"},
	}
	for _, c := range tests {
		w, err := edtf.ParseWindow(c.in)
		if err != nil || w.A.String() != c.a || w.Z.String() != c.z {
			t.Errorf("%s: got %v to %v (%v), want %s to %s", c.in, w.A, w.Z, err, c.a, c.z)
		}
	}
}

func TestParseWindowRefuses(t *testing.T) {
	tests := []struct{ marked, reason string }{
		{"2018§~", "a window has no qualifier (? ~ %): write the days that are meant"},
		{"2017/§?2018", "a window has no qualifier (? ~ %): write the days that are meant"},
		{"2018/§", "a window has no unknown end: write .. for the dataset's own"},
		{"§/2018", "a window has no unknown end: write .. for the dataset's own"},
		{"§[2017,2018]", "a window cannot be a set"},
		{"2018-12-10§T10:00:00Z", "a window counts whole days: leave the time of day away"},
		{"§Y12345", "a window: years beyond ±9999 are not held in a dataset"},
		{"2019/§2018", "the end is before the start"},
		{"§", "empty: needs a date"},
	}
	for _, c := range tests {
		in := strings.Replace(c.marked, mark, "", 1)
		_, err := edtf.ParseWindow(in)
		var pe *edtf.ParseError
		if !errors.As(err, &pe) {
			t.Errorf("%q: got %v", in, err)
			continue
		}
		if got := in[:pe.Offset] + mark + in[pe.Offset:]; got != c.marked || pe.Reason != c.reason {
			t.Errorf("got  %q: %s\nwant %q: %s", got, pe.Reason, c.marked, c.reason)
		}
	}
}

func TestParseLastDay(t *testing.T) {
	tests := []struct{ in, want, fails string }{
		{"2018-12-10", "2018-12-10", ""},
		{"2018-02", "2018-02-28", ""},
		{"2018", "2018-12-31", ""},
		{"2018-34", "2018-06-30", ""},
		{"201X", "2019-12-31", ""},
		{"2018/2019", "", "needs one date, not an interval"},
		{"..", "", "needs a year"},
		{"2018~", "", "this date has no qualifier"},
		{"{2018}", "", "this date cannot be a set"},
		{"2018-12-10T10:00:00Z", "", "this date counts whole days"},
	}
	for _, c := range tests {
		day, err := edtf.ParseLastDay(c.in)
		if c.fails != "" {
			if err == nil || !strings.Contains(err.Error(), c.fails) {
				t.Errorf("%s: got %v, want %q", c.in, err, c.fails)
			}
			continue
		}
		if err != nil || day.String() != c.want {
			t.Errorf("%s: got %v (%v), want %s", c.in, day, err, c.want)
		}
	}
}
