package geo

import (
	"math"
	"slices"

	"sandtable/geo/draw"
	"sandtable/geo/projection"

	"github.com/paulmach/orb"
)

// The names of the projections.
const (
	Mercator             = "mercator"
	EqualEarth           = "equal-earth"           // the world, areas true
	AzimuthalEquidistant = "azimuthal-equidistant" // distances and directions from the middle true
	Orthographic         = "orthographic"          // the globe
)

// projectionNames are the names in the order of projection.Kind.
var projectionNames = [...]string{Mercator, EqualEarth, AzimuthalEquidistant, Orthographic}

// Projections returns the names of all projections.
func Projections() []string { return slices.Clone(projectionNames[:]) }

// kind returns the projection of a camera, None for Mercator.
func (c Camera) kind() projection.Kind {
	return projection.Kind(max(slices.Index(projectionNames[:], c.Projection), 0))
}

// flat reports whether the camera shows Mercator's map.
func (c Camera) flat() bool { return c.Projection == "" || c.Projection == Mercator }

// In returns the camera of another projection that shows the same place at the
// same scale.
func (c Camera) In(projection string) Camera {
	if c.Projection == projection {
		return c
	}
	before := c.enlarged()
	c.Projection = projection
	c.Zoom = clamp(c.Zoom+before-c.enlarged(), MinZoom, MaxZoom)
	return c
}

// enlarged returns how many zooms larger the middle of the map is than Mercator's
// equator.
func (c Camera) enlarged() float64 {
	if !c.flat() {
		return 0
	}
	return -math.Log2(math.Cos(clamp(c.Lat, -MaxLat, MaxLat) * (math.Pi / 180)))
}

// radius returns the radius of the sphere in units.
func (c Camera) radius() float64 { return c.WorldUnits() / (2 * math.Pi) }

// leastCos keeps a drag beside a pole from turning the map faster than ten times.
const leastCos = 0.1

// turn is Pan for a sphere.
func (c Camera) turn(dx, dy float64) Camera {
	r := c.radius()
	if c.kind() == projection.EqualEarth {
		c.Lon = WrapLon(c.Lon - dx/(r*stretch(c.Lat))*(180/math.Pi))
		c.Lat = projection.LatOf(projection.Height(c.Lat) + dy/r)
		return c
	}
	c.Lon = WrapLon(c.Lon - dx/(r*math.Max(math.Cos(c.Lat*(math.Pi/180)), leastCos))*(180/math.Pi))
	c.Lat = clamp(c.Lat+dy/r*(180/math.Pi), -90, 90)
	return c
}

// stretch is how long a radian of a parallel is on Equal Earth, in radii.
func stretch(lat float64) float64 {
	x, _, _ := projection.New(projection.EqualEarth, 0, 0).Forward(projection.Of(1, lat))
	return x * (180 / math.Pi)
}

// smallest is the least share of the frame that the whole world takes.
const smallest = 0.7

// clampSphere is Clamp for a sphere.
func (c Camera) clampSphere(w, h float64) Camera {
	halfX, halfY := c.kind().Extent()
	least := smallest * math.Min(math.Max(w, 1)/(2*halfX), math.Max(h, 1)/(2*halfY))
	lowest := math.Log2(least * 2 * math.Pi / TileUnits)
	c.Zoom = clamp(c.Zoom, clamp(lowest, MinZoom, MaxZoom), MaxZoom)
	c.Lon, c.Lat = WrapLon(c.Lon), clamp(c.Lat, -90, 90)
	if c.kind() == projection.EqualEarth {
		room := math.Max(halfY-h/2/c.radius(), 0)
		if y := projection.Height(c.Lat); math.Abs(y) > room {
			c.Lat = projection.LatOf(math.Copysign(room, y))
		}
	}
	return c
}

// fitSphere is Fit for a sphere, without padding.
func (c Camera) fitSphere(b Box, w, h float64) Camera {
	mid := b.Center()
	c.Lon, c.Lat = mid[0], mid[1]
	if c.kind() == projection.EqualEarth {
		c.Lat = projection.LatOf((projection.Height(b.N) + projection.Height(b.S)) / 2)
	}
	p := projection.New(c.kind(), c.Lon, c.Lat)
	var spanX, spanY float64
	for i := range 33 {
		for j := range 33 {
			lon, lat := b.W+b.Width()*float64(i)/32, b.S+(b.N-b.S)*float64(j)/32
			x, y, ok := p.Forward(projection.Of(lon, lat))
			if r := math.Hypot(x, y); !ok && r > 0 {
				halfX, _ := c.kind().Extent()
				x, y = x/r*halfX, y/r*halfX
			}
			spanX, spanY = math.Max(spanX, math.Abs(x)), math.Max(spanY, math.Abs(y))
		}
	}
	if spanX > 1e-12 || spanY > 1e-12 {
		c.Zoom = math.Log2(math.Min(w/(2*spanX), h/(2*spanY)) * 2 * math.Pi / TileUnits)
	}
	return c
}

