package render_test

import (
	"context"
	"image/color"
	"testing"

	"sandtable/geo"
	"sandtable/geo/band"
	"sandtable/geo/draw"
	"sandtable/geo/raster"
	"sandtable/geo/render"
)

func TestTurnOfCamera(t *testing.T) {
	r := newRenderer(t)
	for _, zoom := range []float64{0.3, 2, 5} {
		v := geo.Viewport{Camera: geo.Camera{Lon: -175, Lat: 10, Zoom: zoom}, W: 300, H: 180, Scale: 1}
		turned := v
		turned.Lon += 360
		a, b := picture(t, r, v, light("USA")), picture(t, r, turned, light("USA"))
		if string(a.Pix) != string(b.Pix) {
			t.Errorf("zoom %v: the frame at 185° differs from that at -175°", zoom)
		}
	}
}

// TestCopies looks at a frame three worlds wide: what stands a turn apart is the same.
func TestCopies(t *testing.T) {
	r, o := newRenderer(t), light("RUS")
	v := geo.Viewport{Camera: geo.Camera{Lon: 180, Lat: 0, Zoom: 0}, W: 768, H: 256, Scale: 1}
	m := raster.New(nil).Image(r.Base(v, o), color.NRGBA{})
	for y := range 256 {
		for x := range 512 {
			if a, b := m.RGBAAt(x, y), m.RGBAAt(x+256, y); a != b {
				t.Fatalf("pixel %d, %d is %v, a turn to the east it is %v", x, y, a, b)
			}
		}
	}
}

// TestNoSeam looks at inland Chukotka, where the base map is cut at 180°.
func TestNoSeam(t *testing.T) {
	r := newRenderer(t)
	o := light("RUS")
	o.Hidden = render.Rivers | render.Lakes
	for _, focal := range []string{"RUS", ""} {
		o.Focal = focal
		want := o.Style.Theme.Land
		if focal != "" {
			want = o.Style.Theme.Focal
		}
		for _, lon := range []float64{180, 179.99, -179.99} {
			v := geo.Viewport{Camera: geo.Camera{Lon: lon, Lat: 67.5, Zoom: 5}, W: 40, H: 20, Scale: 1}
			m := raster.New(nil).Image(r.Base(v, o), color.NRGBA{})
			for x := range v.W {
				if got := m.At(x, 10); got != color.RGBAModel.Convert(want) {
					t.Fatalf("focal %q, camera at %v: pixel %d is %v, want %v", focal, lon, x, got, want)
				}
			}
		}
	}
}

func TestBaseIsOpaque(t *testing.T) {
	r := newRenderer(t)
	for _, c := range []geo.Camera{{Lat: 85, Zoom: 3}, {Lat: -85, Zoom: 3}, {Lon: 170, Zoom: 0}} {
		v := geo.Viewport{Camera: c, W: 200, H: 100, Scale: 1}
		m := raster.New(nil).Image(r.Base(v, light("")), color.NRGBA{})
		for i := 3; i < len(m.Pix); i += 4 {
			if m.Pix[i] != 255 {
				t.Fatalf("camera %+v: pixel %d is not opaque", c, i/4)
			}
		}
	}
}

func TestSmallIslandIsVisible(t *testing.T) {
	r, o := newRenderer(t), light("")
	o.Hidden = render.CoastBands | render.Graticule
	for zoom, least := range map[float64]int{1: 1, 4: 1, 6.5: 12, 8: 90} {
		v := geo.Viewport{Camera: geo.Camera{Lon: -66.15, Lat: 11.80, Zoom: zoom}, W: 16, H: 16, Scale: 1}
		if zoom < 4 { // the mainland is near
			v.W, v.H = 4, 4
		}
		m := raster.New(nil).Image(r.Base(v, o), color.NRGBA{})
		land := 0
		for i := 0; i < len(m.Pix); i += 4 {
			if c := m.RGBAAt(i/4%v.W, i/4/v.W); c != color.RGBAModel.Convert(o.Style.Theme.Sea) {
				land++
			}
		}
		if land < least {
			t.Errorf("zoom %v: %d pixels of La Orchila, want at least %d", zoom, land, least)
		}
	}
}

// TestHidden draws with and without each layer of the base: it must make a difference.
func TestHidden(t *testing.T) {
	r, o := newRenderer(t), light("")
	v := geo.Viewport{Camera: geo.Camera{Lon: -62, Lat: 5, Zoom: 5}, W: 320, H: 200, Scale: 1}
	whole := raster.New(nil).Image(r.Base(v, o), color.NRGBA{})
	for _, layer := range []render.Layers{
		render.Graticule, render.CoastBands, render.Lakes, render.Rivers, render.Borders, render.Disputed,
	} {
		o.Hidden = layer
		less := raster.New(nil).Image(r.Base(v, o), color.NRGBA{})
		if _, wrong := difference(less, whole); wrong == 0 {
			t.Errorf("hiding layer %b changes nothing", layer)
		}
	}
}

