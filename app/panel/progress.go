package panel

import (
	"sandtable/app/theme"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// Progress is a card over the map that says what is being read, how far that is
// and how fast it goes, with a button that stops it. Hidden until told.
type Progress struct {
	widget.BaseWidget
	ground, track, bar *canvas.Rectangle
	title, text        *canvas.Text
	cancel             *widget.Button
	share              float64
}

// The sizes of the card, in units.
const (
	progressWidth  = 440
	progressHeight = 58
)

// NewProgress returns a hidden card; cancel is called when its button is pressed.
func NewProgress(cancel func()) *Progress {
	p := &Progress{
		ground: canvas.NewRectangle(nil), track: canvas.NewRectangle(nil), bar: canvas.NewRectangle(nil),
		title: canvas.NewText("", nil), text: canvas.NewText("", nil), cancel: widget.NewButton("Cancel", cancel),
	}
	p.title.TextSize, p.text.TextSize = 13, 11
	p.title.TextStyle.Bold = true
	p.ground.CornerRadius, p.ground.StrokeWidth = 4, 1
	p.ExtendBaseWidget(p)
	p.Hide()
	return p
}

// Say shows the card. share is how much has been done, from 0 to 1; 0 also where
// nobody knows.
func (p *Progress) Say(title, text string, share float64) {
	p.title.Text, p.text.Text, p.share = shorten(title, p.title, progressWidth-110), text, share
	p.Show()
	p.Refresh()
}

// shorten cuts a text in the style of like, so that it is no wider than width.
func shorten(text string, like *canvas.Text, width float32) string {
	whole := []rune(text)
	for n := len(whole); n > 0; n-- {
		if n < len(whole) {
			text = string(whole[:n]) + "…"
		}
		if fyne.MeasureText(text, like.TextSize, like.TextStyle).Width <= width {
			break
		}
	}
	return text
}

// Text is what the card says: for tests and for readers of the screen.
func (p *Progress) Text() string { return p.title.Text + ": " + p.text.Text }

// MinSize is that of the card.
func (p *Progress) MinSize() fyne.Size { return fyne.NewSize(progressWidth, progressHeight) }

// CreateRenderer implements fyne.Widget.
func (p *Progress) CreateRenderer() fyne.WidgetRenderer {
	r := &progressRenderer{p}
	r.colour()
	return r
}

type progressRenderer struct{ p *Progress }

func (r *progressRenderer) Layout(s fyne.Size) {
	p, button := r.p, r.p.cancel.MinSize()
	place(p.ground, 0, 0, s.Width, s.Height)
	p.title.Move(fyne.NewPos(12, 8))
	p.text.Move(fyne.NewPos(12, 28))
	place(p.cancel, s.Width-button.Width-8, (s.Height-button.Height)/2-2, button.Width, button.Height)
	place(p.track, 1, s.Height-5, s.Width-2, 4)
	place(p.bar, 1, s.Height-5, (s.Width-2)*float32(min(1, p.share)), 4)
}

func (r *progressRenderer) MinSize() fyne.Size { return r.p.MinSize() }
func (r *progressRenderer) Destroy()           {}
func (r *progressRenderer) Objects() []fyne.CanvasObject {
	p := r.p
	return []fyne.CanvasObject{p.ground, p.track, p.bar, p.title, p.text, p.cancel}
}

func (r *progressRenderer) colour() {
	p, t := r.p, r.p.Theme()
	p.ground.FillColor, p.ground.StrokeColor = t.Color(theme.Header, 0), t.Color(theme.Line2, 0)
	p.track.FillColor, p.bar.FillColor = t.Color(theme.Line2, 0), t.Color("primary", 0)
	p.title.Color, p.text.Color = t.Color("foreground", 0), t.Color(theme.Fg2, 0)
}

func (r *progressRenderer) Refresh() {
	r.colour()
	r.Layout(r.p.Size())
	for _, o := range []fyne.CanvasObject{r.p.ground, r.p.track, r.p.bar, r.p.title, r.p.text} {
		o.Refresh()
	}
}
