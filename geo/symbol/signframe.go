package symbol

import "sandtable/geo/draw"

// signFrames is the first of the frames of signs: side by side, four shapes each.
const signFrames Frame = 16

// The shapes of a side's frames.
const (
	unitShape = iota // land, installations, activities
	seaShape
	airShape
	underShape
	signShapes
)

// signFrame is the frame of a sign; every side has one for each dimension.
func signFrame(s Sign) Frame {
	shape := unitShape
	switch s.Kind().Dimension {
	case Air:
		shape = airShape
	case Surface:
		shape = seaShape
	case Subsurface:
		shape = underShape
	}
	return signFrames + Frame(s.Side)*signShapes + Frame(shape)
}

// outline is the line of a sign's frame in one piece. Frames of the air are open
// below, those under water above; filled, every outline is closed.
func outline(f Frame) draw.Path {
	side, shape := Side((f-signFrames)/signShapes), int((f-signFrames)%signShapes)
	var p draw.Path
	switch {
	case shape == underShape:
		p = outline(f - underShape + airShape)
		return p.Transform(draw.Affine{A: 1, E: -1})
	case side == Neutral && shape == airShape:
		return draw.Polyline(draw.Pt(-11, 10), draw.Pt(-11, -14), draw.Pt(11, -14), draw.Pt(11, 10))
	case side == Neutral:
		return draw.Rect(-11, -11, 22, 22)
	case side == Friend && shape == airShape:
		p.MoveTo(-11, 10)
		p.CubeTo(draw.Pt(-11, -10), draw.Pt(-3, -14), draw.Pt(0, -14))
		p.CubeTo(draw.Pt(3, -14), draw.Pt(11, -10), draw.Pt(11, 10))
	case side == Friend && shape == seaShape:
		return draw.Circle(draw.Point{}, 12)
	case side == Friend:
		return draw.Rect(-15, -10, 30, 20)
	case side == Hostile && shape == airShape:
		return draw.Polyline(draw.Pt(-11, 10), draw.Pt(-11, -6), draw.Pt(0, -16), draw.Pt(11, -6), draw.Pt(11, 10))
	case side == Hostile:
		return draw.Polygon(draw.Pt(0, -14.4), draw.Pt(14.4, 0), draw.Pt(0, 14.4), draw.Pt(-14.4, 0))
	case shape == airShape:
		p.MoveTo(-7, 10)
		p.CubeTo(draw.Pt(-18, 10), draw.Pt(-17, -8), draw.Pt(-7, -8))
		p.CubeTo(draw.Pt(-7, -18), draw.Pt(7, -18), draw.Pt(7, -8))
		p.CubeTo(draw.Pt(17, -8), draw.Pt(18, 10), draw.Pt(7, 10))
	default:
		const a, b = 7.4, 16
		p.MoveTo(-a, -a)
		p.CubeTo(draw.Pt(-a, -b), draw.Pt(a, -b), draw.Pt(a, -a))
		p.CubeTo(draw.Pt(b, -a), draw.Pt(b, a), draw.Pt(a, a))
		p.CubeTo(draw.Pt(a, b), draw.Pt(-a, b), draw.Pt(-a, a))
		p.CubeTo(draw.Pt(-b, a), draw.Pt(-b, -a), draw.Pt(-a, -a))
		p.Close()
	}
	return p
}

// outlineSides cuts an outline at its corners and where its curves meet.
func outlineSides(f Frame) []draw.Path {
	p, n := outline(f), 0
	var sides []draw.Path
	var first, last draw.Point
	add := func(v draw.Verb, pts ...draw.Point) {
		side := draw.Path{Verbs: []draw.Verb{draw.VerbMove, v}, Points: append([]draw.Point{last}, pts...)}
		sides, last = append(sides, side), pts[len(pts)-1]
	}
	for _, v := range p.Verbs {
		pts := p.Points[n : n+v.Points()]
		n += v.Points()
		switch v {
		case draw.VerbMove:
			first, last = pts[0], pts[0]
		case draw.VerbClose:
			if last != first {
				add(draw.VerbLine, first)
			}
		default:
			add(v, pts...)
		}
	}
	return sides
}

// grown returns a path stretched about its middle so that it reaches farther by d
// on every side.
func grown(p draw.Path, d float64) draw.Path {
	b := p.Bounds()
	mid, w, h := b.Min.Lerp(b.Max, 0.5), b.Max.X-b.Min.X, b.Max.Y-b.Min.Y
	kx, ky := (w+2*d)/w, (h+2*d)/h
	return p.Transform(draw.Affine{A: kx, E: ky, C: mid.X * (1 - kx), F: mid.Y * (1 - ky)})
}

// spread is where the ends of what reaches across the whole frame of a unit lie:
// the cross of infantry.
func spread(s Side) draw.Point {
	return [...]draw.Point{Neutral: {X: 11, Y: 11}, Friend: {X: 15, Y: 10}, Hostile: {X: 8, Y: 6}, Unknown: {X: 10, Y: 7}}[s]
}

// dome is the arc of air defence over the lower edge of a unit's frame.
func dome(s Side) draw.Path {
	ends := [...][3]draw.Point{
		Neutral: {{X: 11, Y: 10}, {X: 11, Y: 2}, {}}, Friend: {{X: 15, Y: 10}, {X: 15, Y: 2}, {}},
		Hostile: {{X: 6, Y: 8}, {X: 6, Y: 3}, {}}, Unknown: {{X: 9, Y: 7}, {X: 8, Y: 3}, {}},
	}[s]
	var p draw.Path
	p.MoveTo(-ends[0].X, ends[0].Y)
	p.CubeTo(draw.Pt(-ends[1].X, ends[1].Y), ends[1], ends[0])
	return p
}

// blocks are the four blocks that mark an activity, inside the frame's corners.
func blocks(s Side) draw.Path {
	var p draw.Path
	for _, sx := range [...]float64{-1, 1} {
		for _, sy := range [...]float64{-1, 1} {
			switch s {
			case Neutral, Friend:
				at := spread(s)
				p.Append(square(draw.Pt(sx*(at.X-1.5), sy*(at.Y-1.5)), 1.5))
			case Hostile:
				at := draw.Pt((sx+sy)/2*12.3, (sx-sy)/2*12.3)
				p.Append(draw.Polygon(at.Add(draw.Pt(0, -2.1)), at.Add(draw.Pt(2.1, 0)), at.Add(draw.Pt(0, 2.1)), at.Add(draw.Pt(-2.1, 0))))
			default:
				p.Append(square(draw.Pt((sx+sy)/2*12.2, (sx-sy)/2*12.2), 1.5))
			}
		}
	}
	return p
}

// square is a square about a point, half its side long on either side.
func square(at draw.Point, half float64) draw.Path {
	return draw.Rect(at.X-half, at.Y-half, 2*half, 2*half)
}
