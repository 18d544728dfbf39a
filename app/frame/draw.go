package frame

import (
	"context"
	"math"

	"sandtable/app/scene"
	"sandtable/app/store"
	"sandtable/geo/palette"
	"sandtable/geo/render"
	"sandtable/geo/symbol"
)

// drawMap builds the scene and paints the map frame: what the last frame on this
// sheet drew is taken back, then names and events are drawn on the base map.
func (p *Pipeline) drawMap(ctx context.Context, f *Frame) error {
	frame := viewport(f.Request)
	if err := p.tally.Count(ctx, f.Model, f.Request.View, frame); err != nil {
		return err
	}
	frame.Tally = &p.tally
	f.Scene = scene.Build(p.kit, f.Model, f.Match, f.Request.View, frame)
	options := MapOptions(f.Scene)
	if p.shownTiles(frame.Viewport) != nil {
		options = Tiled(options, p.kit.Tiles)
	}
	if err := p.drawBase(ctx, frame.Viewport, options, f.Request.View); err != nil {
		return err
	}
	s := p.sheets.take(frame.Viewport.W, frame.Viewport.H)
	s.touched.Restore(s.image, p.base.image)
	f.Scene.DrawDots(s.image, s.touched)
	list, _ := p.names.Labels(frame.Viewport, options, append(f.Scene.Obstacles(), p.base.names...))
	f.Scene.DrawCached(list, p.marksOf(options.Style.Theme))
	if err := p.pen.DrawOver(ctx, s.image, list, s.touched); err != nil {
		return err
	}
	f.Map = s.image
	p.drawOverlays(f, options)
	return nil
}

// marksOf returns the marks in a theme, those of the last frame if they serve.
func (p *Pipeline) marksOf(t palette.Theme) *symbol.Cache {
	if p.marks == nil || p.marksTheme != t.Mode {
		p.marks, p.marksTheme = symbol.NewCache(t), t.Mode
	}
	return p.marks
}

// MapOptions are the base map's options for a scene.
func MapOptions(s *scene.Scene) render.Options {
	o := render.Options{Style: render.Style{Theme: scene.Theme(s.View)}, Inner: s.Frame.Inner, Worldview: s.View.Worldview, Language: s.View.Language}
	o.Style.Density = math.Exp2(float64(s.View.Density))
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
		{store.Provinces, render.Provinces}, {store.Airfields, render.Airfields},
		{store.Labels, render.StateNames | render.SeaNames},
	} {
		if !s.View.Layers.Has(l.layer) {
			o.Hidden |= l.parts
		}
	}
	return o
}
