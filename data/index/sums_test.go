package index_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"testing"

	. "sandtable/data/index"
)

// TestSums holds running sums against the slow twin, on short and on long times,
// in both modes.
func TestSums(t *testing.T) {
	r := rand.New(rand.NewPCG(51, 52))
	for round := range 90 {
		n, days := r.IntN(700), 1+r.IntN([]int{5, 400, 3_000_000}[round%3])
		k := randomKnown(r, n, days)
		set := randomSet(r, n)
		seen := Seen(k)
		if set != nil {
			seen.And(set)
		}
		by := Codes{N: 1}
		whole := Grouping{N: 1, Of: make([]int32, n)}
		if round%4 > 0 {
			by.N = 1 + r.IntN(9)
			whole.N = by.N
			for e := range whole.Of {
				whole.Of[e] = int32(r.IntN(by.N))
			}
			by.Of = func(e int32) int { return int(whole.Of[e]) }
		}
		slow := twin{k, set}
		for _, mode := range []Mode{Possible, Certain} {
			sums, err := NewOrders(k).Sums(t.Context(), seen, by, mode)
			if err != nil {
				t.Fatal(err)
			}
			out := make([]int32, by.N)
			for range 25 {
				a, z := randomWindow(r, days)
				sums.Counts(a, z, out)
				equal(t, fmt.Sprintf("round %d, %s, window %v..%v", round, mode, a, z), out, slow.counts(whole, slow.matching(a, z, mode)))
			}
		}
	}
}

func TestSumsCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	k := randomKnown(rand.New(rand.NewPCG(1, 1)), 100, 50)
	for _, mode := range []Mode{Possible, Certain} {
		if _, err := NewOrders(k).Sums(ctx, Seen(k), Codes{N: 1}, mode); err == nil {
			t.Errorf("%s: sums were made after the end", mode)
		}
	}
}
