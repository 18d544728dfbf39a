package raster

import (
	"encoding/binary"
	"image"
	"image/color"
)

// canvas is what a painter paints on; touched may be nil.
type canvas struct {
	image   *image.RGBA
	touched *Touched
}

// painter paints one part of a program. It belongs to one goroutine at a time.
type painter struct {
	inks  inkwell // of letters
	cover coverage
	dst   *image.RGBA
	mark  *Touched // nil: nobody asks
	clips []clipState
	masks [][]uint8 // buffers of clip masks, by depth
	row   []uint8   // one row of coverage

	// The shape at hand.
	color   color.NRGBA
	solid   source
	stripes *stripes
	plain   bool // neither stripes nor a clip mask
}

// clipState is what is visible: a rectangle, and within it a mask, if any.
type clipState struct {
	rect image.Rectangle
	mask []uint8 // rect.Dx() bytes a row; nil: all of it
}

// paint paints what lies in a rectangle of dst.
func (p *painter) paint(dst canvas, c *program, in image.Rectangle) {
	p.dst, p.mark = dst.image, dst.touched
	if w := p.dst.Rect.Dx(); len(p.row) < w {
		p.row = make([]uint8, w)
	}
	p.clips = append(p.clips[:0], clipState{rect: in})
	for i := range c.ops {
		p.op(&c.ops[i], c)
	}
	p.dst, p.mark, p.stripes = nil, nil, nil
}

// clip returns the innermost clip.
func (p *painter) clip() clipState { return p.clips[len(p.clips)-1] }

func (p *painter) op(o *op, c *program) {
	switch o.kind {
	case opClipRect:
		p.pushRect(o.box)
	case opClipPath:
		p.pushMask(o, c)
	case opUnclip:
		if len(p.clips) > 1 {
			p.clips = p.clips[:len(p.clips)-1]
		}
	case opFill:
		p.color, p.solid, p.stripes = o.color, sourceOf(o.color, 255), o.stripes
		p.plain = o.stripes == nil && p.clip().mask == nil
		p.shape(o, c, p)
	case opMask:
		p.glyphs(o, c)
	case opImage:
		p.image(o)
	}
}

// shape sweeps an op's edges within the clip.
func (p *painter) shape(o *op, c *program, to spanner) {
	win := o.box.Intersect(p.clip().rect)
	if win.Empty() {
		return
	}
	p.cover.begin(win)
	for _, e := range c.edges[o.lo:o.hi] {
		p.cover.add(e)
	}
	p.cover.sweep(to, o.evenOdd)
}

// span implements spanner: it paints a run of the shape at hand.
func (p *painter) span(y, x0, x1 int, alpha uint8) {
	i := y*p.dst.Stride + 4*x0
	pix := p.dst.Pix[i : i+4*(x1-x0)]
	if p.mark != nil {
		p.mark.rows[y] |= p.mark.bits(x0, x1)
	}
	if p.plain {
		s := p.solid
		if alpha != 255 {
			s = sourceOf(p.color, alpha)
		}
		if len(pix) == 4 {
			binary.LittleEndian.PutUint32(pix, s.over(binary.LittleEndian.Uint32(pix)))
			return
		}
		blendRun(pix, s)
		return
	}
	clip := p.clip()
	row := p.row[:x1-x0]
	if p.stripes != nil {
		p.stripes.run(row, x0, y, alpha)
	} else {
		for i := range row {
			row[i] = alpha
		}
	}
	clip.weaken(row, x0, y)
	blendMasked(pix, row, p.color)
}

// weaken multiplies a run of coverage from (x, y) on by the clip's mask.
func (c clipState) weaken(row []uint8, x, y int) {
	if c.mask == nil {
		return
	}
	i := (y-c.rect.Min.Y)*c.rect.Dx() + x - c.rect.Min.X
	for j, m := range c.mask[i : i+len(row)] {
		row[j] = uint8(div255(uint32(row[j]) * uint32(m)))
	}
}

