package scene

import (
	"math"

	"sandtable/data"
	"sandtable/geo"
	"sandtable/geo/basemap"

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
	return Thousands(int(math.Round(distM/1000))) + " km " + compass(geo.Bearing(at, p)) + " of " + name
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

// compass is a bearing in words.
func compass(bearing float64) string {
	words := [...]string{"north", "north-east", "east", "south-east", "south", "south-west", "west", "north-west"}
	return words[int(math.Round(bearing/45))%len(words)]
}
