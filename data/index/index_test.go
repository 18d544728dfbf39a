package index_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"sandtable/data"
	"sandtable/data/edtf"
	. "sandtable/data/index"
)

// randomSpan makes bounds of every sort: whole days, coarse moments, periods
// with and without core, open, unknown and qualified ends, no date at all.
func randomSpan(r *rand.Rand, days int) (b edtf.Bounds, dated bool) {
	d := func() edtf.Day { return edtf.Day(r.IntN(days)) }
	s := []edtf.Day{d(), d(), d(), d()}
	slices.Sort(s)
	switch r.IntN(9) {
	case 0:
		return b, false
	case 1:
		return edtf.Bounds{EarliestStart: s[0], LatestStart: s[0], EarliestEnd: s[0], LatestEnd: s[0]}, true
	case 2:
		return edtf.Bounds{EarliestStart: s[0], LatestStart: s[1], EarliestEnd: s[0], LatestEnd: s[1]}, true
	case 3:
		return edtf.Bounds{EarliestStart: s[0], LatestStart: s[2], EarliestEnd: s[1], LatestEnd: s[3]}, true
	case 4:
		return edtf.Bounds{EarliestStart: s[0], LatestStart: s[1], EarliestEnd: s[2], LatestEnd: edtf.MaxDay, Flags: edtf.OpenEnd}, true
	case 5:
		return edtf.Bounds{EarliestStart: edtf.MinDay, LatestStart: s[3], EarliestEnd: s[2], LatestEnd: s[3], Flags: edtf.UnknownStart}, true
	case 6:
		return edtf.Bounds{EarliestStart: s[0], LatestStart: edtf.MaxDay, EarliestEnd: s[0], LatestEnd: edtf.MaxDay, Flags: edtf.OpenEnd}, true
	case 7:
		return edtf.Bounds{EarliestStart: s[0], LatestStart: s[0], EarliestEnd: s[3], LatestEnd: s[3], Flags: edtf.QualifiedStart << r.IntN(2)}, true
	}
	return edtf.Bounds{EarliestStart: s[0], LatestStart: s[1], EarliestEnd: s[2], LatestEnd: s[3]}, true
}

func randomKnown(r *rand.Rand, n, days int) *data.Known {
	spans := data.MakeSpans(n)
	for e := range int32(n) {
		if b, dated := randomSpan(r, days); dated {
			spans.Set(e, b)
		}
	}
	k := data.Build(data.Tables{Events: data.Events{N: n, Spans: spans}}).Known(data.AsKnown{})
	if r.IntN(3) == 0 {
		k.Visible = make([]bool, n)
		for e := range k.Visible {
			k.Visible[e] = r.IntN(4) > 0
		}
	}
	return k
}

func randomSet(r *rand.Rand, n int) Set {
	if r.IntN(4) == 0 {
		return nil
	}
	s := MakeSet(n)
	for e := range int32(n) {
		if r.IntN(3) > 0 {
			s.Add(e)
		}
	}
	return s
}

// randomWindow is sometimes a day, sometimes empty, sometimes unbounded.
func randomWindow(r *rand.Rand, days int) (a, z edtf.Day) {
	a = edtf.Day(r.IntN(days+20) - 10)
	switch r.IntN(6) {
	case 0:
		return a, a
	case 1:
		return edtf.MinDay, a
	case 2:
		return a, edtf.MaxDay
	case 3:
		return edtf.MinDay, edtf.MaxDay
	}
	return a, a + edtf.Day(r.IntN(days)-days/10)
}

// twin tests every event by the definition.
type twin struct {
	k   *data.Known
	set Set
}

func (t twin) matching(a, z edtf.Day, mode Mode) (out []int32) {
	if first, last, ok := t.k.Spans.Extent(); ok {
		if a == edtf.MinDay {
			a = first
		}
		if z == edtf.MaxDay {
			z = last
		}
	}
	for e := range int32(t.k.Events.N) {
		in := (t.set == nil || t.set.Has(e)) && t.k.SeesEvent(e)
		if in && a <= z && t.k.Spans.Meets(e, a, z, mode == Certain) {
			out = append(out, e)
		}
	}
	return out
}

func (t twin) counts(by Grouping, events []int32) []int32 {
	out := make([]int32, by.N)
	for _, e := range events {
		if by.Of == nil {
			for _, g := range by.Lists.At(e) {
				out[g]++
			}
		} else if g := by.Of[e]; g >= 0 {
			out[g]++
		}
	}
	return out
}

func randomGrouping(r *rand.Rand, n int) Grouping {
	by := Grouping{N: 1 + r.IntN(20)}
	if r.IntN(2) == 0 {
		by.Of = make([]int32, n)
		for e := range by.Of {
			by.Of[e] = int32(r.IntN(by.N+1) - 1)
		}
		return by
	}
	var pairs []data.Pair
	for e := range int32(n) {
		for g := range int32(by.N) {
			if r.IntN(5) == 0 {
				pairs = append(pairs, data.Pair{Of: e, Row: g})
			}
		}
	}
	by.Lists = data.RowsOf(n, pairs)
	return by
}

