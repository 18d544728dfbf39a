// Package mapview is the map as a widget: it shows the newest finished frame,
// moves or scales it at once under the hand, and turns gestures into Store verbs.
// It draws nothing itself but the mark under the pointer.
package mapview

import (
	"image"
	"math"

	"sandtable/app/frame"
	"sandtable/app/store"
	"sandtable/geo"
	"sandtable/geo/raster"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"github.com/paulmach/orb"
)

// MarginUnits is how much map is rendered around what is seen, so that a pan
// uncovers finished map.
const MarginUnits = 96

// Pointed is what the pointer is over.
type Pointed struct {
	Point orb.Point
	Over  bool // the pointer is on the map
}

// Hooks are what the map asks of its window. All are called on the UI goroutine.
type Hooks struct {
	Resized func()                                     // the map needs a frame of another size
	Pointed func(Pointed)                              // the pointer moved
	Menu    func(at orb.Point, position fyne.Position) // the context menu is wanted
	Input   func(name string) (done func())            // an input begins; done ends it
	StateAt func(lon, lat float64) (code string, ok bool)
	Tool    func(hint string)                 // what the tool at work waits for; "" for none
	Ask     func(row int, a store.Annotation) // the radius or words of an annotation are wanted; row -1 is a new one
	Home    func() geo.Camera                 // the camera of "reset"
	FitAll  func() (geo.Camera, bool)         // the camera that shows all matching events
	Buttons fyne.CanvasObject                 // stands at the top right, over the map
}

// Map is the widget. It belongs to the UI goroutine.
type Map struct {
	widget.BaseWidget
	store *store.Store
	hooks Hooks
	pen   *raster.Rasterizer

	frame    *frame.Frame
	ground   *canvas.Raster
	overlays [frame.Overlays]*overlay
	hover    *hover
	pin      *pin
	rubber   *rubber
	desk     desk
	scale    float64
	hand     hand
	focused  bool
	edge     *canvas.Rectangle
}

var (
	_ fyne.Draggable         = (*Map)(nil)
	_ fyne.Scrollable        = (*Map)(nil)
	_ fyne.Tappable          = (*Map)(nil)
	_ fyne.SecondaryTappable = (*Map)(nil)
	_ fyne.Focusable         = (*Map)(nil)
	_ desktop.Mouseable      = (*Map)(nil)
	_ desktop.Hoverable      = (*Map)(nil)
	_ desktop.Cursorable     = (*Map)(nil)
)

// New returns a map of the store's camera. pen draws the mark under the pointer.
func New(s *store.Store, pen *raster.Rasterizer, hooks Hooks) *Map {
	m := &Map{store: s, hooks: hooks, pen: pen, scale: 1}
	m.ground = canvas.NewRaster(func(w, h int) image.Image { return m.picture(w, h) })
	for i := range m.overlays {
		m.overlays[i] = newOverlay()
	}
	m.hover, m.pin, m.rubber = newHover(pen), newPin(), newRubber()
	m.desk.picked = -1
	m.edge = canvas.NewRectangle(nil)
	m.ExtendBaseWidget(m)
	return m
}

// picture hands over the last finished frame; the painter stretches it where the
// sizes differ.
func (m *Map) picture(int, int) image.Image {
	if m.frame == nil || m.frame.Map == nil {
		return image.NewRGBA(image.Rect(0, 0, 1, 1))
	}
	return m.frame.Map
}

// PixelSize is the size of the map in device pixels.
func (m *Map) PixelSize() frame.Size {
	scale := float64(1)
	if c := fyne.CurrentApp().Driver().CanvasForObject(m); c != nil {
		scale = float64(c.Scale())
	}
	s := m.Size()
	return frame.Size{W: int(math.Round(float64(s.Width) * scale)), H: int(math.Round(float64(s.Height) * scale)), Scale: scale}
}

// ShowFrame swaps a finished frame in.
func (m *Map) ShowFrame(f *frame.Frame) {
	if f.Map == nil {
		return
	}
	m.frame = f
	m.align(m.store.View().Camera)
	m.ground.Refresh()
	for i, o := range m.overlays {
		o.show(f.Overlays[i], float32(1/f.Request.Map.Scale))
	}
	m.hover.frameChanged(m)
}

