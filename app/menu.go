package app

import (
	"sandtable/app/store"
	"sandtable/data"
	"sandtable/data/index"
	"sandtable/geo"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// ctrl is a shortcut with the control key, shiftCtrl one with shift as well. The
// toolkit has types of its own for undo, redo and the clipboard.
func ctrl(key fyne.KeyName) fyne.Shortcut {
	return &desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierShortcutDefault}
}

func shiftCtrl(key fyne.KeyName) fyne.Shortcut {
	return &desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierShortcutDefault | fyne.KeyModifierShift}
}

// action is a menu entry.
func action(label string, key fyne.Shortcut, do func()) *fyne.MenuItem {
	item := fyne.NewMenuItem(label, do)
	item.Shortcut = key
	return item
}

// checked marks an entry that is chosen.
func checked(on bool, item *fyne.MenuItem) *fyne.MenuItem {
	item.Checked = on
	return item
}

// recheck makes the menu anew when what its entries are checked for has changed.
func (w *Window) recheck(old, now store.View) {
	if old.Camera.Projection != now.Camera.Projection || old.Layers != now.Layers || old.Focal != now.Focal || old.Colour != now.Colour || old.Worldview != now.Worldview || old.Mode != now.Mode || old.Axis != now.Axis ||
		(old.Annotations == "") != (now.Annotations == "") {
		w.win.SetMainMenu(w.menu())
	}
}

func line() *fyne.MenuItem { return fyne.NewMenuItemSeparator() }

// menu is the main menu: an entry and, where one helps, a key for every action.
func (w *Window) menu() *fyne.MainMenu {
	return fyne.NewMainMenu(w.fileMenu(), w.editMenu(), w.viewMenu(), w.mapMenu(), w.timeMenu(), w.dataMenu(), w.helpMenu())
}

func (w *Window) fileMenu() *fyne.Menu {
	return fyne.NewMenu("File",
		action("Open dataset folder…", shiftCtrl(fyne.KeyO), w.askFolder),
		action("Open file…", ctrl(fyne.KeyO), w.askFile),
		action("Open the sample dataset", shiftCtrl(fyne.KeyN), func() { w.open("") }),
		line(),
		action("Add reference layer…", shiftCtrl(fyne.KeyM), w.askLayer),
		action("Base map from a file…", shiftCtrl(fyne.KeyT), w.askTiles),
		line(),
		action("Open view…", shiftCtrl(fyne.KeyW), w.askView),
		action("Save view…", ctrl(fyne.KeyS), w.saveView),
		line(),
		action("Export snapshot…", ctrl(fyne.KeyE), w.askSnapshot),
		action("Export events…", shiftCtrl(fyne.KeyE), w.askEvents),
		line(),
		action("Quit", ctrl(fyne.KeyQ), w.close),
	)
}

func (w *Window) editMenu() *fyne.Menu {
	return fyne.NewMenu("Edit",
		action("Undo", &fyne.ShortcutUndo{}, w.store.Undo),
		action("Redo", &fyne.ShortcutRedo{}, w.store.Redo),
		line(),
		action("Find in events", ctrl(fyne.KeyF), w.toolbar.FocusFind),
		action("Go to…", ctrl(fyne.KeyG), w.askWhere),
		action("Copy citations of the event", shiftCtrl(fyne.KeyC), w.copyCitations),
		action("Select nothing", shiftCtrl(fyne.KeyA), func() { w.store.Select("") }),
	)
}

func (w *Window) viewMenu() *fyne.Menu {
	return fyne.NewMenu("View",
		action("Filter panel", ctrl(fyne.Key1), func() { w.layout.toggle("filters") }),
		action("Tables", ctrl(fyne.Key2), func() { w.layout.toggle("tables") }),
		action("Details", ctrl(fyne.Key3), func() { w.layout.toggle("details") }),
		action("Timeline", ctrl(fyne.Key4), func() { w.layout.toggle("timeline") }),
		line(),
		w.bordersMenu(),
		line(),
		action("Light or dark", ctrl(fyne.KeyD), w.turnTheme),
		action("Full screen", ctrl(fyne.KeyReturn), func() { w.win.SetFullScreen(!w.win.FullScreen()) }),
	)
}

func (w *Window) mapMenu() *fyne.Menu {
	layers := fyne.NewMenuItem("Layers", nil)
	layers.ChildMenu = w.layersMenu()
	colour := fyne.NewMenuItem("Colour", nil)
	colour.ChildMenu = w.colourMenu()
	projection := fyne.NewMenuItem("Projection", nil)
	projection.ChildMenu = w.projectionMenu()
	partners := fyne.NewMenuItem("Partner states of", nil)
	partners.ChildMenu = w.partnersMenu()
	reference := fyne.NewMenuItem("Reference layers", nil)
	reference.ChildMenu = w.referenceMenu()
	annotate := fyne.NewMenuItem("Measure and annotate", nil)
	annotate.ChildMenu = w.annotateMenu()
	return fyne.NewMenu("Map",
		action("Zoom in", ctrl(fyne.KeyPlus), func() { w.mapView.ZoomBy(1.5) }),
		action("Zoom out", ctrl(fyne.KeyMinus), func() { w.mapView.ZoomBy(1 / 1.5) }),
		action("Fit the matching events", ctrl(fyne.Key0), w.mapView.Fit),
		action("Reset", ctrl(fyne.KeyHome), w.mapView.Reset),
		line(),
		action("Only what is in this frame", ctrl(fyne.KeyB), w.withinFrame),
		action("No area limit", shiftCtrl(fyne.KeyB), func() { w.store.SetWithin(store.Within{}) }),
		line(),
		annotate, projection, layers, reference, colour, partners,
		w.tilesItem(),
		action("Names…", shiftCtrl(fyne.KeyG), w.askNames),
	)
}

