package edtf_test

import (
	"encoding/json"
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
		again, err := edtf.ParseWindow(w.String())
		if err != nil || again != w {
			t.Errorf("%s: read again as %+v (%v)", c.in, again, err)
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

func TestWindowClamp(t *testing.T) {
	tests := []struct {
		in   string
		a, z edtf.Day
	}{
		{"../..", 10, 20},
		{"1970-01-16/..", 15, 20},
		{"../1970-01-16", 10, 15},
		{"../1970-01-02", 1, 1},
		{"1970-02-01/..", 31, 31},
		{"1970-01-02/1970-02-01", 1, 31},
	}
	for _, c := range tests {
		w, err := edtf.ParseWindow(c.in)
		if err != nil {
			t.Fatal(err)
		}
		if a, z := w.Clamp(10, 20); a != c.a || z != c.z {
			t.Errorf("%s: got %d to %d, want %d to %d", c.in, a, z, c.a, c.z)
		}
	}
}

func TestWindowJSON(t *testing.T) {
	type view struct{ Window edtf.Window }
	if !(edtf.Window{}).IsZero() || edtf.AllTime().IsZero() {
		t.Error("only the zero window is no window")
	}
	for _, in := range []edtf.Window{{}, edtf.AllTime(), edtf.WindowOf(3, 5), edtf.WindowOf(3, 3)} {
		text, err := json.Marshal(view{in})
		if err != nil {
			t.Fatal(err)
		}
		var out view
		if err := json.Unmarshal(text, &out); err != nil || out.Window != in {
			t.Errorf("%s: got %+v (%v), want %+v", text, out.Window, err, in)
		}
	}
	var out view
	if err := json.Unmarshal([]byte(`{"Window":"2018~"}`), &out); err == nil {
		t.Error("a qualified window was read from JSON")
	}
}
