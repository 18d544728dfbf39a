package scene_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"sandtable/app/scene"
	"sandtable/app/store"
	"sandtable/assets"
	"sandtable/data"
	"sandtable/data/edtf"
	"sandtable/data/filter"
	"sandtable/data/index"
	"sandtable/data/pack"
	"sandtable/geo"
	"sandtable/geo/draw"
)

// sample is the embedded dataset with its opening view.
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
	return kit, p.Dataset, scene.OpeningView(p.Dataset, kit.World, scene.Extent(p.Dataset), 868, 498)
}

// build makes the scene of a view in a frame of 868 x 498 units.
func build(t testing.TB, kit scene.Kit, d *data.Dataset, v store.View) *scene.Scene {
	t.Helper()
	m, err := scene.NewModel(context.Background(), d, v, nil)
	if err != nil {
		t.Fatal(err)
	}
	vp := geo.Viewport{Camera: v.Camera, W: 868, H: 498, Scale: 1}
	return scene.Build(kit, m, m.Match(v), v, scene.Frame{Viewport: vp})
}

// views are random views of a dataset: windows, modes, filters, as-known days,
// areas, cameras.
func views(d *data.Dataset, base store.View, n int) []store.View {
	rng := rand.New(rand.NewPCG(7, 11))
	filters := []string{"", "", "kind = treaty", "actor = RUS and not status = assessed", "grade <= C", "independent >= 2"}
	var out []store.View
	for range n {
		v := base
		e := scene.Extent(d)
		a := e.A + edtf.Day(rng.IntN(e.Days()))
		z := min(a+edtf.Day(rng.IntN(2000)), e.Z)
		v.Window = store.Window{A: a, Z: z}
		v.Mode = index.Mode(rng.IntN(2))
		v.Filter = filters[rng.IntN(len(filters))]
		if rng.IntN(3) == 0 {
			v.AsKnown = data.AsKnown{On: true, Day: e.Z - edtf.Day(rng.IntN(400)), Undated: rng.IntN(2) == 0}
		}
		if rng.IntN(4) == 0 {
			v.Within = store.Within{Box: geo.Box{W: -80, S: 0, E: -60, N: 20}, On: true}
		}
		if rng.IntN(4) == 0 {
			v.Layers &^= store.Assessments
		}
		v.Camera = geo.Camera{
			Projection: geo.Projections()[rng.IntN(4)], Lon: rng.Float64()*360 - 180, Lat: rng.Float64()*100 - 50, Zoom: 1 + rng.Float64()*7,
		}.Clamp(868, 498)
		out = append(out, v)
	}
	return out
}

// matches is the slow, obviously right answer to which events a view matches.
func matches(t *testing.T, d *data.Dataset, v store.View) []int32 {
	k := d.Known(v.AsKnown)
	var f *filter.Filter
	if v.Filter != "" {
		x, err := filter.Parse(v.Filter)
		if err != nil {
			t.Fatal(err)
		}
		if f, err = filter.Compile(x, k); err != nil {
			t.Fatal(err)
		}
	}
	var out []int32
	for e := range int32(d.Events.N) {
		switch {
		case !k.SeesEvent(e), !k.Spans.Dated(e), f != nil && !f.Matches(e):
		case !v.Layers.Has(store.Assessments) && k.Status[e] == data.Assessed:
		case v.Within.On && !(k.Placed[e] && v.Within.Contains(geo.PointOf(k.Lon[e], k.Lat[e]))):
		case k.Spans.Meets(e, v.Window.A, v.Window.Z, v.Mode == index.Certain):
			out = append(out, e)
		}
	}
	return out
}

// TestOneTruth holds that what matches, what is counted, what is on the map and
// what the legend adds up to are the same events, against brute force.
func TestOneTruth(t *testing.T) {
	kit, d, base := sample(t)
	for i, v := range views(d, base, 300) {
		s := build(t, kit, d, v)
		want := matches(t, d, v)
		if !slices.Equal(s.Match.Events(), want) {
			t.Fatalf("view %d: matches %v, want %v", i, s.Match.Events(), want)
		}
		checkMatch(t, i, s, want)
		checkGroups(t, i, s)
		checkCounts(t, i, s)
	}
}

