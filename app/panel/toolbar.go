package panel

import (
	"fmt"

	"sandtable/app/control"
	"sandtable/app/facet"
	"sandtable/app/store"
	"sandtable/app/theme"
	"sandtable/data"
	"sandtable/geo"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// ToolbarHooks is what the toolbar asks of the window. All are needed.
type ToolbarHooks struct {
	DatasetMenu  func() *fyne.Menu // what the dataset's name opens
	LayersMenu   func() *fyne.Menu
	PartnersMenu func() *fyne.Menu
	WithinFrame  func() // filter to what is in the map's frame
	AskFilter    func() // ask for a filter expression
	TurnTheme    func()
	Export       func()
	Hint         func(text string) // says what the control under the pointer does; "" when it has left
}

// Toolbar is the bar under the menu: the dataset, undo and redo, the area, the
// box to find in, the filters as chips, layers, partner states and the export.
type Toolbar struct {
	widget.BaseWidget
	store *store.Store
	hooks ToolbarHooks
	view  store.View
	known *data.Known
	told  []fact // what the chips say

	name                              *nameButton
	undo, redo, area                  *tool
	layers, partners, turn, export    *tool
	find                              *findBox
	add                               *addButton
	more                              *control.Chip
	chips                             []*control.Chip
	hidden                            int // chips that do not fit
	ground, line, first, second, last *canvas.Rectangle
}

// fact is something besides the window that filters: a chip.
type fact struct {
	words, text string
	remove      func()
}

// NewToolbar returns the toolbar of a store's view.
func NewToolbar(s *store.Store, hooks ToolbarHooks) *Toolbar {
	t := &Toolbar{store: s, hooks: hooks, view: s.View()}
	for _, r := range []**canvas.Rectangle{&t.ground, &t.line, &t.first, &t.second, &t.last} {
		*r = canvas.NewRectangle(nil)
	}
	t.makeLeft()
	t.makeRight()
	t.ExtendBaseWidget(t)
	t.show()
	return t
}

// makeLeft makes what stands on the left: the dataset, tools and filters.
func (t *Toolbar) makeLeft() {
	hint := t.hooks.Hint
	t.name = newNameButton(hint, func() { t.drop(t.name, t.hooks.DatasetMenu()) })
	t.undo = newTool("undo", "Undo", hint, t.store.Undo)
	t.redo = newTool("redo", "Redo", hint, t.store.Redo)
	t.area = newTool("box-select", "", hint, t.toggleArea)
	t.find = newFindBox(t.store)
	t.more = control.NewChip("", func() { t.drop(t.more, t.moreMenu()) }, nil)
	t.add = newAddButton(hint, t.hooks.AskFilter)
}

// makeRight makes what stands on the right: what the map shows and the export.
func (t *Toolbar) makeRight() {
	hint := t.hooks.Hint
	t.layers = newTool("layers", "Show and hide layers of the map", hint, func() { t.drop(t.layers, t.hooks.LayersMenu()) })
	t.layers.Text, t.layers.Look = "Layers", control.Lined
	t.partners = newTool("partners", "", hint, func() { t.drop(t.partners, t.hooks.PartnersMenu()) })
	t.partners.Look, t.partners.Chevron = control.Lined, true
	t.turn = newTool("sun", "", hint, t.hooks.TurnTheme)
	t.export = newTool("export", "Save a picture of this view with its sources", hint, t.hooks.Export)
	t.export.Text, t.export.Look = "Export snapshot", control.Primary
}

// SetView shows what the view says. The store must be up to date: it tells what
// can be taken back.
func (t *Toolbar) SetView(v store.View) {
	t.view = v
	t.show()
}

// SetDataset names the dataset.
func (t *Toolbar) SetDataset(name string) {
	t.name.Text = name
	t.name.Refresh()
	t.Refresh()
}

// SetKnown tells what the ids in filters are called; until then they stay ids.
func (t *Toolbar) SetKnown(k *data.Known) {
	if t.known != k {
		t.known = k
		t.show()
	}
}

// FocusFind puts the keyboard into the box to find in.
func (t *Toolbar) FocusFind() {
	if c := canvasOf(t); c != nil {
		c.Focus(t.find)
	}
}

// show brings every control up to the view.
func (t *Toolbar) show() {
	t.undo.SetDisabled(!t.store.CanUndo())
	t.redo.SetDisabled(!t.store.CanRedo())
	t.area.SetOn(t.view.Within.On)
	t.area.Tip = "Only what is in the map's frame"
	if t.view.Within.On {
		t.area.Tip = "No area limit"
	}
	t.turn.Tip = "Turn dark"
	if t.view.Theme == "dark" {
		t.turn.Tip = "Turn light"
	}
	t.find.show(t.view.Find)
	t.partners.Text, t.partners.Tip = t.partnerWords(), "Fill the partner states of a state"
	t.partners.Refresh()
	t.tell(t.facts())
	t.Refresh()
}

// toggleArea limits the view to the map's frame, or lifts the limit.
func (t *Toolbar) toggleArea() {
	if t.view.Within.On {
		t.store.SetWithin(store.Within{})
		return
	}
	t.hooks.WithinFrame()
}

// partnerWords names the focal state.
func (t *Toolbar) partnerWords() string {
	name := t.view.Focal
	if name == "" {
		return "Partner states"
	}
	if t.known != nil {
		if a := t.known.Actor(name); a >= 0 {
			name = t.known.Actors[a].Name
		}
	}
	return "Partner states of " + name
}

// facts lists what filters besides the window and the text to find, which stands
// in its own box.
func (t *Toolbar) facts() []fact {
	var out []fact
	for _, c := range facet.Clauses(t.view.Filter, t.known) {
		out = append(out, fact{c.Words, c.Text, func() { t.store.SetFilter(c.Without) }})
	}
	if w := t.view.Within; w.On {
		where := fmt.Sprintf("within %s to %s, %s to %s", geo.FormatLat(w.S), geo.FormatLat(w.N), geo.FormatLon(w.W), geo.FormatLon(w.E))
		out = append(out, fact{"in an area", where, func() { t.store.SetWithin(store.Within{}) }})
	}
	if l := t.view.Layers; !l.Has(store.Assessments) {
		out = append(out, fact{"no assessments", "assessments are switched off", func() { t.store.SetLayers(l | store.Assessments) }})
	}
	return out
}

// drop opens a menu under a control.
func (t *Toolbar) drop(under fyne.CanvasObject, m *fyne.Menu) {
	c := canvasOf(under)
	if c == nil {
		return
	}
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(under)
	at.Y += under.Size().Height + 2
	menu := widget.NewPopUpMenu(m, c)
	at.X = max(0, min(at.X, c.Size().Width-menu.MinSize().Width-8))
	menu.ShowAtPosition(at)
}

// canvasOf is the canvas that shows an object; nil before it is shown.
func canvasOf(o fyne.CanvasObject) fyne.Canvas { return fyne.CurrentApp().Driver().CanvasForObject(o) }

// paint colours what the toolbar draws itself.
func (t *Toolbar) paint() {
	t.ground.FillColor, t.line.FillColor = theme.Token(theme.Panel), theme.Token(theme.Line2)
	for _, r := range []*canvas.Rectangle{t.first, t.second, t.last} {
		r.FillColor = theme.Token(fynetheme.ColorNameInputBorder)
	}
}
