package detail

import (
	"image/color"
	"math"

	"sandtable/app/detail/page"
	"sandtable/geo/draw"
	"sandtable/geo/symbol"

	"fyne.io/fyne/v2"
)

// The measures of plots, in units.
const (
	plotRow  = 22
	plotAxis = 20
	dot      = 4.25 // radius
	bar      = 8    // height of a date's bar
)

// rows are the labels of a plot's rows and where they lie.
type rows struct {
	labels []paragraph
	tops   []float32 // of every row, and the bottom of the last
	column float32   // where the plot begins
	right  float32   // and where it ends
}

// plotRows lays the labels of a plot out in a column that is as wide as they
// need, but leaves most of the width to the plot.
func (k *kit) plotRows(labels [][]page.Span, w float32) rows {
	out := rows{tops: []float32{0}, right: w}
	widest := float32(math.Floor(float64(w) * 0.36))
	for _, spans := range labels {
		p := k.paragraph(page.Para{Size: page.Row, Spans: spans}, widest)
		out.labels = append(out.labels, p)
		out.column = max(out.column, p.width())
		h := max(float32(plotRow), p.height()+5)
		out.tops = append(out.tops, out.tops[len(out.tops)-1]+h)
	}
	out.column = float32(math.Ceil(float64(out.column))) + 14
	return out
}

func (r rows) height() float32 { return r.tops[len(r.tops)-1] }

// mid is the middle of row i.
func (r rows) mid(i int) float32 { return (r.tops[i] + r.tops[i+1]) / 2 }

// put draws labels and the lines between the rows.
func (r rows) put(k *kit, add func(fyne.CanvasObject), w float32) {
	for i, p := range r.labels {
		p.put(add, 0, r.mid(i)-p.height()/2)
		add(k.rule(0, r.tops[i+1], w))
	}
}

// rangePlot draws a range plot.
func (k *kit) rangePlot(b page.Range, w float32) (float32, func(add func(fyne.CanvasObject))) {
	var labels [][]page.Span
	top := 0.0
	for _, r := range b.Rows {
		labels = append(labels, r.Label)
		for _, v := range [...]float64{r.Low, r.Value, r.High} {
			if !math.IsNaN(v) {
				top = max(top, v)
			}
		}
	}
	lay := k.plotRows(labels, w)
	left, right := lay.column+6, w-18
	ticks := k.ticks(top, right-left)
	scale := func(v float64) float32 { return left + (right-left)*float32(v/ticks[len(ticks)-1].At) }
	return lay.height() + plotAxis, func(add func(fyne.CanvasObject)) {
		k.grid(add, ticks, scale, lay.height(), w)
		lay.put(k, add, w)
		ink := k.theme.Family(b.Ink)
		add(k.picture(w, lay.height(), func(l *draw.List, s float64) {
			for i, r := range b.Rows {
				drawRange(l, r, func(v float64) float64 { return float64(scale(v)) * s }, float64(lay.mid(i))*s, pencil{ink, s})
			}
		}))
		for i, r := range b.Rows {
			k.figure(add, r, scale, lay, i)
		}
	}
}

// ticks are as many ticks as find room with their labels.
func (k *kit) ticks(top float64, width float32) []page.Tick {
	for n := 6; ; n-- {
		ticks := page.Ticks(top, n)
		room := width / float32(len(ticks)-1)
		fits := true
		for _, t := range ticks {
			fits = fits && k.line(t.Label, 11, false, nil).MinSize().Width+10 <= room
		}
		if fits || n == 1 {
			return ticks
		}
	}
}

// grid draws the lines of an axis and its labels under the rows.
func (k *kit) grid(add func(fyne.CanvasObject), ticks []page.Tick, at func(float64) float32, h, w float32) {
	for _, t := range ticks {
		add(k.upright(at(t.At), 0, h))
		label := k.line(t.Label, 11, false, k.theme.Fg2)
		width := label.MinSize().Width
		add(middle(label, min(max(at(t.At)-width/2, 0), w-width), h+2, 16))
	}
}

func (k *kit) upright(x, y, h float32) fyne.CanvasObject {
	r := k.rule(x, y, 1)
	r.Resize(fyne.NewSize(1, h))
	return r
}

// figure writes a row's number beside its dot: right of it where there is room.
func (k *kit) figure(add func(fyne.CanvasObject), r page.RangeRow, at func(float64) float32, lay rows, i int) {
	t := k.line(r.Text, 12, true, k.theme.Fg)
	lo, hi := ends(r)
	width := t.MinSize().Width
	x := at(hi) + dot + 5
	if r.Bound == "at least" {
		x += 12
	}
	if x+width > lay.right {
		x = at(lo) - dot - 5 - width
	}
	add(middle(t, max(x, lay.column), lay.mid(i)-9, 18))
}

// ends are the lowest and highest number of a row.
func ends(r page.RangeRow) (lo, hi float64) {
	lo, hi = math.Inf(1), math.Inf(-1)
	for _, v := range [...]float64{r.Low, r.Value, r.High} {
		if !math.IsNaN(v) {
			lo, hi = min(lo, v), max(hi, v)
		}
	}
	return lo, hi
}

// pencil is a colour and the device pixels of a unit.
type pencil struct {
	ink   color.NRGBA
	scale float64
}

func (p pencil) line(width float64) draw.Stroke { return draw.Line(width*p.scale, p.ink) }

// drawRange draws one figure: a dot, a bar where it has a low and a high, and an
// arrow where it is open on one side.
func drawRange(l *draw.List, r page.RangeRow, at func(float64) float64, y float64, p pencil) {
	s := p.scale
	lo, hi := ends(r)
	if lo < hi {
		box := draw.Rect(at(lo), y-2.5*s, at(hi)-at(lo), 5*s)
		l.Fill(box, draw.Fade(p.ink, 0.35))
		l.Stroke(box, p.line(1))
	}
	dir := 0.0
	switch {
	case r.Bound == "at least" || math.IsNaN(r.Value) && math.IsNaN(r.High):
		dir = 1
	case r.Bound == "at most" || math.IsNaN(r.Value) && math.IsNaN(r.Low):
		dir = -1
	}
	v := r.Value
	if math.IsNaN(v) && dir != 0 {
		v = hi
	}
	if dir != 0 {
		tip := draw.Pt(at(v)+dir*15*s, y)
		l.Stroke(draw.Polyline(draw.Pt(at(v), y), tip.Sub(draw.Pt(dir*3*s, 0))), p.line(1.5))
		l.Fill(symbol.Arrowhead(tip, draw.Pt(dir, 0), 6*s), p.ink)
	}
	if math.IsNaN(v) {
		return
	}
	l.Fill(draw.Circle(draw.Pt(at(v), y), dot*s), p.ink)
}
