package render

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"sandtable/geo/basemap"
	"sandtable/geo/draw"
)

// class orders names: the first are placed first, the last yield first.
type class uint8

const (
	focalState class = iota
	largeState
	largeSea
	contestName // of a contested area
	cityName
	smallState
	smallSea
	airfieldName
	provinceName
	townName
	echo // the name of a state again, where its own place is far away
)

// name is a name of the map that may be shown at the camera's zoom. Its
// positions are pixels of the world, from 180° W and 85.05° N.
type name struct {
	class class
	index int32 // in States, Cities or Seas
	at    draw.Point
	reach float64 // no part of it lies farther from at, in x or y

	turn   int32 // of the plan, that state and spot are from
	state  settled
	spot   spot    // where it stands, if placed
	detail *detail // nil until it matters
	drawn  *drawnName
}

// settled is the answer to whether a name has a place.
type settled uint8

const (
	dropped settled = iota
	placed
)

// Sizes in units.
const (
	citySize    = 11
	townSize    = 10.5
	cityMillion = 1_000_000 // inhabitants from which a place is a city
)

// seaStyles are size, letter spacing and the zoom from which seas are named, by rank.
var seaStyles = [...]struct{ size, track, zoom float64 }{
	{19, 3, 0}, {17, 3, 2.2}, {15, 2, 3.6}, {12.5, 1.5, 5}, {11.5, 1, 6.2},
}

// seaStyle returns the entry of a rank.
func seaStyle(rank uint8) struct{ size, track, zoom float64 } {
	return seaStyles[min(int(rank), len(seaStyles)-1)]
}

// statesByRank returns the states in the order in which they are named.
func statesByRank(m *basemap.Map) []int {
	order := make([]int, len(m.States))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int {
		a, b := &m.States[i], &m.States[j]
		if a.LabelRank != b.LabelRank {
			return int(a.LabelRank) - int(b.LabelRank)
		}
		return strings.Compare(a.Code, b.Code)
	})
	return order
}

// seasByRank returns the seas in the order in which they are named.
func seasByRank(m *basemap.Map) []int {
	order := make([]int, len(m.Seas))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int {
		return int(m.Seas[i].Rank) - int(m.Seas[j].Rank)
	})
	return order
}

// mainRects returns the extent of one polygon of each state: a large one near
// the place of its name.
func mainRects(m *basemap.Map) []basemap.Rect {
	rects := make([]basemap.Rect, len(m.States))
	for i := range m.States {
		s := &m.States[i]
		best := math.Inf(1)
		for j := range s.Polygons {
			r := s.Polygons[j].Rect
			if d := awayFrom(r, s.Label) - sideOf(r); d < best {
				best, rects[i] = d, r
			}
		}
	}
	return rects
}

// sideOf returns the side of the square as large as an extent.
func sideOf(r basemap.Rect) float64 {
	return math.Sqrt(float64(r.MaxX-r.MinX) * float64(r.MaxY-r.MinY))
}

// awayFrom returns how far a point is from an extent, 0 if it is inside.
func awayFrom(r basemap.Rect, p basemap.Point) float64 {
	out := func(lo, hi, v uint32) float64 {
		return max(float64(lo)-float64(v), float64(v)-float64(hi), 0)
	}
	return max(out(r.MinX, r.MaxX, p.X), out(r.MinY, r.MaxY, p.Y))
}

// stateStyle returns size and letter spacing of a state's name, in units, by how
// large the state is on the map.
func stateStyle(extent float64, focal bool) (size, track float64) {
	switch {
	case focal && extent > 130:
		return 14, 5
	case focal:
		return 12, 2
	case extent > 320:
		return 12, 4
	case extent > 190:
		return 11, 3
	case extent > 90:
		return 10, 2
	}
	return 9, 1
}

// extent returns the side of the square as large as the box of the state's
// main polygon, in device pixels.
func (p *plan) extent(state int32) float64 {
	side := sideOf(p.r.main[state]) * p.step
	if p.lens != nil {
		side *= widest(p.r.main[state])
	}
	return side
}

// gather collects the names that the zoom is worth, in the order of their classes.
func (p *plan) gather(o Options) {
	zoom := o.Style.labelZoom(p.zoom)
	if o.shows(StateNames) {
		p.gatherStates(zoom, true)
	}
	if o.shows(SeaNames) {
		p.gatherSeas(zoom, true)
	}
	if o.shows(StateNames | Disputed) {
		p.gatherContests()
	}
	if o.shows(CityNames) {
		p.gatherCities(zoom, true)
	}
	if o.shows(StateNames) {
		p.gatherStates(zoom, false)
	}
	if o.shows(SeaNames) {
		p.gatherSeas(zoom, false)
	}
	if o.shows(Airfields) {
		p.gatherAirfields(zoom)
	}
	if o.shows(Provinces) {
		p.gatherProvinces(zoom)
	}
	if o.shows(CityNames) {
		p.gatherCities(zoom, false)
	}
}

// largeExtent is the extent in units from which a state is large.
const largeExtent = 130

