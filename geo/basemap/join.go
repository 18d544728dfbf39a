package basemap

import (
	"maps"
	"slices"
)

// addNet counts how often polygons run along each arc, against it as -1.
func addNet(net map[int]int, polygons []Polygon, by int) {
	for _, p := range polygons {
		for _, ring := range p.Rings {
			for _, ref := range ring {
				if ref.Reversed() {
					net[ref.Arc()] -= by
				} else {
					net[ref.Arc()] += by
				}
			}
		}
	}
}

// joined joins the arcs that are left of polygons laid side by side into rings:
// those between two of them cancel.
func (m *Map) joined(net map[int]int) [][]Ref {
	var pieces []Ref
	from := map[Point][]int{}
	for _, arc := range slices.Sorted(maps.Keys(net)) {
		ref := Ref(arc)
		switch n := net[arc]; {
		case n == 0:
			continue
		case n < 0:
			ref = ^ref
		}
		start, _ := m.ends(ref)
		from[start] = append(from[start], len(pieces))
		pieces = append(pieces, ref)
	}
	used := make([]bool, len(pieces))
	var rings [][]Ref
	for i := range pieces {
		if ring := m.follow(pieces, used, from, i); len(ring) > 0 {
			rings = append(rings, ring)
		}
	}
	return rings
}

// follow walks from piece to piece until it is back at the first, and marks them
// as used. A walk that meets itself before is cut off there, so that no ring
// touches itself.
func (m *Map) follow(pieces []Ref, used []bool, from map[Point][]int, first int) []Ref {
	if used[first] {
		return nil
	}
	begin, _ := m.ends(pieces[first])
	var ring []Ref
	for at := first; at >= 0; {
		used[at] = true
		ring = append(ring, pieces[at])
		_, end := m.ends(pieces[at])
		if end == begin {
			return ring
		}
		next := slices.IndexFunc(from[end], func(i int) bool { return !used[i] })
		if next < 0 {
			return ring
		}
		at = from[end][next]
	}
	return ring
}

// group makes polygons of rings: each outer ring with the holes inside it.
func (m *Map) group(rings [][]Ref) []Polygon {
	var out []Polygon
	var holes [][]Ref
	for _, ring := range rings {
		if m.clockwise(ring) {
			holes = append(holes, ring)
			continue
		}
		p := Polygon{Rings: [][]Ref{ring}}
		m.finishPolygon(&p)
		out = append(out, p)
	}
	for _, hole := range holes {
		best := -1
		for i := range out {
			if m.holds(out[i].Rings[0], out[i].Rect, hole) && (best < 0 || smaller(out[i].Rect, out[best].Rect)) {
				best = i
			}
		}
		if best >= 0 {
			out[best].Rings = append(out[best].Rings, hole)
		}
	}
	return out
}

func smaller(a, b Rect) bool {
	size := func(r Rect) float64 { return float64(r.MaxX-r.MinX) * float64(r.MaxY-r.MinY) }
	return size(a) < size(b)
}

// holds reports whether a ring holds another one, by the middle of its first edge.
func (m *Map) holds(ring []Ref, rect Rect, inner []Ref) bool {
	pts := m.AppendRing(nil, inner, Levels-1)
	mid := Point{X: pts[0].X/2 + pts[1].X/2, Y: pts[0].Y/2 + pts[1].Y/2}
	outer := Polygon{Rings: [][]Ref{ring}, Rect: rect}
	return m.polygonContains(&outer, mid)
}

// clockwise reports whether a ring runs clockwise on a map with north up.
func (m *Map) clockwise(ring []Ref) bool {
	pts := m.AppendRing(nil, ring, Levels-1)
	sum := 0.0
	for i, p := range pts {
		q := pts[(i+1)%len(pts)]
		sum += (float64(q.X) - float64(p.X)) * (float64(q.Y) + float64(p.Y))
	}
	return sum < 0 // y points down
}
