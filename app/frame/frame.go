// Package frame computes what one view shows, as pixels and rows: the pipeline
// from a view to a finished frame, with a cache at every stage, so that a change
// redoes only what it touches. It knows nothing of windows; the main window runs
// it behind the UI, and the bench runs it alone.
//
//	view ──▶ Model ──▶ Match ──▶ Scene ──▶ map frame  (base copied, events, names)
//	           │         └─────────────▶ timeline frame
//	           └──▶ Listing (rows in the order of the table)
package frame

import (
	"context"
	"image"

	"sandtable/app/facet"
	"sandtable/app/scene"
	"sandtable/app/store"
	"sandtable/app/strip"
	"sandtable/data"
	"sandtable/data/index"
	"sandtable/geo"
	"sandtable/geo/basemap"
	"sandtable/geo/draw"
	"sandtable/geo/label"
	"sandtable/geo/palette"
	"sandtable/geo/raster"
	"sandtable/geo/reference"
	"sandtable/geo/render"
	"sandtable/geo/symbol"
	"sandtable/geo/tile"
)

// Size is a picture's size in device pixels, and how many of them a unit has.
type Size struct {
	W, H  int
	Scale float64
}

// Empty reports whether there is nothing to draw on.
func (s Size) Empty() bool { return s.W <= 0 || s.H <= 0 }

// Request asks for a frame.
type Request struct {
	View     store.View
	Map      Size
	Margin   int // device px of map on every side of Map, for panning
	Timeline Size
	Facets   bool // count the facets of the filter panel too
	// Reference are the session's own layers under the events.
	Reference []*reference.Layer
	// Tiles are the session's own base map; nil for the built-in one.
	Tiles *tile.Set
}

// Frame is everything that the main window shows for a view. Its parts may be
// shared with earlier and later frames: nothing in it is changed, but Listing,
// which belongs to the UI goroutine once the frame has been handed over.
type Frame struct {
	Request  Request
	Model    *scene.Model
	Match    scene.Match
	Scene    *scene.Scene
	Map      *image.RGBA           // Margin larger than Request.Map on every side
	Overlays [Overlays]Overlay     // what stands on the map's frame, in drawing order
	Legend   draw.Box              // where it stands, or what unfolds it, in the pixels of Request.Map
	Pointers []scene.PlacedPointer // drawn on the last overlay, in the pixels of Request.Map
	Strip    *strip.Strip
	Timeline *image.RGBA
	Listing  *index.Listing
	Facets   []facet.Section // nil unless asked for, and where Pipeline.Facets has still to count them
}

// Pipeline makes frames of one dataset. It belongs to one goroutine at a time.
type Pipeline struct {
	data     *data.Dataset
	kit      scene.Kit
	renderer *render.Renderer
	pen      *raster.Rasterizer
	last     *Frame
	tally    scene.Tally

	base       baseMap
	tiles      tiles
	sheets     sheets
	names      *render.Names
	marks      *symbol.Cache
	marksTheme palette.Mode
	overlays   overlays
	locator    *render.Locator
	plot       plot
	picture    draw.List // scratch
	counter    *facet.Counter
}

// New returns the pipeline of a dataset. fonts are used by it alone.
func New(d *data.Dataset, world *basemap.Map, fonts *label.Fonts) *Pipeline {
	renderer := render.New(world, fonts.Clone())
	return &Pipeline{
		data: d, kit: scene.Kit{World: world, Fonts: fonts},
		renderer: renderer, pen: raster.New(fonts.Clone()), names: renderer.Names(), locator: renderer.Locator(),
	}
}

// Make computes the frame of a request. It returns nil and no error when ctx is
// done first, and the error of a filter that cannot be compiled.
func (p *Pipeline) Make(ctx context.Context, r Request) (*Frame, error) {
	f := &Frame{Request: r}
	p.kit.Reference, p.kit.Tiles = r.Reference, r.Tiles
	var prev *scene.Model
	if p.last != nil {
		prev = p.last.Model
	}
	model, err := scene.NewModel(ctx, p.data, r.View, prev)
	if err != nil {
		return nil, err
	}
	f.Model = model
	p.match(f)
	if err := p.list(ctx, f); err != nil {
		return nil, nil
	}
	if !r.Timeline.Empty() {
		if err := p.drawTimeline(ctx, f); err != nil {
			return nil, nil
		}
	}
	if err := p.count(ctx, f); err != nil {
		return nil, nil
	}
	if !r.Map.Empty() {
		if err := p.drawMap(ctx, f); err != nil {
			return nil, nil
		}
	}
	p.keep(f)
	p.last = f
	return f, nil
}

// keep moves on to other images than those of a frame that is handed over.
// Frames that are not handed over use the same ones again.
func (p *Pipeline) keep(f *Frame) {
	if f.Map != nil {
		p.sheets.keep()
	}
	if f.Timeline != nil && (p.last == nil || p.last.Timeline != f.Timeline) {
		p.plot.images.keep()
	}
}

// match reuses the last match where neither model nor window changed.
func (p *Pipeline) match(f *Frame) {
	v := f.Request.View
	if l := p.last; l != nil && l.Model == f.Model && l.Request.View.Mode == v.Mode &&
		l.Request.View.Window.A == v.Window.A && l.Request.View.Window.Z == v.Window.Z {
		f.Match = l.Match
		return
	}
	f.Match = f.Model.Match(v)
}

// list reuses the last listing where only the window changed; the UI moves it.
func (p *Pipeline) list(ctx context.Context, f *Frame) error {
	v := f.Request.View
	if l := p.last; l != nil && l.Model == f.Model && l.Request.View.Mode == v.Mode && l.Request.View.Sort == v.Sort {
		f.Listing = l.Listing
		return nil
	}
	listing, err := f.Model.Listing(ctx, v.Sort, v.Mode)
	f.Listing = listing
	return err
}

// viewport is the map's, with its margin, and the part of it that is seen.
func viewport(r Request) scene.Frame {
	m := r.Margin
	return scene.Frame{
		Viewport: geo.Viewport{Camera: r.View.Camera, W: r.Map.W + 2*m, H: r.Map.H + 2*m, Scale: r.Map.Scale},
		Inner: draw.Box{
			Min: draw.Pt(float64(m), float64(m)), Max: draw.Pt(float64(m+r.Map.W), float64(m+r.Map.H)),
		},
	}
}
