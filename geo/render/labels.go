package render

import (
	"image/color"

	"sandtable/geo"
	"sandtable/geo/draw"
	"sandtable/geo/palette"
)

// Labels returns the names of states, cities and seas, and the boxes that they
// take in the frame. Obstacles, in device pixels, are the marks of events and
// their labels: names stand beside them or go. Pass those within a margin of the
// frame, too, so that names near the edge hold still.
func (r *Renderer) Labels(v geo.Viewport, o Options, obstacles []draw.Box) (*draw.List, []draw.Box) {
	return r.Names().Labels(v, o, obstacles)
}

// Names sets the names of one frame after another. It keeps what it found out
// about them while zoom, focal state and layers stay, so that other obstacles or
// fills cost little; the answer is always that of Renderer.Labels. Use one Names
// per goroutine.
type Names struct {
	r    *Renderer
	plan *plan
	key  planKey
	v    geo.Viewport
	seen []seenName // the names that may reach into the frame of v

	painter labelPainter
}

// planKey is what a plan depends on.
type planKey struct {
	zoom, scale, density float64
	hidden               Layers
	focal, worldview     string
	language             string
	sphere               geo.Viewport // of a map that is not Mercator's; else zero
}

// seenName is a name in a copy of the world.
type seenName struct{ name, copy int }

// Names returns a Names that knows nothing yet.
func (r *Renderer) Names() *Names { return &Names{r: r} }

// Labels is Renderer.Labels. What it returns is valid until the next call.
func (n *Names) Labels(v geo.Viewport, o Options, obstacles []draw.Box) (*draw.List, []draw.Box) {
	n.prepare(v, o)
	p := &n.painter
	p.begin(v, o)
	n.plan.begin(p.f, obstacles)
	for _, s := range n.seen {
		p.draw(s.name, s.copy)
	}
	return &p.list, p.boxes
}

// prepare makes the plan for a frame unless the one at hand serves.
func (n *Names) prepare(v geo.Viewport, o Options) {
	key := planKey{
		zoom: v.Zoom, scale: scaleOf(v), density: o.Style.Density,
		hidden: o.Hidden & (StateNames | CityNames | SeaNames | Disputed | Provinces | Airfields), focal: o.Focal, worldview: o.Worldview,
		language: o.Language,
	}
	if v.Frame().Plane != nil {
		key.sphere = v
	}
	if n.plan != nil && n.key == key && n.v == v {
		return
	}
	if n.plan == nil || n.key != key {
		n.plan, n.key = newPlan(n.r.under(o.Worldview), v, o), key
		n.painter.plan = n.plan
	}
	n.plan.look(v, o)
	n.v = v
	n.see(v)
}

// see collects the names that may reach into a frame.
func (n *Names) see(v geo.Viewport) {
	_, f := lensOf(v)
	frame := draw.Box{Max: draw.Pt(float64(v.W), float64(v.H))}
	n.seen = n.seen[:0]
	for i := range n.plan.names {
		around := &n.plan.names[i]
		box := draw.Box{Min: around.at, Max: around.at}.Grow(around.reach)
		for k := f.First - 1; k <= f.Last+1; k++ {
			if moved(box, f.X0+float64(k)*n.plan.size, f.Y0).Overlaps(frame) {
				n.seen = append(n.seen, seenName{i, k})
			}
		}
	}
}

// labelPainter draws the names of one frame.
type labelPainter struct {
	*plan
	o     Options
	theme palette.Theme
	f     geo.Frame
	list  draw.List
	inner draw.Box
	boxes []draw.Box
}

// begin starts a frame.
func (p *labelPainter) begin(v geo.Viewport, o Options) {
	p.o, p.theme, p.inner = o, o.Style.Theme, o.Inner
	_, p.f = lensOf(v)
	p.list.Reset(v.W, v.H)
	p.boxes = p.boxes[:0]
	if !(p.inner.Max.X > p.inner.Min.X && p.inner.Max.Y > p.inner.Min.Y) {
		p.inner = draw.Box{Max: draw.Pt(float64(v.W), float64(v.H))}
	}
}

// inFrame moves a box from the world to a copy of it in the frame.
func (p *labelPainter) inFrame(b draw.Box, copy int) draw.Box {
	return moved(b, p.f.X0+float64(copy)*p.size, p.f.Y0)
}

// draw draws a name in one copy of the world, if it has a place there.
func (p *labelPainter) draw(i, copy int) {
	p.settle(i)
	n := &p.names[i]
	if n.state != placed {
		return
	}
	box := p.inFrame(n.spot.box, copy)
	if !p.whole(box) {
		return
	}
	look := nameLook{box: box, ground: p.ground(n), color: p.color(n), paper: p.theme.Halo, ink: p.theme.LabelCity, halo: p.o.Style.halo()}
	if n.spot.noted {
		look.mark = p.inFrame(n.spot.mark, copy)
		if !p.whole(look.mark) {
			return
		}
		look.land = look.ground
		if n.class != airfieldName {
			look.land = p.landColor(p.r.world.Cities[n.index].State)
		}
		p.boxes = append(p.boxes, look.mark)
	}
	p.boxes = append(p.boxes, box)
	p.list.Append(p.items(n, look)...)
}

