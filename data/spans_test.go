package data_test

import (
	"math/rand/v2"
	"slices"
	"testing"

	"sandtable/data"
	"sandtable/data/edtf"
)

// randomBounds are bounds of a few days around 0, of all sorts.
func randomBounds(rng *rand.Rand) edtf.Bounds {
	d := []edtf.Day{edtf.Day(rng.IntN(12)), edtf.Day(rng.IntN(12)), edtf.Day(rng.IntN(12)), edtf.Day(rng.IntN(12))}
	slices.Sort(d)
	b := edtf.Bounds{EarliestStart: d[0], LatestStart: d[1], EarliestEnd: d[2], LatestEnd: d[3]}
	switch rng.IntN(5) {
	case 0: // a moment without a core
		b.LatestStart, b.EarliestEnd = d[3], d[0]
	case 1:
		b.LatestEnd, b.Flags = edtf.MaxDay, edtf.OpenEnd
	case 2:
		b.EarliestStart, b.Flags = edtf.MinDay, edtf.UnknownStart
	case 3:
		b.Flags = edtf.QualifiedEnd
	}
	return b
}

// meets tries every start and end that the bounds allow.
func meets(b edtf.Bounds, a, z edtf.Day, certain bool) bool {
	clip := func(d edtf.Day) edtf.Day { return max(-9, min(29, d)) }
	possible, always := false, !b.Flags.Has(edtf.Qualified)
	for s := clip(b.EarliestStart); s <= clip(b.LatestStart); s++ {
		for e := clip(b.EarliestEnd); e <= clip(b.LatestEnd); e++ {
			if e < s {
				continue
			}
			in := s <= z && e >= a
			possible, always = possible || in, always && in
		}
	}
	return certain && always || !certain && possible
}

func TestMeetsAgainstEveryStartAndEnd(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 5))
	counts := map[bool]int{}
	for range 20_000 {
		b := randomBounds(rng)
		a := edtf.Day(rng.IntN(14) - 1)
		z := a + edtf.Day(rng.IntN(6))
		s := data.MakeSpans(2)
		s.Set(1, b)
		certain := rng.IntN(2) == 0
		want := meets(b, a, z, certain)
		if got := s.Meets(1, a, z, certain); got != want {
			t.Fatalf("%v in %v..%v certain %v: %v want %v", b, a, z, certain, got, want)
		}
		counts[want]++
		if s.Meets(0, a, z, certain) {
			t.Fatal("an event without a date is in a window")
		}
	}
	if counts[true] < 1000 || counts[false] < 1000 {
		t.Errorf("the windows are too easy: %v", counts)
	}
}

func TestExtent(t *testing.T) {
	s := data.MakeSpans(3)
	if _, _, ok := s.Extent(); ok {
		t.Error("an extent of nothing")
	}
	s.Set(1, edtf.Bounds{EarliestStart: edtf.MinDay, LatestStart: 4, EarliestEnd: 6, LatestEnd: edtf.MaxDay})
	s.Set(2, edtf.Bounds{EarliestStart: 5, LatestStart: 5, EarliestEnd: 5, LatestEnd: 5})
	if first, last, ok := s.Extent(); first != 4 || last != 6 || !ok {
		t.Errorf("got %v to %v, %v", first, last, ok)
	}
}

// Bounds that an event states itself replace those of its date, which give way.
func TestOwnBounds(t *testing.T) {
	const unbounded = edtf.MaxDay
	year := edtf.Bounds{EarliestStart: 0, LatestStart: 364, EarliestEnd: 0, LatestEnd: 364} // a moment in a year
	open := edtf.Bounds{EarliestStart: 10, LatestStart: 10, EarliestEnd: 300, LatestEnd: unbounded, Flags: edtf.OpenEnd}
	for _, c := range []struct {
		name string
		own  data.OwnBounds
		in   edtf.Bounds
		want edtf.Bounds
	}{
		{"none", data.OwnBounds{}, year, year},
		{"narrower moment", data.OwnBounds{Days: [4]edtf.Day{100, 0, 0, 120}, Given: 0b1001}, year,
			edtf.Bounds{EarliestStart: 100, LatestStart: 120, EarliestEnd: 100, LatestEnd: 120}},
		{"end of an open one", data.OwnBounds{Days: [4]edtf.Day{0, 0, 0, 200}, Given: 0b1000}, open,
			edtf.Bounds{EarliestStart: 10, LatestStart: 10, EarliestEnd: 200, LatestEnd: 200}},
		{"wider", data.OwnBounds{Days: [4]edtf.Day{0, 5, 0, 0}, Given: 0b0010}, open,
			edtf.Bounds{EarliestStart: 5, LatestStart: 5, EarliestEnd: 300, LatestEnd: unbounded, Flags: edtf.OpenEnd}},
		{"later end", data.OwnBounds{Days: [4]edtf.Day{0, 0, 400, 0}, Given: 0b0100}, year,
			edtf.Bounds{EarliestStart: 0, LatestStart: 364, EarliestEnd: 400, LatestEnd: 400}},
		{"all", data.OwnBounds{Days: [4]edtf.Day{1, 2, 3, 4}, Given: 0b1111}, edtf.Bounds{},
			edtf.Bounds{EarliestStart: 1, LatestStart: 2, EarliestEnd: 3, LatestEnd: 4}},
	} {
		if got := c.own.Over(c.in); got != c.want {
			t.Errorf("%s: got %v want %v", c.name, got, c.want)
		}
	}
}
