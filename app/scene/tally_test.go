package scene_test

import (
	"context"
	"image"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"sandtable/app/scene"
	"sandtable/app/store"
	"sandtable/data/edtf"
	"sandtable/data/index"
	"sandtable/geo"
	"sandtable/geo/draw"
)

// frameOf is a frame of a view, with a margin around what is seen.
func frameOf(v store.View) scene.Frame {
	return scene.Frame{
		Viewport: geo.Viewport{Camera: v.Camera, W: 460, H: 360, Scale: 1},
		Inner:    draw.Box{Min: draw.Pt(30, 30), Max: draw.Pt(430, 330)},
	}
}

// byPixel is the matching events by pixel of the frame, found one by one.
func byPixel(s *scene.Scene, matching []int32) map[image.Point][]int32 {
	k, v, out := s.Model.Known, s.Frame.Viewport, map[image.Point][]int32{}
	f := v.Frame()
	for _, e := range matching {
		lat := geo.LatOf(k.Lat[e])
		if !k.Placed[e] || f.Plane == nil && math.Abs(lat) > geo.MaxLat {
			continue
		}
		x, y := f.Project(geo.PointOf(k.Lon[e], k.Lat[e]))
		if f.Plane == nil { // as the columns have it, in steps of a turn in 2^32
			x = f.X0 + float64(k.Lon[e])*f.Step
			x -= f.Size * math.Round((x-float64(v.W)/2)/f.Size)
			y = f.Y0 + float64(geo.FixY(lat))*f.Step
		}
		if at := image.Pt(int(math.Floor(x)), int(math.Floor(y))); at.In(image.Rect(0, 0, v.W, v.H)) {
			out[at] = append(out[at], e)
		}
	}
	return out
}

// TestTallyExact holds what a tally counts, one view after the other, against the
// events one by one: the number on the map, the counts of the legend, what is under
// each pixel. 0 differences.
func TestTallyExact(t *testing.T) {
	kit, _, _ := sample(t)
	d, base := scattered(t, 12_000)
	var tally scene.Tally
	var model *scene.Model
	var levels [3]int
	for i, v := range scatteredViews(base, 150) {
		m, err := scene.NewModel(context.Background(), d, v, model)
		if err != nil {
			t.Fatal(err)
		}
		model = m
		f := frameOf(v)
		f.Tally = &tally
		s := scene.Build(kit, m, m.Match(v), v, f)
		want := matches(t, d, whole(v, d.Events.Spans))
		if s.Match.N != len(want) || !slices.Equal(s.Match.Events(), want) {
			t.Fatalf("view %d: %d events match, want %d", i, s.Match.N, len(want))
		}
		levels[s.Level]++
		checkPixels(t, i, s, byPixel(s, want))
	}
	if slices.Contains(levels[:], 0) {
		t.Errorf("views by level %v: each should occur", levels)
	}
}

// whole puts the extent of the dataset in the place of an unbounded window.
func whole(v store.View, spans interface {
	Extent() (first, last edtf.Day, ok bool)
}) store.View {
	if v.Window.A == edtf.MinDay {
		v.Window.A, v.Window.Z, _ = spans.Extent()
	}
	return v
}

func checkPixels(t *testing.T, i int, s *scene.Scene, want map[image.Point][]int32) {
	t.Helper()
	if !s.Dotted() {
		checkMarks(t, i, s, want)
		return
	}
	in := image.Rect(int(s.Frame.Inner.Min.X), int(s.Frame.Inner.Min.Y), int(s.Frame.Inner.Max.X), int(s.Frame.Inner.Max.Y))
	onMap, legend := 0, 0
	for at, events := range want {
		if at.In(in) {
			onMap += len(events)
		}
		g, ok := s.Hit(float64(at.X)+0.5, float64(at.Y)+0.5)
		got := slices.Sorted(slices.Values(g.Events))
		if !ok || !slices.Equal(got, events) {
			t.Fatalf("view %d: under %v are %v, want %v", i, at, got, events)
		}
		if again, ok := s.Find(g.Key); !ok || !slices.Equal(again.Events, g.Events) {
			t.Fatalf("view %d: the group %s is not found again", i, g.Key)
		}
		if of, ok := s.GroupOf(events[0]); !ok || of.Key != g.Key {
			t.Fatalf("view %d: event %d is in %s, want %s", i, events[0], of.Key, g.Key)
		}
	}
	for _, section := range s.Legend {
		for _, e := range section.Entries {
			legend += e.Count
		}
	}
	if s.OnMap != onMap || legend != onMap {
		t.Fatalf("view %d, level %d: %d on the map, the legend adds up to %d, want %d", i, s.Level, s.OnMap, legend, onMap)
	}
}

