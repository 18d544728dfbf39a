package mapview

import (
	"math"
	"slices"
	"time"

	"sandtable/app/scene"
	"sandtable/app/store"
	"sandtable/geo/draw"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// hand is what the map remembers of the mouse between events.
type hand struct {
	button desktop.MouseButton
	shift  bool
	down   time.Time
	at     fyne.Position
	double bool
}

// doubleClick is how fast the second press of a double click comes, and how near.
const (
	doubleClick     = 350 * time.Millisecond
	doubleClickNear = 5
)

// press notes a button going down, and whether it is the second of a double
// click. Fyne's own double taps would hold back every single one for 300 ms.
func (h *hand) press(button desktop.MouseButton, at fyne.Position, now time.Time) {
	near := math.Hypot(float64(at.X-h.at.X), float64(at.Y-h.at.Y)) <= doubleClickNear
	h.double = button == desktop.MouseButtonPrimary && h.button == button && near && now.Sub(h.down) <= doubleClick && !h.double
	h.button, h.at, h.down = button, at, now
}

// ZoomFactor is how much a wheel step of dy zooms in: 1.2 for a notch, and never
// more than four notches at once, because fast trackpads send hundreds.
func ZoomFactor(dy float32) float64 {
	notches := math.Max(-4, math.Min(4, float64(dy)/25))
	return math.Pow(1.2, notches)
}

// MouseDown implements desktop.Mouseable.
func (m *Map) MouseDown(e *desktop.MouseEvent) {
	m.hand.press(e.Button, e.Position, time.Now())
	m.hand.shift = e.Modifier&fyne.KeyModifierShift != 0
	if e.Button == desktop.MouseButtonPrimary {
		m.grab(e.Position)
	}
	if c := fyne.CurrentApp().Driver().CanvasForObject(m); c != nil {
		c.Focus(m)
	}
}

// MouseUp implements desktop.Mouseable.
func (m *Map) MouseUp(*desktop.MouseEvent) {}

// Dragged pans, draws with a tool or moves an annotation.
func (m *Map) Dragged(e *fyne.DragEvent) {
	if m.drag(e.Position) {
		return
	}
	defer m.hooks.Input("pan")()
	m.turn(e.Position, float64(e.Dragged.DX), float64(e.Dragged.DY))
}

// turn moves the map by what the pointer moved to reach a position: a globe is
// turned so that the point under the pointer stays there.
func (m *Map) turn(to fyne.Position, dx, dy float64) {
	x, y := float64(to.X), float64(to.Y)
	m.store.MoveCamera(m.viewport().Drag(x-dx, y-dy, x, y))
}

// onMap reports whether there is map under a position: beside a globe there is
// none.
func (m *Map) onMap(at fyne.Position) bool {
	return m.viewport().Shows(float64(at.X), float64(at.Y))
}

// DragEnd ends what Dragged did.
func (m *Map) DragEnd() {
	m.dragEnd()
	m.store.Done()
	if c := fyne.CurrentApp().Driver().CanvasForObject(m); c != nil {
		c.Focus(m)
	}
}

func (m *Map) pan(dx, dy float64) {
	w, h := m.viewport().Units()
	m.store.MoveCamera(m.store.View().Camera.Pan(dx, dy).Clamp(w, h))
}

// Scrolled zooms about the pointer.
func (m *Map) Scrolled(e *fyne.ScrollEvent) {
	defer m.hooks.Input("wheel")()
	m.zoomAbout(e.Position, ZoomFactor(e.Scrolled.DY))
}

func (m *Map) zoomAbout(at fyne.Position, factor float64) {
	m.store.MoveCamera(m.viewport().ZoomAbout(float64(at.X), float64(at.Y), factor))
}

// ZoomBy zooms about the middle of the map.
func (m *Map) ZoomBy(factor float64) {
	s := m.Size()
	m.zoomAbout(fyne.NewPos(s.Width/2, s.Height/2), factor)
	m.store.Done()
}

// Fit shows all matching events that have a place.
func (m *Map) Fit() {
	if c, ok := m.hooks.FitAll(); ok {
		m.store.SetCamera(c)
	}
}

// Reset shows what the dataset opens with.
func (m *Map) Reset() { m.store.SetCamera(m.hooks.Home()) }

// Tapped selects what is under the pointer, or zooms in on a double click.
func (m *Map) Tapped(e *fyne.PointEvent) {
	m.Unpoint()
	defer m.hooks.Input("click")()
	if m.toolClick(m.pointAt(e.Position)) || m.tapNote(e.Position) {
		return
	}
	if m.hand.double {
		m.zoomAbout(e.Position, 2)
		m.store.Done()
		return
	}
	if m.frame == nil || m.frame.Scene == nil {
		return
	}
	if m.onLegend(e.Position) {
		m.tapLegend(e.Position)
		return
	}
	if p, ok := m.pointerAt(e.Position); ok {
		m.goTo(p.Group)
		return
	}
	m.pick(e.Position)
}

// pick selects the first event of the group under a position, through which the
// details then page; beside any mark, the state.
func (m *Map) pick(at fyne.Position) {
	g, ok := m.groupAt(at)
	if ok && m.fan(g) {
		return
	}
	m.store.FanOut("", "")
	if !ok || g.Shape == scene.Area && m.smallerState(at, g) {
		m.pickState(at)
		return
	}
	k := m.frame.Scene.Model.Known
	m.store.SelectHere(k.Events.ID.At(g.First()), g.Key)
}

// fan fans a stack out, folds it again, or selects an event of it that is fanned
// out; false for any other group.
func (m *Map) fan(g scene.Group) bool {
	k := m.frame.Scene.Model.Known
	event := k.Events.ID.At(g.First())
	switch {
	case g.Of != "":
		m.store.SelectHere(event, g.Of)
	case !g.Fans():
		return false
	case m.store.View().Fan == g.Key:
		m.store.FanOut("", "")
	default:
		m.store.FanOut(event, g.Key)
	}
	return true
}

// turnFan fans out the stack that holds the selection, or folds it.
func (m *Map) turnFan() {
	v := m.store.View()
	if v.Fan != "" || m.frame == nil || m.frame.Scene == nil {
		m.store.FanOut("", "")
		return
	}
	g, ok := m.frame.Scene.Find(v.Here)
	if e := m.frame.Scene.Model.Known.Event(v.Selected); !ok && e >= 0 {
		g, ok = m.frame.Scene.GroupOf(e)
	}
	if ok && g.Fans() {
		event := v.Selected
		if event == "" {
			event = m.frame.Scene.Model.Known.Events.ID.At(g.First())
		}
		m.store.FanOut(event, g.Key)
	}
}

// stepFan selects the next or the previous event of the stack that is fanned out.
func (m *Map) stepFan(by int) {
	v := m.store.View()
	if m.frame == nil || m.frame.Scene == nil {
		return
	}
	marks := m.frame.Scene.Fan.Marks
	if len(marks) == 0 || m.frame.Scene.Fan.Key != v.Fan {
		return
	}
	k := m.frame.Scene.Model.Known
	at := slices.IndexFunc(marks, func(g scene.Group) bool { return k.Events.ID.At(g.First()) == v.Selected })
	next := marks[(at+by+len(marks))%len(marks)]
	m.store.SelectHere(k.Events.ID.At(next.First()), v.Fan)
}

// smallerState reports whether the state under a position is smaller than an area
// that covers it: then the state is meant, unless the area's mark was hit.
func (m *Map) smallerState(at fyne.Position, area scene.Group) bool {
	hit := area.Hit
	if p := m.framePoint(at); p.X >= hit.Min.X && p.X < hit.Max.X && p.Y >= hit.Min.Y && p.Y < hit.Max.Y {
		return false
	}
	p := m.viewport().Unproject(float64(at.X), float64(at.Y))
	code, ok := m.hooks.StateAt(p.Lon(), p.Lat())
	return ok && m.frame.Scene.LargerThanState(area, code)
}

// pickState opens the list of a state that is clicked beside any mark.
func (m *Map) pickState(at fyne.Position) {
	if !m.onMap(at) {
		m.store.Select("")
		return
	}
	p := m.viewport().Unproject(float64(at.X), float64(at.Y))
	code, ok := m.hooks.StateAt(p.Lon(), p.Lat())
	if !ok {
		m.store.Select("")
		return
	}
	key := "state:" + code
	if g, found := m.frame.Scene.Find(key); found {
		m.store.SelectHere(m.frame.Scene.Model.Known.Events.ID.At(g.First()), key)
		return
	}
	m.store.SelectHere("", key)
}

// goTo brings a place beyond the frame into it.
func (m *Map) goTo(g scene.Group) {
	c := m.store.View().Camera
	c.Lon, c.Lat = g.Point.Lon(), g.Point.Lat()
	w, h := m.viewport().Units()
	m.store.SetCamera(c.Clamp(w, h))
}

// framePoint is a position of the pointer in the pixels of the frame's map.
func (m *Map) framePoint(at fyne.Position) draw.Point {
	unit := float64(m.frame.Map.Rect.Dx()) / float64(m.ground.Size().Width)
	o := m.ground.Position()
	return draw.Pt(float64(at.X-o.X)*unit, float64(at.Y-o.Y)*unit)
}

func (m *Map) groupAt(at fyne.Position) (scene.Group, bool) {
	if m.frame == nil || m.frame.Scene == nil {
		return scene.Group{}, false
	}
	p := m.framePoint(at)
	return m.frame.Scene.Hit(p.X, p.Y)
}

// tapLegend changes what colours mean by a click on the titles of the legend, and
// folds or unfolds it by any other.
func (m *Map) tapLegend(at fyne.Position) {
	v := m.store.View()
	top := float64(at.Y)*m.frame.Request.Map.Scale - m.frame.Legend.Min.Y
	if v.Layers.Has(store.Legend) && top < scene.LegendTitleUnits*m.frame.Request.Map.Scale {
		m.store.SetColour(v.Colour.Next())
		return
	}
	m.store.SetLayers(v.Layers ^ store.Legend)
}

// onLegend reports whether a position is on the legend, or on what unfolds it.
func (m *Map) onLegend(at fyne.Position) bool {
	x, y := float64(at.X)*m.frame.Request.Map.Scale, float64(at.Y)*m.frame.Request.Map.Scale
	b := m.frame.Legend
	return x >= b.Min.X && x < b.Max.X && y >= b.Min.Y && y < b.Max.Y
}

func (m *Map) pointerAt(at fyne.Position) (scene.PlacedPointer, bool) {
	x, y := float64(at.X)*m.frame.Request.Map.Scale, float64(at.Y)*m.frame.Request.Map.Scale
	for _, p := range m.frame.Pointers {
		if x >= p.Box.Min.X && x < p.Box.Max.X && y >= p.Box.Min.Y && y < p.Box.Max.Y {
			return p, true
		}
	}
	return scene.PlacedPointer{}, false
}

// TappedSecondary opens the context menu.
func (m *Map) TappedSecondary(e *fyne.PointEvent) {
	m.endTool()
	m.tapNote(e.Position)
	if !m.onMap(e.Position) {
		return
	}
	p := m.pointAt(e.Position)
	m.hooks.Menu(p, e.AbsolutePosition)
}

// FocusGained implements fyne.Focusable.
func (m *Map) FocusGained() { m.focused = true; m.Refresh() }

// FocusLost implements fyne.Focusable.
func (m *Map) FocusLost() { m.focused = false; m.Refresh() }

// TypedRune zooms by + and -, and takes up a tool by its letter.
func (m *Map) TypedRune(r rune) {
	if m.toolRune(r) {
		return
	}
	switch r {
	case '+', '=':
		m.ZoomBy(1.5)
	case '-', '_':
		m.ZoomBy(1 / 1.5)
	case '0':
		m.Fit()
	case 'f', 'F':
		m.turnFan()
	case '.':
		m.stepFan(1)
	case ',':
		m.stepFan(-1)
	}
}

// TypedKey pans by the arrows, resets by Home, lets go of the selection by
// Escape.
func (m *Map) TypedKey(e *fyne.KeyEvent) {
	defer m.hooks.Input("key")()
	if m.toolKey(e.Name) {
		return
	}
	const step = 80
	moves := map[fyne.KeyName][2]float64{
		fyne.KeyLeft: {step, 0}, fyne.KeyRight: {-step, 0}, fyne.KeyUp: {0, step}, fyne.KeyDown: {0, -step},
	}
	if d, ok := moves[e.Name]; ok {
		m.pan(d[0], d[1])
		m.store.Done()
		return
	}
	switch e.Name {
	case fyne.KeyHome:
		m.Reset()
	case fyne.KeyEscape:
		if m.store.View().Fan != "" {
			m.store.FanOut("", "")
			return
		}
		m.store.Select("")
	case fyne.KeyReturn, fyne.KeyEnter:
		m.turnFan()
	case fyne.KeyPageUp:
		m.ZoomBy(1.5)
	case fyne.KeyPageDown:
		m.ZoomBy(1 / 1.5)
	}
}
