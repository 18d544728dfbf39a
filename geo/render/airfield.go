package render

import (
	"sandtable/geo/basemap"
	"sandtable/geo/draw"
)

// airfieldZoom is the zoom from which airfields are shown, by rank.
var airfieldZoom = [...]float64{5, 6.2, 7.6}

// Airfields, in units and zooms.
const (
	airfieldSize  = 10
	airfieldNamed = 7.4 // from this zoom their names are written out
	airfieldRing  = 2.6 // of the mark
	runwayHalf    = 4.4 // of the bar across it
)

// gatherAirfields adds the airfields, the largest first.
func (p *plan) gatherAirfields(zoom float64) {
	for i, a := range p.r.world.Airfields() {
		if zoom >= airfieldZoom[min(int(a.Rank), len(airfieldZoom)-1)] {
			p.add(name{class: airfieldName, index: int32(i)}, a.At)
		}
	}
}

// airfieldText is what stands beside an airfield: its code, and near by its name.
func (p *plan) airfieldText(a basemap.Airfield) string {
	code := a.ICAO
	if code == "" {
		code = a.IATA
	}
	switch {
	case code == "":
		return a.Name
	case p.zoom < airfieldNamed:
		return code
	}
	return a.Name + " " + code
}

// spotOf returns the place that the mark of a name stands at: that of a city or of
// an airfield.
func (p *plan) spotOf(n *name) basemap.Point {
	if n.class == airfieldName {
		return p.r.world.Airfields()[n.index].At
	}
	return p.r.world.Cities[n.index].At
}

// airfieldMark draws a ring with a runway across it.
func (p *labelPainter) airfieldMark(l *draw.List, look nameLook) {
	at := look.mark.Min.Lerp(look.mark.Max, 0.5)
	ring := draw.Circle(at, airfieldRing*p.scale)
	half := draw.Pt(runwayHalf*p.scale*0.8, -runwayHalf*p.scale*0.6)
	from, to := at.Sub(half), at.Add(half)
	runway := draw.Polyline(from, to)
	halo := draw.Line(3*p.scale, draw.Fade(look.land, 0.8))
	l.Stroke(ring, halo)
	l.Stroke(runway, halo)
	l.Fill(ring, look.paper)
	l.Stroke(ring, draw.Line(1.1*p.scale, look.ink))
	l.Stroke(runway, draw.Line(1.3*p.scale, look.ink))
}
