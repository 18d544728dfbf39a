package projection

import "math"

// Vec is a point of the unit sphere, or a vector in its space.
type Vec struct{ X, Y, Z float64 }

// Of returns the point at a longitude and a latitude in degrees.
func Of(lon, lat float64) Vec {
	sinLon, cosLon := math.Sincos(lon * (math.Pi / 180))
	sinLat, cosLat := math.Sincos(lat * (math.Pi / 180))
	return Vec{cosLat * cosLon, cosLat * sinLon, sinLat}
}

// LonLat returns the longitude, -180..180, and the latitude in degrees.
func (v Vec) LonLat() (lon, lat float64) {
	return math.Atan2(v.Y, v.X) * (180 / math.Pi), math.Atan2(v.Z, math.Hypot(v.X, v.Y)) * (180 / math.Pi)
}

// Dot returns the scalar product: of two points the cosine of their distance.
func (v Vec) Dot(w Vec) float64 { return v.X*w.X + v.Y*w.Y + v.Z*w.Z }

// Add returns the sum.
func (v Vec) Add(w Vec) Vec { return Vec{v.X + w.X, v.Y + w.Y, v.Z + w.Z} }

// Unit returns the point of the sphere in the direction of v; the zero vector
// stays as it is.
func (v Vec) Unit() Vec {
	n := math.Sqrt(v.Dot(v))
	if n == 0 {
		return v
	}
	return Vec{v.X / n, v.Y / n, v.Z / n}
}

// Mix returns the point at a share t of the way from v to w along the chord,
// lifted onto the sphere.
func (v Vec) Mix(w Vec, t float64) Vec {
	return Vec{v.X + (w.X-v.X)*t, v.Y + (w.Y-v.Y)*t, v.Z + (w.Z-v.Z)*t}.Unit()
}
