package render

import (
	"image/color"
	"slices"

	"sandtable/geo"
	"sandtable/geo/basemap"
	"sandtable/geo/draw"
	"sandtable/geo/palette"
)

// Widths of lines and sizes of patterns, in units.
const (
	outerBand    = 20
	innerBand    = 8
	borderWidth  = 1
	coastWidth   = 0.8
	focalWidth   = 1.4
	riverWidth   = 1
	shoreWidth   = 0.7
	hatchSpacing = 7
	hatchWidth   = 1.4
)

// Rivers and lakes are drawn for 1:50m: above lastWaterZoom they would look
// wrong. Lakes of a rank up to greatLake, from some 2,000 square kilometres, stay,
// because land in their place would be worse.
const (
	lastWaterZoom = 5
	greatLake     = 4
)

// disputedDash is the pattern of disputed borders, in units.
var disputedDash = [2]float64{5, 3}

// Base returns the map without names, opaque over the whole frame: sea, coast
// bands, graticule, land and the fills of states, lakes, rivers, coasts, borders
// and disputed lines, in this order.
func (r *Renderer) Base(v geo.Viewport, o Options) *draw.List {
	p := r.painter(v, o)
	p.ground()
	for _, f := range p.fills(nil) {
		p.list.FillPaint(f.Path, f.Paint)
	}
	p.lines()
	return p.list
}

// Ground is the part of Base that lies under the fills of states and does not
// depend on them: sea and land.
func (r *Renderer) Ground(v geo.Viewport, o Options) *draw.List {
	p := r.painter(v, o)
	p.ground()
	return p.list
}

// Lines is the part of Base that lies above the fills of states and does not
// depend on them: lakes, rivers, coasts and borders.
func (r *Renderer) Lines(v geo.Viewport, o Options) *draw.List {
	p := r.painter(v, o)
	p.lines()
	return p.list
}

// StateFill is the ground of a state as it lies in a frame.
type StateFill struct {
	Code  string
	Fill  Fill
	Path  draw.Path
	Paint draw.Paint
}

// StateFills are the fills between Ground and Lines, in drawing order: those of
// which something may be seen. paths keeps the paths of states in this viewport
// from one call to the next; it may be nil.
func (r *Renderer) StateFills(v geo.Viewport, o Options, paths map[string]draw.Path) []StateFill {
	return r.painter(v, o).fills(paths)
}

// painter returns a painter with an empty list.
func (r *Renderer) painter(v geo.Viewport, o Options) *basePainter {
	r = r.under(o.Worldview)
	return &basePainter{
		sheet: newSheet(r.world, r.balls, v), list: draw.New(v.W, v.H),
		r: r, o: o, theme: o.Style.Theme, focal: stateIndex(r.world, o.Focal),
	}
}

// basePainter makes one base map.
type basePainter struct {
	*sheet
	list  *draw.List
	r     *Renderer
	o     Options
	theme palette.Theme
	focal int16 // index of the focal state, noState if there is none
}

// ground draws sea and land.
func (p *basePainter) ground() {
	p.sea()
	p.graticule()
	p.list.Fill(p.landPath(), p.theme.Land)
}

// sea draws the sea with its bands. Around a map that does not fill the frame
// there is the ground of the page.
func (p *basePainter) sea() {
	whole := draw.Rect(0, 0, float64(p.v.W), float64(p.v.H))
	if p.globe == nil {
		p.list.Fill(whole, p.theme.Sea)
		p.bands()
		return
	}
	outline, seen := p.globe.outline(p.view)
	if !seen {
		p.list.Fill(whole, p.theme.Sea)
		p.bands()
		return
	}
	p.list.Fill(whole, p.theme.Bg)
	p.list.Fill(outline, p.theme.Sea)
	p.list.Clip(outline)
	p.bands()
	p.list.Unclip()
}

// rim draws the edge of a map that does not fill the frame.
func (p *basePainter) rim() {
	if p.globe == nil {
		return
	}
	if outline, seen := p.globe.outline(p.view); seen {
		p.stroke(outline, p.line(coastWidth, p.theme.Coast))
	}
}

// lines draws what lies above the fills.
func (p *basePainter) lines() {
	p.contested()
	p.lakes()
	p.rivers()
	p.provinces()
	p.borders()
	p.disputed()
	p.rim()
}

// noState is the index of no state; -1 is water.
const noState = -2

// stateIndex returns the index of a state, or noState.
func stateIndex(m *basemap.Map, code string) int16 {
	i := slices.IndexFunc(m.States, func(s basemap.State) bool { return s.Code == code })
	if i < 0 {
		return noState
	}
	return int16(i)
}

// line returns a stroke with a width in units.
func (p *basePainter) line(width float64, c color.NRGBA) draw.Stroke {
	return draw.Stroke{Width: width * p.scale, Color: c, Join: draw.JoinBevel}
}

// stroke draws a path unless there is nothing of it.
func (p *basePainter) stroke(path draw.Path, s draw.Stroke) {
	if !path.Empty() {
		p.list.Stroke(path, s)
	}
}

// bands draws the light bands along the coasts. The land will cover their inner half.
func (p *basePainter) bands() {
	if !p.o.shows(CoastBands) {
		return
	}
	for _, b := range []struct {
		width float64
		color color.NRGBA
	}{{outerBand, p.theme.CoastBand1}, {innerBand, p.theme.CoastBand2}} {
		s := p.line(b.width*bandShare(p.zoom), b.color)
		s.Cap, s.Join = draw.CapRound, draw.JoinRound
		p.stroke(p.coastBand(s.Width), s)
	}
}

