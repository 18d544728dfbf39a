package render

import (
	"math"
	"strings"

	"sandtable/geo/basemap"
	"sandtable/geo/draw"
)

// spot is a place that a name may stand at, in pixels of the world.
type spot struct {
	lines []string
	style draw.TextStyle
	box   draw.Box // of the text, with room around it
	mark  draw.Box // of a city's mark, with room around it
	noted bool     // it has a mark
}

// Measures of spots, in units.
const (
	textRoom    = 2  // around a text
	markHalf    = 3  // half of a city's mark
	markGap     = 5  // between mark and text
	islandUnits = 80 // an island has its name beside it only below this size
	coverUnits  = 64 // a mark larger than this has no names beside it
	lineShare   = 1.25
)

// spots calls try for the places of a name, best first, until it says yes.
func (p *plan) spots(n *name, d *detail, try func(s spot) bool) {
	switch {
	case n.class == cityName || n.class == townName || n.class == airfieldName:
		p.citySpots(d, try)
	case n.class == largeSea || n.class == smallSea:
		p.seaSpots(n, d, try)
	case d.beside != nil:
		p.beside(d.body, *d.beside, try)
	default:
		p.stateSpots(n, d, try)
	}
}

// measure sets the text of a name.
func (p *plan) measure(n *name, d *detail) {
	switch n.class {
	case focalState, largeState, smallState, echo:
		p.measureState(n, d)
	case provinceName:
		d.body = p.block([]string{p.text(*n)}, p.style(*n), n.at)
	case contestName:
		d.body = p.block(p.contestLines(n), p.style(*n), n.at)
	case largeSea, smallSea:
		text, style := p.text(*n), p.style(*n)
		lines := []string{text}
		if p.r.widths.of(text, style) > 190*p.scale {
			lines = halves(text)
		}
		d.body = p.block(lines, style, n.at)
	default:
		d.body = p.block([]string{p.text(*n)}, p.style(*n), n.at)
		d.body.mark, d.body.noted = p.markBox(p.spotOf(n)), true
	}
}

// block returns a spot with lines centred about a point.
func (p *plan) block(lines []string, style draw.TextStyle, at draw.Point) spot {
	var width float64
	for _, line := range lines {
		width = max(width, p.r.widths.of(line, style))
	}
	height := (riseShare + dropShare + lineShare*float64(len(lines)-1)) * style.Size
	half := draw.Pt(width/2, height/2)
	box := draw.Box{Min: at.Sub(half), Max: at.Add(half)}
	return spot{lines: lines, style: style, box: box.Grow(textRoom * p.scale)}
}

// measureState sets the name of a state, the short one where the long one is too
// long. Small islands have their names beside them.
func (p *plan) measureState(n *name, d *detail) {
	s := &p.r.world.States[n.index]
	style := p.style(*n)
	main := p.worldBox(p.r.main[n.index])
	if n.class == echo {
		main = draw.Box{Max: draw.Pt(p.size, p.size)}
	}
	w, h := main.Max.X-main.Min.X, main.Max.Y-main.Min.Y
	d.body = p.block([]string{p.text(*n)}, style, n.at)
	if _, english := p.stateName(n.index); english && s.Short != s.Name && d.body.box.Max.X-d.body.box.Min.X > 1.1*w {
		d.body = p.block([]string{strings.ToUpper(s.Short)}, style, n.at)
	}
	if h < 3*style.Size && max(w, h) < islandUnits*p.scale {
		if at := (draw.Box{Min: n.at, Max: n.at}); !at.Inside(main.Grow(islandUnits / 4 * p.scale)) {
			main = at
		}
		d.beside = &main
	}
}

// stateSpots tries the middle of the state and places near it.
func (p *plan) stateSpots(n *name, d *detail, try func(s spot) bool) {
	b := d.body
	line := lineShare * b.style.Size
	quarter := (b.box.Max.X - b.box.Min.X) / 4
	for k, by := range [...]draw.Point{
		{}, {Y: line}, {Y: -line}, {X: quarter}, {X: -quarter}, {Y: 2 * line}, {Y: -2 * line},
		{X: quarter, Y: line}, {X: -quarter, Y: line}, {X: quarter, Y: -line}, {X: -quarter, Y: -line},
	} {
		c := b
		c.box = moved(b.box, by.X, by.Y)
		if n.class == echo && !d.allows(k, func() bool { return p.within(n.index, c.box) }) {
			continue
		}
		if try(c) {
			return
		}
	}
}

// markBox returns the box of a city's mark.
func (p *plan) markBox(at basemap.Point) draw.Box {
	c, _ := p.place(at)
	return draw.Box{Min: c, Max: c}.Grow(markHalf * p.scale)
}

// worldBox turns an extent into pixels of the world.
func (p *plan) worldBox(r basemap.Rect) draw.Box {
	if p.lens != nil {
		return p.lensBox(r)
	}
	return draw.Box{
		Min: draw.Pt(float64(r.MinX)*p.step, float64(r.MinY)*p.step),
		Max: draw.Pt(float64(r.MaxX)*p.step, float64(r.MaxY)*p.step),
	}
}

