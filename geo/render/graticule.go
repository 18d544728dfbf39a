package render

import (
	"math"
	"strconv"

	"sandtable/geo"
	"sandtable/geo/draw"
)

// graticuleSteps are the distances between lines, in degrees.
var graticuleSteps = [...]float64{0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 30, 60}

// minMesh is the least distance between two meridians, in units.
const minMesh = 80

// gridLine is a meridian or a parallel in the frame.
type gridLine struct {
	degrees float64 // longitude in -180..180, or latitude
	at      float64 // px of a meridian, py of a parallel
}

// gridLines returns the meridians and parallels of a frame, from west and north.
func gridLines(v geo.Viewport) (meridians, parallels []gridLine) {
	f, step := v.Frame(), gridStep(v)
	west := ((0-f.X0)/f.Size - 0.5) * 360
	east := ((float64(v.W)-f.X0)/f.Size - 0.5) * 360
	for i := math.Ceil(west / step); i*step <= east; i++ {
		px := f.X0 + (i*step/360+0.5)*f.Size
		meridians = append(meridians, gridLine{geo.WrapLon(i * step), px})
	}
	north, south := geo.LatOfMercator(-f.Y0/f.Size), geo.LatOfMercator((float64(v.H)-f.Y0)/f.Size)
	for i := math.Floor(min(north, geo.MaxLat) / step); i*step >= max(south, -geo.MaxLat); i-- {
		parallels = append(parallels, gridLine{i * step, f.Y0 + geo.MercatorY(i*step)*f.Size})
	}
	return meridians, parallels
}

// gridStep returns the distance between the lines of a frame, in degrees.
func gridStep(v geo.Viewport) float64 {
	perDegree := v.Frame().Size / 360 / scaleOf(v)
	for _, step := range graticuleSteps {
		if step*perDegree >= minMesh {
			return step
		}
	}
	return graticuleSteps[len(graticuleSteps)-1]
}

// graticule draws meridians and parallels; land will cover them.
func (p *basePainter) graticule() {
	if !p.o.shows(Graticule) {
		return
	}
	if p.globe != nil {
		p.stroke(p.globe.graticule(p.v), p.line(1, p.theme.Graticule))
		return
	}
	var path draw.Path
	meridians, parallels := gridLines(p.v)
	for _, m := range meridians {
		path.MoveTo(m.at, 0)
		path.LineTo(m.at, float64(p.list.H))
	}
	for _, l := range parallels {
		path.MoveTo(0, l.at)
		path.LineTo(float64(p.list.W), l.at)
	}
	p.stroke(path, p.line(1, p.theme.Graticule))
}

// degrees writes an angle with its letter: 5.5° W. Zero and the antimeridian have none.
func degrees(d float64, positive, negative string) string {
	n := strconv.FormatFloat(math.Round(math.Abs(d)*100)/100, 'f', -1, 64) + "°"
	switch {
	case math.Abs(d) < 0.005 || math.Abs(d) == 180:
		return n
	case d < 0:
		return n + "\u00a0" + negative
	}
	return n + "\u00a0" + positive
}
