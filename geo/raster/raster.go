// Package raster turns a display list into pixels, on the processor alone.
//
// A list is compiled once into clipped edges in fixed point; then the rows are
// painted, all at once or in parallel bands. Coverage is computed from the edges
// in integers and row by row, so bands, workers and runs all give the same bytes.
//
// Images are *image.RGBA with a zero origin: premultiplied, and unsliced where
// Fyne is to take them without a conversion.
package raster

import (
	"context"
	"image"
	"image/color"
	"sync"

	"sandtable/geo/band"
	"sandtable/geo/draw"
	"sandtable/geo/label"
)

// Rasterizer draws lists. It keeps its buffers and a bounded cache of glyph
// masks between frames, so that a steady stream of frames allocates almost
// nothing. Use one Rasterizer per goroutine.
type Rasterizer struct {
	compiler compiler

	mu   sync.Mutex
	free []*painter // idle band painters
}

// New returns a Rasterizer that sets text in fonts, which it uses alone from
// now on (see label.Fonts.Clone). fonts may be nil: text is left out then.
func New(fonts *label.Fonts) *Rasterizer {
	return &Rasterizer{compiler: compiler{text: newTexts(fonts)}}
}

// Draw paints the list over what dst holds. The frame is dst's; the list's W
// and H are for its writer and not used here.
func (r *Rasterizer) Draw(dst *image.RGBA, list *draw.List) {
	p := r.compiler.compile(list, dst.Rect.Dx(), dst.Rect.Dy())
	r.paint(canvas{image: dst}, &p, dst.Rect)
}

// DrawBands is Draw with the rows shared among all processors. When ctx is done
// it stops between two bands and returns ctx's error: dst is half painted then.
// The bytes are the same as Draw's.
func (r *Rasterizer) DrawBands(ctx context.Context, dst *image.RGBA, list *draw.List) error {
	w, h := dst.Rect.Dx(), dst.Rect.Dy()
	p := r.compiler.compile(list, w, h)
	return band.Run(ctx, h, func(lo, hi int) {
		r.paint(canvas{image: dst}, &p, image.Rect(0, lo, w, hi))
	})
}

// drawAt paints items with their origin at a point of dst. Symbols within are left out.
func (r *Rasterizer) drawAt(dst *image.RGBA, items []draw.Item, at draw.Point) {
	list := draw.List{}
	for _, item := range items {
		if _, nested := item.(draw.Use); !nested {
			list.Append(draw.Moved(item, at))
		}
	}
	r.Draw(dst, &list)
}

// Image returns a new picture of the list's size over a ground of one colour.
func (r *Rasterizer) Image(list *draw.List, ground color.NRGBA) *image.RGBA {
	m := image.NewRGBA(image.Rect(0, 0, list.W, list.H))
	Fill(m, ground)
	r.Draw(m, list)
	return m
}

// paint paints the part of a program that lies in a rectangle.
func (r *Rasterizer) paint(dst canvas, from *program, in image.Rectangle) {
	p := r.take()
	p.paint(dst, from, in)
	r.mu.Lock()
	defer r.mu.Unlock()
	r.free = append(r.free, p)
}

// take returns an idle painter or a new one.
func (r *Rasterizer) take() *painter {
	r.mu.Lock()
	defer r.mu.Unlock()
	if n := len(r.free); n > 0 {
		p := r.free[n-1]
		r.free = r.free[:n-1]
		return p
	}
	return &painter{}
}
