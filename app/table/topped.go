package table

import (
	"sandtable/app/control"
	"sandtable/geo/palette"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// The strip of controls over the grid of some pages, and the line of words that
// may stand below it, in units.
const (
	stripHeight = 36
	footHeight  = 22
)

// topped is a grid under a strip of controls and words, which stand side by side
// as far as there is room.
type topped struct {
	grid    *grid
	objects []fyne.CanvasObject
	end     fyne.CanvasObject     // stands at the right; may be nil
	ink     func(c palette.Theme) // colours the words
	note    string                // stands below the grid; "" for none
	back    *canvas.Rectangle
	foot    *canvas.Text
}

func (t *topped) main() *grid { return t.grid }

func (t *topped) renderer() fyne.WidgetRenderer {
	t.back, t.foot = canvas.NewRectangle(nil), &canvas.Text{TextSize: sizeOf(small)}
	r := &control.Renderer{Min: t.grid.MinSize, Arrange: t.arrange, Update: t.paint}
	r.Parts = append([]fyne.CanvasObject{t.back, t.foot, t.grid}, t.objects...)
	if t.end != nil {
		r.Parts = append(r.Parts, t.end)
	}
	t.paint()
	return r
}

// paint colours the strip and lays it out anew: its words may have changed.
func (t *topped) paint() {
	p := t.grid.kit.palette()
	paintRect(t.back, p.Panel)
	t.foot.Color = p.Fg2
	t.ink(p)
	t.arrange(t.back.Size())
}

// arrange gives every control its least width, and hides those that do not fit.
func (t *topped) arrange(size fyne.Size) {
	t.back.Resize(size)
	t.arrangeGrid(size)
	x, right := float32(sidePad), size.Width-sidePad
	if t.end != nil {
		least := t.end.MinSize()
		placeAt(t.end, right-least.Width, (stripHeight-least.Height)/2, least.Width, least.Height)
		right -= least.Width + columnGap
	}
	for _, o := range t.objects {
		least := o.MinSize()
		show(o, x+least.Width <= right)
		placeAt(o, x, (stripHeight-least.Height)/2, least.Width, least.Height)
		x += least.Width + columnGap
	}
}

// arrangeGrid gives the grid what strip and note leave.
func (t *topped) arrangeGrid(size fyne.Size) {
	below := float32(0)
	if t.note != "" {
		below = footHeight
		t.foot.Text = t.grid.kit.fit.cut(t.note, size.Width-2*sidePad, small)
		placeAt(t.foot, sidePad, size.Height-footHeight, size.Width-2*sidePad, footHeight)
	}
	show(t.foot, t.note != "")
	placeAt(t.grid, 0, stripHeight, size.Width, max(0, size.Height-stripHeight-below))
}
