package geo

import (
	"math"

	"sandtable/geo/projection"

	"github.com/paulmach/orb"
)

// Viewport is a camera with the frame that it fills.
type Viewport struct {
	Camera
	W     int     `json:"w"`     // device pixels
	H     int     `json:"h"`     // device pixels
	Scale float64 `json:"scale"` // device pixels per unit; 0 stands for 1
}

// Frame is the camera resolved to numbers: where the copies of the world lie in
// the frame. Make it once for many points.
type Frame struct {
	Size   float64 // device pixels of one turn, and of the Mercator square's height
	X0, Y0 float64 // device pixels of the top left corner of copy 0
	// Step is Size / 2^32: px = X0 + float64(x)*Step + float64(copy)*Size.
	Step float64
	// First and Last name the copies of the world that the frame shows, both
	// included. Copy k begins at X0 + k*Size. First may be negative.
	First, Last int
	midX        float64
	// Plane is the map of another projection; nil for Mercator. Where it is set,
	// there is one copy of the world, and X0, Y0 and Step mean nothing.
	Plane *projection.Plane
}

// Frame resolves the viewport. For Mercator it allocates nothing.
func (v Viewport) Frame() Frame {
	scale := v.Scale
	if scale == 0 {
		scale = 1
	}
	f := Frame{Size: v.WorldUnits() * scale, midX: float64(v.W) / 2}
	if !v.flat() {
		f.Plane, f.Step = v.plane(f.Size), f.Size/Turn
		return f
	}
	f.X0 = f.midX - (WrapLon(v.Lon)/360+0.5)*f.Size
	f.Y0 = float64(v.H)/2 - MercatorY(v.Lat)*f.Size
	f.Step = f.Size / Turn
	f.First = int(math.Floor(-f.X0 / f.Size))
	f.Last = int(math.Ceil((float64(v.W)-f.X0)/f.Size)) - 1
	return f
}

// At projects a point into the given copy of the world without wrapping:
// longitudes beyond ±180 continue into the neighbouring copy.
func (f Frame) At(p orb.Point, copy int) (px, py float64) {
	if f.Plane != nil {
		return f.Project(p)
	}
	return f.X0 + (p[0]/360+0.5+float64(copy))*f.Size, f.Y0 + MercatorY(p[1])*f.Size
}

// Project returns the pixel of a point, in the copy of the world that lies
// nearest to the middle of the frame. A point that the map does not show, such as
// one on the far side of the globe, lies far outside the frame, in its direction.
func (f Frame) Project(p orb.Point) (px, py float64) {
	if f.Plane != nil {
		at, _ := f.Plane.Project(projection.Of(p[0], p[1]))
		return at.X, at.Y
	}
	px, py = f.At(p, 0)
	return px + f.Size*math.Round((f.midX-px)/f.Size), py
}

// Unproject returns the point under a pixel, longitude in -180..180. Pixels
// above and below the Mercator square give latitudes between MaxLat and the pole,
// those outside of other maps a point on their edge; see Shows.
func (f Frame) Unproject(px, py float64) orb.Point {
	if f.Plane != nil {
		return f.onMap(px, py)
	}
	lon := ((px-f.X0)/f.Size - 0.5) * 360
	return orb.Point{WrapLon(lon), LatOfMercator((py - f.Y0) / f.Size)}
}

// Project is Frame.Project. For many points use Frame.
func (v Viewport) Project(p orb.Point) (px, py float64) { return v.Frame().Project(p) }

// Unproject is Frame.Unproject.
func (v Viewport) Unproject(px, py float64) orb.Point { return v.Frame().Unproject(px, py) }

// Copies returns the first and the last copy of the world that the frame shows;
// see Frame.
func (v Viewport) Copies() (first, last int) {
	f := v.Frame()
	return f.First, f.Last
}

// Bounds returns what the frame shows. It crosses the antimeridian where W > E;
// a frame that shows a whole turn or more, or a pole, has all longitudes. Of other
// projections than Mercator it is the box around what is shown.
func (v Viewport) Bounds() Box {
	f := v.Frame()
	if f.Plane != nil {
		return v.boundsSphere(f)
	}
	nw := f.Unproject(0, math.Max(0, f.Y0))
	se := f.Unproject(float64(v.W), math.Min(float64(v.H), f.Y0+f.Size))
	if float64(v.W) >= f.Size {
		return Box{W: -180, S: se[1], E: 180, N: nw[1]}
	}
	if se[0] == -180 {
		se[0] = 180
	}
	return Box{W: nw[0], S: se[1], E: se[0], N: nw[1]}
}

// Contains reports whether the point is on the map, and inside the frame.
func (v Viewport) Contains(p orb.Point) bool {
	if v.flat() && math.Abs(p[1]) > MaxLat {
		return false
	}
	px, py := v.Project(p)
	return px >= 0 && py >= 0 && px <= float64(v.W) && py <= float64(v.H)
}

// MetresPerPixel returns the ground length of a device pixel at the middle of
// the frame, east to west.
func (v Viewport) MetresPerPixel() float64 {
	if !v.flat() {
		return v.metresSphere()
	}
	return metresPerTurn(v.Lat) / v.Frame().Size
}

// ZoomAbout returns the camera enlarged by factor with the point under the
// pixel px, py held in place, clamped to the frame.
func (v Viewport) ZoomAbout(px, py, factor float64) Camera {
	if !(factor > 0) || math.IsInf(factor, 0) {
		return v.Camera
	}
	held := v.Unproject(px, py)
	w, h := v.Units()
	v.Zoom = clamp(v.Zoom+math.Log2(factor), MinZoom, MaxZoom)
	v.Camera = v.Camera.Clamp(w, h)
	if !v.flat() {
		return v.hold(held, px, py).Clamp(w, h)
	}
	nx, ny := v.Project(held)
	scale := float64(v.W) / w
	return v.Camera.Pan((px-nx)/scale, (py-ny)/scale).Clamp(w, h)
}

// Units returns the size of the frame in units.
func (v Viewport) Units() (w, h float64) {
	scale := v.Scale
	if scale == 0 {
		scale = 1
	}
	return float64(v.W) / scale, float64(v.H) / scale
}

// metresPerTurn is the length of a parallel on WGS84.
func metresPerTurn(lat float64) float64 {
	const a, e2 = 6378137.0, 0.00669437999014
	sin, cos := math.Sincos(lat * (math.Pi / 180))
	return 2 * math.Pi * a * cos / math.Sqrt(1-e2*sin*sin)
}
