package main

import (
	"math"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/planar"

	"sandtable/geo"
	"sandtable/geo/basemap"
)

// lakeSet holds lakes, each from the first file that has it whole.
type lakeSet struct{ polygons []orb.Polygon }

// add keeps a lake unless a finer file already gave it.
func (s *lakeSet) add(poly orb.Polygon) {
	b := poly.Bound()
	for _, old := range s.polygons {
		if overlap(b, old.Bound()) > 0.4 {
			return
		}
	}
	s.polygons = append(s.polygons, poly)
}

// overlap is the common part of two bounds over the larger of them.
func overlap(a, b orb.Bound) float64 {
	w := math.Min(a.Max[0], b.Max[0]) - math.Max(a.Min[0], b.Min[0])
	h := math.Min(a.Max[1], b.Max[1]) - math.Max(a.Min[1], b.Min[1])
	if w <= 0 || h <= 0 {
		return 0
	}
	size := func(b orb.Bound) float64 { return (b.Max[0] - b.Min[0]) * (b.Max[1] - b.Min[1]) }
	return w * h / math.Max(size(a), size(b))
}

// compile adds the shores to t.
func (s *lakeSet) compile(t *topology) ([]basemap.Lake, error) {
	var lakes []basemap.Lake
	for _, poly := range s.polygons {
		l := basemap.Lake{Rank: lakeRank(poly)}
		for i, ring := range poly {
			p := piece{points: snapRing(ring, i > 0), closed: true}
			arc := t.add(p, basemap.Arc{Kind: basemap.Shore, Left: -1, Right: -1, Rank: l.Rank})
			l.Polygon.Rings = append(l.Polygon.Rings, []basemap.Ref{basemap.Ref(arc)})
		}
		lakes = append(lakes, l)
	}
	return lakes, nil
}

// lakeRank is the zoom at which a lake covers some 20 square pixels.
func lakeRank(poly orb.Polygon) uint8 {
	c, area := planar.CentroidArea(poly)
	turns := area / 360 / 360 / math.Max(math.Cos(c[1]*math.Pi/180), 0.1)
	zoom := math.Ceil(math.Log2(20/turns)/2 - math.Log2(geo.TileUnits))
	return uint8(math.Min(math.Max(zoom, 0), geo.DetailZoom))
}
