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
	p := labelPainter{
		plan: newPlan(r, v, o, obstacles), o: o, theme: o.Style.Theme,
		f: v.Frame(), list: draw.New(v.W, v.H), inner: o.Inner,
	}
	if !(p.inner.Max.X > p.inner.Min.X && p.inner.Max.Y > p.inner.Min.Y) {
		p.inner = draw.Box{Max: draw.Pt(float64(v.W), float64(v.H))}
	}
	frame := draw.Box{Max: draw.Pt(float64(v.W), float64(v.H))}
	for i := range p.names {
		n := &p.names[i]
		for k := p.f.First - 1; k <= p.f.Last+1; k++ {
			around := draw.Box{Min: n.at, Max: n.at}.Grow(n.reach)
			if p.inFrame(around, k).Overlaps(frame) {
				p.draw(i, k)
			}
		}
	}
	return p.list, p.boxes
}

// labelPainter draws the names of one frame.
type labelPainter struct {
	*plan
	o     Options
	theme palette.Theme
	f     geo.Frame
	list  *draw.List
	inner draw.Box
	boxes []draw.Box
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
	if n.spot.noted {
		mark := p.inFrame(n.spot.mark, copy)
		if !p.whole(mark) {
			return
		}
		p.cityMark(n, mark)
		p.boxes = append(p.boxes, mark)
	}
	p.boxes = append(p.boxes, box)
	p.lines(n, box)
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
func (p *labelPainter) lines(n *name, box draw.Box) {
	size := n.spot.style.Size
	y := box.Min.Y + textRoom*p.scale + riseShare*size
	for _, line := range n.spot.lines {
		p.list.Text(draw.TextRun{
			Text: line, Style: n.spot.style, Color: p.color(n),
			Halo: draw.Halo{Color: p.ground(n), Width: p.o.Style.halo() * p.scale},
			At:   draw.Pt((box.Min.X+box.Max.X)/2, y), Align: draw.AlignCenter,
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
	case cityName, townName:
		code := p.r.world.Cities[n.index].State
		if c := p.landColor(code); c == p.theme.Land || p.middleIn(code, n.spot.box) {
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

// middleIn reports whether the middle of a box lies in a state.
func (p *plan) middleIn(code string, b draw.Box) bool {
	at := p.fixed(b.Min.Lerp(b.Max, 0.5))
	got, ok := p.r.world.StateAt(geo.LonOf(at.X), geo.LatOfY(at.Y))
	return ok && got == code
}

// cityMark draws a square for a capital and a small circle for other cities.
func (p *labelPainter) cityMark(n *name, box draw.Box) {
	c := &p.r.world.Cities[n.index]
	at := box.Min.Lerp(box.Max, 0.5)
	path := draw.Circle(at, 1.9*p.scale)
	if c.Capital {
		half := 2.5 * p.scale
		path = draw.Rect(at.X-half, at.Y-half, 2*half, 2*half)
	}
	p.list.Stroke(path, draw.Line(4*p.scale, draw.Fade(p.landColor(c.State), 0.8)))
	p.list.Fill(path, p.theme.Halo)
	p.list.Stroke(path, draw.Line(1.2*p.scale, p.theme.LabelCity))
}
