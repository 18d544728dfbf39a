package render

import (
	"math"

	"sandtable/geo"
	"sandtable/geo/basemap"
	"sandtable/geo/draw"
)

// Distances between the names of one state, in units.
const (
	echoMesh = 640 // of the squares of the world that may have an echo
	echoAway = 420 // at least, from the state's own name
)

// gatherEchoes adds the names of large states again where the camera is so near
// that their own place may be far outside: in the squares of a mesh over the
// world that the frame touches. They come last, so they move nobody.
func (p *plan) gatherEchoes(v geo.Viewport) {
	if p.lens != nil {
		p.lensEchoes(v)
		return
	}
	f := v.Frame()
	columns := math.Floor(p.size / (echoMesh * p.scale))
	if columns < 4 {
		return
	}
	mesh := p.size / columns
	west, north := math.Floor(-f.X0/mesh), math.Floor(max(-f.Y0, 0)/mesh)
	for y := north; y*mesh < min(float64(v.H)-f.Y0, p.size); y++ {
		for x := west; x*mesh < float64(v.W)-f.X0 && x < west+columns; x++ {
			turn := math.Floor(x / columns)
			p.addEcho(draw.Pt((x-turn*columns+0.5)*mesh, (y+0.5)*mesh))
		}
	}
}

// addEcho adds the name of the state at a point unless its own is near.
func (p *plan) addEcho(at draw.Point) {
	if p.onLand(at) {
		point := p.fixed(at)
		code, ok := p.r.world.StateAt(geo.LonOf(point.X), geo.LatOfY(point.Y))
		if !ok {
			return
		}
		i := stateIndex(p.r.world, code)
		own := p.r.world.States[i].Label
		if place, ok := p.place(own); !ok || p.far(at, place) {
			p.add(name{class: echo, index: int32(i)}, point)
		}
	}
}

// far reports whether two points are far enough apart for the same name.
func (p *plan) far(a, b draw.Point) bool {
	dx := a.X - b.X
	dx -= p.size * math.Round(dx/p.size)
	return math.Abs(dx) > echoAway*p.scale || math.Abs(a.Y-b.Y) > echoAway*p.scale
}

// fixed returns the fixed-point place of a pixel of the world within the map.
func (p *plan) fixed(at draw.Point) basemap.Point {
	if p.lens != nil {
		point, _ := p.lens.fixed(at)
		return point
	}
	x := math.Mod(at.X, p.size)
	if x < 0 {
		x += p.size
	}
	return basemap.Point{X: uint32(int64(x / p.step)), Y: uint32(int64(at.Y / p.step))}
}

// within reports whether a box lies in a state, at its ends and in its middle.
func (p *plan) within(state int32, b draw.Box) bool {
	want, y := p.r.world.States[state].Code, (b.Min.Y+b.Max.Y)/2
	if y < 0 || y >= p.size {
		return false
	}
	for _, x := range []float64{b.Min.X, (b.Min.X + b.Max.X) / 2, b.Max.X} {
		at := p.fixed(draw.Pt(x, y))
		code, ok := p.r.world.StateAt(geo.LonOf(at.X), geo.LatOfY(at.Y))
		if !ok || code != want {
			return false
		}
	}
	return true
}
