package raster

import (
	"encoding/binary"
	"image"
	"image/color"
	"math/bits"
)

// Dots are the places of discs as Stamp draws them, a bit for each pixel. However
// many there are, and however many share a pixel, each pixel is painted once.
type Dots struct {
	w, h  int
	words int // of a row, with an empty one on either side
	bits  []uint64
}

// NewDots returns no dots, for a picture of w x h pixels.
func NewDots(w, h int) *Dots {
	words := (w+63)/64 + 2
	return &Dots{w: w, h: h, words: words, bits: make([]uint64, words*(h+2))}
}

// Add adds a disc with its middle at a pixel; one outside the picture is left out.
func (d *Dots) Add(x, y int) {
	if x >= 0 && y >= 0 && x < d.w && y < d.h {
		d.bits[(y+1)*d.words+x>>6+1] |= 1 << (uint(x) & 63)
	}
}

// Draw draws the discs over a picture of that size. A pixel that several discs
// touch has the coverage of the one that covers it most.
func (d *Dots) Draw(dst *image.RGBA, c color.NRGBA) {
	var paint [3]source
	for i, cover := range [3]uint8{stampCover[1][1], stampCover[0][1], stampCover[0][0]} {
		paint[i] = sourceOf(c, cover)
	}
	for y := range d.h {
		row := dst.Pix[y*dst.Stride : y*dst.Stride+4*d.w]
		for i := 1; i < d.words-1; i++ {
			at := (y+1)*d.words + i
			up, mid, down := d.bits[at-d.words], d.bits[at], d.bits[at+d.words]
			beside := up | down | d.shifted(at)
			corner := d.shifted(at-d.words) | d.shifted(at+d.words)
			pix := row[4*64*(i-1):]
			paint[0].overBits(pix, mid)
			paint[1].overBits(pix, beside&^mid)
			paint[2].overBits(pix, corner&^(mid|beside))
		}
	}
}

// shifted returns the pixels left and right of those of a word.
func (d *Dots) shifted(at int) uint64 {
	w := d.bits[at]
	return w<<1 | d.bits[at-1]>>63 | w>>1 | d.bits[at+1]<<63
}

// overBits puts s over the pixels of a word; those beyond the row are left out.
func (s source) overBits(pix []uint8, word uint64) {
	for ; word != 0; word &= word - 1 {
		i := 4 * bits.TrailingZeros64(word)
		if i+4 > len(pix) {
			return
		}
		p := pix[i : i+4 : i+4]
		binary.LittleEndian.PutUint32(p, s.over(binary.LittleEndian.Uint32(p)))
	}
}
