package raster

import (
	"encoding/binary"
	"image"
	"image/color"
)

// div255 returns x/255, rounded, for 0 <= x <= 255*255.
func div255(x uint32) uint32 {
	x += 128
	return (x + x>>8) >> 8
}

// source is a colour ready to be blended: four premultiplied bytes in one word,
// red lowest, as they lie in image.RGBA.
type source struct {
	word  uint32
	alpha uint32
}

// sourceOf premultiplies c, weakened to cover/255.
func sourceOf(c color.NRGBA, cover uint8) source {
	a := div255(uint32(c.A) * uint32(cover))
	r, g, b := div255(uint32(c.R)*a), div255(uint32(c.G)*a), div255(uint32(c.B)*a)
	return source{word: r | g<<8 | b<<16 | a<<24, alpha: a}
}

// over returns s over the pixel d, both premultiplied, each channel rounded.
func (s source) over(d uint32) uint32 {
	ia := 255 - s.alpha
	rb := (d&0x00ff00ff)*ia + 0x00800080
	ga := (d>>8&0x00ff00ff)*ia + 0x00800080
	rb = (rb + rb>>8&0x00ff00ff) >> 8 & 0x00ff00ff
	ga = (ga + ga>>8&0x00ff00ff) & 0xff00ff00
	return s.word + (rb | ga)
}

// blendRun puts s over a run of pixels; len(pix) is a multiple of 4.
func blendRun(pix []uint8, s source) {
	switch s.alpha {
	case 0:
		return
	case 255:
		for len(pix) >= 4 {
			binary.LittleEndian.PutUint32(pix, s.word)
			pix = pix[4:]
		}
		return
	}
	for len(pix) >= 4 {
		binary.LittleEndian.PutUint32(pix, s.over(binary.LittleEndian.Uint32(pix)))
		pix = pix[4:]
	}
}

// blendMasked puts the colour c over pix, weakened pixel by pixel by mask.
func blendMasked(pix, mask []uint8, c color.NRGBA) {
	full := sourceOf(c, 255)
	for i, m := range mask {
		p := pix[4*i : 4*i+4 : 4*i+4]
		switch m {
		case 0:
		case 255:
			blendRun(p, full)
		default:
			binary.LittleEndian.PutUint32(p, sourceOf(c, m).over(binary.LittleEndian.Uint32(p)))
		}
	}
}

// shades are the sources of one colour at every cover.
type shades struct {
	color color.NRGBA
	of    [256]source
}

// inkwell keeps the shades of the colours that were used last: the letters of a map
// have few.
type inkwell struct {
	all  [4]*shades
	next int
}

// take returns the shades of a colour.
func (w *inkwell) take(c color.NRGBA) *shades {
	for _, s := range w.all {
		if s != nil && s.color == c {
			return s
		}
	}
	s := w.all[w.next]
	if s == nil {
		s = &shades{}
		w.all[w.next] = s
	}
	w.next = (w.next + 1) % len(w.all)
	s.color = c
	for cover := range s.of {
		s.of[cover] = sourceOf(c, uint8(cover))
	}
	return s
}

// blend is blendMasked in the colour of the shades.
func (s *shades) blend(pix, mask []uint8) {
	for i, m := range mask {
		if m != 0 {
			p := pix[4*i : 4*i+4 : 4*i+4]
			binary.LittleEndian.PutUint32(p, s.of[m].over(binary.LittleEndian.Uint32(p)))
		}
	}
}

// Fill sets every pixel of m to c. The cost is that of writing the memory.
func Fill(m *image.RGBA, c color.NRGBA) {
	r := m.Rect
	if r.Empty() {
		return
	}
	n := 4 * r.Dx()
	first := m.Pix[:n]
	binary.LittleEndian.PutUint32(first, sourceOf(c, 255).word)
	for done := 4; done < n; done *= 2 {
		copy(first[done:], first[:done])
	}
	for y := 1; y < r.Dy(); y++ {
		copy(m.Pix[y*m.Stride:y*m.Stride+n], first)
	}
}

// Copy copies src into dst, shifted by (dx, dy); what falls outside dst is
// dropped, what is not covered stays. The images must not share memory.
func Copy(dst, src *image.RGBA, dx, dy int) {
	r := src.Rect.Add(image.Pt(dx, dy)).Intersect(dst.Rect)
	if r.Empty() {
		return
	}
	n := 4 * r.Dx()
	for y := r.Min.Y; y < r.Max.Y; y++ {
		i, j := dst.PixOffset(r.Min.X, y), src.PixOffset(r.Min.X-dx, y-dy)
		copy(dst.Pix[i:i+n], src.Pix[j:j+n])
	}
}

// BlendMask puts the colour c over dst, weakened by the mask, whose top left
// corner lies at (x, y).
func BlendMask(dst *image.RGBA, mask *image.Alpha, at image.Point, c color.NRGBA) {
	shift := at.Sub(mask.Rect.Min)
	r := mask.Rect.Add(shift).Intersect(dst.Rect)
	for y := r.Min.Y; y < r.Max.Y; y++ {
		i, j := dst.PixOffset(r.Min.X, y), mask.PixOffset(r.Min.X-shift.X, y-shift.Y)
		blendMasked(dst.Pix[i:i+4*r.Dx()], mask.Pix[j:j+r.Dx()], c)
	}
}

// blendImageRow puts premultiplied pixels over pix, weakened to cover/255.
func blendImageRow(pix, src []uint8, cover uint8) {
	for i := 0; i+4 <= len(src); i += 4 {
		s := binary.LittleEndian.Uint32(src[i:])
		if cover != 255 {
			s = source{alpha: 255 - uint32(cover)}.over(s)
		}
		if s>>24 == 0 {
			continue
		}
		p := pix[i : i+4 : i+4]
		binary.LittleEndian.PutUint32(p, source{s, s >> 24}.over(binary.LittleEndian.Uint32(p)))
	}
}
