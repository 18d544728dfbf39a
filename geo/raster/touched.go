package raster

import (
	"image"
	"math/bits"
)

// Touched says where a picture differs from its ground: one bit for each run of
// pixels of each row. It makes the next frame on the same ground a matter of
// taking back what was drawn, not of copying all of it. The zero Touched is for
// an empty picture.
type Touched struct {
	w, h  int
	shift uint // of a pixel's column, to its bit
	rows  []uint64
}

// NewTouched returns the Touched of a picture of w x h pixels, with all of it
// marked.
func NewTouched(w, h int) *Touched {
	t := &Touched{w: w, h: h, rows: make([]uint64, h)}
	for w > 64<<t.shift {
		t.shift++
	}
	t.Mark(image.Rect(0, 0, w, h))
	return t
}

// Mark marks a part of the picture.
func (t *Touched) Mark(r image.Rectangle) {
	r = r.Intersect(image.Rect(0, 0, t.w, t.h))
	if r.Empty() {
		return
	}
	run := t.bits(r.Min.X, r.Max.X)
	for y := r.Min.Y; y < r.Max.Y; y++ {
		t.rows[y] |= run
	}
}

// bits returns the bits of the columns x0 to x1, the latter excluded.
func (t *Touched) bits(x0, x1 int) uint64 {
	lo, hi := uint(x0)>>t.shift, uint(x1-1)>>t.shift
	return ^uint64(0) << lo & (^uint64(0) >> (63 - hi))
}

// Restore copies the marked parts of ground, which is as large, into dst and
// marks nothing any more.
func (t *Touched) Restore(dst, ground *image.RGBA) {
	for y, row := range t.rows {
		for row != 0 {
			lo := bits.TrailingZeros64(row)
			n := bits.TrailingZeros64(^(row >> lo))
			row &^= ^uint64(0) >> (64 - n) << lo
			x0, x1 := lo<<t.shift, min((lo+n)<<t.shift, t.w)
			copy(dst.Pix[y*dst.Stride+4*x0:y*dst.Stride+4*x1], ground.Pix[y*ground.Stride+4*x0:])
		}
	}
	clear(t.rows)
}
