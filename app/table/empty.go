package table

import (
	"sandtable/app/control"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// notice is what stands in the place of rows: why there are none, and the one
// thing that may help.
type notice struct {
	Text   string
	Button string // "" for none
	Do     func()
}

// empty shows a notice in the middle.
type empty struct {
	widget.BaseWidget
	text   *canvas.Text
	button *control.Button
	do     func()
}

func newEmpty() *empty {
	e := &empty{text: &canvas.Text{TextSize: 13}}
	e.button = control.NewButton("", "", nil, func() { e.do() })
	e.button.Hide()
	e.ExtendBaseWidget(e)
	return e
}

// say sets the notice.
func (e *empty) say(n notice) {
	e.do = n.Do
	if e.text.Text == n.Text && e.button.Text == n.Button {
		return
	}
	e.text.Text = n.Text
	e.button.Set(n.Button, control.Lined)
	show(e.button, n.Button != "")
	e.Refresh()
}

// CreateRenderer implements fyne.Widget.
func (e *empty) CreateRenderer() fyne.WidgetRenderer {
	return &emptyRenderer{WidgetRenderer: widget.NewSimpleRenderer(container.NewWithoutLayout(e.text, e.button)), e: e}
}

type emptyRenderer struct {
	fyne.WidgetRenderer
	e *empty
}

// Layout puts text and button side by side in the middle, or one below the other
// where that is too narrow.
func (r *emptyRenderer) Layout(size fyne.Size) {
	e := r.e
	r.WidgetRenderer.Layout(size)
	t, b := e.text.MinSize(), e.button.MinSize()
	if !e.button.Visible() {
		b = fyne.Size{}
	}
	if wide := t.Width + 12 + b.Width; wide <= size.Width-2*sidePad || b.Width == 0 {
		x := (size.Width - wide) / 2
		placeAt(e.text, x, (size.Height-t.Height)/2, t.Width, t.Height)
		placeAt(e.button, x+t.Width+12, (size.Height-b.Height)/2, b.Width, b.Height)
		return
	}
	y := max(0, (size.Height-t.Height-8-b.Height)/2)
	placeAt(e.text, (size.Width-t.Width)/2, y, t.Width, t.Height)
	placeAt(e.button, (size.Width-b.Width)/2, y+t.Height+8, b.Width, b.Height)
}

func (r *emptyRenderer) MinSize() fyne.Size { return fyne.NewSize(100, rowHeight) }

func (r *emptyRenderer) Refresh() {
	r.e.text.Color = r.e.Theme().Color("foreground", 0)
	r.Layout(r.e.Size())
	r.WidgetRenderer.Refresh()
}
