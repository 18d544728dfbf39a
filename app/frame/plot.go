package frame

import (
	"context"
	"image"

	"sandtable/app/scene"
	"sandtable/app/store"
	"sandtable/app/strip"
	"sandtable/geo/draw"
	"sandtable/geo/raster"
)

// plot keeps what of the timeline the window leaves as it is.
type plot struct {
	key    plotKey
	still  *image.RGBA
	inside *image.RGBA // the rows of the histogram, as they look inside the window
	images ring
}

// plotKey is what the still parts depend on.
type plotKey struct {
	model *scene.Model
	size  Size
	axis  store.Axis
	span  store.Range
	theme string
	ink   store.Colour
}

// drawTimeline paints the plot of the timeline unless nothing of it changed.
func (p *Pipeline) drawTimeline(ctx context.Context, f *Frame) error {
	var prev *strip.Strip
	if l := p.last; l != nil && l.Strip != nil {
		if sameTimeline(l, f) {
			f.Strip, f.Timeline = l.Strip, l.Timeline
			return nil
		}
		prev = l.Strip
	}
	size, theme := f.Request.Timeline, scene.Theme(f.Request.View)
	f.Strip = strip.Rebuild(prev, f.Model, f.Request.View, strip.Size(size))
	f.Timeline = p.plot.images.take(size.W, size.H)
	list := p.scratch(size.W, size.H)
	if !f.Strip.Divisible() {
		raster.Fill(f.Timeline, theme.Panel)
		f.Strip.Draw(list)
		return p.pen.DrawBands(ctx, f.Timeline, list)
	}
	if err := p.drawStill(ctx, f); err != nil {
		return err
	}
	copy(f.Timeline.Pix, p.plot.still.Pix)
	copyPart(f.Timeline, p.plot.inside, f.Strip.Inside().Intersect(p.plot.inside.Rect))
	list = p.scratch(size.W, size.H)
	f.Strip.DrawMoving(list)
	p.pen.Draw(f.Timeline, list)
	return ctx.Err()
}

// drawStill paints the parts of the plot that stay while the window moves,
// unless those at hand serve.
func (p *Pipeline) drawStill(ctx context.Context, f *Frame) error {
	v, size, t := f.Request.View, f.Request.Timeline, &p.plot
	key := plotKey{f.Model, size, v.Axis, v.Range, v.Theme, v.Colour}
	if t.still != nil && t.key == key {
		return nil
	}
	t.still = nil
	still := image.NewRGBA(image.Rect(0, 0, size.W, size.H))
	t.inside = image.NewRGBA(image.Rect(0, 0, size.W, f.Strip.Inside().Max.Y))
	list := p.scratch(size.W, size.H)
	f.Strip.DrawInside(list)
	raster.Fill(t.inside, scene.Theme(v).Panel)
	p.pen.Draw(t.inside, list)
	list = p.scratch(size.W, size.H)
	f.Strip.DrawStill(list)
	raster.Fill(still, scene.Theme(v).Panel)
	if err := p.pen.DrawBands(ctx, still, list); err != nil {
		return err
	}
	t.key, t.still = key, still
	return nil
}

// scratch is an empty list for a picture, valid until the next call.
func (p *Pipeline) scratch(w, h int) *draw.List {
	p.picture.Reset(w, h)
	return &p.picture
}

// sameTimeline reports whether two frames have the same plot.
func sameTimeline(a, b *Frame) bool {
	v, w := a.Request.View, b.Request.View
	return a.Model == b.Model && a.Request.Timeline == b.Request.Timeline && v.Window == w.Window &&
		v.Range == w.Range && v.Axis == w.Axis && v.Theme == w.Theme && v.Colour == w.Colour && v.Mode == w.Mode &&
		v.AsKnown == w.AsKnown && v.Selected == w.Selected
}
