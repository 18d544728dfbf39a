package table

import (
	"image"
	"image/color"

	"sandtable/geo/palette"
	"sandtable/geo/symbol"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
)

// The sizes of a row, in units.
const (
	rowHeight  = 24
	markGap    = 22 // from a mark's left edge to its text
	badgeW     = 18
	badgeH     = 16
	badgeGap   = 24 // room that a badge takes of its column
	swatchSize = 11
	swatchGap  = 18
	edgeWidth  = 3
)

// row is the canvas objects of one row. A grid has as many as fit its view and
// uses them over and over.
type row struct {
	box     *fyne.Container
	ground  *canvas.Rectangle
	edge    *canvas.Rectangle
	line    *canvas.Rectangle
	texts   []*canvas.Text
	mark    *canvas.Raster
	swatch  *canvas.Rectangle
	badge   *canvas.Rectangle
	letter  *canvas.Text
	index   int64 // of the row that it shows
	version int   // of the rows that it was filled from
	id      string
	shown   symbol.Mark
}

// newRow makes a row for n columns. picture draws its mark.
func newRow(n int, picture func(m symbol.Mark, px int) *image.RGBA) *row {
	r := &row{
		ground: canvas.NewRectangle(nil), edge: canvas.NewRectangle(nil), line: canvas.NewRectangle(nil),
		swatch: canvas.NewRectangle(nil), badge: canvas.NewRectangle(nil),
		letter: &canvas.Text{TextSize: 11, TextStyle: fyne.TextStyle{Bold: true}, Alignment: fyne.TextAlignCenter},
		index:  -1, version: -1,
	}
	r.mark = canvas.NewRaster(func(w, _ int) image.Image { return picture(r.shown, w) })
	r.badge.CornerRadius, r.badge.StrokeWidth = 3, 1
	r.swatch.CornerRadius, r.swatch.StrokeWidth = 2, 1
	objects := []fyne.CanvasObject{r.ground, r.edge, r.line, r.mark, r.swatch, r.badge, r.letter}
	for range n {
		t := &canvas.Text{}
		r.texts = append(r.texts, t)
		objects = append(objects, t)
	}
	r.box = container.NewWithoutLayout(objects...)
	return r
}

// pen is what rows are written with.
type pen struct {
	fit *fitter
	palette.Theme
}

// fill shows a line in the slots of a grid.
func (r *row) fill(l line, slots []slot, with *pen) {
	r.id = l.ID
	r.shown = symbol.Mark{}
	marked, patched, graded := false, false, false
	for i, s := range slots {
		c := l.Cells[i]
		switch {
		case c.Mark.Size > 0:
			marked = true
			r.showMark(c.Mark, s.X)
			s.X, s.W = s.X+markGap, s.W-markGap
		case c.Swatch.On:
			patched = true
			r.showSwatch(c.Swatch, s.X)
			s.X, s.W = s.X+swatchGap, s.W-swatchGap
		}
		if c.Badge.On {
			at := s.X
			if s.Right {
				at = s.X + s.W - badgeW
			} else {
				s.X += badgeGap
			}
			s.W -= badgeGap
			graded = c.Badge.Grade != 0
			r.showBadge(c.Badge.Grade, at, with.Theme)
		}
		r.showText(i, c, s, with)
	}
	show(r.mark, marked)
	show(r.swatch, patched)
	show(r.badge, graded)
	show(r.letter, graded)
}

// showText writes a cell's text into a slot, and draws it anew only where it is
// another.
func (r *row) showText(i int, c cell, s slot, with *pen) {
	t := r.texts[i]
	f := faceOf(c, s)
	next := canvas.Text{
		Text: with.fit.cut(c.Text, s.W, f), Color: c.Tone.color(with.Theme), TextSize: sizeOf(f), TextStyle: styleOf(f),
	}
	if s.Right {
		next.Alignment = fyne.TextAlignTrailing
	}
	placeAt(t, s.X, 0, s.W, rowHeight)
	if t.Text == next.Text && t.Color == next.Color && t.TextSize == next.TextSize &&
		t.TextStyle == next.TextStyle && t.Alignment == next.Alignment {
		return
	}
	t.Text, t.Color, t.TextSize, t.TextStyle, t.Alignment = next.Text, next.Color, next.TextSize, next.TextStyle, next.Alignment
	t.Refresh()
}

// faceOf is the face in which a cell is set.
func faceOf(c cell, s slot) face {
	switch {
	case s.Mono:
		return mono
	case c.Bold:
		return bold
	}
	return plain
}

func (r *row) showMark(m symbol.Mark, x float32) {
	r.shown = m
	placeAt(r.mark, x-(markRoom-markRow)/2, (rowHeight-markRoom)/2, markRoom, markRoom)
	r.mark.Refresh()
}

func (r *row) showSwatch(s swatch, x float32) {
	r.swatch.FillColor, r.swatch.StrokeColor = s.Fill, s.Stroke
	placeAt(r.swatch, x, (rowHeight-swatchSize)/2, swatchSize, swatchSize)
	r.swatch.Refresh()
}

func (r *row) showBadge(grade byte, x float32, p palette.Theme) {
	look := paintOf(grade, p)
	r.badge.FillColor, r.badge.StrokeColor = look.fill, look.edge
	r.letter.Text, r.letter.Color = string(rune(grade)), look.letter
	placeAt(r.badge, x, (rowHeight-badgeH)/2, badgeW, badgeH)
	placeAt(r.letter, x, (rowHeight-badgeH)/2, badgeW, badgeH)
	r.badge.Refresh()
	r.letter.Refresh()
}

// dress gives the row the ground that the hand asks for.
func (r *row) dress(selected, hovered bool, width float32, p palette.Theme) {
	ground, edge := color.NRGBA{}, color.NRGBA{}
	switch {
	case selected:
		ground, edge = p.Selected, p.Accent
	case hovered:
		ground = p.Hover
	}
	paintRect(r.ground, ground)
	paintRect(r.edge, edge)
	paintRect(r.line, p.Line)
	placeAt(r.ground, 0, 0, width, rowHeight)
	placeAt(r.edge, 0, 0, edgeWidth, rowHeight-1)
	placeAt(r.line, 0, rowHeight-1, width, 1)
}

// paintRect fills a rectangle, and draws it anew only where the colour changes.
func paintRect(r *canvas.Rectangle, c color.NRGBA) {
	if r.FillColor != color.Color(c) {
		r.FillColor = c
		r.Refresh()
	}
}

// placeAt puts an object where it belongs unless it is there.
func placeAt(o fyne.CanvasObject, x, y, w, h float32) {
	if pos := fyne.NewPos(x, y); o.Position() != pos {
		o.Move(pos)
	}
	if size := fyne.NewSize(w, h); o.Size() != size {
		o.Resize(size)
	}
}

// show shows or hides an object.
func show(o fyne.CanvasObject, on bool) {
	switch {
	case on && !o.Visible():
		o.Show()
	case !on && o.Visible():
		o.Hide()
	}
}
