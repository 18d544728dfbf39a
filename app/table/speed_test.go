package table

import (
	"testing"

	"fyne.io/fyne/v2"
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
