package frame_test

import (
	"bytes"
	"image"
	"image/color"
	"math"
	"testing"

	"sandtable/app/frame"
	"sandtable/app/scene"
	"sandtable/app/store"
	"sandtable/app/strip"
	"sandtable/geo"
	"sandtable/geo/draw"
	"sandtable/geo/raster"
	"sandtable/geo/render"
	"sandtable/geo/symbol"
)

// twin draws what a frame shows from the beginning, whole, with nothing kept.
type twin struct {
	kit      scene.Kit
	renderer *render.Renderer
	pen      *raster.Rasterizer
}

func newTwin(kit scene.Kit) twin {
	return twin{kit, render.New(kit.World, kit.Fonts.Clone()), raster.New(kit.Fonts.Clone())}
}

// check compares the pictures of a frame with those of the twin.
func (w twin) check(t *testing.T, step int, f *frame.Frame) {
	t.Helper()
	if !bytes.Equal(f.Map.Pix, w.mapOf(f).Pix) {
		t.Fatalf("step %d: the map is not the one drawn whole", step)
	}
	if !bytes.Equal(f.Timeline.Pix, w.timelineOf(f).Pix) {
		t.Fatalf("step %d: the timeline is not the one drawn whole", step)
	}
	got, want := pasted(f), w.furnitureOf(f)
	for i := range want.Pix {
		// A picture over a picture over the map is rounded otherwise than both over it.
		if d := int(want.Pix[i]) - int(got.Pix[i]); d < -2 || d > 2 {
			t.Fatalf("step %d: pixel %d, %d of the overlays is %v, want %v", step,
				i/4%want.Rect.Dx(), i/4/want.Rect.Dx(), got.Pix[i], want.Pix[i])
		}
	}
}

func (w twin) mapOf(f *frame.Frame) *image.RGBA {
	v, options := f.Scene.Frame.Viewport, frame.MapOptions(f.Scene)
	m := w.pen.Image(w.renderer.Base(v, options), color.NRGBA{})
	f.Scene.DrawDots(m)
	list, _ := w.renderer.Labels(v, options, f.Scene.Obstacles())
	f.Scene.DrawCached(list, symbol.NewCache(options.Style.Theme))
	w.pen.Draw(m, list)
	return m
}

func (w twin) timelineOf(f *frame.Frame) *image.RGBA {
	size := f.Request.Timeline
	list := draw.New(size.W, size.H)
	strip.Build(f.Model, f.Request.View, strip.Size(size)).Draw(list)
	return w.pen.Image(list, scene.Theme(f.Request.View).Panel)
}

// furnitureOf is all that stands on the map's frame, in one picture.
func (w twin) furnitureOf(f *frame.Frame) *image.RGBA {
	size := f.Request.Map
	v := geo.Viewport{Camera: f.Request.View.Camera, W: size.W, H: size.H, Scale: size.Scale}
	options := frame.MapOptions(f.Scene)
	options.Inner = draw.Box{}
	legend := f.Scene.LegendBox(w.kit.Fonts)
	if !f.Request.View.Layers.Has(store.Legend) {
		legend = f.Scene.LegendButton(w.kit.Fonts)
	}
	list := draw.New(size.W, size.H)
	for i, part := range w.renderer.FurnitureParts(v, options) {
		for _, item := range part.Items {
			text, ok := item.(draw.TextRun)
			if i == 2 && ok && text.At.Y > float64(size.H)-12*size.Scale-legend.H {
				continue // degrees on the left that the legend would cut
			}
			list.Append(item)
		}
	}
	legend.Draw(list, draw.Pt(math.Round(12*size.Scale), math.Round(float64(size.H)-12*size.Scale-legend.H)))
	for _, p := range f.Pointers {
		f.Scene.DrawPointer(list, p)
	}
	return w.pen.Image(list, color.NRGBA{})
}

// pasted is the overlays of a frame in one picture.
func pasted(f *frame.Frame) *image.RGBA {
	list := draw.New(f.Request.Map.W, f.Request.Map.H)
	for _, o := range f.Overlays {
		if o.Image != nil {
			list.Image(o.Image, o.X, o.Y)
		}
	}
	return raster.New(nil).Image(list, color.NRGBA{})
}
