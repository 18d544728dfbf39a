package mapview

import (
	"strings"

	"sandtable/app/scene"
	"sandtable/app/store"
	"sandtable/geo"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"github.com/paulmach/orb"
)

// This file joins the tools to the widget: what a press, a move and a key do
// while one is at work, and to the annotations that are there.

// desk is what the map remembers of the author's marks.
type desk struct {
	craft  craft
	grip   grip
	held   bool      // grip is in the hand
	picked int       // row of the annotation that is picked; -1 for none
	mouse  orb.Point // under the pointer, snapped
	over   bool      // the pointer is on the map
}

// Begin takes up the tool for an annotation of which a part may be known; begun
// says that its first point is.
func (m *Map) Begin(draft store.Annotation, begun bool) {
	m.pick1(-1)
	m.desk.craft.begin(draft, begun)
	m.hooks.Tool(m.desk.craft.words())
	m.follow()
	if c := fyne.CurrentApp().Driver().CanvasForObject(m); c != nil {
		c.Focus(m)
	}
}

// endTool puts the tool down.
func (m *Map) endTool() {
	m.desk.craft.end()
	m.hooks.Tool("")
	m.follow()
}

// Picked is the row of the annotation that is picked.
func (m *Map) Picked() (row int, ok bool) { return m.desk.picked, m.desk.picked >= 0 }

// Cursor is a cross while a tool is at work.
func (m *Map) Cursor() desktop.Cursor {
	if m.desk.craft.on {
		return desktop.CrosshairCursor
	}
	return desktop.DefaultCursor
}

// pointAt is the point under a position of the pointer, or the place that is
// there.
func (m *Map) pointAt(at fyne.Position) orb.Point {
	if m.frame != nil && m.frame.Scene != nil {
		if p, ok := m.frame.Scene.Snap(m.framePoint(at)); ok {
			return p
		}
	}
	return m.viewport().Unproject(float64(at.X), float64(at.Y))
}

// follow draws what follows the pointer.
func (m *Map) follow() {
	v, c := m.viewport(), &m.desk.craft
	if !c.on || !m.desk.over && !c.begun {
		m.rubber.draw(v, nil)
		m.rubber.tag.show("", fyne.Position{}, m.Size())
		m.rubber.repaint()
		return
	}
	m.rubber.draw(v, c.shape(m.desk.mouse))
	m.rubber.tag.show(c.live(m.desk.mouse), unitsOf(v, m.desk.mouse), m.Size())
	m.rubber.repaint()
}

// settle puts the handles where the camera has them.
func (m *Map) settle() {
	v := m.viewport()
	defer m.rubber.repaint()
	list := m.store.View().Annotations.List()
	if m.desk.picked >= len(list) {
		m.desk.picked = -1
	}
	if m.desk.picked < 0 {
		m.rubber.letGo()
		return
	}
	m.rubber.hold(v, list[m.desk.picked])
}

// pick1 picks the annotation of a row, -1 for none.
func (m *Map) pick1(row int) {
	if m.desk.picked == row {
		return
	}
	m.desk.picked = row
	m.settle()
	if row < 0 {
		m.hooks.Tool("")
		return
	}
	m.hooks.Tool("Drag to move, double click to edit, Delete to remove")
}

// pointed follows the pointer while a tool is at work; it reports whether one is.
func (m *Map) pointed(at fyne.Position) bool {
	m.desk.over = true
	if !m.desk.craft.on {
		return false
	}
	m.desk.mouse = m.pointAt(at)
	m.follow()
	m.hover.hide()
	return true
}

// toolClick gives a point to the tool at work; it reports whether there is one.
func (m *Map) toolClick(p orb.Point) bool {
	c := &m.desk.craft
	if !c.on {
		return false
	}
	switch a, next := c.click(p); next {
	case complete:
		m.endTool()
		m.add(a)
	case ask:
		m.endTool()
		m.hooks.Ask(-1, a)
	default:
		m.desk.mouse = p
		m.hooks.Tool(c.words())
		m.follow()
	}
	return true
}

// add adds a finished annotation; one that lacks its radius is asked for it.
func (m *Map) add(a store.Annotation) {
	if m.store.AddAnnotation(a) != nil {
		m.hooks.Ask(-1, a)
	}
}

