// Package timeline is the widget under the map: controls for the time, and the
// plot of package strip with everything on it that the hand moves.
//
// The plot's picture is made elsewhere and handed over; window, handles, hover
// and as-known line are canvas objects above it that move at once. A gesture
// becomes a verb of the store; what the store says comes back through SetView.
// Everything belongs to the UI goroutine.
package timeline

import (
	"image"
	"slices"

	"sandtable/app/control"
	"sandtable/app/store"
	"sandtable/app/strip"
	"sandtable/data/edtf"
	"sandtable/geo/palette"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// Hooks are what the timeline needs of its window. Theme and Resized are
// required.
type Hooks struct {
	Theme   func() palette.Theme
	Resized func()                          // the plot has another size: a new picture is needed
	Tips    *control.Tips                   // may be nil
	Clock   Clock                           // nil: the display's frames
	Input   func(name string) (done func()) // an input begins; done ends it. May be nil
}

// Timeline is the widget.
type Timeline struct {
	widget.BaseWidget
	store    *store.Store
	hooks    Hooks
	strip    *strip.Strip // the one on screen; nil before the first picture
	view     store.View
	controls *controls
	plot     *plot
	problem  *problem
	content  *fyne.Container

	unit  Unit
	march March
	stop  func() // of the clock; nil while not playing
}

var _ fyne.Widget = (*Timeline)(nil)

// controlsHeight is that of the row above the plot.
const controlsHeight = 36

// The lanes before a dataset is known.
const (
	usualFamilies = 7
	usualKinds    = 14
)

// New returns a timeline of a store's view, without a picture.
func New(s *store.Store, hooks Hooks) *Timeline {
	if hooks.Clock == nil {
		hooks.Clock = frameClock{}
	}
	if hooks.Input == nil {
		hooks.Input = func(string) func() { return func() {} }
	}
	t := &Timeline{store: s, hooks: hooks, view: s.View(), unit: unitFor(s.Extent())}
	t.plot = newPlot(t)
	t.controls = newControls(t)
	t.problem = newProblem(t)
	t.content = container.New(&rows{t}, t.controls.row, t.plot, t.problem)
	t.ExtendBaseWidget(t)
	t.refreshColours()
	t.SetView(t.view)
	return t
}

// CreateRenderer implements fyne.Widget.
func (t *Timeline) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(t.content) }

// rows lays the controls out above the plot, and a problem over its top.
type rows struct{ t *Timeline }

// Layout implements fyne.Layout.
func (r *rows) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	r.t.controls.row.Resize(fyne.NewSize(size.Width, controlsHeight))
	r.t.plot.Move(fyne.NewPos(0, controlsHeight))
	r.t.plot.Resize(fyne.NewSize(size.Width, max(0, size.Height-controlsHeight)))
	r.t.problem.Move(fyne.NewPos(0, controlsHeight))
	r.t.problem.Resize(fyne.NewSize(size.Width, problemHeight))
}

// MinSize implements fyne.Layout.
func (r *rows) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(r.t.controls.row.MinSize().Width, controlsHeight+64)
}

// Preferred is the height that suits the timeline: with a lane for each family
// of kinds, or, in a large window, for each kind.
func (t *Timeline) Preferred(large bool) float32 {
	switch {
	case t.strip != nil:
		return controlsHeight + t.strip.PreferredHeight(large)
	case large:
		return controlsHeight + strip.Height(usualKinds, true)
	}
	return controlsHeight + strip.Height(usualFamilies, false)
}

// PlotSize is the plot's size in device pixels and how many of them a unit has;
// zero before the widget is laid out.
func (t *Timeline) PlotSize() (w, h int, scale float64) { return t.plot.pixels() }

// SetFrame swaps in a finished picture and the strip that it shows. img has the
// strip's size and is not changed afterwards.
func (t *Timeline) SetFrame(s *strip.Strip, img *image.RGBA) {
	t.strip = s
	t.plot.show(img)
}

// SetView moves what can move at once: handles, entries, segments. It costs
// nothing to speak of.
func (t *Timeline) SetView(v store.View) {
	if v.Window != t.view.Window {
		t.problem.Hide()
	}
	t.view = v
	t.controls.set(v)
	t.plot.place()
}

// refreshColours follows a change of theme.
func (t *Timeline) refreshColours() {
	t.controls.recolour()
	t.plot.recolour()
	t.problem.recolour()
}

