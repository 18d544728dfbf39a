package render_test

import (
	"fmt"
	"testing"

	"sandtable/geo"
	"sandtable/geo/draw"
)

// TestLocator: the globe is there where it helps, the frame's place on it is
// right, and what the locator drew before changes nothing.
func TestLocator(t *testing.T) {
	r := newRenderer(t)
	kept := r.Locator()
	for _, c := range []struct {
		name  string
		v     geo.Viewport
		shown bool
	}{
		{"the world", geo.Viewport{Camera: geo.Camera{Lat: 20, Zoom: 1}, W: 900, H: 600}, false},
		{"a small frame", geo.Viewport{Camera: geo.Camera{Lat: 20, Zoom: 6}, W: 300, H: 600}, false},
		{"Caribbean", geo.Viewport{Camera: geo.Camera{Lon: -66, Lat: 12, Zoom: 5}, W: 900, H: 600}, true},
		{"a street", geo.Viewport{Camera: geo.Camera{Lon: -66.9, Lat: 10.5, Zoom: 13}, W: 900, H: 600}, true},
		{"the antimeridian", geo.Viewport{Camera: geo.Camera{Lon: 179, Lat: -17, Zoom: 6}, W: 900, H: 600, Scale: 1}, true},
		{"a globe", geo.Viewport{Camera: geo.Camera{Projection: geo.Orthographic, Lon: 10, Lat: 89, Zoom: 4}, W: 900, H: 600}, true},
		{"twice the pixels", geo.Viewport{Camera: geo.Camera{Lon: -66, Lat: 12, Zoom: 5}, W: 1800, H: 1200, Scale: 2}, true},
	} {
		list, box := kept.Draw(c.v, light(""))
		if (list != nil) != c.shown {
			t.Errorf("%s: shown %v, want %v", c.name, list != nil, c.shown)
		}
		if list == nil {
			continue
		}
		fresh, _ := r.Locator().Draw(c.v, light(""))
		if fmt.Sprint(list.Items) != fmt.Sprint(fresh.Items) {
			t.Errorf("%s: drawn otherwise after another frame", c.name)
		}
		frame := draw.Box{Max: draw.Pt(float64(c.v.W), float64(c.v.H))}
		if !box.Inside(frame) {
			t.Errorf("%s: the locator stands at %v, outside the frame", c.name, box)
		}
	}
}
