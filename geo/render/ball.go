package render

import (
	"context"
	"math"
	"sync"

	"sandtable/geo"
	"sandtable/geo/band"
	"sandtable/geo/basemap"
	"sandtable/geo/projection"
)

// balls holds the base map on the sphere, a level of detail at a time, each made
// when it is first asked for. At most all levels are kept: some 30 MB.
type balls struct {
	levels [basemap.Levels]struct {
		once sync.Once
		ball *ball
	}
}

// point is a place on the unit sphere, to some 40 cm.
type point struct{ x, y, z float32 }

func (p point) vec() projection.Vec {
	return projection.Vec{X: float64(p.x), Y: float64(p.y), Z: float64(p.z)}
}

// ball is the points of all arcs at one level of detail; arc i has
// points[from[i]:from[i+1]]. An edge of the base map is straight on Mercator's
// map; long ones have points between their ends, so that they stay where they
// are. Cuts have no points.
type ball struct {
	points []point
	from   []uint32
}

// at returns the base map on the sphere at a level of detail.
func (b *balls) at(m *basemap.Map, detail int) *ball {
	l := &b.levels[detail]
	l.once.Do(func() { l.ball = newBall(m, detail) })
	return l.ball
}

// arc returns the points of an arc.
func (b *ball) arc(i int) []point { return b.points[b.from[i]:b.from[i+1]] }

func newBall(m *basemap.Map, detail int) *ball {
	b := &ball{from: make([]uint32, len(m.Arcs)+1)}
	longest := longestEdge(detail)
	for i := range m.Arcs {
		n := 0
		if m.Arcs[i].Kind != basemap.Cut {
			pts := m.Points(i, detail)
			n = 1
			for k := 1; k < len(pts); k++ {
				n += parts(pts[k-1], pts[k], longest)
			}
		}
		b.from[i+1] = b.from[i] + uint32(n)
	}
	b.points = make([]point, b.from[len(m.Arcs)])
	// The context never ends, so neither does the loop before it is done.
	_ = band.Run(context.Background(), len(m.Arcs), func(lo, hi int) {
		for i := lo; i < hi; i++ {
			if m.Arcs[i].Kind != basemap.Cut {
				densify(b.arc(i), m.Points(i, detail), longest)
			}
		}
	})
	return b
}

// longestEdge is the longest edge of a level, in steps, that bends by less than
// a third of a pixel where that level is drawn. The last level serves all zooms
// from its own on.
func longestEdge(detail int) float64 {
	zoom := float64(detail)
	if detail == basemap.Levels-1 {
		zoom = 12
	}
	radius := geo.TileUnits * math.Exp2(zoom) / (2 * math.Pi)
	return math.Sqrt(2.4/radius) / (2 * math.Pi) * geo.Turn
}

// parts is the number of pieces that an edge is cut into.
func parts(a, b basemap.Point, longest float64) int {
	dx, dy := float64(int32(b.X-a.X)), float64(b.Y)-float64(a.Y)
	return max(1, int(math.Ceil(max(math.Abs(dx), math.Abs(dy))/longest)))
}

// densify fills dst with the points of an arc and those between them.
func densify(dst []point, pts []basemap.Point, longest float64) {
	dst[0] = onSphere(float64(pts[0].X), float64(pts[0].Y))
	at := 1
	for k := 1; k < len(pts); k++ {
		a, b := pts[k-1], pts[k]
		n := parts(a, b, longest)
		dx, dy := float64(int32(b.X-a.X)), float64(b.Y)-float64(a.Y)
		for i := 1; i <= n; i++ {
			t := float64(i) / float64(n)
			dst[at] = onSphere(float64(a.X)+dx*t, float64(a.Y)+dy*t)
			at++
		}
	}
}

// onSphere turns fixed-point Mercator coordinates into a point of the sphere.
func onSphere(x, y float64) point {
	v := vecOf(x, y)
	return point{float32(v.X), float32(v.Y), float32(v.Z)}
}

func vecOf(x, y float64) projection.Vec {
	sin, cos := math.Sincos(x*(2*math.Pi/geo.Turn) - math.Pi)
	e := math.Exp(math.Pi * (1 - 2*y/geo.Turn))
	r := 2 * e / (e*e + 1)
	return projection.Vec{X: r * cos, Y: r * sin, Z: (e*e - 1) / (e*e + 1)}
}

// vecAt is the point of the sphere of a place on the base map.
func vecAt(p basemap.Point) projection.Vec { return vecOf(float64(p.X), float64(p.Y)) }
