package edtf_test

import (
	"errors"
	"testing"

	"sandtable/data/edtf"
)

// FuzzParse asks of any text: no panic, an error that points into it, or a
// date whose canonical spelling reads back the same and whose days are in order.
func FuzzParse(f *testing.F) {
	for _, cases := range specification {
		for _, c := range cases {
			f.Add(c.in)
		}
	}
	for _, c := range invalid {
		f.Add(c.marked)
	}
	f.Fuzz(func(t *testing.T, in string) {
		d, err := edtf.Parse(in)
		if err != nil {
			var pe *edtf.ParseError
			if !errors.As(err, &pe) || pe.Offset < 0 || pe.Offset > len(in) || pe.Reason == "" || !d.IsZero() {
				t.Fatalf("%q: bad error %#v", in, err)
			}
			return
		}
		checkDate(t, d)
	})
}

func checkDate(t *testing.T, d edtf.Date) {
	again, err := edtf.Parse(d.String())
	if err != nil || again != d {
		t.Fatalf("canonical %q reads back as %+v (%v), want %+v", d, again, err, d)
	}
	if d.Level() < 0 || d.Level() > 2 || d.Words() == "" || d.Notes() == nil {
		t.Fatalf("%q: level %d, words %q", d, d.Level(), d.Words())
	}
	for _, kind := range []edtf.WhenKind{edtf.Moment, edtf.Period} {
		b, err := d.Bounds(kind, edtf.MinDay)
		if errors.Is(err, edtf.ErrAllOfMoment) {
			continue
		}
		if err != nil && !errors.Is(err, edtf.ErrYearRange) {
			t.Fatalf("%q: %v", d, err)
		}
		if err := b.Valid(); err != nil {
			t.Fatalf("%q as %v: %v", d, kind, err)
		}
		if d.WordsAs(kind) == "" || kind == edtf.Moment && b.HasCore() && b.EarliestStart != b.LatestEnd {
			t.Fatalf("%q as %v: %s", d, kind, show(b))
		}
	}
}
