package data_test

import (
	"fmt"
	"math/rand/v2"
	"testing"

	. "sandtable/data"
	"sandtable/geo/band"
)

// TestEvent finds ids, the first of equal ones, before and after they are indexed,
// in datasets of few and of many events.
func TestEvent(t *testing.T) {
	r := rand.New(rand.NewPCG(81, 82))
	for _, n := range []int{0, 1, 7, 1000, 120_000} {
		list := make([]string, n)
		first := map[string]int32{}
		for e := range list {
			list[e] = fmt.Sprintf("e%d", r.IntN(2*n))
			if r.IntN(9) == 0 {
				list[e] = ""
			}
			if _, ok := first[list[e]]; !ok {
				first[list[e]] = int32(e)
			}
		}
		d := Build(Tables{Events: Events{N: n, ID: TextOf(list)}})
		for range 2 {
			for range 60 {
				id := fmt.Sprintf("e%d", r.IntN(2*n+2))
				if r.IntN(5) == 0 {
					id = []string{"", "e", "e1e1", "1"}[r.IntN(4)]
				}
				want, ok := first[id]
				if !ok {
					want = -1
				}
				if got := d.Event(id); got != want {
					t.Fatalf("%d events: %q is row %d, want %d", n, id, got, want)
				}
			}
			d.IndexIDs()
		}
	}
}

// TestEventFromManySides asks on all cores while the ids are being indexed.
func TestEventFromManySides(t *testing.T) {
	d := Build(Tables{Events: Events{N: 3, ID: TextOf([]string{"a", "b", "c"})}})
	err := band.Run(t.Context(), 64, func(lo, hi int) {
		for range hi - lo {
			if d.Event("c") != 2 {
				t.Error("c is not found")
			}
		}
	})
	if err != nil {
		t.Fatal(err)
	}
}
