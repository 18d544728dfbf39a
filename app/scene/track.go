package scene

import (
	"sandtable/data"
	"sandtable/geo"
	"sandtable/geo/draw"

	"github.com/paulmach/orb"
)

// A track is drawn for events that have a place they come from and one they go
// to. All events between the same two places share one line.

// trackOf is the two places of an event's track.
func (b *builder) trackOf(e int32) (from, to int32, ok bool) {
	k := b.model.Known
	from, to = -1, -1
	for _, row := range k.PlacesOf(e) {
		p := k.EventPlaces[row]
		if !k.Places[p.Place].HasPoint {
			continue
		}
		switch p.Role {
		case data.From:
			from = p.Place
		case data.To, data.Target:
			to = p.Place
		}
	}
	return from, to, from >= 0 && to >= 0 && from != to && b.model.Known.Anchor[e] == to
}

// trackGroup is the empty group for a track.
func (b *builder) trackGroup(from, to int32) Group {
	p, q := b.model.Known.Places[from], b.model.Known.Places[to]
	g := Group{
		Key: "track:" + p.ID + ":" + q.ID, Shape: Track, Name: p.Name + " to " + q.Name,
		Place: to, From: from, Point: q.Point,
	}
	g.line, g.Vague = b.trackLine(p, q)
	return g
}

// trackLine is the great circle between two places. An end that is coarser than
// a city stops at its state's edge, because the rest of the route is not known.
func (b *builder) trackLine(p, q data.Place) (line orb.LineString, vague bool) {
	line = geo.GreatCircle(p.Point, q.Point)
	first, last := 0, len(line)-1
	if p.Precision < data.CityPrecision {
		vague = true
		for first < last-1 && b.inState(line[first], p.Country) {
			first++
		}
	}
	if q.Precision < data.CityPrecision {
		vague = true
		for last > first+1 && b.inState(line[last], q.Country) {
			last--
		}
	}
	return line[first : last+1], vague
}

func (b *builder) inState(p orb.Point, code string) bool {
	at, ok := b.world.StateAt(p.Lon(), p.Lat())
	return ok && at == code
}

// placeTrack projects a track and puts its mark on the part that is seen; a
// track of which nothing is seen is not on the map.
func (b *builder) placeTrack(g *Group) {
	g.Path = linePath(b.frame, g.line)
	var seen []draw.Point
	for i := 1; i < len(g.Path.Points); i++ {
		if g.Path.Verbs[i] != draw.VerbLine {
			continue
		}
		p, q := g.Path.Points[i-1], g.Path.Points[i]
		steps := int(q.Sub(p).Len()/8) + 1
		for s := range steps {
			if at := p.Lerp(q, float64(s)/float64(steps)); b.inner(at) {
				seen = append(seen, at)
			}
		}
	}
	if len(seen) == 0 {
		return
	}
	g.OnMap = true
	g.At = seen[len(seen)*45/100]
}

// linePath projects a line backwards from its end, which lies in the copy of
// the world nearest to the centre; longitudes may step over the antimeridian.
func linePath(f geo.Frame, line orb.LineString) draw.Path {
	if f.Plane != nil {
		return sphereLine(f, line)
	}
	pts := make([]draw.Point, len(line))
	n := len(line) - 1
	x, y := f.Project(line[n])
	pts[n] = draw.Pt(x, y)
	for i := n - 1; i >= 0; i-- {
		x += geo.WrapLon(line[i][0]-line[i+1][0]) / 360 * f.Size
		_, y = f.At(line[i], 0)
		pts[i] = draw.Pt(x, y)
	}
	return draw.Polyline(pts...)
}