// TestBruteForce holds every answer against the slow twin.
func TestBruteForce(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for round := range 120 {
		n, days := r.IntN(700), 1+r.IntN([]int{5, 400, 3_000_000}[round%3])
		k := randomKnown(r, n, days)
		set := randomSet(r, n)
		ix, slow := Build(k, set), twin{k, set}
		by := randomGrouping(r, n)
		order := permuted(r, n)
		for _, mode := range []Mode{Possible, Certain} {
			groups := ix.Group(by, mode)
			cursor, listing, jump := groups.Cursor(), ix.Listing(order, mode), make([]int32, by.N)
			for range 25 {
				a, z := randomWindow(r, days)
				want := slow.matching(a, z, mode)
				where := fmt.Sprintf("round %d, %s, window %v..%v", round, mode, a, z)
				equal(t, where, ix.Matching(a, z, mode, nil), want)
				if got := ix.Count(a, z, mode); got != len(want) {
					t.Fatalf("%s: Count %d, want %d", where, got, len(want))
				}
				counts := slow.counts(by, want)
				groups.Counts(a, z, jump)
				equal(t, where+": Counts", jump, counts)
				equal(t, where+": Move", cursor.Move(a, z), counts)
				checkListing(t, r, listing, ordered(order, want), [2]edtf.Day{a, z})
			}
		}
	}
}

func permuted(r *rand.Rand, n int) []int32 {
	out := make([]int32, n)
	for i, e := range r.Perm(n) {
		out[i] = int32(e)
	}
	return out
}

func ordered(order, events []int32) (out []int32) {
	for _, e := range order {
		if slices.Contains(events, e) {
			out = append(out, e)
		}
	}
	return out
}

func checkListing(t *testing.T, r *rand.Rand, l *Listing, want []int32, w [2]edtf.Day) {
	t.Helper()
	if got := l.Move(w[0], w[1]); got != len(want) || l.Len() != got {
		t.Fatalf("listing of %v has %d, want %d", w, got, len(want))
	}
	first, n := r.IntN(len(want)+2), r.IntN(40)
	page := l.Page(first, n, nil)
	equal(t, "page", page, want[min(first, len(want)):min(first+n, len(want))])
	for i, e := range page {
		if at := l.Find(e); at != first+i {
			t.Fatalf("event %d found at %d, want %d", e, at, first+i)
		}
	}
}

func equal(t *testing.T, what string, got, want []int32) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Fatalf("%s:\n got %v\nwant %v", what, got, want)
	}
}

func TestHistogram(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for range 40 {
		n, days := r.IntN(400), 300
		k, set := randomKnown(r, n, days), randomSet(r, n)
		slow := twin{k, set}
		edges := []edtf.Day{-5, 0, 1, 1, 17, 100, 250, 299, 400}
		h := Build(k, set).Histogram(edges)
		for i := range len(edges) - 1 {
			a, z := edges[i], edges[i+1]-1
			var want, open int32
			for _, e := range slow.matching(a, z, Possible) {
				if k.Spans.EarliestStart[e] == edtf.MinDay || k.Spans.LatestEnd[e] == edtf.MaxDay {
					open++
				} else {
					want++
				}
			}
			var certain, sure int32
			for _, e := range slow.matching(a, z, Certain) {
				certain++
				if k.Spans.EarliestStart[e] == edtf.MinDay || k.Spans.LatestEnd[e] == edtf.MaxDay {
					sure++
				}
			}
			got := [4]int32{h.Possible[i], h.Certain[i], h.Open[i], h.Sure[i]}
			if want := [4]int32{want, certain, open, sure}; got != want {
				t.Fatalf("bin %d: got %d, want %d", i, got, want)
			}
		}
	}
	if h := Build(randomKnown(r, 5, 9), nil).Histogram(nil); len(h.Possible) != 0 {
		t.Error("no edges should make no bins")
	}
}

// TestMost holds that no window of a length has more than Most says, and that in
// possible mode one has as many.
func TestMost(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	for range 60 {
		n, days := r.IntN(200), 1+r.IntN(90)
		k, set := randomKnown(r, n, days), randomSet(r, n)
		by := Grouping{N: 1, Of: make([]int32, n)}
		for e := range by.Of {
			by.Of[e] = -r.Int32N(2)
		}
		slow, ix, length := twin{k, set}, Build(k, set), 1+r.IntN(40)
		for _, mode := range []Mode{Possible, Certain} {
			most := int32(0)
			for a := edtf.Day(-50); a < 140; a++ {
				most = max(most, slow.counts(by, slow.matching(a, a+edtf.Day(length)-1, mode))[0])
			}
			got := int32(ix.Group(by, mode).Most(length))
			if got < most || mode == Possible && got != most {
				t.Fatalf("%v, %d days: at most %d, found %d", mode, length, got, most)
			}
		}
	}
}

func TestTotals(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	k := randomKnown(r, 500, 90)
	k.Visible = nil
	ix := Build(k, nil)
	undated := 0
	for e := range int32(500) {
		if !k.Spans.Dated(e) {
			undated++
		}
	}
	if ix.Len() != 500 || ix.Undated() != undated || undated == 0 {
		t.Errorf("%d events, %d without a date, want 500, %d", ix.Len(), ix.Undated(), undated)
	}
	if got := ix.Count(edtf.MinDay, edtf.MaxDay, Possible); got != 500-undated {
		t.Errorf("the whole extent holds %d, want %d", got, 500-undated)
	}
}

func TestNoAllocations(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 10))
	k := randomKnown(r, 3000, 2000)
	ix := Build(k, nil)
	by := randomGrouping(r, 3000)
	for _, mode := range []Mode{Possible, Certain} {
		c, l := ix.Group(by, mode).Cursor(), ix.Listing(nil, mode)
		page, day := make([]int32, 0, 40), edtf.Day(0)
		allocs := testing.AllocsPerRun(50, func() {
			day = (day + 37) % 2000
			c.Move(day, day+200)
			l.Move(day, day+200)
			page = l.Page(10, 30, page[:0])
			ix.Count(day, day+200, mode)
		})
		if allocs != 0 {
			t.Errorf("%s: %v allocations a frame", mode, allocs)
		}
	}
}
