package strip

import (
	"image/color"
	"math"

	"sandtable/app/scene"
	"sandtable/app/store"
	"sandtable/geo/draw"
	"sandtable/geo/palette"
	"sandtable/geo/symbol"
)

// possibleOpacity is that of what may be, beside what certainly is.
const possibleOpacity = 0.42

// outsideOpacity is that of what lies outside the window.
const outsideOpacity = 0.4

// pen draws one strip.
type pen struct {
	*Strip
	l    *draw.List
	t    palette.Theme
	inks scene.Inks
}

func (s *Strip) pen(l *draw.List) pen { return pen{s, l, scene.Theme(s.View), s.model.Inks(s.View)} }

// laneInk is the colour of a lane: that of its family, or the neutral one where
// colours mean something else.
func (p pen) laneInk(f palette.Family) color.NRGBA {
	if p.View.Colour == store.ByKind {
		return p.t.Family(f)
	}
	return p.t.Neutral()
}

// Draw appends the picture to a list, without what the hand moves: the window's
// ground and handles and the as-known line, which lie above it on screen.
func (s *Strip) Draw(l *draw.List) {
	p := s.pen(l)
	p.picture()
}

// DrawWhole appends the picture with window and as-known line, for paper.
func (s *Strip) DrawWhole(l *draw.List) {
	p := s.pen(l)
	x0, x1 := max(s.Window[0], s.left), min(s.Window[1], s.right)
	if x0 < x1 {
		l.Fill(draw.Rect(x0, 0, x1-x0, s.lanes), draw.Fade(p.t.Accent, p.t.WindowOpacity))
	}
	p.picture()
	for _, x := range s.Window {
		if x >= s.left-1 && x <= s.right+1 {
			l.Fill(draw.Rect(x-s.px(1), 0, s.px(2), s.lanes), p.t.Accent)
		}
	}
	p.known()
}

func (p pen) picture() {
	p.grid(p.left, p.right)
	p.histogramRow()
	p.lanesRow()
	p.wash()
	p.axisRow()
	p.gutter()
	p.overviewRow()
	p.selected()
}

// line is a hairline.
func (p pen) line(x0, y0, x1, y1 float64, c color.NRGBA) {
	if x0 == x1 {
		p.l.Fill(draw.Rect(math.Round(x0), y0, p.px(1), y1-y0), c)
		return
	}
	p.l.Fill(draw.Rect(x0, math.Round(y0), x1-x0, p.px(1)), c)
}

// grid draws the hairlines between the rows and at the labels.
func (p pen) grid(x0, x1 float64) {
	for i := range p.rows {
		p.line(0, p.axis+float64(i)*p.laneHeight, x1+p.px(rightMargin), p.axis+float64(i)*p.laneHeight, p.t.Line)
	}
	p.line(0, p.histogram, p.w, p.histogram, p.t.Line2)
	p.line(0, p.lanes, p.w, p.lanes, p.t.Line)
	p.line(p.left, 0, p.left, p.lanes, p.t.Line2)
	for _, t := range p.ticks {
		if t.Text != "" && t.X > x0+1 {
			p.line(t.X, p.axis, t.X, p.lanes, p.t.Line)
		}
	}
}

// histogramRow draws the bins: open sides at the bottom, then what is certain,
// then what is possible.
func (p pen) histogramRow() {
	if p.most == 0 {
		return
	}
	room := p.histogram - p.px(7)
	unit := room / float64(p.most)
	p.l.Clip(draw.Rect(p.left, 0, p.right-p.left, p.histogram))
	for _, b := range p.bins {
		x0, x1 := math.Round(b.X0), math.Round(b.X1)
		if x1-x0 > 3*p.layout.scale {
			x1 -= p.px(1)
		}
		x1 = max(x1, x0+1)
		for _, part := range p.parts(x0, x1) {
			p.bin(b, part, unit)
		}
	}
	p.l.Unclip()
}

// stretch is a piece of the plot that lies inside or outside the window.
type stretch struct {
	x0, x1 float64
	inside bool
}