func TestFills(t *testing.T) {
	r, o := newRenderer(t), light("VEN")
	red, green := color.NRGBA{R: 200, A: 255}, color.NRGBA{G: 200, A: 255}
	at := func(lon, lat float64) color.Color {
		v := geo.Viewport{Camera: geo.Camera{Lon: lon, Lat: lat, Zoom: 7}, W: 9, H: 9, Scale: 1}
		return raster.New(nil).Image(r.Base(v, o), color.NRGBA{}).At(4, 4)
	}
	o.Fills = map[string]render.Fill{"COL": {Color: red}, "BRA": {Hatch: green}}
	o.Hidden = render.Rivers | render.Lakes
	for _, c := range []struct {
		name     string
		lon, lat float64
		want     color.NRGBA
	}{
		{"filled", -72, 2, red},
		{"focal", -66, 7, o.Style.Theme.Focal},
		{"plain", -75, -4, o.Style.Theme.Land},
		{"sea", -41.3, 21.3, o.Style.Theme.Sea},
	} {
		if got := at(c.lon, c.lat); got != color.RGBAModel.Convert(c.want) {
			t.Errorf("%s: got %v, want %v", c.name, got, c.want)
		}
	}
	v := geo.Viewport{Camera: geo.Camera{Lon: -55, Lat: -10, Zoom: 7}, W: 40, H: 40, Scale: 1}
	m := raster.New(nil).Image(r.Base(v, o), color.NRGBA{})
	seen := map[color.Color]bool{}
	for i := range 40 * 40 {
		seen[m.At(i%40, i/40)] = true
	}
	if !seen[color.RGBAModel.Convert(green)] || !seen[color.RGBAModel.Convert(o.Style.Theme.Land)] {
		t.Error("a hatch without a ground shows lines over the land: one of them is missing")
	}
}

// TestDisputedDashesStand pans by whole pixels: the dashes must move with the land.
func TestDisputedDashesStand(t *testing.T) {
	r, o := newRenderer(t), light("")
	o.Hidden = render.Graticule
	v := geo.Viewport{Camera: geo.Camera{Lon: -60, Lat: 5, Zoom: 6}, W: 160, H: 120, Scale: 1}
	before := raster.New(nil).Image(r.Base(v, o), color.NRGBA{})
	v.Camera = v.Camera.Pan(-24, -16)
	after := raster.New(nil).Image(r.Base(v, o), color.NRGBA{})
	for y := range v.H - 16 {
		for x := range v.W - 24 {
			if a, b := before.RGBAAt(x+24, y+16), after.RGBAAt(x, y); far(a, b) {
				t.Fatalf("pixel %d, %d was %v, %v after panning", x, y, a, b)
			}
		}
	}
}

// far reports whether two colours differ by more than the rounding of edges.
func far(a, b color.RGBA) bool {
	d := func(x, y uint8) bool { return int(x)-int(y) > 12 || int(y)-int(x) > 12 }
	return d(a.R, b.R) || d(a.G, b.G) || d(a.B, b.B)
}

// TestPointsAreBounded holds the promise that far shapes cost little: a frame
// deep in a continent has almost no points.
func TestPointsAreBounded(t *testing.T) {
	r := newRenderer(t)
	v := geo.Viewport{Camera: geo.Camera{Lon: 100, Lat: 62, Zoom: 12}, W: 1600, H: 1000, Scale: 1}
	points := 0
	for _, item := range r.Base(v, light("RUS")).Items {
		switch x := item.(type) {
		case draw.FillPath:
			points += len(x.Path.Points)
		case draw.StrokePath:
			points += len(x.Path.Points)
		}
	}
	if points > 1000 {
		t.Errorf("%d points for a frame of plain land", points)
	}
}

// TestConcurrentUse draws the same frame in parallel; the race detector watches.
func TestConcurrentUse(t *testing.T) {
	r := newRenderer(t)
	v := geo.Viewport{Camera: geo.Camera{Lon: 10, Lat: 47, Zoom: 5}, W: 400, H: 300, Scale: 1}
	want := len(r.Frame(v, light("FRA"), nil).Items)
	var counts [8]int
	err := band.Run(context.Background(), len(counts), func(lo, hi int) {
		for i := lo; i < hi; i++ {
			counts[i] = len(r.Frame(v, light("FRA"), nil).Items)
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	for i, n := range counts {
		if n != want {
			t.Errorf("frame %d has %d items, want %d", i, n, want)
		}
	}
}