// pushRect narrows the clip to a rectangle.
func (p *painter) pushRect(r image.Rectangle) {
	old := p.clip()
	next := clipState{rect: old.rect.Intersect(r)}
	if old.mask != nil && !next.rect.Empty() {
		next.mask = p.buffer(next.rect)
		for y := next.rect.Min.Y; y < next.rect.Max.Y; y++ {
			row := next.row(y)
			for i := range row {
				row[i] = 255
			}
			old.weaken(row, next.rect.Min.X, y)
		}
	}
	p.clips = append(p.clips, next)
}

// pushMask narrows the clip to a path.
func (p *painter) pushMask(o *op, c *program) {
	old := p.clip()
	next := clipState{rect: old.rect.Intersect(o.box)}
	if !next.rect.Empty() {
		next.mask = p.buffer(next.rect)
		p.shape(o, c, next)
		for y := next.rect.Min.Y; y < next.rect.Max.Y; y++ {
			old.weaken(next.row(y), next.rect.Min.X, y)
		}
	}
	p.clips = append(p.clips, next)
}

// row returns one row of the mask.
func (c clipState) row(y int) []uint8 {
	w := c.rect.Dx()
	i := (y - c.rect.Min.Y) * w
	return c.mask[i : i+w]
}

// span implements spanner: it draws into the mask.
func (c clipState) span(y, x0, x1 int, alpha uint8) {
	row := c.row(y)[x0-c.rect.Min.X : x1-c.rect.Min.X]
	for i := range row {
		row[i] = alpha
	}
}

// buffer returns a zeroed mask for the next depth of clips.
func (p *painter) buffer(r image.Rectangle) []uint8 {
	depth, n := len(p.clips), r.Dx()*r.Dy()
	for len(p.masks) <= depth {
		p.masks = append(p.masks, nil)
	}
	if cap(p.masks[depth]) < n {
		p.masks[depth] = make([]uint8, n)
	}
	m := p.masks[depth][:n]
	clear(m)
	return m
}

// image composites a bitmap.
func (p *painter) image(o *op) {
	clip := p.clip()
	r := o.box.Intersect(clip.rect)
	src := o.image
	if p.mark != nil {
		p.mark.Mark(r)
	}
	for y := r.Min.Y; y < r.Max.Y; y++ {
		i := y*p.dst.Stride + 4*r.Min.X
		j := (y-o.at.Y)*src.Stride + 4*(r.Min.X-o.at.X)
		pix, from := p.dst.Pix[i:i+4*r.Dx()], src.Pix[j:j+4*r.Dx()]
		if clip.mask == nil {
			blendImageRow(pix, from, 255)
			continue
		}
		mask := clip.row(y)[r.Min.X-clip.rect.Min.X:]
		for x := range r.Dx() {
			blendImageRow(pix[4*x:4*x+4], from[4*x:4*x+4], mask[x])
		}
	}
}

// glyphs composites a run of glyph masks.
func (p *painter) glyphs(o *op, c *program) {
	clip := p.clip()
	if !o.box.Overlaps(clip.rect) {
		return
	}
	ink := p.inks.take(o.color)
	for _, g := range c.glyphs[o.lo:o.hi] {
		r := g.mask.rect.Add(g.at).Intersect(clip.rect)
		if p.mark != nil {
			p.mark.Mark(r)
		}
		for y := r.Min.Y; y < r.Max.Y; y++ {
			row := g.mask.row(y - g.at.Y)[r.Min.X-g.at.X-g.mask.rect.Min.X:][:r.Dx()]
			if clip.mask != nil {
				row = append(p.row[:0], row...)
				clip.weaken(row, r.Min.X, y)
			}
			i := y*p.dst.Stride + 4*r.Min.X
			ink.blend(p.dst.Pix[i:i+4*r.Dx()], row)
		}
	}
}
