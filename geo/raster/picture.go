package raster

import (
	"context"
	"image"
	"slices"

	"sandtable/geo/band"
	"sandtable/geo/draw"
)

// program is a compiled list: what a painter follows.
type program struct {
	ops    []op
	edges  []edge
	glyphs []placedMask
}

// Picture is a list compiled for one size, to be painted many times, whole or in
// part. It is immutable.
type Picture struct{ program }

// Compile compiles a list for a frame of w x h pixels.
func (r *Rasterizer) Compile(list *draw.List, w, h int) *Picture {
	c := &r.compiler
	c.compile(list, w, h)
	return &Picture{program{slices.Clone(c.ops), slices.Clone(c.clip.edges), slices.Clone(c.glyphs)}}
}

// PaintBands paints the part of a picture that lies in a rectangle over what dst
// holds, with the rows shared among all processors. The bytes are those that
// Draw gives there. It stops between two bands when ctx is done, as DrawBands
// does.
func (r *Rasterizer) PaintBands(ctx context.Context, dst *image.RGBA, p *Picture, in image.Rectangle) error {
	in = in.Intersect(dst.Rect)
	return band.Run(ctx, in.Dy(), func(lo, hi int) {
		part := image.Rect(in.Min.X, in.Min.Y+lo, in.Max.X, in.Min.Y+hi)
		r.paint(canvas{image: dst}, &p.program, part)
	})
}

// DrawPart is DrawBands for the part of the picture that lies in a rectangle.
func (r *Rasterizer) DrawPart(ctx context.Context, dst *image.RGBA, list *draw.List, in image.Rectangle) error {
	return r.PaintBands(ctx, dst, &Picture{r.compiler.compile(list, dst.Rect.Dx(), dst.Rect.Dy())}, in)
}

// Cut draws a list on a picture no larger than what it draws, within the list's
// W x H, and says where its top left corner lies; nil where it draws nothing.
// take makes the picture; its pixels are overwritten.
func (r *Rasterizer) Cut(list *draw.List, take func(w, h int) *image.RGBA) (*image.RGBA, image.Point) {
	p := r.compiler.compile(list, list.W, list.H)
	var box image.Rectangle
	for _, o := range p.ops {
		if o.kind < opClipRect {
			box = box.Union(o.box)
		}
	}
	if box.Empty() {
		return nil, image.Point{}
	}
	m := take(box.Dx(), box.Dy())
	clear(m.Pix)
	moved := draw.List{Items: make([]draw.Item, len(list.Items))}
	for i, item := range list.Items {
		moved.Items[i] = draw.Moved(item, draw.Pt(float64(-box.Min.X), float64(-box.Min.Y)))
	}
	r.Draw(m, &moved)
	return m, box.Min
}

// DrawOver is DrawBands that marks in t where it drew.
func (r *Rasterizer) DrawOver(ctx context.Context, dst *image.RGBA, list *draw.List, t *Touched) error {
	w, h := dst.Rect.Dx(), dst.Rect.Dy()
	p := r.compiler.compile(list, w, h)
	return band.Run(ctx, h, func(lo, hi int) {
		r.paint(canvas{dst, t}, &p, image.Rect(0, lo, w, hi))
	})
}
