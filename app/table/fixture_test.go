package table

import (
	"context"
	"fmt"
	"testing"

	"sandtable/app/frame"
	"sandtable/app/scene"
	"sandtable/app/store"
	"sandtable/app/theme"
	"sandtable/data"
	"sandtable/data/edtf"
	"sandtable/geo/palette"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

// plainTable is n events of one day each, from 2000 on, as a plain table brings
// them.
func plainTable(n int) *data.Dataset {
	var ids, titles data.TextBuilder
	ev := data.Events{N: n, Spans: data.MakeSpans(n)}
	kinds := data.Kinds()
	from := edtf.DayOf(2000, 1, 1)
	for e := range n {
		ids.Append(fmt.Sprintf("e%d", e))
		titles.Append(fmt.Sprintf("Event number %d with a title that is too long for its column", e))
		ev.Kind = append(ev.Kind, uint16(e%len(kinds)))
		ev.WhenKind = append(ev.WhenKind, edtf.Moment)
		ev.Status = append(ev.Status, data.Statuses()[e%6])
		day := from + edtf.Day(e%9000)
		ev.Spans.Set(int32(e), edtf.Bounds{EarliestStart: day, LatestStart: day, EarliestEnd: day, LatestEnd: day})
	}
	ev.ID, ev.Title = ids.Text(), titles.Text()
	return data.Build(data.Tables{
		Events: ev, Kinds: kinds, RelationKinds: data.RelationKinds(),
		Sources: []data.Source{{ID: "file", Title: "events.csv"}}, Implied: &data.Claim{Source: 0, Status: data.Claimed, Place: -1},
	})
}

// smallDataset is three states, an organisation, two sources and four events.
func smallDataset() *data.Dataset {
	when := []string{"2018-12-10", "2019-03", "2025-05-07", ""}
	ev := data.Events{
		N: 4, ID: data.TextOf([]string{"flight", "visit", "treaty", "undated"}),
		Title: data.TextOf([]string{"Two bombers fly", "A visit", "The treaty is signed", ""}),
		When:  data.TextOf(when),
		Kind:  []uint16{0, 8, 7, 9}, WhenKind: make([]edtf.WhenKind, 4),
		Status: []data.Status{data.Reported, data.Claimed, data.Reported, data.Assessed},
	}
	for _, w := range when {
		ev.Dates = append(ev.Dates, dateOf(w))
	}
	return data.Build(data.Tables{
		Events: ev, Kinds: data.Kinds(), RelationKinds: data.RelationKinds(),
		Sources: []data.Source{
			{ID: "news", Title: "A report", Publisher: "Paper", Grade: 'B', Published: "2019", Dated: true,
				EarliestPublished: edtf.DayOf(2019, 1, 1), LatestPublished: edtf.DayOf(2019, 12, 31)},
			{ID: "blog", Title: "Zeal", Grade: 'E', Cites: []int32{2}},
			{ID: "origin", Title: "An origin"},
			{ID: "unused", Title: "Never cited"},
		},
		Actors: []data.Actor{
			{ID: "VEN", Name: "Venezuela", Type: data.StateType}, {ID: "RUS", Name: "Russia", Type: data.StateType},
			{ID: "IRN", Name: "Iran", Type: data.StateType}, {ID: "opec", Name: "OPEC", Type: "organisation"},
		},
		EventActors: []data.EventActor{{Event: 0, Actor: 1}, {Event: 2, Actor: 0}, {Event: 2, Actor: 1}},
		Claims: []data.Claim{
			{ID: "c1", Events: []int32{0}, Source: 0, Place: -1, Via: []int32{2}},
			{ID: "c2", Events: []int32{2, 0}, Source: 1, Place: -1},
			{ID: "c3", Events: []int32{1}, Source: 1, Place: -1},
			{ID: "c3b", Events: []int32{1}, Source: 1, Place: -1},
			{ID: "c4", Relations: []int32{0}, Source: 0, Place: -1},
		},
		Relations: []data.Relation{
			{ID: "arms", Subject: 1, Object: 0, Kind: kindOf("arms-supplier"), Since: "2006", Until: "..", SinceDate: dateOf("2006")},
			{ID: "pact", Subject: 0, Object: 3, Kind: kindOf("member"), Since: "1960", Until: "..", SinceDate: dateOf("1960")},
			{ID: "oil", Subject: 2, Object: 0, Kind: kindOf("energy-partner"), Since: "2020", Until: "2021", SinceDate: dateOf("2020"), UntilDate: dateOf("2021")},
		},
	})
}

// dateOf reads a date; none for no text.
func dateOf(text string) edtf.Date {
	if text == "" {
		return edtf.Date{}
	}
	date, err := edtf.Parse(text)
	if err != nil {
		panic(err)
	}
	return date
}

func kindOf(id string) int32 {
	for i, k := range data.RelationKinds() {
		if k.ID == id {
			return int32(i)
		}
	}
	panic("no relation kind " + id)
}

// rig is tables in a test window, with a store that is followed at once.
type rig struct {
	*Tables
	store   *store.Store
	data    *data.Dataset
	model   *scene.Model
	frame   *frame.Frame
	window  fyne.Window
	centred []string
	copied  string
	inputs  map[string]int
	nearest int
	follow  bool
}

func newRig(t testing.TB, d *data.Dataset, width, height float32) *rig {
	app := test.NewTempApp(t)
	app.Settings().SetTheme(theme.New(palette.Light))
	extent := scene.Extent(d)
	v := store.View{
		Window: store.Window{From: "..", To: "..", A: extent.A, Z: extent.Z}, Range: extent,
		Layers: store.DefaultLayers, Theme: "light", Sort: store.Sort{Column: "when"}, By: "kind,year", Focal: "VEN",
	}
	r := &rig{store: store.New(v, extent, func(f func()) { f() }), data: d, inputs: map[string]int{}, follow: true}
	r.Tables = New(r.store, Hooks{
		Centre:    func(e string) { r.centred = append(r.centred, e) },
		Input:     func(name string) func() { r.inputs[name]++; return func() {} },
		Clipboard: func(text string) { r.copied = text },
		Nearest:   func() { r.nearest++ },
	})
	r.store.Watch(func(_, now store.View) {
		r.SetView(now)
		if r.follow {
			r.render(t)
		}
	})
	r.window = test.NewTempWindow(t, r.Tables)
	r.window.SetPadded(false)
	r.window.Resize(fyne.NewSize(width, height))
	r.render(t)
	return r
}

// render does what the window's pipeline does, without pictures.
func (r *rig) render(t testing.TB) {
	v := r.store.View()
	model, err := scene.NewModel(context.Background(), r.data, v, r.model)
	if err != nil {
		t.Fatal(err)
	}
	f := &frame.Frame{Request: frame.Request{View: v}, Model: model, Match: model.Match(v)}
	if f.Listing, err = model.Listing(context.Background(), v.Sort, v.Mode); err != nil {
		t.Fatal(err)
	}
	f.Listing.Move(v.Window.A, v.Window.Z)
	r.model, r.frame = model, f
	r.ShowFrame(f)
}

// texts are what the rows of a grid show, in their order on screen.
func texts(g *grid) [][]string {
	var out [][]string
	first, n := g.scroll.shown()
	for i := first; i < first+int64(n); i++ {
		row := g.slotOf(i)
		if !row.box.Visible() {
			continue
		}
		var cells []string
		for _, t := range row.texts {
			cells = append(cells, t.Text)
		}
		out = append(out, cells)
	}
	return out
}

// dragBy drags as the desktop driver does: the first event tells where the
// pointer is by then.
func dragBy(o fyne.Draggable, from fyne.Position, dx, dy float32) {
	o.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: from.AddXY(dx, dy)}, Dragged: fyne.NewDelta(dx, dy)})
	o.DragEnd()
}

func key(name fyne.KeyName) *fyne.KeyEvent { return &fyne.KeyEvent{Name: name} }
