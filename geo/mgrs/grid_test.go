package mgrs

import (
	"math"
	"testing"

	"github.com/tidwall/geodesic"
)

// TestSeries holds the series against two other ways to the same numbers: on the
// middle meridian the northing is the meridian's length as the geodesic gives it,
// and beside it the projection has one scale in all directions.
func TestSeries(t *testing.T) {
	const micrometre = 1e-6
	for lat := -80.0; lat <= 84; lat += 0.9 {
		var distM float64
		geodesic.WGS84.Inverse(0, 0, lat, 0, &distM, nil, nil)
		if _, north := toUTM(0, lat); math.Abs(math.Abs(north)-scaleUTM*distM) > micrometre {
			t.Errorf("northing of %v: %.7f, want %.7f", lat, north, scaleUTM*distM)
		}
		for lon := -6.0; lon <= 6; lon++ {
			e, n := toUTM(lon, lat)
			gotLon, gotLat := fromUTM(e, n)
			if math.Abs(gotLon-lon) > 1e-11 || math.Abs(gotLat-lat) > 1e-12 {
				t.Errorf("%v %v came back as %.13f %.13f", lon, lat, gotLon, gotLat)
			}
			conforms(t, lon, lat, toUTM)
		}
	}
}

func TestPolar(t *testing.T) {
	for lat := 60.0; lat <= 90; lat += 0.7 {
		for lon := -180.0; lon < 180; lon += 13 {
			for _, sign := range []float64{1, -1} {
				e, n := toUPS(lon, sign*lat)
				gotLon, gotLat := fromUPS(e, n, sign > 0)
				if math.Abs(gotLat-sign*lat) > 1e-12 || math.Abs(math.Remainder(gotLon-lon, 360)) > 1e-9 {
					t.Errorf("%v %v came back as %.13f %.13f", lon, sign*lat, gotLon, gotLat)
				}
				if lat < 89.9 {
					conforms(t, lon, sign*lat, toUPS)
				}
			}
		}
	}
	// The scale of the polar grid is 0.994 at the pole.
	var distM float64
	geodesic.WGS84.Inverse(90, 0, 89.9, 0, &distM, nil, nil)
	if _, n := toUPS(0, 89.9); math.Abs((falsePole-n)/distM-scaleUPS) > 1e-6 {
		t.Errorf("scale at the pole: %v", (falsePole-n)/distM)
	}
}

// conforms holds that a kilometre to the north and one to the east are equally
// long on the grid, and at a right angle.
func conforms(t *testing.T, lon, lat float64, project func(lon, lat float64) (float64, float64)) {
	t.Helper()
	step := func(bearing float64) (x, y float64) {
		at := func(distM float64) (float64, float64) {
			var toLat, toLon float64
			geodesic.WGS84.Direct(lat, lon, bearing, distM, &toLat, &toLon, nil)
			return project(toLon, toLat)
		}
		x1, y1 := at(500)
		x0, y0 := at(-500)
		return x1 - x0, y1 - y0
	}
	nx, ny := step(0)
	ex, ey := step(90)
	north, east := math.Hypot(nx, ny), math.Hypot(ex, ey)
	if math.Abs(north-east) > 1e-4 || math.Abs(nx*ex+ny*ey)/north/east > 1e-6 {
		t.Errorf("%v %v: a kilometre is %.5f m to the north and %.5f m to the east", lon, lat, north, east)
	}
}
