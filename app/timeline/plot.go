package timeline

import (
	"image"
	"time"

	"sandtable/app/store"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// plot is the picture with what lies on it.
type plot struct {
	widget.BaseWidget
	t       *Timeline
	raster  *canvas.Raster
	blank   *image.RGBA // what is shown before the first picture
	img     *image.RGBA
	asked   image.Point // the size that the display last asked for, px
	over    *overlay
	held    *hand
	pointer fyne.Position
	buttons desktop.MouseButton
	mods    fyne.KeyModifier
	clicked time.Time // of the last press, to tell a double click
	hovered int32
}

var (
	_ desktop.Mouseable  = (*plot)(nil)
	_ desktop.Hoverable  = (*plot)(nil)
	_ desktop.Cursorable = (*plot)(nil)
	_ desktop.Keyable    = (*plot)(nil)
	_ fyne.Draggable     = (*plot)(nil)
	_ fyne.Scrollable    = (*plot)(nil)
	_ fyne.Tappable      = (*plot)(nil)
	_ fyne.Focusable     = (*plot)(nil)
)

func newPlot(t *Timeline) *plot {
	p := &plot{t: t, hovered: -1}
	p.raster = canvas.NewRaster(p.picture)
	p.raster.ScaleMode = canvas.ImageScaleFastest
	p.over = newOverlay()
	p.ExtendBaseWidget(p)
	return p
}

// CreateRenderer implements fyne.Widget.
func (p *plot) CreateRenderer() fyne.WidgetRenderer {
	return &plotRenderer{p: p, objects: append([]fyne.CanvasObject{p.raster}, p.over.objects()...)}
}

type plotRenderer struct {
	p       *plot
	objects []fyne.CanvasObject
}

// Layout implements fyne.WidgetRenderer.
func (r *plotRenderer) Layout(s fyne.Size) {
	r.p.raster.Resize(s)
	r.p.place()
}

// MinSize implements fyne.WidgetRenderer.
func (r *plotRenderer) MinSize() fyne.Size { return fyne.NewSize(120, 40) }

// Objects implements fyne.WidgetRenderer.
func (r *plotRenderer) Objects() []fyne.CanvasObject { return r.objects }

// Refresh implements fyne.WidgetRenderer.
func (r *plotRenderer) Refresh() { r.p.raster.Refresh() }

// Destroy implements fyne.WidgetRenderer.
func (r *plotRenderer) Destroy() {}

// picture is the raster's generator: it only hands over the last picture, and
// asks for another where the size has changed.
func (p *plot) picture(w, h int) image.Image {
	if size := image.Pt(w, h); size != p.asked {
		p.asked = size
		p.t.hooks.Resized()
	}
	if p.img != nil {
		return p.img
	}
	if p.blank == nil || p.blank.Rect.Size() != p.asked {
		p.blank = image.NewRGBA(image.Rect(0, 0, w, h))
	}
	return p.blank
}

// pixels is the plot's size in device pixels, and the scale.
func (p *plot) pixels() (w, h int, scale float64) {
	size := p.Size()
	if size.Width < 1 || size.Height < 1 {
		return 0, 0, 1
	}
	scale = 1
	if c := fyne.CurrentApp().Driver().CanvasForObject(p); c != nil {
		scale = float64(c.Scale())
	}
	w, h = int(float64(size.Width)*scale), int(float64(size.Height)*scale)
	if near := p.asked.Sub(image.Pt(w, h)); near.In(image.Rect(-1, -1, 2, 2)) {
		w, h = p.asked.X, p.asked.Y // the display's own rounding counts
	}
	return w, h, scale
}

// unit is how many device pixels of the strip a unit has.
func (p *plot) unit() float64 {
	if s := p.t.strip; s != nil && s.Size().Scale > 0 {
		return s.Size().Scale
	}
	return 1
}

// show swaps a picture in.
func (p *plot) show(img *image.RGBA) {
	p.img = img
	p.raster.Refresh()
	p.place()
	p.hover(p.pointer, p.hovered >= 0)
}

// place moves what lies on the picture to where the view wants it.
func (p *plot) place() {
	if p.t.strip == nil {
		return
	}
	s, v := p.t.strip, p.t.view
	p.over.place(s, v, p.unit())
}

func (p *plot) recolour() { p.over.recolour(p.t.hooks.Theme()) }

// press is an event's position in device pixels.
func (p *plot) press(at fyne.Position, pan bool) press {
	k := p.unit()
	return press{X: float64(at.X) * k, Y: float64(at.Y) * k, Pan: pan}
}

// doubleClick is the longest time between the presses of a double click.
const doubleClick = 300 * time.Millisecond

// MouseDown implements desktop.Mouseable.
func (p *plot) MouseDown(e *desktop.MouseEvent) {
	p.buttons, p.mods = e.Button, e.Modifier
	p.focus()
	if p.t.strip == nil || e.Button == desktop.MouseButtonSecondary {
		return
	}
	now := p.t.hooks.Clock.Now()
	if e.Button == desktop.MouseButtonPrimary && now.Sub(p.clicked) < doubleClick {
		x := p.t.strip.Extent()
		p.t.store.MoveRange(x.A, x.Z)
		p.clicked, p.held = time.Time{}, nil
		return
	}
	p.clicked = now
	pan := e.Button == desktop.MouseButtonTertiary || e.Modifier&fyne.KeyModifierShift != 0
	h := take(p.t.strip, p.t.store.View(), p.press(e.Position, pan))
	p.held = &h
	if h.grip == Frame {
		p.apply(h.to(h.from.X))
	}
}

// MouseUp implements desktop.Mouseable. The drag itself ends in DragEnd, which
// comes even where the button is released outside.
func (p *plot) MouseUp(*desktop.MouseEvent) { p.buttons = 0 }

// Dragged implements fyne.Draggable.
func (p *plot) Dragged(e *fyne.DragEvent) {
	if p.held == nil || p.held.grip == Nothing {
		return
	}
	defer p.t.hooks.Input("drag")()
	p.clicked = time.Time{}
	if p.held.grip != Background && p.held.grip != Frame {
		p.t.Stop()
	}
	p.hover(e.Position, false)
	p.apply(p.held.to(p.press(e.Position, false).X))
}

// DragEnd implements fyne.Draggable.
func (p *plot) DragEnd() {
	p.held = nil
	p.t.store.Done()
	p.focus()
}

// apply turns a change into a verb of the store.
func (p *plot) apply(c change) {
	switch c.what {
	case LeftEnd, RightEnd, Body, NewWindow:
		p.t.store.DragWindow(c.to.A, c.to.Z)
	case KnownDay:
		p.t.store.DragAsKnown(c.day)
	case Background, Frame:
		p.t.store.MoveRange(c.to.A, c.to.Z)
	}
}

// Tapped implements fyne.Tappable: a click on a bar selects its event.
func (p *plot) Tapped(e *fyne.PointEvent) {
	defer p.t.hooks.Input("click")()
	if id, ok := p.eventAt(e.Position); ok {
		p.t.store.Select(p.t.strip.Known().Events.ID.At(id))
	}
}

func (p *plot) eventAt(at fyne.Position) (int32, bool) {
	if p.t.strip == nil {
		return -1, false
	}
	px := p.press(at, false)
	return p.t.strip.HitEvent(px.X, px.Y)
}

// Scrolled implements fyne.Scrollable: the wheel zooms the range about the
// pointer, sideways it pans.
func (p *plot) Scrolled(e *fyne.ScrollEvent) {
	if p.t.strip == nil {
		return
	}
	defer p.t.hooks.Input("wheel")()
	v := p.t.store.View()
	r := wheel(p.t.strip, v, p.press(e.Position, false).X, float64(e.Scrolled.DY))
	if e.Scrolled.DY == 0 {
		r = p.t.strip.Scale().For(v.Range).Panned(float64(e.Scrolled.DX)*p.unit()*2, p.t.strip.Limits())
	}
	p.t.store.MoveRange(r.A, r.Z)
}

// MouseIn implements desktop.Hoverable.
func (p *plot) MouseIn(e *desktop.MouseEvent) { p.hover(e.Position, true) }

// MouseMoved implements desktop.Hoverable.
func (p *plot) MouseMoved(e *desktop.MouseEvent) { p.hover(e.Position, true) }

// MouseOut implements desktop.Hoverable.
func (p *plot) MouseOut() { p.hover(p.pointer, false) }

// hover frames and names the event under the pointer.
func (p *plot) hover(at fyne.Position, on bool) {
	p.pointer = at
	e, ok := int32(-1), false
	if on {
		e, ok = p.eventAt(at)
	}
	if !ok {
		p.hovered = -1
		p.over.unhover()
		return
	}
	p.hovered = e
	box, _ := p.t.strip.BarBox(e)
	p.over.hover(hoverOf(p.t.strip, e), box, p.unit(), p.Size())
}

// Cursor implements desktop.Cursorable.
func (p *plot) Cursor() desktop.Cursor {
	if p.t.strip == nil {
		return desktop.DefaultCursor
	}
	if p.hovered >= 0 {
		return desktop.PointerCursor
	}
	switch gripAt(p.t.strip, p.t.view, p.press(p.pointer, false)) {
	case LeftEnd, RightEnd, KnownDay:
		return desktop.HResizeCursor
	case NewWindow:
		return desktop.CrosshairCursor
	}
	return desktop.DefaultCursor
}

func (p *plot) focus() {
	if c := fyne.CurrentApp().Driver().CanvasForObject(p); c != nil {
		c.Focus(p)
	}
}

// zoom zooms about the middle of the plot.
func (p *plot) zoom(dy float64) {
	if s := p.t.strip; s != nil {
		scale := s.Scale()
		r := wheel(s, p.t.store.View(), (scale.Left+scale.Right)/2, dy)
		p.t.store.MoveRange(r.A, r.Z)
	}
}

// slide moves the window, as wide as it is, to an end of the dataset's time.
func (p *plot) slide(toEnd bool) {
	w, x := p.t.window(), p.t.store.Extent()
	to := store.Range{A: x.A, Z: x.A + w.Z - w.A}
	if toEnd {
		to = store.Range{A: x.Z - (w.Z - w.A), Z: x.Z}
	}
	p.t.setWindow(to)
}
