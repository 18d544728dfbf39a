package app

import (
	"context"
	"errors"
	"fmt"
	"math"
	"path/filepath"
	"sync/atomic"
	"time"

	"sandtable/app/frame"
	"sandtable/app/scene"
	"sandtable/app/store"
	"sandtable/data"
	"sandtable/data/ingest"
	"sandtable/data/pack"
	"sandtable/geo"

	"fyne.io/fyne/v2"
)

// arrival is a dataset made ready to be shown, beside the UI.
type arrival struct {
	pack     *pack.Package
	pipeline *frame.Pipeline
	extent   store.Range
	view     store.View // the opening view
}

// arrive makes a dataset ready for a map of the given size in units.
func (w *Window) arrive(p *pack.Package, size fyne.Size) arrival {
	a := arrival{pack: p, extent: scene.Extent(p.Dataset), pipeline: frame.New(p.Dataset, w.kit.World, w.kit.Fonts.Clone())}
	a.view = scene.OpeningView(p.Dataset, w.kit.World, a.extent, float64(size.Width), float64(size.Height))
	return a
}

// kept is what was shown before a file whose first rows are shown already.
type kept struct {
	pack     *pack.Package
	pipeline *frame.Pipeline
	opening  geo.Camera
	store    store.Saved
}

// reading is one file that is being read. What is below the line belongs to the
// goroutine that reads.
type reading struct {
	w     *Window
	name  string
	begun time.Time
	size  fyne.Size
	then  func()      // what to do once all is shown; may be nil
	view  store.View  // the opening view of the rows that are shown
	shown bool        // some are
	free  atomic.Bool // the rows that were offered last are on the screen

	offered         int
	report, arrived *mailbox
}

// firstReport is how long a file is read before the window shows that: most are
// there by then.
const firstReport = 100 * time.Millisecond

// open reads a dataset or a file behind the UI and shows it as it arrives; "" is
// the embedded dataset. What is shown stays until then, and comes back when
// reading fails or is cancelled.
func (w *Window) open(name string) { w.read(name, nil) }

// read is open, and does then once all is shown.
func (w *Window) read(name string, then func()) {
	r := &reading{
		w: w, name: name, begun: time.Now(), size: w.mapView.Size(), then: then,
		report: newMailbox(w.post), arrived: newMailbox(w.post),
	}
	r.free.Store(true)
	w.reading = r
	w.status.SetWork("Reading " + baseName(name) + " …")
	w.win.Canvas().Unfocus() // so that Escape reaches the window
	w.loader.Submit(func(ctx context.Context) func() {
		p, problems, err := openData(ctx, name, ingest.Options{Progress: r.progress, Unprepared: w.unprepared, Say: w.noted})
		if err != nil {
			return func() { r.failed(err) }
		}
		a := w.arrive(p, r.size)
		return func() { r.done(a, problems) }
	})
}

func baseName(name string) string {
	if name == "" {
		return "the sample dataset"
	}
	return filepath.Base(name)
}

// noted shows a note about reading.
func (w *Window) noted(note string) {
	w.post(func() { w.notice.Say("prepared", note, "", nil) })
}

// progress reports how far a table is, and offers its rows to the window: the
// first ones soon, then whenever they have doubled and the last ones are on the
// screen, so that all pictures together cost no more than twice the last one.
func (r *reading) progress(p ingest.Progress) {
	took := time.Since(r.begun)
	if p.Rows == 0 || took < firstReport {
		return
	}
	r.report.put(func() { r.tell(p.Rows, p.Share, float64(p.Rows)/took.Seconds()) })
	if p.Rows >= 2*r.offered && r.free.CompareAndSwap(true, false) {
		r.offered = p.Rows
		a := r.w.arrive(&pack.Package{Dataset: p.Partial()}, r.size)
		r.arrived.put(func() { r.grow(a) })
	}
}

// tell says on the card how far the file is.
func (r *reading) tell(rows int, share, rate float64) {
	if r.w.reading != r {
		return
	}
	text := scene.Thousands(rows) + " rows"
	if share > 0 {
		text += fmt.Sprintf(" (%.0f %%)", 100*share)
	}
	text += fmt.Sprintf(", %s rows a second", scene.Thousands(roundRate(rate)))
	r.w.progress.Say("Reading "+baseName(r.name), text, share)
}

// roundRate keeps two digits of a rate, so that its text does not flicker.
func roundRate(rate float64) int {
	if rate < 1 {
		return 0
	}
	unit := math.Pow10(max(0, int(math.Log10(rate))-1))
	return int(math.Round(rate/unit) * unit)
}

// grow shows more rows than before.
func (r *reading) grow(a arrival) {
	w := r.w
	if w.reading != r {
		return
	}
	if w.before == nil {
		w.before = &kept{w.pack, w.pipeline, w.opening, w.store.Save()}
	}
	if r.shown {
		w.extend(r.view, a)
	} else {
		w.use(a)
	}
	r.view, r.shown = a.view, true
}

// onScreen notes that the rows offered last have been drawn.
func (w *Window) onScreen() {
	if w.reading != nil {
		w.reading.free.Store(true)
	}
}

// done shows all of a file.
func (r *reading) done(a arrival, problems []data.Problem) {
	w := r.w
	if !r.ended() {
		return
	}
	if r.shown {
		w.extend(r.view, a)
		w.forgetSearch()
		w.label()
	} else {
		w.use(a)
	}
	w.before = nil
	w.tell(problems)
	if r.then != nil {
		r.then()
	}
}

// failed brings back what was shown before, and says why.
func (r *reading) failed(err error) {
	w := r.w
	if !r.ended() {
		return
	}
	if k := w.before; k != nil {
		w.before = nil
		w.bringBack(*k)
	}
	if errors.Is(err, context.Canceled) {
		w.notice.Say("open", "Reading "+baseName(r.name)+" was cancelled; none of it is shown.", "", nil)
		return
	}
	w.notice.Say("open", fmt.Sprintf("Cannot open %s: %v", baseName(r.name), err), "", nil)
}

// ended takes the signs of reading away; false where another file is being read
// by now.
func (r *reading) ended() bool {
	w := r.w
	if w.reading != r {
		return false
	}
	w.reading = nil
	w.status.SetWork("")
	w.progress.Hide()
	return true
}

// use makes a dataset the one that is shown, in its opening view.
func (w *Window) use(a arrival) {
	w.pack, w.pipeline, w.frame = a.pack, a.pipeline, nil
	w.forgetSearch()
	w.mapView.Unpoint()
	a.view.Theme = w.store.View().Theme
	w.opening = a.view.Camera
	w.store.Reset(a.view, a.extent)
	w.label()
	w.request()
}

// extend shows more of the dataset that is shown. What the user has changed
// since was was opened stays.
func (w *Window) extend(was store.View, a arrival) {
	w.pack, w.pipeline = a.pack, a.pipeline
	w.opening = a.view.Camera
	w.store.Extend(was, a.view, a.extent)
	w.request()
}

// bringBack shows again what was shown before, as it was.
func (w *Window) bringBack(k kept) {
	w.pack, w.pipeline, w.frame, w.opening = k.pack, k.pipeline, nil, k.opening
	w.forgetSearch()
	w.mapView.Unpoint()
	w.store.Restore(k.store)
	w.label()
	w.request()
}

// label names the dataset in the title, the menu and the toolbar.
func (w *Window) label() {
	w.win.SetTitle(windowTitle(w.pack.Tables.Package.Title))
	w.win.SetMainMenu(w.menu())
	w.toolbar.SetDataset(datasetLabel(w.pack))
}
