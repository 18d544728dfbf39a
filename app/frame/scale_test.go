//go:build long

package frame_test

import (
	"image"
	"slices"
	"testing"
	"time"

	"sandtable/app/frame"
	"sandtable/app/scene"
	"sandtable/app/store"
	"sandtable/data"
	"sandtable/geo/raster"
)

// TestScaleScrub holds how many copies of a frame a scrub frame may take, on the
// embedded dataset and on a plain table of a million rows, most of whose time
// goes into listing and projecting the matching rows one by one. Both are
// measured in turn, so that a busy machine slows both.
func TestScaleScrub(t *testing.T) {
	kit, d, v := sample(t)
	v.Camera = scene.OpeningView(d, kit.World, scene.Extent(d), 1600, 1000).Camera
	holdScrub(t, "embedded", 12, kit, d, v)
	kit, d, v = plain(t, 1_000_000)
	v.Camera = scene.OpeningView(d, kit.World, scene.Extent(d), 1600, 1000).Camera
	holdScrub(t, "million", 60, kit, d, v)
}

func holdScrub(t *testing.T, name string, atMost float64, kit scene.Kit, d *data.Dataset, v store.View) {
	t.Helper()
	a, b := image.NewRGBA(image.Rect(0, 0, 1600, 1000)), image.NewRGBA(image.Rect(0, 0, 1600, 1000))
	for _, w := range []struct {
		name string
		walk walk
	}{{"successive", successive}, {"jump", jumps}} {
		p := frame.New(d, kit.World, kit.Fonts.Clone())
		var frames, copies []time.Duration
		for i := range 90 {
			begun := time.Now()
			scrub(t, p, v, w.walk, i)
			frames = append(frames, time.Since(begun))
			begun = time.Now()
			raster.Copy(a, b, 0, 0)
			copies = append(copies, time.Since(begun))
		}
		slices.Sort(frames)
		slices.Sort(copies)
		ratio := float64(frames[len(frames)/2]) / float64(copies[len(copies)/2])
		t.Logf("%s, %s: frame %v (p95 %v), copy %v: %.1f copies", name, w.name,
			frames[len(frames)/2], frames[len(frames)*95/100], copies[len(copies)/2], ratio)
		if ratio > atMost {
			t.Errorf("%s, %s: a scrub frame takes as long as %.1f copies of a frame, want at most %v", name, w.name, ratio, atMost)
		}
	}
}
