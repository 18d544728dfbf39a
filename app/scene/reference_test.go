package scene_test

import (
	"fmt"
	"image/color"
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"sandtable/app/scene"
	"sandtable/app/store"
	"sandtable/geo"
	"sandtable/geo/draw"
	"sandtable/geo/raster"
	"sandtable/geo/reference"
)

// layer reads the features of a GeoJSON.
func layer(t testing.TB, name string, geometries ...string) *reference.Layer {
	t.Helper()
	for i, g := range geometries {
		geometries[i] = `{"type":"Feature","properties":{"name":"N` + fmt.Sprint(i) + `","stroke":"#123456"},"geometry":` + g + `}`
	}
	l, err := reference.Decode(name, []byte(`{"type":"FeatureCollection","attribution":"Office","features":[`+strings.Join(geometries, ",")+`]}`))
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// drawn is what a view shows of layers in a frame of 400 x 300, and its pixels.
func drawn(kit scene.Kit, v store.View, layers ...*reference.Layer) (scene.Reference, *raster.Rasterizer) {
	kit.Reference = layers
	v.Layers |= store.Reference
	return scene.DrawReference(kit, v, geo.Viewport{Camera: v.Camera, W: 400, H: 300, Scale: 1}), raster.New(kit.Fonts.Clone())
}

// strokes are the paths that are stroked.
func strokes(l *draw.List) []draw.Path {
	var out []draw.Path
	for _, item := range l.Items {
		if s, ok := item.(draw.StrokePath); ok {
			out = append(out, s.Path)
		}
	}
	return out
}

// A line, an area and a point over the antimeridian come out on both sides of it
// and nowhere else, in every projection.
func TestReferenceOverTheAntimeridian(t *testing.T) {
	kit, _, v := sample(t)
	l := layer(t, "f", `{"type":"LineString","coordinates":[[170,0],[190,0]]}`,
		`{"type":"Polygon","coordinates":[[[170,5],[-170,5],[-170,15],[170,15],[170,5]]]}`, `{"type":"Point","coordinates":[-180,-10]}`)
	for _, projection := range geo.Projections() {
		for _, lon := range []float64{179, -179} {
			v.Camera = geo.Camera{Projection: projection, Lon: lon, Zoom: 3}
			frame := geo.Viewport{Camera: v.Camera, W: 400, H: 300, Scale: 1}.Frame()
			got, _ := drawn(kit, v, l)
			left, _ := frame.Project([2]float64{170, 0})
			right, _ := frame.Project([2]float64{-170, 0})
			paths := strokes(got.List)
			if len(paths) != 2 || len(got.Boxes) != 3 {
				t.Fatalf("%s: %d lines, %d names", projection, len(paths), len(got.Boxes))
			}
			for _, path := range paths {
				if b := path.Bounds(); math.Abs(b.Min.X-left) > 6 || math.Abs(b.Max.X-right) > 6 {
					t.Errorf("%s at %v: from %v to %v, want %v to %v", projection, lon, b.Min.X, b.Max.X, left, right)
				}
			}
		}
	}
}

// A map of the whole world shows a layer in every copy of the world.
func TestReferenceInEveryCopy(t *testing.T) {
	kit, _, v := sample(t)
	v.Camera = geo.Camera{Projection: geo.Mercator, Lon: 180}
	got, _ := drawn(kit, v, layer(t, "f", `{"type":"Polygon","coordinates":[[[170,-9],[-170,-9],[-170,9],[170,-9]]]}`,
		`{"type":"LineString","coordinates":[[0,0],[9,0]]}`))
	if n := len(strokes(got.List)); n != 1+2 {
		t.Errorf("%d lines", n)
	}
}

// Points that are left out change no pixel of the frame.
func TestReferenceIsThinnedUnseen(t *testing.T) {
	kit, _, v := sample(t)
	rng := rand.New(rand.NewPCG(3, 5))
	v.Camera = geo.Camera{Projection: geo.Mercator, Lon: 10, Lat: 10, Zoom: 6}
	viewport := geo.Viewport{Camera: v.Camera, W: 400, H: 300, Scale: 1}
	for range 20 {
		var words []string
		whole := draw.Path{}
		for i := range 300 {
			angle, r := float64(i)/300*2*math.Pi, 2+rng.Float64()*12
			lon, lat := 10+r*math.Cos(angle), 10+r*math.Sin(angle)
			words = append(words, fmt.Sprintf("[%.9f,%.9f]", lon, lat))
			if x, y := viewport.Project([2]float64{lon, lat}); i == 0 {
				whole.MoveTo(x, y)
			} else {
				whole.LineTo(x, y)
			}
		}
		whole.Close()
		got, pen := drawn(kit, v, layer(t, "f", `{"type":"Polygon","coordinates":[[`+strings.Join(words, ",")+`]]}`))
		thin := strokes(got.List)[0]
		if len(thin.Points) >= len(whole.Points) {
			t.Fatal("nothing was left out")
		}
		a, b := draw.New(400, 300), draw.New(400, 300)
		black := color.NRGBA{A: 255}
		a.FillEvenOdd(whole, black)
		b.FillEvenOdd(thin, black)
		one, two := pen.Image(a, color.NRGBA{255, 255, 255, 255}), pen.Image(b, color.NRGBA{255, 255, 255, 255})
		for i := range one.Pix {
			if d := int(one.Pix[i]) - int(two.Pix[i]); d < -3 || d > 3 {
				t.Fatalf("pixel %d, %d is %d, want %d", i/4%400, i/1600, two.Pix[i], one.Pix[i])
			}
		}
	}
}

func TestReferenceInTheLegend(t *testing.T) {
	kit, d, v := sample(t)
	v.Camera = caribbean()
	near := layer(t, "near.geojson", `{"type":"Point","coordinates":[-66,11]}`)
	far := layer(t, "far.geojson", `{"type":"Point","coordinates":[100,11]}`)
	kit.Reference = []*reference.Layer{far, near}
	titles := func(v store.View) (out []string) {
		for _, section := range build(t, kit, d, v).Legend {
			for _, e := range section.Entries {
				if e.Sort == scene.ReferenceEntry {
					out = append(out, e.Label)
				}
			}
		}
		return out
	}
	if got := titles(v); got != nil {
		t.Errorf("with the layer off the legend lists %q", got)
	}
	v.Layers |= store.Reference
	if got := fmt.Sprint(titles(v)); got != "[near.geojson (Office)]" {
		t.Errorf("the legend lists %s", got)
	}
	v.Layers &^= store.Reference
	if n := len(scene.DrawReference(kit, v, geo.Viewport{Camera: v.Camera, W: 400, H: 300}).List.Items); n != 0 {
		t.Errorf("with the layer off %d things are drawn", n)
	}
}

func BenchmarkDrawReference(b *testing.B) {
	kit, _, v := sample(b)
	var words strings.Builder
	const vertices = 1_000_000
	for i := range vertices {
		angle := float64(i) / vertices * 2 * math.Pi
		fmt.Fprintf(&words, "[%.6f,%.6f],", -66+20*math.Cos(angle), 11+20*math.Sin(angle))
	}
	l := layer(b, "f", `{"type":"LineString","coordinates":[`+words.String()+`[-46,11]]}`)
	kit.Reference = []*reference.Layer{l}
	v.Layers |= store.Reference
	b.ReportAllocs()
	for b.Loop() {
		scene.DrawReference(kit, v, geo.Viewport{Camera: v.Camera, W: 868, H: 498, Scale: 1})
	}
}
