package panel

import (
	"fmt"

	"sandtable/app/control"
	"sandtable/app/search"
	"sandtable/app/theme"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// The measures of the search box, in units.
const (
	searchWidth  = 560
	searchRow    = 28
	searchRows   = 10
	searchSide   = 12
	searchKind   = 64 // room for the word that says what a result is
	searchHead   = 36
	searchBottom = 24
)

// SearchHooks is what the search box asks of the window. All are needed.
type SearchHooks struct {
	Typed  func(text string)               // find what it means, and tell by Show
	Chosen func(search.Result)             // go there
	Filter func(text string)               // keep only the events that hold the text
	Closed func()                          // the box has been let go
	Grown  func()                          // the box has another height
	Input  func(name string) (done func()) // an input begins, for the trace
}

// SearchBox is a list of what a typed text may mean: places, events, actors and
// sources. Arrows move, Enter goes there, Escape lets it go.
type SearchBox struct {
	widget.BaseWidget
	hooks   SearchHooks
	entry   *searchEntry
	rows    []*resultRow
	ground  *canvas.Rectangle
	line    *canvas.Rectangle
	words   *canvas.Text
	results []search.Result
	text    string // what the results are for
	picked  int
	waiting bool
}

// NewSearchBox returns an empty search box.
func NewSearchBox(hooks SearchHooks) *SearchBox {
	b := &SearchBox{hooks: hooks, ground: canvas.NewRectangle(nil), line: canvas.NewRectangle(nil), words: canvas.NewText("", nil)}
	b.ground.CornerRadius, b.ground.StrokeWidth = 4, 1
	b.words.TextSize = 11
	b.entry = newSearchEntry(b)
	for i := range searchRows + 1 {
		b.rows = append(b.rows, newResultRow(func() { b.choose(i) }, func() { b.pick(i) }))
	}
	b.ExtendBaseWidget(b)
	b.update()
	return b
}

// Focus is what the keyboard has to go to.
func (b *SearchBox) Focus() fyne.Focusable { return b.entry }

// Wait says that the names are still being read.
func (b *SearchBox) Wait() {
	b.waiting = true
	b.update()
}

// Ready says that the names have been read, and asks for what stands in the entry.
func (b *SearchBox) Ready() {
	b.waiting = false
	b.update()
	b.typed(b.entry.Text)
}

// Results shows what a text was found to mean. It is dropped when something else has
// been typed since.
func (b *SearchBox) Results(text string, found []search.Result) {
	if text != b.entry.Text {
		return
	}
	b.waiting, b.text, b.results, b.picked = false, text, found, 0
	b.update()
}

// typed asks for the meaning of what stands in the entry.
func (b *SearchBox) typed(text string) {
	defer b.hooks.Input("type")()
	if text == "" {
		b.text, b.results, b.picked = "", nil, 0
		b.update()
		return
	}
	b.hooks.Typed(text)
}

// count is the number of rows that can be picked: the results, and the filter.
func (b *SearchBox) count() int {
	if b.text == "" {
		return 0
	}
	return min(len(b.results), searchRows) + 1
}

// pick marks a row.
func (b *SearchBox) pick(i int) {
	if n := b.count(); n > 0 {
		b.picked = (i + n) % n
		b.update()
	}
}

// choose goes to what a row says.
func (b *SearchBox) choose(i int) {
	switch n := b.count(); {
	case i < 0 || i >= n:
		return
	case i == n-1:
		b.hooks.Filter(b.text)
	default:
		b.hooks.Chosen(b.results[i])
	}
	b.hooks.Closed()
}

// key takes the keys that move in the list; false for all others.
func (b *SearchBox) key(name fyne.KeyName) bool {
	switch name {
	case fyne.KeyDown:
		b.pick(b.picked + 1)
	case fyne.KeyUp:
		b.pick(b.picked - 1)
	case fyne.KeyReturn, fyne.KeyEnter:
		b.choose(b.picked)
	case fyne.KeyEscape:
		b.hooks.Closed()
	default:
		return false
	}
	return true
}

// foot is the line below the list.
func (b *SearchBox) foot() string {
	switch {
	case b.waiting:
		return "Reading the names of places …"
	case b.text == "":
		return "Places, events, actors and sources; any script, typos allowed"
	case len(b.results) == 0:
		return fmt.Sprintf("Nothing is called “%s”", b.text)
	}
	return "Arrows and Enter, or click; Escape lets go"
}

// update brings the rows up to the results.
func (b *SearchBox) update() {
	n := b.count()
	for i, r := range b.rows {
		switch {
		case i >= n:
			r.Hide()
			continue
		case i == n-1:
			r.set(resultWords{kind: "filter", title: "Keep only events that hold “" + b.text + "”"}, i == b.picked)
		default:
			of := b.results[i]
			r.set(resultWords{of.Kind.String(), of.Title, of.Detail}, i == b.picked)
		}
		r.Show()
	}
	b.words.Text = b.foot()
	b.Refresh()
	b.hooks.Grown()
}

// MinSize implements fyne.Widget: as high as its rows.
func (b *SearchBox) MinSize() fyne.Size {
	return fyne.NewSize(searchWidth, searchHead+float32(b.count())*searchRow+searchBottom+16)
}

// CreateRenderer implements fyne.Widget.
func (b *SearchBox) CreateRenderer() fyne.WidgetRenderer {
	r := &control.Renderer{Parts: []fyne.CanvasObject{b.ground, b.entry, b.line, b.words}}
	for _, row := range b.rows {
		r.Parts = append(r.Parts, row)
	}
	r.Min = b.MinSize
	r.Arrange = func(s fyne.Size) {
		place(b.ground, 0, 0, s.Width, s.Height)
		place(b.entry, searchSide-4, 8, s.Width-2*searchSide+8, searchHead-8)
		place(b.line, 0, searchHead+8, s.Width, 1)
		for i, row := range b.rows {
			place(row, 1, searchHead+10+float32(i)*searchRow, s.Width-2, searchRow)
		}
		place(b.words, searchSide, s.Height-searchBottom, s.Width-2*searchSide, 16)
	}
	r.Update = func() {
		b.ground.FillColor, b.ground.StrokeColor = theme.Token(theme.Panel), theme.Token(theme.Line2)
		b.line.FillColor, b.words.Color = theme.Token(fynetheme.ColorNameSeparator), theme.Token(theme.Fg3)
		r.Arrange(b.Size())
	}
	r.Update()
	return r
}

// searchEntry is the entry of a search box; keys that move in the list go there.
type searchEntry struct {
	widget.Entry
	box *SearchBox
}

func newSearchEntry(b *SearchBox) *searchEntry {
	e := &searchEntry{box: b}
	e.ExtendBaseWidget(e)
	e.PlaceHolder = "Go to a place, an event, an actor or a source"
	e.Icon = theme.Icon("search")
	e.Scroll = fyne.ScrollNone
	e.OnChanged = b.typed
	return e
}

// TypedKey implements fyne.Focusable.
func (e *searchEntry) TypedKey(k *fyne.KeyEvent) {
	if !e.box.key(k.Name) {
		e.Entry.TypedKey(k)
	}
}
