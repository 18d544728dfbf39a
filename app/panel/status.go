package panel

import (
	"sandtable/app/theme"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// StatusBar is the line at the window's bottom: where the pointer is on the
// left; counts, as-known, work in progress and "Offline" on the right.
type StatusBar struct {
	widget.BaseWidget
	back     *canvas.Rectangle
	line     *canvas.Rectangle
	where    *canvas.Text // coordinates, mono
	name     *canvas.Text
	counts   *canvas.Text
	known    *canvas.Text
	work     *canvas.Text
	offline  *canvas.Text
	hint     string // instead of the pointer's place, while a control is under it
	pointed  [2]string
	mouse    fyne.Position
	OnCounts func() // the counts were pressed: show what is not on the map
}

var (
	_ fyne.Tappable      = (*StatusBar)(nil)
	_ desktop.Cursorable = (*StatusBar)(nil)
	_ desktop.Hoverable  = (*StatusBar)(nil)
)

// NewStatusBar returns an empty status bar.
func NewStatusBar() *StatusBar {
	b := &StatusBar{back: canvas.NewRectangle(nil), line: canvas.NewRectangle(nil)}
	for _, t := range []**canvas.Text{&b.where, &b.name, &b.counts, &b.known, &b.work, &b.offline} {
		*t = canvas.NewText("", nil)
		(*t).TextSize = 11
	}
	b.where.TextStyle.Monospace = true
	b.known.TextStyle.Bold = true
	b.offline.Text = "Offline"
	b.ExtendBaseWidget(b)
	return b
}

// SetPointer says where the pointer is; both empty when it is off the map.
func (b *StatusBar) SetPointer(coordinates, name string) {
	b.pointed = [2]string{coordinates, name}
	b.SetHint(b.hint)
}

// SetHint says what the control under the pointer does; "" gives the room back to
// the pointer's place.
func (b *StatusBar) SetHint(text string) {
	b.hint = text
	where, name := b.pointed[0], b.pointed[1]
	if text != "" {
		where, name = "", text
	}
	b.set(b.where, where, b.name, name)
}

// SetCounts says how many events are where.
func (b *StatusBar) SetCounts(text string) { b.set(b.counts, text, b.counts, text) }

// SetKnown says what had been published; "" while as-known is off.
func (b *StatusBar) SetKnown(text string) { b.set(b.known, text, b.known, text) }

// SetWork names the work in progress; "" for none.
func (b *StatusBar) SetWork(text string) { b.set(b.work, text, b.work, text) }

func (b *StatusBar) set(t *canvas.Text, text string, u *canvas.Text, more string) {
	if t.Text == text && u.Text == more {
		return
	}
	t.Text, u.Text = text, more
	b.Refresh()
}

// Counts is the text of the counts: for tests and for readers of the screen.
func (b *StatusBar) Counts() string { return b.counts.Text }

// Tapped takes a press on the counts.
func (b *StatusBar) Tapped(e *fyne.PointEvent) {
	if b.overCounts(e.Position) && b.OnCounts != nil {
		b.OnCounts()
	}
}

// overCounts reports whether a position is on the counts.
func (b *StatusBar) overCounts(at fyne.Position) bool {
	left := b.counts.Position().X
	return b.counts.Text != "" && at.X >= left && at.X < left+b.counts.MinSize().Width
}

// Cursor shows that the counts can be pressed.
func (b *StatusBar) Cursor() desktop.Cursor {
	if b.overCounts(b.mouse) {
		return desktop.PointerCursor
	}
	return desktop.DefaultCursor
}

// MouseIn implements desktop.Hoverable.
func (b *StatusBar) MouseIn(e *desktop.MouseEvent) { b.MouseMoved(e) }

// MouseMoved says what a press on the counts does.
func (b *StatusBar) MouseMoved(e *desktop.MouseEvent) {
	was := b.overCounts(b.mouse)
	b.mouse = e.Position
	if is := b.overCounts(b.mouse); is != was {
		b.SetHint(map[bool]string{true: "Click to list the events without a place, or to show all again"}[is])
	}
}

// MouseOut implements desktop.Hoverable.
func (b *StatusBar) MouseOut() {
	b.mouse = fyne.Position{X: -1}
	b.SetHint("")
}

// CreateRenderer implements fyne.Widget.
func (b *StatusBar) CreateRenderer() fyne.WidgetRenderer { return &statusRenderer{b} }

type statusRenderer struct{ b *StatusBar }

func (r *statusRenderer) Layout(s fyne.Size) {
	b := r.b
	place(b.back, 0, 0, s.Width, s.Height)
	place(b.line, 0, 0, s.Width, 1)
	y := (s.Height - b.offline.MinSize().Height) / 2
	b.where.Move(fyne.NewPos(12, y))
	x := float32(12)
	if b.where.Text != "" {
		x += b.where.MinSize().Width + 16
	}
	b.name.Move(fyne.NewPos(x, y))
	x = s.Width - 12
	for _, t := range []*canvas.Text{b.offline, b.work, b.known, b.counts} {
		if t.Text == "" {
			continue
		}
		x -= t.MinSize().Width
		t.Move(fyne.NewPos(x, y))
		x -= 18
	}
}

func (r *statusRenderer) MinSize() fyne.Size { return fyne.NewSize(200, 24) }
func (r *statusRenderer) Objects() []fyne.CanvasObject {
	b := r.b
	return []fyne.CanvasObject{b.back, b.line, b.where, b.name, b.counts, b.known, b.work, b.offline}
}
func (r *statusRenderer) Destroy() {}
func (r *statusRenderer) Refresh() {
	b := r.b
	t := b.Theme()
	b.back.FillColor, b.line.FillColor = t.Color(theme.Header, 0), t.Color(theme.Line2, 0)
	for _, text := range []*canvas.Text{b.where, b.name, b.counts, b.work, b.offline} {
		text.Color = t.Color(theme.Fg2, 0)
	}
	b.known.Color = t.Color("warning", 0)
	r.Layout(b.Size())
	for _, o := range r.Objects() {
		o.Refresh()
	}
}
