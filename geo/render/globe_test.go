package render_test

import (
	"testing"

	"sandtable/geo"
	"sandtable/geo/render"
)

// TestGoldenProjections keeps a small picture of each projection of the world, a
// pole, the antimeridian and the Caribbean.
func TestGoldenProjections(t *testing.T) {
	views := []struct {
		name, theme, focal string
		lon, lat, zoom     float64
	}{
		{"world", "light", "", 10, 20, 0.7},
		{"pole", "dark", "RUS", 30, 90, 1.6},
		{"antimeridian", "light", "RUS", 179, 66, 2.6},
		{"fiji", "print", "FJI", -179, -17, 5.5},
		{"caribbean", "light", "VEN", -69, 14, 3.6},
	}
	r := newRenderer(t)
	for _, projection := range geo.Projections()[1:] {
		for _, c := range views {
			name := projection + "-" + c.name
			t.Run(name, func(t *testing.T) {
				o := styled(c.theme, c.focal)
				o.Fills = map[string]render.Fill{
					"CUB": {Color: o.Style.Theme.Family(3), Hatch: o.Style.Theme.Family(2)},
					"CAN": {Color: o.Style.Theme.Family(1)}, "USA": {Color: o.Style.Theme.Family(2)},
				}
				camera := geo.Camera{Projection: projection, Lon: c.lon, Lat: c.lat, Zoom: c.zoom}
				golden(t, name, picture(t, r, geo.Viewport{Camera: camera.Clamp(320, 200), W: 320, H: 200, Scale: 1}, o))
			})
		}
	}
}
