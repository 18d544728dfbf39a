package scene

import (
	"math"

	"sandtable/geo"
	"sandtable/geo/basemap"
	"sandtable/geo/draw"
	"sandtable/geo/projection"

	"github.com/paulmach/orb"
)

// What follows is for maps that are not Mercator's: there lines break at the edge
// of the map or at the horizon, and rings are closed along it.

// sphereLine is linePath. Of a line that the map does not show, a single point
// far outside the frame remains.
func sphereLine(f geo.Frame, line orb.LineString) draw.Path {
	pts := make([]projection.Vec, len(line))
	for i, p := range line {
		pts[i] = projection.Of(p[0], p[1])
	}
	var path draw.Path
	f.Plane.Line(pts, into(&path))
	if len(path.Points) < 2 {
		x, y := f.Project(line[0])
		return draw.Polyline(draw.Pt(x, y), draw.Pt(x, y))
	}
	return path
}

// sphereCircle is the ring of a radius about a point, as a line.
func sphereCircle(f geo.Frame, middle orb.Point, radiusM float64) draw.Path {
	ring := geo.Circle(middle, radiusM)
	return sphereLine(f, orb.LineString(ring[:min(len(ring), ringPoints)]))
}

// into appends what a projection emits to a path.
func into(path *draw.Path) projection.Emit {
	return func(at draw.Point, begin bool) {
		if begin {
			path.MoveTo(at.X, at.Y)
		} else {
			path.LineTo(at.X, at.Y)
		}
	}
}

// sphereRing is ringPath; it is empty where the map shows nothing of the ring. The
// edges of a ring are straight in longitude and latitude.
func sphereRing(f geo.Frame, ring orb.Ring) draw.Path {
	ring, turns := aroundPole(ring)
	var pts []projection.Vec
	for i, p := range ring {
		q := ring[(i+1)%len(ring)]
		east, north := geo.WrapLon(q[0]-p[0]), q[1]-p[1]
		n := max(1, math.Ceil(max(math.Abs(east), math.Abs(north))))
		for k := range int(n) {
			t := float64(k) / n
			pts = append(pts, projection.Of(p[0]+east*t, p[1]+north*t))
		}
	}
	lon, lat := f.Plane.Opposite().LonLat()
	windings := max(turns, 0)
	for i, p := range ring {
		windings += crossing(p, ring[(i+1)%len(ring)], orb.Point{lon, lat})
	}
	var path draw.Path
	emit := into(&path)
	f.Plane.Ring(pts, windings, func(at draw.Point, begin bool) {
		if begin && !path.Empty() {
			path.Close()
		}
		emit(at, begin)
	})
	if !path.Empty() {
		path.Close()
	}
	return path
}

// aroundPole returns a ring without the points at the pole that it goes around,
// if it does, and how often it turns eastwards: 1 around the north pole, -1
// around the south pole. Such a ring is turned so that the pole is on its left.
func aroundPole(ring orb.Ring) (orb.Ring, int) {
	turn, sum := 0.0, 0.0
	var out orb.Ring
	for i, p := range ring {
		turn += geo.WrapLon(ring[(i+1)%len(ring)][0] - p[0])
		sum += p[1]
		if math.Abs(p[1]) < 90 {
			out = append(out, p)
		}
	}
	if math.Abs(turn) < 180 {
		return ring, 0
	}
	if (turn > 0) != (sum > 0) {
		out.Reverse()
		turn = -turn
	}
	return out, int(math.Copysign(1, turn))
}

// crossing is 1 where the edge from p to q passes north of a point to the west, -1
// where it passes to the east.
func crossing(p, q, o orb.Point) int {
	before := geo.WrapLon(p[0] - o[0])
	east := geo.WrapLon(q[0] - p[0])
	after := before + east
	if (before < 0) == (after < 0) || p[1]+(q[1]-p[1])*(-before/east) <= o[1] {
		return 0
	}
	if east < 0 {
		return 1
	}
	return -1
}

// vecFixed is the point of the sphere of a stored place.
func vecFixed(x uint32, lat int32) projection.Vec {
	const step = 2 * math.Pi / geo.Turn
	sinLon, cosLon := math.Sincos(float64(x)*step - math.Pi)
	sinLat, cosLat := math.Sincos(float64(lat) * step)
	return projection.Vec{X: cosLat * cosLon, Y: cosLat * sinLon, Z: sinLat}
}

// seesSphere is sees: some corner of the state is in the picture, or the state
// holds the middle or a corner of it.
func (b *builder) seesSphere(state basemap.State) bool {
	in := b.view.Inner
	for _, at := range [...]draw.Point{
		in.Min.Lerp(in.Max, 0.5), in.Min, in.Max, {X: in.Min.X, Y: in.Max.Y}, {X: in.Max.X, Y: in.Min.Y},
	} {
		if !b.frame.Shows(at.X, at.Y) {
			continue
		}
		p := b.frame.Unproject(at.X, at.Y)
		if code, ok := b.world.StateAt(p.Lon(), p.Lat()); ok && code == state.Code {
			return true
		}
	}
	const detail = 2
	var ring []basemap.Point
	for _, polygon := range state.Polygons {
		for _, refs := range polygon.Rings {
			ring = b.world.AppendRing(ring[:0], refs, detail)
			for _, p := range ring {
				if b.inner(b.at(pointOf(p))) {
					return true
				}
			}
		}
	}
	return false
}
