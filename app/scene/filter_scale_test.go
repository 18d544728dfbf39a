//go:build long

package scene_test

import (
	"cmp"
	"slices"
	"strings"
	"testing"
	"time"

	"sandtable/app/scene"
	"sandtable/app/store"
	"sandtable/data"
	"sandtable/data/edtf"
	"sandtable/data/filter"
	"sandtable/data/index"
)

// BenchmarkFilterTenMillion is BenchmarkFilter at ten million events: some 3 GB.
func BenchmarkFilterTenMillion(b *testing.B) { benchFilter(b, 10_000_000) }

// TestScaleFilter holds a filter, an order, a facet and a jump in the table
// against what a plain pass or sort takes in the same process, at two million
// events.
func TestScaleFilter(t *testing.T) {
	k := crowd(2_000_000).Known(data.AsKnown{})
	n := int32(k.Events.N)
	faster := func(name string, least float64, fast, slow func()) {
		t.Helper()
		var quick, plain []time.Duration
		for range 3 {
			quick, plain = append(quick, took(fast)), append(plain, took(slow))
		}
		slices.Sort(quick)
		slices.Sort(plain)
		ratio := float64(plain[1]) / float64(quick[1])
		t.Logf("%s: %v against %v, %.1f times", name, quick[1], plain[1], ratio)
		if ratio < least {
			t.Errorf("%s is %.1f times as fast as without, want %v", name, ratio, least)
		}
	}

	x, err := filter.Parse("text ~ fleet")
	if err != nil {
		t.Fatal(err)
	}
	var set index.Set
	found := 0
	faster("filter by text", 2, func() { set, err = filter.NewCache(k).Set(t.Context(), x) }, func() {
		found = 0
		for e := range n {
			if strings.Contains(filter.Fold(k.Events.Title.At(e)), "fleet") {
				found++
			}
		}
	})
	if err != nil || set.Count() != found {
		t.Fatalf("%d events hold the text, want %d: %v", set.Count(), found, err)
	}

	var order []int32
	rows := make([]int32, n)
	faster("sort by title", 1.5, func() { order, err = scene.Order(t.Context(), k, store.Sort{Column: "event"}) }, func() {
		lower := make([]string, n)
		for e := range rows {
			rows[e], lower[e] = int32(e), strings.ToLower(k.Events.Title.At(int32(e)))
		}
		slices.SortStableFunc(rows, func(x, y int32) int { return cmp.Compare(lower[x], lower[y]) })
	})
	if err != nil || !slices.Equal(order, rows) {
		t.Fatalf("the order differs: %v", err)
	}

	orders := index.NewOrders(k)
	kinds := index.Codes{N: len(k.Kinds), Of: func(e int32) int { return int(k.Events.Kind[e]) }}
	sums, err := orders.Sums(t.Context(), set, kinds, index.Possible)
	if err != nil {
		t.Fatal(err)
	}
	a, z := edtf.DayOf(2001, 3, 4), edtf.DayOf(2004, 5, 6)
	counts, want := make([]int32, kinds.N), make([]int32, kinds.N)
	faster("facet in another window", 100, func() { sums.Counts(a, z, counts) }, func() {
		clear(want)
		for e := range set.All() {
			if k.Spans.Meets(e, a, z, false) {
				want[k.Events.Kind[e]]++
			}
		}
	})
	if !slices.Equal(counts, want) {
		t.Fatalf("counts %v, want %v", counts, want)
	}

	list := orders.Select(set).Listing(order, index.Possible)
	at := list.Move(a, z) * 2 / 3
	var page, plain []int32
	faster("jump to a row", 20, func() { page = list.Page(at, 40, page[:0]) }, func() {
		skip := at
		plain = plain[:0]
		for _, e := range order {
			if !set.Has(e) || !k.Spans.Meets(e, a, z, false) {
				continue
			}
			if skip--; skip < 0 && len(plain) < 40 {
				plain = append(plain, e)
			}
		}
	})
	if !slices.Equal(page, plain) {
		t.Fatalf("page %v, want %v", page, plain)
	}
}

func took(f func()) time.Duration {
	begun := time.Now()
	f()
	return time.Since(begun)
}
