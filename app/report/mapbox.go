package report

import (
	"image"
	"slices"
	"strconv"

	"sandtable/app/frame"
	"sandtable/app/scene"
	"sandtable/app/store"
	"sandtable/app/strip"
	"sandtable/geo"
	"sandtable/geo/draw"
	"sandtable/geo/render"
)

// viewport is the map's, with its own pixels beginning at (0, 0).
func (p *page) viewport() geo.Viewport {
	box := p.plan.plot
	w, h := box.Max.X-box.Min.X, box.Max.Y-box.Min.Y
	return geo.Viewport{Camera: p.View.Camera, W: int(w), H: int(h), Scale: p.k}
}

// buildScene places the events on the map. The first scene tells where legend and
// scale stand, the second keeps the names of events away from them.
func (p *page) buildScene() {
	v := p.viewport()
	p.View.Camera = p.View.Camera.Clamp(v.Units())
	v.Camera = p.View.Camera
	p.scene = scene.Build(p.kit, p.Model, p.Match, p.View, scene.Frame{Viewport: v, Tally: &p.tally})
	p.rend = render.New(p.kit.World, p.kit.Fonts)
	p.furniture = p.furnish(v)
	p.scene = scene.Build(p.kit, p.Model, p.Match, p.View, scene.Frame{Viewport: v, Keep: p.keep(v), Numbered: true, Tally: &p.tally})
}

// keep is where no name of an event may stand: over the edges of the map, on
// furniture, on numbers.
func (p *page) keep(v geo.Viewport) []draw.Box {
	const far = 1e5
	w, h, edge := float64(v.W), float64(v.H), p.px(3)
	out := []draw.Box{
		{Min: draw.Pt(-far, -far), Max: draw.Pt(edge, far)}, {Min: draw.Pt(w-edge, -far), Max: draw.Pt(far, far)},
		{Min: draw.Pt(-far, -far), Max: draw.Pt(far, p.px(18))}, {Min: draw.Pt(-far, h-edge), Max: draw.Pt(far, far)},
	}
	return append(append(out, p.furniture.keep...), p.numberBoxes(all)...)
}

// furniture is what stands on the map's frame.
type furniture struct {
	list   *draw.List
	keep   []draw.Box // where it stands
	legend scene.LegendBox
	corner draw.Point // of the legend
}

// lineRise is how far the scale bar stands above the line below it, in units.
const lineRise = 15.0

// furnish lays out degrees, scale bar, the line below it and the legend.
func (p *page) furnish(v geo.Viewport) furniture {
	o := frame.MapOptions(p.scene)
	f := furniture{list: draw.New(v.W, v.H)}
	scale := o
	scale.Hidden |= render.Credit | render.Graticule
	bar, boxes := p.rend.Furniture(v, scale)
	up := draw.Pt(0, -p.whole(lineRise))
	for _, item := range bar.Items {
		f.list.Append(draw.Moved(item, up))
	}
	for _, b := range boxes {
		f.keep = append(f.keep, draw.Box{Min: b.Min.Add(up), Max: b.Max.Add(up)})
	}
	line := draw.TextRun{
		Text: p.mapLine(), Style: draw.TextStyle{Size: p.px(11)}, Color: p.theme.Fg2, Align: draw.AlignRight,
		Halo: draw.Halo{Color: p.theme.Halo, Width: p.px(1.5)}, At: draw.Pt(float64(v.W)-p.px(10), float64(v.H)-p.px(9)),
	}
	f.list.Text(line)
	wide := p.measure(line.Text, draw.Regular, 11)
	f.keep = append(f.keep, draw.Box{Min: line.At.Sub(draw.Pt(wide+p.px(3), p.px(12))), Max: line.At.Add(draw.Pt(p.px(3), p.px(4)))})
	p.locate(&f, v, o)
	f.legend, f.corner = p.legend(v, f.keep)
	box := boxAt(f.corner, f.legend.W, f.legend.H).Grow(p.px(3))
	f.keep = append(f.keep, box)
	degrees := o
	degrees.Hidden |= render.Credit | render.Scale
	grid, boxes := p.rend.Furniture(v, degrees)
	for i, item := range grid.Items {
		if i < len(boxes) && !boxes[i].Overlaps(box) {
			f.list.Append(item)
			f.keep = append(f.keep, boxes[i])
		}
	}
	return f
}

