package app

import (
	"context"
	"fmt"

	"sandtable/app/panel"
	"sandtable/app/search"
	"sandtable/app/store"
	"sandtable/app/worker"
	"sandtable/assets"
	"sandtable/data/filter"
	"sandtable/geo"
	"sandtable/geo/gazetteer"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"github.com/paulmach/orb"
)

// finder is the search of the window: the embedded places, read when they are
// first needed, and what can be found in the dataset that is open.
type finder struct {
	runner *worker.Runner
	towns  *gazetteer.Gazetteer
	all    *search.Finder // nil until it is ready
	asked  bool           // towns are being read
	box    *panel.SearchBox
	popup  *widget.PopUp
	result int // how many may be listed
}

// searchResults is how many things the search box lists.
const searchResults = 10

func newFinder(post func(func())) *finder {
	return &finder{runner: worker.New(post), result: searchResults}
}

// askWhere opens the search box.
func (w *Window) askWhere() {
	f := w.finder
	if f.popup != nil && f.popup.Visible() {
		w.win.Canvas().Focus(f.box.Focus())
		return
	}
	f.box = panel.NewSearchBox(panel.SearchHooks{
		Typed: w.search, Chosen: w.goTo, Filter: w.store.TypeFind, Closed: w.endSearch, Grown: w.fitSearch, Input: w.input("search"),
	})
	f.popup = widget.NewPopUp(f.box, w.win.Canvas())
	f.popup.ShowAtPosition(fyne.NewPos(max(0, (w.win.Canvas().Size().Width-f.box.MinSize().Width)/2), 76))
	w.win.Canvas().Focus(f.box.Focus())
	w.prepareSearch()
}

// fitSearch gives the search box the height of its list.
func (w *Window) fitSearch() {
	if f := w.finder; f.popup != nil {
		f.popup.Resize(f.box.MinSize())
	}
}

// endSearch lets the search box go and gives the keyboard to the map.
func (w *Window) endSearch() {
	if f := w.finder; f.popup != nil {
		f.popup.Hide()
		f.popup, f.box = nil, nil
		w.win.Canvas().Focus(w.mapView) // whose keys are what one wants next
	}
}

// prepareSearch reads the names that the search needs, beside the UI.
func (w *Window) prepareSearch() {
	f := w.finder
	if f.all != nil || f.asked {
		return
	}
	f.asked = true
	if f.box != nil {
		f.box.Wait()
	}
	towns, pack := f.towns, w.pack
	f.runner.Submit(func(ctx context.Context) func() {
		towns, all, err := readNames(ctx, towns, func(t *gazetteer.Gazetteer) (*search.Finder, error) {
			return search.New(ctx, pack.Dataset, w.kit.World, t)
		})
		return func() {
			f.asked = false
			if err != nil || pack != w.pack {
				return // cancelled, or of a dataset that has been closed
			}
			f.towns, f.all = towns, all
			if f.box != nil {
				f.box.Ready()
			}
		}
	})
}

// readNames reads the embedded places unless they are at hand, and joins them
// with what else can be found.
func readNames(ctx context.Context, towns *gazetteer.Gazetteer, join func(*gazetteer.Gazetteer) (*search.Finder, error)) (*gazetteer.Gazetteer, *search.Finder, error) {
	if towns == nil {
		places, err := gazetteer.Decode(assets.Gazetteer())
		if err != nil {
			return nil, nil, err
		}
		if towns, err = gazetteer.New(ctx, places); err != nil {
			return nil, nil, err
		}
	}
	all, err := join(towns)
	return towns, all, err
}

// forgetSearch makes the search start over with another dataset.
func (w *Window) forgetSearch() {
	w.endSearch()
	w.finder.all, w.finder.asked = nil, false
}

// search finds what a text may mean, beside the UI, and shows it.
func (w *Window) search(text string) {
	f := w.finder
	if f.all == nil {
		w.prepareSearch()
		return
	}
	all, n := f.all, f.result
	f.runner.Submit(func(ctx context.Context) func() {
		found, err := all.Search(ctx, text, n)
		return func() {
			if err == nil && f.box != nil {
				f.box.Results(text, found)
			}
		}
	})
}

// goTo shows what was found: a place by moving the map, anything else by
// selecting it.
func (w *Window) goTo(r search.Result) {
	switch r.Kind {
	case search.Event:
		w.store.Select(r.ID)
		w.centre(r.ID)
	case search.Source:
		w.store.SetTab(store.Sources)
		w.store.SelectSource(r.ID)
	case search.Actor:
		w.store.SetFilter("actor = " + filter.Quote(r.ID))
	default:
		w.fly(r)
	}
}

// fly moves the map to a place, and says where it is.
func (w *Window) fly(r search.Result) {
	if r.Zoom == 0 {
		w.notice.Say("search", r.Title+" has no coordinates.", "", nil)
		return
	}
	c := w.store.View().Camera
	c.Lon, c.Lat = r.Point.Lon(), r.Point.Lat()
	c.Zoom = max(c.Zoom, r.Zoom)
	if r.Kind == search.State {
		c.Zoom = r.Zoom
	}
	w.store.SetCamera(c)
	w.mapView.Point(r.Point, r.Title)
}

// nearTown is how far from a town the status bar still names it, in metres.
const nearTown = 150_000

// near is where a point lies from the nearest town: ", 12 km north-west of
// Caracas"; "" before the names have been read, and where no town is near.
func (w *Window) near(p orb.Point) string {
	f := w.finder
	if f.towns == nil {
		w.prepareSearch()
		return ""
	}
	town, distM, ok := f.towns.Nearest(p, nearTown)
	switch {
	case !ok:
		return ""
	case distM < 3_000:
		return ", at " + town.Names[0]
	}
	return fmt.Sprintf(", %.0f km %s of %s", distM/1000, geo.Compass(geo.Bearing(town.Point(), p)), town.Names[0])
}
