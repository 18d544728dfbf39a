package raster

import (
	"context"
	"encoding/binary"
	"image"
	"image/color"
	"math/bits"

	"sandtable/geo/band"
)

// MaxClasses is how many classes Discs can tell apart, MaxHues how many looks each
// of them can have.
const (
	MaxClasses = 8
	MaxHues    = 8
)

// Discs are the places of discs of 3 px across, in up to MaxClasses classes
// that are painted differently: a bit for each pixel and class. However many discs
// there are, and however many share a pixel, each pixel is painted once, so that
// the picture does not depend on their order.
type Discs struct {
	w, h   int
	words  int // of a row, with an empty one on either side
	any    []uint64
	planes [MaxClasses][]uint64
	used   [MaxClasses]bool
	brush  brush
}

// NewDiscs returns no discs, for a picture of w x h pixels.
func NewDiscs(w, h int) *Discs {
	words := rowWords(w)
	return &Discs{w: w, h: h, words: words, any: make([]uint64, words*(h+2))}
}

// Clear takes all discs away. It keeps their memory.
func (d *Discs) Clear() {
	for class, used := range d.used {
		if used {
			clear(d.planes[class])
		}
	}
	d.used = [MaxClasses]bool{}
}

// Add adds a disc of a class with its middle at a pixel of the picture. A pixel
// is to be given one class.
func (d *Discs) Add(x, y, class int) {
	at := DiscAt(d.w, x, y)
	d.Plane(class)[at>>6] |= 1 << (at & 63)
}

// DiscAt numbers the pixels of a picture w wide as the bits of a Plane. They rise
// along a row, and from one row to the next by DiscRow.
func DiscAt(w, x, y int) uint32 { return uint32((y+1)*DiscRow(w) + 64 + x) }

// DiscRow is how much the numbers of DiscAt rise from one row to the next.
func DiscRow(w int) int { return 64 * rowWords(w) }

// rowWords is how many words a row has, with an empty one on either side.
func rowWords(w int) int { return (w+63)/64 + 2 }

// Plane is the discs of a class as bits, numbered by DiscAt, for those who add many:
// only bits of pixels in the picture may be set. It holds until Clear.
func (d *Discs) Plane(class int) []uint64 {
	if d.planes[class] == nil {
		d.planes[class] = make([]uint64, len(d.any))
	}
	d.used[class] = true
	return d.planes[class]
}

// Inks says how the classes of discs look.
type Inks struct {
	Colors [MaxClasses]color.NRGBA
	// Hues, where it is not nil, gives every square of 1<<Shift pixels' side, row by
	// row, the row of Tinted that stands in the place of Colors there.
	Hues   []uint8
	Shift  uint
	Tinted [MaxHues][MaxClasses]color.NRGBA
}

// Draw draws the discs over a picture of that size, on all processors, and marks in
// t, which may be nil, where. A pixel that is the middle of a disc has the look of
// that one, else that of the highest class beside whose middle it lies, else, half,
// that of the highest class at whose corner it lies.
func (d *Discs) Draw(dst *image.RGBA, inks *Inks, t *Touched) {
	b := &d.brush
	b.take(d, inks)
	err := band.Run(context.Background(), d.h, func(lo, hi int) {
		for y := lo; y < hi; y++ {
			b.row(dst.Pix[y*dst.Stride:y*dst.Stride+4*d.w], y, t)
		}
	})
	if err != nil {
		panic("raster: a background context ended: " + err.Error())
	}
}

// table is the paint of each class: whole, and for the corners of a disc.
type table [MaxClasses][2]source

// cornerCover is how much of its corner pixels a disc of 3 px covers.
const cornerCover = 139

func tableOf(colors *[MaxClasses]color.NRGBA) (t table) {
	for class, c := range colors {
		t[class] = [2]source{sourceOf(c, 255), sourceOf(c, cornerCover)}
	}
	return t
}

// brush is what painting discs needs besides them.
type brush struct {
	d       *Discs
	inks    *Inks
	table   table
	tinted  [MaxHues]table
	classes [MaxClasses]int // the first n: those with discs, highest first
	n       int
}

