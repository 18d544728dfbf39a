package render_test

import (
	"fmt"
	"image/color"
	"math/rand/v2"
	"testing"

	"sandtable/geo"
	"sandtable/geo/draw"
	"sandtable/geo/render"
)

// turn changes one thing about a frame.
func turn(rng *rand.Rand, v geo.Viewport, o render.Options) (geo.Viewport, render.Options) {
	switch rng.IntN(9) {
	case 0:
		home := []geo.Camera{{Lon: -69, Lat: 10}, {Lon: 10, Lat: 48}, {Lon: 178, Lat: -17}}[rng.IntN(3)]
		home.Zoom = v.Zoom
		v.Camera = home.Pan(float64(rng.IntN(400)-200), float64(rng.IntN(300)-150))
	case 1:
		v.Zoom = []float64{0.5, 4, 5.2, 6.9}[rng.IntN(4)]
	case 2:
		v.Scale = float64(1 + rng.IntN(2))
	case 3:
		o.Style.Theme = styled([]string{"light", "dark"}[rng.IntN(2)], "").Style.Theme
		o.Style.Halo = []float64{0, 2}[rng.IntN(2)]
	case 4:
		o.Focal = []string{"", "VEN", "DEU"}[rng.IntN(3)]
	case 5:
		o.Fills = map[string]render.Fill{}
		for _, code := range []string{"COL", "BRA", "FRA", "CHE", "BEL", "ITA"} {
			o.Fills[code] = render.Fill{Color: color.NRGBA{R: uint8(rng.IntN(256)), A: 255}}
		}
	case 6:
		o.Inner = draw.Box{Min: draw.Pt(90, 90), Max: draw.Pt(600, 400)}
	case 7:
		o.Hidden = []render.Layers{0, render.CityNames, render.SeaNames | render.Rivers}[rng.IntN(3)]
	case 8:
		o.Keep = marks(v, rng.IntN(4))
	}
	return v, o
}

// TestNamesRemember holds that names set one frame after another are those of a
// frame that is set alone.
func TestNamesRemember(t *testing.T) {
	r := newRenderer(t)
	names := r.Names()
	rng := rand.New(rand.NewPCG(5, 6))
	v, o := geo.Viewport{Camera: geo.Camera{Lon: -69, Lat: 10, Zoom: 5.2}, W: 700, H: 500, Scale: 1}, light("VEN")
	for i := range 300 {
		if i%3 > 0 {
			v, o = turn(rng, v, o)
		}
		events := marks(v, rng.IntN(30))
		for j := range events {
			events[j] = events[j].Add(events[j].Min.Add(draw.Pt(rng.Float64()*40, -rng.Float64()*40)))
		}
		list, boxes := names.Labels(v, o, events)
		wantList, wantBoxes := r.Labels(v, o, events)
		if fmt.Sprint(list.Items, boxes) != fmt.Sprint(wantList.Items, wantBoxes) {
			t.Fatalf("frame %d (%+v): the names depend on the frames before", i, v)
		}
	}
}

// BenchmarkNames sets the names around other marks in every frame.
func BenchmarkNames(b *testing.B) {
	r := newRenderer(b)
	for _, name := range viewNames {
		v := geo.Viewport{Camera: views[name], W: 1600, H: 1000, Scale: 1}
		names, events := r.Names(), marks(v, 200)
		o := light("VEN")
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			i := 0
			for b.Loop() {
				names.Labels(v, o, events[i%100:i%100+100])
				i++
			}
		})
	}
}
