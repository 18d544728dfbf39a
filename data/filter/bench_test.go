package filter_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"sandtable/data"
	"sandtable/data/edtf"
	. "sandtable/data/filter"
	"sandtable/data/index"
)

// plain is a table of n rows as an import makes it.
func plain(n int) *data.Known {
	r := rand.New(rand.NewPCG(31, 32))
	var id, title data.TextBuilder
	ev := data.Events{N: n, Spans: data.MakeSpans(n), WhenKind: make([]edtf.WhenKind, n),
		Kind: make([]uint16, n), Status: make([]data.Status, n), Placed: make([]bool, n),
		Lon: make([]uint32, n), Lat: make([]int32, n)}
	for e := range n {
		id.Append(fmt.Sprintf("row-%d", e))
		title.Append(pick(r) + " near the coast, " + pick(r) + " and others")
		ev.Kind[e], ev.Status[e] = uint16(r.IntN(17)), data.Claimed
	}
	ev.ID, ev.Title = id.Text(), title.Text()
	return data.Build(data.Tables{Kinds: data.Kinds(), Events: ev, Implied: &data.Claim{Source: 0},
		Sources: []data.Source{{ID: "table.csv", Grade: 'C'}}}).Known(data.AsKnown{})
}

// BenchmarkSet filters a million rows, beside a pass that asks the tree of every
// row and folds its text.
func BenchmarkSet(b *testing.B) {
	k := plain(1_000_000)
	for _, s := range []string{"kind = exercise", "kind in (exercise, strike) and text ~ frigate", "text ~ frigate", "grade <= C", "id = row-77", "has:tag or has:place"} {
		x, err := Parse(s)
		if err != nil {
			b.Fatal(err)
		}
		b.Run(s, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				f, err := Compile(x, k)
				if err != nil {
					b.Fatal(err)
				}
				if _, err := f.Set(b.Context()); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
	b.Run("text ~ frigate/naive", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			n := 0
			for e := range int32(k.Events.N) {
				if strings.Contains(Fold(k.Events.Title.At(e)), "frigate") {
					n++
				}
			}
		}
	})
}

// BenchmarkCount prepares the counts of a facet among a million rows, and then
// asks them for windows.
func BenchmarkCount(b *testing.B) {
	k := plain(1_000_000)
	among := Among{Orders: index.NewOrders(k), Set: index.Seen(k)}
	d, _ := DimensionOf(k, "kind")
	var c *Counted
	b.Run("count", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			var err error
			if c, err = Count(b.Context(), k, d, among, nil); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("window", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			c.Facet(edtf.MinDay, edtf.MaxDay)
		}
	})
}
