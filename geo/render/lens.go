package render

import (
	"math"

	"sandtable/geo"
	"sandtable/geo/basemap"
	"sandtable/geo/draw"
	"sandtable/geo/projection"
)

// lens is where the names of a map that is not Mercator's are placed: in the
// pixels of one frame with a margin, instead of those of the whole world. The
// shape of such a map changes while it is moved, so its names are worked out anew
// for each camera; what decides between them is the same.
type lens struct {
	plane *projection.Plane
	off   float64 // of the frame's corner
}

// lensMargin is how far beyond the frame names are placed, in units, so that
// those at its edge do not change when it moves.
const lensMargin = 600

// lensOf returns the lens of a viewport and the frame that names are placed in:
// for Mercator none and the viewport's own.
func lensOf(v geo.Viewport) (*lens, geo.Frame) {
	f := v.Frame()
	if f.Plane == nil {
		return nil, f
	}
	l := &lens{plane: f.Plane, off: lensMargin * scaleOf(v)}
	return l, geo.Frame{
		Size: float64(max(v.W, v.H)) + 2*l.off, X0: -l.off, Y0: -l.off, Step: f.Step, Plane: f.Plane,
	}
}

// place returns where a place lies that the map shows.
func (l *lens) place(at basemap.Point) (draw.Point, bool) {
	p, ok := l.plane.Project(vecAt(at))
	return p.Add(draw.Pt(l.off, l.off)), ok
}

// fixed returns the place at a point; ok is false outside of the map.
func (l *lens) fixed(at draw.Point) (basemap.Point, bool) {
	v, ok := l.plane.Unproject(at.Sub(draw.Pt(l.off, l.off)))
	if !ok {
		return basemap.Point{}, false
	}
	lon, lat := v.LonLat()
	return basemap.Point{X: geo.FixLon(lon), Y: geo.FixY(lat)}, true
}

// place returns where a place of the base map lies among the names; ok is false
// where the map does not show it.
func (p *plan) place(at basemap.Point) (draw.Point, bool) {
	if p.lens != nil {
		return p.lens.place(at)
	}
	return draw.Pt(float64(at.X)*p.step, float64(at.Y)*p.step), true
}

// holds reports whether a point lies in what names are placed in.
func (p *plan) holds(at draw.Point) bool {
	return at.X >= 0 && at.Y >= 0 && at.X < p.size && at.Y < p.size
}

// lensBox is worldBox for a lens: the box around the corners and the middles of
// the sides that the map shows.
func (p *plan) lensBox(r basemap.Rect) draw.Box {
	midX, midY := r.MinX+(r.MaxX-r.MinX)/2, r.MinY+(r.MaxY-r.MinY)/2
	var b draw.Box
	first := true
	for _, x := range [...]uint32{r.MinX, midX, r.MaxX} {
		for _, y := range [...]uint32{r.MinY, midY, r.MaxY} {
			at, ok := p.lens.place(basemap.Point{X: x, Y: y})
			if !ok {
				continue
			}
			if first {
				b, first = draw.Box{Min: at, Max: at}, false
			}
			b = b.Add(at)
		}
	}
	return b
}

// lensEchoes is gatherEchoes for a lens: the squares are those of Mercator's
// world as large as the scale of the map would have them.
func (p *plan) lensEchoes(v geo.Viewport) {
	turn := v.Frame().Size
	columns := math.Floor(turn / (echoMesh * p.scale))
	if columns < 4 {
		return
	}
	b := v.Bounds()
	west, east := (b.W/360+0.5)*columns, ((b.W+b.Width())/360+0.5)*columns
	north, south := geo.MercatorY(b.N)*columns, geo.MercatorY(b.S)*columns
	for y := math.Floor(north); y < min(south, columns); y++ {
		for x := math.Floor(west); x < east; x++ {
			wx := (x + 0.5) / columns
			at := basemap.Point{X: geo.FixLon((wx - 0.5) * 360), Y: uint32((y + 0.5) / columns * (geo.Turn - 1))}
			if spot, ok := p.lens.place(at); ok && p.holds(spot) {
				p.addEcho(spot)
			}
		}
	}
}