// beside tries the places around a small box: above, below, right, left.
func (p *plan) beside(s spot, around draw.Box, try func(s spot) bool) {
	half := s.box.Max.Sub(s.box.Min).Mul(0.5)
	mid := around.Min.Lerp(around.Max, 0.5)
	for _, at := range []draw.Point{
		{X: mid.X, Y: around.Min.Y - half.Y}, {X: mid.X, Y: around.Max.Y + half.Y},
		{X: around.Max.X + half.X, Y: mid.Y}, {X: around.Min.X - half.X, Y: mid.Y},
	} {
		s.box = draw.Box{Min: at.Sub(half), Max: at.Add(half)}
		if try(s) {
			return
		}
	}
}

// seaAway is how far the name of a sea may stand from its point, in shares of
// its width and in three times its lines.
const seaAway = 1.0

// seaShifts are the places for the name of a sea, as shares of its width and height.
var seaShifts = [...]draw.Point{
	{}, {Y: 1}, {Y: -1}, {X: 0.25}, {X: -0.25}, {X: 0.25, Y: 1}, {X: -0.25, Y: 1},
	{X: 0.25, Y: -1}, {X: -0.25, Y: -1}, {X: 0.5}, {X: -0.5}, {Y: 2}, {Y: -2},
	{X: 0.5, Y: 1.5}, {X: -0.5, Y: 1.5}, {X: 0.5, Y: -1.5}, {X: -0.5, Y: -1.5},
	{X: 1}, {X: -1},
}

// nearShifts is how many of them are near enough for all seas but the oceans.
const nearShifts = 9

// seaSpots tries places near the point of a sea where the name touches no land.
func (p *plan) seaSpots(n *name, d *detail, try func(s spot) bool) {
	b := d.body
	w, h := b.box.Max.X-b.box.Min.X, b.box.Max.Y-b.box.Min.Y
	shifts := seaShifts[:]
	if p.r.world.Seas[n.index].Rank > 0 {
		shifts = shifts[:nearShifts]
	}
	for k, by := range shifts {
		s := b
		s.box = moved(b.box, by.X*w, by.Y*h)
		wet := func() bool {
			return p.atSea(s.box) && p.openWater(n.at, n.at.Add(draw.Pt(by.X*w, by.Y*h)))
		}
		if d.allows(k, wet) && try(s) {
			return
		}
	}
}

// halves breaks a name into two lines at the space nearest to its middle.
func halves(text string) []string {
	best := -1
	for i, c := range text {
		if c == ' ' && (best < 0 || abs(2*i-len(text)) < abs(2*best-len(text))) {
			best = i
		}
	}
	if best < 0 {
		return []string{text}
	}
	return []string{text[:best], text[best+1:]}
}

func abs(v int) int {
	if v < 0 {
		return -v
	}
	return v
}

// atSea reports whether a box lies on water, at a grid of points in it.
func (p *plan) atSea(b draw.Box) bool {
	const across, down = 12, 3
	for i := range across + 1 {
		for j := range down + 1 {
			at := draw.Pt(
				b.Min.X+(b.Max.X-b.Min.X)*float64(i)/across,
				b.Min.Y+(b.Max.Y-b.Min.Y)*float64(j)/down)
			if p.onLand(at) {
				return false
			}
		}
	}
	return true
}

// openWater reports whether there is no land between two points, so that a name
// stays in its own sea.
func (p *plan) openWater(a, b draw.Point) bool {
	steps := math.Ceil(b.Sub(a).Len() / (2 * p.scale))
	for i := 1.0; i <= steps; i++ {
		if p.onLand(a.Lerp(b, i/steps)) {
			return false
		}
	}
	return true
}

// onLand reports whether a pixel of the world is land; beyond the map it counts as land.
func (p *plan) onLand(at draw.Point) bool {
	if at.Y < 0 || at.Y >= p.size {
		return true
	}
	if p.lens != nil {
		point, ok := p.lens.fixed(at)
		return !ok || p.r.mask.at(point)
	}
	return p.r.mask.at(p.fixed(at))
}

// citySpots tries the places around the mark of a city. Where an event's mark
// covers it, the name stands beside that.
func (p *plan) citySpots(d *detail, try func(s spot) bool) {
	s := d.body
	around := p.covering(s.mark)
	half := s.box.Max.Sub(s.box.Min).Mul(0.5)
	gap := (markGap - markHalf - textRoom) * p.scale
	left, right := around.Min.X-half.X-gap, around.Max.X+half.X+gap
	above, below := around.Min.Y-half.Y, around.Max.Y+half.Y
	mid := around.Min.Lerp(around.Max, 0.5)
	low, high := mid.Y+half.Y*0.8, mid.Y-half.Y*0.8
	for _, at := range []draw.Point{
		{X: right, Y: mid.Y}, {X: left, Y: mid.Y}, {X: right, Y: low}, {X: left, Y: low},
		{X: right, Y: high}, {X: left, Y: high}, {X: mid.X, Y: below}, {X: mid.X, Y: above},
	} {
		s.box = draw.Box{Min: at.Sub(half), Max: at.Add(half)}
		if try(s) {
			return
		}
	}
}

// covering returns the box around a city's mark and the event's mark that lies
// over it, if there is one.
func (p *plan) covering(mark draw.Box) draw.Box {
	for _, b := range p.near {
		small := max(b.Max.X-b.Min.X, b.Max.Y-b.Min.Y) <= coverUnits*p.scale
		if small && p.overlap(mark, b) {
			turns := math.Round((mark.Min.X - b.Min.X) / p.size)
			b = moved(b, turns*p.size, 0)
			return b.Add(mark.Min).Add(mark.Max)
		}
	}
	return mark
}
