package geo

import "github.com/paulmach/orb"

// Box is an area between two meridians and two parallels, in degrees, all four
// edges inside. W > E means that it crosses the antimeridian. Longitudes lie in
// -180..180; the whole world is {-180, -90, 180, 90}.
type Box struct {
	W float64 `json:"w"`
	S float64 `json:"s"`
	E float64 `json:"e"`
	N float64 `json:"n"`
}

// Crosses reports whether the box crosses the antimeridian.
func (b Box) Crosses() bool { return b.W > b.E }

// Width returns the width in degrees, 0..360.
func (b Box) Width() float64 {
	if b.Crosses() {
		return b.E - b.W + 360
	}
	return b.E - b.W
}

// Contains reports whether the point lies inside or on the edge.
func (b Box) Contains(p orb.Point) bool {
	if p[1] < b.S || p[1] > b.N {
		return false
	}
	lon := p[0]
	if lon < -180 || lon > 180 {
		lon = WrapLon(lon)
	}
	if b.Crosses() {
		return lon >= b.W || lon <= b.E
	}
	return lon >= b.W && lon <= b.E || lon == -180 && b.E == 180 || lon == 180 && b.W == -180
}

// Center returns the point in the middle, in degrees.
func (b Box) Center() orb.Point {
	return orb.Point{WrapLon(b.W + b.Width()/2), (b.S + b.N) / 2}
}
