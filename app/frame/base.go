package frame

import (
	"context"
	"image"
	"maps"
	"math"
	"slices"

	"sandtable/app/scene"
	"sandtable/app/store"
	"sandtable/geo"
	"sandtable/geo/draw"
	"sandtable/geo/palette"
	"sandtable/geo/raster"
	"sandtable/geo/reference"
	"sandtable/geo/render"
	"sandtable/geo/tile"
)

// baseMap is the base map of one camera: a scrub copies from it, and draws no
// polygon. Where the fills of states change, it mends the parts that they touch:
// the ground, the fills, and above them the lines, which are kept compiled.
type baseMap struct {
	key    baseKey
	good   bool // image shows what key and fills say
	ground *image.RGBA
	image  *image.RGBA
	lines  *raster.Picture
	layers []*reference.Layer // drawn among the lines
	names  []draw.Box         // of what is drawn of the layers
	fills  []render.StateFill
	paths  map[string]draw.Path   // of the states that had a fill
	wanted map[string]render.Fill // as asked for, those out of sight included
}

// baseKey is what a base map depends on besides the fills.
type baseKey struct {
	viewport geo.Viewport
	theme    palette.Mode
	hidden   render.Layers
	focal    string
	borders  string // the worldview
	tiles    *tile.Set
}

// drawBase brings the base map up to a viewport, and tells the sheets what of it
// changed. After an error the next call draws all of it.
func (p *Pipeline) drawBase(ctx context.Context, v geo.Viewport, o render.Options, view store.View) error {
	b := &p.base
	key := baseKey{v, o.Style.Theme.Mode, o.Hidden, o.Focal, o.Worldview, p.tiles.set}
	layers := p.reference(view)
	if b.good && b.key == key && slices.Equal(b.layers, layers) {
		if maps.Equal(b.wanted, o.Fills) {
			return nil
		}
		return p.refill(ctx, v, o)
	}
	b.good, b.key, b.layers = false, key, layers
	whole := image.Rect(0, 0, v.W, v.H)
	if b.image == nil || b.image.Rect != whole {
		b.ground, b.image = image.NewRGBA(whole), image.NewRGBA(whole)
	}
	if err := p.pen.DrawBands(ctx, b.ground, groundOver(p.tiles.picture, p.renderer, v, o)); err != nil {
		return err
	}
	b.lines, b.names = p.drawLines(v, o, view)
	b.paths = map[string]draw.Path{}
	b.fills, b.wanted = p.renderer.StateFills(v, o, b.paths), o.Fills
	return p.mend(ctx, []image.Rectangle{whole})
}

// reference are the layers that a view shows between base map and events.
func (p *Pipeline) reference(view store.View) []*reference.Layer {
	if !view.Layers.Has(store.Reference) {
		return nil
	}
	return p.kit.Reference
}

// drawLines compiles what lies above the fills of states: lines, and the reference
// layers with their names.
func (p *Pipeline) drawLines(v geo.Viewport, o render.Options, view store.View) (*raster.Picture, []draw.Box) {
	list := draw.New(v.W, v.H)
	list.Append(p.renderer.Lines(v, o).Items...)
	layers := scene.DrawReference(p.kit, view, v)
	list.Append(layers.List.Items...)
	return p.pen.Compile(list, v.W, v.H), layers.Boxes
}

// refill draws the states anew whose fills changed.
func (p *Pipeline) refill(ctx context.Context, v geo.Viewport, o render.Options) error {
	b := &p.base
	b.good = false
	before := b.fills
	b.fills, b.wanted = p.renderer.StateFills(v, o, b.paths), o.Fills
	changed := append(missing(before, b.fills), missing(b.fills, before)...)
	return p.mend(ctx, joined(changed))
}

// missing returns the boxes of the fills of a that b does not have.
func missing(a, b []render.StateFill) []image.Rectangle {
	type look struct {
		code string
		fill render.Fill
	}
	has := map[look]bool{}
	for _, f := range b {
		has[look{f.Code, f.Fill}] = true
	}
	var out []image.Rectangle
	for _, f := range a {
		if !has[look{f.Code, f.Fill}] {
			box := f.Path.Bounds().Grow(1)
			out = append(out, image.Rect(
				int(math.Floor(box.Min.X)), int(math.Floor(box.Min.Y)), int(math.Ceil(box.Max.X)), int(math.Ceil(box.Max.Y))))
		}
	}
	return out
}

// joined replaces rectangles that overlap by the one around them.
func joined(boxes []image.Rectangle) []image.Rectangle {
	for i := 0; i < len(boxes); i++ {
		for j := i + 1; j < len(boxes); j++ {
			if boxes[i].Overlaps(boxes[j]) {
				boxes[i] = boxes[i].Union(boxes[j])
				boxes = append(boxes[:j], boxes[j+1:]...)
				i = -1
				break
			}
		}
	}
	return boxes
}

// mend draws parts of the base map anew, from the ground up.
func (p *Pipeline) mend(ctx context.Context, parts []image.Rectangle) error {
	b := &p.base
	list := draw.New(b.image.Rect.Dx(), b.image.Rect.Dy())
	for _, f := range b.fills {
		list.FillPaint(f.Path, f.Paint)
	}
	for _, part := range parts {
		part = part.Intersect(b.image.Rect)
		p.sheets.mark(part)
		copyPart(b.image, b.ground, part)
		if err := p.pen.DrawPart(ctx, b.image, list, part); err != nil {
			return err
		}
		if err := p.pen.PaintBands(ctx, b.image, b.lines, part); err != nil {
			return err
		}
	}
	b.good = true
	return ctx.Err()
}

// copyPart copies a part of an image into one of the same size.
func copyPart(dst, src *image.RGBA, part image.Rectangle) {
	n := 4 * part.Dx()
	for y := part.Min.Y; y < part.Max.Y; y++ {
		i := dst.PixOffset(part.Min.X, y)
		copy(dst.Pix[i:i+n], src.Pix[i:i+n])
	}
}
