package strip

import (
	"image"
	"math"

	"sandtable/data/index"
	"sandtable/geo/draw"
)

// While the window moves, the picture can be put together from parts that stay
// as they are. The histogram has two looks, column by column; all else has one,
// and what changes lies above it.
//
//	outside │ inside │ outside    histogram: DrawStill, DrawInside, DrawStill
//	────────┴────────┴────────
//	                              the rest: DrawStill, then DrawMoving over it

// Divisible reports whether these parts make up what Draw draws. In certain mode
// they do not: whether a bar is pale depends on the whole window.
func (s *Strip) Divisible() bool { return s.View.Mode == index.Possible }

// DrawStill appends what does not depend on window and selection, as it looks
// outside the window.
func (s *Strip) DrawStill(l *draw.List) {
	p := s.still(l, math.Inf(1))
	p.grid(p.left, p.right)
	p.histogramRow()
	p.lanesRow()
	p.gutter()
	p.overviewRow()
}

// DrawInside appends the rows of the histogram as they look inside the window.
func (s *Strip) DrawInside(l *draw.List) {
	p := s.still(l, math.Inf(-1))
	p.grid(p.left, p.right)
	p.histogramRow()
	p.gutter()
}

// still is a pen for a window without an end that begins at an x.
func (s *Strip) still(l *draw.List, begin float64) pen {
	all := *s
	all.Window = [2]float64{begin, math.Inf(1)}
	return all.pen(l)
}

// Inside is the part of the picture that looks as DrawInside has it, in device
// pixels.
func (s *Strip) Inside() image.Rectangle {
	column := func(x float64) int { return int(math.Round(min(max(x, 0), s.w))) }
	x0 := column(s.Window[0])
	return image.Rect(x0, 0, max(x0, column(s.Window[1])), int(s.histogram))
}

// DrawMoving appends what depends on window and selection, to be drawn above
// the rest.
func (s *Strip) DrawMoving(l *draw.List) {
	p := s.pen(l)
	p.wash()
	p.axisRow()
	p.selected()
}
