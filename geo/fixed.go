package geo

import (
	"math"

	"github.com/paulmach/orb"
)

// Turn is the number of fixed-point steps in 360 degrees.
const Turn = 1 << 32

// MaxLat is the latitude at which the Web Mercator square ends, north and
// south, in degrees.
const MaxLat = 85.05112877980659

// FixLon returns the fixed-point longitude: one turn is 2^32, 0 lies at 180° W.
// Any finite longitude is wrapped; 180 gives the same as -180. NaN gives 0.
func FixLon(lon float64) uint32 {
	turns := lon/360 + 0.5
	turns -= math.Floor(turns)
	return uint32(uint64(math.Round(turns * Turn))) // a full turn wraps to 0
}

// LonOf returns the longitude in degrees, -180 <= lon < 180.
func LonOf(x uint32) float64 {
	return float64(x)*(360.0/Turn) - 180
}

// FixLat returns the fixed-point latitude in steps of 360/2^32 degrees, limited
// to the poles. NaN gives 0.
func FixLat(lat float64) int32 {
	if math.IsNaN(lat) {
		return 0
	}
	return int32(math.Round(clamp(lat, -90, 90) * (Turn / 360.0)))
}

// LatOf returns the latitude in degrees.
func LatOf(lat int32) float64 {
	return float64(lat) * (360.0 / Turn)
}

// PointOf returns the point of a stored fixed-point pair.
func PointOf(x uint32, lat int32) orb.Point {
	return orb.Point{LonOf(x), LatOf(lat)}
}

// MercatorY returns wy for a latitude: 0 at MaxLat north, 1 at MaxLat south.
// Latitudes beyond are limited to those edges.
func MercatorY(lat float64) float64 {
	s := math.Sin(clamp(lat, -MaxLat, MaxLat) * (math.Pi / 180))
	return clamp(0.5-math.Log((1+s)/(1-s))/(4*math.Pi), 0, 1)
}

// LatOfMercator is the inverse of MercatorY. It also answers outside 0..1, with
// latitudes between MaxLat and the pole.
func LatOfMercator(wy float64) float64 {
	return math.Atan(math.Sinh(math.Pi*(1-2*wy))) * (180 / math.Pi)
}

// FixY returns the fixed-point Mercator y of a latitude.
func FixY(lat float64) uint32 {
	return uint32(min(math.Round(MercatorY(lat)*Turn), Turn-1))
}

// LatOfY is the inverse of FixY.
func LatOfY(y uint32) float64 {
	return LatOfMercator(float64(y) / Turn)
}

// WrapLon brings a longitude into -180 <= lon < 180.
func WrapLon(lon float64) float64 {
	if lon >= -180 && lon < 180 {
		return lon
	}
	lon -= 360 * math.Floor((lon+180)/360)
	if lon >= 180 { // rounding of a value just under -180
		return -180
	}
	return lon
}

func clamp(v, lo, hi float64) float64 {
	return math.Min(math.Max(v, lo), hi)
}