// bandShare narrows the bands in views of the world, where they would make
// islands into balloons.
func bandShare(zoom float64) float64 { return min(max(zoom/4.5, 0.5), 1) }

// landPath returns all land as one path. The outline alone shows what is below a pixel.
func (p *basePainter) landPath() draw.Path {
	var path draw.Path
	path.Verbs, path.Points = p.room(p.detail, basemap.Coast, basemap.Cut)
	p.copies(func(copy int) {
		for _, ring := range p.r.land {
			if p.sees(ring.rect, copy) && !p.small(ring.rect, 0.7) {
				p.addRing(&path, ring.refs, copy)
			}
		}
	})
	return path
}

// statePath returns the land of one state.
func (p *basePainter) statePath(s *basemap.State) draw.Path {
	var path draw.Path
	p.copies(func(copy int) {
		if p.sees(s.Rect, copy) {
			p.addPolygons(&path, s.Polygons, copy)
		}
	})
	return path
}

// fills returns the grounds of the states that differ from plain land.
func (p *basePainter) fills(paths map[string]draw.Path) []StateFill {
	var out []StateFill
	for i := range p.r.world.States {
		s := &p.r.world.States[i]
		fill, ok := p.o.Fills[s.Code]
		if int16(i) == p.focal && fill.Color.A == 0 {
			fill.Color, ok = p.theme.Focal, true
		}
		if !ok {
			continue
		}
		path, known := paths[s.Code]
		if !known {
			path = p.statePath(s)
		}
		if paths != nil {
			paths[s.Code] = path
		}
		if !path.Empty() {
			out = append(out, StateFill{s.Code, fill, path, p.paint(fill, s)})
		}
	}
	return out
}

// paint turns a fill into a paint. The hatch is anchored to the state's label
// point, so that it moves with the map.
func (p *basePainter) paint(f Fill, s *basemap.State) draw.Paint {
	paint := draw.Solid(f.Color)
	if f.Hatch.A > 0 {
		paint.Hatch = &draw.Hatch{
			Angle: 45, Spacing: hatchSpacing * p.scale, Width: hatchWidth * p.scale,
			Color: f.Hatch, Origin: p.at(s.Label, 0),
		}
	}
	return paint
}

// lakes draws the lakes that the zoom is worth.
func (p *basePainter) lakes() {
	if !p.o.shows(Lakes) {
		return
	}
	var path draw.Path
	p.copies(func(copy int) {
		for i := range p.r.world.Lakes {
			l := &p.r.world.Lakes[i]
			if !p.worthLake(l.Rank) || !p.sees(l.Polygon.Rect, copy) {
				continue
			}
			for _, refs := range l.Polygon.Rings {
				p.addRing(&path, refs, copy)
			}
		}
	})
	if path.Empty() {
		return
	}
	p.list.Fill(path, p.theme.Sea)
	shore := p.arcs(func(a *basemap.Arc) bool { return p.worthLake(a.Rank) }, basemap.Shore)
	p.stroke(shore, p.line(shoreWidth, palette.Mix(p.theme.Coast, p.theme.Sea, 0.35)))
}

// worth reports whether the zoom is near enough for a rank.
func (p *basePainter) worth(rank uint8) bool { return float64(rank) <= p.zoom+0.5 }

// worthLake is worth for lakes.
func (p *basePainter) worthLake(rank uint8) bool {
	return p.worth(rank) && (p.zoom <= lastWaterZoom || rank <= greatLake)
}

// rivers draws the rivers that the zoom is worth.
func (p *basePainter) rivers() {
	if !p.o.shows(Rivers) || p.zoom > lastWaterZoom {
		return
	}
	path := p.arcs(func(a *basemap.Arc) bool { return p.worth(a.Rank) }, basemap.River)
	p.stroke(path, p.line(riverWidth, p.theme.River))
}

// borders draws coasts, borders and the outline of the focal state, each arc once.
func (p *basePainter) borders() {
	if !p.o.shows(Borders) {
		return
	}
	isFocal := func(a *basemap.Arc) bool { return a.Left == p.focal || a.Right == p.focal }
	others := func(a *basemap.Arc) bool { return !isFocal(a) }
	p.stroke(p.arcs(others, basemap.Border), p.line(borderWidth, p.theme.Border))
	p.stroke(p.arcs(others, basemap.Coast), p.line(coastWidth, p.theme.Coast))
	if p.focal != noState {
		p.stroke(p.arcs(isFocal, basemap.Coast, basemap.Border), p.line(focalWidth, p.strong()))
	}
}

// strong is the colour of the focal state's outline and of disputed lines.
func (p *basePainter) strong() color.NRGBA {
	return palette.Mix(p.theme.LabelState, p.theme.Border, 0.25)
}

// disputed draws the claimed lines dashed. The dashes are counted from the
// beginning of the line, so that they do not run while the map is moved.
func (p *basePainter) disputed() {
	if !p.o.shows(Disputed) {
		return
	}
	style := p.line(borderWidth, p.strong())
	style.Dash = []float64{disputedDash[0] * p.scale, disputedDash[1] * p.scale}
	p.copies(func(copy int) {
		for i := range p.m.Arcs {
			a := &p.m.Arcs[i]
			if a.Kind == basemap.Disputed && p.sees(a.Rect, copy) {
				p.dashed(i, copy, style)
			}
		}
	})
}
