package control

import (
	"image/color"

	"sandtable/app/theme"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"
)

// Tips shows the tip of the control under the pointer. Its Layer goes on top of
// the window's content; it takes no input.
type Tips struct {
	Layer  *fyne.Container
	ground *canvas.Rectangle
	text   *canvas.Text
}

// NewTips returns tips that show nothing yet.
func NewTips() *Tips {
	t := &Tips{ground: canvas.NewRectangle(color.Transparent), text: label("", 11, color.Transparent)}
	t.ground.CornerRadius, t.ground.StrokeWidth = radius, 1
	t.Layer = container.NewWithoutLayout(t.ground, t.text)
	t.Hide()
	return t
}

// Text is the tip that is shown; "" for none.
func (t *Tips) Text() string {
	if t.Layer.Hidden || t.text.Hidden {
		return ""
	}
	return t.text.Text
}

// Hide takes the tip away.
func (t *Tips) Hide() {
	t.ground.Hide()
	t.text.Hide()
}

// Show shows a text under an object, or above it where there is no room.
func (t *Tips) Show(text string, of fyne.CanvasObject) {
	driver := fyne.CurrentApp().Driver()
	origin := driver.AbsolutePositionForObject(t.Layer)
	at := driver.AbsolutePositionForObject(of).Subtract(origin)
	t.text.Text, t.text.Color = text, token(fynetheme.ColorNameForeground)
	t.ground.FillColor, t.ground.StrokeColor = token(theme.Panel), token(theme.Line2)
	size := t.text.MinSize().AddWidthHeight(16, 8)
	room := t.Layer.Size()
	x := min(at.X, max(4, room.Width-size.Width-4))
	y := at.Y + of.Size().Height + 4
	if y+size.Height > room.Height {
		y = at.Y - size.Height - 4
	}
	t.ground.Resize(size)
	t.ground.Move(fyne.NewPos(x, y))
	t.text.Resize(t.text.MinSize())
	t.text.Move(fyne.NewPos(x+8, y+4))
	t.ground.Show()
	t.text.Show()
	t.ground.Refresh()
	t.text.Refresh()
}