// checkMatch holds that the numbers of a match are those of its events, counted
// one by one.
func checkMatch(t *testing.T, i int, s *scene.Scene, want []int32) {
	k, got := s.Model.Known, scene.Match{N: len(want), Total: s.Model.Known.Events.N}
	for e := range int32(k.Events.N) {
		if _, in := slices.BinarySearch(want, e); in != s.Match.Has(e) {
			t.Fatalf("view %d: event %d matches %v", i, e, in)
		} else if in && !k.Placed[e] {
			got.NoPlace++
		}
		if !k.SeesEvent(e) {
			got.Hidden++
		}
		if s.Model.Set.Has(e) && !k.Spans.Dated(e) {
			got.NoDate++
		}
	}
	m := s.Match
	if has := (scene.Match{N: m.N, Total: m.Total, NoPlace: m.NoPlace, NoDate: m.NoDate, Hidden: m.Hidden}); has != got {
		t.Fatalf("view %d: %+v, counted %+v", i, has, got)
	}
}

// checkGroups holds that the groups hold every matching event with a place once.
func checkGroups(t *testing.T, i int, s *scene.Scene) {
	seen := map[int32]bool{}
	numbers := map[int]bool{}
	for _, g := range s.Groups {
		for _, e := range g.Events {
			if seen[e] {
				t.Fatalf("view %d: event %d stands in two groups", i, e)
			}
			seen[e] = true
		}
		if g.OnMap != (g.Number > 0) || g.OnMap && numbers[g.Number] {
			t.Fatalf("view %d: group %s has number %d", i, g.Key, g.Number)
		}
		numbers[g.Number] = true
	}
	for _, e := range s.Match.Events() {
		if seen[e] != s.Model.Known.Placed[e] {
			t.Fatalf("view %d: event %d placed %v, grouped %v", i, e, s.Model.Known.Placed[e], seen[e])
		}
	}
	if len(seen)+s.Match.NoPlace != s.Match.N {
		t.Fatalf("view %d: %d grouped + %d without a place of %d", i, len(seen), s.Match.NoPlace, s.Match.N)
	}
}

func checkCounts(t *testing.T, i int, s *scene.Scene) {
	onMap := 0
	for _, g := range s.Groups {
		if g.OnMap {
			onMap += len(g.Events)
		}
	}
	legend := 0
	for _, section := range s.Legend {
		for _, e := range section.Entries {
			legend += e.Count
		}
	}
	if onMap != s.OnMap || legend != onMap {
		t.Fatalf("view %d: %d in groups, OnMap %d, legend %d", i, onMap, s.OnMap, legend)
	}
}

// TestModelReuse holds that a model taken over from another view is the one that
// would be made afresh.
func TestModelReuse(t *testing.T) {
	_, d, base := sample(t)
	var prev *scene.Model
	for i, v := range views(d, base, 200) {
		m, err := scene.NewModel(context.Background(), d, v, prev)
		if err != nil {
			t.Fatal(err)
		}
		fresh, _ := scene.NewModel(context.Background(), d, v, nil)
		if !slices.Equal(m.Match(v).Events(), fresh.Match(v).Events()) {
			t.Fatalf("view %d: reuse changes what matches", i)
		}
		prev = m
	}
}

// TestHit holds that a click on a mark finds its group, or one drawn over it.
func TestHit(t *testing.T) {
	kit, d, base := sample(t)
	s := build(t, kit, d, base)
	hits := 0
	for _, g := range s.Groups {
		if !g.OnMap {
			continue
		}
		middle := g.Hit.Min.Lerp(g.Hit.Max, 0.5)
		got, ok := s.Hit(middle.X, middle.Y)
		if !ok {
			t.Errorf("nothing at the mark of %s", g.Key)
		}
		if got.Key == g.Key {
			hits++
		}
	}
	if hits < 4 {
		t.Errorf("only %d marks can be hit", hits)
	}
}

