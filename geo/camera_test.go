package geo_test

import (
	"encoding/json"
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/paulmach/orb"

	"sandtable/geo"
)

func randomViewport(r *rand.Rand) geo.Viewport {
	v := geo.Viewport{W: 200 + r.IntN(2000), H: 150 + r.IntN(1200), Scale: []float64{1, 1.5, 2}[r.IntN(3)]}
	v.Camera = geo.Camera{Lon: r.Float64()*360 - 180, Lat: r.Float64()*170 - 85, Zoom: r.Float64() * 14}
	w, h := v.Units()
	v.Camera = v.Camera.Clamp(w, h)
	return v
}

func TestProjectRoundTrip(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for range 5000 {
		v := randomViewport(r)
		px, py := r.Float64()*float64(v.W), r.Float64()*float64(v.H)
		f := v.Frame()
		if gap := math.Abs(px - float64(v.W)/2); gap > f.Size/2 {
			continue // another copy is nearer to the middle
		}
		gx, gy := v.Project(v.Unproject(px, py))
		if math.Abs(gx-px) > 1e-4 || math.Abs(gy-py) > 1e-4 {
			t.Fatalf("%+v: %v,%v comes back as %v,%v", v, px, py, gx, gy)
		}
	}
}

func TestProjectCentre(t *testing.T) {
	v := geo.Viewport{Camera: geo.Camera{Lon: -66.13, Lat: 11.8, Zoom: 6}, W: 800, H: 600, Scale: 2}
	if px, py := v.Project(orb.Point{-66.13, 11.8}); math.Abs(px-400) > 1e-9 || math.Abs(py-300) > 1e-9 {
		t.Errorf("the centre lies at %v,%v", px, py)
	}
	px, _ := v.Project(orb.Point{-65.13, 11.8})
	if want := 400 + 256*64*2/360.0; math.Abs(px-want) > 1e-9 {
		t.Errorf("a degree east lies at %v, want %v", px, want)
	}
}

func TestProjectNearestCopy(t *testing.T) {
	v := geo.Viewport{Camera: geo.Camera{Lon: 179, Zoom: 5}, W: 800, H: 600, Scale: 1}
	px, _ := v.Project(orb.Point{-179, 0})
	if want := 400 + 2*8192/360.0; math.Abs(px-want) > 1e-6 {
		t.Errorf("2° east over the antimeridian lies at %v, want %v", px, want)
	}
	b := v.Bounds()
	if !b.Crosses() || !b.Contains(orb.Point{-175, 0}) || b.Contains(orb.Point{0, 0}) {
		t.Errorf("bounds %+v", b)
	}
	if !v.Contains(orb.Point{-179, 0}) || v.Contains(orb.Point{150, 0}) || v.Contains(orb.Point{179, 89}) {
		t.Error("Contains disagrees with the frame")
	}
}

func TestFrameMatchesProject(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	for range 2000 {
		v := randomViewport(r)
		f := v.Frame()
		p := orb.Point{r.Float64()*360 - 180, r.Float64()*160 - 80}
		px, py := f.At(p, 1)
		fx := f.X0 + float64(geo.FixLon(p[0]))*f.Step + f.Size
		fy := f.Y0 + float64(geo.FixY(p[1]))*f.Step
		if math.Abs(px-fx) > 0.01 || math.Abs(py-fy) > 0.01 {
			t.Fatalf("fixed point %v,%v, degrees %v,%v", fx, fy, px, py)
		}
		left, right := f.X0+float64(f.First)*f.Size, f.X0+float64(f.Last+1)*f.Size
		if left > 0 || left+f.Size <= 0 || right < float64(v.W) || right-f.Size >= float64(v.W) {
			t.Fatalf("copies %d..%d span %v..%v of %d", f.First, f.Last, left, right, v.W)
		}
		if first, last := v.Copies(); first != f.First || last != f.Last {
			t.Fatalf("Copies() = %d, %d", first, last)
		}
	}
}

func TestBoundsOfTheWorld(t *testing.T) {
	v := geo.Viewport{Camera: geo.Camera{Lon: 20}, W: 600, H: 256, Scale: 1}
	b := v.Bounds()
	if b.W != -180 || b.E != 180 || math.Abs(b.N-geo.MaxLat) > 1e-6 || math.Abs(b.S+geo.MaxLat) > 1e-6 {
		t.Errorf("bounds %+v", b)
	}
}

func TestPanKeepsThePointUnderTheHand(t *testing.T) {
	v := geo.Viewport{Camera: geo.Camera{Lon: 170, Lat: 40, Zoom: 4}, W: 800, H: 600, Scale: 2}
	held := v.Unproject(500, 200)
	v.Camera = v.Pan(-150, 60) // units
	if px, py := v.Project(held); math.Abs(px-200) > 1e-6 || math.Abs(py-320) > 1e-6 {
		t.Errorf("the point moved to %v,%v, want 200,320", px, py)
	}
}

