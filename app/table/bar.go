package table

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// The scrollbar, in units: the room in which one may grab it, its thumb, and how
// far the thumb stays from the edge.
const (
	barRoom   = 11
	thumbWide = 5
	thumbSide = 3
)

// bar is a grid's scrollbar. Its thumb stands for row numbers, not for a length
// in units.
type bar struct {
	widget.BaseWidget
	grid  *grid
	thumb *canvas.Rectangle
	grip  float32 // of the pointer below the thumb's top
	held  bool
}

var (
	_ fyne.Draggable  = (*bar)(nil)
	_ fyne.Tappable   = (*bar)(nil)
	_ fyne.Scrollable = (*bar)(nil)
)

func newBar(g *grid) *bar {
	b := &bar{grid: g, thumb: canvas.NewRectangle(nil)}
	b.thumb.CornerRadius = thumbWide / 2.0
	b.ExtendBaseWidget(b)
	return b
}

// update puts the thumb where the grid is.
func (b *bar) update() {
	top, length, ok := b.grid.scroll.thumb()
	show(b, ok)
	if ok {
		placeAt(b.thumb, barRoom-thumbSide-thumbWide, float32(top), thumbWide, float32(length))
	}
}

// Dragged scrolls to where the thumb is dragged. A drag that begins beside the
// thumb takes it by its middle.
func (b *bar) Dragged(e *fyne.DragEvent) {
	defer b.grid.kit.input("scrollbar")()
	if !b.held {
		top, length, _ := b.grid.scroll.thumb()
		b.held, b.grip = true, e.Position.Y-e.Dragged.DY-float32(top)
		if b.grip < 0 || b.grip > float32(length) {
			b.grip = float32(length) / 2
		}
	}
	b.grid.scroll.thumbTo(float64(e.Position.Y - b.grip))
	b.grid.update()
}

// DragEnd lets the thumb go.
func (b *bar) DragEnd() { b.held = false }

// Tapped pages towards the pointer.
func (b *bar) Tapped(e *fyne.PointEvent) {
	defer b.grid.kit.input("scrollbar")()
	top, length, _ := b.grid.scroll.thumb()
	page := float64(b.grid.scroll.page()) * rowHeight
	switch y := float64(e.Position.Y); {
	case y < top:
		b.grid.scrollBy(-page)
	case y > top+length:
		b.grid.scrollBy(page)
	}
}

// Scrolled is the wheel over the scrollbar.
func (b *bar) Scrolled(e *fyne.ScrollEvent) { b.grid.body.Scrolled(e) }

// MinSize implements fyne.Widget.
func (b *bar) MinSize() fyne.Size { return fyne.NewSize(barRoom, leastThumb) }

// CreateRenderer implements fyne.Widget.
func (b *bar) CreateRenderer() fyne.WidgetRenderer { return &barRenderer{b} }

type barRenderer struct{ b *bar }

func (r *barRenderer) Layout(fyne.Size)             { r.b.update() }
func (r *barRenderer) MinSize() fyne.Size           { return r.b.MinSize() }
func (r *barRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.b.thumb} }
func (r *barRenderer) Destroy()                     {}
func (r *barRenderer) Refresh()                     { paintRect(r.b.thumb, r.b.grid.kit.palette().Line2) }
