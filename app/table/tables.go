// Package table is the tables of the main window: events, sources, states and
// the summary, on pages of their own.
//
// Every page is a grid, a table of our own: its place is a row number, not a
// length, and its rows are pooled canvas objects of which a wheel step fills the
// few that come into view. So a table is as exact and as fast at ten million
// rows as at ten.
//
//	Tables ── tabBar, findBox, tools
//	   └── page: eventPage, sourcePage, statePage, summaryPage
//	         └── grid ── header, body ── row ..., bar, empty
//
// The arithmetic (scroller, place, fitter, pivotColumns, choice) knows nothing of
// Fyne. All of the package belongs to the UI goroutine.
package table

import (
	"sandtable/app/control"
	"sandtable/app/frame"
	"sandtable/app/scene"
	"sandtable/app/store"
	"sandtable/geo/palette"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// Hooks are what the tables ask of their window. All are called on the UI
// goroutine and all are needed.
type Hooks struct {
	Centre    func(event string)              // the map is to show an event
	Input     func(name string) (done func()) // an input begins; done ends it
	Clipboard func(text string)               // a text is to be copied
	Nearest   func()                          // the window is to go to the nearest event
}

// Tables is the widget. It belongs to the UI goroutine.
type Tables struct {
	widget.BaseWidget
	store *store.Store
	hooks Hooks
	frame *frame.Frame

	bar     *tabBar
	find    *findBox
	search  *control.Button // opens the find box where there is no room for it
	choose  *control.Button // which columns
	copy    *control.Button
	finding bool // the find box is open over the tabs

	events  *eventPage
	sources *sourcePage
	states  *statePage
	summary *summaryPage
	tabs    [4]tab
	current store.Tab
	stale   [4]bool // pages that have not seen the newest frame

	back, line *canvas.Rectangle
}

// New returns the tables of a store's view. They are empty until ShowFrame.
func New(s *store.Store, hooks Hooks) *Tables {
	t := &Tables{store: s, hooks: hooks, back: canvas.NewRectangle(nil), line: canvas.NewRectangle(nil)}
	k := &kit{
		marks: newMarks(), fit: newFitter(measureText), input: hooks.Input,
		palette: func() palette.Theme { return scene.Theme(s.View()) },
	}
	t.tabs = [4]tab{{name: "Events"}, {name: "Sources"}, {name: "States"}, {name: "Summary"}}
	t.events, t.sources = newEventPage(k, s, hooks), newSourcePage(k, s, hooks)
	t.states, t.summary = newStatePage(k, s, hooks), newSummaryPage(k, s, hooks)
	t.bar = newTabBar(k, t.tabs[:], func(i int) { s.SetTab(store.Tab(i)); t.turn(store.Tab(i)) })
	t.find = newFindBox(s, hooks.Input, t.closeFind)
	t.search = control.NewIconButton("search", "Filter these rows", nil, t.openFind)
	t.choose = control.NewIconButton("columns", "Columns", nil, t.offerColumns)
	t.copy = control.NewIconButton("copy", "Copy rows", nil, t.copyRows)
	t.ExtendBaseWidget(t)
	t.turn(s.View().Tab)
	return t
}

// pages are the pages in the order of their tabs.
func (t *Tables) pages() [4]page { return [4]page{t.events, t.sources, t.states, t.summary} }

// ShowFrame takes a finished frame, whose listing stands on the view's window.
func (t *Tables) ShowFrame(f *frame.Frame) {
	t.frame = f
	for i := range t.stale {
		t.stale[i] = true
	}
	t.tabs[store.Events].count = of(f.Listing.Len(), f.Match.Total)
	listed, total := t.sources.count(f)
	t.tabs[store.Sources].count = of(listed, total)
	t.tabs[store.States].count = ""
	if n := t.states.count(f); f.Request.View.Focal != "" {
		t.tabs[store.States].count = scene.Thousands(n)
	}
	t.bar.set(t.tabs[:], int(t.current))
	t.freshen()
}

// freshen shows the newest frame on the current page.
func (t *Tables) freshen() {
	if t.frame != nil && t.stale[t.current] {
		t.stale[t.current] = false
		t.pages()[t.current].show(t.frame)
	}
}

// SetView follows a change of the view at once: page, selection, what is typed.
// The rows follow with the next frame.
func (t *Tables) SetView(v store.View) {
	t.turn(v.Tab)
	t.find.setFind(v.Find)
	t.pages()[t.current].setView(v)
	if v.Find != "" && !t.finding && !t.roomy() {
		t.finding = true
		t.Refresh()
	}
}

// turn shows a page, fresh.
func (t *Tables) turn(tab store.Tab) {
	t.current = tab
	for i, p := range t.pages() {
		show(p.object(), store.Tab(i) == tab)
	}
	t.bar.set(t.tabs[:], int(tab))
	t.arrange(t.Size())
	t.freshen()
}

// roomy reports whether the find box stands beside the tabs.
func (t *Tables) roomy() bool { return t.Size().Width >= wideEnough }

// openFind opens the find box and takes the keyboard to it.
func (t *Tables) openFind() {
	t.finding = true
	t.Refresh()
	if c := fyne.CurrentApp().Driver().CanvasForObject(t); c != nil {
		c.Focus(t.find)
	}
}

// closeFind gives the tabs their place back and the keyboard to the rows.
func (t *Tables) closeFind() {
	t.finding = false
	t.Refresh()
	if c := fyne.CurrentApp().Driver().CanvasForObject(t); c != nil {
		c.Focus(t.pages()[t.current].main().body)
	}
}

// FocusFind takes the keyboard to the find box, as a menu does.
func (t *Tables) FocusFind() { t.openFind() }

// Copy copies the selected row of the current page; of the summary, all of it.
func (t *Tables) Copy() { t.pages()[t.current].main().hooks.copy() }

// copyRows copies all rows of the current page.
func (t *Tables) copyRows() {
	switch g := t.pages()[t.current].main(); t.current {
	case store.Events:
		t.events.copyAll()
	case store.Summary:
		t.summary.copyCSV()
	default:
		t.hooks.Clipboard(tsvOf(g, 0, int(g.rows.Len())))
	}
}

// offerColumns shows which columns the events have, to switch them on and off.
func (t *Tables) offerColumns() {
	var items []*fyne.MenuItem
	for _, c := range scene.Columns() {
		item := fyne.NewMenuItem(c.Title, func() { t.events.toggle(c.ID) })
		item.Checked = t.events.choice.shown(c.ID, t.events.narrow())
		items = append(items, item)
	}
	popUp(t.choose, items)
}

// CreateRenderer implements fyne.Widget.
func (t *Tables) CreateRenderer() fyne.WidgetRenderer {
	r := &control.Renderer{
		Parts: []fyne.CanvasObject{t.back, t.line, t.bar, t.search, t.choose, t.copy, t.find},
		Min:   func() fyne.Size { return fyne.NewSize(280, tabHeight+headerHeight+rowHeight) }, Arrange: t.arrange, Update: t.paint,
	}
	for _, p := range t.pages() {
		r.Parts = append(r.Parts, p.object())
	}
	t.paint()
	return r
}

func (t *Tables) paint() {
	p := scene.Theme(t.store.View())
	paintRect(t.back, p.Panel)
	paintRect(t.line, p.Line)
	t.arrange(t.Size())
}

// The tools at the right of the tabs, in units.
const (
	toolSize  = 28
	findWidth = 220
)

// arrange lays tabs and tools out in one line, the current page below.
func (t *Tables) arrange(size fyne.Size) {
	placeAt(t.back, 0, 0, size.Width, tabHeight)
	placeAt(t.line, 0, tabHeight-1, size.Width, 1)
	x := size.Width - sidePad + 6
	for _, tool := range []struct {
		*control.Button
		on bool
	}{{t.copy, t.roomy() && t.current != store.Summary}, {t.choose, t.current == store.Events}, {t.search, !t.roomy() && !t.finding}} {
		show(tool.Button, tool.on)
		if tool.on {
			x -= toolSize
			placeAt(tool.Button, x, (tabHeight-toolSize)/2, toolSize, toolSize)
		}
	}
	t.arrangeFind(x)
	for _, p := range t.pages() {
		placeAt(p.object(), 0, tabHeight, size.Width, max(0, size.Height-tabHeight))
	}
}

// arrangeFind puts the find box left of the tools: beside the tabs, or over them
// while it is open and there is no room for both.
func (t *Tables) arrangeFind(right float32) {
	show(t.find, t.roomy() || t.finding)
	show(t.bar, t.roomy() || !t.finding)
	left, tabs := float32(sidePad), right
	if t.roomy() {
		left = right - 4 - findWidth
		tabs = left
	}
	placeAt(t.find, left, (tabHeight-toolSize)/2, right-4-left, toolSize)
	placeAt(t.bar, 0, 0, max(0, tabs), tabHeight)
}
