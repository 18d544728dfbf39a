package render

import (
	"slices"

	"sandtable/geo/basemap"
	"sandtable/geo/draw"
	"sandtable/geo/palette"
)

// Provinces, in units and zooms.
const (
	provinceZoom  = 4   // from which they are drawn
	provinceEarly = 2.2 // zooms before the source would show their borders
	provinceWidth = 0.7
	provinceSize  = 9.5
	provinceTrack = 1.5
)

// provinces draws the borders between provinces of one state.
func (p *basePainter) provinces() {
	divisions := p.r.world.Provinces()
	if !p.o.shows(Provinces) || p.zoom < provinceZoom || divisions == nil {
		return
	}
	s := newSheet(divisions.Map, p.r.provinceBalls, p.v)
	worth := func(a *basemap.Arc) bool { return float64(a.Rank) <= p.zoom+provinceEarly }
	p.stroke(s.arcs(worth, basemap.Inner), p.line(provinceWidth, palette.Mix(p.theme.Border, p.theme.Land, 0.4)))
}

// gatherProvinces adds the names of the provinces that have room for them.
func (p *plan) gatherProvinces(zoom float64) {
	divisions := p.r.world.Provinces()
	if zoom < provinceZoom || divisions == nil {
		return
	}
	for i := range divisions.Map.States {
		s := &divisions.Map.States[i]
		if float64(s.MinZoom) > zoom+provinceEarly-1 || !p.hasRoom(s) || p.isContest(s.Name) {
			continue
		}
		p.add(name{class: provinceName, index: int32(i)}, s.Label)
	}
}

// hasRoom reports whether a province is about as wide as its name.
func (p *plan) hasRoom(s *basemap.State) bool {
	width := float64(len(s.Name)) * (0.55*provinceSize + provinceTrack) * p.scale
	widest := 0.0
	for i := range s.Polygons {
		r := s.Polygons[i].Rect
		widest = max(widest, float64(r.MaxX-r.MinX))
	}
	return widest*p.step > width
}

// isContest reports whether a contested area has a name already.
func (p *plan) isContest(name string) bool {
	return slices.ContainsFunc(p.r.world.Contested, func(c basemap.Contest) bool { return c.Name == name })
}

// provinceOf returns the province of a name.
func (p *plan) provinceOf(n *name) basemap.Province { return p.r.world.Provinces().Of(int(n.index)) }

// provinceStyle is the style of provinces' names.
func provinceStyle() draw.TextStyle {
	return draw.TextStyle{Font: draw.Regular, Size: provinceSize, Tracking: provinceTrack}
}