// checkMarks holds that the groups hold every matching event of the frame once.
func checkMarks(t *testing.T, i int, s *scene.Scene, want map[image.Point][]int32) {
	t.Helper()
	var got, events []int32
	for _, g := range s.Groups {
		got = append(got, g.Events...)
	}
	for _, here := range want {
		events = append(events, here...)
	}
	slices.Sort(got)
	slices.Sort(events)
	if !slices.Equal(got, events) {
		t.Fatalf("view %d: %d events in groups, want %d", i, len(got), len(events))
	}
}

// TestLevelStaysWhileTheWindowMoves holds that a window of one length never changes
// the level, wherever it lies, and that a longer one never shows more detail.
func TestLevelStaysWhileTheWindowMoves(t *testing.T) {
	kit, _, _ := sample(t)
	d, v := scattered(t, 12_000)
	v.Camera = geo.Camera{Zoom: 1}.Clamp(400, 300)
	m, err := scene.NewModel(context.Background(), d, v, nil)
	if err != nil {
		t.Fatal(err)
	}
	last, seen := scene.MarkLevel, map[scene.Level]bool{}
	f := frameOf(v)
	f.Tally = &scene.Tally{}
	for _, days := range []int{1, 10, 100, 400, 1000, 4000, 10000} {
		for i := range 20 {
			v.Window.A = v.Range.A + edtf.Day(i*(v.Range.Days()-days)/20)
			v.Window.Z = v.Window.A + edtf.Day(days) - 1
			s := scene.Build(kit, m, m.Match(v), v, f)
			if i > 0 && s.Level != last || s.Level < last {
				t.Fatalf("%d days, step %d: level %d after %d", days, i, s.Level, last)
			}
			last, seen[s.Level] = s.Level, true
		}
	}
	if len(seen) != 3 {
		t.Errorf("levels %v: each should occur", seen)
	}
}

// TestTallyGivesUp holds that a tally whose context ends counts right afterwards.
func TestTallyGivesUp(t *testing.T) {
	d, base := scattered(t, 12_000)
	var tally scene.Tally
	kit, _, _ := sample(t)
	gone, cancel := context.WithCancel(context.Background())
	cancel()
	for i, v := range scatteredViews(base, 20) {
		m, err := scene.NewModel(context.Background(), d, v, nil)
		if err != nil {
			t.Fatal(err)
		}
		f := frameOf(v)
		if err := tally.Count(gone, m, v, f); err == nil {
			t.Fatalf("view %d: counted after the end", i)
		}
		want := scene.Build(kit, m, m.Match(v), v, f)
		f.Tally = &tally
		if got := scene.Build(kit, m, m.Match(v), v, f); got.OnMap != want.OnMap || got.Level != want.Level {
			t.Fatalf("view %d: %d on the map, want %d", i, got.OnMap, want.OnMap)
		}
	}
}

// scrubber moves windows over a crowd.
func scrubber(t testing.TB, n int, c store.Colour, mode index.Mode) (step func()) {
	d, v := scattered(t, n)
	v.Colour, v.Mode = c, mode
	v.Camera = geo.Camera{Zoom: 2}.Clamp(1600, 1000)
	m, err := scene.NewModel(context.Background(), d, v, nil)
	if err != nil {
		t.Fatal(err)
	}
	var tally scene.Tally
	f := scene.Frame{Viewport: geo.Viewport{Camera: v.Camera, W: 1600, H: 1000, Scale: 1}}
	r := rand.New(rand.NewPCG(1, 2))
	return func() {
		v.Window.A = v.Range.A + edtf.Day(r.IntN(v.Range.Days()))
		v.Window.Z = v.Window.A + edtf.Day(r.IntN(3000))
		if err := tally.Count(context.Background(), m, v, f); err != nil {
			t.Fatal(err)
		}
	}
}
