package control

import (
	"image/color"

	"sandtable/app/theme"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// Chip is a filter in words with a cross that takes it away.
type Chip struct {
	widget.BaseWidget
	text     string
	OnTapped func() // the words were pressed; may be nil
	OnClosed func() // the cross was; nil: there is none
}

var _ fyne.Tappable = (*Chip)(nil)

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

const chipHeight = 24

// Tapped implements fyne.Tappable.
func (c *Chip) Tapped(e *fyne.PointEvent) {
	cross := c.OnClosed != nil && e.Position.X >= c.Size().Width-iconSize-gap
	switch {
	case cross:
		c.OnClosed()
	case c.OnTapped != nil:
		c.OnTapped()
	}
}

// CreateRenderer implements fyne.Widget.
func (c *Chip) CreateRenderer() fyne.WidgetRenderer {
	ground := canvas.NewRectangle(color.Transparent)
	ground.CornerRadius = radius
	funnel, cross := canvas.NewImageFromResource(theme.Icon("filter")), canvas.NewImageFromResource(theme.Icon("close"))
	text := label(c.text, 12, color.Transparent)
	r := &Renderer{Parts: []fyne.CanvasObject{ground, funnel, text, cross}}
	r.Min = func() fyne.Size {
		w := gap + 14 + 4 + width(c.text, 12, true) + gap
		if c.OnClosed != nil {
			w += iconSize
		}
		return fyne.NewSize(w, chipHeight)
	}
	r.Arrange = func(s fyne.Size) {
		ground.Resize(s)
		funnel.Resize(fyne.NewSquareSize(14))
		funnel.Move(fyne.NewPos(gap, (s.Height-14)/2))
		centre(text, gap+14+4, s.Height)
		cross.Resize(fyne.NewSquareSize(14))
		cross.Move(fyne.NewPos(s.Width-14-gap, (s.Height-14)/2))
	}
	r.Update = func() {
		ground.FillColor = token(theme.SelectedRow)
		text.Text, text.Color, text.TextStyle.Bold = c.text, token(accent), true
		funnel.Resource, cross.Resource = theme.ColoredIcon("filter", accent), theme.ColoredIcon("close", accent)
		cross.Hidden = c.OnClosed == nil
		r.Arrange(c.Size())
	}
	r.Update()
	return r
}
