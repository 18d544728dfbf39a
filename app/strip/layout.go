package strip

import (
	"math"

	"sandtable/geo/draw"
)

// Size is a picture's size in device pixels, and how many of them a unit has.
type Size struct {
	W, H  int
	Scale float64
}

// The measures in units.
const (
	histogramHeight = 38
	largeHistogram  = 40
	axisHeight      = 20
	overviewHeight  = 20
	overviewBar     = 12
	laneHeight      = 13
	roomyLane       = 16 // from this height on, every kind has a lane of its own
	tallestLane     = 22
	narrowGutter    = 96
	wideGutter      = 128
	nameLeft        = 22 // of a lane's name
	rightMargin     = 14
	binWidth        = 8
	barHeight       = 5
	textSize        = 11
)

// Height is how high the picture wants to be, in units: with a lane for each of
// n families, or, where there is room, for each of n kinds.
func Height(n int, roomy bool) float32 {
	if roomy {
		return largeHistogram + axisHeight + overviewHeight + roomyLane*float32(n)
	}
	return histogramHeight + axisHeight + overviewHeight + laneHeight*float32(n)
}

// Part is a part of the picture.
type Part uint8

// The parts.
const (
	Outside Part = iota
	Gutter
	Histogram
	Ticks
	Lanes
	Overview
)

// layout is where everything lies, px.
type layout struct {
	scale                          float64
	w, h                           float64
	left, right                    float64 // of the plot
	histogram, axis, lanes, bottom float64 // where each row ends; bottom: where the overview does
	laneHeight                     float64
	byKind                         bool
}

// newLayout fits the rows into a size: kinds lanes where they have room,
// families lanes otherwise.
func newLayout(size Size, families, kinds int) layout {
	scale := size.Scale
	if scale <= 0 {
		scale = 1
	}
	g := layout{scale: scale, w: float64(size.W), h: float64(size.H)}
	px := func(units float64) float64 { return math.Round(units * scale) }
	hist, gutter, n := px(histogramHeight), px(narrowGutter), families
	fixed := px(axisHeight) + px(overviewHeight)
	if kinds > 0 && g.h-fixed-px(largeHistogram) >= px(roomyLane)*float64(kinds) {
		g.byKind, hist, gutter, n = true, px(largeHistogram), px(wideGutter), kinds
	}
	room := max(0, g.h-fixed-hist)
	if n > 0 {
		g.laneHeight = min(math.Floor(room/float64(n)), px(tallestLane))
	}
	hist += room - g.laneHeight*float64(n)
	g.left, g.right = gutter, max(gutter+1, g.w-px(rightMargin))
	g.histogram = hist
	g.axis = hist + px(axisHeight)
	g.lanes = g.axis + g.laneHeight*float64(n)
	g.bottom = g.lanes + px(overviewHeight)
	return g
}

// px is a length in units as whole pixels.
func (g layout) px(units float64) float64 { return math.Round(units * g.scale) }

// plot is the part to which bars are clipped: axis excluded, lanes only.
func (g layout) plot() draw.Box {
	return draw.Box{Min: draw.Pt(g.left, g.axis), Max: draw.Pt(g.right, g.lanes)}
}

// overview is the bar of the overview.
func (g layout) overview() draw.Box {
	y := g.lanes + math.Floor((g.px(overviewHeight)-g.px(overviewBar))/2)
	return draw.Box{Min: draw.Pt(g.left, y), Max: draw.Pt(g.right, y+g.px(overviewBar))}
}

// part is the part at a point.
func (g layout) part(x, y float64) Part {
	switch {
	case x < 0 || y < 0 || x >= g.w || y >= g.h:
		return Outside
	case x < g.left:
		return Gutter
	case y < g.histogram:
		return Histogram
	case y < g.axis:
		return Ticks
	case y < g.lanes:
		return Lanes
	}
	return Overview
}
