package render_test

import (
	"image/color"
	"math"
	"math/rand/v2"
	"testing"

	"sandtable/assets"
	"sandtable/geo"
	"sandtable/geo/basemap"
	"sandtable/geo/raster"
	"sandtable/geo/render"
)

// TestEveryStateIsWhereItIs fills every state with a colour of its own and looks
// up the state under random pixels of random cameras, over poles, edges and
// horizons: the pixel has the colour of that state, or of the sea, or lies
// beside the map.
func TestEveryStateIsWhereItIs(t *testing.T) {
	m, err := basemap.Decode(assets.Basemap())
	if err != nil {
		t.Fatal(err)
	}
	r, pen, rng := render.New(m, fonts(t)), raster.New(fonts(t)), rand.New(rand.NewPCG(11, 12))
	o := styled("light", "")
	o.Hidden = ^render.Layers(0)
	o.Fills = map[string]render.Fill{}
	want := map[string]color.RGBA{"": opaque(o.Style.Theme.Sea)}
	for i, s := range m.States {
		c := color.NRGBA{R: uint8(i), G: uint8(i >> 8), B: 77, A: 255}
		o.Fills[s.Code], want[s.Code] = render.Fill{Color: c}, opaque(c)
	}
	pure := map[color.RGBA]bool{}
	for _, c := range want {
		pure[c] = true
	}
	lon := []float64{0, 180, -180, 30}
	lat := []float64{0, 90, -90, 45}
	states, seas := 0, 0
	for i := range 60 {
		c := geo.Camera{Projection: geo.Projections()[1+i%3], Lon: rng.Float64()*360 - 180, Lat: rng.Float64()*180 - 90, Zoom: rng.Float64() * 7}
		if i%5 == 0 {
			c.Lon, c.Lat, c.Zoom = lon[rng.IntN(4)], lat[rng.IntN(4)], rng.Float64()*2
		}
		v := geo.Viewport{Camera: c.Clamp(320, 200), W: 320, H: 200, Scale: 1}
		img, frame := pen.Image(r.Base(v, o), color.NRGBA{}), v.Frame()
		for range 60 {
			x, y := 3+rng.IntN(314), 3+rng.IntN(194)
			code, sure := under(m, frame, float64(x)+0.5, float64(y)+0.5)
			if !sure {
				continue
			}
			got := img.RGBAAt(x, y)
			if !pure[got] {
				continue // the edge of a small island
			}
			if code == "" {
				seas++
			} else {
				states++
			}
			if got != want[code] {
				t.Errorf("%+v: pixel %d,%d is %v, %q is there (%v)", v.Camera, x, y, got, code, want[code])
				break
			}
		}
	}
	if states < 200 || seas < 200 {
		t.Errorf("only %d pixels of states and %d of the sea were sure", states, seas)
	}
}

// under returns the state under a pixel. It is sure where the same lies some
// pixels around, so that neither simplified lines nor soft edges can differ.
func under(m *basemap.Map, f geo.Frame, px, py float64) (code string, sure bool) {
	for k := range 9 {
		x, y := px, py
		if k > 0 {
			sin, cos := math.Sincos(float64(k) * math.Pi / 4)
			x, y = px+3*cos, py+3*sin
		}
		if !f.Shows(x, y) {
			return "", false
		}
		p := f.Unproject(x, y)
		at, _ := m.StateAt(p[0], p[1])
		if k > 0 && at != code {
			return "", false
		}
		code = at
	}
	return code, true
}

func opaque(c color.NRGBA) color.RGBA { return color.RGBA{c.R, c.G, c.B, 255} }