// locate adds the locator unless it would hide a mark.
func (p *page) locate(f *furniture, v geo.Viewport, o render.Options) {
	if !p.View.Layers.Has(store.Locator) {
		return
	}
	globe, box := p.rend.Locator().Draw(v, o)
	hides := func(g scene.Group) bool { return g.OnMap && g.Hit.Overlaps(box) }
	if globe == nil || slices.ContainsFunc(p.scene.Groups, hides) {
		return
	}
	f.list.Append(globe.Items...)
	f.keep = append(f.keep, box)
}

// cityNames reports whether names of cities may stand on the map.
func (p *page) cityNames() bool { return p.View.Layers.Has(store.Cities) }

// drawMap draws the map, its marks and their numbers, and what stands on its
// frame. Groups up to number are numbered: those that the list holds.
func (p *page) drawMap(number int) {
	v, s := p.viewport(), p.scene
	o := frame.MapOptions(s)
	o.Keep = p.furniture.keep
	inside := draw.New(v.W, v.H)
	o = p.ground(inside, v, o)
	layers := scene.DrawReference(p.kit, p.View, v)
	inside.Append(layers.List.Items...)
	if s.Dotted() {
		dots := image.NewRGBA(image.Rect(0, 0, v.W, v.H))
		s.DrawDots(dots, nil)
		inside.Image(dots, 0, 0)
	}
	names, _ := p.rend.Labels(v, o, append(append(s.Obstacles(), p.numberBoxes(number)...), layers.Boxes...))
	inside.Append(names.Items...)
	s.Draw(inside)
	p.drawNumbers(inside, number)
	inside.Append(p.furniture.list.Items...)
	p.furniture.legend.Draw(inside, p.furniture.corner)
	p.place(inside)
}

// place moves a picture of the map to its place on the page and frames it.
func (p *page) place(inside *draw.List) {
	box := p.plan.plot
	w, h := float64(inside.W), float64(inside.H)
	outline := draw.Rect(box.Min.X, box.Min.Y, w, h)
	p.list.Clip(outline)
	for _, item := range inside.Items {
		p.list.Append(draw.Moved(item, box.Min))
	}
	p.list.Unclip()
	line := max(1, p.whole(1))
	p.list.Stroke(draw.Rect(box.Min.X+line/2, box.Min.Y+line/2, w-line, h-line), draw.Line(line, p.theme.Fg))
}

// boxAt is a box by its corner and size.
func boxAt(at draw.Point, w, h float64) draw.Box {
	return draw.Box{Min: at, Max: at.Add(draw.Pt(w, h))}
}

// largestLegend is the share of the map that a legend may cover.
const largestLegend = 0.36

// legend lays the legend out and chooses its corner: at the bottom left unless
// marks lie there. One that would cover too much is left out; its size is zero.
func (p *page) legend(v geo.Viewport, keep []draw.Box) (scene.LegendBox, draw.Point) {
	legend := p.scene.LegendBox(p.kit.Fonts)
	w, h := float64(v.W), float64(v.H)
	if legend.W*legend.H > largestLegend*w*h || legend.W > w || legend.H > h {
		return scene.LegendBox{}, draw.Point{}
	}
	gap := p.whole(10)
	corners := []draw.Point{
		{X: gap, Y: h - gap - legend.H}, {X: w - gap - legend.W, Y: p.px(22)}, {X: p.px(40), Y: p.px(22)},
	}
	best, least := corners[0], -1
	for _, c := range corners {
		box, hidden := boxAt(c, legend.W, legend.H), 0
		for _, g := range p.scene.Groups {
			if g.Number > 0 && g.Hit.Overlaps(box) {
				hidden += len(g.Events)
			}
		}
		for _, g := range p.scene.Fan.Marks {
			if g.Hit.Overlaps(box) {
				hidden += p.scene.OnMap
			}
		}
		for _, k := range keep {
			if k.Overlaps(box) {
				hidden += p.scene.OnMap
			}
		}
		if least < 0 || hidden < least {
			best, least = c, hidden
		}
	}
	return legend, draw.Pt(float64(int(best.X)), float64(int(best.Y)))
}

