package raster

import (
	"image"
	"math"

	"sandtable/geo/draw"
)

// maxSprites and maxReach bound the cache of drawn symbols: their number, and
// the reach in px from which a symbol is not drawn.
const (
	maxSprites = 2048
	maxReach   = 1000
)

// use compiles a symbol as a picture of it, on whole pixels: the second time
// costs as much as copying it.
func (c *compiler) use(it draw.Use) {
	s := it.Symbol
	if s == nil || !(s.Reach > 0 && s.Reach < maxReach) || !(math.Abs(it.At.X) < far && math.Abs(it.At.Y) < far) {
		return
	}
	reach := int(math.Ceil(s.Reach))
	x, y := int(math.Floor(it.At.X+0.5)), int(math.Floor(it.At.Y+0.5))
	if x+reach <= 0 || y+reach <= 0 || x-reach >= int(c.clip.w) || y-reach >= int(c.clip.h) {
		return
	}
	c.bitmap(draw.Bitmap{Image: c.sprite(s, reach), X: x - reach, Y: y - reach})
}

// sprite returns a symbol's picture, its origin in the middle, from the cache or draws it.
func (c *compiler) sprite(s *draw.Symbol, reach int) *image.RGBA {
	if m, ok := c.sprites[s]; ok {
		return m
	}
	if c.nested == nil {
		c.nested = New(c.text.fonts)
	}
	if c.sprites == nil || len(c.sprites) >= maxSprites {
		c.sprites = map[*draw.Symbol]*image.RGBA{}
	}
	m := image.NewRGBA(image.Rect(0, 0, 2*reach, 2*reach))
	c.nested.drawAt(m, s.Items, draw.Pt(float64(reach), float64(reach)))
	c.sprites[s] = m
	return m
}
