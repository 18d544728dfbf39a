package strip

import (
	"image/color"
	"math"

	"sandtable/data/edtf"
	"sandtable/data/index"
	"sandtable/geo/draw"
	"sandtable/geo/palette"
	"sandtable/geo/symbol"
)

// The measures of bars, in units.
const (
	minBar        = 5
	diamondRadius = 4.5
	dotsWidth     = 11 // of the three dots at a qualified end
	fadeWidth     = 40 // over which an open end fades
	fadeSteps     = 8
)

// lanesRow draws the densities and the bars.
func (p pen) lanesRow() {
	p.l.Clip(draw.Rect(p.left, p.axis, p.right-p.left, p.lanes-p.axis))
	for _, lane := range p.rows {
		if lane.Dense {
			p.levels(lane)
		}
	}
	for _, b := range p.bars {
		if !b.twin {
			p.bar(b)
		}
	}
	p.l.Unclip()
}

// levels draws a dense lane: solid where an event certainly is, hatched where
// one only may be, the stronger the more there are.
func (p pen) levels(lane Lane) {
	top := int32(1)
	for _, l := range lane.levels {
		top = max(top, l.possible)
	}
	ink := p.laneInk(lane.Family)
	y, h := lane.Top+p.px(2), p.laneHeight-p.px(3)
	for i := 0; i < len(lane.levels); {
		l := lane.levels[i]
		strength, sure := strengthOf(l.possible, top), l.certain > 0
		x1 := l.x1
		for i++; i < len(lane.levels) && lane.levels[i].x0 == x1 &&
			strengthOf(lane.levels[i].possible, top) == strength && (lane.levels[i].certain > 0) == sure; i++ {
			x1 = lane.levels[i].x1
		}
		c := draw.Fade(ink, strength)
		path := draw.Rect(l.x0, y, x1-l.x0, h)
		if sure {
			p.l.Fill(path, c)
			continue
		}
		p.hatch(path, symbol.BarHatch(c, p.origin(y), p.layout.scale))
	}
}

// origin anchors the hatches of a row to time: bars that overlap share their
// lines, and the lines move with the range.
func (p pen) origin(y float64) draw.Point { return draw.Pt(p.scale.StartX(p.extent.A), y) }

func (p pen) hatch(path draw.Path, hatch draw.Hatch) {
	p.l.FillPaint(path, draw.Paint{Hatch: &hatch})
}

// strengthOf is the opacity of n events where there are at most top, in eight
// steps of the logarithm.
func strengthOf(n, top int32) float64 {
	share := math.Log1p(float64(n)) / math.Log1p(float64(top))
	return 0.2 + 0.1*math.Round(share*8)
}

// bar draws one event. A bar that does not match in certain mode is paler, even
// inside the window.
func (p pen) bar(b Bar) {
	ink := p.inks.Colour(b.ink)
	v := p.View
	if v.Mode == index.Certain && !b.bounds.Certain(v.Window.A, v.Window.Z) && b.bounds.Possible(v.Window.A, v.Window.Z) {
		ink = palette.Mix(p.t.Panel, ink, outsideOpacity)
	}
	switch {
	case b.exact():
		p.diamond(b, ink)
	case b.period && b.bounds.LatestStart <= b.bounds.EarliestEnd:
		p.period(b, ink)
	default:
		p.somewhere(b, ink)
	}
	p.dots(b, ink)
}

// box is a piece of a bar.
func (b Bar) box(x0, x1 float64) draw.Box {
	return draw.Box{Min: draw.Pt(math.Round(x0), b.y0), Max: draw.Pt(math.Round(x1), b.y1)}
}

// period draws a solid core between hatched margins.
func (p pen) period(b Bar, ink color.NRGBA) {
	x := b.xs
	p.side(b, ink, true)
	p.side(b, ink, false)
	core := b.box(x[1], x[2])
	if core.Max.X-core.Min.X < p.px(minBar) && x[3]-x[0] < p.px(minBar) {
		mid := math.Round((x[0] + x[3]) / 2)
		core.Min.X, core.Max.X = mid-p.px(2), mid-p.px(2)+p.px(minBar)
	}
	if core.Max.X > core.Min.X {
		symbol.AppendBar(p.l, core, b.status, ink, p.t)
	}
}

