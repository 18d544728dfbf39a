package detail

import (
	"sandtable/app/detail/page"
	"sandtable/data/edtf"
	"sandtable/geo/draw"
	"sandtable/geo/palette"
	"sandtable/geo/symbol"

	"fyne.io/fyne/v2"
)

// datePlot draws what dates mean: bounds on one axis, in the marks of the
// timeline.
func (k *kit) datePlot(b page.Dates, w float32) (float32, func(add func(fyne.CanvasObject))) {
	var labels [][]page.Span
	for _, r := range b.Rows {
		labels = append(labels, r.Label)
	}
	lay := k.plotRows(labels, w)
	axis := newDateAxis(b, lay.column+6, w)
	return lay.height() + plotAxis, func(add func(fyne.CanvasObject)) {
		k.grid(add, axis.ticks(k), func(v float64) float32 { return axis.at(v) }, lay.height(), w)
		lay.put(k, add, w)
		add(k.picture(w, lay.height(), func(l *draw.List, s float64) {
			for i, r := range b.Rows {
				d := dateRow{
					DateRow: r, l: l, theme: k.theme, pencil: pencil{k.theme.Family(b.Ink), s}, axis: axis,
					y: float64(lay.mid(i)) * s,
				}
				d.draw()
			}
		}))
	}
}

// dateAxis maps days to x, with room at both ends for dots and arrows.
type dateAxis struct {
	a, z        float64 // days
	left, right float32
}

// fewestDays is the least that an axis shows, so that a day is not a year wide.
const fewestDays = 7

func newDateAxis(b page.Dates, left, right float32) dateAxis {
	x := dateAxis{a: float64(b.A), z: float64(b.Z) + 1, left: left + 22, right: right - 24}
	if b.A > b.Z {
		x.a, x.z = 0, 1
	}
	if short := fewestDays - (x.z - x.a); short > 0 {
		x.a, x.z = x.a-short/2, x.z+short/2
	}
	return x
}

func (x dateAxis) at(day float64) float32 {
	return x.left + (x.right-x.left)*float32((day-x.a)/(x.z-x.a))
}

// ticks are as many as find room with their labels.
func (x dateAxis) ticks(k *kit) []page.Tick {
	for n := 6; n >= 2; n-- {
		ticks := page.DateTicks(edtf.Day(x.a), edtf.Day(x.z), n)
		fits, last := len(ticks) > 0, float32(-1e9)
		for _, t := range ticks {
			half := k.line(t.Label, 11, false, nil).MinSize().Width / 2
			fits = fits && x.at(t.At)-half > last+8
			last = x.at(t.At) + half
		}
		if fits {
			return ticks
		}
	}
	return nil
}

// dateRow draws one date.
type dateRow struct {
	page.DateRow
	l     *draw.List
	theme palette.Theme
	pencil
	axis dateAxis
	y    float64
}

// x is where a day begins, or with add 1 ends; unbounded days are at the edge.
func (d dateRow) x(day edtf.Day, add float64) float64 {
	switch day {
	case edtf.MinDay:
		return float64(d.axis.left-20) * d.scale
	case edtf.MaxDay:
		return float64(d.axis.right+20) * d.scale
	}
	return float64(d.axis.at(float64(day)+add)) * d.scale
}

func (d dateRow) draw() {
	b := d.Bounds
	x0, x1 := d.x(b.EarliestStart, 0), d.x(b.LatestStart, 0)
	x2, x3 := d.x(b.EarliestEnd, 1), d.x(b.LatestEnd, 1)
	qualified := b.Flags.Has(edtf.Qualified)
	switch {
	case !d.Period && b.EarliestStart == b.LatestEnd && !qualified:
		d.diamond((x0 + x3) / 2)
	case !d.Period:
		d.hatched(x0, x3)
	case b.LatestStart <= b.EarliestEnd:
		d.margin(b.EarliestStart, x0, x1)
		d.margin(b.LatestEnd, x3, x2)
		d.solid(x1, x2)
	default:
		d.open(x0, x3)
	}
	if b.Flags.Has(edtf.QualifiedStart) && !b.EarliestStart.Unbounded() {
		d.dots(x0, -1)
	}
	if b.Flags.Has(edtf.QualifiedEnd) && !b.LatestEnd.Unbounded() {
		d.dots(x3, 1)
	}
}

// box is a bar from x to x, at least two units wide.
func (d dateRow) box(x0, x1 float64) draw.Box {
	if least := 2 * d.scale; x1-x0 < least {
		x0, x1 = (x0+x1-least)/2, (x0+x1+least)/2
	}
	h := bar * d.scale / 2
	return draw.Box{Min: draw.Pt(x0, d.y-h), Max: draw.Pt(x1, d.y+h)}
}

func (d dateRow) solid(x0, x1 float64) {
	symbol.AppendBar(d.l, d.box(x0, x1), d.Status, d.ink, d.theme)
}

// hatched is a box within which something happened.
func (d dateRow) hatched(x0, x1 float64) {
	b := d.box(x0, x1)
	path := draw.Rect(b.Min.X, b.Min.Y, b.Max.X-b.Min.X, b.Max.Y-b.Min.Y)
	hatch := symbol.BarHatch(d.ink, b.Min, d.scale)
	d.l.FillPaint(path, draw.Paint{Hatch: &hatch})
	d.l.Stroke(path, d.line(1))
}

// margin is the part of a period that is not certain: hatched, or an arrow where
// it has no bound. outer is its far end.
func (d dateRow) margin(day edtf.Day, outer, inner float64) {
	switch {
	case day.Unbounded():
		d.arrow(inner, outer)
	case outer != inner:
		d.hatched(min(outer, inner), max(outer, inner))
	}
}

// open is a period without a day that is certain.
func (d dateRow) open(x0, x3 float64) {
	b := d.Bounds
	in0, in3 := x0, x3
	if b.EarliestStart.Unbounded() {
		in0 = min(d.x(b.LatestStart, 0), d.x(b.EarliestEnd, 1))
	}
	if b.LatestEnd.Unbounded() {
		in3 = max(d.x(b.LatestStart, 1), d.x(b.EarliestEnd, 1))
	}
	if b.EarliestStart.Unbounded() {
		d.arrow(in0, x0)
	}
	if b.LatestEnd.Unbounded() {
		d.arrow(in3, x3)
	}
	d.hatched(min(in0, in3), max(in0, in3))
}

// arrow is a thin line to where no bound is known.
func (d dateRow) arrow(from, to float64) {
	dir := 1.0
	if to < from {
		dir = -1
	}
	d.l.Stroke(draw.Polyline(draw.Pt(from, d.y), draw.Pt(to-dir*3*d.scale, d.y)), d.line(1.25))
	d.l.Fill(symbol.Arrowhead(draw.Pt(to, d.y), draw.Pt(dir, 0), 6*d.scale), d.ink)
}

func (d dateRow) diamond(x float64) {
	r := 5 * d.scale
	d.l.Fill(draw.Polygon(draw.Pt(x, d.y-r), draw.Pt(x+r, d.y), draw.Pt(x, d.y+r), draw.Pt(x-r, d.y)), d.ink)
}

// dots are three dots beyond an end that its source marks as uncertain. Their
// length is fixed: it widens nothing.
func (d dateRow) dots(x, dir float64) {
	for i := range 3 {
		d.l.Fill(draw.Circle(draw.Pt(x+dir*(5+5*float64(i))*d.scale, d.y), 1.4*d.scale), d.ink)
	}
}
