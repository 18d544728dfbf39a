package geo

import (
	"math"

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
}

// Frame resolves the viewport. It allocates nothing.
func (v Viewport) Frame() Frame {
	scale := v.Scale
	if scale == 0 {
		scale = 1
	}
	f := Frame{Size: v.WorldUnits() * scale, midX: float64(v.W) / 2}
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
	return f.X0 + (p[0]/360+0.5+float64(copy))*f.Size, f.Y0 + MercatorY(p[1])*f.Size
}

// Project returns the pixel of a point, in the copy of the world that lies
// nearest to the middle of the frame.
func (f Frame) Project(p orb.Point) (px, py float64) {
	px, py = f.At(p, 0)
	return px + f.Size*math.Round((f.midX-px)/f.Size), py
}

// Unproject returns the point under a pixel, longitude in -180..180. Pixels
// above and below the Mercator square give latitudes between MaxLat and the pole.
func (f Frame) Unproject(px, py float64) orb.Point {
	lon := ((px-f.X0)/f.Size - 0.5) * 360
	return orb.Point{WrapLon(lon), LatOfMercator((py - f.Y0) / f.Size)}
}

// Project returns the pixel of a point, in the copy of the world that lies
// nearest to the middle of the frame. For many points use Frame.
func (v Viewport) Project(p orb.Point) (px, py float64) { return v.Frame().Project(p) }

// Unproject returns the point under a pixel, longitude in -180..180.
func (v Viewport) Unproject(px, py float64) orb.Point { return v.Frame().Unproject(px, py) }

// Copies returns the first and the last copy of the world that the frame shows;
// see Frame.
func (v Viewport) Copies() (first, last int) {
	f := v.Frame()
	return f.First, f.Last
}

// Bounds returns what the frame shows. It crosses the antimeridian where W > E;
// a frame that shows a whole turn or more has all longitudes.
func (v Viewport) Bounds() Box {
	f := v.Frame()
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

// Contains reports whether the point is inside the frame.
func (v Viewport) Contains(p orb.Point) bool {
	if math.Abs(p[1]) > MaxLat {
		return false
	}
	px, py := v.Project(p)
	return px >= 0 && py >= 0 && px <= float64(v.W) && py <= float64(v.H)
}

// MetresPerPixel returns the ground length of a device pixel at the middle of
// the frame, east to west.
func (v Viewport) MetresPerPixel() float64 {
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
