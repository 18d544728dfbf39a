package table

import (
	"image"
	"image/color"

	"sandtable/geo/draw"
	"sandtable/geo/palette"
	"sandtable/geo/raster"
	"sandtable/geo/symbol"
)

// markRow is the size of a mark in a row, and markRoom the square that it is
// drawn in, in units.
const (
	markRow  = 15
	markRoom = 20
)

// markKey is everything that a picture of a mark depends on.
type markKey struct {
	mark symbol.Mark
	mode palette.Mode
	px   int
}

// marks draws the marks of rows, each once. It belongs to the UI goroutine.
type marks struct {
	pen    *raster.Rasterizer
	images map[markKey]*image.RGBA
}

// maxMarks bounds the pictures that are kept: kinds times statuses, twice.
const maxMarks = 512

func newMarks() *marks {
	return &marks{pen: raster.New(nil), images: map[markKey]*image.RGBA{}}
}

// image is a mark in a square of px pixels over nothing.
func (m *marks) image(mark symbol.Mark, mode palette.Mode, px int) *image.RGBA {
	key := markKey{mark, mode, px}
	if known, ok := m.images[key]; ok {
		return known
	}
	if len(m.images) >= maxMarks {
		clear(m.images)
	}
	list := draw.New(px, px)
	mark.Size, mark.Bare = markRow*float64(px)/markRoom, true
	mark.Append(list, draw.Pt(float64(px)/2, float64(px)/2), palette.Of(mode))
	drawn := m.pen.Image(list, color.NRGBA{})
	m.images[key] = drawn
	return drawn
}