// numberRadius is that of the circle with a group's number, in units.
const numberRadius = 8.5

// numberAt is where a group's number stands: at its mark's upper left.
func (p *page) numberAt(g scene.Group) draw.Point {
	if g.Shape == scene.Tray {
		return g.Hit.Min.Add(draw.Pt(p.px(1), p.px(1)))
	}
	return g.At.Add(draw.Pt(-p.px(9.5), -p.px(15)))
}

// numbered reports whether a group carries its number on the map.
func (p *page) numbered(g scene.Group, number int) bool {
	return g.Number > 0 && g.Number <= number && p.View.Layers.Has(layerOf(g.Shape))
}

func (p *page) numberBoxes(number int) []draw.Box {
	var out []draw.Box
	for _, g := range p.scene.Groups {
		if p.numbered(g, number) {
			at := p.numberAt(g)
			out = append(out, draw.Box{Min: at, Max: at}.Grow(p.px(numberRadius+1)))
		}
	}
	return out
}

func (p *page) drawNumbers(l *draw.List, number int) {
	for i := len(p.scene.Groups) - 1; i >= 0; i-- {
		if g := p.scene.Groups[i]; p.numbered(g, number) {
			p.drawNumber(l, g.Number, p.numberAt(g), numberRadius)
		}
	}
}

// drawNumber draws a number in a filled circle about a point.
func (p *page) drawNumber(l *draw.List, n int, at draw.Point, r float64) {
	text, size := strconv.Itoa(n), r*1.24
	if len(text) > 2 {
		size = r
	}
	l.Fill(draw.Circle(at, p.px(r+1)), p.theme.Halo)
	l.Fill(draw.Circle(at, p.px(r)), p.theme.Fg)
	l.Text(draw.TextRun{
		Text: text, Style: draw.TextStyle{Font: draw.Bold, Size: p.px(size)}, Color: p.theme.Panel,
		At: at.Add(draw.Pt(0, p.px(size*0.357))), Align: draw.AlignCenter,
	})
}

// layerOf is the layer that shows groups of a shape.
func layerOf(s scene.Shape) store.Layers {
	return [...]store.Layers{
		scene.Stack: store.Marks, scene.Area: store.Areas, scene.Tray: store.Trays, scene.Track: store.Tracks,
	}[s]
}

// drawStrip draws the timeline in its frame.
func (p *page) drawStrip() {
	box := p.plan.strip
	w, h := box.Max.X-box.Min.X, box.Max.Y-box.Min.Y
	if w <= 0 || h <= 0 {
		return
	}
	inside := draw.New(int(w), int(h))
	strip.Build(p.Model, p.View, strip.Size{W: int(w), H: int(h), Scale: p.k}).DrawWhole(inside)
	p.list.Clip(draw.Rect(box.Min.X, box.Min.Y, w, h))
	for _, item := range inside.Items {
		p.list.Append(draw.Moved(item, box.Min))
	}
	p.list.Unclip()
	line := max(1, p.whole(1))
	p.list.Stroke(draw.Rect(box.Min.X+line/2, box.Min.Y+line/2, w-line, h-line), draw.Line(line, p.theme.Line2))
}
