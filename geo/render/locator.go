package render

import (
	"math"

	"sandtable/geo"
	"sandtable/geo/draw"
	"sandtable/geo/palette"
)

// The measures of the locator, in units.
const (
	locatorSize  = 92  // of the globe
	locatorLeft  = 44  // from the frame: beside the degrees
	locatorTop   = 28  // below them
	locatorWide  = 560 // the smallest frame that has one
	locatorHigh  = 400
	locatorZoom  = 3 // below it the map shows where it is by itself
	locatorTurn  = 15.0
	locatorSmall = 7 // the smallest box that is drawn as one
)

// Locator draws a small globe that shows where on the earth the frame lies. It
// keeps the globe while the camera moves little. Use one per goroutine.
type Locator struct {
	r     *Renderer
	key   locatorKey
	globe *draw.List // about the origin of its own little frame
}

// locatorKey is what the globe depends on.
type locatorKey struct {
	view      geo.Viewport
	theme     palette.Mode
	worldview string
}

// Locator returns a locator that knows nothing yet.
func (r *Renderer) Locator() *Locator { return &Locator{r: r} }

// Draw returns the locator of a frame, at its top left, and its box; nil where the
// frame is too small or shows so much of the earth that it needs none.
func (l *Locator) Draw(v geo.Viewport, o Options) (*draw.List, draw.Box) {
	k := scaleOf(v)
	if v.Zoom < locatorZoom || float64(v.W) < locatorWide*k || float64(v.H) < locatorHigh*k {
		return nil, draw.Box{}
	}
	size := math.Round(locatorSize * k)
	corner := draw.Pt(math.Round(locatorLeft*k), math.Round(locatorTop*k))
	globe := locatorView(v, size)
	l.prepare(globe, o)
	middle, radius := corner.Add(draw.Pt(size/2, size/2)), size/2-k
	list, disc := draw.New(v.W, v.H), draw.Circle(middle, radius)
	list.Fill(draw.Circle(middle, radius+2*k), o.Style.Theme.Halo)
	list.Clip(disc)
	for _, item := range l.globe.Items {
		list.Append(draw.Moved(item, corner))
	}
	list.Unclip()
	list.Stroke(disc, draw.Line(k, o.Style.Theme.Fg3))
	list.Clip(disc)
	l.mark(list, v, globe, corner, o.Style.Theme)
	list.Unclip()
	return list, draw.Box{Min: middle, Max: middle}.Grow(radius + 3*k)
}

// locatorView is the viewport of the globe: its middle in steps, so that it rests
// while the map is panned.
func locatorView(v geo.Viewport, size float64) geo.Viewport {
	step := func(degrees float64) float64 { return math.Round(degrees/locatorTurn) * locatorTurn }
	c := geo.Camera{Projection: geo.Orthographic, Lon: geo.WrapLon(step(v.Lon)), Lat: max(-60, min(60, step(v.Lat)))}
	c.Zoom = math.Log2(math.Pi * (locatorSize - 2) / geo.TileUnits)
	return geo.Viewport{Camera: c, W: int(size), H: int(size), Scale: v.Scale}
}

// prepare draws the globe unless the one at hand serves.
func (l *Locator) prepare(globe geo.Viewport, o Options) {
	key := locatorKey{globe, o.Style.Theme.Mode, o.Worldview}
	if l.globe != nil && l.key == key {
		return
	}
	hidden := Graticule | CoastBands | Lakes | Rivers | Borders | Disputed | Provinces | Airfields
	l.globe = l.r.Base(globe, Options{Style: o.Style, Hidden: hidden, Worldview: o.Worldview})
	l.key = key
}

// mark draws what the frame shows on the globe, or where it lies where that is
// too small to see.
func (l *Locator) mark(list *draw.List, v, globe geo.Viewport, corner draw.Point, t palette.Theme) {
	k := scaleOf(v)
	outline := frameOutline(v, globe, corner)
	box := outline.Bounds()
	if box.Max.X-box.Min.X < locatorSmall*k && box.Max.Y-box.Min.Y < locatorSmall*k {
		x, y := globe.Project(v.Unproject(float64(v.W)/2, float64(v.H)/2))
		ring := draw.Circle(corner.Add(draw.Pt(x, y)), locatorSmall/2*k)
		list.Stroke(ring, draw.Line(4*k, t.Halo))
		list.Stroke(ring, draw.Line(2*k, t.Fg))
		return
	}
	list.Fill(outline, draw.Fade(t.Fg, 0.15))
	list.Stroke(outline, draw.Line(1.5*k, t.Fg))
}

// frameOutline is the edge of a frame on the globe. Points beyond the horizon
// lie on it.
func frameOutline(v, globe geo.Viewport, corner draw.Point) draw.Path {
	const steps = 24
	w, h := float64(v.W), float64(v.H)
	var points []draw.Point
	for side := range 4 {
		for i := range steps {
			t := float64(i) / steps
			at := [4]draw.Point{{X: t * w}, {X: w, Y: t * h}, {X: (1 - t) * w, Y: h}, {Y: (1 - t) * h}}[side]
			x, y := globe.Project(v.Unproject(at.X, at.Y))
			if !math.IsNaN(x) && !math.IsNaN(y) {
				points = append(points, corner.Add(draw.Pt(x, y)))
			}
		}
	}
	return draw.Polygon(points...)
}
