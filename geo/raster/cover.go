package raster

import (
	"image"
	"math/bits"
)

// one is a pixel in the fixed-point numbers of edges: 8 bits of fraction.
const one = 256

// edge is a directed straight line in 24.8 fixed point.
type edge struct{ x0, y0, x1, y1 int32 }

// cell is what the edges through one pixel add up to: cover is their height,
// area twice the area between them and the pixel's left side. Both are exact.
type cell struct{ cover, area int32 }

// coverage turns edges into the share of each pixel that a shape covers, by
// exact areas as in the smooth rasteriser of FreeType. The cells lie in a plain
// array; a bit per cell remembers the touched ones, so that a sweep costs what
// the outline costs and not what the window costs.
//
// Every row depends on the edges alone, never on the window: the same edges give
// the same bytes in a whole frame and in any band of it.
type coverage struct {
	win   image.Rectangle
	words int // of bits in a row
	cells []cell
	bits  []uint64
}

// begin sets the window. The cells are all zero here: sweep leaves them so.
func (c *coverage) begin(win image.Rectangle) {
	c.win = win
	w, h := win.Dx(), win.Dy()
	c.words = (w + 63) / 64
	if n := w * h; n > len(c.cells) {
		c.cells = make([]cell, n)
	}
	if n := c.words * h; n > len(c.bits) {
		c.bits = make([]uint64, n)
	}
}

// add accumulates one edge.
func (c *coverage) add(e edge) {
	sign := int32(1)
	if e.y0 > e.y1 {
		e.x0, e.y0, e.x1, e.y1 = e.x1, e.y1, e.x0, e.y0
		sign = -1
	}
	top, bottom := int32(c.win.Min.Y)*one, int32(c.win.Max.Y)*one
	if e.y1 <= top || e.y0 >= bottom || e.y0 == e.y1 {
		return
	}
	right := int32(c.win.Max.X) * one
	if e.x0 >= right && e.x1 >= right {
		return
	}
	c.rows(e, sign, max(e.y0, top), min(e.y1, bottom))
}

// rows cuts an edge that runs downwards at the rows between y and end. The
// crossings are floor(x0 + (y-y0) dx/dy), exactly, wherever the walk begins.
func (c *coverage) rows(e edge, sign, y, end int32) {
	dx, dy := int64(e.x1)-int64(e.x0), int64(e.y1)-int64(e.y0)
	if dx == 0 {
		c.vertical(e.x0, sign, y, end)
		return
	}
	x, rem := along(dx, dy, int64(y)-int64(e.y0))
	step, stepRem := along(dx, dy, one)
	for y < end {
		next := min((y/one+1)*one, end)
		x1, rem1 := x+step, rem+stepRem
		if next-y < one {
			x1, rem1 = along(dx, dy, int64(next)-int64(e.y0))
		} else if rem1 >= dy {
			x1, rem1 = x1+1, rem1-dy
		}
		c.row(y/one, sign, seg{e.x0 + int32(x), e.x0 + int32(x1), y, next})
		x, rem, y = x1, rem1, next
	}
}

// along returns floor(t dx/dy) and the remainder; dy > 0.
func along(dx, dy, t int64) (q, r int64) {
	q, r = t*dx/dy, t*dx%dy
	if r < 0 {
		q, r = q-1, r+dy
	}
	return q, r
}

// vertical adds a line at one x.
func (c *coverage) vertical(x, sign, y, end int32) {
	for y < end {
		next := min((y/one+1)*one, end)
		c.put(y/one, x>>8, sign*(next-y), 2*(x&(one-1)))
		y = next
	}
}

// seg is a piece of an edge within one row: from (xa, ya) to (xb, yb), downwards.
type seg struct{ xa, xb, ya, yb int32 }

// row adds a piece of an edge within one row, cut at the columns.
func (c *coverage) row(y, sign int32, s seg) {
	dy := s.yb - s.ya
	xl, xr := min(s.xa, s.xb), max(s.xa, s.xb)
	cl, cr := xl>>8, xr>>8
	if cl == cr {
		c.put(y, cl, sign*dy, (xl&(one-1))+(xr&(one-1)))
		return
	}
	if right := int32(c.win.Max.X); cl >= right {
		return
	}
	dx := xr - xl
	done := int32(0)
	for col := cl; col <= cr; col++ {
		x0, x1 := max(xl, col<<8), min(xr, (col+1)<<8)
		upTo := int32(int64(x1-xl) * int64(dy) / int64(dx))
		c.put(y, col, sign*(upTo-done), x0+x1-2*(col<<8))
		done = upTo
	}
}

// put adds to one cell: a cover and the sum of both ends' distances from the
// cell's left side. Left of the window the cover counts and the area does not.
func (c *coverage) put(y, x, cover, xs int32) {
	x -= int32(c.win.Min.X)
	if x >= int32(c.win.Dx()) {
		return
	}
	if x < 0 {
		x, xs = 0, 0
	}
	row := int(y) - c.win.Min.Y
	p := &c.cells[row*c.win.Dx()+int(x)]
	p.cover += cover
	p.area += cover * xs
	c.bits[row*c.words+int(x>>6)] |= 1 << (uint(x) & 63)
}

// spanner receives runs of equal coverage, 1 to 255, in device pixels.
type spanner interface {
	span(y, x0, x1 int, alpha uint8)
}

// sweep hands the shape to p row by row from the top, each from left to right,
// and leaves the cells zero.
func (c *coverage) sweep(p spanner, evenOdd bool) {
	for row := range c.win.Dy() {
		c.sweepRow(row, p, evenOdd)
	}
}

func (c *coverage) sweepRow(row int, p spanner, evenOdd bool) {
	w := c.win.Dx()
	cells := c.cells[row*w : row*w+w]
	y, left := c.win.Min.Y+row, c.win.Min.X
	acc, at := int32(0), 0
	for i := range c.words {
		word := c.bits[row*c.words+i]
		if word == 0 {
			continue
		}
		c.bits[row*c.words+i] = 0
		for ; word != 0; word &= word - 1 {
			x := i*64 + bits.TrailingZeros64(word)
			if a := alphaOf(acc*2*one, evenOdd); a != 0 && x > at {
				p.span(y, left+at, left+x, a)
			}
			q := &cells[x]
			acc += q.cover
			if a := alphaOf(acc*2*one-q.area, evenOdd); a != 0 {
				p.span(y, left+x, left+x+1, a)
			}
			*q, at = cell{}, x+1
		}
	}
	if a := alphaOf(acc*2*one, evenOdd); a != 0 && at < w {
		p.span(y, left+at, left+w, a)
	}
}

// alphaOf turns twice an area in units of 1/256 x 1/256 pixel into 0..255.
func alphaOf(area int32, evenOdd bool) uint8 {
	if area < 0 {
		area = -area
	}
	a := area >> 9
	if evenOdd {
		if a &= 511; a > 256 {
			a = 512 - a
		}
	}
	return uint8(min(a, 255))
}