// Look moves and scales the frame that is shown to where a camera wants it. The
// true frame follows.
func (m *Map) Look(c geo.Camera) {
	if m.frame != nil {
		m.align(c)
		m.hover.hide()
	}
}

// align puts the frame where camera c would show it.
func (m *Map) align(c geo.Camera) {
	m.pin.place(m.viewport())
	r := m.frame.Request
	if r.Map.Empty() {
		return
	}
	size := m.PixelSize()
	now := geo.Viewport{Camera: c, W: size.W, H: size.H, Scale: size.Scale}
	middle := orb.Point{r.View.Camera.Lon, r.View.Camera.Lat}
	if c.Projection != r.View.Camera.Projection || !now.Contains(middle) && c.Projection != geo.Mercator {
		return // another map, or another side of the globe: nothing to move
	}
	x, y := now.Project(middle)
	k := math.Exp2(c.Zoom-r.View.Camera.Zoom) * size.Scale / r.Map.Scale
	w, h := float64(r.Map.W+2*r.Margin)*k, float64(r.Map.H+2*r.Margin)*k
	unit := float32(1 / size.Scale)
	m.ground.Resize(fyne.NewSize(float32(w)*unit, float32(h)*unit))
	left, top := math.Round(x-w/2), math.Round(y-h/2)
	m.ground.Move(fyne.NewPos(float32(left)*unit, float32(top)*unit))
	m.settle()
	m.follow()
}

// viewport is the map's, in units: what pointer positions are in.
func (m *Map) viewport() geo.Viewport {
	s := m.Size()
	return geo.Viewport{Camera: m.store.View().Camera, W: int(s.Width), H: int(s.Height), Scale: 1}
}

// MinSize keeps the map usable.
func (m *Map) MinSize() fyne.Size { return fyne.NewSize(240, 160) }

// CreateRenderer implements fyne.Widget.
func (m *Map) CreateRenderer() fyne.WidgetRenderer {
	m.hover.restyle(m.Theme())
	m.rubber.restyle(m.Theme())
	stage := container.NewWithoutLayout(m.ground, m.hover.mark, m.rubber.box)
	r := &mapRenderer{m: m, clip: container.NewClip(stage)}
	r.objects = []fyne.CanvasObject{r.clip}
	for _, o := range m.overlays {
		r.objects = append(r.objects, o.raster)
	}
	if m.hooks.Buttons != nil {
		r.objects = append(r.objects, m.hooks.Buttons)
	}
	r.objects = append(r.objects, m.pin.stage, m.edge, m.hover.box)
	return r
}

type mapRenderer struct {
	m       *Map
	clip    *container.Clip
	objects []fyne.CanvasObject
}

func (r *mapRenderer) Layout(s fyne.Size) {
	r.clip.Resize(s)
	r.m.edge.Resize(s)
	r.m.rubber.box.Resize(s)
	if b := r.m.hooks.Buttons; b != nil {
		min := b.MinSize()
		b.Resize(min)
		b.Move(fyne.NewPos(s.Width-min.Width-12, 12+16))
	}
	if r.m.frame != nil {
		r.m.align(r.m.store.View().Camera)
	}
	r.m.hooks.Resized()
}

func (r *mapRenderer) MinSize() fyne.Size           { return r.m.MinSize() }
func (r *mapRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *mapRenderer) Destroy()                     {}

func (r *mapRenderer) Refresh() {
	r.m.edge.StrokeWidth = 0
	if r.m.focused {
		r.m.edge.StrokeWidth, r.m.edge.StrokeColor = 1.5, r.m.Theme().Color("primary", 0)
	}
	r.m.edge.Refresh()
	r.m.hover.restyle(r.m.Theme())
	r.m.pin.restyle(r.m.Theme())
	r.m.rubber.restyle(r.m.Theme())
	canvas.Refresh(r.m.ground)
}