// gatherStates adds the large states, the focal one first, or the small ones.
func (p *plan) gatherStates(zoom float64, large bool) {
	if large && p.focal >= 0 && len(p.r.world.States[p.focal].Polygons) > 0 {
		p.add(name{class: focalState, index: int32(p.focal)}, p.r.world.States[p.focal].Label)
	}
	for _, i := range p.r.byRank {
		s := &p.r.world.States[i]
		isLarge := p.extent(int32(i)) > largeExtent*p.scale
		if int16(i) == p.focal || len(s.Polygons) == 0 || p.stateZoom(i) > zoom || isLarge != large {
			continue
		}
		c := smallState
		if large {
			c = largeState
		}
		p.add(name{class: c, index: int32(i)}, s.Label)
	}
}

// tinyExtent is the extent in units below which a state is named half a zoom later.
const tinyExtent = 20

// stateZoom returns the zoom from which a state is named.
func (p *plan) stateZoom(state int) float64 {
	zoom := float64(p.r.world.States[state].MinZoom)
	if p.extent(int32(state)) < tinyExtent*p.scale {
		zoom += 0.7
	}
	return zoom
}

// gatherSeas adds the oceans and great seas, or the others.
func (p *plan) gatherSeas(zoom float64, large bool) {
	for _, i := range p.r.seas {
		s := &p.r.world.Seas[i]
		if (s.Rank <= 1) != large || seaStyle(s.Rank).zoom > zoom {
			continue
		}
		c := smallSea
		if large {
			c = largeSea
		}
		p.add(name{class: c, index: int32(i)}, s.At)
	}
}

// gatherCities adds the capitals and cities, or the towns.
func (p *plan) gatherCities(zoom float64, large bool) {
	for _, i := range p.r.cities {
		c := &p.r.world.Cities[i]
		if cityRank(c) > zoom {
			return
		}
		if isCity(c) != large {
			continue
		}
		k := townName
		if large {
			k = cityName
		}
		p.add(name{class: k, index: int32(i)}, c.At)
	}
}

// cityRank returns the zoom from which a city is named. Capitals of some size
// come a zoom earlier than their room on the map would have it.
func cityRank(c *basemap.City) float64 {
	if c.Capital && c.Population >= cityMillion/2 {
		return float64(c.Rank) - 1
	}
	return float64(c.Rank)
}

// citiesByRank returns the cities in the order in which they are named.
func citiesByRank(m *basemap.Map) []int {
	order := make([]int, len(m.Cities))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int {
		return cmp.Compare(cityRank(&m.Cities[i]), cityRank(&m.Cities[j]))
	})
	return order
}

// isCity tells cities from towns.
func isCity(c *basemap.City) bool { return c.Capital || c.Population >= cityMillion }

// add appends a name with a generous estimate of its reach, so that it need not
// be measured before it matters.
func (p *plan) add(n name, at basemap.Point) {
	place, ok := p.place(at)
	if p.lens != nil && !(ok && p.holds(place)) {
		return
	}
	n.at = place
	style := p.style(n)
	letters := float64(utf8.RuneCountInString(p.text(n)))
	width := letters*(style.Size+style.Tracking) + 4*p.scale
	n.reach = width + 2*style.Size + coverUnits*p.scale
	switch n.class {
	case largeSea, smallSea:
		n.reach = (0.5+seaAway)*width + (1+seaAway)*3*style.Size
	case focalState, largeState, smallState, echo:
		n.reach += islandUnits * p.scale
	}
	p.maxReach = max(p.maxReach, n.reach)
	p.names = append(p.names, n)
}

// style returns the style that a name is set in.
func (p *plan) style(n name) draw.TextStyle {
	s := draw.TextStyle{Font: draw.Regular, Size: townSize}
	switch n.class {
	case focalState, largeState, smallState, echo:
		size, track := stateStyle(p.extent(n.index)/p.scale, n.index == int32(p.focal))
		s = draw.TextStyle{Font: draw.Bold, Size: size, Tracking: track}
	case largeSea, smallSea:
		sea := seaStyle(p.r.world.Seas[n.index].Rank)
		s = draw.TextStyle{Font: draw.Italic, Size: sea.size, Tracking: sea.track}
	case contestName:
		s = draw.TextStyle{Font: draw.Italic, Size: contestSize}
	case provinceName:
		s = provinceStyle()
	case airfieldName:
		s.Size = airfieldSize
	case cityName:
		s.Size = citySize
	}
	s.Size *= p.scale
	s.Tracking *= p.scale
	return s
}

// text returns a name as it is written, before it is shortened.
func (p *plan) text(n name) string {
	switch n.class {
	case focalState, largeState, smallState, echo:
		name, _ := p.stateName(n.index)
		return name
	case airfieldName:
		return p.airfieldText(p.r.world.Airfields()[n.index])
	case provinceName:
		return p.provinceOf(&n).Name
	case contestName:
		return strings.Join(p.contestLines(&n), " ")
	case largeSea, smallSea:
		return p.r.world.Seas[n.index].Name
	}
	return p.cityName(n.index)
}
