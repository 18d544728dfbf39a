// Package control holds the small controls that several widgets share: buttons,
// segments, chips, badges and the tips that explain them. All are 28 high, flat,
// with one line around what can be pressed. They know nothing of datasets and
// views; everything belongs to the UI goroutine.
package control

import (
	"image/color"

	"sandtable/app/theme"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fynetheme "fyne.io/fyne/v2/theme"
)

// The measures shared by the controls, in units.
const (
	Height   = 28
	iconSize = 16
	radius   = 4
	textSize = 13
)

// Renderer is a fyne.WidgetRenderer made of functions. Objects, Min and Arrange
// are needed; Update is called before every redraw.
type Renderer struct {
	Parts   []fyne.CanvasObject
	Min     func() fyne.Size
	Arrange func(fyne.Size)
	Update  func()
}

var _ fyne.WidgetRenderer = (*Renderer)(nil)

// Layout implements fyne.WidgetRenderer.
func (r *Renderer) Layout(s fyne.Size) { r.Arrange(s) }

// MinSize implements fyne.WidgetRenderer.
func (r *Renderer) MinSize() fyne.Size { return r.Min() }

// Objects implements fyne.WidgetRenderer.
func (r *Renderer) Objects() []fyne.CanvasObject { return r.Parts }

// Destroy implements fyne.WidgetRenderer.
func (r *Renderer) Destroy() {}

// Refresh implements fyne.WidgetRenderer.
func (r *Renderer) Refresh() {
	if r.Update != nil {
		r.Update()
	}
	for _, o := range r.Parts {
		o.Refresh()
	}
}

// label is a text of a control, centred in a height.
func label(text string, size float32, c color.Color) *canvas.Text {
	t := canvas.NewText(text, c)
	t.TextSize = size
	return t
}

// width is how wide a text is.
func width(text string, size float32, bold bool) float32 {
	return fyne.MeasureText(text, size, fyne.TextStyle{Bold: bold}).Width
}

// centre puts a text at x, in the middle of a height.
func centre(t *canvas.Text, x, height float32) {
	min := t.MinSize()
	t.Resize(min)
	t.Move(fyne.NewPos(x, (height-min.Height)/2))
}

// token is a colour of the theme.
func token(name fyne.ThemeColorName) color.Color { return theme.Token(name) }

// accent is the colour of the hand.
const accent = fynetheme.ColorNamePrimary