// noteAt is the annotation under a position that a press there means: not one
// that lies under a mark, unless it is picked.
func (m *Map) noteAt(at fyne.Position) (scene.Annotation, scene.AnnotationPart) {
	if m.frame == nil || m.frame.Scene == nil || m.onLegend(at) {
		return scene.Annotation{}, scene.NoPart
	}
	if _, ok := m.pointerAt(at); ok {
		return scene.Annotation{}, scene.NoPart
	}
	p := m.framePoint(at)
	a, part := m.frame.Scene.HitAnnotation(p)
	g, ok := m.groupAt(at)
	onMark := ok && p.X >= g.Hit.Min.X && p.X < g.Hit.Max.X && p.Y >= g.Hit.Min.Y && p.Y < g.Hit.Max.Y
	if onMark && a.Row != m.desk.picked {
		return scene.Annotation{}, scene.NoPart
	}
	return a, part
}

// grab takes the annotation under a press into the hand.
func (m *Map) grab(at fyne.Position) {
	m.desk.held = false
	if a, part := m.noteAt(at); part != scene.NoPart && !m.desk.craft.on {
		from := m.viewport().Unproject(float64(at.X), float64(at.Y))
		m.desk.grip, m.desk.held = grip{row: a.Row, part: part, was: a.Annotation, from: from}, true
	}
}

// drag moves what is in the hand or draws with the tool; it reports whether there
// is either, else the map pans.
func (m *Map) drag(at fyne.Position) bool {
	c := &m.desk.craft
	switch {
	case c.on && c.draft.Kind == store.Text:
		return false
	case c.on && !c.begun && c.draft.Radius == (geo.Length{}):
		m.toolClick(m.pointAt(m.hand.at))
		return m.pointed(at)
	case c.on:
		return m.pointed(at)
	case m.desk.held:
		m.pick1(m.desk.grip.row)
		m.store.MoveAnnotation(m.desk.grip.row, m.desk.grip.moved(m.viewport().Unproject(float64(at.X), float64(at.Y))))
		m.settle()
		return true
	}
	return false
}

// dragEnd ends what drag began.
func (m *Map) dragEnd() {
	m.desk.held = false
	if c := &m.desk.craft; c.on && c.begun {
		m.toolClick(m.desk.mouse)
	}
}

// tapNote picks the annotation under a click, or asks for its words on the second
// of two; it reports whether there is one.
func (m *Map) tapNote(at fyne.Position) bool {
	a, part := m.noteAt(at)
	if part == scene.NoPart {
		m.pick1(-1)
		return false
	}
	m.pick1(a.Row)
	if m.hand.double {
		m.hooks.Ask(a.Row, a.Annotation)
	}
	return true
}

// remove takes the picked annotation away.
func (m *Map) remove() {
	if row, ok := m.Picked(); ok {
		m.pick1(-1)
		m.store.RemoveAnnotation(row)
	}
}

// toolKey takes the keys of the tools; it reports whether the key was one.
func (m *Map) toolKey(key fyne.KeyName) bool {
	c := &m.desk.craft
	switch {
	case (key == fyne.KeyDelete || key == fyne.KeyBackspace) && m.desk.picked >= 0:
		m.remove()
	case key == fyne.KeyEscape && c.on:
		m.endTool()
	case key == fyne.KeyEscape && m.desk.picked >= 0:
		m.pick1(-1)
	case (key == fyne.KeyReturn || key == fyne.KeyEnter) && c.on:
		m.enter()
	case (key == fyne.KeyReturn || key == fyne.KeyEnter) && m.desk.picked >= 0:
		if list := m.store.View().Annotations.List(); m.desk.picked < len(list) {
			m.hooks.Ask(m.desk.picked, list[m.desk.picked])
		}
	default:
		return false
	}
	return true
}

// enter chooses the point under the pointer, or the middle of the map; of a ring
// that has its middle it asks for the radius.
func (m *Map) enter() {
	c := &m.desk.craft
	if c.begun && c.draft.Kind.Round() {
		a := c.draft
		m.endTool()
		m.hooks.Ask(-1, a)
		return
	}
	p := m.desk.mouse
	if !m.desk.over {
		s := m.Size()
		p = m.pointAt(fyne.NewPos(s.Width/2, s.Height/2))
	}
	m.toolClick(p)
}

// toolRune takes the letters that take a tool up; it reports whether it was one.
func (m *Map) toolRune(r rune) bool {
	kinds := map[rune]store.AnnotationKind{'m': store.Distance, 'r': store.Ring, 'a': store.Arrow, 't': store.Text}
	kind, ok := kinds[[]rune(strings.ToLower(string(r)))[0]]
	if ok {
		m.Begin(store.Annotation{Kind: kind}, false)
	}
	return ok
}
