package frame_test

import (
	"bytes"
	"context"
	"fmt"
	"math/rand/v2"
	"sync/atomic"
	"testing"

	"sandtable/app/frame"
	"sandtable/app/scene"
	"sandtable/app/store"
	"sandtable/assets"
	"sandtable/data"
	"sandtable/data/edtf"
	"sandtable/data/index"
	"sandtable/data/ingest"
	"sandtable/data/pack"
	"sandtable/geo"
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

// plain is a table of n made-up rows with coordinates.
func plain(t testing.TB, n int) (scene.Kit, *data.Dataset, store.View) {
	t.Helper()
	kit, err := scene.LoadKit()
	if err != nil {
		t.Fatal(err)
	}
	rng := rand.New(rand.NewPCG(1, 2))
	var text bytes.Buffer
	text.WriteString("id,title,kind,start,end,lat,lon\n")
	first := edtf.DayOf(2000, 1, 1)
	for i := range n {
		day := first + edtf.Day(rng.IntN(7000))
		fmt.Fprintf(&text, "e%d,row %d,%s,%v,%v,%.4f,%.4f\n", i, i, []string{"strike", "treaty", "exercise"}[rng.IntN(3)],
			day, day+edtf.Day(rng.IntN(200)), rng.Float64()*40-20, rng.Float64()*60-90)
	}
	d, _, err := ingest.ReadTable(context.Background(), &text, ingest.Options{Name: "made-up"})
	if err != nil {
		t.Fatal(err)
	}
	return kit, d, scene.OpeningView(d, kit.World, scene.Extent(d), 480, 320)
}

// look is what a hand changes: the view and the size of the window.
type look struct {
	view  store.View
	w, h  int
	scale float64
}

func (l look) request() frame.Request {
	return frame.Request{
		View: l.view, Map: frame.Size{W: l.w, H: l.h, Scale: l.scale}, Margin: 40,
		Timeline: frame.Size{W: l.w, H: 180, Scale: l.scale},
	}
}

func request(v store.View) frame.Request { return look{v, 480, 320, 1}.request() }

// gestures are the changes that a hand makes.
var gestures = []func(rng *rand.Rand, l *look, extent store.Range){
	func(rng *rand.Rand, l *look, extent store.Range) {
		l.view.Window.A = extent.A + edtf.Day(rng.IntN(extent.Days()/2))
	},
	func(rng *rand.Rand, l *look, extent store.Range) {
		l.view.Window.Z = extent.Z - edtf.Day(rng.IntN(extent.Days()/2))
	},
	func(rng *rand.Rand, l *look, extent store.Range) {
		by := edtf.Day(rng.IntN(800) - 400)
		l.view.Window.A, l.view.Window.Z = l.view.Window.A+by, l.view.Window.Z+by
	},
	func(rng *rand.Rand, l *look, _ store.Range) { l.view.Mode = index.Mode(rng.IntN(2)) },
	func(rng *rand.Rand, l *look, _ store.Range) {
		l.view.Camera = l.view.Camera.Pan(float64(rng.IntN(160)-80), float64(rng.IntN(160)-80)).Clamp(480, 320)
	},
	func(rng *rand.Rand, l *look, _ store.Range) {
		l.view.Camera.Zoom += rng.Float64() - 0.5
		l.view.Camera = l.view.Camera.Clamp(480, 320)
	},
	func(rng *rand.Rand, l *look, _ store.Range) { l.view.Theme = []string{"light", "dark"}[rng.IntN(2)] },
	func(rng *rand.Rand, l *look, extent store.Range) {
		l.view.AsKnown = data.AsKnown{On: rng.IntN(2) == 0, Day: extent.Z - edtf.Day(rng.IntN(300))}
	},
	func(rng *rand.Rand, l *look, _ store.Range) {
		l.view.Filter = []string{"", "kind = treaty", "actor = USA"}[rng.IntN(3)]
	},
	func(rng *rand.Rand, l *look, _ store.Range) { l.view.Focal = []string{"", "VEN", "RUS"}[rng.IntN(3)] },
	func(rng *rand.Rand, l *look, _ store.Range) {
		l.view.Sort.Column = []string{"when", "kind", "grade"}[rng.IntN(3)]
	},
	func(rng *rand.Rand, l *look, _ store.Range) { l.view.Layers ^= 1 << rng.IntN(13) },
	func(rng *rand.Rand, l *look, extent store.Range) {
		l.view.Range = store.Range{A: extent.A + edtf.Day(rng.IntN(2000)), Z: extent.Z - edtf.Day(rng.IntN(2000))}
	},
	func(rng *rand.Rand, l *look, _ store.Range) { l.w, l.h = 300+60*rng.IntN(4), 200+60*rng.IntN(3) },
	func(rng *rand.Rand, l *look, _ store.Range) { l.scale = []float64{1, 1.5}[rng.IntN(2)] },
	func(rng *rand.Rand, l *look, _ store.Range) { l.view.Axis = store.Axis(rng.IntN(2)) },
	func(rng *rand.Rand, l *look, _ store.Range) {
		l.view.Worldview = []string{"", "recognised", "VEN", "RUS"}[rng.IntN(4)]
	},
}

// TestCachesChangeNothing holds that a frame does not depend on the frames
// before it: what the stages take over is what they would have made. A fresh
// pipeline makes each frame again, and so does a twin without any pipeline.
func TestCachesChangeNothing(t *testing.T) {
	kit, d, v := sample(t)
	warm := frame.New(d, kit.World, kit.Fonts.Clone())
	twin := newTwin(kit)
	rng := rand.New(rand.NewPCG(3, 5))
	extent := scene.Extent(d)
	l := look{v, 480, 320, 1}
	for i := range walkSteps {
		gestures[rng.IntN(len(gestures))](rng, &l, extent)
		if f, ok := l.selectable(d, rng); ok {
			l.view.Selected = f
		}
		if rng.IntN(6) == 0 {
			interrupted(t, warm, l, rng)
		}
		got, err := warm.Make(context.Background(), l.request())
		if err != nil {
			t.Fatal(err)
		}
		twin.check(t, i, got)
		if i%5 > 0 {
			continue
		}
		want, err := frame.New(d, kit.World, kit.Fonts.Clone()).Make(context.Background(), l.request())
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(got.Map.Pix, want.Map.Pix) || !bytes.Equal(got.Timeline.Pix, want.Timeline.Pix) {
			t.Fatalf("step %d: the frame depends on what was shown before", i)
		}
		rows := got.Listing.Move(l.view.Window.A, l.view.Window.Z)
		if rows != got.Match.N || rows != want.Listing.Move(l.view.Window.A, l.view.Window.Z) {
			t.Fatalf("step %d: %d rows, %d events match", i, rows, got.Match.N)
		}
	}
}

// TestScrubMendsTheMap moves the window alone, so that the fills of partner
// states, the pointers and the marks are all that changes.
func TestScrubMendsTheMap(t *testing.T) {
	kit, d, v := sample(t)
	twin, extent := newTwin(kit), scene.Extent(d)
	for _, c := range []struct {
		focal  string
		camera geo.Camera
	}{
		{"VEN", geo.Camera{Lon: -40, Lat: 20, Zoom: 1}}, {"VEN", geo.Camera{Lon: -66.9, Lat: 10.5, Zoom: 8}},
		{"VEN", geo.Camera{Lon: -75, Lat: 5, Zoom: 3.5}}, {"RUS", geo.Camera{Lon: 40, Lat: 50, Zoom: 3}},
	} {
		warm, rng := frame.New(d, kit.World, kit.Fonts.Clone()), rand.New(rand.NewPCG(3, 6))
		l := look{v, 480, 320, 1}
		l.view.Camera, l.view.Focal = c.camera.Clamp(480, 320), c.focal
		for i := range walkSteps {
			l.view.Window.A, l.view.Window.Z = successive(i, extent)
			if i >= 60 {
				l.view.Window.A, l.view.Window.Z = jumps(i, extent)
			}
			if i%7 == 0 {
				interrupted(t, warm, l, rng)
			}
			got, err := warm.Make(context.Background(), l.request())
			if err != nil {
				t.Fatal(err)
			}
			twin.check(t, i, got)
		}
	}
}

// TestLayersComeAndGo takes each layer away and back, and the other axis, with
// nothing else changed.
func TestLayersComeAndGo(t *testing.T) {
	kit, d, v := sample(t)
	layers := len(store.LayerNames())
	warm, twin, l := frame.New(d, kit.World, kit.Fonts.Clone()), newTwin(kit), look{v, 480, 320, 1}
	for i := range 2*layers + 2 {
		if l.view.Layers ^= 1 << (i / 2); i >= 2*layers {
			l.view.Layers, l.view.Axis = v.Layers, 1-l.view.Axis
		}
		got, err := warm.Make(context.Background(), l.request())
		if err != nil {
			t.Fatal(err)
		}
		twin.check(t, i, got)
	}
}

// TestDotsAreTakenBack holds the same for a plain table with more rows than
// there are marks.
func TestDotsAreTakenBack(t *testing.T) {
	kit, d, v := plain(t, 6000)
	twin, extent := newTwin(kit), scene.Extent(d)
	warm, l := frame.New(d, kit.World, kit.Fonts.Clone()), look{v, 480, 320, 1}
	dots := 0
	for i := range 18 {
		l.view.Window.A, l.view.Window.Z = jumps(i, extent)
		l.view.Colour, l.view.Mode = store.Colour(i%3), index.Mode(i/3%2)
		got, err := warm.Make(context.Background(), l.request())
		if err != nil {
			t.Fatal(err)
		}
		dots += int(got.Scene.Level)
		twin.check(t, i, got)
	}
	if dots == 0 {
		t.Error("no frame has dots")
	}
}

// selectable now and then returns an event to select, or none.
func (l look) selectable(d *data.Dataset, rng *rand.Rand) (id string, ok bool) {
	if rng.IntN(5) > 0 {
		return "", false
	}
	if rng.IntN(3) == 0 {
		return "", true
	}
	return d.Events.ID.At(int32(rng.IntN(d.Events.N))), true
}

// interrupted makes a frame of another window whose context ends on the way.
func interrupted(t *testing.T, p *frame.Pipeline, l look, rng *rand.Rand) {
	t.Helper()
	l.view.Window.Z -= edtf.Day(rng.IntN(2000))
	ctx := &fading{Context: context.Background(), left: int64(rng.IntN(60))}
	if _, err := p.Make(ctx, l.request()); err != nil {
		t.Fatal(err)
	}
}

// fading is a context that is done after it was asked so many times.
type fading struct {
	context.Context
	left int64
}

func (f *fading) Err() error {
	if atomic.AddInt64(&f.left, -1) < 0 {
		return context.Canceled
	}
	return nil
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
