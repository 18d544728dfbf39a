package frame_test

import (
	"bytes"
	"context"
	"fmt"
	"math/rand/v2"
	"testing"

	"sandtable/app/frame"
	"sandtable/app/scene"
	"sandtable/app/store"
	"sandtable/assets"
	"sandtable/data"
	"sandtable/data/edtf"
	"sandtable/data/index"
	"sandtable/data/pack"
)

func sample(t testing.TB) (scene.Kit, *data.Dataset, store.View) {
	t.Helper()
	kit, err := scene.LoadKit()
	if err != nil {
		t.Fatal(err)
	}
	files, err := assets.Dataset("russia-venezuela")
	if err != nil {
		t.Fatal(err)
	}
	p, _, err := pack.Read(files, "russia-venezuela")
	if err != nil {
		t.Fatal(err)
	}
	return kit, p.Dataset, scene.OpeningView(p.Dataset, kit.World, scene.Extent(p.Dataset), 480, 320)
}

func request(v store.View) frame.Request {
	return frame.Request{
		View: v, Map: frame.Size{W: 480, H: 320, Scale: 1}, Margin: 40, Timeline: frame.Size{W: 480, H: 180, Scale: 1},
	}
}

// gesture changes a view as a hand would.
func gesture(rng *rand.Rand, v store.View, extent store.Range) store.View {
	switch rng.IntN(9) {
	case 0:
		v.Window.A = extent.A + edtf.Day(rng.IntN(extent.Days()/2))
	case 1:
		v.Window.Z = extent.Z - edtf.Day(rng.IntN(extent.Days()/2))
	case 2:
		v.Mode = index.Mode(rng.IntN(2))
	case 3:
		v.Camera = v.Camera.Pan(float64(rng.IntN(80)-40), float64(rng.IntN(80)-40)).Clamp(480, 320)
	case 4:
		v.Theme = []string{"light", "dark"}[rng.IntN(2)]
	case 5:
		v.AsKnown = data.AsKnown{On: rng.IntN(2) == 0, Day: extent.Z - edtf.Day(rng.IntN(300))}
	case 6:
		v.Filter = []string{"", "kind = treaty", "actor = USA"}[rng.IntN(3)]
	case 7:
		v.Focal = []string{"", "VEN", "RUS"}[rng.IntN(3)]
	case 8:
		v.Sort.Column = []string{"when", "kind", "grade"}[rng.IntN(3)]
	}
	return v
}

// TestCachesChangeNothing holds that a frame does not depend on the frames
// before it: what the stages take over is what they would have made.
func TestCachesChangeNothing(t *testing.T) {
	kit, d, v := sample(t)
	warm := frame.New(d, kit.World, kit.Fonts.Clone())
	rng := rand.New(rand.NewPCG(3, 5))
	extent := scene.Extent(d)
	for i := range 40 {
		v = gesture(rng, v, extent)
		got, err := warm.Make(context.Background(), request(v))
		if err != nil {
			t.Fatal(err)
		}
		want, err := frame.New(d, kit.World, kit.Fonts.Clone()).Make(context.Background(), request(v))
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(got.Map.Pix, want.Map.Pix) {
			t.Fatalf("step %d: the map depends on what was shown before", i)
		}
		if !bytes.Equal(got.Timeline.Pix, want.Timeline.Pix) {
			t.Fatalf("step %d: the timeline depends on what was shown before", i)
		}
		if !bytes.Equal(got.Furniture.Pix, want.Furniture.Pix) {
			t.Fatalf("step %d: the furniture depends on what was shown before", i)
		}
		rows := got.Listing.Move(v.Window.A, v.Window.Z)
		if rows != len(got.Match.Events) || rows != want.Listing.Move(v.Window.A, v.Window.Z) {
			t.Fatalf("step %d: %d rows, %d events match", i, rows, len(got.Match.Events))
		}
	}
}

func TestBadFilterIsAnError(t *testing.T) {
	kit, d, v := sample(t)
	v.Filter = "colour = red"
	if f, err := frame.New(d, kit.World, kit.Fonts.Clone()).Make(context.Background(), request(v)); err == nil || f != nil {
		t.Errorf("frame %v, error %v", f, err)
	}
}

func TestCancelledFrameIsDropped(t *testing.T) {
	kit, d, v := sample(t)
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	p := frame.New(d, kit.World, kit.Fonts.Clone())
	if f, err := p.Make(ctx, request(v)); f != nil || err != nil {
		t.Errorf("frame %v, error %v, want neither", f, err)
	}
	if f, err := p.Make(context.Background(), request(v)); f == nil || err != nil {
		t.Errorf("the next frame failed: %v", err)
	}
}

func Example() {
	kit, err := scene.LoadKit()
	if err != nil {
		fmt.Println(err)
		return
	}
	files, _ := assets.Dataset("russia-venezuela")
	p, _, _ := pack.Read(files, "russia-venezuela")
	extent := scene.Extent(p.Dataset)
	f, err := frame.New(p.Dataset, kit.World, kit.Fonts).Make(context.Background(), frame.Request{
		View: scene.OpeningView(p.Dataset, kit.World, extent, 320, 200),
		Map:  frame.Size{W: 320, H: 200, Scale: 1},
	})
	fmt.Println(f.Map.Rect.Dx(), f.Map.Rect.Dy(), err)
	// Output: 320 200 <nil>
}