// Refresh implements fyne.CanvasObject: the theme may have changed.
func (t *Timeline) Refresh() {
	t.refreshColours()
	t.BaseWidget.Refresh()
}

// setWindow sets the window to the days of a range, and begins no gesture.
func (t *Timeline) setWindow(r store.Range) { t.store.SetWindow(r.A, r.Z) }

// window is the window as days.
func (t *Timeline) window() store.Range { return store.Range{A: t.view.Window.A, Z: t.view.Window.Z} }

// typeWindow applies two typed dates, or says what is wrong with them.
func (t *Timeline) typeWindow(from, to string) {
	defer t.hooks.Input("type")()
	if err := t.store.TypeWindow(from, to); err != nil {
		t.problem.say(err.Error())
		return
	}
	t.problem.Hide()
}

// Step goes to the next (dir 1) or previous (dir -1) event, selects it, and moves
// window and range just so far that they hold its first day: a wide window stays
// while one walks through its events.
func (t *Timeline) Step(dir int) {
	if t.strip == nil {
		return
	}
	if e, ok := stepTo(t.strip, t.store.View(), dir); ok {
		t.goTo(e)
	}
}

// StepToEnd goes to the first (dir -1) or the last (dir 1) event.
func (t *Timeline) StepToEnd(dir int) {
	if t.strip == nil {
		return
	}
	from := edtf.MinDay
	if dir > 0 {
		from = edtf.MaxDay
	}
	if e, ok := t.strip.Next(from, -1, -dir); ok {
		t.goTo(e)
	}
}

// goTo selects an event and moves window and range so that they hold its start.
func (t *Timeline) goTo(e int32) {
	t.Stop()
	k := t.strip.Known()
	day := k.Spans.EarliestStart[e]
	v := t.store.View()
	if w := (store.Range{A: v.Window.A, Z: v.Window.Z}); holding(w, day) != w {
		t.setWindow(holding(w, day))
	}
	if r := showing(v.Range, day); r != v.Range {
		t.store.MoveRange(r.A, r.Z)
	}
	t.store.Select(k.Events.ID.At(e))
}

// shift moves the window by units; where endOnly is set, only its end.
func (t *Timeline) shift(n int, endOnly bool) {
	w := t.window()
	w.Z = t.unit.AddEnd(w.Z, n)
	if !endOnly {
		w.A = t.unit.Add(w.A, n)
	}
	w.Z = max(w.Z, w.A)
	t.store.DragWindow(w.A, w.Z)
}

// TogglePlay plays or stops.
func (t *Timeline) TogglePlay() {
	if t.Playing() {
		t.Stop()
		return
	}
	shown := t.view.Range
	shown.A = max(shown.A, t.busyFrom())
	p := newPlayer(t.window(), shown, t.store.Extent(), t.unit, t.march)
	began := t.hooks.Clock.Now()
	t.store.Done()
	t.store.DragWindow(p.first.A, p.first.Z)
	at := p.first
	t.stop = t.hooks.Clock.Every(func() {
		w, done := p.at(t.hooks.Clock.Now().Sub(began))
		if w != at && t.Playing() {
			defer t.hooks.Input("play")()
			at = w
			t.store.DragWindow(w.A, w.Z)
		}
		if done {
			t.Stop()
		}
	})
	t.controls.playing(true)
}

// busyFrom is the day before which no more than one event in a hundred begins:
// playing from the start need not cross the years of a single vague date.
func (t *Timeline) busyFrom() edtf.Day {
	if t.strip == nil {
		return edtf.MinDay
	}
	spans := t.strip.Known().Spans
	var starts []edtf.Day
	for e := range int32(spans.Len()) {
		if d := spans.EarliestStart[e]; spans.Dated(e) && !d.Unbounded() {
			starts = append(starts, d)
		}
	}
	if len(starts) == 0 {
		return edtf.MinDay
	}
	slices.Sort(starts)
	return starts[len(starts)/100]
}

// Playing reports whether the window plays.
func (t *Timeline) Playing() bool { return t.stop != nil }

// Stop ends playing; all of it is one step to undo.
func (t *Timeline) Stop() {
	if t.stop == nil {
		return
	}
	t.stop()
	t.stop = nil
	t.store.Done()
	t.controls.playing(false)
}
