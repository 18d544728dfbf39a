package app

import (
	"context"
	"fmt"
	"math"
	"time"

	"sandtable/app/frame"
	"sandtable/app/mapview"
	"sandtable/app/scene"
	"sandtable/app/store"
)

// react shows what a change of the view shows at once and asks the worker for
// the rest.
func (w *Window) react(old, now store.View) {
	if old.Theme != now.Theme {
		w.dress(now.Theme)
	}
	if old.Camera != now.Camera {
		w.mapView.Look(now.Camera)
	}
	w.timeline.SetView(now)
	w.tables.SetView(now)
	w.detail.SetView(now)
	w.toolbar.SetView(now)
	w.filters.SetView(now)
	w.recheck(old, now)
	if old.Camera.Projection != now.Camera.Projection {
		w.tellTiles()
	}
	if now.AsKnown != old.AsKnown {
		w.status.SetKnown(knownText(now, 0))
	}
	w.request()
}

// knownText says that as-known is on, and how many sources it leaves out because
// nobody knows when they appeared.
func knownText(v store.View, undated int) string {
	if !v.AsKnown.On {
		return ""
	}
	text := "As known on " + scene.DayWords(v.AsKnown.Day)
	if undated > 0 {
		text += fmt.Sprintf(", %d undated sources left out", undated)
	}
	return text
}

// request asks the worker for the frame of the view as it is now. Frames that
// nobody waits for any more are dropped by the worker.
func (w *Window) request() {
	size := w.mapView.PixelSize()
	plotW, plotH, scale := w.timeline.PlotSize()
	r := frame.Request{
		View: w.store.View(), Map: size, Margin: int(math.Round(mapview.MarginUnits * size.Scale)),
		Timeline: frame.Size{W: plotW, H: plotH, Scale: scale}, Facets: !w.layout.left.HiddenSide(),
		Reference: w.kit.Reference, Tiles: w.kit.Tiles,
	}
	if size.Empty() {
		return
	}
	w.asked = time.Now()
	pipeline, asked := w.pipeline, w.asked
	w.waitNotice(asked)
	w.runner.Submit(func(ctx context.Context) func() {
		begun := time.Now()
		f, err := pipeline.Make(ctx, r)
		took := time.Since(begun)
		if f == nil && err == nil {
			return nil
		}
		return func() { w.show(pipeline, f, err, took) }
	})
}

// patience is how long a frame may take before the status bar says so.
const patience = 150 * time.Millisecond

// waitNotice says that the map is being sharpened when its frame takes longer
// than one notices.
func (w *Window) waitNotice(asked time.Time) {
	time.AfterFunc(patience, func() {
		w.post(func() {
			if w.asked == asked && w.runner.Busy() {
				w.status.SetWork("Sharpening map …")
			}
		})
	})
}

// aboutFilter marks the notice that a good filter takes back.
const aboutFilter = "filter"

// show swaps a finished frame in, in every part of the window at once.
func (w *Window) show(from *frame.Pipeline, f *frame.Frame, err error, job time.Duration) {
	if from != w.pipeline {
		return // of a dataset that has been closed
	}
	w.onScreen()
	if err != nil {
		w.notice.Say(aboutFilter, fmt.Sprintf("The filter cannot be used: %v", err), "Clear filter", func() { w.store.SetFilter("") })
		return
	}
	begun := time.Now()
	if w.notice.About == aboutFilter {
		w.notice.Dismiss()
	}
	w.frame = f
	f.Listing.Move(f.Request.View.Window.A, f.Request.View.Window.Z)
	w.mapView.ShowFrame(f)
	w.timeline.SetFrame(f.Strip, f.Timeline)
	w.tables.ShowFrame(f)
	w.detail.ShowFrame(f)
	w.showFacets(from, f)
	w.toolbar.SetKnown(f.Model.Known)
	w.status.SetCounts(f.Match.Counts(f.Scene.OnMap))
	w.status.SetKnown(knownText(f.Request.View, f.Model.Known.HiddenUndated))
	w.status.SetWork("")
	w.trace.shown(job, time.Since(begun))
}

// showFacets shows the counts of the filter panel. Where the frame has none yet,
// those of before stay, marked, until the worker has counted them.
func (w *Window) showFacets(from *frame.Pipeline, f *frame.Frame) {
	late := f.Request.Facets && f.Facets == nil
	w.filters.SetStale(late)
	if !late {
		w.filters.ShowSections(f.Facets)
		return
	}
	w.runner.Follow(func(ctx context.Context) func() {
		facets, err := from.Facets(ctx, f)
		if err != nil {
			return nil
		}
		return func() {
			if w.frame == f {
				f.Facets = facets
				w.showFacets(from, f)
				w.status.SetWork("")
			}
		}
	})
}

// seen is what the window shows, for the trace.
func (w *Window) seen() traceSeen {
	s := traceSeen{view: w.store.View()}
	if f := w.frame; f != nil {
		s.onMap, s.match, s.rows = f.Scene.OnMap, f.Match.N, f.Listing.Len()
		s.window, s.event = f.Request.View.Window.Text(), f.Request.View.Selected
		s.note = w.noteSeen()
	}
	return s
}
