package basemap

import (
	"math"

	"sandtable/geo"
)

// StateAt returns the code of the state that holds a point, in degrees. At sea,
// beyond the map's edge and on the great lakes between states ok is false. The
// answer is that of the base map: as controlled, within some 500 m of a border
// or coast it can be the neighbour's.
func (m *Map) StateAt(lon, lat float64) (code string, ok bool) {
	if !(lat >= -90 && lat <= geo.MaxLat) || lon != lon {
		return "", false
	}
	// South of the map's edge it is as on the last row: Antarctica.
	p := Point{X: geo.FixLon(lon), Y: min(geo.FixY(lat), math.MaxUint32-1)}
	for i := range m.States {
		s := &m.States[i]
		if !s.Rect.Contains(p) {
			continue
		}
		for j := range s.Polygons {
			if m.polygonContains(&s.Polygons[j], p) {
				return s.Code, true
			}
		}
	}
	return "", false
}

// polygonContains counts how often a ray to the east crosses the rings.
func (m *Map) polygonContains(poly *Polygon, p Point) bool {
	if !poly.Rect.Contains(p) {
		return false
	}
	inside := false
	for _, ring := range poly.Rings {
		for _, ref := range ring {
			if m.crossesOddly(ref.Arc(), p) {
				inside = !inside
			}
		}
	}
	return inside
}

// crossesOddly reports whether the ray from p to the east crosses an arc an odd
// number of times. For an arc that lies wholly east of p its ends decide.
func (m *Map) crossesOddly(arc int, p Point) bool {
	r := m.Arcs[arc].Rect
	if p.Y < r.MinY || p.Y > r.MaxY || p.X > r.MaxX {
		return false
	}
	points := m.Points(arc, Levels-1)
	if p.X < r.MinX {
		return (points[0].Y > p.Y) != (points[len(points)-1].Y > p.Y)
	}
	odd := false
	for i := 1; i < len(points); i++ {
		a, b := points[i-1], points[i]
		if (a.Y > p.Y) != (b.Y > p.Y) && eastOf(p, a, b) {
			odd = !odd
		}
	}
	return odd
}

// eastOf reports whether the line from a to b passes east of p on p's parallel.
func eastOf(p, a, b Point) bool {
	part := (float64(p.Y) - float64(a.Y)) / (float64(b.Y) - float64(a.Y))
	return float64(a.X)+part*(float64(b.X)-float64(a.X)) > float64(p.X)
}
