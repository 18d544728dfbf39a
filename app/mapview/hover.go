package mapview

import (
	"fmt"
	"image"
	"math"

	"sandtable/app/scene"
	"sandtable/geo/draw"
	"sandtable/geo/raster"
	"sandtable/geo/symbol"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	fynetheme "fyne.io/fyne/v2/theme"
)

// hover is the mark under the pointer, drawn again with its outline, and the
// tooltip beside it. Both are small objects that move without a redraw of the
// map.
type hover struct {
	pen   *raster.Rasterizer
	mark  *canvas.Raster
	image *image.RGBA
	key   string
	box   *fyne.Container
	back  *canvas.Rectangle
	lines [3]*canvas.Text
}

func newHover(pen *raster.Rasterizer) *hover {
	h := &hover{pen: pen, back: canvas.NewRectangle(nil)}
	h.mark = canvas.NewRaster(func(int, int) image.Image {
		if h.image == nil {
			return image.NewRGBA(image.Rect(0, 0, 1, 1))
		}
		return h.image
	})
	h.mark.Hide()
	h.box = container.NewWithoutLayout(h.back)
	for i := range h.lines {
		h.lines[i] = canvas.NewText("", nil)
		h.lines[i].TextSize = 12
		h.box.Add(h.lines[i])
	}
	h.lines[0].TextStyle.Bold = true
	h.box.Hide()
	return h
}

// restyle takes the theme's colours.
func (h *hover) restyle(t fyne.Theme) {
	h.back.FillColor = t.Color(fynetheme.ColorNameOverlayBackground, 0)
	h.back.StrokeColor, h.back.StrokeWidth = t.Color(fynetheme.ColorNameInputBorder, 0), 1
	h.back.CornerRadius = 4
	for i, l := range h.lines {
		l.Color = t.Color(fynetheme.ColorNameForeground, 0)
		if i > 0 {
			l.Color = t.Color("fg2", 0)
		}
		l.Refresh()
	}
	h.back.Refresh()
}

func (h *hover) hide() {
	if h.key != "" {
		h.key = ""
		h.mark.Hide()
		h.box.Hide()
	}
}

// frameChanged drops the hover when its group is gone or moved.
func (h *hover) frameChanged(*Map) { h.hide() }

// MouseIn implements desktop.Hoverable.
func (m *Map) MouseIn(e *desktop.MouseEvent) { m.MouseMoved(e) }

// MouseOut implements desktop.Hoverable.
func (m *Map) MouseOut() {
	m.hover.hide()
	m.desk.over = false
	m.follow()
	m.hooks.Pointed(Pointed{})
}

// MouseMoved names what is under the pointer.
func (m *Map) MouseMoved(e *desktop.MouseEvent) {
	p := m.viewport().Unproject(float64(e.Position.X), float64(e.Position.Y))
	m.hooks.Pointed(Pointed{Point: p, Over: m.onMap(e.Position)})
	if m.pointed(e.Position) {
		return
	}
	g, ok := m.groupAt(e.Position)
	if !ok {
		m.hover.hide()
		return
	}
	if g.Key != m.hover.key {
		m.hover.show(m, g)
	}
	m.hover.place(m, e.Position)
}

// show draws the group's mark with its outline and writes the tooltip.
func (h *hover) show(m *Map, g scene.Group) {
	h.key = g.Key
	const pad = 12
	scale := m.frame.Request.Map.Scale
	corner := draw.Pt(math.Floor(g.Hit.Min.X-pad*scale), math.Floor(g.Hit.Min.Y-pad*scale))
	w := int(math.Ceil(g.Hit.Max.X-corner.X) + pad*scale)
	height := int(math.Ceil(g.Hit.Max.Y-corner.Y) + pad*scale)
	shifted := g
	shifted.At = whole(g.At).Sub(corner)
	shifted.Hit = draw.Box{Min: whole(g.Hit.Min).Sub(corner), Max: whole(g.Hit.Max).Sub(corner)}
	list := draw.New(w, height)
	m.frame.Scene.DrawMark(list, shifted, symbol.Hovered)
	h.image = image.NewRGBA(image.Rect(0, 0, w, height))
	h.pen.Draw(h.image, list)
	unit := m.ground.Size().Width / float32(m.frame.Map.Rect.Dx())
	o := m.ground.Position()
	h.mark.Resize(fyne.NewSize(float32(w)*unit, float32(height)*unit))
	h.mark.Move(fyne.NewPos(o.X+float32(corner.X)*unit, o.Y+float32(corner.Y)*unit))
	h.mark.Refresh()
	h.mark.Show()
	h.write(m, g)
}

// whole is the whole pixel on which the frame draws a mark.
func whole(p draw.Point) draw.Point { return draw.Pt(math.Floor(p.X+0.5), math.Floor(p.Y+0.5)) }

func (h *hover) write(m *Map, g scene.Group) {
	k := m.frame.Scene.Model.Known
	e := g.First()
	texts := [3]string{g.Name, fmt.Sprintf("%s events", scene.Thousands(len(g.Events))), "click to list them"}
	if len(g.Events) == 1 {
		texts = [3]string{k.Events.Title.At(e), scene.WhenWords(k, e), scene.Evidence(k, e)}
	}
	width := float32(0)
	for i, l := range h.lines {
		l.Text = shorten(texts[i], 64)
		l.Refresh()
		l.Move(fyne.NewPos(10, 6+float32(i)*17))
		width = max(width, l.MinSize().Width)
	}
	h.back.Resize(fyne.NewSize(width+20, 64))
	h.box.Resize(h.back.Size())
	h.box.Show()
}

// shorten cuts a text after n letters.
func shorten(s string, n int) string {
	r := []rune(s)
	if len(r) <= n {
		return s
	}
	return string(r[:n-1]) + "…"
}

// place keeps the tooltip beside the pointer and on the map.
func (h *hover) place(m *Map, at fyne.Position) {
	s, box := m.Size(), h.box.Size()
	x, y := at.X+16, at.Y+18
	if x+box.Width > s.Width-8 {
		x = at.X - box.Width - 12
	}
	if y+box.Height > s.Height-8 {
		y = at.Y - box.Height - 12
	}
	h.box.Move(fyne.NewPos(max(x, 4), max(y, 4)))
}
