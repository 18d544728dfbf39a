package symbol

import (
	"image/color"
	"math"

	"sandtable/geo/draw"
	"sandtable/geo/palette"
)

// Strokes returns the lines that show a status along a path, in drawing order,
// at a scale: solid, double, dash-dot, dashed, dotted, and thin for denied.
func Strokes(s Status, ink color.NRGBA, t palette.Theme, scale float64) []draw.Stroke {
	line := func(width float64, dash ...float64) draw.Stroke {
		for i := range dash {
			dash[i] *= scale
		}
		return draw.Stroke{Width: width * scale, Dash: dash, Color: ink, Join: draw.JoinRound}
	}
	switch s {
	case Claimed:
		inside := line(1.8)
		inside.Color = t.Halo
		return []draw.Stroke{line(4), inside}
	case Disputed:
		return []draw.Stroke{line(2.4, 9, 3, 2.4, 3)}
	case Planned:
		return []draw.Stroke{line(2.4, 7, 4)}
	case Assessed:
		dots := line(2.8, 0, 5.2)
		dots.Cap = draw.CapRound
		return []draw.Stroke{dots}
	case Denied:
		return []draw.Stroke{line(1.2)}
	}
	return []draw.Stroke{line(2.4)}
}

// Track is a line with a direction: a voyage, a flight, a delivery. Its mark and
// label are drawn by themselves.
type Track struct {
	Path   draw.Path // of straight pieces or curves; several sub-paths where the map is cut
	Status Status
	Color  color.NRGBA
	Scale  float64
	Halo   bool    // a paper line under it, for busy ground
	Loose  [2]bool // its start, its end: a thin dashed piece, because the route is not stated there
}

// The pieces of a track whose route is not stated, at scale 1.
const (
	looseShare  = 0.22
	looseLength = 70.0
)

// chevronsFrom is the length from which a track has chevrons, at scale 1.
const chevronsFrom = 120

// Append draws the track: its line, an arrowhead at the end, small chevrons, and
// short strokes through it if it is denied.
func (r Track) Append(l *draw.List, t palette.Theme) {
	flat := r.Path.Flatten(draw.Path{
		Verbs: make([]draw.Verb, 0, len(r.Path.Verbs)), Points: make([]draw.Point, 0, len(r.Path.Points)),
	})
	tip, dir, ok := along(flat, 1)
	if !ok {
		return
	}
	if r.Halo {
		l.Stroke(flat, draw.Stroke{Width: 5.6 * r.Scale, Color: t.Halo, Join: draw.JoinRound})
	}
	body, loose := r.pieces(shorten(flat, 5*r.Scale))
	for _, s := range Strokes(r.Status, r.Color, t, r.Scale) {
		l.Stroke(body, s)
	}
	for _, p := range loose {
		l.Stroke(p, draw.Stroke{Width: 1.5 * r.Scale, Dash: []float64{3 * r.Scale, 3 * r.Scale}, Color: r.Color})
	}
	l.Fill(Arrowhead(tip, dir, 9*r.Scale), r.Color)
	if lengthOf(flat) > chevronsFrom*r.Scale {
		for _, share := range [...]float64{0.30, 0.78} {
			at, dir, _ := along(flat, share)
			l.Fill(Arrowhead(at.Add(dir.Mul(3.5*r.Scale)), dir, 7*r.Scale), r.Color)
		}
	}
	if at, dir, _ := along(flat, 0.5); r.Status == Denied {
		across := draw.Pt(dir.X-dir.Y, dir.Y+dir.X).Mul(5 * r.Scale)
		l.Stroke(draw.Polyline(at.Sub(across), at.Add(across)), draw.Line(2*r.Scale, r.Color))
	}
}

// pieces parts a flat path into what is known of the track and its loose ends.
func (r Track) pieces(p draw.Path) (body draw.Path, loose []draw.Path) {
	length := lengthOf(p)
	cut := min(length*looseShare, looseLength*r.Scale)
	from, to := 0.0, length
	if r.Loose[0] {
		from = cut
		loose = append(loose, piece(p, 0, from))
	}
	if r.Loose[1] {
		to = length - cut
		loose = append(loose, piece(p, to, length))
	}
	if len(loose) == 0 {
		return p, nil
	}
	return piece(p, from, to), loose
}

// piece is the part of a flat path between two distances along it.
func piece(p draw.Path, from, to float64) draw.Path {
	var out draw.Path
	gone, drawing := 0.0, false
	for i := 1; i < len(p.Points); i++ {
		if p.Verbs[i] != draw.VerbLine {
			drawing = false
			continue
		}
		a, b := p.Points[i-1], p.Points[i]
		d := b.Sub(a).Len()
		start, end := max(from, gone), min(to, gone+d)
		if d > 0 && start < end {
			if q := a.Lerp(b, (start-gone)/d); !drawing {
				out.MoveTo(q.X, q.Y)
			}
			q := a.Lerp(b, (end-gone)/d)
			out.LineTo(q.X, q.Y)
			drawing = true
		}
		gone += d
	}
	return out
}

