package panel

import (
	"image"
	"image/color"

	"sandtable/geo/draw"
	"sandtable/geo/raster"

	"fyne.io/fyne/v2/canvas"
)

// newPicture returns an object that draws a list with the program's own
// renderer, at the size and scale in which it is shown. It draws again only when
// its size changes or it is refreshed.
func newPicture(fill func(l *draw.List, scale float64)) *canvas.Raster {
	pen := raster.New(nil)
	var r *canvas.Raster
	r = canvas.NewRaster(func(w, h int) image.Image {
		list := draw.New(w, h)
		scale := 1.0
		if width := r.Size().Width; width > 0 {
			scale = float64(w) / float64(width)
		}
		fill(list, scale)
		return pen.Image(list, color.NRGBA{})
	})
	return r
}

// nrgba is a colour of the theme as the renderer takes it.
func nrgba(c color.Color) color.NRGBA { return color.NRGBAModel.Convert(c).(color.NRGBA) }
