package scene

import (
	"slices"

	"sandtable/data"
	"sandtable/data/edtf"
	"sandtable/geo"
	"sandtable/geo/draw"
	"sandtable/geo/label"

	"github.com/paulmach/orb"
)

// A track is drawn for events that have a place they come from and one they go
// to. All events between the same two places share one line.

// trackSample is the distance between the points of a track that are looked at, px.
const trackSample = 8.0

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
	g.line, g.Loose = b.trackLine(p, q)
	if geo.Distance(p.Point, q.Point) < nearTrack {
		g.bow = shortBow
	}
	return g
}

// trackLine is the great circle between two places. An end that is coarser than
// a city stops at its state's edge, because the rest of the route is not known.
func (b *builder) trackLine(p, q data.Place) (line orb.LineString, loose [2]bool) {
	line = geo.GreatCircle(p.Point, q.Point)
	first, last := 0, len(line)-1
	if p.Precision < data.CityPrecision {
		loose[0] = true
		for first < last-1 && b.inState(line[first], p.Country) {
			first++
		}
	}
	if q.Precision < data.CityPrecision {
		loose[1] = true
		for last > first+1 && b.inState(line[last], q.Country) {
			last--
		}
	}
	return line[first : last+1], loose
}

func (b *builder) inState(p orb.Point, code string) bool {
	at, ok := b.world.StateAt(p.Lon(), p.Lat())
	return ok && at == code
}

// placeTrack projects a track and puts its mark on the part that is seen; a
// track of which nothing is seen is not on the map.
func (b *builder) placeTrack(g *Group) {
	g.Path = bent(linePath(b.frame, g.line), g.bow)
	var seen []draw.Point
	for i := 1; i < len(g.Path.Points); i++ {
		if g.Path.Verbs[i] != draw.VerbLine {
			continue
		}
		p, q := g.Path.Points[i-1], g.Path.Points[i]
		steps := int(q.Sub(p).Len()/trackSample) + 1
		for s := range steps {
			if at := p.Lerp(q, float64(s)/float64(steps)); b.inner(at) {
				seen = append(seen, at)
			}
		}
	}
	if len(seen) == 0 {
		return
	}
	g.OnMap, g.seen = true, seen
	g.At = seen[len(seen)*45/100]
}

// A great circle between near places is as good as straight: such a movement is
// bent into an arc. Two tracks between the same places in opposite directions bend
// away from each other.
const (
	nearTrack    = 1_500_000 // m
	shortBow     = 0.14
	oppositeBow  = 0.05
	bentPieces   = 24
	datesApart   = 0.12 // share of the part that is seen, from either end
	datesFrom    = 150  // length from which a track carries dates, in units
	trackDateGap = 7.0
)

// parallel bends the tracks that have an opposite.
func parallel(groups []Group) {
	at := map[[2]int32]int{}
	for i, g := range groups {
		if g.Shape == Track {
			at[[2]int32{g.From, g.Place}] = i
		}
	}
	for i, g := range groups {
		if _, ok := at[[2]int32{g.Place, g.From}]; ok && g.Shape == Track {
			groups[i].bow = max(g.bow, oppositeBow)
		}
	}
}

// bent moves a path of straight pieces to the right of its direction, in the
// middle by a share of its length. It may cut its pieces.
func bent(p draw.Path, share float64) draw.Path {
	n := len(p.Points)
	if share == 0 || n < 2 || slices.Contains(p.Verbs[1:], draw.VerbMove) { // a line that the map cuts stays as it is
		return p
	}
	from, to := p.Points[0], p.Points[n-1]
	along := to.Sub(from)
	right := draw.Pt(-along.Y, along.X)
	var pts []draw.Point
	cuts := max(1, bentPieces/(n-1))
	for i := 1; i < n; i++ {
		for c := range cuts {
			pts = append(pts, p.Points[i-1].Lerp(p.Points[i], float64(c)/float64(cuts)))
		}
	}
	pts = append(pts, to)
	for i := range pts {
		t := float64(i) / float64(len(pts)-1)
		pts[i] = pts[i].Add(right.Mul(4 * t * (1 - t) * share))
	}
	return draw.Polyline(pts...)
}

// trackDates are the dates at the two ends of a track: when it left and when it
// came, as its places say, else the first and the last day that its events may have.
// Where they are the same, the second is empty.
func (b *builder) trackDates(g Group) (first, last string) {
	k := b.model.Known
	if len(g.Events) == 1 {
		for _, row := range k.PlacesOf(g.First()) {
			switch p := k.EventPlaces[row]; {
			case p.Role == data.From && p.Place == g.From:
				first = dateText(p.When)
			case p.Place == g.Place:
				last = dateText(p.When)
			}
		}
	}
	spans, start, end := &k.Spans, edtf.MaxDay, edtf.MinDay
	for _, e := range g.Events {
		if spans.Dated(e) {
			start, end = min(start, spans.EarliestStart[e]), max(end, spans.LatestEnd[e])
		}
	}
	if first == "" && last == "" && start <= end {
		first, last = spanWords(start, end)
	}
	if last == first {
		last = ""
	}
	return first, last
}

// spanWords are two days as short as they can be told apart by: "Dec 2018" for all of
// a month, "2006" and "2025" for years. What is unbounded is left out.
func spanWords(a, z edtf.Day) (first, last string) {
	if a.Unbounded() || z.Unbounded() {
		return "", ""
	}
	ya, ma, da := a.YMD()
	yz, mz, dz := z.YMD()
	month := func(m, y int) string { return months[m-1][:3] + " " + itoa(y) }
	switch {
	case a == z:
		return itoa(da) + " " + month(ma, ya), ""
	case ya == yz && ma == mz && da == 1 && dz >= 28:
		return month(ma, ya), ""
	case ya == yz && ma == mz:
		return itoa(da) + " " + month(ma, ya), itoa(dz) + " " + month(mz, yz)
	case ya == yz && ma == 1 && mz == 12 && da == 1 && dz == 31:
		return itoa(ya), ""
	case ya == yz:
		return month(ma, ya), month(mz, yz)
	}
	return itoa(ya), itoa(yz)
}

// dateText is an EDTF text as words where it is one, and as it is otherwise.
func dateText(text string) string {
	if date, err := edtf.Parse(text); err == nil && !date.IsZero() {
		return date.Words()
	}
	return text
}

// trackLabels are the labels that stand for the dates of a track.
func (b *builder) trackLabels(i int, g Group) (labels []Label, candidates []label.Candidate) {
	if g.Shape != Track || len(g.seen) < 2 || float64(len(g.seen))*trackSample < b.px(datesFrom) {
		return nil, nil
	}
	first, last := b.trackDates(g)
	for j, text := range [...]string{first, last} {
		if text == "" {
			continue
		}
		share := datesApart
		if j == 1 {
			share = 1 - datesApart
		}
		style := b.style(draw.Regular, sublineSize)
		labels = append(labels, Label{Group: i, Lines: [2]string{"", text}})
		candidates = append(candidates, label.Candidate{
			ID: g.Key + string(rune('0'+j)), At: g.seen[int(share*float64(len(g.seen)-1))],
			W: b.kit.Fonts.Measure(text, style).Width, H: b.px(labelLeading), Gap: b.px(trackDateGap),
		})
	}
	return labels, candidates
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
