//go:build !race

package symbol_test

import (
	"image"
	"math"
	"testing"

	"sandtable/geo/palette"
	"sandtable/geo/raster"
	"sandtable/geo/symbol"
)

// TestStatusesDiffer: no two statuses of a kind look alike, not even in grey,
// at any size. Assessments are dotted whatever their status.
func TestStatusesDiffer(t *testing.T) {
	r := raster.New(nil)
	for _, mode := range modes {
		th := palette.Of(mode)
		for _, size := range []float64{12, 15, 22, 200} {
			for _, row := range sheetRows {
				if row.kind == "assessment" {
					continue
				}
				var pictures []*image.RGBA
				for s := range symbol.Statuses {
					m := symbol.Of(row.kind)
					m.Status, m.Size = symbol.Status(s), size
					got := one(r, m, th)
					for i, p := range pictures {
						if d := greyDifference(p, got); d < 0.012 {
							t.Errorf("%v, %s at %v: %v and %v differ by %.3f only", mode, row.kind, size, symbol.Status(i), symbol.Status(s), d)
						}
					}
					pictures = append(pictures, got)
				}
			}
		}
	}
}

// greyDifference returns the mean difference in lightness over the mark's square, 0 to 1.
func greyDifference(a, b *image.RGBA) float64 {
	sum := 0.0
	for i := 0; i < len(a.Pix); i += 4 {
		g := func(p []uint8) float64 { return 0.3*float64(p[0]) + 0.6*float64(p[1]) + 0.1*float64(p[2]) }
		sum += math.Abs(g(a.Pix[i:]) - g(b.Pix[i:]))
	}
	side := float64(a.Rect.Dx()) / 3
	return sum / 255 / (side * side)
}
