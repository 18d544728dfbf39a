package table

import (
	"math/rand"
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

// notch is one wheel step down.
var notch = &fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, -25)}

// BenchmarkWheelStep is one wheel step in a large window's table.
func BenchmarkWheelStep(b *testing.B) {
	for _, n := range []int{1000, 100_000} {
		b.Run(sizeName(n), func(b *testing.B) {
			r := newRig(b, plainTable(n), 1264, 400)
			b.ReportAllocs()
			b.ResetTimer()
			for i := range b.N {
				if i%200 == 0 {
					r.events.scroll.first = 0
				}
				r.events.body.Scrolled(notch)
			}
		})
	}
}

// BenchmarkWheelNaive is the twin that fills every row in view anew.
func BenchmarkWheelNaive(b *testing.B) {
	r := newRig(b, plainTable(100_000), 1264, 400)
	b.ReportAllocs()
	b.ResetTimer()
	for range b.N {
		r.events.version++
		r.events.body.Scrolled(notch)
	}
}

// BenchmarkSelectionStep is one press of the down key.
func BenchmarkSelectionStep(b *testing.B) {
	r := newRig(b, plainTable(100_000), 1264, 400)
	r.follow = false
	r.store.Select("e0")
	b.ReportAllocs()
	b.ResetTimer()
	for range b.N {
		r.events.body.TypedKey(key(fyne.KeyDown))
	}
}

// BenchmarkShowFrame is the table's part of one scrub step.
func BenchmarkShowFrame(b *testing.B) {
	r := newRig(b, plainTable(100_000), 1264, 400)
	b.ReportAllocs()
	b.ResetTimer()
	for range b.N {
		r.ShowFrame(r.frame)
	}
}

func sizeName(n int) string {
	if n >= 100_000 {
		return "100k"
	}
	return "1k"
}

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
