package geo

import (
	"fmt"
	"math"
	"slices"
	"strings"
)

const (
	// MinZoom shows the world 256 units wide.
	MinZoom = 0.0
	// MaxZoom is the nearest that the camera goes: about 10 m a unit.
	MaxZoom = 14.0
	// DetailZoom is where the base map shows all of its detail. Above it the
	// same lines are only enlarged.
	DetailZoom = 9.0
	// TileUnits is the width of the world at zoom 0.
	TileUnits = 256.0
)

// Camera is what the map shows: the projection, the point in the middle and how
// near. It is a plain value and never filters.
type Camera struct {
	Projection string  `json:"projection"` // "" stands for Mercator
	Lon        float64 `json:"lon"`
	Lat        float64 `json:"lat"`
	Zoom       float64 `json:"zoom"` // at the middle of the map, or on Mercator's equator, a turn is 256 * 2^Zoom units
}

// Validate reports the first thing that keeps the camera from being used.
func (c Camera) Validate() error {
	switch {
	case c.Projection != "" && !slices.Contains(projectionNames[:], c.Projection):
		return fmt.Errorf("projection %q is not known (known: %s)", c.Projection, strings.Join(projectionNames[:], ", "))
	case !(c.Lon >= -180 && c.Lon <= 180):
		return fmt.Errorf("camera longitude %v is outside -180..180", c.Lon)
	case !(c.Lat >= -90 && c.Lat <= 90):
		return fmt.Errorf("camera latitude %v is outside -90..90", c.Lat)
	case !(c.Zoom >= MinZoom && c.Zoom <= MaxZoom):
		return fmt.Errorf("camera zoom %v is outside %v..%v", c.Zoom, MinZoom, MaxZoom)
	}
	return nil
}

// WorldUnits returns the width of the world in units: the length of a turn on
// Mercator's equator, and on other projections where the scale is that of the
// middle.
func (c Camera) WorldUnits() float64 { return TileUnits * math.Exp2(c.Zoom) }

// Pan returns the camera after the map was dragged by dx, dy units: what was
// under the pointer stays under it, or on a map that is not Mercator's, what was
// in the middle goes with it; see [Viewport.Drag].
func (c Camera) Pan(dx, dy float64) Camera {
	if !c.flat() {
		return c.turn(dx, dy)
	}
	size := c.WorldUnits()
	wy := clamp(MercatorY(c.Lat)-dy/size, 0, 1)
	c.Lon = WrapLon(c.Lon - dx/size*360)
	c.Lat = LatOfMercator(wy)
	return c
}

// Fit returns the camera that shows the whole box in a frame of w x h units
// with padding units left free on every side. A box without extent keeps the
// zoom of c and moves to it. The result is clamped to the frame.
func (c Camera) Fit(b Box, w, h, padding float64) Camera {
	if !c.flat() {
		return c.fitSphere(b, max(w-2*padding, 1), max(h-2*padding, 1)).Clamp(w, h)
	}
	top, bottom := MercatorY(b.N), MercatorY(b.S)
	spanX, spanY := b.Width()/360, bottom-top
	c.Lon = b.Center()[0]
	c.Lat = LatOfMercator((top + bottom) / 2)
	freeW, freeH := math.Max(w-2*padding, 1), math.Max(h-2*padding, 1)
	if spanX > 0 || spanY > 0 {
		c.Zoom = math.Log2(math.Min(freeW/spanX, freeH/spanY) / TileUnits)
	}
	return c.Clamp(w, h)
}

// Clamp returns the nearest camera that a frame of w x h units can show: zoom
// between MinZoom and MaxZoom, the world at least as high as the frame, and
// nothing beyond MaxLat in it. Sideways the world repeats. Other projections show
// the whole world smaller than the frame, but not much. Numbers that are not
// finite become 0.
func (c Camera) Clamp(w, h float64) Camera {
	if c.Projection == "" {
		c.Projection = Mercator
	}
	c.Lon, c.Lat, c.Zoom = finite(c.Lon), finite(c.Lat), finite(c.Zoom)
	if !c.flat() {
		return c.clampSphere(w, h)
	}
	lowest := math.Log2(math.Max(h, 1) / TileUnits)
	c.Zoom = clamp(c.Zoom, clamp(lowest, MinZoom, MaxZoom), MaxZoom)
	c.Lon = WrapLon(c.Lon)
	half := math.Min(h/2/c.WorldUnits(), 0.5)
	wy := MercatorY(c.Lat)
	if in := clamp(wy, half, 1-half); in != wy {
		c.Lat = LatOfMercator(in)
	}
	return c
}

func finite(v float64) float64 {
	if math.IsNaN(v) || math.IsInf(v, 0) {
		return 0
	}
	return v
}