// nameLook is all that the picture of a name depends on, besides the name.
type nameLook struct {
	box, mark        draw.Box
	color, ground    color.NRGBA // of the letters, and of what lies under them
	land, paper, ink color.NRGBA // around the mark of a city, in it, and of its line
	halo             float64
}

// drawnName is the picture of a name as it was drawn last.
type drawnName struct {
	look  nameLook
	items []draw.Item
}

// items returns the picture of a name.
func (p *labelPainter) items(n *name, look nameLook) []draw.Item {
	if n.drawn != nil && n.drawn.look == look {
		return n.drawn.items
	}
	var l draw.List
	switch {
	case n.class == airfieldName:
		p.airfieldMark(&l, look)
	case n.spot.noted:
		p.cityMark(&l, n, look)
	}
	p.lines(&l, n, look)
	n.drawn = &drawnName{look, l.Items}
	return l.Items
}

// whole reports whether a box is wholly on one side of the inner edge, inside
// the frame, and touches nothing that stands on it.
func (p *labelPainter) whole(b draw.Box) bool {
	frame := draw.Box{Max: draw.Pt(float64(p.list.W), float64(p.list.H))}
	if !b.Inside(frame) || b.Overlaps(p.inner) && !b.Inside(p.inner) {
		return false
	}
	for _, k := range p.o.Keep {
		if b.Overlaps(k) {
			return false
		}
	}
	return true
}

// lines draws the text of a name.
func (p *labelPainter) lines(l *draw.List, n *name, look nameLook) {
	size := n.spot.style.Size
	y := look.box.Min.Y + textRoom*p.scale + riseShare*size
	for _, line := range n.spot.lines {
		l.Text(draw.TextRun{
			Text: line, Style: n.spot.style, Color: look.color,
			Halo: draw.Halo{Color: look.ground, Width: look.halo * p.scale},
			At:   draw.Pt((look.box.Min.X+look.box.Max.X)/2, y), Align: draw.AlignCenter,
		})
		y += lineShare * size
	}
}

// color returns the colour of a name.
func (p *labelPainter) color(n *name) color.NRGBA {
	switch n.class {
	case focalState, largeState, smallState, echo:
		if int16(n.index) == p.focal {
			return p.theme.LabelFocal
		}
		return p.theme.LabelState
	case contestName, provinceName:
		return p.theme.LabelState
	case largeSea, smallSea:
		return p.theme.LabelSea
	}
	return p.theme.LabelCity
}

// ground returns the colour of the map under a name, which its halo has.
func (p *labelPainter) ground(n *name) color.NRGBA {
	if !p.mostlyLand(n.spot.box) {
		return p.theme.Sea
	}
	switch n.class {
	case focalState, largeState, smallState, echo:
		return p.landColor(p.r.world.States[n.index].Code)
	case contestName:
		owner := stateIndex(p.r.world, p.r.world.Contested[n.index].Owner)
		if p.within(int32(owner), n.spot.box) {
			return p.landColor(p.r.world.States[owner].Code)
		}
	case provinceName:
		if code := p.provinceOf(n).State; p.middleIn(code, n) {
			return p.landColor(code)
		}
	case cityName, townName:
		code := p.r.world.Cities[n.index].State
		if c := p.landColor(code); c == p.theme.Land || p.middleIn(code, n) {
			return c
		}
	}
	return p.theme.Land
}

// landColor returns the colour of a state.
func (p *labelPainter) landColor(code string) color.NRGBA {
	fill := p.o.Fills[code].Color
	switch {
	case fill.A > 0:
		opaque := color.NRGBA{R: fill.R, G: fill.G, B: fill.B, A: 255}
		return palette.Mix(p.theme.Land, opaque, float64(fill.A)/255)
	case code != "" && code == p.o.Focal:
		return p.theme.Focal
	}
	return p.theme.Land
}

// mostlyLand reports whether a box is for the larger part on land, along its middle line.
func (p *plan) mostlyLand(b draw.Box) bool {
	const points = 7
	land := 0
	for i := range points {
		share := (float64(i) + 0.5) / points
		if p.onLand(draw.Pt(b.Min.X+(b.Max.X-b.Min.X)*share, (b.Min.Y+b.Max.Y)/2)) {
			land++
		}
	}
	return land > points/2
}

// middleIn reports whether the middle of a name's box lies in a state. The
// answer is kept with the place that it is for.
func (p *plan) middleIn(code string, n *name) bool {
	d := n.detail
	if d.middle != n.spot.box {
		at := p.fixed(n.spot.box.Min.Lerp(n.spot.box.Max, 0.5))
		got, ok := p.r.world.StateAt(geo.LonOf(at.X), geo.LatOfY(at.Y))
		d.middle, d.within = n.spot.box, ok && got == code
	}
	return d.within
}

// cityMark draws a square for a capital and a small circle for other cities.
func (p *labelPainter) cityMark(l *draw.List, n *name, look nameLook) {
	at := look.mark.Min.Lerp(look.mark.Max, 0.5)
	path := draw.Circle(at, 1.9*p.scale)
	if p.r.world.Cities[n.index].Capital {
		half := 2.5 * p.scale
		path = draw.Rect(at.X-half, at.Y-half, 2*half, 2*half)
	}
	l.Stroke(path, draw.Line(4*p.scale, draw.Fade(look.land, 0.8)))
	l.Fill(path, look.paper)
	l.Stroke(path, draw.Line(1.2*p.scale, look.ink))
}
