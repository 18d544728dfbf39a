// Package panel holds what frames the window's parts: dividers, the toolbar, the
// filter panel and the status bar.
package panel

import (
	"sandtable/app/theme"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// Side is where a Split's second part lies, and which of the two keeps its size
// when the window grows: always the second.
type Side uint8

// The sides.
const (
	SideRight Side = iota
	SideBottom
	SideLeft
	SideTop
)

// Split is a main part and a side part with a line between them that drags. The
// side keeps its size; the main part takes the rest. The side can be hidden.
type Split struct {
	widget.BaseWidget
	Side     Side
	Main     fyne.CanvasObject
	Second   fyne.CanvasObject
	Length   float32 // of the side part across the divider, in units
	Min, Max float32 // of Length; Max 0: as far as Main's minimum allows
	hidden   bool
	divider  *divider
	Moved    func() // the divider was dragged
}

// NewSplit returns a split whose side part is size units wide (or high).
func NewSplit(side Side, main, second fyne.CanvasObject, size, least, most float32) *Split {
	s := &Split{Side: side, Main: main, Second: second, Length: size, Min: least, Max: most}
	s.divider = newDivider(s)
	s.ExtendBaseWidget(s)
	return s
}

// SetHidden hides or shows the side part.
func (s *Split) SetHidden(hidden bool) {
	if s.hidden == hidden {
		return
	}
	s.hidden = hidden
	if hidden {
		s.Second.Hide()
		s.divider.Hide()
	} else {
		s.Second.Show()
		s.divider.Show()
	}
	s.Refresh()
}

// HiddenSide reports whether the side part is hidden.
func (s *Split) HiddenSide() bool { return s.hidden }

// vertical reports whether the divider is a horizontal line.
func (s *Split) vertical() bool { return s.Side == SideBottom || s.Side == SideTop }

// drag moves the divider by a distance in units.
func (s *Split) drag(dx, dy float32) {
	switch s.Side {
	case SideRight:
		s.Length -= dx
	case SideLeft:
		s.Length += dx
	case SideBottom:
		s.Length -= dy
	case SideTop:
		s.Length += dy
	}
	s.Length = s.clamp(s.Length)
	s.Refresh()
	if s.Moved != nil {
		s.Moved()
	}
}

// clamp keeps a side size within its limits and leaves the main part its
// minimum.
func (s *Split) clamp(size float32) float32 {
	whole, least := s.Size().Width, s.Main.MinSize().Width
	if s.vertical() {
		whole, least = s.Size().Height, s.Main.MinSize().Height
	}
	most := whole - least - 1
	if s.Max > 0 {
		most = min(most, s.Max)
	}
	return max(min(size, most), s.Min)
}

// CreateRenderer implements fyne.Widget.
func (s *Split) CreateRenderer() fyne.WidgetRenderer { return &splitRenderer{s} }

type splitRenderer struct{ s *Split }

func (r *splitRenderer) Layout(size fyne.Size) {
	s := r.s
	if s.hidden {
		s.Main.Move(fyne.NewPos(0, 0))
		s.Main.Resize(size)
		return
	}
	n := s.clamp(s.Length)
	switch s.Side {
	case SideRight:
		place(s.Main, 0, 0, size.Width-n-1, size.Height)
		place(s.Second, size.Width-n, 0, n, size.Height)
		place(s.divider, size.Width-n-1-grab/2, 0, grab, size.Height)
	case SideLeft:
		place(s.Second, 0, 0, n, size.Height)
		place(s.Main, n+1, 0, size.Width-n-1, size.Height)
		place(s.divider, n-grab/2, 0, grab, size.Height)
	case SideBottom:
		place(s.Main, 0, 0, size.Width, size.Height-n-1)
		place(s.Second, 0, size.Height-n, size.Width, n)
		place(s.divider, 0, size.Height-n-1-grab/2, size.Width, grab)
	case SideTop:
		place(s.Second, 0, 0, size.Width, n)
		place(s.Main, 0, n+1, size.Width, size.Height-n-1)
		place(s.divider, 0, n-grab/2, size.Width, grab)
	}
}

func place(o fyne.CanvasObject, x, y, w, h float32) {
	o.Move(fyne.NewPos(x, y))
	o.Resize(fyne.NewSize(w, h))
}

func (r *splitRenderer) MinSize() fyne.Size {
	m, n := r.s.Main.MinSize(), r.s.Second.MinSize()
	if r.s.hidden {
		return m
	}
	if r.s.vertical() {
		return fyne.NewSize(max(m.Width, n.Width), m.Height+max(r.s.Min, n.Height)+1)
	}
	return fyne.NewSize(m.Width+r.s.Min+1, max(m.Height, n.Height))
}

func (r *splitRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.s.Main, r.s.Second, r.s.divider}
}
func (r *splitRenderer) Destroy() {}
func (r *splitRenderer) Refresh() {
	r.Layout(r.s.Size())
	r.s.divider.Refresh()
}

// grab is how wide the divider is to take, in units; its line is 1 wide.
const grab = 8

// divider is the line between the parts of a split.
type divider struct {
	widget.BaseWidget
	split *Split
	line  *canvas.Rectangle
	over  bool
}

var (
	_ fyne.Draggable     = (*divider)(nil)
	_ desktop.Hoverable  = (*divider)(nil)
	_ desktop.Cursorable = (*divider)(nil)
)

func newDivider(s *Split) *divider {
	d := &divider{split: s, line: canvas.NewRectangle(nil)}
	d.ExtendBaseWidget(d)
	return d
}

// Cursor shows which way the divider moves.
func (d *divider) Cursor() desktop.Cursor {
	if d.split.vertical() {
		return desktop.VResizeCursor
	}
	return desktop.HResizeCursor
}

// Dragged moves the divider.
func (d *divider) Dragged(e *fyne.DragEvent) { d.split.drag(e.Dragged.DX, e.Dragged.DY) }

// DragEnd implements fyne.Draggable.
func (d *divider) DragEnd() {}

// MouseIn marks the line.
func (d *divider) MouseIn(*desktop.MouseEvent) { d.over = true; d.Refresh() }

// MouseMoved implements desktop.Hoverable.
func (d *divider) MouseMoved(*desktop.MouseEvent) {}

// MouseOut unmarks the line.
func (d *divider) MouseOut() { d.over = false; d.Refresh() }

// CreateRenderer implements fyne.Widget.
func (d *divider) CreateRenderer() fyne.WidgetRenderer { return &dividerRenderer{d} }

type dividerRenderer struct{ d *divider }

func (r *dividerRenderer) Layout(s fyne.Size) {
	if r.d.split.vertical() {
		place(r.d.line, 0, grab/2, s.Width, 1)
		return
	}
	place(r.d.line, grab/2, 0, 1, s.Height)
}

func (r *dividerRenderer) MinSize() fyne.Size { return fyne.NewSize(1, 1) }
func (r *dividerRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.d.line}
}
func (r *dividerRenderer) Destroy() {}
func (r *dividerRenderer) Refresh() {
	r.d.line.FillColor = r.d.Theme().Color(theme.Line2, 0)
	if r.d.over {
		r.d.line.FillColor = r.d.Theme().Color("primary", 0)
	}
	r.d.line.Refresh()
}
