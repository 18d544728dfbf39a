package frame

import (
	"image"
	"maps"

	"sandtable/geo"
	"sandtable/geo/draw"
	"sandtable/geo/palette"
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

// groundOver is sea and land with a picture of tiles on it, which may be nil. In the
// dark the tiles are dimmed, as far as names and marks need it.
func groundOver(picture *image.RGBA, r *render.Renderer, v geo.Viewport, o render.Options) *draw.List {
	list := draw.New(v.W, v.H)
	list.Append(r.Ground(v, o).Items...)
	if picture == nil {
		return list
	}
	list.Image(picture, 0, 0)
	if o.Style.Theme.Mode == palette.Dark {
		list.Fill(draw.Rect(0, 0, float64(v.W), float64(v.H)), draw.Fade(o.Style.Theme.Bg, 0.6))
	}
	return list
}

// Over draws a base map whose ground is a picture of tiles.
func Over(picture *image.RGBA, r *render.Renderer, v geo.Viewport, o render.Options) *draw.List {
	list := groundOver(picture, r, v, o)
	for _, f := range r.StateFills(v, o, nil) {
		list.FillPaint(f.Path, f.Paint)
	}
	list.Append(r.Lines(v, o).Items...)
	return list
}
