package frame

import (
	"image"
	"math"
	"slices"

	"sandtable/app/scene"
	"sandtable/app/store"
	"sandtable/geo"
	"sandtable/geo/draw"
	"sandtable/geo/palette"
	"sandtable/geo/render"
)

// Overlay is a picture that stands on the map's frame and does not move with the
// map. It is no larger than what it shows.
type Overlay struct {
	Image *image.RGBA // nil: nothing is shown; the same as before: nothing changed
	X, Y  int         // of the top left corner, in the pixels of Request.Map
}

// Overlays is how many a frame has, in drawing order: scale bar with credit,
// degrees at the top, degrees on the left, legend, pointers to places beyond the
// frame, locator.
const Overlays = 6

// The overlays that the events change, and the one beside the legend.
const (
	leftOverlay    = 2
	legendOverlay  = 3
	pointerOverlay = 4
	locatorOverlay = 5
)

// overlays keeps the overlays of the last frame, each with what it shows.
type overlays struct {
	furniture furnitureKey
	left      *draw.List // the degrees on the left, all of them
	cut       float64    // px: those below are left out, because the legend would cut them
	dress     dress
	legend    []scene.LegendSection
	pointers  []scene.PlacedPointer
	locator   bool
	last      [Overlays]Overlay
	rings     [Overlays]ring
}

// furnitureKey is what the furniture depends on; events have no part in it.
type furnitureKey struct {
	viewport geo.Viewport
	theme    palette.Mode
	hidden   render.Layers
	borders  string // the worldview
	tiles    string // their credit
}

// dress is what the legend and the pointers depend on besides what they say.
type dress struct {
	size  Size
	theme palette.Mode
}

// overlaySide is the room between the map's frame and what stands on it, in
// units; zoomButtons the width that the main window's buttons take beside it.
const (
	overlaySide = 12.0
	zoomButtons = 44.0
)

// drawOverlays draws what stands on the map's frame, as far as it changed. It is
// the last step of a frame: what it draws is sure to be shown.
func (p *Pipeline) drawOverlays(f *Frame, o render.Options) {
	v := geo.Viewport{Camera: f.Request.View.Camera, W: f.Request.Map.W, H: f.Request.Map.H, Scale: f.Request.Map.Scale}
	legend := p.legend(f)
	key, cut := furnitureKey{v, o.Style.Theme.Mode, o.Hidden, o.Worldview, o.Tiles}, float64(v.H)-overlaySide*v.Scale-legend.H
	fresh := p.overlays.furniture != key
	if fresh {
		p.overlays.furniture = key
		parts := p.renderer.FurnitureParts(v, o)
		p.overlays.left = parts[leftOverlay]
		for i, part := range parts[:leftOverlay] {
			p.overlay(i, part)
		}
	}
	p.drawLocator(f, v, o, fresh)
	if fresh || p.overlays.cut != cut {
		p.overlays.cut = cut
		p.overlay(leftOverlay, above(p.overlays.left, cut))
	}
	wear := dress{f.Request.Map, o.Style.Theme.Mode}
	fresh = p.overlays.dress != wear
	p.overlays.dress = wear
	p.drawLegend(f, v, legend, fresh)
	p.drawPointers(f, v, fresh)
	f.Overlays = p.overlays.last
}

// drawLocator draws the locator at the top left.
func (p *Pipeline) drawLocator(f *Frame, v geo.Viewport, o render.Options, fresh bool) {
	on := f.Request.View.Layers.Has(store.Locator)
	if !fresh && p.overlays.locator == on {
		return
	}
	p.overlays.locator = on
	list := draw.New(v.W, v.H)
	if on {
		if globe, _ := p.locator.Draw(v, o); globe != nil {
			list = globe
		}
	}
	p.overlay(locatorOverlay, list)
}

// overlay draws one of the overlays.
func (p *Pipeline) overlay(i int, list *draw.List) {
	m, at := p.pen.Cut(list, p.overlays.rings[i].take)
	p.overlays.rings[i].keep()
	p.overlays.last[i] = Overlay{m, at.X, at.Y}
}

// legend is the legend of a frame's scene, or the button that unfolds it.
func (p *Pipeline) legend(f *Frame) scene.LegendBox {
	if f.Request.View.Layers.Has(store.Legend) {
		return f.Scene.LegendBox(p.kit.Fonts)
	}
	return f.Scene.LegendButton(p.kit.Fonts)
}

// above is a list without the texts that stand below y.
func above(l *draw.List, y float64) *draw.List {
	out := draw.New(l.W, l.H)
	for _, item := range l.Items {
		if text, ok := item.(draw.TextRun); !ok || text.At.Y <= y {
			out.Append(item)
		}
	}
	return out
}

// drawLegend draws the legend, or what unfolds it, at the bottom left.
func (p *Pipeline) drawLegend(f *Frame, v geo.Viewport, legend scene.LegendBox, fresh bool) {
	side := overlaySide * v.Scale
	at := draw.Pt(math.Round(side), math.Round(float64(v.H)-side-legend.H))
	f.Legend = draw.Box{Min: at, Max: at.Add(draw.Pt(legend.W, legend.H))}
	shown := f.Scene.Legend
	if !f.Request.View.Layers.Has(store.Legend) {
		shown = []scene.LegendSection{{Title: "Legend"}}
	}
	same := func(a, b scene.LegendSection) bool { return a.Title == b.Title && slices.Equal(a.Entries, b.Entries) }
	if !fresh && slices.EqualFunc(shown, p.overlays.legend, same) {
		return
	}
	p.overlays.legend = shown
	list := draw.New(v.W, v.H)
	legend.Draw(list, at)
	p.overlay(legendOverlay, list)
}

// drawPointers draws the pointers at the top right.
func (p *Pipeline) drawPointers(f *Frame, v geo.Viewport, fresh bool) {
	side := overlaySide * v.Scale
	corner := draw.Pt(float64(v.W)-side-zoomButtons*v.Scale, side+16*v.Scale)
	f.Pointers = f.Scene.PlacePointers(p.kit.Fonts, corner, float64(v.W)-2*side-2*zoomButtons*v.Scale)
	same := func(a, b scene.PlacedPointer) bool {
		return a.Text == b.Text && a.Bearing == b.Bearing && a.Box == b.Box && len(a.Group.Events) == len(b.Group.Events)
	}
	if !fresh && slices.EqualFunc(f.Pointers, p.overlays.pointers, same) {
		return
	}
	p.overlays.pointers = f.Pointers
	list := draw.New(v.W, v.H)
	for _, pointer := range f.Pointers {
		f.Scene.DrawPointer(list, pointer)
	}
	p.overlay(pointerOverlay, list)
}
