// Package detail is the widget that shows all a dataset says of what is
// selected: an event claim by claim, a place or state with what is there, a
// source, a relation. What it says is composed by package page; the widget lays
// it out, scrolls it and turns presses into Store verbs.
package detail

import (
	"reflect"

	"sandtable/app/detail/page"
	"sandtable/app/frame"
	"sandtable/app/scene"
	"sandtable/app/store"
	"sandtable/data"
	"sandtable/data/index"
	"sandtable/geo/raster"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// Hooks are what the details ask of their window. All are called on the UI
// goroutine, and all but StateName are needed.
type Hooks struct {
	Centre    func(event string)                      // bring an event to the middle of the map
	Range     func(event string)                      // draw its range from a point that the user chooses
	Open      func(address string)                    // show the address, ask, then open it
	Clipboard func(text string)                       // put a text on the clipboard
	Input     func(name string) (done func())         // an input begins; done ends it
	Citation  func(source int32, style string) string // a source as text, markdown, bibtex or csl-json
	StateName func(code string) string                // of states that the dataset does not name; may be nil
}

// Detail is the widget. It belongs to the UI goroutine.
type Detail struct {
	widget.BaseWidget
	store   *store.Store
	hooks   Hooks
	view    store.View
	frame   *frame.Frame
	all     bool // long lists are unfolded
	focused bool

	key     key
	row     row
	page    page.Page
	builds  int // how often a page was laid out: what scrubbing must not raise
	kit     *kit
	head    head
	sheet   *sheet
	content *fyne.Container
	scroll  *container.Scroll
	edge    *canvas.Rectangle
	ground  *canvas.Rectangle
}

var (
	_ fyne.Tappable  = (*Detail)(nil)
	_ fyne.Focusable = (*Detail)(nil)
)

// New returns the details of a store's view; they are empty until the first
// frame.
func New(s *store.Store, hooks Hooks) *Detail {
	d := &Detail{store: s, hooks: hooks, view: s.View()}
	d.kit = &kit{pen: raster.New(nil), theme: scene.Theme(d.view), do: d.do}
	d.content = container.NewWithoutLayout()
	d.scroll = container.NewVScroll(container.New(paper{d}, d.content))
	d.scroll.OnScrolled = func(fyne.Position) { d.reveal() }
	d.head.box = container.NewWithoutLayout()
	d.edge, d.ground = canvas.NewRectangle(nil), canvas.NewRectangle(nil)
	d.ExtendBaseWidget(d)
	return d
}

// key is everything that decides the page, as far as it can be told without
// composing it.
type key struct {
	model                                          *scene.Model
	selected, here, source, relation, theme, focal string
	tab                                            store.Tab
	all                                            bool
	group                                          string // key of the group that is listed
	events                                         [2]int // how many they are, and their sum
	matches                                        bool   // the event is one of the view
	dated                                          dated
}

// dated is what pages depend on whose words change with the window.
type dated struct {
	window store.Window
	mode   index.Mode
	count  int
}

// ShowFrame takes a finished frame. When nothing that the page says has changed, it
// only compares.
func (d *Detail) ShowFrame(f *frame.Frame) {
	d.frame = f
	d.update()
}

// SetView takes a view at once, before its frame is there.
func (d *Detail) SetView(v store.View) {
	if v.Selected != d.view.Selected || v.Here != d.view.Here {
		d.all = false
	}
	d.view = v
	d.update()
}

// Page is what is shown: for tests and for readers of the screen.
func (d *Detail) Page() page.Page { return d.page }

// update composes the page anew where it may have changed, and lays it out
// where it has.
func (d *Detail) update() {
	if d.frame == nil || d.frame.Model == nil {
		return
	}
	group := d.group()
	k := d.keyOf(group)
	if k == d.key {
		return
	}
	old := d.key
	d.key = k
	p := page.Compose(page.Input{
		Known: d.frame.Model.Known, View: d.view, Group: group, Matching: d.frame.Match,
		All: d.all, StateName: d.hooks.StateName,
	})
	if old.theme == k.theme && d.sheet != nil && reflect.DeepEqual(p, d.page) {
		return
	}
	same := old.selected == k.selected && old.here == k.here && old.source == k.source &&
		old.relation == k.relation && old.tab == k.tab
	d.page = p
	d.build()
	if !same {
		d.scroll.ScrollToOffset(fyne.Position{})
	}
	d.reveal()
	d.Refresh()
}

func (d *Detail) keyOf(g scene.Group) key {
	v, f := d.view, d.frame
	k := key{
		model: f.Model, selected: v.Selected, here: v.Here, source: v.Source, relation: v.Relation,
		theme: v.Theme, focal: v.Focal, tab: v.Tab, all: d.all, group: g.Key,
	}
	for _, e := range g.Events {
		k.events[0]++
		k.events[1] += int(e)
	}
	k.matches = f.Match.Has(d.event())
	if !k.matches || v.Tab == store.States && v.Relation != "" {
		k.dated = dated{window: v.Window, mode: v.Mode, count: f.Match.N}
	}
	return k
}

// event is the row of the selected event; -1 without one. Finding it reads all
// ids, so it is kept.
func (d *Detail) event() int32 {
	known := d.frame.Model.Known
	if d.row.id != d.view.Selected || d.row.of != known.Dataset {
		d.row = row{d.view.Selected, known.Dataset, -1}
		if d.view.Selected != "" {
			d.row.event = known.Event(d.view.Selected)
		}
	}
	return d.row.event
}

// row is where an event was found.
type row struct {
	id    string
	of    *data.Dataset
	event int32
}

// group is the group on the map through which the details page: the one that
// the view names, or the one that holds the event since the map was zoomed.
func (d *Detail) group() scene.Group {
	s := d.frame.Scene
	if s == nil || d.view.Here == "" {
		return scene.Group{}
	}
	g, ok := s.Find(d.view.Here)
	if e := d.event(); !ok && e >= 0 {
		g, _ = s.GroupOf(e)
	}
	return g
}
