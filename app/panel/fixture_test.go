package panel_test

import (
	"context"
	"testing"

	"sandtable/app/facet"
	"sandtable/app/panel"
	"sandtable/app/scene"
	"sandtable/app/store"
	"sandtable/app/theme"
	"sandtable/assets"
	"sandtable/data/filter"
	"sandtable/data/pack"
	"sandtable/geo"
	"sandtable/geo/palette"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"
)

// bench is a toolbar and a filter panel over the embedded dataset, joined by a
// store as the window joins them.
type bench struct {
	t       testing.TB
	store   *store.Store
	bar     *panel.Toolbar
	filters *panel.Filters
	window  fyne.Window
	model   *scene.Model
	hint    string
	calls   map[string]int
}

// newBench shows both parts in a window of a width.
func newBench(t testing.TB, width float32) *bench {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(theme.New(palette.Light))
	files, err := assets.Dataset("russia-venezuela")
	if err != nil {
		t.Fatal(err)
	}
	p, _, err := pack.Read(files, "russia-venezuela")
	if err != nil {
		t.Fatal(err)
	}
	extent := scene.Extent(p.Dataset)
	b := &bench{t: t, calls: map[string]int{}}
	v := store.View{
		Window: store.Window{From: "..", To: "..", A: extent.A, Z: extent.Z}, Range: extent, Layers: store.DefaultLayers,
		Theme: "light", Camera: geo.Camera{Projection: geo.Mercator}, Focal: "VEN",
	}
	b.store = store.New(v, extent, func(f func()) { f() })
	b.bar = panel.NewToolbar(b.store, b.hooks())
	b.filters = panel.NewFilters(b.store, panel.FilterHooks{Check: b.check, Hint: func(s string) { b.hint = s }})
	show := func(v store.View) {
		m, err := scene.NewModel(context.Background(), p.Dataset, v, b.model)
		if err != nil {
			t.Fatal(err)
		}
		sections, err := facet.Build(context.Background(), m, v)
		if err != nil {
			t.Fatal(err)
		}
		b.model = m
		b.bar.SetKnown(m.Known)
		b.bar.SetView(v)
		b.filters.SetView(v)
		b.filters.ShowSections(sections)
	}
	show(v)
	b.store.Watch(func(_, now store.View) { show(now) })
	b.window = test.NewTempWindow(t, container.NewBorder(b.bar, nil, b.filters, nil, widget.NewLabel("")))
	b.window.SetPadded(false)
	b.window.Resize(fyne.NewSize(width, 1000))
	return b
}

func (b *bench) hooks() panel.ToolbarHooks {
	count := func(name string) func() { return func() { b.calls[name]++ } }
	menu := func(name string) func() *fyne.Menu {
		return func() *fyne.Menu { return fyne.NewMenu("", fyne.NewMenuItem(name, count(name))) }
	}
	within := func() {
		w, err := store.NewWithin(-75, 0, -58, 14)
		if err != nil {
			b.t.Fatal(err)
		}
		b.store.SetWithin(w)
	}
	return panel.ToolbarHooks{
		DatasetMenu: menu("dataset"), LayersMenu: menu("layers"), PartnersMenu: menu("partners"), WithinFrame: within,
		AskFilter: count("ask"), TurnTheme: count("turn"), Export: count("export"), Hint: func(s string) { b.hint = s },
	}
}

func (b *bench) check(expr string) error {
	x, err := filter.Parse(expr)
	if err == nil {
		_, err = filter.Compile(x, b.model.Known)
	}
	return err
}

// filterIs holds the store's filter against a text.
func (b *bench) filterIs(when, want string) {
	b.t.Helper()
	if got := b.store.View().Filter; got != want {
		b.t.Errorf("%s: the filter is %q, want %q", when, got, want)
	}
}

// press is a tap in the middle of an object.
func press(o fyne.CanvasObject) {
	at := fyne.NewPos(o.Size().Width/2, o.Size().Height/2)
	o.(fyne.Tappable).Tapped(&fyne.PointEvent{Position: at})
}

// key types a key into a focusable object.
func key(o fyne.CanvasObject, name fyne.KeyName) {
	o.(fyne.Focusable).TypedKey(&fyne.KeyEvent{Name: name})
}
