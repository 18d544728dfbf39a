package store_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"sandtable/app/store"
	"sandtable/data"
	"sandtable/data/edtf"
	"sandtable/data/index"
	"sandtable/geo"
)

func extent() store.Range {
	return store.Range{A: edtf.DayOf(2006, 1, 1), Z: edtf.DayOf(2025, 12, 31)}
}

func opening() store.View {
	e := extent()
	return store.View{
		Window: store.Window{From: "..", To: "..", A: e.A, Z: e.Z}, Range: e, Theme: "light",
		Camera: geo.Camera{Projection: geo.Mercator, Lon: -66, Lat: 10, Zoom: 5},
		Layers: store.DefaultLayers, Sort: store.Sort{Column: "when"},
	}
}

// queue stands for the UI goroutine: what is posted runs when asked.
type queue []func()

func (q *queue) post(f func()) { *q = append(*q, f) }

func (q *queue) run() {
	for len(*q) > 0 {
		f := (*q)[0]
		*q = (*q)[1:]
		f()
	}
}

func ExampleStore() {
	var q queue
	s := store.New(opening(), extent(), q.post)
	s.Watch(func(old, now store.View) { fmt.Println(old.Window.Text(), "->", now.Window.Text()) })
	_ = s.TypeWindow("2018-12", "2019-03")
	s.SetMode(index.Certain)
	q.run()
	// Output: ../.. -> 2018-12/2019-03
}

func TestManyVerbsOneFlush(t *testing.T) {
	var q queue
	s := store.New(opening(), extent(), q.post)
	told := 0
	s.Watch(func(old, now store.View) { told++ })
	for i := range 50 {
		s.DragWindow(extent().A+edtf.Day(i), extent().Z)
	}
	if len(q) != 1 {
		t.Errorf("%d flushes outstanding, want 1", len(q))
	}
	q.run()
	if told != 1 {
		t.Errorf("watchers told %d times, want 1", told)
	}
}

func TestNoChangeTellsNobody(t *testing.T) {
	var q queue
	s := store.New(opening(), extent(), q.post)
	s.Watch(func(old, now store.View) { t.Error("told of nothing") })
	s.SetMode(index.Possible)
	s.Select("")
	s.SetFilter("")
	q.run()
}

func TestUndo(t *testing.T) {
	var q queue
	s := store.New(opening(), extent(), q.post)
	first := s.View()
	for i := range 20 {
		s.DragWindow(extent().A+edtf.Day(100+i), extent().Z)
	}
	s.Done()
	dragged := s.View()
	s.Select("an-event") // looking is not a step
	s.SetFilter("kind = exercise")
	s.Undo()
	if s.View().Filter != "" || s.View().Window != dragged.Window {
		t.Errorf("undo gave %v", s.View())
	}
	s.Undo()
	if s.View().Window != first.Window {
		t.Errorf("one drag is one step: undo gave %v", s.View().Window)
	}
	if s.CanUndo() {
		t.Error("more steps than were made")
	}
	s.Redo()
	s.Redo()
	if s.View().Filter != "kind = exercise" || s.CanRedo() {
		t.Errorf("redo gave %v", s.View())
	}
	s.Undo()
	s.SetFilter("kind = strike")
	if s.CanRedo() {
		t.Error("a new step must drop those that were taken back")
	}
}

func TestTypeWindow(t *testing.T) {
	cases := []struct {
		from, to string
		a, z     edtf.Day
		bad      bool
	}{
		{"2018-12", "2019", edtf.DayOf(2018, 12, 1), edtf.DayOf(2019, 12, 31), false},
		{"", "", extent().A, extent().Z, false},
		{"..", "2010", extent().A, edtf.DayOf(2010, 12, 31), false},
		{"2020", "..", edtf.DayOf(2020, 1, 1), extent().Z, false},
		{"2030", "..", edtf.DayOf(2030, 1, 1), edtf.DayOf(2030, 1, 1), false},
		{"..", "1805", edtf.DayOf(1805, 12, 31), edtf.DayOf(1805, 12, 31), false},
		{"2019-02-29", "2020", 0, 0, true},
		{"2020", "2019", 0, 0, true},
		{"2020~", "2021", 0, 0, true},
		{"2020/2021", "2020/2021", 0, 0, true},
	}
	for _, c := range cases {
		s := store.New(opening(), extent(), func(func()) {})
		before := s.View()
		err := s.TypeWindow(c.from, c.to)
		if (err != nil) != c.bad {
			t.Errorf("%q/%q: error %v", c.from, c.to, err)
			continue
		}
		if c.bad {
			if s.View() != before {
				t.Errorf("%q/%q: a bad window changed the view", c.from, c.to)
			}
			continue
		}
		if w := s.View().Window; w.A != c.a || w.Z != c.z {
			t.Errorf("%q/%q: %v to %v, want %v to %v", c.from, c.to, w.A, w.Z, c.a, c.z)
		}
	}
}

