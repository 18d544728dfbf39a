package edtf_test

import (
	"errors"
	"fmt"
	"math/rand"
	"strings"
	"testing"

	"sandtable/data/edtf"
)

// flagNames is every flag with a short name for test tables.
var flagNames = []struct {
	flag edtf.Flags
	name string
}{
	{edtf.OpenStart, "os"}, {edtf.OpenEnd, "oe"}, {edtf.UnknownStart, "us"},
	{edtf.UnknownEnd, "ue"}, {edtf.QualifiedStart, "qs"}, {edtf.QualifiedEnd, "qe"},
}

// show writes bounds as "es ls ee le flags core".
func show(b edtf.Bounds) string {
	parts := []string{fmt.Sprint(b.EarliestStart), fmt.Sprint(b.LatestStart),
		fmt.Sprint(b.EarliestEnd), fmt.Sprint(b.LatestEnd)}
	for _, f := range flagNames {
		if b.Flags.Has(f.flag) {
			parts = append(parts, f.name)
		}
	}
	if b.HasCore() {
		parts = append(parts, "core")
	}
	return strings.Join(parts, " ")
}

func mustParse(t testing.TB, s string) edtf.Date {
	t.Helper()
	d, err := edtf.Parse(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestBounds(t *testing.T) {
	none, attested := edtf.MinDay, edtf.DayOf(2020, 5, 1)
	tests := []struct {
		in       string
		kind     edtf.WhenKind
		attested edtf.Day
		want     string
	}{
		// a date is a core only where it is one day
		{"2018-12-10", edtf.Moment, none, "2018-12-10 2018-12-10 2018-12-10 2018-12-10 core"},
		{"2018-12-10", edtf.Period, none, "2018-12-10 2018-12-10 2018-12-10 2018-12-10 core"},
		{"2018-12", edtf.Moment, none, "2018-12-01 2018-12-31 2018-12-01 2018-12-31"},
		{"2018-12", edtf.Period, none, "2018-12-01 2018-12-31 2018-12-01 2018-12-31"},
		// an interval: somewhere within, or lasting
		{"2018-12-10/2018-12-14", edtf.Moment, none, "2018-12-10 2018-12-14 2018-12-10 2018-12-14"},
		{"2018-12-10/2018-12-14", edtf.Period, none, "2018-12-10 2018-12-10 2018-12-14 2018-12-14 core"},
		{"2018-12-10/2018-12-10", edtf.Moment, none, "2018-12-10 2018-12-10 2018-12-10 2018-12-10 core"},
		{"2005/2007-06", edtf.Period, none, "2005-01-01 2005-12-31 2007-06-01 2007-06-30 core"},
		{"2005/2005-06", edtf.Period, none, "2005-01-01 2005-12-31 2005-06-01 2005-06-30"},
		// qualified: the bounds stay, no core, each end its own
		{"2018-12-10~", edtf.Moment, none, "2018-12-10 2018-12-10 2018-12-10 2018-12-10 qs qe"},
		{"2018-?12-10", edtf.Moment, none, "2018-12-10 2018-12-10 2018-12-10 2018-12-10 qs qe"},
		{"2005~/2007", edtf.Period, none, "2005-01-01 2005-12-31 2007-01-01 2007-12-31 qs"},
		{"2005/2007-%06", edtf.Period, none, "2005-01-01 2005-12-31 2007-06-01 2007-06-30 qe"},
		{"[1667?,1668]", edtf.Moment, none, "1667-01-01 1668-12-31 1667-01-01 1668-12-31 qs qe"},
		// open end: certain up to where it is attested
		{"2006/..", edtf.Period, none, "2006-01-01 2006-12-31 2006-12-31 .. oe core"},
		{"2006/..", edtf.Period, attested, "2006-01-01 2006-12-31 2020-05-01 .. oe core"},
		{"2021/..", edtf.Period, attested, "2021-01-01 2021-12-31 2021-12-31 .. oe core"},
		{"2006~/..", edtf.Period, attested, "2006-01-01 2006-12-31 2020-05-01 .. oe qs"},
		{"2006/..", edtf.Moment, attested, "2006-01-01 .. 2006-01-01 .. oe"},
		{"2006-03-05/..", edtf.Moment, attested, "2006-03-05 .. 2006-03-05 .. oe"},
		// unknown end: may have come at once
		{"2006/", edtf.Period, attested, "2006-01-01 2006-12-31 2006-01-01 .. ue"},
		{"2006-03-05/", edtf.Period, attested, "2006-03-05 2006-03-05 2006-03-05 .. ue core"},
		{"2006/", edtf.Moment, attested, "2006-01-01 .. 2006-01-01 .. ue"},
		// open and unknown start
		{"../2006", edtf.Period, attested, ".. 2006-01-01 2006-01-01 2006-12-31 os core"},
		{"/2006", edtf.Period, attested, ".. 2006-12-31 2006-01-01 2006-12-31 us"},
		{"/2006-03-05", edtf.Period, none, ".. 2006-03-05 2006-03-05 2006-03-05 us core"},
		{"../2006", edtf.Moment, none, ".. 2006-12-31 .. 2006-12-31 os"},
		// no date at all: only an attestation pins it
		{"../..", edtf.Period, none, ".. .. .. .. os oe"},
		{"../..", edtf.Period, attested, ".. 2020-05-01 2020-05-01 .. os oe core"},
		{"/..", edtf.Period, attested, ".. .. 2020-05-01 .. oe us"},
		{"../", edtf.Period, attested, ".. .. .. .. os ue"},
		// sets: their hull, both ends alike
		{"[1667,1668,1670..1672]", edtf.Moment, none, "1667-01-01 1672-12-31 1667-01-01 1672-12-31"},
		{"{1960,1961-12}", edtf.Period, none, "1960-01-01 1961-12-31 1960-01-01 1961-12-31"},
		{"[..1984]", edtf.Moment, none, ".. 1984-12-31 .. 1984-12-31 os"},
		{"[1984..]", edtf.Moment, none, "1984-01-01 .. 1984-01-01 .. oe"},
		// seasons by their year, quarters by their months
		{"2001-24", edtf.Moment, none, "2001-01-01 2001-12-31 2001-01-01 2001-12-31"},
		{"2001-33/2001-36", edtf.Period, none, "2001-01-01 2001-03-31 2001-10-01 2001-12-31 core"},
	}
	for _, c := range tests {
		b, err := mustParse(t, c.in).Bounds(c.kind, c.attested)
		if err != nil {
			t.Errorf("%s: %v", c.in, err)
		}
		if got := show(b); got != c.want {
			t.Errorf("%s as %v attested %v:\ngot  %s\nwant %s", c.in, c.kind, c.attested, got, c.want)
		}
		if err := b.Valid(); err != nil {
			t.Errorf("%s: %v", c.in, err)
		}
	}
}

// TestDateless tells apart what the table above shows alike: a start that may
// still be to come and an end that may be long past.
func TestDateless(t *testing.T) {
	day := edtf.DayOf(2020, 5, 1)
	tests := []struct {
		in                       string
		attested                 edtf.Day
		latestStart, earliestEnd edtf.Day
	}{
		{"../..", edtf.MinDay, edtf.MaxDay, edtf.MinDay},
		{"../..", day, day, day},
		{"/..", edtf.MinDay, edtf.MaxDay, edtf.MinDay},
		{"/..", day, edtf.MaxDay, day},
		{"../", day, edtf.MaxDay, edtf.MinDay},
	}
	for _, c := range tests {
		b, err := mustParse(t, c.in).Bounds(edtf.Period, c.attested)
		if err != nil || b.LatestStart != c.latestStart || b.EarliestEnd != c.earliestEnd {
			t.Errorf("%s attested %v: got %d, %d (%v)", c.in, c.attested, b.LatestStart, b.EarliestEnd, err)
		}
	}
	far, _ := mustParse(t, "Y170000002/..").Bounds(edtf.Period, edtf.MinDay)
	if far.HasCore() {
		t.Error("days out of reach make a core")
	}
	if first, last := (edtf.Date{}).Extent(); first <= last {
		t.Errorf("no date: extent %v to %v", first, last)
	}
}

func TestBoundsErrors(t *testing.T) {
	if _, err := (edtf.Date{}).Bounds(edtf.Moment, edtf.MinDay); !errors.Is(err, edtf.ErrNoDate) {
		t.Errorf("no date: got %v", err)
	}
	_, err := mustParse(t, "{1960,1961}").Bounds(edtf.Moment, edtf.MinDay)
	if !errors.Is(err, edtf.ErrAllOfMoment) {
		t.Errorf("all-of set as a moment: got %v", err)
	}
	for _, in := range []string{"Y10000", "Y-10000", "Y-17E7/2000", "[2000,Y10000]", "Y10000/.."} {
		if _, err = mustParse(t, in).Bounds(edtf.Period, edtf.MinDay); !errors.Is(err, edtf.ErrYearRange) {
			t.Errorf("%s: got %v", in, err)
		}
	}
	b, _ := mustParse(t, "Y10000").Bounds(edtf.Moment, edtf.MinDay)
	if b.EarliestStart.String() != "+010000-01-01" {
		t.Errorf("Y10000 starts %v", b.EarliestStart)
	}
	if _, err := mustParse(t, "-9999/9999").Bounds(edtf.Period, edtf.MinDay); err != nil {
		t.Errorf("-9999/9999: %v", err)
	}
}

func TestDefaultKind(t *testing.T) {
	for in, want := range map[string]edtf.WhenKind{
		"2018": edtf.Moment, "2018/2019": edtf.Period, "2018/": edtf.Period,
		"[2018,2019]": edtf.Moment, "{2018,2019}": edtf.Period, "2018-12-10T10:00:00Z": edtf.Moment,
	} {
		if got := mustParse(t, in).DefaultKind(); got != want {
			t.Errorf("%s: got %v, want %v", in, got, want)
		}
	}
}

// meets is the slow twin of Possible and Certain: it goes through every start
// and end that the bounds allow and asks each for the window.
func meets(b edtf.Bounds, a, z edtf.Day) (some, all bool) {
	all = true
	for s := b.EarliestStart; s <= b.LatestStart; s++ {
		for e := max(s, b.EarliestEnd); e <= b.LatestEnd; e++ {
			in := s <= z && e >= a
			some = some || in
			all = all && in
		}
	}
	return some, all && !b.Flags.Has(edtf.Qualified)
}

// certainDays is the slow twin of Core: the days on which every history that
// the bounds allow has the event.
func certainDays(b edtf.Bounds, horizon edtf.Day) (first, last edtf.Day, ok bool) {
	for d := edtf.Day(0); d < horizon; d++ {
		if _, all := meets(b, d, d); all {
			if !ok {
				first = d
			}
			last, ok = d, true
		}
	}
	return first, last, ok
}

// randomBounds are bounds within [0, n): a third moments, some qualified.
func randomBounds(r *rand.Rand, n int) edtf.Bounds {
	day := func(from edtf.Day) edtf.Day { return from + edtf.Day(r.Intn(n-int(from))) }
	es := day(0)
	le := day(es)
	b := edtf.Bounds{EarliestStart: es, LatestStart: le, EarliestEnd: es, LatestEnd: le}
	if r.Intn(3) > 0 {
		b.LatestStart = es + edtf.Day(r.Intn(int(le-es)+1))
		b.EarliestEnd = es + edtf.Day(r.Intn(int(le-es)+1))
	}
	if r.Intn(6) == 0 {
		b.Flags = edtf.QualifiedEnd
	}
	return b
}

func TestWindowsAgainstEveryHistory(t *testing.T) {
	const horizon = 12
	r := rand.New(rand.NewSource(1))
	for range 3000 {
		b := randomBounds(r, horizon)
		a := edtf.Day(r.Intn(horizon))
		z := a + edtf.Day(r.Intn(horizon-int(a)))
		some, all := meets(b, a, z)
		if got := b.Possible(a, z); got != some {
			t.Fatalf("%s possible in %d..%d: got %v, want %v", show(b), a, z, got, some)
		}
		if got := b.Certain(a, z); got != all {
			t.Fatalf("%s certain in %d..%d: got %v, want %v", show(b), a, z, got, all)
		}
		first, last, ok := certainDays(b, horizon)
		f, l, has := b.Core()
		if has != ok || ok && (f != first || l != last) {
			t.Fatalf("%s core: got %v..%v %v, want %v..%v %v", show(b), f, l, has, first, last, ok)
		}
	}
}

func TestUnboundedWindows(t *testing.T) {
	since, _ := mustParse(t, "2006/..").Bounds(edtf.Period, edtf.MinDay)
	before, after := edtf.DayOf(2005, 12, 31), edtf.DayOf(2030, 1, 1)
	if since.Possible(edtf.MinDay, before) || !since.Possible(after, after) || !since.Possible(edtf.MinDay, edtf.MaxDay) {
		t.Error("2006/.. possible is wrong")
	}
	if since.Certain(after, after) || !since.Certain(edtf.MinDay, edtf.MaxDay) {
		t.Error("2006/.. certain is wrong")
	}
}

func TestBoundsValid(t *testing.T) {
	tests := []struct {
		es, ls, ee, le edtf.Day
		want           string
	}{
		{0, 1, 2, 3, ""},
		{0, 3, 0, 3, ""},
		{5, 6, 0, 9, ""},
		{2, 1, 2, 3, "earliest start 1970-01-03 is after latest start 1970-01-02"},
		{0, 1, 3, 2, "earliest end 1970-01-04 is after latest end 1970-01-03"},
		{5, 6, 0, 4, "earliest start 1970-01-06 is after latest end 1970-01-05"},
	}
	for _, c := range tests {
		b := edtf.Bounds{EarliestStart: c.es, LatestStart: c.ls, EarliestEnd: c.ee, LatestEnd: c.le}
		if got := errText(b.Valid()); got != c.want {
			t.Errorf("%d %d %d %d: got %q, want %q", c.es, c.ls, c.ee, c.le, got, c.want)
		}
	}
}

func errText(err error) string {
	if err == nil {
		return ""
	}
	return err.Error()
}
