package table

import (
	"image/color"
	"math"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// body is the part of a grid that holds the rows and takes wheel, pointer and
// keys.
type body struct {
	widget.BaseWidget
	grid    *grid
	frame   *canvas.Rectangle // seen while the keyboard is here
	pressed bool              // the focus came by a click, which needs no frame
	focused bool
	clicked time.Time
	at      int64 // the row of the last click
}

var (
	_ fyne.Scrollable   = (*body)(nil)
	_ fyne.Tappable     = (*body)(nil)
	_ fyne.Focusable    = (*body)(nil)
	_ fyne.Shortcutable = (*body)(nil)
	_ desktop.Mouseable = (*body)(nil)
	_ desktop.Hoverable = (*body)(nil)
)

func newBody(g *grid) *body {
	b := &body{grid: g, frame: canvas.NewRectangle(color.Transparent), at: -1}
	b.frame.StrokeWidth = 1
	b.frame.Hide()
	b.ExtendBaseWidget(b)
	return b
}

// wheelUnits is how far one unit of wheel movement scrolls: two rows a notch.
const wheelUnits = 2

// Scrolled scrolls, by at most a page: fast trackpads send hundreds of units.
func (b *body) Scrolled(e *fyne.ScrollEvent) {
	defer b.grid.kit.input("wheel")()
	page := float64(b.grid.scroll.page()) * rowHeight
	b.grid.scroll.by(math.Max(-page, math.Min(page, -wheelUnits*float64(e.Scrolled.DY))))
	b.grid.hover = b.grid.scroll.rowAt(float64(e.Position.Y))
	b.grid.update()
}

// MouseDown takes the keyboard.
func (b *body) MouseDown(*desktop.MouseEvent) {
	b.pressed = true
	if c := fyne.CurrentApp().Driver().CanvasForObject(b); c != nil {
		c.Focus(b)
	}
}

// MouseUp implements desktop.Mouseable.
func (b *body) MouseUp(*desktop.MouseEvent) { b.pressed = false }

// doubleClick is how fast the second click of a double click comes.
const doubleClick = 350 * time.Millisecond

// Tapped chooses the row under the pointer; the second time it is centred.
// Fyne's own double taps would hold back every single one for 300 ms.
func (b *body) Tapped(e *fyne.PointEvent) {
	defer b.grid.kit.input("click")()
	i := b.grid.scroll.rowAt(float64(e.Position.Y))
	if i < 0 {
		return
	}
	now := time.Now()
	double := i == b.at && now.Sub(b.clicked) <= doubleClick
	b.at, b.clicked = i, now
	b.grid.chooseAt(i)
	if double {
		b.grid.hooks.centre(b.grid.selected)
	}
}

// MouseIn implements desktop.Hoverable.
func (b *body) MouseIn(e *desktop.MouseEvent) { b.MouseMoved(e) }

// MouseMoved gives the row under the pointer its ground.
func (b *body) MouseMoved(e *desktop.MouseEvent) {
	b.grid.setHover(b.grid.scroll.rowAt(float64(e.Position.Y)))
}

// MouseOut implements desktop.Hoverable.
func (b *body) MouseOut() { b.grid.setHover(-1) }

// FocusGained implements fyne.Focusable.
func (b *body) FocusGained() {
	b.focused = true
	show(b.frame, !b.pressed)
}

// FocusLost implements fyne.Focusable.
func (b *body) FocusLost() {
	b.focused, b.pressed = false, false
	b.frame.Hide()
}

// TypedRune implements fyne.Focusable; letters mean nothing here.
func (b *body) TypedRune(rune) {}

// TypedKey moves the selection.
func (b *body) TypedKey(e *fyne.KeyEvent) {
	defer b.grid.kit.input("key")()
	g := b.grid
	switch e.Name {
	case fyne.KeyUp:
		g.step(-1)
	case fyne.KeyDown:
		g.step(1)
	case fyne.KeyPageUp:
		g.step(-g.scroll.page())
	case fyne.KeyPageDown:
		g.step(g.scroll.page())
	case fyne.KeyHome:
		g.chooseAt(0)
	case fyne.KeyEnd:
		g.chooseAt(g.rows.Len() - 1)
	case fyne.KeyReturn, fyne.KeyEnter:
		if g.selected != "" {
			g.hooks.centre(g.selected)
		}
	}
}

// TypedShortcut copies the selected row; every other shortcut is the window's,
// which Fyne does not ask once a focused widget takes shortcuts.
func (b *body) TypedShortcut(s fyne.Shortcut) {
	if _, ok := s.(*fyne.ShortcutCopy); ok {
		b.grid.hooks.copy()
		return
	}
	pass(fyne.CurrentApp().Driver().CanvasForObject(b), s)
}

// pass hands a shortcut to a canvas; those of windows take them.
func pass(canvas any, s fyne.Shortcut) {
	if window, ok := canvas.(fyne.Shortcutable); ok {
		window.TypedShortcut(s)
	}
}

// CreateRenderer implements fyne.Widget.
func (b *body) CreateRenderer() fyne.WidgetRenderer { return &bodyRenderer{b} }

type bodyRenderer struct{ b *body }

func (r *bodyRenderer) Layout(size fyne.Size) {
	placeAt(r.b.grid.clip, 0, 0, size.Width, size.Height)
	placeAt(r.b.frame, 0, 0, size.Width, size.Height)
}
func (r *bodyRenderer) MinSize() fyne.Size { return fyne.NewSize(100, rowHeight) }
func (r *bodyRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.b.grid.clip, r.b.frame}
}
func (r *bodyRenderer) Destroy() {}
func (r *bodyRenderer) Refresh() {
	r.b.frame.StrokeColor = r.b.grid.kit.palette().Accent
	r.b.frame.Refresh()
}