// take prepares the paints, finds the classes that there are, and the pixels of any.
func (b *brush) take(d *Discs, inks *Inks) {
	b.d, b.inks, b.n, b.table = d, inks, 0, tableOf(&inks.Colors)
	if inks.Hues != nil {
		for i := range inks.Tinted {
			b.tinted[i] = tableOf(&inks.Tinted[i])
		}
	}
	clear(d.any)
	for class := MaxClasses - 1; class >= 0; class-- {
		if d.used[class] {
			for i, word := range d.planes[class] {
				d.any[i] |= word
			}
			b.classes[b.n] = class
			b.n++
		}
	}
}

// row paints the discs that touch a row.
func (b *brush) row(pix []uint8, y int, t *Touched) {
	d := b.d
	var hues []uint8
	if b.inks.Hues != nil {
		across := (d.w-1)>>b.inks.Shift + 1
		hues = b.inks.Hues[y>>b.inks.Shift*across:][:across]
	}
	at := (y+1)*d.words + 1
	up, mid, down := d.any[at-d.words-1:], d.any[at-1:], d.any[at+d.words-1:]
	for i := range d.words - 2 {
		if up[i]|up[i+1]|up[i+2]|mid[i]|mid[i+1]|mid[i+2]|down[i]|down[i+1]|down[i+2] == 0 {
			continue
		}
		if t != nil {
			t.rows[y] |= t.bits(64*i, min(64*i+64, d.w))
		}
		b.word(patch{pix[4*64*i:], hues, 64 * i}, at+i)
	}
}

// patch is the pixels of a word, the last of a row fewer than 64, with the hues of
// their row and their first column.
type patch struct {
	pix  []uint8
	hues []uint8
	x    int
}

// word paints the pixels of a word.
func (b *brush) word(p patch, at int) {
	d := b.d
	inside := ^uint64(0)
	if n := len(p.pix) / 4; n < 64 {
		inside = 1<<n - 1
	}
	taken := d.any[at] | ^inside
	var corner [MaxClasses]uint64
	for _, class := range b.classes[:b.n] {
		plane := d.planes[class]
		up, mid, down := plane[at-d.words-1:][:3], plane[at-1:][:3], plane[at+d.words-1:][:3]
		beside := (up[1] | down[1] | sides(mid[0], mid[1], mid[2])) &^ taken
		corner[class] = sides(up[0]|down[0], up[1]|down[1], up[2]|down[2])
		taken |= beside
		b.over(p, beside|mid[1], class, 0)
	}
	for _, class := range b.classes[:b.n] {
		word := corner[class] &^ taken
		taken |= word
		b.over(p, word, class, 1)
	}
}

// sides returns the pixels left and right of those of the middle of three words.
func sides(before, word, after uint64) uint64 {
	return word<<1 | before>>63 | word>>1 | after<<63
}

// over puts the paint of a class over pixels of a word.
func (b *brush) over(p patch, word uint64, class, cover int) {
	for word != 0 {
		s, part := &b.table[class][cover], word
		if p.hues != nil {
			x := bits.TrailingZeros64(word)
			square := (p.x + x) >> b.inks.Shift
			s = &b.tinted[p.hues[square]][class][cover]
			if end := (square+1)<<b.inks.Shift - p.x; end < 64 {
				part &= 1<<end - 1
			}
		}
		word &^= part
		if s.alpha == 255 {
			store(p.pix, part, s.word)
		} else {
			s.overBits(p.pix, part)
		}
	}
}

// store sets pixels of a word.
func store(pix []uint8, word uint64, c uint32) {
	for ; word != 0; word &= word - 1 {
		x := bits.TrailingZeros64(word)
		binary.LittleEndian.PutUint32(pix[4*x:4*x+4:4*x+4], c)
	}
}

// overBits puts s over pixels of a word.
func (s *source) overBits(pix []uint8, word uint64) {
	for ; word != 0; word &= word - 1 {
		x := bits.TrailingZeros64(word)
		p := pix[4*x : 4*x+4 : 4*x+4]
		binary.LittleEndian.PutUint32(p, s.over(binary.LittleEndian.Uint32(p)))
	}
}
