package frame

import (
	"context"
	"image"
	"maps"
	"math"

	"sandtable/app/scene"
	"sandtable/app/store"
	"sandtable/app/strip"
	"sandtable/geo"
	"sandtable/geo/draw"
	"sandtable/geo/raster"
	"sandtable/geo/render"
)

// baseCache is the last base map: a scrub copies it, and draws no polygon.
type baseCache struct {
	viewport geo.Viewport
	theme    string
	layers   store.Layers
	focal    string
	fills    map[string]render.Fill
	image    *image.RGBA
}

// drawMap builds the scene and paints the map frame.
func (p *Pipeline) drawMap(ctx context.Context, f *Frame) error {
	frame := viewport(f.Request)
	f.Scene = scene.Build(p.kit, f.Model, f.Match, f.Request.View, frame)
	options := MapOptions(f.Scene)
	if err := p.drawBase(ctx, f, frame.Viewport, options); err != nil {
		return err
	}
	f.Map = p.pool.take(frame.Viewport.W, frame.Viewport.H)
	raster.Copy(f.Map, p.base.image, 0, 0)
	f.Scene.DrawDots(f.Map)
	names, _ := p.renderer.Labels(frame.Viewport, options, f.Scene.Obstacles())
	f.Scene.Draw(names)
	p.pen.Draw(f.Map, names)
	p.drawFurniture(f, options)
	return ctx.Err()
}

// drawBase paints the base map unless the cached one serves.
func (p *Pipeline) drawBase(ctx context.Context, f *Frame, v geo.Viewport, o render.Options) error {
	view := f.Request.View
	c := &p.base
	if c.image != nil && c.viewport == v && c.theme == view.Theme && c.layers == view.Layers &&
		c.focal == o.Focal && maps.Equal(c.fills, o.Fills) {
		return nil
	}
	img := image.NewRGBA(image.Rect(0, 0, v.W, v.H))
	if err := p.pen.DrawBands(ctx, img, p.renderer.Base(v, o)); err != nil {
		return err
	}
	*c = baseCache{viewport: v, theme: view.Theme, layers: view.Layers, focal: o.Focal, fills: o.Fills, image: img}
	return nil
}

// overlaySide is the room between the map's frame and what stands on it, in
// units; zoomButtons the width that the main window's buttons take beside it.
const (
	overlaySide = 12.0
	zoomButtons = 44.0
)

// drawFurniture paints what does not move with the map: degrees, scale bar,
// credit, legend, and pointers to places beyond the frame.
func (p *Pipeline) drawFurniture(f *Frame, o render.Options) {
	v := geo.Viewport{Camera: f.Request.View.Camera, W: f.Request.Map.W, H: f.Request.Map.H, Scale: f.Request.Map.Scale}
	o.Inner = draw.Box{}
	list, _ := p.renderer.Furniture(v, o)
	side := overlaySide * v.Scale
	legend := f.Scene.LegendBox(p.kit.Fonts)
	legend.Draw(list, draw.Pt(math.Round(side), math.Round(float64(v.H)-side-legend.H)))
	corner := draw.Pt(float64(v.W)-side-zoomButtons*v.Scale, side+16*v.Scale)
	f.Pointers = f.Scene.PlacePointers(p.kit.Fonts, corner, float64(v.W)-2*side-2*zoomButtons*v.Scale)
	for _, pointer := range f.Pointers {
		f.Scene.DrawPointer(list, pointer)
	}
	f.Furniture = image.NewRGBA(image.Rect(0, 0, v.W, v.H))
	p.pen.Draw(f.Furniture, list)
}

// MapOptions are the base map's options for a scene.
func MapOptions(s *scene.Scene) render.Options {
	o := render.Options{Style: render.Style{Theme: scene.Theme(s.View)}, Inner: s.Frame.Inner}
	if s.View.Layers.Has(store.StateFill) {
		o.Focal = s.View.Focal
		o.Fills = scene.Fills(s.Model.Known, s.Partners, o.Style.Theme)
	}
	for _, l := range [...]struct {
		layer store.Layers
		parts render.Layers
	}{
		{store.Rivers, render.Rivers | render.Lakes}, {store.Graticule, render.Graticule},
		{store.Claims, render.Disputed}, {store.Cities, render.CityNames},
		{store.Labels, render.StateNames | render.SeaNames},
	} {
		if !s.View.Layers.Has(l.layer) {
			o.Hidden |= l.parts
		}
	}
	return o
}

// drawTimeline paints the plot of the timeline unless nothing of it changed.
func (p *Pipeline) drawTimeline(f *Frame) {
	var prev *strip.Strip
	if l := p.last; l != nil && l.Strip != nil {
		if sameTimeline(l, f) {
			f.Strip, f.Timeline = l.Strip, l.Timeline
			return
		}
		prev = l.Strip
	}
	size := f.Request.Timeline
	f.Strip = strip.Rebuild(prev, f.Model, f.Request.View, strip.Size(size))
	list := draw.New(size.W, size.H)
	f.Strip.Draw(list)
	f.Timeline = p.pen.Image(list, scene.Theme(f.Request.View).Panel)
}

// sameTimeline reports whether two frames have the same plot.
func sameTimeline(a, b *Frame) bool {
	v, w := a.Request.View, b.Request.View
	return a.Model == b.Model && a.Request.Timeline == b.Request.Timeline && v.Window == w.Window &&
		v.Range == w.Range && v.Axis == w.Axis && v.Theme == w.Theme && v.Mode == w.Mode &&
		v.AsKnown == w.AsKnown && v.Selected == w.Selected
}

// pool hands out map images in turn, so that a stream of frames does not
// allocate: the UI holds at most the last two.
type pool struct {
	images [4]*image.RGBA
	next   int
}

// take returns an image whose pixels are about to be overwritten.
func (p *pool) take(w, h int) *image.RGBA {
	p.next = (p.next + 1) % len(p.images)
	m := p.images[p.next]
	if m == nil || m.Rect.Dx() != w || m.Rect.Dy() != h {
		m = image.NewRGBA(image.Rect(0, 0, w, h))
		p.images[p.next] = m
	}
	return m
}
