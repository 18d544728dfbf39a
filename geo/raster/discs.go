package raster

import (
	"encoding/binary"
	"image"
	"image/color"
	"math/bits"
)

// MaxClasses is how many classes Discs can tell apart, MaxHues how many looks each
// of them can have.
const (
	MaxClasses = 8
	MaxHues    = 8
)

// Discs are the places of discs as Stamp draws them, in up to MaxClasses classes
// that are painted differently: a bit for each pixel and class. However many discs
// there are, and however many share a pixel, each pixel is painted once, so that
// the picture does not depend on their order.
type Discs struct {
	w, h   int
	words  int // of a row, with an empty one on either side
	any    []uint64
	planes [MaxClasses][]uint64
	used   [MaxClasses]bool
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
	// Hues, where it is not nil, gives every square of Side x Side pixels, row by
	// row, the row of Tinted that stands in the place of Colors there.
	Hues   []uint8
	Side   int
	Tinted [MaxHues][MaxClasses]color.NRGBA
}

// Draw draws the discs over a picture of that size, and marks in t, which may be
// nil, where. Of several discs that touch a pixel the one that covers it most is
// painted, and of those the one of the highest class. It does not allocate.
func (d *Discs) Draw(dst *image.RGBA, inks *Inks, t *Touched) {
	b := brush{d: d, inks: inks, table: tableOf(&inks.Colors)}
	if inks.Hues != nil {
		for i := range inks.Tinted {
			b.tinted[i] = tableOf(&inks.Tinted[i])
		}
	}
	b.join()
	for y := range d.h {
		b.row(dst.Pix[y*dst.Stride:y*dst.Stride+4*d.w], y, t)
	}
}

// table is the paint of each class and cover.
type table [MaxClasses][3]source

// The covers of a disc of 3 px: its middle, beside it, and the corners.
var discCover = [3]uint8{stampCover[1][1], stampCover[0][1], stampCover[0][0]}

func tableOf(colors *[MaxClasses]color.NRGBA) (t table) {
	for class, c := range colors {
		for i, cover := range discCover {
			t[class][i] = sourceOf(c, cover)
		}
	}
	return t
}

// brush paints discs row by row.
type brush struct {
	d       *Discs
	inks    *Inks
	table   table
	tinted  [MaxHues]table
	hues    []uint8         // of the row
	classes [MaxClasses]int // the first n: those with discs, highest first
	n       int
}

// join finds the classes that there are, and the pixels of any.
func (b *brush) join() {
	d := b.d
	b.n = 0
	for class := MaxClasses - 1; class >= 0; class-- {
		if !d.used[class] {
			continue
		}
		if b.n == 0 {
			copy(d.any, d.planes[class])
		} else {
			for i, word := range d.planes[class] {
				d.any[i] |= word
			}
		}
		b.classes[b.n] = class
		b.n++
	}
	if b.n == 0 {
		clear(d.any)
	}
}

// row paints the discs that touch a row.
func (b *brush) row(pix []uint8, y int, t *Touched) {
	d := b.d
	if b.inks.Hues != nil {
		across := (d.w + b.inks.Side - 1) / b.inks.Side
		b.hues = b.inks.Hues[y/b.inks.Side*across:][:across]
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
		b.word(pix[4*64*i:], i, at+i)
	}
}

// word paints the pixels of a word, whose first is that of pix.
func (b *brush) word(pix []uint8, i, at int) {
	d := b.d
	inside := ^uint64(0)
	if n := len(pix) / 4; n < 64 {
		inside = 1<<n - 1
	}
	taken := d.any[at]
	for _, class := range b.classes[:b.n] {
		plane := d.planes[class]
		beside := (plane[at-d.words] | plane[at+d.words] | sides(plane, at)) &^ taken
		taken |= beside
		b.over(pix, i, plane[at]&inside, class, 0)
		b.over(pix, i, beside&inside, class, 1)
	}
	for _, class := range b.classes[:b.n] {
		plane := d.planes[class]
		corner := (sides(plane, at-d.words) | sides(plane, at+d.words)) &^ taken
		taken |= corner
		b.over(pix, i, corner&inside, class, 2)
	}
}

// sides returns the pixels left and right of those of a word.
func sides(plane []uint64, at int) uint64 {
	w := plane[at]
	return w<<1 | plane[at-1]>>63 | w>>1 | plane[at+1]<<63
}

// over puts the paint of a class over the pixels of a word.
func (b *brush) over(pix []uint8, i int, word uint64, class, cover int) {
	switch {
	case word == 0:
	case b.hues != nil:
		for ; word != 0; word &= word - 1 {
			x := bits.TrailingZeros64(word)
			s := &b.tinted[b.hues[(64*i+x)/b.inks.Side]][class][cover]
			p := pix[4*x : 4*x+4 : 4*x+4]
			binary.LittleEndian.PutUint32(p, s.over(binary.LittleEndian.Uint32(p)))
		}
	case b.table[class][cover].alpha == 255:
		store(pix, word, b.table[class][cover].word)
	default:
		b.table[class][cover].overBits(pix, word)
	}
}

// store sets the pixels of a word.
func store(pix []uint8, word uint64, c uint32) {
	for ; word != 0; word &= word - 1 {
		x := bits.TrailingZeros64(word)
		binary.LittleEndian.PutUint32(pix[4*x:4*x+4:4*x+4], c)
	}
}

// overBits puts s over the pixels of a word.
func (s source) overBits(pix []uint8, word uint64) {
	for ; word != 0; word &= word - 1 {
		x := bits.TrailingZeros64(word)
		p := pix[4*x : 4*x+4 : 4*x+4]
		binary.LittleEndian.PutUint32(p, s.over(binary.LittleEndian.Uint32(p)))
	}
}
