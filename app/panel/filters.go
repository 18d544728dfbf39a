package panel

import (
	"slices"

	"sandtable/app/facet"
	"sandtable/app/store"
	"sandtable/app/theme"
	"sandtable/geo/palette"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// FilterHooks is what the filter panel asks of the window. All are needed.
type FilterHooks struct {
	Check func(expr string) error // what is wrong with a filter; nil for nothing
	Hint  func(text string)       // says what the control under the pointer does; "" when it has left
}

// Filters is the filter panel: the values that events have, with counts that are
// linked, and the filter as an expression.
type Filters struct {
	widget.BaseWidget
	store    *store.Store
	hooks    FilterHooks
	view     store.View
	sections []facet.Section
	unfolded map[string]bool // by the title of a section
	stale    bool            // the counts are those of an earlier filter

	ground, band, line *canvas.Rectangle
	title              *canvas.Text
	reset              *link
	expr               *exprBox
	heads              []*heading
	rows               []*facetRow
	body               *fyne.Container
	scroll             *container.Scroll
}

// NewFilters returns the filter panel of a store's view, without counts yet.
func NewFilters(s *store.Store, hooks FilterHooks) *Filters {
	f := &Filters{store: s, hooks: hooks, view: s.View(), unfolded: map[string]bool{}}
	f.ground, f.band, f.line = canvas.NewRectangle(nil), canvas.NewRectangle(nil), canvas.NewRectangle(nil)
	f.title = canvas.NewText("Filter", nil)
	f.title.TextSize, f.title.TextStyle.Bold = 13, true
	f.reset = newLink("Reset", "Take every filter away but the window", hooks.Hint, f.clear)
	f.expr = newExprBox(hooks.Check, func(text string) { s.SetFilter(text) })
	f.body = container.New(column{})
	f.scroll = container.NewVScroll(f.body)
	f.ExtendBaseWidget(f)
	f.build()
	f.SetView(s.View())
	return f
}

// SetView shows what the view says of the filter.
func (f *Filters) SetView(v store.View) {
	themed := v.Theme != f.view.Theme
	f.view = v
	f.expr.show(v.Filter)
	f.reset.setActive(filtered(v))
	if themed {
		for _, r := range f.rows {
			r.setMode(f.mode())
		}
	}
}

// filtered reports whether there is something to reset.
func filtered(v store.View) bool {
	return v.Filter != "" || v.Find != "" || v.Within.On || !v.Layers.Has(store.Assessments)
}

// clear takes away everything that filters but the window.
func (f *Filters) clear() {
	v := f.store.View()
	v.Filter, v.Find, v.Within = "", "", store.Within{}
	v.Layers |= store.Assessments
	f.store.SetView(v)
}

func (f *Filters) mode() palette.Mode {
	mode, _ := palette.ParseMode(f.view.Theme)
	return mode
}

// ShowSections shows the counts of a view. Rows that stay keep their objects, so that
// scrubbing redraws only what changes.
func (f *Filters) ShowSections(sections []facet.Section) {
	same := slices.EqualFunc(f.sections, sections, func(a, b facet.Section) bool {
		return a.Title == b.Title && sameRows(f.listed(a), f.listed(b)) && (a.Full == nil) == (b.Full == nil)
	})
	f.sections = sections
	if !same {
		f.build()
		return
	}
	f.fill()
}

// SetStale marks the counts as those of an earlier filter, until others are shown.
func (f *Filters) SetStale(on bool) {
	f.stale = on
	for _, r := range f.rows {
		r.setStale(on)
	}
}

// sameRows reports whether two lists have the same labels.
func sameRows(a, b []facet.Row) bool {
	return slices.EqualFunc(a, b, func(r, s facet.Row) bool { return r.Label == s.Label && r.Kind == s.Kind })
}

// listed is the rows that a section shows: the first ones, or all when it is
// unfolded.
func (f *Filters) listed(s facet.Section) []facet.Row {
	if f.unfolded[s.Title] && s.Full != nil {
		return s.Full
	}
	return s.Rows
}

// build makes the panel's objects for the sections as they are.
func (f *Filters) build() {
	f.heads, f.rows = nil, nil
	var objects []fyne.CanvasObject
	for i, s := range f.sections {
		head := newHeading(s.Title, newLink("all", "Let everything through: "+s.Title, f.hooks.Hint, func() { f.all(i) }))
		f.heads = append(f.heads, head)
		objects = append(objects, head)
		for j := range f.listed(s) {
			r := newFacetRow(f.hooks.Hint, func() { f.toggle(i, j) })
			f.rows = append(f.rows, r)
			objects = append(objects, r)
		}
		if s.Full != nil {
			objects = append(objects, f.foldLink(s))
		}
		objects = append(objects, newGap(6), newRule())
	}
	objects = append(objects, newHeading("Expression", nil), f.expr, newGap(6), newNote("Bars count what is left after all other filters."))
	f.body.Objects = objects
	f.fill()
	f.body.Refresh()
}

// foldLink leads to the longer list of a section and back.
func (f *Filters) foldLink(s facet.Section) fyne.CanvasObject {
	words := s.More
	if f.unfolded[s.Title] {
		words = s.Less
	}
	l := newLink(words, "", f.hooks.Hint, func() {
		f.unfolded[s.Title] = !f.unfolded[s.Title]
		f.build()
	})
	l.indent = rowSide
	l.setActive(true)
	return l
}

// fill brings heads and rows up to the sections.
func (f *Filters) fill() {
	n, room := 0, countWidth(f.largest())
	for i, s := range f.sections {
		f.heads[i].all.setActive(s.Set)
		rows := f.listed(s)
		most := 0
		for _, r := range rows {
			most = max(most, r.Count)
		}
		for _, r := range rows {
			f.rows[n].stale = f.stale
			f.rows[n].set(r, most, f.mode())
			f.rows[n].setRoom(room)
			n++
		}
	}
}

// largest is the largest count that is listed.
func (f *Filters) largest() int {
	n := 0
	for _, s := range f.sections {
		for _, r := range f.listed(s) {
			n = max(n, r.Count)
		}
	}
	return n
}

// toggle clicks a row.
func (f *Filters) toggle(section, row int) {
	s := f.sections[section]
	f.apply(facet.Toggle(f.store.View().Filter, s, f.listed(s)[row]))
}

// all resets a section.
func (f *Filters) all(section int) {
	f.apply(facet.Reset(f.store.View().Filter, f.sections[section]))
}

// apply makes an expression the filter; one that cannot be read is shown as such
// where it stands.
func (f *Filters) apply(expr string, err error) {
	if err != nil {
		f.expr.complain(err)
		return
	}
	f.store.SetFilter(expr)
}

// bandHeight is that of the panel's header.
const bandHeight = 32

// CreateRenderer implements fyne.Widget.
func (f *Filters) CreateRenderer() fyne.WidgetRenderer {
	f.paint()
	return &filtersRenderer{f}
}

// paint colours what the panel draws itself.
func (f *Filters) paint() {
	f.ground.FillColor, f.band.FillColor = theme.Token(theme.Panel), theme.Token(theme.Header)
	f.line.FillColor, f.title.Color = theme.Token(theme.Line2), theme.Token(fynetheme.ColorNameForeground)
}

type filtersRenderer struct{ f *Filters }

func (r *filtersRenderer) MinSize() fyne.Size { return fyne.NewSize(200, 120) }
func (r *filtersRenderer) Destroy()           {}

func (r *filtersRenderer) Objects() []fyne.CanvasObject {
	f := r.f
	return []fyne.CanvasObject{f.ground, f.band, f.line, f.title, f.reset, f.scroll}
}

func (r *filtersRenderer) Layout(s fyne.Size) {
	f := r.f
	place(f.ground, 0, 0, s.Width, s.Height)
	place(f.band, 0, 0, s.Width, bandHeight)
	place(f.line, 0, bandHeight-1, s.Width, 1)
	min := f.title.MinSize()
	place(f.title, rowSide, (bandHeight-min.Height)/2, min.Width, min.Height)
	w := f.reset.MinSize().Width
	place(f.reset, s.Width-rowSide-w, 0, w, bandHeight)
	place(f.scroll, 0, bandHeight, s.Width, s.Height-bandHeight)
}

func (r *filtersRenderer) Refresh() {
	f := r.f
	f.paint()
	for _, o := range []fyne.CanvasObject{f.ground, f.band, f.line, f.title} {
		o.Refresh()
	}
	r.Layout(f.Size())
}
