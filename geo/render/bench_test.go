package render_test

import (
	"context"
	"image"
	"testing"

	"sandtable/geo"
	"sandtable/geo/draw"
	"sandtable/geo/raster"
	"sandtable/geo/render"
)

// views are the cameras that the benchmarks and several tests share.
var views = map[string]geo.Camera{
	"world":     {Lon: 10, Lat: 20, Zoom: 2.65},
	"caribbean": {Lon: -69, Lat: 14, Zoom: 5},
	"caracas":   {Lon: -66.9, Lat: 10.5, Zoom: 8},
}

var viewNames = []string{"world", "caribbean", "caracas"}

func BenchmarkBaseList(b *testing.B) {
	r := newRenderer(b)
	for _, name := range viewNames {
		v := geo.Viewport{Camera: views[name], W: 1600, H: 1000, Scale: 1}
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				r.Base(v, light("VEN"))
			}
		})
	}
}

func BenchmarkLabels(b *testing.B) {
	r := newRenderer(b)
	for _, name := range viewNames {
		v := geo.Viewport{Camera: views[name], W: 1600, H: 1000, Scale: 1}
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				r.Labels(v, light("VEN"), nil)
			}
		})
	}
}

// BenchmarkFrame is the exact base map from the camera to the pixels, with
// provinces, and with its names.
func BenchmarkFrame(b *testing.B) {
	r, rs := openRenderer(b), raster.New(fonts(b))
	img := image.NewRGBA(image.Rect(0, 0, 1600, 1000))
	paint := func(list *draw.List) {
		if err := rs.DrawBands(context.Background(), img, list); err != nil {
			b.Fatal(err)
		}
	}
	for _, name := range viewNames {
		r.Base(geo.Viewport{Camera: views[name], W: 1600, H: 1000, Scale: 1}, light("VEN")) // decodes provinces
		v := geo.Viewport{Camera: views[name], W: 1600, H: 1000, Scale: 1}
		b.Run(name+"/base", func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				paint(r.Base(v, light("VEN")))
			}
		})
		b.Run(name+"/whole", func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				paint(r.Frame(v, light("VEN"), nil))
			}
		})
	}
}

// light returns the options of the light map about a state.
func light(focal string) render.Options { return styled("light", focal) }

// BenchmarkProjections is the exact base map in the other projections.
func BenchmarkProjections(b *testing.B) {
	r, rs := newRenderer(b), raster.New(fonts(b))
	img := image.NewRGBA(image.Rect(0, 0, 1600, 1000))
	for _, projection := range geo.Projections()[1:] {
		for _, name := range viewNames {
			v := geo.Viewport{Camera: views[name], W: 1600, H: 1000, Scale: 1}
			v.Projection = projection
			b.Run(projection+"/"+name, func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					if err := rs.DrawBands(context.Background(), img, r.Base(v, light("VEN"))); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}
