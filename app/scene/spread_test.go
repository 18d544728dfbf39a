package scene

import (
	"cmp"
	"math/rand/v2"
	"slices"
	"testing"

	"sandtable/geo"

	"github.com/paulmach/orb"
)

// sortedBox is spread.box by sorting the points.
func sortedBox(points []orb.Point) geo.Box {
	slices.SortFunc(points, func(a, b orb.Point) int { return cmp.Compare(a.Lon(), b.Lon()) })
	box := geo.Box{W: points[0].Lon(), E: points[len(points)-1].Lon(), S: 90, N: -90}
	widest := points[0].Lon() + 360 - points[len(points)-1].Lon()
	for i, p := range points {
		box.S, box.N = min(box.S, p.Lat()), max(box.N, p.Lat())
		if i > 0 && p.Lon()-points[i-1].Lon() > widest {
			widest = p.Lon() - points[i-1].Lon()
			box.W, box.E = p.Lon(), points[i-1].Lon()
		}
	}
	return box
}

func TestSpreadBox(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	for range 2000 {
		var points []orb.Point
		var s spread
		centre, width := rng.Float64()*360-180, rng.Float64()*rng.Float64()*360
		for range 1 + rng.IntN(400) {
			p := orb.Point{geo.WrapLon(centre + rng.Float64()*width), rng.Float64()*180 - 90}
			points = append(points, p)
			s.add(p)
		}
		if got, want := s.box(), sortedBox(points); got != want {
			t.Fatalf("%d points from %v over %v: %v, want %v", len(points), centre, width, got, want)
		}
	}
}
