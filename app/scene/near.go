package scene

import (
	"math"

	"sandtable/data"
	"sandtable/geo"
	"sandtable/geo/basemap"
	"sandtable/geo/draw"

	"github.com/paulmach/orb"
)

// How near a place has to be for a point to be called by its name, and how near
// to be named with distance and direction, in metres.
const (
	atPlace   = 12_000
	nearPlace = 200_000
)

// Near names a point by the nearest place of the dataset or city of the base map:
// "La Orchila", "40 km north-east of Caracas"; far from all of them by its
// coordinates. Places of the dataset win over cities at the same distance.
func Near(k *data.Known, world *basemap.Map, p orb.Point) string {
	name, at, distM := nearestPlace(k, world, p)
	switch {
	case name == "" || distM > nearPlace:
		return geo.FormatDecimal(p)
	case distM <= atPlace:
		return name
	}
	return Thousands(int(math.Round(distM/1000))) + " km " + geo.Compass(geo.Bearing(at, p)) + " of " + name
}

// nearestPlace is the place or city nearest to a point; "" where none is near.
func nearestPlace(k *data.Known, world *basemap.Map, p orb.Point) (name string, at orb.Point, distM float64) {
	distM = nearPlace
	try := func(called string, q orb.Point) {
		if math.Abs(q[1]-p[1]) > 2 {
			return
		}
		if d := geo.Distance(p, q); d < distM {
			name, at, distM = called, q, d
		}
	}
	for _, place := range k.Places {
		if place.HasPoint && place.Precision >= data.CityPrecision {
			try(place.Name, place.Point)
		}
	}
	if distM <= atPlace {
		return name, at, distM
	}
	north, south := geo.FixY(p[1]+2), geo.FixY(p[1]-2)
	for _, c := range world.Cities {
		if c.At.Y >= north && c.At.Y <= south {
			try(c.Name, pointOf(c.At))
		}
	}
	return name, at, distM
}

// How near the pointer has to come to a mark or a city to mean its place, in units.
const (
	snapMark = 12.0
	snapCity = 8.0
)

// Snap is the place that a device pixel means: that of the mark of events at a
// known point, else of a city that the zoom is near enough for.
func (s *Scene) Snap(p draw.Point) (orb.Point, bool) {
	scale := scaleOf(s.Frame.Viewport)
	best, found, reach := orb.Point{}, false, snapMark*scale
	for _, g := range s.Groups {
		if d := g.At.Sub(p).Len(); g.Shape == Stack && g.Hit != (draw.Box{}) && d <= reach {
			best, found, reach = g.Point, true, d
		}
	}
	if found {
		return best, true
	}
	reach = snapCity * scale
	top, bottom := s.Frame.Viewport.Unproject(p.X, p.Y-3*reach), s.Frame.Viewport.Unproject(p.X, p.Y+3*reach)
	north, south := geo.FixY(max(top[1], bottom[1])+0.1), geo.FixY(min(top[1], bottom[1])-0.1)
	for _, c := range s.world.Cities {
		if c.At.Y < north || c.At.Y > south || float64(c.Rank) > s.View.Camera.Zoom+0.5 {
			continue
		}
		at := pointOf(c.At)
		x, y := s.Frame.Viewport.Project(at)
		if d := draw.Pt(x, y).Sub(p).Len(); d <= reach {
			best, found, reach = at, true, d
		}
	}
	return best, found
}

// RangeOf is how far a capability reaches: the first figure in km of a visible
// claim about event e.
func RangeOf(k *data.Known, e int32) (geo.Length, bool) {
	for _, c := range k.VisibleClaims(e) {
		for _, f := range k.Claims[c].Figures {
			l := geo.Length{Value: f.Value, Unit: "km"}
			if f.What == "km" && l.Check() == nil {
				return l, true
			}
		}
	}
	return geo.Length{}, false
}

// Ranged reports whether event e has a range that can be drawn from a point that
// the user chooses: it is a capability, or a source gives its range.
func Ranged(k *data.Known, e int32) bool {
	kind := k.KindOf(e)
	_, known := RangeOf(k, e)
	return known || kind.ID == "capability" || kind.Parent == "capability"
}
