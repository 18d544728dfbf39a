package frame

import (
	"image"
	"maps"

	"sandtable/geo"
	"sandtable/geo/draw"
	"sandtable/geo/render"
	"sandtable/geo/tile"
)

// tiles are a file's tiles as they lie in one viewport.
type tiles struct {
	set      *tile.Set
	viewport geo.Viewport
	picture  *image.RGBA // nil: none is in sight
}

// shownTiles draws the tiles of the session in a viewport, once; nil where there
// are none.
func (p *Pipeline) shownTiles(v geo.Viewport) *image.RGBA {
	if p.kit.Tiles == nil {
		p.tiles = tiles{}
		return nil
	}
	if p.tiles.set != p.kit.Tiles || p.tiles.viewport != v {
		p.tiles = tiles{p.kit.Tiles, v, p.kit.Tiles.Picture(v)}
	}
	return p.tiles.picture
}

// tileFill is how much of a state's ground shows over tiles.
const tileFill = 0.35

// Tiled are the options of a map whose ground is tiles: the water that is drawn on
// them stays theirs, states are tinted, and the credit names them.
func Tiled(o render.Options, set *tile.Set) render.Options {
	o.Hidden |= render.Lakes | render.Rivers | render.CoastBands
	o.Tiles = set.Credit()
	fills := maps.Clone(o.Fills)
	if fills == nil {
		fills = map[string]render.Fill{}
	}
	if focal := fills[o.Focal]; o.Focal != "" && focal.Color.A == 0 {
		focal.Color = o.Style.Theme.Focal
		fills[o.Focal] = focal
	}
	for code, fill := range fills {
		fill.Color = draw.Fade(fill.Color, tileFill)
		fills[code] = fill
	}
	o.Fills = fills
	return o
}

// Over draws a base map whose ground is a picture of tiles.
func Over(picture *image.RGBA, r *render.Renderer, v geo.Viewport, o render.Options) *draw.List {
	list := draw.New(v.W, v.H)
	list.Append(r.Ground(v, o).Items...)
	list.Image(picture, 0, 0)
	for _, f := range r.StateFills(v, o, nil) {
		list.FillPaint(f.Path, f.Paint)
	}
	list.Append(r.Lines(v, o).Items...)
	return list
}
