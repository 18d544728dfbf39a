package panel

import (
	"sandtable/app/control"
	"sandtable/app/theme"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// column is a layout that stacks objects without gaps, each as wide as the panel
// and as high as it needs.
type column struct{}

var _ fyne.Layout = column{}

// Layout implements fyne.Layout.
func (column) Layout(objects []fyne.CanvasObject, s fyne.Size) {
	y := float32(0)
	for _, o := range objects {
		o.Resize(fyne.NewSize(s.Width, o.Size().Height)) // its height may depend on its width
		h := o.MinSize().Height
		place(o, 0, y, s.Width, h)
		y += h
	}
}

// MinSize implements fyne.Layout.
func (column) MinSize(objects []fyne.CanvasObject) fyne.Size {
	h := float32(0)
	for _, o := range objects {
		h += o.MinSize().Height
	}
	return fyne.NewSize(180, h)
}

// newGap is room.
func newGap(high float32) fyne.CanvasObject {
	r := canvas.NewRectangle(nil)
	r.SetMinSize(fyne.NewSize(1, high))
	return r
}

// hairline is the line between two sections.
type hairline struct{ widget.BaseWidget }

func newRule() *hairline {
	h := &hairline{}
	h.ExtendBaseWidget(h)
	return h
}

// CreateRenderer implements fyne.Widget.
func (h *hairline) CreateRenderer() fyne.WidgetRenderer {
	line := canvas.NewRectangle(nil)
	r := &control.Renderer{Parts: []fyne.CanvasObject{line}}
	r.Min = func() fyne.Size { return fyne.NewSize(1, 1) }
	r.Arrange = func(s fyne.Size) { line.Resize(s) }
	r.Update = func() { line.FillColor = theme.Token(fynetheme.ColorNameSeparator) }
	r.Update()
	return r
}

// heading is the title of a section, and the link that resets it.
type heading struct {
	widget.BaseWidget
	title string
	all   *link // nil: there is nothing to reset
}

func newHeading(title string, all *link) *heading {
	h := &heading{title: title, all: all}
	h.ExtendBaseWidget(h)
	return h
}

// CreateRenderer implements fyne.Widget.
func (h *heading) CreateRenderer() fyne.WidgetRenderer {
	title := canvas.NewText(h.title, nil)
	title.TextSize, title.TextStyle.Bold = 13, true
	r := &control.Renderer{Parts: []fyne.CanvasObject{title}}
	if h.all != nil {
		r.Parts = append(r.Parts, h.all)
	}
	r.Min = func() fyne.Size { return fyne.NewSize(180, 32) }
	r.Arrange = func(s fyne.Size) {
		min := title.MinSize()
		place(title, rowSide, 20-min.Height/2, min.Width, min.Height)
		if h.all != nil {
			w := h.all.MinSize().Width
			place(h.all, s.Width-rowSide-w, 9, w, 22)
		}
	}
	r.Update = func() { title.Color = theme.Token(fynetheme.ColorNameForeground) }
	r.Update()
	return r
}

// link is a small text to press.
type link struct {
	widget.BaseWidget
	text, tip     string
	indent        float32
	hint          func(string)
	tapped        func()
	active        bool
	over, focused bool
}

var (
	_ fyne.Tappable     = (*link)(nil)
	_ fyne.Focusable    = (*link)(nil)
	_ desktop.Hoverable = (*link)(nil)
)

func newLink(text, tip string, hint func(string), tapped func()) *link {
	l := &link{text: text, tip: tip, hint: hint, tapped: tapped}
	l.ExtendBaseWidget(l)
	return l
}

// setActive colours the link as one that would change something.
func (l *link) setActive(on bool) {
	if l.active != on {
		l.active = on
		l.Refresh()
	}
}

// Tapped implements fyne.Tappable.
func (l *link) Tapped(*fyne.PointEvent) { l.tapped() }

// MouseIn implements desktop.Hoverable.
func (l *link) MouseIn(*desktop.MouseEvent) {
	l.over = true
	l.hint(l.tip)
	l.Refresh()
}

// MouseMoved implements desktop.Hoverable.
func (l *link) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (l *link) MouseOut() {
	l.over = false
	l.hint("")
	l.Refresh()
}

// FocusGained implements fyne.Focusable.
func (l *link) FocusGained() { l.setFocus(true) }

// FocusLost implements fyne.Focusable.
func (l *link) FocusLost() { l.setFocus(false) }

func (l *link) setFocus(on bool) {
	l.focused = on
	l.Refresh()
}

// TypedRune implements fyne.Focusable.
func (l *link) TypedRune(rune) {}

// TypedKey implements fyne.Focusable.
func (l *link) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter:
		l.tapped()
	}
}

// CreateRenderer implements fyne.Widget.
func (l *link) CreateRenderer() fyne.WidgetRenderer {
	text, under := canvas.NewText(l.text, nil), canvas.NewRectangle(nil)
	text.TextSize = 11
	r := &control.Renderer{Parts: []fyne.CanvasObject{text, under}}
	r.Min = func() fyne.Size { return fyne.NewSize(l.indent+text.MinSize().Width, rowHeight) }
	r.Arrange = func(s fyne.Size) {
		min := text.MinSize()
		place(text, l.indent, (s.Height-min.Height)/2, min.Width, min.Height)
		place(under, l.indent, (s.Height+min.Height)/2, min.Width, 1)
	}
	r.Update = func() {
		text.Color = theme.Token(theme.Fg2)
		if l.active {
			text.Color = theme.Token(fynetheme.ColorNameHyperlink)
		}
		under.FillColor, under.Hidden = text.Color, !l.over && !l.focused
	}
	r.Update()
	return r
}
