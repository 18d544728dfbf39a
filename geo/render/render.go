package render

import (
	"image/color"
	"math"

	"sandtable/geo"
	"sandtable/geo/basemap"
	"sandtable/geo/draw"
	"sandtable/geo/label"
	"sandtable/geo/palette"
)

// Layers is a set of parts of the map.
type Layers uint16

// The parts of the map that can be left out.
const (
	Graticule Layers = 1 << iota // lines, and degrees on the frame
	CoastBands
	Lakes
	Rivers
	Borders
	Disputed // contested areas, and lines that are claimed against the state that holds the land
	StateNames
	CityNames
	SeaNames
	Scale // the scale bar
	Credit
	Provinces // their borders and names; there are none on a map that was only decoded
	Airfields // the same
)

// Style is how the map looks, whatever it shows.
type Style struct {
	Theme palette.Theme
	// Density is how many names there are: 1 as designed (0 stands for it), 2
	// about twice as many, 0.5 half.
	Density float64
	// Halo is how far the halo of a name reaches, in units; 0 stands for 1.5.
	Halo float64
}

// Fill is the ground of a state.
type Fill struct {
	Color color.NRGBA // transparent: the land shows
	// Hatch is the colour of lines over the ground; transparent: none.
	Hatch color.NRGBA
}

// Options is what the map shows.
type Options struct {
	Style Style
	// Hidden are the parts left out; the zero value shows all.
	Hidden Layers
	// Fills are the grounds of states by code. Others have the colour of land.
	Fills map[string]Fill
	// Focal is the code of the state that the map is about, "" for none.
	Focal string
	// Tiles names the tiles that the ground is made of, for the credit; "" for none.
	Tiles string
	// Worldview says whose borders are shown: as in basemap.Map.Under.
	Worldview string
	// Language is that of the names of states and cities, as ISO 639-1; "" is
	// English, which also stands for names that are missing.
	Language string
	// Inner is the part of the frame that is seen, in device pixels: names that
	// its edge would cut are left out. Empty: the whole frame.
	Inner draw.Box
	// Keep are boxes of the frame, in device pixels, that names must not touch:
	// furniture, overlays. Such a name is left out, not moved, because these
	// boxes do not move with the map.
	Keep []draw.Box
}

// Renderer draws one base map. It is safe for concurrent use.
type Renderer struct {
	world  *basemap.Map
	land   []ring         // all land, without the borders in it
	mask   landMask       // of the same
	main   []basemap.Rect // for each state, the extent of its largest polygon
	byRank []int          // states in the order in which they are named
	seas   []int          // seas in the order in which they are named
	cities []int          // cities in the order in which they are named
	widths *widths
	balls  *balls // the map on the sphere, for projections that need it
	views  *worldviews

	tongues *tongues

	provinceBalls *balls // of the map of provinces
}

// New prepares a renderer for a base map, in some milliseconds. Names are
// measured with a copy of fonts.
func New(world *basemap.Map, fonts *label.Fonts) *Renderer {
	land := landRings(world)
	return &Renderer{
		world: world, land: land, mask: newLandMask(world, land),
		main:   mainRects(world),
		byRank: statesByRank(world), seas: seasByRank(world), cities: citiesByRank(world),
		widths: newWidths(fonts), balls: &balls{}, provinceBalls: &balls{}, views: &worldviews{all: map[*basemap.Map]*Renderer{}},
		tongues: &tongues{all: map[string]*tongue{}},
	}
}

// Frame returns the whole map without events: base, names and furniture. Boxes
// of event marks are obstacles for the names, as in Labels.
func (r *Renderer) Frame(v geo.Viewport, o Options, obstacles []draw.Box) *draw.List {
	list := r.Base(v, o)
	furniture, keep := r.Furniture(v, o)
	o.Keep = append(append([]draw.Box(nil), o.Keep...), keep...)
	names, _ := r.Labels(v, o, obstacles)
	list.Append(names.Items...)
	list.Append(furniture.Items...)
	return list
}

// shows reports whether none of the layers is hidden.
func (o Options) shows(l Layers) bool { return o.Hidden&l == 0 }

// halo returns how far halos reach, in units.
func (s Style) halo() float64 {
	if s.Halo == 0 {
		return 1.5
	}
	return s.Halo
}

// labelZoom returns the zoom by which names are chosen.
func (s Style) labelZoom(zoom float64) float64 {
	if !(s.Density > 0) {
		return zoom
	}
	return zoom + math.Log2(s.Density)
}

// scaleOf returns the device pixels of a unit.
func scaleOf(v geo.Viewport) float64 {
	if v.Scale == 0 {
		return 1
	}
	return v.Scale
}
