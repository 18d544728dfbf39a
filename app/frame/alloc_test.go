//go:build !race

package frame_test

import (
	"runtime"
	"testing"

	"sandtable/app/frame"
)

// The race detector allocates on its own account, so it does not run this.

// TestScrubAllocatesLittle holds that a stream of frames takes its memory from
// the frames before.
func TestScrubAllocatesLittle(t *testing.T) {
	kit, d, v := sample(t)
	p := frame.New(d, kit.World, kit.Fonts.Clone())
	i := 0
	step := func() {
		scrub(t, p, v, successive, i)
		i++
	}
	for range 60 {
		step()
	}
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	allocs := testing.AllocsPerRun(59, step)
	runtime.ReadMemStats(&after)
	bytes := (after.TotalAlloc - before.TotalAlloc) / 60
	t.Logf("%.0f allocations and %d bytes a frame", allocs, bytes)
	const most = 1600 * 1000 * 4 / 50 // a fiftieth of the map's pixels
	if allocs > 900 || bytes > most {
		t.Errorf("%.0f allocations and %d bytes a frame, want at most 900 and %d", allocs, bytes, most)
	}
}