// Arrowhead returns a notched arrowhead with its tip at a point, pointing along
// the unit vector dir, of a length.
func Arrowhead(tip, dir draw.Point, length float64) draw.Path {
	back := tip.Sub(dir.Mul(length))
	across := draw.Pt(-dir.Y, dir.X).Mul(length * 0.56)
	return draw.Polygon(tip, back.Add(across), tip.Sub(dir.Mul(length*0.66)), back.Sub(across))
}

// along returns the point and direction at a share of a flat path's length.
func along(p draw.Path, share float64) (at, dir draw.Point, ok bool) {
	left := lengthOf(p) * share
	for i := 1; i < len(p.Points); i++ {
		if p.Verbs[i] != draw.VerbLine {
			continue
		}
		a, b := p.Points[i-1], p.Points[i]
		d := b.Sub(a).Len()
		if d == 0 {
			continue
		}
		at, dir, ok = b, b.Sub(a).Mul(1/d), true
		if left <= d {
			return a.Add(dir.Mul(left)), dir, true
		}
		left -= d
	}
	return at, dir, ok
}

// lengthOf returns the length of a flat path that has no closed parts.
func lengthOf(p draw.Path) float64 {
	sum := 0.0
	for i := 1; i < len(p.Points); i++ {
		if p.Verbs[i] == draw.VerbLine {
			sum += p.Points[i].Sub(p.Points[i-1]).Len()
		}
	}
	return sum
}

// shorten takes a length off the last piece of a flat path, at most all but a bit of it.
func shorten(p draw.Path, length float64) draw.Path {
	n := len(p.Points)
	if n < 2 {
		return p
	}
	q := draw.Path{Verbs: p.Verbs, Points: append([]draw.Point(nil), p.Points...)}
	a, b := p.Points[n-2], p.Points[n-1]
	if d := b.Sub(a).Len(); d > 0 {
		q.Points[n-1] = b.Lerp(a, min(length/d, 0.95))
	}
	return q
}

// AreaHatch is the hatch of an area of uncertainty, anchored at a point.
func AreaHatch(ink color.NRGBA, origin draw.Point, scale float64) draw.Hatch {
	return draw.Hatch{Angle: 45, Spacing: 6 * scale, Width: scale, Color: draw.Fade(ink, 0.6), Origin: origin}
}

// BarHatch is the hatch of a timeline bar's uncertain part, anchored at a point.
func BarHatch(ink color.NRGBA, origin draw.Point, scale float64) draw.Hatch {
	return draw.Hatch{Angle: 45, Spacing: 3.6 * scale, Width: scale, Color: ink, Origin: origin}
}

// AppendArea draws an area within which something happened: hatched, with a
// dashed edge. The hatch is anchored at a point that moves with the map.
func AppendArea(l *draw.List, area draw.Path, ink color.NRGBA, origin draw.Point, scale float64) {
	hatch := AreaHatch(ink, origin, scale)
	l.FillPaint(area, draw.Paint{Color: draw.Fade(ink, 0.08), Hatch: &hatch})
	l.Stroke(area, draw.Stroke{Width: 1.4 * scale, Dash: []float64{6 * scale, 4 * scale}, Color: ink})
}

// AppendPrecision draws the ring of a city's true radius around its mark.
func AppendPrecision(l *draw.List, at draw.Point, radius float64, ink color.NRGBA, scale float64) {
	l.Stroke(draw.Circle(at, radius), draw.Line(1.25*scale, ink))
}

// AppendBar draws a timeline bar in a box as its status asks, the same six ways
// as a mark.
func AppendBar(l *draw.List, b draw.Box, s Status, ink color.NRGBA, t palette.Theme) {
	box := draw.Rect(b.Min.X, b.Min.Y, b.Max.X-b.Min.X, b.Max.Y-b.Min.Y)
	if s == Reported {
		l.Fill(box, ink)
		return
	}
	l.Fill(box, t.Panel)
	edge := draw.Rect(b.Min.X+0.5, b.Min.Y+0.5, b.Max.X-b.Min.X-1, b.Max.Y-b.Min.Y-1)
	line := draw.Line(1, ink)
	switch s {
	case Disputed:
		l.Fill(draw.Polygon(draw.Pt(b.Min.X, b.Max.Y), draw.Pt(b.Max.X, b.Min.Y), b.Max), ink)
	case Planned:
		line.Dash = []float64{4, 2.6}
	case Assessed:
		line.Dash = []float64{1, 1.6}
	case Denied:
		y := math.Round((b.Min.Y+b.Max.Y)/2-0.5) + 0.5
		l.Stroke(draw.Polyline(draw.Pt(b.Min.X-2, y), draw.Pt(b.Max.X+2, y)), line)
	}
	l.Stroke(edge, line)
}
