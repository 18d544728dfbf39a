//go:build !race

package table

import (
	"math/rand"
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

// wheelLimit is what a wheel step may take, at the 95th percentile.
const wheelLimit = 8 * time.Millisecond

// TestWheelStepIsFast measures wheel steps, jumps and key presses over 100,000
// rows in the test driver, without drawing.
func TestWheelStepIsFast(t *testing.T) {
	r := newRig(t, plainTable(100_000), 1264, 400)
	g := r.events.grid
	random := rand.New(rand.NewSource(1))
	for _, c := range []struct {
		name string
		do   func()
	}{
		{"wheel step", func() { test.Scroll(r.window.Canvas(), fyne.NewPos(300, 200), 0, -25) }},
		{"wheel handler", func() { g.body.Scrolled(notch) }},
		{"jump", func() { g.scroll.thumbTo(random.Float64() * 300); g.update() }},
	} {
		var took []time.Duration
		for range 400 {
			begun := time.Now()
			c.do()
			took = append(took, time.Since(begun))
		}
		slices.Sort(took)
		median, p95 := took[200], took[380]
		t.Logf("%s over 100,000 rows: median %v, p95 %v", c.name, median, p95)
		if p95 > wheelLimit {
			t.Errorf("%s: p95 %v is over %v", c.name, p95, wheelLimit)
		}
	}
}
