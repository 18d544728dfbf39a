package report_test

import (
	"testing"

	"sandtable/app/report"
	"sandtable/data"
	"sandtable/data/edtf"
)

func TestShortWhen(t *testing.T) {
	for _, c := range []struct {
		date string
		kind edtf.WhenKind
		year int
		want string
	}{
		{"2025-09-18", edtf.Moment, 2025, "18 Sep"},
		{"2025-09-18", edtf.Moment, 0, "18 Sep 2025"},
		{"2025-09", edtf.Moment, 2025, "Sep"},
		{"2025-09~", edtf.Moment, 2025, "Sep~"},
		{"2025-09?", edtf.Moment, 2024, "Sep 2025?"},
		{"2025-09%", edtf.Period, 2025, "Sep~"},
		{"2025", edtf.Moment, 2025, "2025"},
		{"201X", edtf.Moment, 0, "2010–2019"},
		{"2025-09-18/2025-09-20", edtf.Period, 2025, "18–20 Sep"},
		{"2025-09-18/2025-10-02", edtf.Period, 2025, "18 Sep–2 Oct"},
		{"2024-12-30/2025-01-02", edtf.Period, 2025, "30 Dec 2024–2 Jan"},
		{"2024-12/2025-02", edtf.Period, 0, "Dec 2024–Feb 2025"},
		{"2025-03/2025-05", edtf.Period, 2025, "Mar–May"},
		{"2006/2025", edtf.Period, 0, "2006–2025"},
		{"2005~/2025", edtf.Period, 0, "2005–2025~"},
		{"2013/..", edtf.Period, 0, "from 2013"},
		{"2025-09-18/..", edtf.Period, 2025, "from 18 Sep"},
		{"../2025-10", edtf.Period, 2025, "to Oct"},
		{"/2025-10", edtf.Period, 2025, "to Oct"},
		{"../..", edtf.Period, 0, "open"},
		{"[2025-09-19..2025-09-30]", edtf.Moment, 2025, "19–30 Sep"},
		{"", edtf.Moment, 0, "no date"},
	} {
		date, err := edtf.Parse(c.date)
		if c.date != "" && err != nil {
			t.Fatal(err)
		}
		k := data.Build(data.Tables{Kinds: data.Kinds(), Events: data.Events{
			N: 1, ID: data.TextOf([]string{"x"}), When: data.TextOf([]string{c.date}), Kind: []uint16{0},
			WhenKind: []edtf.WhenKind{c.kind}, Status: []data.Status{data.Reported}, Dates: []edtf.Date{date},
		}}).Known(data.AsKnown{})
		if got := report.ShortWhen(k, 0, c.year); got != c.want {
			t.Errorf("%q: got %q, want %q", c.date, got, c.want)
		}
	}
}
