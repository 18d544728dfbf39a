package app

import (
	"fmt"

	"sandtable/app/control"
	"sandtable/app/detail"
	"sandtable/app/mapview"
	"sandtable/app/panel"
	"sandtable/app/scene"
	"sandtable/app/table"
	"sandtable/app/timeline"
	"sandtable/geo"
	"sandtable/geo/palette"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"github.com/paulmach/orb"
)

// input returns what a widget calls when an input begins, for the trace.
func (w *Window) input(target string) func(name string) func() {
	return func(name string) func() { return w.trace.input(target, name) }
}

func (w *Window) mapHooks() mapview.Hooks {
	return mapview.Hooks{
		Resized: w.resized, Pointed: w.pointed, Menu: w.mapContext, Input: w.input("map"),
		Tool: w.status.SetHint, Ask: w.askAnnotation,
		StateAt: w.stateAt, Home: w.home, FitAll: w.fitAll, Buttons: w.zoomButtons(),
	}
}

func (w *Window) timelineHooks() timeline.Hooks {
	return timeline.Hooks{
		Theme: func() palette.Theme { return scene.Theme(w.store.View()) }, Resized: w.request, Tips: w.tips,
		Input: w.input("timeline"),
	}
}

func (w *Window) tableHooks() table.Hooks {
	return table.Hooks{Centre: w.centre, Input: w.input("table"), Clipboard: w.copyText, Nearest: w.nearest}
}

func (w *Window) detailHooks() detail.Hooks {
	return detail.Hooks{
		Centre: w.centre, Open: w.ask, Clipboard: w.copyText, Input: w.input("details"), Citation: w.citation,
		Range:     w.drawRange,
		StateName: w.stateName,
	}
}

func (w *Window) toolbarHooks() panel.ToolbarHooks {
	return panel.ToolbarHooks{
		DatasetMenu: w.datasetMenu, WithinFrame: w.withinFrame, AskFilter: w.askFilter,
		LayersMenu: w.layersMenu, PartnersMenu: w.partnersMenu, TurnTheme: w.turnTheme,
		Export: w.askSnapshot, Hint: w.status.SetHint,
	}
}

// datasetMenu is what the dataset's name opens.
func (w *Window) datasetMenu() *fyne.Menu {
	return fyne.NewMenu("",
		fyne.NewMenuItem("Open file…", w.askFile), fyne.NewMenuItem("Open dataset folder…", w.askFolder),
		fyne.NewMenuItem("Open the sample dataset", func() { w.open("") }),
		line(),
		fyne.NewMenuItem("Check the dataset", w.check),
	)
}

// zoomButtons stand over the map.
func (w *Window) zoomButtons() fyne.CanvasObject {
	button := func(icon, tip string, do func()) fyne.CanvasObject {
		b := control.NewIconButton(icon, tip, w.tips, do)
		b.Look = control.Lined
		return b
	}
	var tools fyne.CanvasObject
	tools = button("ruler", "Measure and annotate", func() {
		at := fyne.CurrentApp().Driver().AbsolutePositionForObject(tools)
		menu := widget.NewPopUpMenu(w.annotateMenu(), w.win.Canvas())
		menu.ShowAtPosition(at.SubtractXY(menu.MinSize().Width+4, 0))
	})
	return container.NewVBox(
		button("zoom-in", "Zoom in", func() { w.mapView.ZoomBy(1.5) }),
		button("zoom-out", "Zoom out", func() { w.mapView.ZoomBy(1 / 1.5) }),
		button("fit", "Fit the matching events", func() { w.mapView.Fit() }),
		button("home", "Reset the map", func() { w.mapView.Reset() }),
		tools,
	)
}

// pointed names what the pointer is over in the status bar.
func (w *Window) pointed(p mapview.Pointed) {
	if !p.Over {
		w.status.SetPointer("", "")
		return
	}
	name := "sea"
	if code, ok := w.stateAt(p.Point.Lon(), p.Point.Lat()); ok {
		name = w.provincePart(p.Point, code) + w.stateName(code)
	}
	w.status.SetPointer(geo.FormatDecimal(p.Point), name+w.near(p.Point))
}

// stateAt is the state that a place belongs to in the view's worldview.
func (w *Window) stateAt(lon, lat float64) (code string, ok bool) {
	return w.kit.World.Under(w.store.View().Worldview).StateAt(lon, lat)
}

// stateName is the name of a state of the base map; its code where it has none.
func (w *Window) stateName(code string) string {
	if s, ok := w.kit.World.State(code); ok {
		return s.Name
	}
	return code
}

// mapContext is the menu of a place on the map.
func (w *Window) mapContext(at orb.Point, position fyne.Position) {
	items := append(w.noteItems(at), line())
	items = append(append(items, w.copyItems(at)...), line(), fyne.NewMenuItem("Centre here", func() {
		c := w.store.View().Camera
		c.Lon, c.Lat = at.Lon(), at.Lat()
		w.store.SetCamera(c)
	}))
	if code, ok := w.stateAt(at.Lon(), at.Lat()); ok && w.pack.Actor(code) >= 0 {
		name := w.pack.Actors[w.pack.Actor(code)].Name
		items = append(items, fyne.NewMenuItem("Partner states of "+name, func() { w.store.SetFocal(code) }))
	}
	widget.ShowPopUpMenuAtPosition(fyne.NewMenu("", items...), w.win.Canvas(), position)
}

// home is the camera that the dataset opens with.
func (w *Window) home() geo.Camera {
	s := w.mapView.Size()
	width, height := float64(s.Width), float64(s.Height)
	c := scene.OpeningView(w.pack.Dataset, w.kit.World, w.store.Extent(), width, height).Camera
	return c.In(w.store.View().Camera.Projection).Clamp(width, height)
}

// resized asks for a frame of the map's new size. Until the hand has moved the
// map, it goes on showing what the dataset opens with. The toolkit lays out more
// often than sizes change, and a frame that nothing asked for would take the tip
// away from under the pointer.
func (w *Window) resized() {
	size := w.mapView.PixelSize()
	if size == w.laidOut {
		return
	}
	w.laidOut = size
	if w.store.View().Camera == w.opening {
		w.opening = w.home()
		w.store.AdjustCamera(w.opening)
	}
	w.request()
}

// nearest moves the window to the nearest event when none is in it.
func (w *Window) nearest() {
	if w.frame == nil {
		return
	}
	v := w.store.View()
	best, found := v.Window, false
	spans := w.frame.Model.Known.Spans
	distance := func(e int32) int {
		if spans.EarliestStart[e] > v.Window.Z {
			return int(spans.EarliestStart[e]) - int(v.Window.Z)
		}
		return int(v.Window.A) - int(spans.LatestEnd[e])
	}
	nearest := 0
	for e := range w.frame.Model.Set.All() {
		if !spans.Dated(e) {
			continue
		}
		if d := distance(e); !found || d < nearest {
			found, nearest = true, d
			best.A = min(v.Window.A, max(spans.EarliestStart[e], w.store.Extent().A))
			best.Z = max(v.Window.Z, min(spans.LatestEnd[e], w.store.Extent().Z))
		}
	}
	if !found {
		w.notice.Say("nearest", fmt.Sprintf("No event of %s passes the filters.", datasetLabel(w.pack)), "Clear filters", w.clearFilters)
		return
	}
	w.store.SetWindow(best.A, best.Z)
}