// TestViewRoundTrip holds that view.json loses nothing of a view.
func TestViewRoundTrip(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	for range 500 {
		v := randomView(rng)
		b, err := json.Marshal(v)
		if err != nil {
			t.Fatal(err)
		}
		got, err := store.ReadView(b, opening(), extent())
		if err != nil {
			t.Fatalf("%s: %v", b, err)
		}
		if got != v {
			t.Fatalf("read %+v\nfrom %s\nwant %+v", got, b, v)
		}
	}
}

func randomView(rng *rand.Rand) store.View {
	v := opening()
	v.Title = []string{"", "Two figures", "ünïcode \"x\""}[rng.IntN(3)]
	a := extent().A + edtf.Day(rng.IntN(3000))
	z := a + edtf.Day(rng.IntN(3000))
	v.Window = store.Window{From: a.String(), To: z.String(), A: a, Z: z}
	v.Range = store.Range{A: a - 10, Z: z + 10}
	v.Mode = index.Mode(rng.IntN(2))
	v.AsKnown = data.AsKnown{On: rng.IntN(2) == 0, Undated: rng.IntN(2) == 0}
	if v.AsKnown.On {
		v.AsKnown.Day = z
	}
	v.Filter, v.Find = []string{"", "kind = strike"}[rng.IntN(2)], []string{"", "boats"}[rng.IntN(2)]
	if rng.IntN(2) == 0 {
		v.Within = store.Within{Box: geo.Box{W: 170, S: -10.5, E: -170, N: 20}, On: true}
	}
	v.Camera.Lon, v.Camera.Zoom = rng.Float64()*360-180, rng.Float64()*9
	v.Axis = store.Axis(rng.IntN(2))
	v.Layers = store.Layers(rng.IntN(1 << len(store.LayerNames())))
	v.Tab = store.Tab(rng.IntN(4))
	v.Sort.Down = rng.IntN(2) == 0
	v.Selected, v.Here, v.Focal = "e1", "state:VEN", "VEN"
	v.Source, v.By, v.Relation = "s1", "kind,year", []string{"", "r1"}[rng.IntN(2)]
	return v
}

func TestReadViewErrors(t *testing.T) {
	for text, want := range map[string]string{
		"{": "read view: ", `{"version": 99}`: "version 99", `{"window": "2019-02-29"}`: `window "2019-02-29"`,
		`{"window": "2019-02-29/.."}`: `window "2019-02-29/.."`, `{"mode": "maybe"}`: `"maybe"`,
		`{"layers": "clouds"}`: `layer "clouds"`, `{"within": [1,2,3]}`: "within", `{"camera": {"lon": 400}}`: "longitude 400",
		`{"tab": "x"}`: `tab "x"`, `{"as_known": "soon"}`: `"soon"`, `{"range": ["x", "y"]}`: `"x"`,
		`{"range": ["2020-01-02", "2020-01-01"]}`: "range 2020-01-02/2020-01-01", `{"theme": "pink"}`: `theme "pink"`,
		`{"axis": "log"}`: `axis "log"`,
	} {
		v, err := store.ReadView([]byte(text), opening(), extent())
		if err == nil || !strings.HasPrefix(err.Error(), "read view: ") || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: error %v, want %s", text, err, want)
		}
		if v != opening() {
			t.Errorf("%s: the view changed to %+v", text, v)
		}
	}
}

func TestLayers(t *testing.T) {
	l, err := store.ParseLayers("-trays,+arcs")
	if err != nil || l.Has(store.Trays) || !l.Has(store.Arcs|store.Marks) {
		t.Errorf("changing the default set: %v, %v", l, err)
	}
	if l, err = store.ParseLayers("marks,cities"); err != nil || l != store.Marks|store.Cities {
		t.Errorf("naming a set: %v, %v", l, err)
	}
	if _, err = store.ParseLayers("marks,clouds"); err == nil {
		t.Error("an unknown layer must be an error")
	}
}

func FuzzReadView(f *testing.F) {
	b, _ := json.Marshal(opening())
	f.Add(b)
	f.Add([]byte(`{"window":"2018/2019"}`))
	f.Fuzz(func(t *testing.T, b []byte) {
		v, err := store.ReadView(b, opening(), extent())
		if err != nil {
			return
		}
		again, err := json.Marshal(v)
		if err != nil {
			t.Fatal(err)
		}
		if got, err := store.ReadView(again, opening(), extent()); err != nil || got != v {
			t.Fatalf("%v\nread %+v\nwant %+v", err, got, v)
		}
	})
}
