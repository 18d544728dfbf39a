package report

import (
	"sandtable/app/frame"
	"sandtable/geo"
	"sandtable/geo/draw"
	"sandtable/geo/render"
)

// ground draws the base map, on the tiles of the session where there are any in
// sight, and returns the options as drawn.
func (p *page) ground(inside *draw.List, v geo.Viewport, o render.Options) render.Options {
	if p.kit.Tiles == nil {
		inside.Append(p.rend.Base(v, o).Items...)
		return o
	}
	picture := p.kit.Tiles.Picture(v)
	if picture == nil {
		inside.Append(p.rend.Base(v, o).Items...)
		return o
	}
	o = frame.Tiled(o, p.kit.Tiles)
	inside.Append(frame.Over(picture, p.rend, v, o).Items...)
	return o
}

// tilesCredit names the tiles of the session and their makers.
func (p *page) tilesCredit() string {
	if c := p.View.Camera; p.kit.Tiles == nil || c.Projection != "" && c.Projection != geo.Mercator {
		return ""
	}
	return p.kit.Tiles.Credit() + ". "
}
