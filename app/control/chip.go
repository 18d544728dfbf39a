package control

import (
	"image/color"

	"sandtable/app/theme"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Chip is a filter in words with a cross that takes it away. With the keyboard on
// it, Delete or Backspace presses the cross, space or Enter the words.
type Chip struct {
	widget.BaseWidget
	text     string
	Plain    bool       // without the funnel: it follows another chip
	OnTapped func()     // the words were pressed; may be nil
	OnClosed func()     // the cross was; nil: there is none
	OnHover  func(bool) // the pointer or the keyboard came or left; may be nil
	hovered  bool
	focused  bool
}

var (
	_ fyne.Tappable     = (*Chip)(nil)
	_ fyne.Focusable    = (*Chip)(nil)
	_ desktop.Hoverable = (*Chip)(nil)
)

// NewChip returns a chip; either function may be nil.
func NewChip(text string, tapped, closed func()) *Chip {
	c := &Chip{text: text, OnTapped: tapped, OnClosed: closed}
	c.ExtendBaseWidget(c)
	return c
}

// Text is what the chip says.
func (c *Chip) Text() string { return c.text }

// SetText changes what the chip says.
func (c *Chip) SetText(text string) {
	if c.text != text {
		c.text = text
		c.Refresh()
	}
}

// The measures of a chip.
const (
	chipHeight = 24
	chipIcon   = 14
	chipText   = 12
)

// Tapped implements fyne.Tappable.
func (c *Chip) Tapped(e *fyne.PointEvent) {
	if c.OnClosed != nil && e.Position.X >= c.Size().Width-chipIcon-2*gap {
		c.close()
		return
	}
	c.press()
}

func (c *Chip) press() {
	if c.OnTapped != nil {
		c.OnTapped()
	}
}

func (c *Chip) close() {
	if c.OnClosed != nil {
		c.hover(false)
		c.OnClosed()
	}
}

// MouseIn implements desktop.Hoverable.
func (c *Chip) MouseIn(*desktop.MouseEvent) { c.setHover(true) }

// MouseMoved implements desktop.Hoverable.
func (c *Chip) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (c *Chip) MouseOut() { c.setHover(false) }

func (c *Chip) setHover(in bool) {
	c.hovered = in
	c.hover(in)
	c.Refresh()
}

func (c *Chip) hover(in bool) {
	if c.OnHover != nil {
		c.OnHover(in)
	}
}

// FocusGained implements fyne.Focusable.
func (c *Chip) FocusGained() { c.setFocus(true) }

// FocusLost implements fyne.Focusable.
func (c *Chip) FocusLost() { c.setFocus(false) }

func (c *Chip) setFocus(on bool) {
	c.focused = on
	c.hover(on)
	c.Refresh()
}

// TypedRune implements fyne.Focusable.
func (c *Chip) TypedRune(rune) {}

// TypedKey implements fyne.Focusable.
func (c *Chip) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyDelete, fyne.KeyBackspace:
		c.close()
	case fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter:
		c.press()
	}
}

// start is where the words begin.
func (c *Chip) start() float32 {
	if c.Plain || c.OnClosed == nil {
		return side
	}
	return side + chipIcon + 4
}

func (c *Chip) min() fyne.Size {
	w := c.start() + width(c.text, chipText, false) + side
	if c.OnClosed != nil {
		w += chipIcon + gap - 2
	}
	return fyne.NewSize(w, chipHeight)
}

// CreateRenderer implements fyne.Widget.
func (c *Chip) CreateRenderer() fyne.WidgetRenderer {
	ground := canvas.NewRectangle(color.Transparent)
	ground.CornerRadius = radius
	funnel, cross := canvas.NewImageFromResource(theme.Icon("filter")), canvas.NewImageFromResource(theme.Icon("close"))
	text := label(c.text, chipText, color.Transparent)
	r := &Renderer{Parts: []fyne.CanvasObject{ground, funnel, text, cross}, Min: c.min}
	r.Arrange = func(s fyne.Size) {
		ground.Resize(s)
		funnel.Resize(fyne.NewSquareSize(chipIcon))
		funnel.Move(fyne.NewPos(side, (s.Height-chipIcon)/2))
		centre(text, c.start(), s.Height)
		cross.Resize(fyne.NewSquareSize(chipIcon))
		cross.Move(fyne.NewPos(s.Width-chipIcon-gap, (s.Height-chipIcon)/2))
	}
	r.Update = func() {
		c.paint(ground)
		text.Text, text.Color = c.text, token(fynetheme.ColorNameForeground)
		funnel.Resource, cross.Resource = theme.ColoredIcon("filter", accent), theme.Icon("close")
		funnel.Hidden, cross.Hidden = c.Plain || c.OnClosed == nil, c.OnClosed == nil
		r.Arrange(c.Size())
	}
	r.Update()
	return r
}

// paint colours the ground.
func (c *Chip) paint(ground *canvas.Rectangle) {
	ground.FillColor, ground.StrokeColor, ground.StrokeWidth = token(theme.SelectedRow), color.Transparent, 0
	if c.hovered {
		ground.StrokeColor, ground.StrokeWidth = token(theme.Line2), 1
	}
	if c.focused {
		ground.StrokeColor, ground.StrokeWidth = token(fynetheme.ColorNameFocus), 2
	}
}
