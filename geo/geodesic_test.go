package geo_test

import (
	"math"
	"testing"

	"github.com/paulmach/orb"

	"sandtable/geo"
)

// TestDistance uses a worked example of GeographicLib and lengths that follow from
// the ellipsoid.
func TestDistance(t *testing.T) {
	cases := []struct {
		name  string
		a, b  orb.Point
		distM float64
		tol   float64
	}{
		{"Wellington to Salamanca (Karney)", orb.Point{174.81, -41.32}, orb.Point{-5.50, 40.96}, 19959679.267, 1e-2},
		{"a degree of the equator", orb.Point{10, 0}, orb.Point{11, 0}, math.Pi * 6378137 / 180, 1e-3},
		{"pole to equator", orb.Point{0, 90}, orb.Point{50, 0}, 10001965.729, 1e-2},
		{"over the antimeridian", orb.Point{179.5, 0}, orb.Point{-179.5, 0}, math.Pi * 6378137 / 180, 1e-3},
	}
	for _, c := range cases {
		if got := geo.Distance(c.a, c.b); math.Abs(got-c.distM) > c.tol {
			t.Errorf("%s: %v m, want %v", c.name, got, c.distM)
		}
	}
}

func TestDirectInvertsDistance(t *testing.T) {
	for bearing := 0.0; bearing < 360; bearing += 17 {
		for _, from := range []orb.Point{{-66.13, 11.8}, {179.9, -17}, {0, 89}} {
			to := geo.Direct(from, bearing, 1_500_000)
			if got := geo.Distance(from, to); math.Abs(got-1_500_000) > 1e-3 {
				t.Fatalf("from %v bearing %v: %v m", from, bearing, got)
			}
			if to[0] < -180 || to[0] >= 180 {
				t.Fatalf("longitude %v", to[0])
			}
		}
	}
}

// TestDirect is GeographicLib's example: from Perth 20,000 km to the south-west.
func TestDirect(t *testing.T) {
	got := geo.Direct(orb.Point{115.74, -32.06}, 225, 20_000_000)
	if math.Abs(got[0]+63.95925278) > 1e-7 || math.Abs(got[1]-32.11195529) > 1e-7 {
		t.Errorf("got %v", got)
	}
}

func TestCircle(t *testing.T) {
	middles := map[string]orb.Point{
		"Caracas": {-66.9, 10.5}, "Fiji": {179.9, -17}, "near the pole": {20, 88}, "south": {-100, -89},
	}
	for name, m := range middles {
		ring := geo.Circle(m, 500_000)
		if ring[0] != ring[len(ring)-1] {
			t.Errorf("%s: open", name)
		}
		polar := math.Abs(m[1]) > 85
		for i, p := range ring {
			if math.Abs(p[1]) != 90 && math.Abs(geo.Distance(m, p)-500_000) > 0.01 {
				t.Fatalf("%s: point %d is %v m away", name, i, geo.Distance(m, p))
			}
			if i > 0 && !polar && math.Abs(p[0]-ring[i-1][0]) > 90 {
				t.Fatalf("%s: jump from %v to %v", name, ring[i-1], p)
			}
		}
		if got := len(ring) > 129; got != polar {
			t.Errorf("%s: closed along the pole: %v", name, got)
		}
		if !polar && ring.Orientation() != orb.CCW {
			t.Errorf("%s: not counter-clockwise", name)
		}
	}
	if b := geo.Circle(orb.Point{179.9, -17}, 500_000).Bound(); b.Min[0] > 176 || b.Max[0] < 184 {
		t.Errorf("the circle over the antimeridian spans %v", b)
	}
}

func TestGreatCircle(t *testing.T) {
	a, b := orb.Point{-66.9, 10.5}, orb.Point{37.6, 55.75}
	line := geo.GreatCircle(a, b)
	if line[0] != a || line[len(line)-1] != b {
		t.Error("the ends moved")
	}
	sum := 0.0
	for i := 1; i < len(line); i++ {
		d := geo.Distance(line[i-1], line[i])
		if d > 50_001 {
			t.Fatalf("a piece of %v m", d)
		}
		sum += d
	}
	if want := geo.Distance(a, b); math.Abs(sum/want-1) > 1e-9 {
		t.Errorf("the pieces sum to %v, want %v", sum, want)
	}
}

func TestGreatCircleOverTheAntimeridian(t *testing.T) {
	line := geo.GreatCircle(orb.Point{150, 50}, orb.Point{-150, 50})
	if last := line[len(line)-1]; last != (orb.Point{210, 50}) {
		t.Errorf("ends at %v, want the continued longitude 210", last)
	}
	if same := geo.GreatCircle(orb.Point{1, 2}, orb.Point{1, 2}); len(same) != 2 {
		t.Errorf("a point gives %v", same)
	}
}
