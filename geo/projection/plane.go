package projection

import (
	"math"

	"sandtable/geo/draw"
)

// Plane is a projection with its place in a frame: the map's centre lies at
// CX, CY, and a radius of the sphere is R pixels.
type Plane struct {
	Projection
	CX, CY, R float64
}

// beyond is how far from the centre a point stands that the map does not show,
// in pixels.
const beyond = 1e7

// Project returns the pixel of a point. One that the map does not show lies far
// outside any frame, in its direction from the centre; ok is then false.
func (p Plane) Project(v Vec) (at draw.Point, ok bool) {
	x, y, ok := p.Forward(v)
	if ok {
		return p.at(x, y), true
	}
	r := math.Hypot(x, y)
	if r == 0 {
		x, r = 1, 1
	}
	return draw.Point{X: p.CX + x/r*beyond, Y: p.CY - y/r*beyond}, false
}

func (p Plane) at(x, y float64) draw.Point {
	return draw.Point{X: p.CX + x*p.R, Y: p.CY - y*p.R}
}

// Unproject returns the point of the sphere under a pixel; ok is false outside of
// the map.
func (p Plane) Unproject(at draw.Point) (v Vec, ok bool) {
	return p.Inverse((at.X-p.CX)/p.R, (p.CY-at.Y)/p.R)
}

// How true curves are, in pixels: a line piece longer than longPiece is divided
// while its middle is more than bend from where it belongs.
const (
	longPiece = 5
	bend      = 0.2
	deepest   = 14
)

// Emit receives the points of a line or ring; begin says that a new one begins.
type Emit func(at draw.Point, begin bool)

// Outline emits the edge of the whole map as a ring, counter-clockwise.
func (p Plane) Outline(emit Emit) {
	if p.Azimuthal() {
		d := disc{Plane: p, emit: emit}
		d.begin(d.onRim(0))
		d.along(0, 2*math.Pi)
		return
	}
	s := strip{Plane: p, emit: emit}
	s.begin(s.place(math.Pi, -math.Pi/2))
	s.edge(math.Pi, -math.Pi/2, math.Pi/2)
	s.to(s.place(-math.Pi, math.Pi/2))
	s.edge(-math.Pi, math.Pi/2, -math.Pi/2)
}

// Line emits what the map shows of a line, whose pieces are great circles, or
// straight in longitude and latitude for Equal Earth.
func (p Plane) Line(pts []Vec, emit Emit) {
	if len(pts) == 0 {
		return
	}
	if p.Azimuthal() {
		d := disc{Plane: p, emit: emit}
		d.line(pts)
		return
	}
	s := strip{Plane: p, emit: emit}
	s.line(pts)
}

// Ring emits a ring, which closes by itself, as one or more rings of the frame
// that fill the same by the non-zero rule. A ring that runs counter-clockwise,
// seen from outside the sphere, has its inside on its left.
//
// windings is how often the ring runs counter-clockwise about the point opposite
// to the centre, 0 where that is outside; an azimuthal map needs it, because it
// cannot be told from the pixels.
func (p Plane) Ring(pts []Vec, windings int, emit Emit) {
	if len(pts) == 0 {
		return
	}
	if p.Azimuthal() {
		d := disc{Plane: p, emit: emit}
		d.ring(pts, windings)
		return
	}
	s := strip{Plane: p, emit: emit}
	s.ring(pts)
}
