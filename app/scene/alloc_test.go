//go:build !race

package scene_test

import (
	"testing"

	"sandtable/app/store"
	"sandtable/data/index"
)

// TestTallyAllocatesNothing holds that counting another window takes no memory.
func TestTallyAllocatesNothing(t *testing.T) {
	for _, n := range []int{3000, 100_000} {
		for _, c := range []store.Colour{store.OneColour, store.ByKind} {
			for _, mode := range []index.Mode{index.Possible, index.Certain} {
				step := scrubber(t, n, c, mode)
				for range 40 {
					step() // both levels of dots
				}
				if got := testing.AllocsPerRun(40, step); got > 0.5 {
					t.Errorf("%d events, %v, %v: %v allocations a window", n, c, mode, got)
				}
			}
		}
	}
}
