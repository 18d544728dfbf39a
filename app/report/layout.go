package report

import (
	"math"

	"sandtable/app/strip"
	"sandtable/geo/draw"
	"sandtable/geo/palette"
	"sandtable/geo/symbol"
)

// layout is where the parts of a page lie, px.
type layout struct {
	margin  float64
	small   bool // smaller type, no lists
	header  paragraphs
	plot    draw.Box   // the map
	strip   draw.Box   // the timeline; empty: left out
	columns []draw.Box // of the lists, in the order in which they are filled; none: left out
	rule    float64    // y of the line over the footer
	footer  paragraphs
}

// The measures of a page, in units.
const (
	columnGap   = 24.0
	stripGap    = 12.0
	widestSide  = 480.0
	leastSide   = 300.0
	sideFrom    = 1100 // width from which the lists stand beside the map
	belowFrom   = 620  // width from which they may stand below it
	belowHeight = 1000
	stripFrom   = 560 // height from which there is a timeline
	leastPlot   = 120.0
	noteHeight  = 12.0 // of the line that says that there are no lists
)

func (p *page) layout() layout {
	w, h := float64(p.Options.W), float64(p.Options.H)
	beside := w >= sideFrom && w >= 1.1*h && h >= stripFrom
	below := !beside && w >= belowFrom && h >= belowHeight
	g := layout{margin: 40, small: !beside && !below}
	if g.small {
		g.margin = min(24, math.Round(w/40))
	}
	inner := p.px(w - 2*g.margin)
	g.footer = p.footerText(inner, g.small)
	g.rule = p.whole(h-g.margin*0.6) - g.footer.height() - p.px(10)
	g.header = p.headerText(inner, g.small)
	top := p.whole(g.margin*0.7) + g.header.height() + p.px(12)
	left, bottom := p.whole(g.margin), math.Floor(g.rule-p.px(14))
	right := left + math.Floor(inner)
	switch {
	case beside:
		side := min(max(w*0.265, leastSide), widestSide)
		edge := right - p.whole(side)
		g.columns = []draw.Box{{Min: draw.Pt(edge, top), Max: draw.Pt(right, bottom+p.px(6))}}
		right = edge - p.whole(columnGap)
	case below:
		room := math.Round((bottom - top) * 0.42)
		g.columns = p.split(draw.Box{Min: draw.Pt(left, bottom-room), Max: draw.Pt(right, bottom)})
		bottom -= room + p.whole(stripGap+6)
	}
	if g.small {
		bottom -= p.whole(noteHeight)
	}
	g.plot = draw.Box{Min: draw.Pt(left, math.Ceil(top)), Max: draw.Pt(right, bottom)}
	if high := p.whole(float64(strip.Height(p.families(), false))); h >= stripFrom && bottom-top-high > p.px(leastPlot+160) {
		g.strip = draw.Box{Min: draw.Pt(left, bottom-high), Max: draw.Pt(right, bottom)}
		g.plot.Max.Y = g.strip.Min.Y - p.whole(stripGap)
	}
	g.plot.Max.Y = max(g.plot.Max.Y, g.plot.Min.Y+p.px(60))
	return g
}

// split divides a box into columns of a width that reads well.
func (p *page) split(b draw.Box) []draw.Box {
	gap := p.whole(columnGap)
	n := max(2, math.Floor((b.Max.X-b.Min.X+gap)/(p.px(340)+gap)))
	wide := math.Floor((b.Max.X - b.Min.X - (n-1)*gap) / n)
	var out []draw.Box
	for i := range int(n) {
		x := b.Min.X + float64(i)*(wide+gap)
		out = append(out, draw.Box{Min: draw.Pt(x, b.Min.Y), Max: draw.Pt(x+wide, b.Max.Y)})
	}
	return out
}

// families is how many lanes the timeline has: one for each family of kinds that
// the dataset uses.
func (p *page) families() int {
	d := p.known()
	used := make([]bool, len(d.Kinds))
	for _, kind := range d.Events.Kind {
		used[kind] = true
	}
	families := map[palette.Family]bool{}
	for i, kind := range d.Kinds {
		if used[i] {
			families[symbol.Of(kind.Mark()).Family] = true
		}
	}
	return len(families)
}
