package render_test

import (
	"flag"
	"image"
	"image/color"
	"image/png"
	"os"
	"path/filepath"
	"slices"
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

// TestGoldenDetail draws provinces and airfields, in two projections.
func TestGoldenDetail(t *testing.T) {
	r := openRenderer(t)
	for _, c := range []struct {
		name, theme string
		camera      geo.Camera
	}{
		{"provinces-light", "light", geo.Camera{Lon: -64, Lat: 8.5, Zoom: 5.2}},
		{"provinces-globe", "dark", geo.Camera{Projection: geo.Orthographic, Lon: 33, Lat: 48, Zoom: 5}},
		{"airfields-print", "print", geo.Camera{Lon: -66.4, Lat: 11.4, Zoom: 7.5}},
	} {
		t.Run(c.name, func(t *testing.T) {
			golden(t, c.name, picture(t, r, geo.Viewport{Camera: c.camera, W: 320, H: 200, Scale: 1}, styled(c.theme, "")))
		})
	}
}

// TestAirfieldsByName looks for three airfields in the pictures that should have them.
func TestAirfieldsByName(t *testing.T) {
	r := openRenderer(t)
	for want, at := range map[string][2]float64{
		"La Orchila SVLO": {-66.18, 11.81}, "Los Roques SVRS": {-66.67, 11.95}, "José Aponte de la Torre TJRV": {-65.64, 18.25},
	} {
		v := geo.Viewport{Camera: geo.Camera{Lon: at[0], Lat: at[1], Zoom: 8}, W: 600, H: 400, Scale: 1}
		if !slices.Contains(written(r, v, light("")), want) {
			t.Errorf("%q does not stand at %v", want, at)
		}
		hidden := light("")
		hidden.Hidden = render.Airfields
		if slices.Contains(written(r, v, hidden), want) {
			t.Errorf("%q stands there though the layer is off", want)
		}
	}
}

// written are the names in a frame.
func written(r *render.Renderer, v geo.Viewport, o render.Options) []string {
	list, _ := r.Labels(v, o, nil)
	var out []string
	for _, item := range list.Items {
		if run, ok := item.(draw.TextRun); ok {
			out = append(out, run.Text)
		}
	}
	return out
}

// TestWaterEndsAtZoomFive: rivers and small lakes, drawn for 1:50m, end there;
// great lakes stay water.
func TestWaterEndsAtZoomFive(t *testing.T) {
	r, o := newRenderer(t), light("")
	o.Hidden = render.Graticule | render.CoastBands
	river := color.RGBAModel.Convert(o.Style.Theme.River)
	lit := func(lon, lat, zoom float64) (rivers int, middle color.Color) {
		v := geo.Viewport{Camera: geo.Camera{Lon: lon, Lat: lat, Zoom: zoom}, W: 300, H: 200, Scale: 1}
		m := raster.New(nil).Image(r.Base(v, o), color.NRGBA{})
		for y := range 200 {
			for x := range 300 {
				if m.At(x, y) == river {
					rivers++
				}
			}
		}
		return rivers, m.At(150, 100)
	}
	if n, _ := lit(-62, 8, 5); n == 0 {
		t.Error("no river at zoom 5")
	}
	if n, _ := lit(-62, 8, 5.1); n != 0 {
		t.Errorf("%d pixels of rivers at zoom 5.1", n)
	}
	water := color.RGBAModel.Convert(o.Style.Theme.Sea)
	for name, at := range map[string][2]float64{"Maracaibo": {-71.5, 9.8}, "Victoria": {33, -1.8}, "Baikal": {108, 53.3}, "Superior": {-87.5, 47.7}, "Caspian": {51, 42}} {
		for _, zoom := range []float64{4, 6, 9} {
			if _, c := lit(at[0], at[1], zoom); c != water {
				t.Errorf("%s is %v at zoom %v, want %v", name, c, zoom, water)
			}
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
