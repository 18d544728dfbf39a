package panel

import (
	"sandtable/app/control"
	"sandtable/app/theme"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// resultWords is what a row of the search box says.
type resultWords struct{ kind, title, detail string }

// resultRow is a row of the search box: what it is, its name, and what tells it
// from others.
type resultRow struct {
	widget.BaseWidget
	words               resultWords
	picked              bool
	tapped, over        func()
	ground, edge        *canvas.Rectangle
	kind, title, detail *canvas.Text
}

var (
	_ fyne.Tappable     = (*resultRow)(nil)
	_ desktop.Hoverable = (*resultRow)(nil)
)

func newResultRow(tapped, over func()) *resultRow {
	r := &resultRow{tapped: tapped, over: over, ground: canvas.NewRectangle(nil), edge: canvas.NewRectangle(nil)}
	for _, t := range []**canvas.Text{&r.kind, &r.title, &r.detail} {
		*t = canvas.NewText("", nil)
		(*t).TextSize = 11
	}
	r.title.TextSize = 13
	r.ExtendBaseWidget(r)
	return r
}

func (r *resultRow) set(words resultWords, picked bool) {
	if r.words != words || r.picked != picked {
		r.words, r.picked = words, picked
		r.Refresh()
	}
}

// Tapped implements fyne.Tappable.
func (r *resultRow) Tapped(*fyne.PointEvent) { r.tapped() }

// MouseIn implements desktop.Hoverable.
func (r *resultRow) MouseIn(*desktop.MouseEvent) { r.over() }

// MouseMoved implements desktop.Hoverable.
func (r *resultRow) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (r *resultRow) MouseOut() {}

// CreateRenderer implements fyne.Widget.
func (r *resultRow) CreateRenderer() fyne.WidgetRenderer {
	out := &control.Renderer{Parts: []fyne.CanvasObject{r.ground, r.edge, r.kind, r.title, r.detail}}
	out.Min = func() fyne.Size { return fyne.NewSize(searchWidth-2, searchRow) }
	out.Arrange = func(s fyne.Size) { r.arrange(s) }
	out.Update = func() {
		r.ground.FillColor, r.edge.FillColor = theme.Token(theme.SelectedRow), theme.Token(fynetheme.ColorNamePrimary)
		r.ground.Hidden, r.edge.Hidden = !r.picked, !r.picked
		r.kind.Color, r.title.Color, r.detail.Color = theme.Token(theme.Fg3), theme.Token(fynetheme.ColorNameForeground), theme.Token(theme.Fg2)
		r.kind.Text = r.words.kind
		r.arrange(r.Size())
	}
	out.Update()
	return out
}

// arrange lays the words out: the name takes what it needs, the detail the rest.
func (r *resultRow) arrange(s fyne.Size) {
	const gap = 12
	place(r.ground, 0, 0, s.Width, s.Height)
	place(r.edge, 0, 0, 3, s.Height)
	left, room := float32(searchSide+searchKind), s.Width-2*searchSide-searchKind
	r.title.Text = clipped(r.title, r.words.title, room)
	wide := r.title.MinSize().Width
	r.detail.Text = ""
	if room-wide > 60 {
		r.detail.Text = clipped(r.detail, r.words.detail, room-wide-gap)
	}
	for _, t := range []struct {
		text *canvas.Text
		x, w float32
	}{{r.kind, searchSide, searchKind}, {r.title, left, wide}, {r.detail, left + wide + gap, room - wide - gap}} {
		high := t.text.MinSize().Height
		place(t.text, t.x, (s.Height-high)/2, t.w, high)
	}
}

// clipped is a text that fits into a width in the style of t, with an ellipsis
// where it had to be cut.
func clipped(t *canvas.Text, text string, width float32) string {
	wide := func(s string) float32 { return fyne.MeasureText(s, t.TextSize, t.TextStyle).Width }
	if wide(text) <= width {
		return text
	}
	runes := []rune(text)
	for n := len(runes) - 1; n > 0; n-- {
		if cut := string(runes[:n]) + "…"; wide(cut) <= width {
			return cut
		}
	}
	return ""
}