// projectionMenu chooses the projection of the map.
func (w *Window) projectionMenu() *fyne.Menu {
	m := fyne.NewMenu("Projection")
	labels := map[string]string{
		geo.Mercator: "Web Mercator", geo.EqualEarth: "Equal Earth (the world, areas true)",
		geo.AzimuthalEquidistant: "Azimuthal equidistant (distances from the middle true)",
		geo.Orthographic:         "Orthographic (the globe)",
	}
	for _, name := range geo.Projections() {
		item := fyne.NewMenuItem(labels[name], func() {
			width, height := w.viewport().Units()
			w.store.SetProjection(name, width, height)
		})
		item.Checked = w.store.View().Camera.Projection == name
		m.Items = append(m.Items, item)
	}
	return m
}

// layersMenu has a check mark for every layer.
func (w *Window) layersMenu() *fyne.Menu {
	m := fyne.NewMenu("Layers")
	for i, name := range store.LayerNames() {
		layer := store.Layers(1) << i
		item := fyne.NewMenuItem(layerLabel(name), func() {
			w.store.SetLayers(w.store.View().Layers ^ layer)
		})
		item.Checked = w.store.View().Layers.Has(layer)
		m.Items = append(m.Items, item)
	}
	return m
}

// colourMenu chooses what the colour of a mark means.
func (w *Window) colourMenu() *fyne.Menu {
	by := func(c store.Colour) func() { return func() { w.store.SetColour(c) } }
	now := w.store.View().Colour
	return fyne.NewMenu("Colour",
		checked(now == store.ByKind, action("By kind", nil, by(store.ByKind))),
		checked(now == store.ByActor, action("By actor", nil, by(store.ByActor))),
		checked(now == store.OneColour, action("One for all", nil, by(store.OneColour))),
	)
}

// layerLabel is a layer's name as the menu writes it.
func layerLabel(name string) string {
	labels := map[string]string{
		"rivers": "Rivers and lakes", "graticule": "Graticule", "claims": "Disputed borders",
		"states": "Partner states", "cities": "Cities", "labels": "Names of states and seas",
		"areas": "Areas", "tracks": "Tracks", "marks": "Marks at places", "trays": "Marks of states",
		"assessments": "Assessments", "legend": "Legend", "arcs": "Arcs to partner states", "provinces": "Provinces", "airfields": "Airfields", "locator": "Locator globe",
		"reference": "Reference layers",
	}
	return labels[name]
}

// partnersMenu offers the states that have relations.
func (w *Window) partnersMenu() *fyne.Menu {
	m := fyne.NewMenu("Partner states of")
	d := w.pack.Dataset
	has := map[int32]bool{}
	for _, r := range d.Relations {
		has[r.Subject], has[r.Object] = true, true
	}
	focal := w.store.View().Focal
	add := func(label, id string) {
		item := fyne.NewMenuItem(label, func() { w.store.SetFocal(id) })
		item.Checked = focal == id
		m.Items = append(m.Items, item)
	}
	add("None", "")
	for i, a := range d.Actors {
		if a.Type == data.StateType && has[int32(i)] {
			add(a.Name, a.ID)
		}
	}
	return m
}

func (w *Window) timeMenu() *fyne.Menu {
	mode := func(m index.Mode) func() { return func() { w.store.SetMode(m) } }
	axis := func(a store.Axis) func() { return func() { w.store.SetAxis(a) } }
	v := w.store.View()
	return fyne.NewMenu("Time",
		action("Play or stop", ctrl(fyne.KeySpace), w.timeline.TogglePlay),
		action("Previous event", ctrl(fyne.KeyLeft), func() { w.timeline.Step(-1) }),
		action("Next event", ctrl(fyne.KeyRight), func() { w.timeline.Step(1) }),
		action("Whole time", ctrl(fyne.KeyW), w.store.WholeWindow),
		line(),
		checked(v.Mode == index.Possible, action("Possible", ctrl(fyne.KeyP), mode(index.Possible))),
		checked(v.Mode == index.Certain, action("Certain", shiftCtrl(fyne.KeyP), mode(index.Certain))),
		line(),
		checked(v.Axis == store.Even, action("Even axis", ctrl(fyne.KeyL), axis(store.Even))),
		checked(v.Axis == store.Linear, action("Linear axis", shiftCtrl(fyne.KeyL), axis(store.Linear))),
		line(),
		action("As known on…", ctrl(fyne.KeyK), w.timeline.AskKnown),
		action("All sources, whenever published", shiftCtrl(fyne.KeyK), func() { w.store.SetAsKnown(data.AsKnown{}) }),
	)
}

func (w *Window) dataMenu() *fyne.Menu {
	tab := func(t store.Tab) func() { return func() { w.store.SetTab(t) } }
	return fyne.NewMenu("Data",
		action("Filter…", shiftCtrl(fyne.KeyF), w.askFilter),
		action("Clear filters", shiftCtrl(fyne.KeyR), w.clearFilters),
		line(),
		action("Events", shiftCtrl(fyne.Key1), tab(store.Events)),
		action("Sources", shiftCtrl(fyne.Key2), tab(store.Sources)),
		action("States", shiftCtrl(fyne.Key3), tab(store.States)),
		action("Summary", shiftCtrl(fyne.Key4), tab(store.Summary)),
		line(),
		action("Check the dataset", ctrl(fyne.KeyR), w.check),
	)
}

func (w *Window) helpMenu() *fyne.Menu {
	return fyne.NewMenu("Help",
		action("Keys", ctrl(fyne.KeySlash), w.showKeys),
		action("About Sandtable", shiftCtrl(fyne.KeyH), w.about),
	)
}
