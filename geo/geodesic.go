package geo

import (
	"math"

	"github.com/paulmach/orb"
	"github.com/tidwall/geodesic"
)

// stepM is the longest straight piece of a densified great circle.
const stepM = 50_000

// Distance returns the length in metres of the shortest way between two points
// on the WGS84 ellipsoid (Karney 2013).
func Distance(a, b orb.Point) float64 {
	var distM float64
	geodesic.WGS84.Inverse(a[1], a[0], b[1], b[0], &distM, nil, nil)
	return distM
}

// NauticalMile is the international nautical mile, in metres.
const NauticalMile = 1852.0

// Bearing returns the direction in which the shortest way from a to b begins, in
// degrees clockwise from north, 0 <= bearing < 360.
func Bearing(a, b orb.Point) float64 {
	var azimuth float64
	geodesic.WGS84.Inverse(a[1], a[0], b[1], b[0], nil, &azimuth, nil)
	if azimuth < 0 {
		azimuth += 360
	}
	return azimuth
}

// Direct returns the point that lies distM metres from p in the given bearing,
// longitude in -180..180.
func Direct(p orb.Point, bearing, distM float64) orb.Point {
	var lat, lon float64
	geodesic.WGS84.Direct(p[1], p[0], bearing, distM, &lat, &lon, nil)
	return orb.Point{WrapLon(lon), lat}
}

// Circle returns the closed, counter-clockwise ring of all points distM metres
// from the middle. Its longitudes are continuous: they may leave -180..180. A
// circle around a pole is closed along the pole.
func Circle(middle orb.Point, distM float64) orb.Ring {
	const points = 128
	ring := make(orb.Ring, 0, points+4)
	for i := range points + 1 {
		p := Direct(middle, -float64(i%points)*(360.0/points), distM)
		if i > 0 {
			p[0] = nearLon(p[0], ring[i-1][0])
		} else {
			p[0] = nearLon(p[0], middle[0])
		}
		ring = append(ring, p)
	}
	if turn := ring[points][0] - ring[0][0]; math.Abs(turn) > 180 {
		pole := math.Copysign(90, middle[1])
		ring = append(ring, orb.Point{ring[points][0], pole}, orb.Point{ring[0][0], pole}, ring[0])
	}
	return ring
}

// GreatCircle returns the shortest way from a to b with a point at least every
// 50 km. Its longitudes are continuous, starting at that of a: they may leave
// -180..180. Both ends are exact.
func GreatCircle(a, b orb.Point) orb.LineString {
	var distM, azimuth float64
	geodesic.WGS84.Inverse(a[1], a[0], b[1], b[0], &distM, &azimuth, nil)
	pieces := max(1, int(math.Ceil(distM/stepM)))
	line := make(orb.LineString, 1, pieces+1)
	line[0] = a
	for i := 1; i <= pieces; i++ {
		p := b
		if i < pieces {
			p = Direct(a, azimuth, distM*float64(i)/float64(pieces))
		}
		line = append(line, orb.Point{nearLon(p[0], line[i-1][0]), p[1]})
	}
	return line
}

// nearLon moves lon by whole turns to within half a turn of ref.
func nearLon(lon, ref float64) float64 {
	return lon + 360*math.Round((ref-lon)/360)
}
