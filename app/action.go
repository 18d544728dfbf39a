package app

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"net/url"
	"strings"

	"sandtable/app/report"
	"sandtable/app/scene"
	"sandtable/app/store"
	"sandtable/data"
	"sandtable/data/export"
	"sandtable/data/filter"
	"sandtable/data/pack"
	"sandtable/geo"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/widget"
)

// turnTheme changes between light and dark.
func (w *Window) turnTheme() {
	if w.store.View().Theme == "dark" {
		w.store.SetTheme("light")
		return
	}
	w.store.SetTheme("dark")
}

// withinFrame filters to what lies in the map's frame.
func (w *Window) withinFrame() {
	w.store.SetWithin(store.Within{Box: w.viewport().Bounds(), On: true})
}

// viewport is the map's, in units.
func (w *Window) viewport() geo.Viewport {
	size := w.mapView.Size()
	return geo.Viewport{Camera: w.store.View().Camera, W: int(size.Width), H: int(size.Height), Scale: 1}
}

// clearFilters takes away everything that filters but the window.
func (w *Window) clearFilters() {
	v := w.store.View()
	v.Filter, v.Find, v.Within = "", "", store.Within{}
	v.Layers |= store.Assessments
	w.store.SetView(v)
}

// placeless is the filter for the events that no mark can show.
const placeless = "not has:place"

// turnPlaceless lists the matching events without a place, and goes back to all.
func (w *Window) turnPlaceless() {
	filter := w.store.View().Filter
	switch {
	case filter == placeless:
		filter = ""
	case strings.HasSuffix(filter, " and "+placeless):
		filter = strings.TrimSuffix(filter, " and "+placeless)
		filter = strings.TrimSuffix(strings.TrimPrefix(filter, "("), ")")
	case filter == "":
		filter = placeless
	default:
		filter = "(" + filter + ") and " + placeless
	}
	w.store.SetFilter(filter)
	w.store.SetTab(store.Events)
}

// askFilter asks for a filter expression and says what is wrong with it.
func (w *Window) askFilter() {
	entry := w.newDialogEntry(w.store.View().Filter)
	entry.SetPlaceHolder(`kind = exercise and actor = RUS`)
	problem := widget.NewLabel(" ")
	problem.Importance = widget.DangerImportance
	problem.Wrapping = fyne.TextWrapWord
	entry.OnChanged = func(text string) { problem.SetText(filterProblem(text, w.frame.Model.Known)) }
	fields := widget.NewLabel("Fields: " + strings.Join(filter.Fields(), ", "))
	fields.Wrapping = fyne.TextWrapWord
	body := container.NewVBox(entry, problem, fields)
	apply := func() bool {
		good := strings.TrimSpace(filterProblem(entry.Text, w.frame.Model.Known)) == ""
		if good {
			w.store.SetFilter(strings.TrimSpace(entry.Text))
		}
		return good
	}
	d := dialog.NewCustomConfirm("Filter", "Apply", "Cancel", body, func(yes bool) {
		if yes && !apply() {
			w.notice.Say(aboutFilter, "The filter cannot be used: "+filterProblem(entry.Text, w.frame.Model.Known), "", nil)
		}
	}, w.win)
	entry.OnSubmitted = func(string) {
		if apply() {
			d.Hide()
		}
	}
	w.raise(d, 620, 280)
	w.win.Canvas().Focus(entry)
}

// filterProblem is what is wrong with an expression; a space when nothing is, so
// that the line keeps its height.
func filterProblem(text string, k *data.Known) string {
	if strings.TrimSpace(text) == "" {
		return " "
	}
	if err := compiles(text, k); err != nil {
		return err.Error()
	}
	return " "
}

// compiles is nil when an expression can filter a dataset.
func compiles(expr string, k *data.Known) error {
	x, err := filter.Parse(expr)
	if err == nil {
		_, err = filter.Compile(x, k)
	}
	return err
}

// filterError is what is wrong with an expression for the dataset that is shown.
func (w *Window) filterError(expr string) error {
	if strings.TrimSpace(expr) == "" || w.frame == nil {
		return nil
	}
	return compiles(expr, w.frame.Model.Known)
}

// saveView writes the view to a file.
func (w *Window) saveView() {
	b, err := json.MarshalIndent(w.store.View(), "", "  ")
	if err != nil {
		w.notice.Say("view", "Cannot save the view: "+err.Error(), "", nil)
		return
	}
	w.askSave("view.json", append(b, '\n'))
}

// askSnapshot asks for the title of the snapshot.
func (w *Window) askSnapshot() {
	entry := w.newDialogEntry(w.store.View().Title)
	entry.SetPlaceHolder(w.pack.Tables.Package.Title)
	words := widget.NewLabel(fmt.Sprintf("%s. %s.", scene.WindowWords(w.store.View().Window), w.status.Counts()))
	words.Wrapping = fyne.TextWrapWord
	format := report.FormatPNG
	kind := widget.NewRadioGroup([]string{"PNG picture", "SVG drawing", "PDF page"}, nil)
	kind.Horizontal, kind.Required, kind.Selected = true, true, "PNG picture"
	kind.OnChanged = func(name string) { format, _ = report.FormatOf("." + strings.ToLower(name[:3])) }
	body := container.NewVBox(widget.NewLabel("Title of the page"), entry, kind, words)
	export := func() {
		w.store.SetTitle(strings.TrimSpace(entry.Text))
		w.makeSnapshot(format)
	}
	d := dialog.NewCustomConfirm("Export snapshot", "Export…", "Cancel", body, func(yes bool) {
		if yes {
			export()
		}
	}, w.win)
	entry.OnSubmitted = func(string) {
		d.Hide()
		export()
	}
	w.raise(d, 560, 280)
	w.win.Canvas().Focus(entry)
}

