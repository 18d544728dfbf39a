package geo_test

import (
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/paulmach/orb"

	"sandtable/geo"
)

// spheres are the projections beside Mercator.
var spheres = geo.Projections()[1:]

func randomSphere(r *rand.Rand) geo.Viewport {
	v := geo.Viewport{W: 200 + r.IntN(1500), H: 150 + r.IntN(900), Scale: []float64{1, 1.5, 2}[r.IntN(3)]}
	v.Camera = geo.Camera{
		Projection: spheres[r.IntN(3)], Lon: r.Float64()*360 - 180, Lat: r.Float64()*180 - 90, Zoom: r.Float64() * 14,
	}
	w, h := v.Units()
	v.Camera = v.Camera.Clamp(w, h)
	return v
}

func TestSphereRoundTrip(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1))
	for range 1000 {
		v := randomSphere(r)
		if err := v.Validate(); err != nil {
			t.Fatal(err)
		}
		px, py := r.Float64()*float64(v.W), r.Float64()*float64(v.H)
		p := v.Unproject(px, py)
		gx, gy := v.Project(p)
		if off := math.Hypot(gx-px, gy-py); v.Shows(px, py) && off > 0.01 {
			t.Fatalf("%+v: %v,%v comes back as %v,%v", v, px, py, gx, gy)
		}
		if b := v.Bounds(); v.Shows(px, py) && !loosely(b, p, v) {
			t.Fatalf("%+v shows %v, its bounds are %+v", v, p, b)
		}
		if !(p[0] >= -180 && p[0] <= 180 && math.Abs(p[1]) <= 90) {
			t.Fatalf("%+v: %v,%v is %v", v, px, py, p)
		}
	}
}

// loosely is Box.Contains with the room of a cell of the mesh that bounds are
// found with.
func loosely(b geo.Box, p orb.Point, v geo.Viewport) bool {
	room := 0.08 * math.Max(b.Width(), b.N-b.S)
	dist := math.Abs(geo.WrapLon(p[0] - b.Center()[0]))
	return p[1] > b.S-room && p[1] < b.N+room && dist < b.Width()/2+room
}

func TestSphereCentreAndScale(t *testing.T) {
	r := rand.New(rand.NewPCG(2, 1))
	for range 2000 {
		v := randomSphere(r)
		px, py := v.Project(orb.Point{v.Lon, v.Lat})
		if math.Abs(px-float64(v.W)/2) > 0.02 || math.Abs(py-float64(v.H)/2) > 0.02 {
			t.Fatalf("%+v: the centre lies at %v,%v", v, px, py)
		}
		if math.Abs(v.Lat) > 89 || v.Zoom < 4 {
			continue
		}
		a, b := v.Unproject(float64(v.W)/2-2, float64(v.H)/2), v.Unproject(float64(v.W)/2+2, float64(v.H)/2)
		if got, want := v.MetresPerPixel(), geo.Distance(a, b)/4; math.Abs(got/want-1) > 0.002 {
			t.Fatalf("%+v: %v m a pixel, want %v", v, got, want)
		}
	}
}

// TestSphereFeelsLikeMercator holds that a zoom shows the same scale in the middle
// of every projection, near the equator.
func TestSphereFeelsLikeMercator(t *testing.T) {
	flat := geo.Viewport{Camera: geo.Camera{Lat: 0.5, Zoom: 5}, W: 800, H: 600, Scale: 1}.MetresPerPixel()
	for _, name := range spheres {
		got := geo.Viewport{Camera: geo.Camera{Projection: name, Lat: 0.5, Zoom: 5}, W: 800, H: 600, Scale: 1}.MetresPerPixel()
		if got/flat < 0.99 || got/flat > 1.17 {
			t.Errorf("%s has %v m a pixel, Mercator %v", name, got, flat)
		}
	}
}