// TestGroupsStayWhilePanning holds that panning by a few pixels neither merges
// nor splits stacks.
func TestGroupsStayWhilePanning(t *testing.T) {
	kit, d, base := sample(t)
	keys := func(s *scene.Scene) string {
		var out []string
		for _, g := range s.Groups {
			if g.Shape == scene.Stack {
				out = append(out, fmt.Sprint(g.Key, len(g.Events)))
			}
		}
		return strings.Join(out, " ")
	}
	want := keys(build(t, kit, d, base))
	for i := range 30 {
		v := base
		v.Camera = v.Camera.Pan(float64(i), float64(i)/3)
		if got := keys(build(t, kit, d, v)); got != want {
			t.Fatalf("panned by %d: %s\nwant %s", i, got, want)
		}
	}
}

// TestLabelsDoNotOverlap holds that event names touch neither marks nor each
// other.
func TestLabelsDoNotOverlap(t *testing.T) {
	kit, d, base := sample(t)
	for i, v := range views(d, base, 60) {
		s := build(t, kit, d, v)
		var boxes []draw.Box
		for _, l := range s.Labels {
			boxes = append(boxes, l.Box)
		}
		for j, l := range boxes {
			for _, m := range boxes[:j] {
				if l.Overlaps(m) {
					t.Fatalf("view %d: labels %v and %v overlap", i, l, m)
				}
			}
			for _, g := range s.Groups {
				if g.Shape != scene.Tray && l.Overlaps(g.Hit) {
					t.Fatalf("view %d: a label lies over the mark of %s", i, g.Key)
				}
			}
		}
	}
}

// TestPartnersFollowTheDay holds that the fill changes on the right day: the
// treaty of May 2025 makes Russia a treaty partner from its signing.
func TestPartnersFollowTheDay(t *testing.T) {
	_, d, v := sample(t)
	rank := func(day edtf.Day) string {
		v.Window = store.Window{A: edtf.DayOf(2006, 1, 1), Z: day}
		k := d.Known(data.AsKnown{})
		for _, p := range scene.Partners(k, v) {
			if p.State == "RUS" {
				return k.RelationKinds[k.Relations[p.Standings[0].Relation].Kind].ID
			}
		}
		return ""
	}
	if got := rank(edtf.DayOf(2025, 5, 6)); got == "treaty-partner" {
		t.Error("Russia is a treaty partner before the signing")
	}
	if got := rank(edtf.DayOf(2025, 5, 7)); got != "treaty-partner" {
		t.Errorf("on the day of the signing Russia is %q", got)
	}
}

func TestCitationsNumberEverySourceOnce(t *testing.T) {
	_, d, _ := sample(t)
	k := d.Known(data.AsKnown{})
	var all []int32
	for e := range int32(d.Events.N) {
		all = append(all, e)
	}
	c := scene.Cite(k, all)
	for i, entry := range c.List() {
		if entry.Number != i+1 {
			t.Fatalf("citation %d has number %d", i, entry.Number)
		}
	}
	for _, e := range all {
		if len(c.Of(k, e)) != len(k.SourcesOf(e)) {
			t.Fatalf("event %d: %d citations for %d sources", e, len(c.Of(k, e)), len(k.SourcesOf(e)))
		}
	}
}

func ExampleMatch_Counts() {
	m := scene.Match{N: 37, Total: 1093, NoPlace: 4}
	fmt.Println(m.Counts(31))
	// Output: 31 on this map, 37 match, 4 without a place, 1,093 in the dataset
}

func TestThousands(t *testing.T) {
	for n, want := range map[int]string{0: "0", 999: "999", 1000: "1,000", 1234567: "1,234,567", -1000: "-1,000"} {
		if got := scene.Thousands(n); got != want {
			t.Errorf("%d: %q", n, got)
		}
	}
}

func BenchmarkBuild(b *testing.B) {
	kit, d, v := sample(b)
	m, err := scene.NewModel(context.Background(), d, v, nil)
	if err != nil {
		b.Fatal(err)
	}
	vp := geo.Viewport{Camera: v.Camera, W: 1600, H: 1000, Scale: 1}
	b.ReportAllocs()
	for b.Loop() {
		scene.Build(kit, m, m.Match(v), v, scene.Frame{Viewport: vp})
	}
}
