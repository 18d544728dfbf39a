package mapview

import (
	"image"
	"testing"

	"sandtable/app/frame"

	"fyne.io/fyne/v2"
)

func TestOverlayStandsWhereItIsDrawn(t *testing.T) {
	o := newOverlay()
	if o.raster.Visible() {
		t.Error("an overlay without a picture is visible")
	}
	m := image.NewRGBA(image.Rect(0, 0, 30, 20))
	o.show(frame.Overlay{Image: m, X: 10, Y: 50}, 0.5)
	if !o.raster.Visible() || o.raster.Position() != fyne.NewPos(5, 25) || o.raster.Size() != fyne.NewSize(15, 10) {
		t.Errorf("shown at %v, %v large", o.raster.Position(), o.raster.Size())
	}
	if got := o.raster.Generator(1, 1); got != image.Image(m) {
		t.Error("it shows another picture")
	}
	o.show(frame.Overlay{}, 0.5)
	if o.raster.Visible() || o.raster.Generator(1, 1).Bounds().Dx() != 1 {
		t.Error("it shows what is gone")
	}
}
