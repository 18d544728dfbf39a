// Package vector writes a display list as SVG or PDF: paths stay paths and text
// stays text, so that a graphics desk can take the picture apart.
//
// Both writers are our own, because a picture needs clips, text shaped by the
// fonts in the binary, and the same bytes for the same list; of the libraries at
// hand one has no clips and writes the clock, the other does not shape text.
//
//	           text                                 hatches, clips, dashes
//	SVG        glyph outlines, each defined once,   as SVG has them
//	           the words as aria-label
//	PDF        embedded subsets of the fonts,       as PDF has them
//	           the words as ActualText: it can be
//	           searched and copied
//
// A pixel of the list is Document.Points points wide. Neither clock, nor system
// font, nor path reaches the file.
package vector

import (
	"math"
	"strconv"

	"sandtable/geo/draw"
)

// Document is a picture to be written.
type Document struct {
	List   *draw.List
	Points float64 // of a pixel; 72 to the inch
	Title  string
	View   string // stored in the file for ViewOf; "" for none
}

// size is the picture's in points.
func (d Document) size() (w, h float64) {
	return float64(d.List.W) * d.Points, float64(d.List.H) * d.Points
}

// appendNumber appends a length with at most three digits after the point: a
// thousandth of a pixel.
func appendNumber(b []byte, v float64) []byte {
	v = math.Round(v*1000) / 1000
	if v == 0 || math.IsNaN(v) || math.IsInf(v, 0) {
		return append(b, '0')
	}
	return strconv.AppendFloat(b, v, 'f', -1, 64)
}

// stripes returns the lines of a hatch that cross a box, as one path.
func stripes(h draw.Hatch, box draw.Box) draw.Path {
	spacing := max(h.Spacing, 0.5)
	sin, cos := math.Sincos(h.Angle * math.Pi / 180)
	along, across := draw.Pt(cos, -sin), draw.Pt(sin, cos)
	middle := box.Min.Lerp(box.Max, 0.5)
	reach := box.Max.Sub(box.Min).Len()/2 + spacing
	rel := middle.Sub(h.Origin)
	at := rel.X*across.X + rel.Y*across.Y
	first, last := int(math.Ceil((at-reach)/spacing)), int(math.Floor((at+reach)/spacing))
	var p draw.Path
	for i := first; i <= last; i++ {
		c := middle.Add(across.Mul(float64(i)*spacing - at))
		a, b := c.Sub(along.Mul(reach)), c.Add(along.Mul(reach))
		p.MoveTo(a.X, a.Y)
		p.LineTo(b.X, b.Y)
	}
	return p
}

// frame is the whole picture as a box.
func frame(l *draw.List) draw.Box {
	return draw.Box{Max: draw.Pt(float64(l.W), float64(l.H))}
}

// meet is the part of a that lies in b.
func meet(a, b draw.Box) draw.Box {
	return draw.Box{
		Min: draw.Pt(max(a.Min.X, b.Min.X), max(a.Min.Y, b.Min.Y)),
		Max: draw.Pt(min(a.Max.X, b.Max.X), min(a.Max.Y, b.Max.Y)),
	}
}

// solid reports whether a dash pattern draws a line without gaps.
func solid(dash []float64) bool { return draw.DashLength(dash) == 0 }