func TestSphereHoldsWhatIsUnderThePointer(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 1))
	for range 3000 {
		v := randomSphere(r)
		v.Zoom = 2 + r.Float64()*9
		w, h := v.Units()
		v.Camera = v.Camera.Clamp(w, h)
		if math.Abs(v.Lat) > 60 {
			continue
		}
		x, y := float64(v.W)*(0.3+0.4*r.Float64()), float64(v.H)*(0.3+0.4*r.Float64())
		if near := v.MetresPerPixel() * math.Hypot(float64(v.W), float64(v.H)); near > 4e6 {
			continue // at the rim of the globe there is nothing to hold
		}
		held := v.Unproject(x, y)
		moved := v
		moved.Camera = v.Drag(x, y, x+40, y-30)
		if atEdge(v) || atEdge(moved) {
			continue
		}
		if gx, gy := moved.Project(held); math.Hypot(gx-x-40, gy-y+30) > 0.5 {
			t.Fatalf("%+v dragged: %v,%v went to %v,%v", v, x, y, gx, gy)
		}
		moved.Camera = v.ZoomAbout(x, y, 1.4)
		if gx, gy := moved.Project(held); math.Hypot(gx-x, gy-y) > 0.5 {
			t.Fatalf("%+v zoomed: %v,%v went to %v,%v", v, x, y, gx, gy)
		}
	}
}

// atEdge reports whether a camera cannot go farther north or south.
func atEdge(v geo.Viewport) bool {
	further := v.Camera
	further.Lat += math.Copysign(0.01, v.Lat)
	w, h := v.Units()
	return further.Clamp(w, h).Lat != further.Lat
}

func TestSphereFit(t *testing.T) {
	r := rand.New(rand.NewPCG(4, 1))
	for range 2000 {
		v := randomSphere(r)
		b := geo.Box{W: r.Float64()*360 - 180, S: r.Float64()*130 - 75}
		b.E, b.N = geo.WrapLon(b.W+r.Float64()*60), b.S+r.Float64()*20
		w, h := v.Units()
		v.Camera = v.Camera.Fit(b, w, h, 10)
		for _, p := range []orb.Point{{b.W, b.S}, {b.E, b.N}, {b.W, b.N}, {b.E, b.S}, b.Center()} {
			if !v.Contains(p) {
				t.Fatalf("%+v does not show %v of %+v", v, p, b)
			}
		}
	}
}

func TestSphereClamp(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 1))
	for range 2000 {
		c := geo.Camera{Projection: spheres[r.IntN(3)], Lon: r.NormFloat64() * 300, Lat: r.NormFloat64() * 90, Zoom: r.NormFloat64() * 12}
		d := c.Clamp(900, 600)
		if again := d.Clamp(900, 600); d.Validate() != nil || math.Abs(again.Lat-d.Lat) > 1e-6 || again.Zoom != d.Zoom {
			t.Fatalf("%+v becomes %+v, then %+v", c, d, again)
		}
	}
	bad := geo.Camera{Projection: "dymaxion"}
	if err := bad.Validate(); err == nil || !strings.Contains(err.Error(), "orthographic") {
		t.Errorf("an unknown projection: %v", err)
	}
}

// TestFarSideIsNotOnTheMap holds that the globe shows one half.
func TestFarSideIsNotOnTheMap(t *testing.T) {
	v := geo.Viewport{Camera: geo.Camera{Projection: geo.Orthographic, Lon: -66, Lat: 10, Zoom: 1}, W: 800, H: 600, Scale: 1}
	if !v.Contains(orb.Point{-46, 40}) || v.Contains(orb.Point{114, -10}) || v.Contains(orb.Point{60, 20}) {
		t.Error("the far side of the globe is on the map, or the near side is not")
	}
	if v.Shows(2, 2) || !v.Shows(400, 300) {
		t.Error("there is map beside the globe, or none on it")
	}
	if b := v.Bounds(); b.Width() < 360 || b.N != 90 {
		t.Errorf("a globe that shows the pole has the bounds %+v", b)
	}
}
