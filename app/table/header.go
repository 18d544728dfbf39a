package table

import (
	"sandtable/app/theme"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// header is the row of column names: a tap sorts, a drag between two names
// resizes.
type header struct {
	widget.BaseWidget
	grid    *grid
	grabbed int // the divider being dragged, -1 none
	near    bool
	back    *canvas.Rectangle
	line    *canvas.Rectangle
	texts   []*canvas.Text
	arrow   *widget.Icon
}

var (
	_ fyne.Tappable      = (*header)(nil)
	_ fyne.Draggable     = (*header)(nil)
	_ desktop.Hoverable  = (*header)(nil)
	_ desktop.Cursorable = (*header)(nil)
)

func newHeader(g *grid) *header {
	h := &header{grid: g, grabbed: -1, back: canvas.NewRectangle(nil), line: canvas.NewRectangle(nil), arrow: widget.NewIcon(nil)}
	h.arrow.Hide()
	h.ExtendBaseWidget(h)
	return h
}

// Tapped sorts by the column under the pointer.
func (h *header) Tapped(e *fyne.PointEvent) {
	if dividerAt(h.grid.slots, e.Position.X) >= 0 {
		return
	}
	for _, s := range h.grid.slots {
		if e.Position.X >= s.X-columnGap/2 && e.Position.X < s.X+s.W+columnGap/2 && s.Sorts {
			defer h.grid.kit.input("sort")()
			h.grid.hooks.sort(s.ID)
			return
		}
	}
}

// Dragged moves the divider on which the drag began. The first event tells how
// far the pointer has come since.
func (h *header) Dragged(e *fyne.DragEvent) {
	if h.grabbed < 0 {
		h.grabbed = dividerAt(h.grid.slots, e.Position.X-e.Dragged.DX)
	}
	if h.grabbed < 0 {
		return
	}
	defer h.grid.kit.input("resize-column")()
	id, w := drag(h.grid.slots, h.grabbed, e.Dragged.DX)
	h.grid.sized[id] = w
	h.grid.setColumns()
	h.grid.update()
}

// DragEnd lets the divider go.
func (h *header) DragEnd() { h.grabbed = -1 }

// MouseIn implements desktop.Hoverable.
func (h *header) MouseIn(e *desktop.MouseEvent) { h.MouseMoved(e) }

// MouseMoved notes whether the pointer is over a divider.
func (h *header) MouseMoved(e *desktop.MouseEvent) {
	h.near = dividerAt(h.grid.slots, e.Position.X) >= 0
}

// MouseOut implements desktop.Hoverable.
func (h *header) MouseOut() { h.near = false }

// Cursor shows that a divider can be dragged.
func (h *header) Cursor() desktop.Cursor {
	if h.near || h.grabbed >= 0 {
		return desktop.HResizeCursor
	}
	return desktop.DefaultCursor
}

// MinSize implements fyne.Widget.
func (h *header) MinSize() fyne.Size { return fyne.NewSize(100, headerHeight) }

// CreateRenderer implements fyne.Widget.
func (h *header) CreateRenderer() fyne.WidgetRenderer { return &headerRenderer{h} }

type headerRenderer struct{ h *header }

const arrowSize = 14

// Layout puts the names over their columns, the sort arrow after its name.
func (r *headerRenderer) Layout(size fyne.Size) {
	h := r.h
	placeAt(h.back, 0, 0, size.Width, size.Height)
	placeAt(h.line, 0, size.Height-1, size.Width, 1)
	for i, s := range h.grid.slots {
		if i >= len(h.texts) {
			break
		}
		placeAt(h.texts[i], s.X, 0, s.W, size.Height)
		if s.ID != h.grid.sort {
			continue
		}
		x := s.X + h.texts[i].MinSize().Width + 1
		if s.Right {
			x = s.X + s.W - h.texts[i].MinSize().Width - arrowSize - 1
		}
		placeAt(h.arrow, x, (size.Height-arrowSize)/2, arrowSize, arrowSize)
	}
}

func (r *headerRenderer) MinSize() fyne.Size { return r.h.MinSize() }

func (r *headerRenderer) Objects() []fyne.CanvasObject {
	h := r.h
	out := []fyne.CanvasObject{h.back, h.line}
	for _, t := range h.texts {
		out = append(out, t)
	}
	return append(out, h.arrow)
}

func (r *headerRenderer) Destroy() {}

// Refresh writes the names; that of the sorted column is bold, with an arrow.
func (r *headerRenderer) Refresh() {
	h, g := r.h, r.h.grid
	p := g.kit.palette()
	paintRect(h.back, p.Header)
	paintRect(h.line, p.Line2)
	for len(h.texts) < len(g.slots) {
		h.texts = append(h.texts, canvas.NewText("", nil))
	}
	h.texts = h.texts[:len(g.slots)]
	sorted := false
	for i, s := range g.slots {
		f, ink, room := small, p.Fg2, s.W
		if s.ID == g.sort && g.sort != "" {
			f, ink, room, sorted = smallBold, p.Fg, s.W-arrowSize-1, true
		}
		t := h.texts[i]
		t.Text, t.Color, t.TextSize, t.TextStyle = g.kit.fit.cut(s.Title, room, f), ink, sizeOf(f), styleOf(f)
		t.Alignment = fyne.TextAlignLeading
		if s.Right {
			t.Alignment = fyne.TextAlignTrailing
		}
		t.Refresh()
	}
	if sorted {
		h.arrow.SetResource(theme.ColoredIcon(arrowOf(g.down), "foreground"))
	}
	show(h.arrow, sorted)
	r.Layout(h.Size())
}

// arrowOf names the icon of a sort: it points to where the values grow.
func arrowOf(down bool) string {
	if down {
		return "sort-up"
	}
	return "sort-down"
}
