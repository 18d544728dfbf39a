package raster

import (
	"math"

	"sandtable/geo/draw"
)

// stripes is a hatch as a function of the pixel. Where a pixel lies between two
// lines is a binary fraction of the spacing that wraps around by itself: the
// walk along a row is one addition, and the same from wherever it begins.
type stripes struct {
	dx, dy, start uint32
	table         [256]uint8 // coverage by that fraction
}

// newStripes prepares a hatch.
func newStripes(h draw.Hatch) *stripes {
	spacing := max(h.Spacing, 0.5)
	sin, cos := math.Sincos(h.Angle * math.Pi / 180)
	nx, ny := sin/spacing, cos/spacing // the lines run along (cos, -sin)
	turns := float64((0.5-h.Origin.X)*nx) + float64((0.5-h.Origin.Y)*ny)
	s := &stripes{dx: turn(nx), dy: turn(ny), start: turn(turns)}
	half := h.Width / 2
	for i := range s.table {
		d := math.Abs((float64(i)+0.5)/256-0.5) * spacing // from the middle between two lines
		d = spacing/2 - d
		cover := min(max(half+0.5-d, 0), 1, h.Width)
		s.table[i] = uint8(cover*255 + 0.5)
	}
	return s
}

// turn keeps the fraction of v as 32 bits.
func turn(v float64) uint32 { return uint32(int64(math.Floor((v-math.Floor(v))*(1<<32) + 0.5))) }

// run fills out with the coverage of the pixels from (x, y) on, weakened to alpha/255.
func (s *stripes) run(out []uint8, x, y int, alpha uint8) {
	u := s.start + uint32(x)*s.dx + uint32(y)*s.dy
	for i := range out {
		out[i] = s.table[u>>24]
		u += s.dx
	}
	if alpha != 255 {
		for i, v := range out {
			out[i] = uint8(div255(uint32(v) * uint32(alpha)))
		}
	}
}
