package render_test

import (
	"testing"

	"sandtable/geo"
	"sandtable/geo/draw"
)

// TestNorthArrowOnlyWhereNorthIsNotUp counts the letter of the arrow.
func TestNorthArrowOnlyWhereNorthIsNotUp(t *testing.T) {
	r := newRenderer(t)
	for _, c := range []struct {
		camera geo.Camera
		arrow  bool // leaning to the left, where the pole is
	}{
		{geo.Camera{Lon: 0, Lat: 70, Zoom: 3}, false},
		{geo.Camera{Projection: geo.AzimuthalEquidistant, Lon: -66, Lat: 10, Zoom: 6}, false},
		{geo.Camera{Projection: geo.AzimuthalEquidistant, Lon: 0, Lat: 70, Zoom: 3}, true},
		{geo.Camera{Projection: geo.Orthographic, Lon: 0, Lat: 90, Zoom: 3}, true},
		{geo.Camera{Projection: geo.Orthographic, Lon: 0, Lat: 0, Zoom: 1}, false},
	} {
		v := geo.Viewport{Camera: c.camera.Clamp(800, 500), W: 800, H: 500, Scale: 1}
		list, _ := r.Furniture(v, styled("light", ""))
		var letter *draw.TextRun
		for _, item := range list.Items {
			if text, ok := item.(draw.TextRun); ok && text.Text == "N" {
				letter = &text
			}
		}
		if (letter != nil) != c.arrow {
			t.Errorf("%+v: the letter is %+v", c.camera, letter)
		} else if letter != nil && letter.At.X > 800-232 {
			t.Errorf("%+v: the arrow leans to the wrong side", c.camera)
		}
	}
}
