package detail

import (
	"image/color"

	"sandtable/app/control"
	"sandtable/app/detail/page"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// shape is how an area shows that it can be pressed.
type shape uint8

const (
	linkArea shape = iota // a line under the text
	rowArea               // a ground behind the entry
)

// area is a part of the page that does something when pressed: a link's line of
// text or a whole entry. Its text is drawn over it.
type area struct {
	widget.BaseWidget
	kit              *kit
	to               page.Target
	shape            shape
	hovered, focused bool
}

// stop is an area at which the keyboard stops.
type stop struct{ area }

var (
	_ fyne.Tappable      = (*area)(nil)
	_ desktop.Hoverable  = (*area)(nil)
	_ desktop.Cursorable = (*area)(nil)
	_ fyne.Focusable     = (*stop)(nil)
)

// newArea returns an area; first: the keyboard stops at it.
func newArea(k *kit, to page.Target, s shape, first bool) fyne.Widget {
	if first {
		a := &stop{area{kit: k, to: to, shape: s}}
		a.ExtendBaseWidget(a)
		return a
	}
	a := &area{kit: k, to: to, shape: s}
	a.ExtendBaseWidget(a)
	return a
}

// Target is what a press does.
func (a *area) Target() page.Target { return a.to }

// Tapped implements fyne.Tappable.
func (a *area) Tapped(*fyne.PointEvent) { a.kit.do(a.to) }

// Cursor implements desktop.Cursorable.
func (a *area) Cursor() desktop.Cursor { return desktop.PointerCursor }

// MouseIn implements desktop.Hoverable.
func (a *area) MouseIn(*desktop.MouseEvent) { a.set(true, a.focused) }

// MouseMoved implements desktop.Hoverable.
func (a *area) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (a *area) MouseOut() { a.set(false, a.focused) }

func (a *area) set(hovered, focused bool) {
	a.hovered, a.focused = hovered, focused
	a.Refresh()
}

// FocusGained implements fyne.Focusable.
func (s *stop) FocusGained() { s.set(s.hovered, true) }

// FocusLost implements fyne.Focusable.
func (s *stop) FocusLost() { s.set(s.hovered, false) }

// TypedRune implements fyne.Focusable.
func (s *stop) TypedRune(rune) {}

// TypedKey implements fyne.Focusable: space and Enter press.
func (s *stop) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter:
		s.kit.do(s.to)
	}
}

// CreateRenderer implements fyne.Widget.
func (a *area) CreateRenderer() fyne.WidgetRenderer {
	ground, under := canvas.NewRectangle(color.Transparent), canvas.NewRectangle(color.Transparent)
	ground.CornerRadius = 4
	r := &control.Renderer{Parts: []fyne.CanvasObject{ground, under}}
	r.Min = func() fyne.Size { return fyne.Size{} }
	r.Arrange = func(s fyne.Size) {
		ground.Resize(s)
		under.Resize(fyne.NewSize(s.Width, 1))
		under.Move(fyne.NewPos(0, s.Height-2))
	}
	r.Update = func() {
		t := a.kit.theme
		ground.FillColor, ground.StrokeColor, ground.StrokeWidth = color.Transparent, color.Transparent, 0
		under.FillColor = color.Transparent
		switch {
		case a.hovered && a.shape == rowArea:
			ground.FillColor = t.Hover
		case a.hovered:
			under.FillColor = t.Accent
		}
		if a.focused {
			ground.StrokeColor, ground.StrokeWidth = t.Accent, 1.5
		}
	}
	r.Update()
	return r
}
