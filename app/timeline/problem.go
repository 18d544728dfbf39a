package timeline

import (
	"image/color"

	"sandtable/app/theme"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// problemHeight is that of the strip which says what is wrong with a date.
const problemHeight = 32

// problem is that strip. A click takes it away.
type problem struct {
	widget.BaseWidget
	ground *canvas.Rectangle
	text   *canvas.Text
}

var _ fyne.Tappable = (*problem)(nil)

func newProblem(*Timeline) *problem {
	p := &problem{ground: canvas.NewRectangle(color.Transparent), text: canvas.NewText("", color.Transparent)}
	p.text.TextSize = 13
	p.ExtendBaseWidget(p)
	p.Hide()
	return p
}

// CreateRenderer implements fyne.Widget.
func (p *problem) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.NewStack(p.ground, container.NewPadded(p.text)))
}

// say shows a message.
func (p *problem) say(message string) {
	p.text.Text = "  " + message
	p.recolour()
	p.Show()
	p.Refresh()
}

func (p *problem) recolour() {
	p.ground.FillColor = theme.Token(theme.WarningGround)
	p.text.Color = theme.Token(fynetheme.ColorNameError)
}

// Tapped implements fyne.Tappable.
func (p *problem) Tapped(*fyne.PointEvent) { p.Hide() }
