package projection

import "math"

// Kind is one of the projections.
type Kind uint8

// The projections. None is the zero value: a map that this package does not draw.
const (
	None Kind = iota
	EqualEarth
	AzimuthalEquidistant
	Orthographic
)

// Projection maps the sphere to the plane and back. It is a small value; make it
// once for many points.
type Projection struct {
	kind           Kind
	sinLon, cosLon float64 // of the centre
	sinLat, cosLat float64
	y0             float64 // Equal Earth: y of the centre above the equator
	rim            float64 // azimuthal: cosine of the greatest distance from the centre
	radius         float64 // azimuthal: of the rim in the plane
}

const (
	// capSize is how far from the opposite point the azimuthal equidistant map ends,
	// in radians: some 6 km.
	capSize = 1e-3
	// aside moves the centre of an azimuthal map by six centimetres, so that the
	// opposite point is on none of the meridians and parallels along which maps
	// are cut.
	aside = 1e-8
)

// New returns the projection with a centre in degrees. Of Equal Earth the
// longitude is the central meridian, and the latitude only says which parallel
// lies at y = 0.
func New(kind Kind, lon, lat float64) Projection {
	p := Projection{kind: kind}
	lonRad, latRad := lon*(math.Pi/180), lat*(math.Pi/180)
	switch kind {
	case AzimuthalEquidistant:
		p.rim, p.radius = math.Cos(math.Pi-capSize), math.Pi-capSize
	case Orthographic:
		p.rim, p.radius = 0, 1
	}
	if kind != EqualEarth {
		lonRad, latRad = lonRad+aside, latRad-0.7*aside
	}
	p.sinLon, p.cosLon = math.Sincos(lonRad)
	p.sinLat, p.cosLat = math.Sincos(latRad)
	_, p.y0 = equalEarth(0, p.sinLat)
	return p
}

// Kind returns which projection it is.
func (p Projection) Kind() Kind { return p.kind }

// Azimuthal reports whether directions from the centre are true, so that the map
// is a disc.
func (p Projection) Azimuthal() bool { return p.kind == AzimuthalEquidistant || p.kind == Orthographic }

// Centre returns the point in the middle of the map.
func (p Projection) Centre() Vec {
	return Vec{p.cosLat * p.cosLon, p.cosLat * p.sinLon, p.sinLat}
}

// Opposite returns the point opposite to the centre.
func (p Projection) Opposite() Vec {
	c := p.Centre()
	return Vec{-c.X, -c.Y, -c.Z}
}

// turned returns a point in the axes of the centre: east, north and up.
func (p Projection) turned(v Vec) (e, n, u float64) {
	ahead := v.X*p.cosLon + v.Y*p.sinLon
	return v.Y*p.cosLon - v.X*p.sinLon, v.Z*p.cosLat - ahead*p.sinLat, v.Z*p.sinLat + ahead*p.cosLat
}

// back is the inverse of turned.
func (p Projection) back(e, n, u float64) Vec {
	ahead := u*p.cosLat - n*p.sinLat
	return Vec{ahead*p.cosLon - e*p.sinLon, ahead*p.sinLon + e*p.cosLon, u*p.sinLat + n*p.cosLat}
}

// Forward returns the point in the plane. ok is false beyond the rim; x and y then
// only tell the direction from the centre.
func (p Projection) Forward(v Vec) (x, y float64, ok bool) {
	if p.kind == EqualEarth {
		x, y = equalEarth(p.turnOf(v), v.Z)
		return x, y - p.y0, true
	}
	e, n, u := p.turned(v)
	x, y = p.spread(e, n, u)
	return x, y, u >= p.rim
}

// spread places a turned point of an azimuthal map.
func (p Projection) spread(e, n, u float64) (x, y float64) {
	if p.kind == Orthographic {
		return e, n
	}
	s := math.Sqrt(e*e + n*n)
	if s < 1e-12 {
		return e, n
	}
	k := math.Atan2(s, u) / s
	return e * k, n * k
}

