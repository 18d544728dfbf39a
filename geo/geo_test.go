package geo_test

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/paulmach/orb"

	"sandtable/geo"
)

// lonGap is the difference of two longitudes the short way round.
func lonGap(a, b float64) float64 {
	return math.Abs(math.Remainder(a-b, 360))
}

func TestFixedPointRoundTrip(t *testing.T) {
	const step = 360.0 / geo.Turn
	r := rand.New(rand.NewPCG(1, 2))
	for range 20000 {
		lon, lat := r.Float64()*360-180, r.Float64()*180-90
		if d := lonGap(geo.LonOf(geo.FixLon(lon)), lon); d > step/2*1.01 {
			t.Fatalf("lon %v comes back %v off", lon, d)
		}
		if d := math.Abs(geo.LatOf(geo.FixLat(lat)) - lat); d > step/2*1.01 {
			t.Fatalf("lat %v comes back %v off", lat, d)
		}
	}
}

func TestFixedPointEdges(t *testing.T) {
	if geo.FixLon(180) != 0 || geo.FixLon(-180) != 0 || geo.FixLon(540) != 0 {
		t.Error("180° E, 180° W and a turn more must be one meridian at 0")
	}
	if geo.FixLon(0) != 1<<31 || geo.FixLon(179.99999999999) != 0 || geo.FixLon(math.NaN()) != 0 {
		t.Error("Greenwich is half a turn; rounding up to 180° wraps; NaN is 0")
	}
	if far := geo.LonOf(geo.FixLon(360e12 + 90)); math.Abs(far-90) > 0.1 {
		t.Errorf("90° E after 10^12 turns is at %v", far)
	}
	if geo.LatOf(geo.FixLat(90)) != 90 || geo.LatOf(geo.FixLat(-90)) != -90 || geo.FixLat(91) != 1<<30 {
		t.Error("the poles must be exact and hold what lies beyond")
	}
	if geo.FixY(geo.MaxLat) != 0 || geo.FixY(90) != 0 || geo.FixY(-90) != math.MaxUint32 || geo.FixY(0) != 1<<31 {
		t.Errorf("Mercator y: %d %d %d", geo.FixY(geo.MaxLat), geo.FixY(-90), geo.FixY(0))
	}
	if p := geo.PointOf(geo.FixLon(-66.13), geo.FixLat(11.8)); math.Abs(p[0]+66.13) > 1e-7 || math.Abs(p[1]-11.8) > 1e-7 {
		t.Errorf("PointOf gives %v", p)
	}
}

// TestMercatorAgainstTextbook uses ln(tan(pi/4 + lat/2)), written differently
// from the code.
func TestMercatorAgainstTextbook(t *testing.T) {
	for lat := -85.0; lat <= 85; lat += 0.5 {
		want := 0.5 - math.Log(math.Tan(math.Pi/4+lat*math.Pi/360))/(2*math.Pi)
		if got := geo.MercatorY(lat); math.Abs(got-want) > 1e-12 {
			t.Fatalf("lat %v: got %v, want %v", lat, got, want)
		}
		if back := geo.LatOfMercator(want); math.Abs(back-lat) > 1e-9 {
			t.Fatalf("lat %v comes back as %v", lat, back)
		}
	}
}

func TestWrapLon(t *testing.T) {
	for lon, want := range map[float64]float64{0: 0, 180: -180, -180: -180, 181: -179, -181: 179, 720: 0, 539.5: 179.5} {
		if got := geo.WrapLon(lon); got != want {
			t.Errorf("WrapLon(%v) = %v, want %v", lon, got, want)
		}
	}
	if got := geo.WrapLon(math.Nextafter(-180, -181)); got < -180 || got >= 180 {
		t.Errorf("just under -180 gives %v", got)
	}
}

func TestBox(t *testing.T) {
	pacific := geo.Box{W: 170, S: -20, E: -170, N: 20}
	if !pacific.Crosses() || pacific.Width() != 20 || pacific.Center() != (orb.Point{-180, 0}) {
		t.Errorf("crossing box: width %v, center %v", pacific.Width(), pacific.Center())
	}
	cases := []struct {
		name string
		box  geo.Box
		p    orb.Point
		want bool
	}{
		{"west of the line", pacific, orb.Point{175, 0}, true},
		{"east of the line", pacific, orb.Point{-175, 0}, true},
		{"on the line", pacific, orb.Point{180, 0}, true},
		{"continued longitude", pacific, orb.Point{185, 0}, true},
		{"far side", pacific, orb.Point{0, 0}, false},
		{"north of it", pacific, orb.Point{175, 21}, false},
		{"plain", geo.Box{W: -75, S: 0, E: -60, N: 13}, orb.Point{-66.13, 11.8}, true},
		{"edge", geo.Box{W: -75, S: 0, E: -60, N: 13}, orb.Point{-60, 13}, true},
		{"180 is -180", geo.Box{W: -180, S: -1, E: 0, N: 1}, orb.Point{180, 0}, true},
	}
	for _, c := range cases {
		if got := c.box.Contains(c.p); got != c.want {
			t.Errorf("%s: Contains(%v) = %v", c.name, c.p, got)
		}
	}
}