// side draws what lies before or after the core: a hatched margin, a fading
// open end or the arrow of an unknown one.
func (p pen) side(b Bar, ink color.NRGBA, start bool) {
	inner, outer, open, unknown := b.xs[1], b.xs[0], edtf.OpenStart, edtf.UnknownStart
	unbounded := b.bounds.EarliestStart == edtf.MinDay
	if !start {
		inner, outer, open, unknown = b.xs[2], b.xs[3], edtf.OpenEnd, edtf.UnknownEnd
		unbounded = b.bounds.LatestEnd == edtf.MaxDay
	}
	switch {
	case unbounded && b.bounds.Flags.Has(unknown) || unbounded && !b.bounds.Flags.Has(open):
		p.arrow(b, inner, outer, ink)
	case unbounded:
		p.fading(b, inner, outer, ink)
	default:
		p.hatched(b.box(min(inner, outer), max(inner, outer)), ink)
	}
}

func (p pen) hatched(box draw.Box, ink color.NRGBA) {
	if box.Max.X <= box.Min.X {
		return
	}
	p.hatch(draw.Rect(box.Min.X, box.Min.Y, box.Max.X-box.Min.X, box.Max.Y-box.Min.Y),
		symbol.BarHatch(ink, p.origin(box.Min.Y), p.layout.scale))
}

// arrow draws the thin line of an unknown end, with its head in the plot.
func (p pen) arrow(b Bar, inner, outer float64, ink color.NRGBA) {
	y := (b.y0 + b.y1) / 2
	tip, dir := max(outer, p.left+1), draw.Pt(-1, 0)
	if outer > inner {
		tip, dir = min(outer, p.right-1), draw.Pt(1, 0)
	}
	p.l.Stroke(draw.Polyline(draw.Pt(inner, y), draw.Pt(tip, y)), draw.Line(1.25*p.layout.scale, ink))
	p.l.Fill(symbol.Arrowhead(draw.Pt(tip, y), dir, 6*p.layout.scale), ink)
}

// fading draws an open end: it went on, ever less is known how long.
func (p pen) fading(b Bar, inner, outer float64, ink color.NRGBA) {
	step := p.layout.scale * fadeWidth / fadeSteps
	if outer < inner {
		step = -step
	}
	for i := range fadeSteps {
		x0, x1 := inner+step*float64(i), inner+step*float64(i+1)
		p.hatched(b.box(min(x0, x1), max(x0, x1)), draw.Fade(ink, 1-float64(i)/fadeSteps))
	}
}

// somewhere draws an event that lies somewhere within its bounds: a hatched box
// whose outline shows the status, without a point inside.
func (p pen) somewhere(b Bar, ink color.NRGBA) {
	x0, x1 := b.xs[0], b.xs[3]
	if b.bounds.EarliestStart == edtf.MinDay {
		x0 = max(b.xs[0], min(b.xs[2], b.xs[1]))
		p.side(Bar{xs: [4]float64{b.xs[0], x0}, y0: b.y0, y1: b.y1, bounds: b.bounds}, ink, true)
	}
	if b.bounds.LatestEnd == edtf.MaxDay {
		x1 = min(b.xs[3], max(b.xs[2], b.xs[1]))
		p.side(Bar{xs: [4]float64{2: x1, 3: b.xs[3]}, y0: b.y0, y1: b.y1, bounds: b.bounds}, ink, false)
	}
	if x1-x0 < p.px(minBar) {
		mid := (x0 + x1) / 2
		x0, x1 = mid-p.px(minBar)/2, mid+p.px(minBar)/2
	}
	p.possible(b.box(x0, x1), b.status, ink)
}

