package filter_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"sandtable/data"
	. "sandtable/data/filter"
)

// titled is a plain table with the given titles, which are its ids too.
func titled(titles []string) *data.Known {
	n := len(titles)
	ev := data.Events{N: n, ID: data.TextOf(titles), Title: data.TextOf(titles), Kind: make([]uint16, n),
		Spans: data.MakeSpans(n), Status: make([]data.Status, n), Placed: make([]bool, n), Lon: make([]uint32, n), Lat: make([]int32, n)}
	return data.Build(data.Tables{Kinds: data.Kinds(), Events: ev, Implied: &data.Claim{}, Sources: []data.Source{{ID: "t"}}}).Known(data.AsKnown{})
}

// holdText holds text ~ and id = against a twin that folds every row whole.
func holdText(t *testing.T, titles []string, needle string) {
	t.Helper()
	k := titled(titles)
	for _, x := range []Compare{
		{Field: "text", Op: Contains, Values: []Value{{Text: needle}}},
		{Field: "id", Op: Equal, Values: []Value{{Text: needle}}},
	} {
		f, err := Compile(x, k)
		if err != nil {
			continue // there is no such id
		}
		set, err := f.Set(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		for e, title := range titles {
			want := title != "" && strings.Contains(Fold(title), Fold(needle))
			if x.Op == Equal {
				want = Fold(title) == Fold(needle)
			}
			if set.Has(int32(e)) != want || f.Matches(int32(e)) != want {
				t.Fatalf("%s: row %d %q: %v, want %v", x, e, title, set.Has(int32(e)), want)
			}
		}
	}
}

// TestText searches rows of few letters, so that needles lie across their ends.
func TestText(t *testing.T) {
	r := rand.New(rand.NewPCG(41, 42))
	letters := []rune("aabbAB ßé\u00c9Ł\u2019\u2026中\u0301\u1e9bК")
	word := func(n int, all []rune) string {
		var b strings.Builder
		for range n {
			b.WriteRune(all[r.IntN(len(all))])
		}
		return b.String()
	}
	for range 300 {
		alphabet := letters[:6]
		if r.IntN(3) == 0 {
			alphabet = letters
		}
		titles := make([]string, r.IntN(200))
		for i := range titles {
			titles[i] = word(r.IntN(6), alphabet)
		}
		holdText(t, titles, word(r.IntN(4), alphabet))
	}
}

func FuzzText(f *testing.F) {
	f.Add("Two Bombers\nÉtats-Unis\n\nstraße\n“quoted” … 東京", "e")
	f.Add("aab\nab", "ba")
	f.Add("K\u212a\u0345\xff", "\xff")
	f.Fuzz(func(t *testing.T, rows, needle string) { holdText(t, strings.Split(rows, "\n"), needle) })
}

// TestCacheForgets asks for more leaves than a cache keeps, twice.
func TestCacheForgets(t *testing.T) {
	k := plain(300)
	cache := NewCache(k)
	for i := range 120 {
		x, err := Parse(fmt.Sprintf("id ~ %d", i%60))
		if err != nil {
			t.Fatal(err)
		}
		got, err := cache.Set(t.Context(), x)
		if err != nil {
			t.Fatal(err)
		}
		f, _ := Compile(x, k)
		want, _ := f.Set(t.Context())
		got.AndNot(want)
		if got.Count() != 0 {
			t.Fatalf("%s: %d events too many", x, got.Count())
		}
		got.Or(want) // what a caller does to a set is nobody else's matter
	}
}
