package render

import (
	"math"

	"sandtable/geo"
	"sandtable/geo/draw"

	"github.com/paulmach/orb"
)

// Measures of the north arrow, in units.
const (
	arrowLength  = 20
	arrowLeft    = 232 // from the right edge: beside the longest scale bar
	arrowRise    = 6   // above the line of the scale bar
	uprightNorth = 10  // degrees by which north may differ from up without an arrow
)

// northArrow draws an arrow beside the scale bar where north, there, is not up.
// In the middle of every map it is, so there need be none where directions hardly
// differ within the frame.
func (f *furniture) northArrow(rise float64) {
	k := f.scale
	at := draw.Pt(float64(f.v.W)-arrowLeft*k, float64(f.v.H)-(rise+arrowRise)*k)
	turn, ok := northAt(f.v, at)
	if !ok || math.Abs(turn) < uprightNorth || at.X < arrowLength*k {
		return
	}
	place := func(p draw.Path) draw.Path {
		return p.Transform(draw.Rotate(turn)).Transform(draw.Translate(at.X, at.Y))
	}
	half := arrowLength / 2 * k
	arrow := place(draw.Polygon(draw.Pt(0, -half), draw.Pt(0.5*half, half), draw.Pt(0, 0.6*half), draw.Pt(-0.5*half, half)))
	theme := f.o.Style.Theme
	f.list.Stroke(arrow, draw.Stroke{Width: 3 * k, Color: theme.Halo, Join: draw.JoinRound})
	f.list.Fill(arrow, theme.Fg)
	sin, cos := math.Sincos(turn * math.Pi / 180)
	f.put(draw.TextRun{
		Text: "N", Color: theme.Fg, Align: draw.AlignCenter,
		At: at.Add(draw.Pt(sin*1.8*half, -cos*1.8*half+4*k)),
	})
	f.boxes = append(f.boxes, draw.Box{Min: at, Max: at}.Grow(half+2*k))
}

// northAt returns the direction of north at a pixel, in degrees clockwise from up;
// ok is false where there is no map, or no other projection than Mercator's.
func northAt(v geo.Viewport, at draw.Point) (turn float64, ok bool) {
	frame := v.Frame()
	if frame.Plane == nil || !frame.Shows(at.X, at.Y) {
		return 0, false
	}
	p := frame.Unproject(at.X, at.Y)
	x, y := frame.Project(orb.Point{p[0], min(p[1]+0.01, 90)})
	return math.Atan2(x-at.X, at.Y-y) * (180 / math.Pi), true
}