func TestZoomAboutHoldsThePoint(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	for range 1000 {
		v := geo.Viewport{Camera: geo.Camera{Lon: r.Float64()*360 - 180, Lat: r.Float64()*80 - 40, Zoom: 4 + 5*r.Float64()}, W: 900, H: 700, Scale: 1.5}
		px, py := r.Float64()*900, r.Float64()*700
		held := v.Unproject(px, py)
		v.Camera = v.ZoomAbout(px, py, 1+r.Float64())
		if gx, gy := v.Project(held); math.Abs(gx-px) > 1e-4 || math.Abs(gy-py) > 1e-4 {
			t.Fatalf("held point moved from %v,%v to %v,%v", px, py, gx, gy)
		}
	}
	v := geo.Viewport{Camera: geo.Camera{Zoom: 14}, W: 100, H: 100, Scale: 1}
	if got := v.ZoomAbout(0, 0, 4).Zoom; got != geo.MaxZoom {
		t.Errorf("zoom %v", got)
	}
	for _, bad := range []float64{0, -1, math.NaN(), math.Inf(1)} {
		if got := v.ZoomAbout(50, 50, bad); got != v.Camera {
			t.Errorf("factor %v changes the camera to %+v", bad, got)
		}
	}
}

func TestFit(t *testing.T) {
	cases := map[string]geo.Box{
		"Caribbean": {W: -90, S: 5, E: -58, N: 25},
		"Fiji":      {W: 176, S: -20, E: -178, N: -15},
		"high":      {W: 20, S: 60, E: 30, N: 80},
	}
	for name, b := range cases {
		v := geo.Viewport{Camera: geo.Camera{}.Fit(b, 800, 600, 20), W: 800, H: 600, Scale: 1}
		x0, y0 := v.Project(orb.Point{b.W, b.N})
		x1, y1 := v.Project(orb.Point{b.E, b.S})
		if x0 < 19.99 || y0 < 19.99 || x1 > 780.01 || y1 > 580.01 {
			t.Errorf("%s: %v,%v..%v,%v leaves the padding", name, x0, y0, x1, y1)
		}
		if math.Max((x1-x0)/760, (y1-y0)/560) < 0.999 {
			t.Errorf("%s: %v x %v does not fill the frame", name, x1-x0, y1-y0)
		}
	}
	point := geo.Camera{Zoom: 5}.Fit(geo.Box{W: 10, S: 50, E: 10, N: 50}, 800, 600, 20)
	if point.Zoom != 5 || math.Abs(point.Lon-10) > 1e-9 || math.Abs(point.Lat-50) > 1e-9 {
		t.Errorf("a point fits as %+v", point)
	}
}

func TestClampKeepsTheFrameInTheWorld(t *testing.T) {
	cameras := []geo.Camera{
		{Lat: 90, Zoom: 3}, {Lat: -90, Zoom: 0}, {Zoom: -5}, {Zoom: 99}, {Lon: 1000, Lat: 10},
		{Lon: math.NaN(), Lat: math.Inf(1), Zoom: math.NaN()},
	}
	for _, c := range cameras {
		got := c.Clamp(900, 700)
		if err := got.Validate(); err != nil {
			t.Errorf("%+v: %v", c, err)
		}
		f := geo.Viewport{Camera: got, W: 900, H: 700, Scale: 1}.Frame()
		if f.Y0 > 1e-6 || f.Y0+f.Size < 700-1e-6 {
			t.Errorf("%+v: the world spans %v..%v of 0..700", got, f.Y0, f.Y0+f.Size)
		}
		if again := got.Clamp(900, 700); math.Abs(again.Lat-got.Lat) > 1e-9 || again.Zoom != got.Zoom {
			t.Errorf("clamping twice moves %+v to %+v", got, again)
		}
	}
}

func TestValidate(t *testing.T) {
	bad := map[string]geo.Camera{
		`"globe"`: {Projection: "globe"}, "longitude": {Lon: 181}, "latitude": {Lat: math.NaN()}, "zoom": {Zoom: 15},
	}
	for want, c := range bad {
		if err := c.Validate(); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%+v: error %v, want one about %s", c, err, want)
		}
	}
}

func TestCameraJSON(t *testing.T) {
	c := geo.Camera{Projection: geo.Mercator, Lon: -66.5, Lat: 10.25, Zoom: 5.5}
	b, err := json.Marshal(c)
	if err != nil || string(b) != `{"projection":"mercator","lon":-66.5,"lat":10.25,"zoom":5.5}` {
		t.Fatalf("%s, %v", b, err)
	}
	var back geo.Camera
	if err := json.Unmarshal(b, &back); err != nil || back != c {
		t.Errorf("%+v, %v", back, err)
	}
}

func TestMetresPerPixel(t *testing.T) {
	v := geo.Viewport{Camera: geo.Camera{Lon: -66, Lat: 60, Zoom: 6}, W: 400, H: 400, Scale: 1}
	want := geo.Distance(v.Unproject(199.5, 200), v.Unproject(200.5, 200))
	if got := v.MetresPerPixel(); math.Abs(got/want-1) > 1e-4 {
		t.Errorf("got %v m, the geodesic says %v", got, want)
	}
}

func TestProjectAllocatesNothing(t *testing.T) {
	v := geo.Viewport{Camera: geo.Camera{Zoom: 4}, W: 800, H: 600, Scale: 1}
	n := testing.AllocsPerRun(100, func() {
		f := v.Frame()
		x, y := f.Project(orb.Point{1, 2})
		_ = f.Unproject(x, y)
		_ = v.Bounds()
	})
	if n != 0 {
		t.Errorf("%v allocations", n)
	}
}
