package app

import (
	"strings"

	"sandtable/app/scene"
	"sandtable/app/store"
	"sandtable/geo"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	fynelayout "fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"github.com/paulmach/orb"
)

// annotateMenu offers the tools that add the author's marks.
func (w *Window) annotateMenu() *fyne.Menu {
	tool := func(label string, kind store.AnnotationKind) *fyne.MenuItem {
		return fyne.NewMenuItem(label, func() { w.mapView.Begin(store.Annotation{Kind: kind}, false) })
	}
	clear := fyne.NewMenuItem("Remove all annotations", w.store.ClearAnnotations)
	clear.Disabled = w.store.View().Annotations == ""
	return fyne.NewMenu("Annotate",
		tool("Measure a distance (M)", store.Distance), tool("Range ring (R)", store.Ring),
		tool("Hypothetical launch range", store.Launch), tool("Arrow (A)", store.Arrow), tool("Text (T)", store.Text),
		line(), clear,
	)
}

// noteItems are the entries of the map's menu for the annotation that is picked,
// and those that begin one at a point.
func (w *Window) noteItems(at orb.Point) []*fyne.MenuItem {
	begin := func(label string, kind store.AnnotationKind) *fyne.MenuItem {
		return fyne.NewMenuItem(label, func() { w.mapView.Begin(store.Annotation{Kind: kind, At: at}, true) })
	}
	askFor := func(label string, kind store.AnnotationKind) *fyne.MenuItem {
		return fyne.NewMenuItem(label, func() { w.askAnnotation(-1, store.Annotation{Kind: kind, At: at}) })
	}
	items := []*fyne.MenuItem{
		begin("Measure from here", store.Distance), askFor("Range ring here…", store.Ring),
		askFor("Text here…", store.Text), begin("Arrow from here", store.Arrow),
	}
	list := w.store.View().Annotations.List()
	if row, ok := w.mapView.Picked(); ok && row < len(list) {
		items = append(items, line(),
			fyne.NewMenuItem("Edit this annotation…", func() { w.askAnnotation(row, list[row]) }),
			fyne.NewMenuItem("Remove this annotation", func() { w.store.RemoveAnnotation(row) }))
	}
	return items
}

// copyItems are the entries of the map's menu that copy a point.
func (w *Window) copyItems(at orb.Point) []*fyne.MenuItem {
	var items []*fyne.MenuItem
	for _, text := range []string{geo.FormatDecimal(at), geo.FormatDMS(at), geo.FormatMGRS(at)} {
		items = append(items, fyne.NewMenuItem("Copy "+text, func() { w.copyText(text) }))
	}
	return items
}

// askAnnotation asks for the radius and the words of an annotation, and adds it
// (row -1) or changes that of a row.
func (w *Window) askAnnotation(row int, a store.Annotation) {
	words, radius := w.newDialogEntry(a.Words), w.newDialogEntry("")
	words.SetPlaceHolder("May stay empty")
	radius.SetPlaceHolder("1,000 km, 540 nmi, 620 mi")
	problem := widget.NewLabel(" ")
	problem.Importance, problem.Wrapping = widget.DangerImportance, fyne.TextWrapWord
	form := container.New(fynelayout.NewFormLayout())
	first := words
	if a.Kind.Round() {
		if a.Radius != (geo.Length{}) {
			radius.SetText(a.Radius.String())
		}
		form.Add(widget.NewLabel("Radius"))
		form.Add(radius)
		first = radius
	}
	form.Add(widget.NewLabel("Words"))
	form.Add(words)
	read := func() (store.Annotation, error) {
		out := a
		out.Words = strings.TrimSpace(words.Text)
		if a.Kind.Round() {
			length, err := geo.ParseLength(radius.Text)
			if err != nil {
				return out, err
			}
			out.Radius = length
		}
		return out, out.Check()
	}
	tell := func(string) {
		problem.SetText(" ")
		if _, err := read(); err != nil && first.Text != "" {
			problem.SetText(capital(err.Error()))
		}
	}
	words.OnChanged, radius.OnChanged = tell, tell
	apply := func() bool {
		out, err := read()
		if err == nil {
			err = w.setAnnotation(row, out)
		}
		if err != nil {
			problem.SetText(capital(err.Error()))
		}
		return err == nil
	}
	body := container.NewVBox(form, widget.NewLabel(whereWords(a)), problem)
	d := dialog.NewCustomConfirm(askTitle(row, a.Kind), "Apply", "Cancel", body, func(yes bool) {
		if yes && !apply() {
			w.notice.Say("annotation", "The annotation was not added: "+problem.Text, "", nil)
		}
	}, w.win)
	submit := func(string) {
		if apply() {
			d.Hide()
		}
	}
	words.OnSubmitted, radius.OnSubmitted = submit, submit
	w.raise(d, 480, 260)
	w.win.Canvas().Focus(first)
}

