package app

import (
	"time"

	"sandtable/app/control"
	"sandtable/app/detail"
	"sandtable/app/frame"
	"sandtable/app/mapview"
	"sandtable/app/panel"
	"sandtable/app/scene"
	"sandtable/app/store"
	"sandtable/app/table"
	"sandtable/app/theme"
	"sandtable/app/timeline"
	"sandtable/app/worker"
	"sandtable/data/pack"
	"sandtable/geo"
	"sandtable/geo/palette"
	"sandtable/geo/raster"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// Window is the main window: one store, one worker, and the widgets that show
// what the worker makes of the store's view. All of it belongs to the UI
// goroutine, apart from what runs inside the worker.
type Window struct {
	app   fyne.App
	win   fyne.Window
	kit   scene.Kit
	post  func(func())
	trace *trace
	prefs prefs
	tips  *control.Tips

	unprepared bool // neither use nor make prepared files

	pack     *pack.Package
	store    *store.Store
	runner   *worker.Runner // makes frames
	loader   *worker.Runner // reads datasets
	maker    *worker.Runner // makes snapshots
	reading  *reading       // what the loader reads; nil: nothing
	before   *kept          // what was shown before that; nil: it is shown still
	pipeline *frame.Pipeline
	frame    *frame.Frame
	asked    time.Time  // when the frame that is awaited was asked for
	opening  geo.Camera // the opening camera for the map's last size
	laidOut  frame.Size // the map's size when a frame was last asked for because of it

	mapView  *mapview.Map
	timeline *timeline.Timeline
	tables   *table.Tables
	detail   *detail.Detail
	status   *panel.StatusBar
	toolbar  *panel.Toolbar
	filters  *panel.Filters
	notice   *panel.Notice
	progress *panel.Progress
	layout   *layout
	dialog   raised // the one that was shown last
	finder   *finder
}

// The map's size in the window before it is laid out, in units.
const openingWidth, openingHeight = 868, 498

// given is what a main window starts with.
type given struct {
	app   fyne.App
	kit   scene.Kit
	pack  *pack.Package
	post  func(func()) // runs a function soon on the UI goroutine
	trace *trace       // may be nil
	prefs prefs

	unprepared bool // neither use nor make prepared files
}

// newWindow builds the main window around a dataset.
func newWindow(g given) *Window {
	w := &Window{app: g.app, kit: g.kit, pack: g.pack, post: g.post, trace: g.trace, prefs: g.prefs, unprepared: g.unprepared}
	p, kit, post, t := g.pack, g.kit, g.post, g.trace
	w.win = g.app.NewWindow(windowTitle(p.Tables.Package.Title))
	extent := scene.Extent(p.Dataset)
	view := scene.OpeningView(p.Dataset, kit.World, extent, openingWidth, openingHeight)
	view.Theme = w.prefs.Theme
	w.store, w.opening = store.New(view, extent, post), view.Camera
	w.runner, w.loader, w.maker, w.finder = worker.New(post), worker.New(post), worker.New(post), newFinder(post)
	w.pipeline = frame.New(p.Dataset, kit.World, kit.Fonts.Clone())
	w.dress(view.Theme)
	if t != nil {
		t.seen = w.seen
	}
	w.build()
	w.store.Watch(w.react)
	return w
}

func windowTitle(dataset string) string {
	if dataset == "" {
		return "Sandtable"
	}
	return dataset + " – Sandtable"
}

// build makes the widgets and lays them out.
func (w *Window) build() {
	s := w.store
	pen := raster.New(w.kit.Fonts.Clone())
	w.status, w.tips = panel.NewStatusBar(), control.NewTips()
	w.status.OnCounts = w.turnPlaceless
	w.notice = panel.NewNotice()
	w.progress = panel.NewProgress(w.loader.Cancel)
	w.mapView = mapview.New(s, pen, w.mapHooks())
	w.timeline = timeline.New(s, w.timelineHooks())
	w.tables = table.New(s, w.tableHooks())
	w.detail = detail.New(s, w.detailHooks())
	w.toolbar = panel.NewToolbar(s, w.toolbarHooks())
	w.filters = panel.NewFilters(s, panel.FilterHooks{Check: w.filterError, Hint: w.status.SetHint})
	w.toolbar.SetDataset(datasetLabel(w.pack))
	w.layout = newLayout(w)
	w.win.SetPadded(false)
	w.win.SetContent(container.NewStack(w.layout.content, w.tips.Layer))
	w.win.SetMainMenu(w.menu())
	w.win.Resize(fyne.NewSize(w.prefs.Width, w.prefs.Height))
	w.win.Canvas().SetOnTypedKey(w.typedKey)
	w.win.Canvas().AddShortcut(&fyne.ShortcutPaste{}, func(fyne.Shortcut) { w.paste() })
	w.win.SetCloseIntercept(w.close)
	w.win.SetOnDropped(func(_ fyne.Position, uris []fyne.URI) { w.dropped(uris) })
}

// dress puts a theme on the program.
func (w *Window) dress(name string) {
	mode, ok := palette.ParseMode(name)
	if !ok {
		mode = palette.Light
	}
	w.app.Settings().SetTheme(theme.New(mode))
}