// plane returns the map of a viewport on which a turn is size pixels.
func (v Viewport) plane(size float64) *projection.Plane {
	return &projection.Plane{
		Projection: projection.New(v.kind(), v.Lon, v.Lat),
		CX:         float64(v.W) / 2, CY: float64(v.H) / 2, R: size / (2 * math.Pi),
	}
}

// Shows reports whether there is map at a pixel. Mercator's is endless.
func (f Frame) Shows(px, py float64) bool {
	if f.Plane == nil {
		return true
	}
	_, ok := f.Plane.Unproject(draw.Pt(px, py))
	return ok
}

// Shows reports whether there is map at a pixel.
func (v Viewport) Shows(px, py float64) bool { return v.Frame().Shows(px, py) }

// onMap is Unproject for a sphere: outside of the map it goes towards the middle
// until there is some.
func (f Frame) onMap(px, py float64) orb.Point {
	p := f.Plane
	at := draw.Pt(px, py)
	v, ok := p.Unproject(at)
	if !ok {
		in, out := draw.Pt(p.CX, p.CY), at
		for range 40 {
			mid := in.Lerp(out, 0.5)
			if w, on := p.Unproject(mid); on {
				in, v = mid, w
			} else {
				out = mid
			}
		}
	}
	lon, lat := v.LonLat()
	return orb.Point{WrapLon(lon), lat}
}

// boundsSphere is Bounds for a sphere: the box around a mesh of points.
func (v Viewport) boundsSphere(f Frame) Box {
	b := Box{W: 180, S: 90, E: -180, N: -90} // longitudes from that of the camera
	add := func(at draw.Point) {
		if p, ok := f.Plane.Unproject(at); ok {
			lon, lat := p.LonLat()
			b = b.joined(WrapLon(lon-v.Lon), lat)
		}
	}
	const mesh = 32
	for i := range mesh + 1 {
		for j := range mesh + 1 {
			add(draw.Pt(float64(v.W)*float64(i)/mesh, float64(v.H)*float64(j)/mesh))
		}
	}
	f.Plane.Outline(func(at draw.Point, _ bool) {
		if v.inside(at) {
			add(draw.Pt(at.X+(f.Plane.CX-at.X)*1e-6, at.Y+(f.Plane.CY-at.Y)*1e-6))
		}
	})
	for _, lat := range [2]float64{-90, 90} {
		if at, ok := f.Plane.Project(projection.Of(0, lat)); ok && v.inside(at) {
			b.W, b.E, b.S, b.N = -180, 180, math.Min(b.S, lat), math.Max(b.N, lat)
		}
	}
	if b.E-b.W > 359 {
		return Box{W: -180, S: b.S, E: 180, N: b.N}
	}
	east := WrapLon(b.E + v.Lon)
	if east == -180 {
		east = 180
	}
	return Box{W: WrapLon(b.W + v.Lon), S: b.S, E: east, N: b.N}
}

// joined returns the smallest box that also holds a point, without wrapping.
func (b Box) joined(lon, lat float64) Box {
	return Box{math.Min(b.W, lon), math.Min(b.S, lat), math.Max(b.E, lon), math.Max(b.N, lat)}
}

// inside reports whether a pixel is in the frame.
func (v Viewport) inside(at draw.Point) bool {
	return at.X >= 0 && at.Y >= 0 && at.X <= float64(v.W) && at.Y <= float64(v.H)
}

// metresSphere is MetresPerPixel for a sphere. Latitudes are taken as those of
// the sphere, so a parallel has the length that it has on WGS84.
func (v Viewport) metresSphere() float64 {
	cos := math.Cos(v.Lat * (math.Pi / 180))
	across := cos
	if v.kind() == projection.EqualEarth {
		across = stretch(v.Lat)
	}
	if cos < 1e-6 {
		return metresPerTurn(89.9999) / math.Cos(89.9999*(math.Pi/180)) / v.Frame().Size
	}
	return metresPerTurn(v.Lat) / across / v.Frame().Size
}

// Drag returns the camera after the pointer went from one pixel to another with
// the map held: what was under it stays under it, as far as the map can turn.
func (v Viewport) Drag(fromX, fromY, toX, toY float64) Camera {
	w, h := v.Units()
	if v.flat() || !v.Shows(fromX, fromY) {
		k := float64(v.W) / w
		return v.Pan((toX-fromX)/k, (toY-fromY)/k).Clamp(w, h)
	}
	return v.hold(v.Unproject(fromX, fromY), toX, toY).Clamp(w, h)
}

// hold returns the camera that has a point under a pixel, or as near to it as a
// few steps bring it.
func (v Viewport) hold(held orb.Point, px, py float64) Camera {
	w, _ := v.Units()
	k := float64(v.W) / w
	best, least := v.Camera, math.Inf(1)
	for range 12 {
		f := v.Frame()
		nx, ny := f.Project(held)
		off := math.Hypot(px-nx, py-ny)
		if off >= least {
			break
		}
		best, least = v.Camera, off
		if off < 0.01 {
			break
		}
		v.Camera = v.Pan((px-nx)/k, (py-ny)/k)
	}
	return best
}
