package render_test

import (
	"flag"
	"image"
	"image/color"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"sandtable/geo"
	"sandtable/geo/draw"
	"sandtable/geo/raster"
	"sandtable/geo/render"
)

var update = flag.Bool("update", false, "write the golden images anew")

// picture draws a whole map.
func picture(t testing.TB, r *render.Renderer, v geo.Viewport, o render.Options) *image.RGBA {
	t.Helper()
	return raster.New(fonts(t)).Image(r.Frame(v, o, nil), o.Style.Theme.Sea)
}

func TestGolden(t *testing.T) {
	cases := []struct {
		name, theme, focal string
		camera             geo.Camera
	}{
		{"caribbean-light", "light", "VEN", geo.Camera{Lon: -69, Lat: 14, Zoom: 4}},
		{"caribbean-dark", "dark", "VEN", geo.Camera{Lon: -69, Lat: 14, Zoom: 4}},
		{"caribbean-print", "print", "VEN", geo.Camera{Lon: -69, Lat: 14, Zoom: 4}},
		{"fiji", "light", "FJI", geo.Camera{Lon: 180, Lat: -17, Zoom: 5.5}},
		{"chukotka", "dark", "RUS", geo.Camera{Lon: 180, Lat: 67, Zoom: 3}},
		{"world", "light", "", geo.Camera{Lon: 0, Lat: 0, Zoom: 0}},
		{"caracas", "light", "VEN", geo.Camera{Lon: -66.9, Lat: 10.6, Zoom: 9.5}},
	}
	r := newRenderer(t)
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			o := styled(c.theme, c.focal)
			o.Fills = map[string]render.Fill{
				"CUB": {Color: o.Style.Theme.Family(3), Hatch: o.Style.Theme.Family(2)},
				"COL": {Color: draw.Fade(o.Style.Theme.Family(0), 0.3)},
			}
			golden(t, c.name, picture(t, r, geo.Viewport{Camera: c.camera, W: 320, H: 200, Scale: 1}, o))
		})
	}
}

// TestGoldenWorldviews draws the disputed territories as three see them.
func TestGoldenWorldviews(t *testing.T) {
	cameras := map[string]geo.Camera{
		"essequibo": {Lon: -60, Lat: 5.5, Zoom: 4.2}, "crimea": {Lon: 34.5, Lat: 46, Zoom: 4.6}, "sahara": {Lon: -12, Lat: 25.5, Zoom: 4},
		"kashmir": {Lon: 76.5, Lat: 34.5, Zoom: 4.6}, "taiwan": {Lon: 120.5, Lat: 24, Zoom: 5},
	}
	r := newRenderer(t)
	for _, c := range []struct{ place, theme, views string }{
		{"essequibo", "light", "controlled recognised VEN"}, {"crimea", "dark", "controlled recognised RUS"},
		{"sahara", "print", "controlled recognised MAR"}, {"kashmir", "light", "controlled PAK IND"}, {"taiwan", "dark", "controlled recognised USA"},
	} {
		for _, view := range strings.Fields(c.views) {
			t.Run(c.place+"-"+view, func(t *testing.T) {
				o := styled(c.theme, "")
				o.Worldview = view
				tint := render.Fill{Color: draw.Fade(o.Style.Theme.Family(0), 0.35)}
				o.Fills = map[string]render.Fill{"VEN": tint, "RUS": tint, "MAR": tint, "PAK": tint, "CHN": tint}
				v := geo.Viewport{Camera: cameras[c.place], W: 280, H: 200, Scale: 1}
				golden(t, "view-"+c.place+"-"+view, picture(t, r, v, o))
			})
		}
	}
}

// golden compares a picture with the one kept, exactly. On a difference both
// the picture and a map of the differing pixels are left in testdata/failed.
func golden(t *testing.T, name string, got *image.RGBA) {
	t.Helper()
	path := filepath.Join("testdata", name+".png")
	if *update {
		save(t, path, got)
		return
	}
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	want, err := png.Decode(f)
	if err != nil {
		t.Fatal(err)
	}
	diff, wrong := difference(got, want)
	if wrong > 0 || want.Bounds() != got.Bounds() {
		save(t, filepath.Join("testdata", "failed", name+"-got.png"), got)
		save(t, filepath.Join("testdata", "failed", name+"-diff.png"), diff)
		t.Errorf("%d pixels differ from %s; see testdata/failed", wrong, path)
	}
}

// difference marks the pixels that differ and counts them.
func difference(got *image.RGBA, want image.Image) (diff *image.RGBA, wrong int) {
	diff = image.NewRGBA(got.Bounds())
	for y := range got.Rect.Dy() {
		for x := range got.Rect.Dx() {
			if color.RGBAModel.Convert(want.At(x, y)) != got.At(x, y) {
				diff.Set(x, y, color.RGBA{R: 255, A: 255})
				wrong++
			}
		}
	}
	return diff, wrong
}

func save(t *testing.T, path string, m image.Image) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := png.Encode(f, m); err != nil {
		t.Fatal(err)
	}
}