// makeSnapshot makes the snapshot of the view beside the UI and asks where to put
// it.
func (w *Window) makeSnapshot(format report.Format) {
	v := w.store.View()
	w.status.SetWork("Making the snapshot …")
	model := w.frame.Model
	w.maker.Submit(func(ctx context.Context) func() {
		page, err := report.Write(ctx, w.exportKit(), report.Snapshot{Model: model, Match: model.Match(v), View: v}, format)
		return func() {
			w.status.SetWork("")
			if err != nil {
				w.notice.Say("snapshot", "Cannot make the snapshot: "+err.Error(), "", nil)
				return
			}
			w.askSave("snapshot."+format.String(), page)
		}
	})
}

// exportKit is a kit with fonts of its own, for work beside the UI.
func (w *Window) exportKit() scene.Kit {
	return scene.Kit{World: w.kit.World, Fonts: w.kit.Fonts.Clone(), Reference: w.kit.Reference, Tiles: w.kit.Tiles}
}

// askEvents writes the matching events as CSV and asks where to put them.
func (w *Window) askEvents() {
	if w.frame == nil {
		return
	}
	var out bytes.Buffer
	set := export.Set{Known: w.frame.Model.Known, Events: w.frame.Match.Events()}
	if err := export.WriteEvents(&out, set, export.CSV); err != nil {
		w.notice.Say("events", "Cannot export the events: "+err.Error(), "", nil)
		return
	}
	w.askSave("events.csv", out.Bytes())
}

// askSave asks for a file and writes it whole or not at all.
func (w *Window) askSave(name string, content []byte) {
	d := dialog.NewFileSave(func(u fyne.URIWriteCloser, err error) {
		if err != nil {
			w.notice.Say("save", "Cannot write: "+err.Error(), "", nil)
		}
		if u == nil || err != nil {
			return
		}
		path := u.URI().Path()
		u.Close()
		if err := saveFile(path, content); err != nil {
			w.notice.Say("save", fmt.Sprintf("Cannot write %s: %v", path, err), "", nil)
			return
		}
		w.status.SetWork("Wrote " + path)
	}, w.win)
	d.SetTitleText("Save " + name)
	d.SetFileName(name)
	w.raise(d, fileDialogWidth, fileDialogHeight)
}

// check runs the dataset's checks and lists what they find.
func (w *Window) check() {
	problems := pack.Check(w.pack, pack.Options{StateAt: w.kit.World.StateAt})
	if len(problems) == 0 {
		text := widget.NewLabel("No errors, no warnings: " + datasetLabel(w.pack) + " is consistent.")
		w.raise(dialog.NewCustom("Check", "Close", text, w.win), 0, 0)
		return
	}
	w.showProblems(problems)
}

// ask opens an address after it has been shown: nothing leaves the program
// unseen.
func (w *Window) ask(address string) {
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" {
		w.notice.Say("address", fmt.Sprintf("The address %q is not one that a browser opens.", address), "", nil)
		return
	}
	body := widget.NewLabel(address)
	body.Wrapping = fyne.TextWrapBreak
	d := dialog.NewCustomConfirm("Open this address in the browser?", "Open", "Cancel", body, func(yes bool) {
		if !yes {
			return
		}
		if err := w.app.OpenURL(u); err != nil {
			w.notice.Say("address", "Cannot open the browser: "+err.Error(), "", nil)
		}
	}, w.win)
	w.raise(d, 560, 190)
}

// copyCitations copies the citations of the selected event's sources.
func (w *Window) copyCitations() {
	k := w.frame.Model.Known
	e := k.Event(w.store.View().Selected)
	if e < 0 {
		w.notice.Say("copy", "No event is selected, so there is nothing to cite.", "", nil)
		return
	}
	var lines []string
	for _, s := range k.SourcesOf(e) {
		lines = append(lines, w.citation(s, "text"))
	}
	w.copyText(strings.Join(lines, "\n"))
}

func (w *Window) citation(source int32, style string) string {
	text, err := report.Citation(w.pack.Sources[source], report.Style(style))
	if err != nil {
		return err.Error()
	}
	return text
}

func (w *Window) copyText(text string) {
	w.app.Clipboard().SetContent(text)
	w.status.SetWork("Copied")
}

// fitAll is the camera that shows the matching events.
func (w *Window) fitAll() (geo.Camera, bool) {
	if w.frame == nil {
		return geo.Camera{}, false
	}
	return scene.FitCamera(w.frame.Model.Known, w.frame.Match.Events(), w.viewport())
}

// centre moves the map to an event's place.
func (w *Window) centre(event string) {
	if w.frame == nil {
		return
	}
	k := w.frame.Model.Known
	e := k.Event(event)
	if e < 0 || !k.Placed[e] {
		w.notice.Say("centre", "This event has no place on the map.", "", nil)
		return
	}
	c := w.store.View().Camera
	p := geo.PointOf(k.Lon[e], k.Lat[e])
	c.Lon, c.Lat, c.Zoom = p.Lon(), p.Lat(), max(c.Zoom, 4)
	s := w.mapView.Size()
	w.store.SetCamera(c.Clamp(float64(s.Width), float64(s.Height)))
}