// askTitle is the title of the dialog for an annotation.
func askTitle(row int, kind store.AnnotationKind) string {
	name := map[store.AnnotationKind]string{
		store.Text: "text", store.Arrow: "arrow", store.Ring: "range ring", store.Launch: "hypothetical launch range",
		store.Distance: "distance",
	}[kind]
	if row < 0 {
		return "Add " + name
	}
	return "Edit " + name
}

// whereWords says where an annotation stands.
func whereWords(a store.Annotation) string {
	if a.Kind.Line() {
		return "From " + geo.FormatDecimal(a.At) + " to " + geo.FormatDecimal(a.To)
	}
	return "At " + geo.FormatDecimal(a.At)
}

// setAnnotation adds an annotation (row -1) or changes that of a row.
func (w *Window) setAnnotation(row int, a store.Annotation) error {
	if row < 0 {
		return w.store.AddAnnotation(a)
	}
	w.store.EditAnnotation(row, a)
	return nil
}

// drawRange takes up the tool for the range of a capability: the launch site is
// the user's choice, because no source gives it.
func (w *Window) drawRange(event string) {
	if w.frame == nil {
		return
	}
	k := w.frame.Model.Known
	e := k.Event(event)
	if e < 0 {
		return
	}
	a := store.Annotation{Kind: store.Launch, Words: k.Events.Title.At(e)}
	a.Radius, _ = scene.RangeOf(k, e)
	w.mapView.Begin(a, false)
}

// pasteZoom is how near the map goes to a point that is pasted.
const pasteZoom = 7

// paste flies to the coordinates on the clipboard and marks them.
func (w *Window) paste() {
	text := w.app.Clipboard().Content()
	if strings.TrimSpace(text) == "" {
		return
	}
	p, err := geo.ParsePoint(text)
	if err != nil {
		w.notice.Say("paste", "Nowhere to go: "+err.Error(), "", nil)
		return
	}
	w.flyTo(p)
}

// flyTo brings a point to the middle of the map and marks it.
func (w *Window) flyTo(p orb.Point) {
	c := w.store.View().Camera
	c.Lon, c.Lat, c.Zoom = p.Lon(), p.Lat(), max(c.Zoom, pasteZoom)
	s := w.mapView.Size()
	w.store.SetCamera(c.Clamp(float64(s.Width), float64(s.Height)))
	words := geo.FormatDecimal(p)
	if w.frame != nil {
		if near := scene.Near(w.frame.Model.Known, w.kit.World, p); near != words {
			words += " · " + near
		}
	}
	w.mapView.Point(p, words)
}

// noteSeen is what the last annotation on the map says, for the trace.
func (w *Window) noteSeen() string {
	if w.frame == nil || w.frame.Scene == nil {
		return ""
	}
	list := w.frame.Scene.Annotations
	if len(list) == 0 {
		return ""
	}
	return strings.Join(list[len(list)-1].Lines, " | ")
}