// turnOf returns the longitude from the central meridian, in radians, -π..π.
func (p Projection) turnOf(v Vec) float64 {
	return math.Atan2(v.Y*p.cosLon-v.X*p.sinLon, v.X*p.cosLon+v.Y*p.sinLon)
}

// Inverse returns the point of the sphere at a point of the plane; ok is false
// outside of the map.
func (p Projection) Inverse(x, y float64) (v Vec, ok bool) {
	if p.kind == EqualEarth {
		return p.equalEarthBack(x, y+p.y0)
	}
	r := math.Hypot(x, y)
	if !(r <= p.radius) {
		return Vec{}, false
	}
	sin, cos := r, math.Sqrt(max(0, 1-r*r))
	if p.kind == AzimuthalEquidistant {
		sin, cos = math.Sincos(r)
	}
	k := 1.0
	if r > 1e-12 {
		k = sin / r
	}
	return p.back(x*k, y*k, cos), true
}

// The coefficients of Equal Earth.
const (
	eeA1, eeA2, eeA3, eeA4 = 1.340264, -0.081106, 0.000893, 0.003796
	eeM                    = 0.86602540378443864676 // √3 / 2
)

// equalEarth projects a longitude from the central meridian, in radians, and the
// sine of a latitude.
func equalEarth(turn, sinLat float64) (x, y float64) {
	t := math.Asin(eeM * min(max(sinLat, -1), 1))
	cos := math.Sqrt(1 - eeM*eeM*min(sinLat*sinLat, 1))
	y, slope := eeCurve(t)
	return turn * cos / (eeM * slope), y
}

// eeCurve returns the polynomial of Equal Earth and its derivative.
func eeCurve(t float64) (y, slope float64) {
	t2 := t * t
	t6 := t2 * t2 * t2
	y = t * (eeA1 + eeA2*t2 + t6*(eeA3+eeA4*t2))
	return y, eeA1 + 3*eeA2*t2 + t6*(7*eeA3+9*eeA4*t2)
}

// eeTop is y of the north pole.
const eeTop = 1.3173627591574133

// equalEarthBack is the inverse of equalEarth, by Newton's method.
func (p Projection) equalEarthBack(x, y float64) (v Vec, ok bool) {
	if !(math.Abs(y) <= eeTop) {
		return Vec{}, false
	}
	t := y / eeA1
	for range 12 {
		at, slope := eeCurve(t)
		d := (at - y) / slope
		t -= d
		if math.Abs(d) < 1e-14 {
			break
		}
	}
	sin, cos := math.Sincos(t)
	_, slope := eeCurve(t)
	turn := x * eeM * slope / cos
	if !(math.Abs(turn) <= math.Pi) {
		return Vec{}, false
	}
	z := min(max(sin/eeM, -1), 1)
	r := math.Sqrt(1 - z*z)
	sinT, cosT := math.Sincos(turn)
	return Vec{r * (cosT*p.cosLon - sinT*p.sinLon), r * (sinT*p.cosLon + cosT*p.sinLon), z}, true
}

// Extent returns the half width and the half height of the whole map in the
// plane, about the equator for Equal Earth.
func (k Kind) Extent() (x, y float64) {
	switch k {
	case EqualEarth:
		x, _ = equalEarth(math.Pi, 0)
		return x, eeTop
	case AzimuthalEquidistant:
		return math.Pi - capSize, math.Pi - capSize
	}
	return 1, 1
}

// Height returns y of a latitude in degrees above the equator of Equal Earth.
func Height(lat float64) float64 {
	_, y := equalEarth(0, math.Sin(lat*(math.Pi/180)))
	return y
}

// LatOf is the inverse of Height, limited to the poles.
func LatOf(y float64) float64 {
	v, ok := New(EqualEarth, 0, 0).equalEarthBack(0, min(max(y, -eeTop), eeTop))
	if !ok {
		return math.Copysign(90, y)
	}
	_, lat := v.LonLat()
	return lat
}
