package render

import (
	"math"

	"sandtable/geo"
	"sandtable/geo/draw"
	"sandtable/geo/projection"
)

// meshOf returns the distances of the meridians and of the parallels of a map
// that is not Mercator's, in degrees: round ones, no denser than minMesh in its
// middle.
func meshOf(v geo.Viewport) (lon, lat float64) {
	perDegree := v.WorldUnits() / 360
	lat = gridStep(v)
	cos := max(math.Cos(v.Lat*(math.Pi/180)), 0.05)
	for _, lon = range graticuleSteps {
		if lon*perDegree*cos >= minMesh {
			break
		}
	}
	// On the whole world lines may be nearer to each other: the rim has room.
	if perDegree*360 < 12*minMesh {
		return 30, 30
	}
	return max(lon, lat), lat
}

// graticule returns the meridians and parallels in the view. Meridians end short
// of the poles, but for four.
func (g *globe) graticule(v geo.Viewport) draw.Path {
	var path draw.Path
	emit := func(at draw.Point, begin bool) {
		if begin {
			path.MoveTo(at.X, at.Y)
		} else {
			path.LineTo(at.X, at.Y)
		}
	}
	b := v.Bounds()
	stepLon, stepLat := meshOf(v)
	room := 0.1 * max(b.Width(), b.N-b.S)
	west, east := b.W-room, b.W+b.Width()+room
	south, north := max(b.S-room, -90), min(b.N+room, 90)
	if b.Width()+2*room >= 360 {
		west, east = -180, 180-stepLon/2
	}
	for i := math.Ceil(west / stepLon); i*stepLon <= east; i++ {
		end := 90 - stepLat
		if math.Mod(i*stepLon, 90) == 0 {
			end = 90
		}
		g.way(i*stepLon, max(south, -end), i*stepLon, min(north, end), emit)
	}
	if east-west > 359-stepLon {
		west, east = -180, 180
	}
	for i := math.Ceil(south / stepLat); i*stepLat <= north; i++ {
		if lat := i * stepLat; math.Abs(lat) < 90 {
			g.way(west, lat, east, lat, emit)
		}
	}
	return path
}

// way draws along a meridian or a parallel.
func (g *globe) way(lon0, lat0, lon1, lat1 float64, emit projection.Emit) {
	n := int(max(64, math.Abs(lon1-lon0)+math.Abs(lat1-lat0)))
	pts := g.vecs[:0]
	for i := range n + 1 {
		t := float64(i) / float64(n)
		pts = append(pts, projection.Of(lon0+(lon1-lon0)*t, lat0+(lat1-lat0)*t))
	}
	g.vecs = pts
	g.plane.Line(pts, emit)
}
