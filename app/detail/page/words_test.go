package page

import (
	"math"
	"testing"

	"sandtable/data"
	"sandtable/data/edtf"
)

func TestShortDate(t *testing.T) {
	for text, want := range map[string]string{
		"2025-09-18": "18 Sep 2025", "2025-09": "Sep 2025", "2025": "2025", "2025-09~": "about Sep 2025",
		"2025?": "possibly 2025", "2025-10-31~": "about 31 Oct 2025", "2013/..": "since 2013", "/2024-07": "until Jul 2024",
		"2005~/2025": "about 2005 – 2025", "2025-10?/..": "since possibly Oct 2025",
		"[2025-09..2025-12]": "Sep – Dec 2025", "[2025-09-19..2025-09-30]": "19 – 30 Sep 2025",
		"[2025-10-31..2025-11-14]": "31 Oct – 14 Nov 2025", "[2017..2021]": "2017 – 2021", "[2024-11..2025-02]": "Nov 2024 – Feb 2025",
		"../..": "no date", "": "no date",
	} {
		d, _ := edtf.Parse(text)
		if got := shortDate(d); got != want {
			t.Errorf("%q: %q want %q", text, got, want)
		}
	}
}

func TestSince(t *testing.T) {
	for _, test := range []struct{ since, until, want string }{
		{"", "", "beginning and end not stated"}, {"2006", "..", "since 2006, still holding when last told"},
		{"", "2010", "beginning not stated, until 2010"}, {"2025-05-07", "", "since 7 May 2025, end not stated"},
		{"..", "2005~", "for longer than is told, until about 2005"},
	} {
		r := data.Relation{Since: test.since, Until: test.until}
		r.SinceDate, _ = edtf.Parse(test.since)
		r.UntilDate, _ = edtf.Parse(test.until)
		if test.since == ".." {
			r.SinceDate = edtf.Date{}
		}
		if got := since(r); got != test.want {
			t.Errorf("%q to %q: %q want %q", test.since, test.until, got, test.want)
		}
	}
}

func TestFigureText(t *testing.T) {
	nan := math.NaN()
	for want, f := range map[string]data.Figure{
		"1 submarine":                 {What: "submarines", Low: nan, Value: 1, High: nan},
		"1 factory":                   {What: "factories", Low: nan, Value: 1, High: nan},
		"8 ships":                     {What: "ships", Low: nan, Value: 8, High: nan, Unit: "ships"},
		"10,000 troops":               {What: "troops", Low: nan, Value: 10000, High: nan, Unit: "persons"},
		"rank 1":                      {What: "rank", Low: nan, Value: 1, High: nan},
		"50,000,000 US dollars":       {What: "usd", Low: nan, Value: 5e7, High: nan, Unit: "usd"},
		"about 11 cattle (per month)": {What: "cattle", Low: nan, Value: 11, High: nan, Unit: "per month", Bound: "about"},
	} {
		if got := figureText(f); got != want {
			t.Errorf("%q want %q", got, want)
		}
	}
}

func TestBetween(t *testing.T) {
	a, z := edtf.DayOf(2025, 9, 1), edtf.DayOf(2025, 9, 3)
	for want, days := range map[string][2]edtf.Day{
		"on 1 September 2025": {a, a}, "between 1 September 2025 and 3 September 2025": {a, z},
		"by 3 September 2025": {edtf.MinDay, z}, "on 1 September 2025 or later": {a, edtf.MaxDay},
		"on any day": {edtf.MinDay, edtf.MaxDay},
	} {
		if got := between(days[0], days[1]); got != want {
			t.Errorf("%q want %q", got, want)
		}
	}
}

func TestUnknownIDsAreWords(t *testing.T) {
	if got := []string{linkText("caused_by", false), linkText("caused_by", true), basis("guess"), language("qu"), whatWords("oil-wells")}; got[0] != "to which this is linked (caused by)" ||
		got[1] != "linked to this (caused by)" || got[2] != "guess" || got[3] != "qu" || got[4] != "oil wells" {
		t.Errorf("%q", got)
	}
}