// possible draws a hatched box as its status asks.
func (p pen) possible(box draw.Box, status symbol.Status, ink color.NRGBA) {
	s := p.layout.scale
	w, h := box.Max.X-box.Min.X, box.Max.Y-box.Min.Y
	hatch := symbol.BarHatch(ink, p.origin(box.Min.Y), s)
	line := draw.Line(s, ink)
	switch status {
	case symbol.Claimed:
		hatch.Spacing *= 2
	case symbol.Disputed:
		p.l.Fill(draw.Polygon(draw.Pt(box.Min.X, box.Max.Y), draw.Pt(box.Max.X, box.Min.Y), box.Max), draw.Fade(ink, 0.6))
	case symbol.Planned:
		line.Dash = []float64{4 * s, 2.6 * s}
	case symbol.Assessed:
		line.Dash = []float64{s, 1.6 * s}
	}
	p.hatch(draw.Rect(box.Min.X, box.Min.Y, w, h), hatch)
	p.l.Stroke(draw.Rect(box.Min.X+s/2, box.Min.Y+s/2, w-s, h-s), line)
	if status == symbol.Denied {
		y := (box.Min.Y + box.Max.Y) / 2
		p.l.Stroke(draw.Polyline(draw.Pt(box.Min.X-2*s, y), draw.Pt(box.Max.X+2*s, y)), draw.Line(1.4*s, ink))
	}
}

// diamond draws a moment on a known day.
func (p pen) diamond(b Bar, ink color.NRGBA) {
	s := p.layout.scale
	at, r := draw.Pt(math.Round((b.xs[0]+b.xs[3])/2), (b.y0+b.y1)/2), diamondRadius*s
	corners := func(r float64) draw.Path {
		return draw.Polygon(at.Add(draw.Pt(0, -r)), at.Add(draw.Pt(r, 0)), at.Add(draw.Pt(0, r)), at.Add(draw.Pt(-r, 0)))
	}
	if b.status == symbol.Reported {
		p.l.Fill(corners(r), ink)
		return
	}
	p.l.Fill(corners(r), p.t.Panel)
	line := draw.Line(1.2*s, ink)
	switch b.status {
	case symbol.Disputed:
		p.l.Fill(draw.Polygon(at.Add(draw.Pt(0, -r)), at.Add(draw.Pt(r, 0)), at.Add(draw.Pt(0, r))), ink)
	case symbol.Planned:
		line.Dash = []float64{2.4 * s, 1.6 * s}
	case symbol.Assessed:
		line.Dash = []float64{s, 1.4 * s}
	case symbol.Denied:
		p.l.Stroke(draw.Polyline(at.Add(draw.Pt(-r, r)), at.Add(draw.Pt(r, -r))), line)
	}
	p.l.Stroke(corners(r-0.7*s), line)
}

// dots draws three dots at every qualified end. Their length is fixed, because
// a qualification widens nothing.
func (p pen) dots(b Bar, ink color.NRGBA) {
	s, y := p.layout.scale, (b.y0+b.y1)/2
	three := func(x, step float64) {
		for i := range 3 {
			p.l.Fill(draw.Circle(draw.Pt(x+step*float64(i), y), 0.9*s), ink)
		}
	}
	x0, x1 := b.xs[0], b.xs[3]
	if x1-x0 < p.px(minBar) {
		mid := (x0 + x1) / 2
		x0, x1 = mid-p.px(minBar)/2, mid+p.px(minBar)/2
	}
	if b.bounds.Flags.Has(edtf.QualifiedStart) {
		three(x0-3*s, -3.2*s)
	}
	if b.bounds.Flags.Has(edtf.QualifiedEnd) {
		three(x1+3*s, 3.2*s)
	}
}

// selected frames the selected event's bar.
func (p pen) selected() {
	if p.View.Selected == "" {
		return
	}
	k := p.model.Known
	for _, b := range p.bars {
		if k.Events.ID.At(b.Event) != p.View.Selected {
			continue
		}
		w := 2 * p.layout.scale
		box := b.Box.Grow(w)
		x0, x1 := max(box.Min.X, p.left+1), min(box.Max.X, p.right)
		p.l.Stroke(draw.RoundRect(x0, box.Min.Y, x1-x0, box.Max.Y-box.Min.Y, w), draw.Line(w, p.t.Accent))
	}
}
