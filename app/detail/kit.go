package detail

import (
	"image"
	"image/color"

	"sandtable/app/detail/page"
	"sandtable/geo/draw"
	"sandtable/geo/palette"
	"sandtable/geo/raster"
	"sandtable/geo/symbol"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// The measures of a page, in units.
const (
	side      = 12 // left and right of everything
	keyColumn = 64 // where the text of key rows begins
	indent    = 26 // where the text of entries begins
	markUnits = 15
)

// kit is what blocks are built with.
type kit struct {
	pen   *raster.Rasterizer // shapes only, no text
	theme palette.Theme
	do    func(page.Target)
}

// sizes are the type size and the line height of a paragraph.
func sizes(s page.Size) (text, line float32) {
	switch s {
	case page.Row:
		return 12.5, 17
	case page.Caption:
		return 11, 16
	case page.Title:
		return 16, 21
	}
	return 13, 18
}

func textStyle(size page.Size, tone page.Tone) fyne.TextStyle {
	return fyne.TextStyle{Bold: tone == page.Strong || size == page.Title, Monospace: tone == page.Mono}
}

// pointSize is the size of a text; the monospaced face is set a little smaller,
// since it looks larger.
func pointSize(size page.Size, tone page.Tone) float32 {
	text, _ := sizes(size)
	if tone == page.Mono {
		return text - 1
	}
	return text
}

// ink is the colour of a span.
func (k *kit) ink(s page.Span) color.Color {
	t := k.theme
	switch {
	case s.To.Do != page.Nothing:
		return t.Accent
	case s.Tone == page.Dim:
		return t.Fg2
	case s.Tone == page.Hint:
		return t.Fg3
	case s.Tone == page.Warn:
		return t.Warning
	}
	return t.Fg
}

// paragraph is spans broken into lines for a width.
type paragraph struct {
	kit    *kit
	size   page.Size
	pieces []piece
	lines  int
}

func (k *kit) paragraph(p page.Para, width float32) paragraph {
	m := func(text string, tone page.Tone) float32 {
		return fyne.MeasureText(text, pointSize(p.Size, tone), textStyle(p.Size, tone)).Width
	}
	out := paragraph{kit: k, size: p.Size}
	out.pieces, out.lines = flow(p.Spans, width, m)
	return out
}

func (p paragraph) height() float32 {
	_, line := sizes(p.size)
	return float32(p.lines) * line
}

// width is that of the longest line.
func (p paragraph) width() float32 {
	w := float32(0)
	for _, x := range p.pieces {
		w = max(w, x.x+x.w)
	}
	return w
}

// put draws the paragraph with its top left corner at (x, y).
func (p paragraph) put(add func(fyne.CanvasObject), x, y float32) {
	_, line := sizes(p.size)
	_, base := rendered("x", pointSize(p.size, page.Plain), textStyle(p.size, page.Plain))
	for i, run := range p.pieces {
		t := canvas.NewText(run.text, p.kit.ink(run.span))
		t.TextSize, t.TextStyle = pointSize(p.size, run.span.Tone), textStyle(p.size, run.span.Tone)
		size, own := rendered(run.text, t.TextSize, t.TextStyle)
		plain, _ := rendered("x", pointSize(p.size, page.Plain), textStyle(p.size, page.Plain))
		top := y + float32(run.line)*line + (line-plain.Height)/2 + base - own
		t.Resize(size)
		t.Move(fyne.NewPos(x+run.x, top))
		if run.span.To.Do != page.Nothing {
			first := i == 0 || p.pieces[i-1].span.To != run.span.To
			a := newArea(p.kit, run.span.To, linkArea, first)
			a.Resize(fyne.NewSize(run.w, line))
			a.Move(fyne.NewPos(x+run.x, y+float32(run.line)*line))
			add(a)
		}
		add(t)
	}
}

// rendered is a text's size, and how far its baseline lies below its top.
func rendered(text string, size float32, style fyne.TextStyle) (fyne.Size, float32) {
	return fyne.CurrentApp().Driver().RenderedTextSize(text, size, style, nil)
}

// line is a single line of text at (x, y), set in the middle of a height.
func (k *kit) line(text string, size float32, bold bool, ink color.Color) *canvas.Text {
	t := canvas.NewText(text, ink)
	t.TextSize, t.TextStyle.Bold = size, bold
	t.Resize(t.MinSize())
	return t
}

func middle(t *canvas.Text, x, y, height float32) *canvas.Text {
	t.Move(fyne.NewPos(x, y+(height-t.MinSize().Height)/2))
	return t
}

// rule is a line across.
func (k *kit) rule(x, y, w float32) fyne.CanvasObject {
	r := canvas.NewRectangle(k.theme.Line)
	r.Resize(fyne.NewSize(w, 1))
	r.Move(fyne.NewPos(x, y))
	return r
}

// picture is a raster of our own drawing, of w by h units; paint draws at scale
// device pixels per unit.
func (k *kit) picture(w, h float32, paint func(l *draw.List, scale float64)) *canvas.Raster {
	r := canvas.NewRaster(nil)
	r.Generator = func(pw, ph int) image.Image {
		img := image.NewRGBA(image.Rect(0, 0, max(pw, 1), max(ph, 1)))
		l := draw.New(pw, ph)
		paint(l, float64(pw)/float64(w))
		k.pen.Draw(img, l)
		return img
	}
	r.Resize(fyne.NewSize(w, h))
	return r
}

// markBox is the room of a mark in a row, with what its outline needs.
const markBox = markUnits + 4

// mark is an event's mark as in a row.
func (k *kit) mark(m symbol.Mark) *canvas.Raster {
	t := k.theme
	return k.picture(markBox, markBox, func(l *draw.List, scale float64) {
		m.Size, m.Bare, m.Count, m.Emphasis = markUnits*scale, true, 0, symbol.Plain
		m.Append(l, draw.Pt(markBox/2*scale, markBox/2*scale), t)
	})
}
