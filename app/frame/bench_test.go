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
	"sandtable/geo"
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

// scrub makes the frame of step i of a walk, with the first page of rows.
func scrub(t testing.TB, p *frame.Pipeline, v store.View, w walk, i int) {
	r := laptop(v)
	r.View.Window.A, r.View.Window.Z = w(i, v.Range)
	f, err := p.Make(context.Background(), r)
	if err != nil {
		t.Fatal(err)
	}
	var page [30]int32
	f.Listing.Move(r.View.Window.A, r.View.Window.Z)
	f.Listing.Page(0, len(page), page[:0])
}

// BenchmarkScrub is one window change: map, timeline and the first page of rows.
func BenchmarkScrub(b *testing.B) {
	kit, d, v := sample(b)
	v.Camera = scene.OpeningView(d, kit.World, scene.Extent(d), 1600, 1000).Camera
	for _, c := range []struct {
		name string
		walk walk
	}{{"successive", successive}, {"dragged", dragged}, {"jump", jumps}} {
		b.Run(c.name, func(b *testing.B) {
			p := frame.New(d, kit.World, kit.Fonts.Clone())
			var took []time.Duration
			scrub(b, p, v, c.walk, 0)
			b.ReportAllocs()
			for i := 1; b.Loop(); i++ {
				begun := time.Now()
				scrub(b, p, v, c.walk, i)
				took = append(took, time.Since(begun))
			}
			slices.Sort(took)
			b.ReportMetric(took[len(took)/2].Seconds()*1e3, "ms-median")
			b.ReportMetric(took[len(took)*95/100].Seconds()*1e3, "ms-p95")
		})
	}
}

// BenchmarkCamera is a pan by a few pixels and a step of the wheel.
func BenchmarkCamera(b *testing.B) {
	kit, d, v := sample(b)
	v.Camera = scene.OpeningView(d, kit.World, scene.Extent(d), 1600, 1000).Camera
	for name, move := range map[string]func(c geo.Camera, i int) geo.Camera{
		"pan":  func(c geo.Camera, i int) geo.Camera { return c.Pan(float64(i%200-100), float64(i%60-30)) },
		"zoom": func(c geo.Camera, i int) geo.Camera { c.Zoom += float64(i%20) * 0.13; return c },
	} {
		b.Run(name, func(b *testing.B) {
			p, r := frame.New(d, kit.World, kit.Fonts.Clone()), laptop(v)
			r.Margin = 96
			b.ReportAllocs()
			for i := 0; b.Loop(); i++ {
				r.View.Camera = move(v.Camera, i)
				if _, err := p.Make(context.Background(), r); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
