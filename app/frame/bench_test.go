package frame_test

import (
	"context"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"sandtable/app/frame"
	"sandtable/app/scene"
	"sandtable/app/store"
	"sandtable/data/edtf"
)

// laptop is the request of a main window on a laptop.
func laptop(v store.View) frame.Request {
	return frame.Request{
		View: v, Map: frame.Size{W: 1600, H: 1000, Scale: 1}, Timeline: frame.Size{W: 1600, H: 120, Scale: 1},
	}
}

// walk is a way to move a window over a range of time: the window of step i.
type walk func(i int, extent store.Range) (a, z edtf.Day)

// successive moves a window of a tenth of the time on, a sixtieth at a time.
func successive(i int, extent store.Range) (a, z edtf.Day) {
	days := extent.Days()
	a = extent.A + edtf.Day(i%60*(days-days/10)/60)
	return a, a + edtf.Day(days/10)
}

// dragged moves a window of a tenth of the time day by day.
func dragged(i int, extent store.Range) (a, z edtf.Day) {
	days := extent.Days()
	a = extent.A + edtf.Day(i%(days-days/10))
	return a, a + edtf.Day(days/10)
}

// jumps goes anywhere with any width.
func jumps(i int, extent store.Range) (a, z edtf.Day) {
	rng := rand.New(rand.NewPCG(7, uint64(i)))
	x, y := rng.IntN(extent.Days()), rng.IntN(extent.Days())
	return extent.A + edtf.Day(min(x, y)), extent.A + edtf.Day(max(x, y))
}

// BenchmarkScrub is one window change: map, timeline and the first page of rows.
func BenchmarkScrub(b *testing.B) {
	kit, d, v := sample(b)
	v.Camera = scene.OpeningView(d, kit.World, scene.Extent(d), 1600, 1000).Camera
	extent := scene.Extent(d)
	for _, c := range []struct {
		name string
		walk walk
	}{{"successive", successive}, {"dragged", dragged}, {"jump", jumps}} {
		b.Run(c.name, func(b *testing.B) {
			p := frame.New(d, kit.World, kit.Fonts.Clone())
			r := laptop(v)
			page := make([]int32, 0, 30)
			var took []time.Duration
			i := 0
			step := func() {
				r.View.Window.A, r.View.Window.Z = c.walk(i, extent)
				i++
				f, err := p.Make(context.Background(), r)
				if err != nil {
					b.Fatal(err)
				}
				f.Listing.Move(r.View.Window.A, r.View.Window.Z)
				page = f.Listing.Page(0, 30, page[:0])
			}
			step()
			b.ReportAllocs()
			for b.Loop() {
				begun := time.Now()
				step()
				took = append(took, time.Since(begun))
			}
			slices.Sort(took)
			b.ReportMetric(took[len(took)/2].Seconds()*1e3, "ms-median")
			b.ReportMetric(took[len(took)*95/100].Seconds()*1e3, "ms-p95")
		})
	}
}
