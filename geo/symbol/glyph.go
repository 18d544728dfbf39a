package symbol

import (
	"math"

	"sandtable/geo/draw"
)

// glyphShift is where a frame's visual centre lies, from its geometric one.
func glyphShift(f Frame) draw.Point {
	switch f {
	case Tag:
		return draw.Pt(-1, 0)
	case Shield:
		return draw.Pt(0, -0.8)
	}
	return draw.Point{}
}

// glyphPath returns a glyph in its frame, around the frame's centre, for the
// even-odd rule.
func glyphPath(f Frame, g Glyph) draw.Path {
	s := glyphShift(f)
	return Shape(g).Transform(draw.Translate(s.X-12, s.Y-12))
}

// Shape returns a glyph's path on a grid of 24, with its middle at (12, 12), to
// be filled by the even-odd rule. Blank is empty.
func Shape(g Glyph) draw.Path {
	switch g {
	case Ship:
		return rings(
			ring{10.4, 6, 12, 6, 12, 9, 10.4, 9},
			ring{8, 9, 15, 9, 15, 12, 8, 12},
			ring{5.6, 13, 18.4, 13, 16.8, 17, 7.2, 17},
		)
	case Flag:
		return rings(
			ring{7.2, 6, 8.9, 6, 8.9, 18, 7.2, 18},
			ring{10, 6.4, 17, 9.4, 10, 12.6},
		)
	case Chevrons:
		return join(chevron(5.6), chevron(10.6))
	case Factory:
		return rings(ring{6, 6, 8.2, 6, 8.2, 11.4, 11.4, 8.4, 11.4, 11.4, 14.6, 8.4, 14.6, 11.4, 18, 8.4, 18, 18, 6, 18})
	case Arrow:
		return rings(
			ring{6, 10.6, 12.6, 10.6, 12.6, 7.4, 18, 12, 12.6, 16.6, 12.6, 13.4, 6, 13.4},
		)
	case Burst:
		return star(8, 6.8, 3.5)
	case Document:
		return rings(
			ring{7, 6, 13.6, 6, 17, 9.4, 17, 18, 7, 18},
			ring{9, 10.4, 13, 10.4, 13, 11.6, 9, 11.6},
			ring{9, 12.8, 15, 12.8, 15, 14, 9, 14},
			ring{9, 15.2, 15, 15.2, 15, 16.4, 9, 16.4},
		)
	case Speech:
		return rings(
			ring{6, 6.8, 18, 6.8, 18, 15, 12.4, 15, 9.6, 17.8, 9.6, 15, 6, 15},
		)
	case Bar:
		return join(draw.Circle(draw.Pt(12, 12), 6.4), rings(
			ring{8, 10.9, 16, 10.9, 16, 13.1, 8, 13.1},
		))
	case Columns:
		return rings(
			ring{12, 5.8, 17.8, 8.6, 17.8, 9.8, 6.2, 9.8, 6.2, 8.6},
			ring{7, 10.8, 8.8, 10.8, 8.8, 15.4, 7, 15.4},
			ring{11.1, 10.8, 12.9, 10.8, 12.9, 15.4, 11.1, 15.4},
			ring{15.2, 10.8, 17, 10.8, 17, 15.4, 15.2, 15.4},
			ring{6, 16.2, 18, 16.2, 18, 17.8, 6, 17.8},
		)
	case Ballot:
		return rings(
			ring{9, 5.9, 15, 5.9, 15, 11, 9, 11},
			ring{6, 12.2, 18, 12.2, 18, 17.8, 6, 17.8},
		)
	case Drop:
		return drop()
	case Chart:
		return rings(
			ring{6.2, 13.6, 9.2, 13.6, 9.2, 17.8, 6.2, 17.8},
			ring{10.3, 10.3, 13.5, 10.3, 13.5, 17.8, 10.3, 17.8},
			ring{14.6, 6.4, 17.8, 6.4, 17.8, 17.8, 14.6, 17.8},
		)
	case Lens:
		return join(draw.Circle(draw.Pt(10.8, 10.8), 4.8), draw.Circle(draw.Pt(10.8, 10.8), 3.1),
			rings(
				ring{13.8, 15, 15, 13.8, 18.4, 17.2, 17.2, 18.4},
			))
	case Aircraft:
		return aircraft()
	}
	return draw.Path{}
}

// join returns all paths as one.
func join(paths ...draw.Path) draw.Path {
	var p draw.Path
	for _, q := range paths {
		p.Append(q)
	}
	return p
}

// ring lists the corners of a closed line: x, y, x, y ...
type ring []float64

// rings returns closed lines as one path.
func rings(rings ...ring) draw.Path {
	var p draw.Path
	for _, r := range rings {
		p.MoveTo(r[0], r[1])
		for i := 2; i < len(r); i += 2 {
			p.LineTo(r[i], r[i+1])
		}
		p.Close()
	}
	return p
}

// chevron returns an upward chevron with its tip at height y.
func chevron(y float64) draw.Path {
	return draw.Polygon(draw.Pt(12, y), draw.Pt(18, y+4.6), draw.Pt(18, y+8), draw.Pt(12, y+3.6),
		draw.Pt(6, y+8), draw.Pt(6, y+4.6))
}

// star returns a star of n points between two radii.
func star(n int, outer, inner float64) draw.Path {
	pts := make([]draw.Point, 2*n)
	for i := range pts {
		r := outer
		if i%2 == 1 {
			r = inner
		}
		sin, cos := math.Sincos(math.Pi * float64(i) / float64(n))
		pts[i] = draw.Pt(12+r*sin, 12-r*cos)
	}
	return draw.Polygon(pts...)
}

// drop returns a drop with its tip up.
func drop() draw.Path {
	var p draw.Path
	p.MoveTo(12, 5.6)
	p.CubeTo(draw.Pt(13.6, 8.6), draw.Pt(16.6, 10.9), draw.Pt(16.6, 13.8))
	p.CubeTo(draw.Pt(16.6, 16.4), draw.Pt(14.6, 18.3), draw.Pt(12, 18.3))
	p.CubeTo(draw.Pt(9.4, 18.3), draw.Pt(7.4, 16.4), draw.Pt(7.4, 13.8))
	p.CubeTo(draw.Pt(7.4, 10.9), draw.Pt(10.4, 8.6), draw.Pt(12, 5.6))
	p.Close()
	return p
}

// aircraft returns an aircraft from above, nose up.
func aircraft() draw.Path {
	var p draw.Path
	p.MoveTo(12, 5)
	p.CubeTo(draw.Pt(12.8, 5), draw.Pt(13.2, 6), draw.Pt(13.2, 7.2))
	for _, q := range [][2]float64{{13.2, 10}, {18.8, 13.4}, {18.8, 15}, {13.2, 13.3}, {13.2, 16.4},
		{14.9, 17.7}, {14.9, 18.8}, {12, 18}, {9.1, 18.8}, {9.1, 17.7}, {10.8, 16.4}, {10.8, 13.3},
		{5.2, 15}, {5.2, 13.4}, {10.8, 10}, {10.8, 7.2}} {
		p.LineTo(q[0], q[1])
	}
	p.CubeTo(draw.Pt(10.8, 6), draw.Pt(11.2, 5), draw.Pt(12, 5))
	p.Close()
	return p
}