// parts cuts a piece of the plot at the edges of the window.
func (p pen) parts(x0, x1 float64) []stretch {
	a, z := math.Round(p.Window[0]), math.Round(p.Window[1])
	var out []stretch
	add := func(from, to float64, inside bool) {
		if to > from {
			out = append(out, stretch{from, to, inside})
		}
	}
	add(x0, min(x1, a), false)
	add(max(x0, a), min(x1, z), true)
	add(max(x0, z, a), x1, false)
	return out
}

// bin draws one piece of a bin.
func (p pen) bin(b Bin, s stretch, unit float64) {
	sure, maybe := p.t.Fg2, draw.Fade(p.t.Fg2, possibleOpacity)
	if !s.inside {
		sure, maybe = p.t.Line2, draw.Fade(p.t.Line2, 0.6)
	}
	y := p.histogram
	up := func(n int32) draw.Path {
		top := math.Round(y - float64(n)*unit)
		path := draw.Rect(s.x0, top, s.x1-s.x0, y-top)
		y = top
		return path
	}
	if b.Open > 0 {
		hatch := symbol.BarHatch(sure, draw.Pt(p.left, p.histogram), p.layout.scale)
		p.l.FillPaint(up(b.Open), draw.Paint{Color: draw.Fade(maybe, 0.3), Hatch: &hatch})
	}
	if b.Certain > 0 {
		p.l.Fill(up(b.Certain), sure)
	}
	if b.Rest > 0 {
		p.l.Fill(up(b.Rest), maybe)
	}
}

// wash greys the bars outside the window.
func (p pen) wash() {
	c := draw.Fade(p.t.Panel, 1-outsideOpacity)
	a, z := min(max(p.Window[0], p.left), p.right), min(max(p.Window[1], p.left), p.right)
	p.l.Fill(draw.Rect(p.left+1, p.axis, a-p.left-1, p.lanes-p.axis), c)
	p.l.Fill(draw.Rect(z, p.axis, p.right-z, p.lanes-p.axis), c)
}

// axisRow draws the ticks and their labels.
func (p pen) axisRow() {
	last := p.left
	for _, t := range p.ticks {
		if t.X < p.left-1 {
			continue
		}
		inside := t.X >= p.Window[0]-1 && t.X < p.Window[1]
		ink, font := p.t.Fg2, draw.Regular
		if t.Bold {
			ink, font = p.t.Fg, draw.Bold
		}
		if !inside {
			ink = p.t.Fg3
		}
		long := p.px(4)
		if t.Text != "" {
			long = p.axis - p.histogram
		}
		if t.X > p.left+1 && (t.Text != "" || t.X >= last+p.px(tickGap)) {
			last = t.X
			p.line(t.X, p.axis-long, t.X, p.axis, p.t.Line2)
		}
		p.text(t.Text, t.X+3*p.layout.scale, (p.histogram+p.axis)/2, run{font: font, ink: ink})
	}
}

// tickGap is the least distance of a tick without a label from the one before.
const tickGap = 5

// run is how a text of the strip is set.
type run struct {
	font  draw.Font
	ink   color.NRGBA
	align draw.Align
}

// text sets a text with the middle of its figures at a height.
func (p pen) text(text string, x, y float64, r run) {
	if text == "" {
		return
	}
	const capHeight = 0.714
	p.l.Text(draw.TextRun{
		Text: text, Color: r.ink, Align: r.align,
		Style: draw.TextStyle{Font: r.font, Size: textSize * p.layout.scale},
		At:    draw.Pt(x, math.Round(y+textSize*capHeight/2*p.layout.scale)),
	})
}

// gutter names the rows.
func (p pen) gutter() {
	side := run{ink: p.t.Fg2, align: draw.AlignRight}
	x := p.left - p.px(8)
	if p.most > 0 {
		p.text("max. "+scene.Thousands(int(p.most)), x, p.px(8), side)
	}
	p.text("end day incl.", x, (p.histogram+p.axis)/2, side)
	p.text(p.span(), x, (p.lanes+p.bottom)/2, side)
	for _, lane := range p.rows {
		y := lane.Top + p.laneHeight/2
		p.frameMark(lane.Family, draw.Pt(p.px(13), y))
		p.text(p.short(lane.Name), p.px(nameLeft), y, run{ink: p.t.Fg})
	}
}

