package mapview

import (
	"sandtable/geo"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"

	"github.com/paulmach/orb"
)

// pin shows where something was found that the map need not draw: a ring and a
// name that go along with the map. It is part of the hand, not of the view.
type pin struct {
	at    orb.Point
	on    bool
	ring  *canvas.Circle
	halo  *canvas.Circle
	back  *canvas.Rectangle
	words *canvas.Text
	stage *fyne.Container
}

// The measures of the pin, in units.
const (
	pinRing = 15
	pinPad  = 6
)

func newPin() *pin {
	p := &pin{ring: canvas.NewCircle(nil), halo: canvas.NewCircle(nil), back: canvas.NewRectangle(nil), words: canvas.NewText("", nil)}
	p.ring.StrokeWidth, p.halo.StrokeWidth, p.back.StrokeWidth, p.back.CornerRadius = 2.5, 5, 1, 4
	p.words.TextSize, p.words.TextStyle.Bold = 12, true
	p.stage = container.NewWithoutLayout(p.halo, p.ring, p.back, p.words)
	p.stage.Hide()
	return p
}

// restyle takes the theme's colours.
func (p *pin) restyle(t fyne.Theme) {
	p.ring.StrokeColor, p.words.Color = t.Color(fynetheme.ColorNamePrimary, 0), t.Color(fynetheme.ColorNameForeground, 0)
	p.back.FillColor, p.halo.StrokeColor = t.Color(fynetheme.ColorNameOverlayBackground, 0), t.Color(fynetheme.ColorNameOverlayBackground, 0)
	p.back.StrokeColor = t.Color(fynetheme.ColorNameInputBorder, 0)
	p.stage.Refresh()
}

// place puts the pin where a viewport in units shows its point.
func (p *pin) place(v geo.Viewport) {
	if !p.on || !v.Contains(p.at) {
		p.stage.Hide()
		return
	}
	fx, fy := v.Project(p.at)
	x, y := float32(fx), float32(fy)
	put(p.halo, x-pinRing, y-pinRing, 2*pinRing, 2*pinRing)
	put(p.ring, x-pinRing, y-pinRing, 2*pinRing, 2*pinRing)
	size := p.words.MinSize()
	left, top := x-size.Width/2-pinPad, y-pinRing-2*pinPad-size.Height
	if top < 4 {
		top = y + pinRing + 2*pinPad
	}
	left = max(4, min(left, float32(v.W)-size.Width-2*pinPad-4))
	put(p.back, left, top-2, size.Width+2*pinPad, size.Height+4)
	put(p.words, left+pinPad, top, size.Width, size.Height)
	p.stage.Show()
}

func put(o fyne.CanvasObject, x, y, w, h float32) {
	o.Move(fyne.NewPos(x, y))
	o.Resize(fyne.NewSize(w, h))
}

// Point shows where something is, by a ring and its name, until Unpoint or a
// click on the map.
func (m *Map) Point(at orb.Point, name string) {
	m.pin.at, m.pin.on, m.pin.words.Text = at, true, name
	m.pin.restyle(m.Theme())
	m.pin.place(m.viewport())
}

// Unpoint lets what Point shows go.
func (m *Map) Unpoint() {
	m.pin.on = false
	m.pin.stage.Hide()
}
