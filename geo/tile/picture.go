package tile

import (
	"image"
	"math"

	"sandtable/geo"

	xdraw "golang.org/x/image/draw"
)

// maxShown is how many tiles a picture is made of at most. A map so far away that
// the nearest zoom of the file would need more shows none.
const maxShown = 600

// Picture draws the tiles in a viewport, transparent where there are none; nil
// where the map is not Mercator's, or none is in sight. Tiles are taken from the
// zoom that has about as many pixels as the map, or enlarged from the last one. Cost:
// linear in the pixels, and the decoding of tiles that are not kept.
func (s *Set) Picture(v geo.Viewport) *image.RGBA {
	f := v.Frame()
	if f.Plane != nil || v.W <= 0 || v.H <= 0 {
		return nil
	}
	z := s.zoom(f.Size)
	side := f.Size / float64(uint64(1)<<z) // of a tile, in device pixels
	grid := image.Rect(
		int(math.Floor(-f.X0/side)), max(0, int(math.Floor(-f.Y0/side))),
		int(math.Ceil((float64(v.W)-f.X0)/side)), min(1<<z, int(math.Ceil((float64(v.H)-f.Y0)/side))))
	if grid.Empty() || grid.Dx()*grid.Dy() > maxShown {
		return nil
	}
	out, drawn := image.NewRGBA(image.Rect(0, 0, v.W, v.H)), false
	for y := grid.Min.Y; y < grid.Max.Y; y++ {
		for x := grid.Min.X; x < grid.Max.X; x++ {
			at := func(n int, from float64) int { return int(math.Round(from + float64(n)*side)) }
			to := image.Rect(at(x, f.X0), at(y, f.Y0), at(x+1, f.X0), at(y+1, f.Y0))
			column := ((x % (1 << z)) + 1<<z) % (1 << z)
			drawn = s.draw(out, to, ID{z, uint32(column), uint32(y)}) || drawn
		}
	}
	if !drawn {
		return nil
	}
	return out
}

// zoom is the zoom to draw a world of a width in device pixels with.
func (s *Set) zoom(size float64) uint8 {
	z := math.Ceil(math.Log2(size/geo.TileUnits) - 0.3)
	return uint8(min(max(z, float64(s.MinZoom)), float64(s.MaxZoom)))
}

// draw draws a tile into a rectangle; where the file has none, the part of the
// nearest tile above it that has one.
func (s *Set) draw(dst *image.RGBA, to image.Rectangle, id ID) bool {
	part := [4]float64{0, 0, 1, 1} // of the tile: left, top, right, bottom
	for {
		if m := s.tile(id); m != nil {
			w, h := float64(m.Rect.Dx()), float64(m.Rect.Dy())
			from := image.Rect(int(part[0]*w), int(part[1]*h), int(math.Ceil(part[2]*w)), int(math.Ceil(part[3]*h)))
			xdraw.ApproxBiLinear.Scale(dst, to, m, from, xdraw.Src, nil)
			return true
		}
		if id.Z <= s.MinZoom {
			return false
		}
		right, low := float64(id.X&1), float64(id.Y&1)
		part = [4]float64{(part[0] + right) / 2, (part[1] + low) / 2, (part[2] + right) / 2, (part[3] + low) / 2}
		id = id.parent()
	}
}