// frameMark draws the frame that stands for a family.
func (p pen) frameMark(f palette.Family, at draw.Point) {
	s := p.layout.scale
	if f == palette.Assessment {
		p.l.Stroke(draw.Circle(at, 4*s), draw.Stroke{Width: 1.5 * s, Dash: []float64{1.6 * s, 1.54 * s}, Color: p.t.Fg})
		return
	}
	m := symbol.Mark{Frame: symbol.FrameOf(f), Family: f, Color: p.laneInk(f), Size: 9 * s, Bare: true}
	m.Append(p.l, at, p.t)
}

// short cuts a name that is wider than the gutter.
func (p pen) short(name string) string {
	room := p.left/p.layout.scale - nameLeft
	if textWidth(name)*looseness <= room {
		return name
	}
	letters := []rune(name)
	for len(letters) > 1 && textWidth(string(letters)+"…")*looseness > room {
		letters = letters[:len(letters)-1]
	}
	return string(letters) + "…"
}

// overviewRow draws all of the dataset's time and the range in it.
func (p pen) overviewRow() {
	box := p.layout.overview()
	r := 4 * p.layout.scale
	w, h := box.Max.X-box.Min.X, box.Max.Y-box.Min.Y
	p.l.Fill(draw.RoundRect(box.Min.X, box.Min.Y, w, h, r), p.t.Header)
	top := int32(1)
	for _, n := range p.overview {
		top = max(top, n)
	}
	p.l.Clip(draw.RoundRect(box.Min.X, box.Min.Y, w, h, r))
	edges := p.base.all.edges(overviewBin * w / 1000)
	for i, n := range p.overview {
		x0, x1 := p.base.all.StartX(edges[i]), p.base.all.StartX(edges[i+1])
		high := math.Ceil(float64(n) / float64(top) * (h - p.px(2)))
		p.l.Fill(draw.Rect(math.Round(x0), box.Max.Y-high, max(1, math.Round(x1)-math.Round(x0)-p.gap(x1-x0)), high),
			draw.Fade(p.t.Fg2, possibleOpacity))
	}
	p.l.Unclip()
	p.l.Stroke(draw.RoundRect(box.Min.X+.5, box.Min.Y+.5, w-1, h-1, r), draw.Line(p.px(1), p.t.Line2))
	p.frame()
}

// gap is what a bin leaves free, where it is wide enough.
func (p pen) gap(width float64) float64 {
	if width > 3*p.layout.scale {
		return p.px(1)
	}
	return 0
}

// frame draws the range in the overview.
func (p pen) frame() {
	box := p.layout.overview()
	x0 := min(max(p.base.all.StartX(p.scale.Range.A), box.Min.X), box.Max.X)
	x1 := min(max(p.base.all.EndX(p.scale.Range.Z), box.Min.X), box.Max.X)
	if x1-x0 < p.px(6) {
		mid := (x0 + x1) / 2
		x0, x1 = mid-p.px(3), mid+p.px(3)
	}
	line := draw.Line(1.5*p.layout.scale, p.t.Fg2)
	p.l.Stroke(draw.RoundRect(x0+.75, box.Min.Y-.25, x1-x0-1.5, box.Max.Y-box.Min.Y+.5, 4*p.layout.scale), line)
}

// known draws the as-known line with its pentagon.
func (p pen) known() {
	if !p.View.AsKnown.On {
		return
	}
	x := p.scale.EndX(p.View.AsKnown.Day)
	if x < p.left || x > p.right {
		return
	}
	s := p.layout.scale
	p.l.Stroke(draw.Polyline(draw.Pt(x, 0), draw.Pt(x, p.lanes)),
		draw.Stroke{Width: 1.5 * s, Dash: []float64{4 * s, 3 * s}, Color: p.t.Warning})
	p.l.Fill(draw.Polygon(draw.Pt(x-5*s, 0), draw.Pt(x+5*s, 0), draw.Pt(x+5*s, 7*s), draw.Pt(x, 12*s), draw.Pt(x-5*s, 7*s)), p.t.Warning)
}
