package mapview

import (
	"image"

	"sandtable/app/frame"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// overlay is a small picture that stands on the map's frame. Several small ones
// are painted much faster than one as large as the map.
type overlay struct {
	raster *canvas.Raster
	shown  frame.Overlay
}

func newOverlay() *overlay {
	o := &overlay{}
	o.raster = canvas.NewRaster(func(int, int) image.Image {
		if o.shown.Image == nil {
			return image.NewRGBA(image.Rect(0, 0, 1, 1))
		}
		return o.shown.Image
	})
	o.raster.Hide()
	return o
}

// show swaps the overlay of a frame in, whose pixels are unit large.
func (o *overlay) show(next frame.Overlay, unit float32) {
	changed := next.Image != o.shown.Image
	o.shown = next
	if next.Image == nil {
		o.raster.Hide()
		return
	}
	o.raster.Move(fyne.NewPos(float32(next.X)*unit, float32(next.Y)*unit))
	o.raster.Resize(fyne.NewSize(float32(next.Image.Rect.Dx())*unit, float32(next.Image.Rect.Dy())*unit))
	o.raster.Show()
	if changed {
		o.raster.Refresh()
	}
}
