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
	"sandtable/geo/palette"
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

// checkMap compares the map alone.
func (w twin) checkMap(t *testing.T, step int, f *frame.Frame) {
	t.Helper()
	if !bytes.Equal(f.Map.Pix, w.mapOf(f).Pix) {
		t.Fatalf("step %d: the map is not the one drawn whole", step)
	}
}

func (w twin) mapOf(f *frame.Frame) *image.RGBA {
	v, options := f.Scene.Frame.Viewport, frame.MapOptions(f.Scene)
	kit := w.kit
	kit.Reference = f.Request.Reference
	base, layers := w.renderer.Base(v, options), scene.DrawReference(kit, f.Request.View, v)
	if f.Request.Tiles != nil {
		if picture := f.Request.Tiles.Picture(v); picture != nil {
			options = frame.Tiled(options, f.Request.Tiles)
			base = frame.Over(picture, w.renderer, v, options)
		}
	}
	base.Append(layers.List.Items...)
	m := w.pen.Image(base, color.NRGBA{})
	drawDots(m, f)
	list, _ := w.renderer.Labels(v, options, append(f.Scene.Obstacles(), layers.Boxes...))
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
	if f.Scene.View.Layers.Has(store.Locator) {
		if globe, _ := w.renderer.Locator().Draw(v, options); globe != nil {
			list.Append(globe.Items...)
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

// drawDots draws the dots of a frame pixel by pixel, from the events one by one.
func drawDots(m *image.RGBA, f *frame.Frame) {
	s := f.Scene
	if !s.Dotted() || !s.View.Layers.Has(store.Marks) {
		return
	}
	grid := newDotGrid(s)
	for y := range m.Rect.Dy() {
		for x := range m.Rect.Dx() {
			if c, cover, ok := grid.paint(x, y); ok {
				raster.BlendMask(m, &image.Alpha{Pix: []uint8{cover}, Stride: 1, Rect: image.Rect(0, 0, 1, 1)}, image.Pt(x, y), c)
			}
		}
	}
}

// dotGrid is how many events of each family each pixel holds.
type dotGrid struct {
	s      *scene.Scene
	theme  palette.Theme
	counts map[image.Point]*[palette.Families]int
}

func newDotGrid(s *scene.Scene) dotGrid {
	g := dotGrid{s, scene.Theme(s.View), map[image.Point]*[palette.Families]int{}}
	k := s.Model.Known
	for _, e := range s.Match.Events() {
		x, y := fixedPixel(s.Frame.Viewport.Frame(), float64(s.Frame.Viewport.W), k.Lon[e], geo.FixY(geo.LatOf(k.Lat[e])))
		at := image.Pt(int(math.Floor(x)), int(math.Floor(y)))
		if !k.Placed[e] || !at.In(image.Rect(0, 0, s.Frame.Viewport.W, s.Frame.Viewport.H)) {
			continue
		}
		if g.counts[at] == nil {
			g.counts[at] = &[palette.Families]int{}
		}
		g.counts[at][scene.MarkOf(k, e).Family]++
	}
	return g
}

// fixedPixel projects fixed-point coordinates into the copy of the world nearest to
// the middle of a frame w wide.
func fixedPixel(f geo.Frame, w float64, lon, mercator uint32) (x, y float64) {
	x = f.X0 + float64(lon)*f.Step
	return x - f.Size*math.Round((x-w/2)/f.Size), f.Y0 + float64(mercator)*f.Step
}

// class is how a pixel's disc looks; -1 for one without an event.
func (g dotGrid) class(at image.Point) int {
	counts := g.counts[at]
	if counts == nil {
		return -1
	}
	sum, best := 0, 0
	for f, n := range counts {
		sum += n
		if n > counts[best] {
			best = f
		}
	}
	switch {
	case g.s.Level == scene.DensityLevel:
		step := 0
		for i, from := range []int{1, 2, 5, 10, 30, 100} {
			if sum >= from {
				step = i
			}
		}
		return step
	case g.s.View.Colour == store.ByKind:
		return best
	}
	return 0
}

// paint is the colour and cover of a pixel that a disc touches.
func (g dotGrid) paint(x, y int) (c color.NRGBA, cover uint8, ok bool) {
	class, near := -1, 3
	for dy := -1; dy <= 1; dy++ {
		for dx := -1; dx <= 1; dx++ {
			far := dx*dx + dy*dy
			if n := g.class(image.Pt(x+dx, y+dy)); n >= 0 && (far < near || far == near && n > class) {
				class, near = n, far
			}
		}
	}
	if class < 0 {
		return c, 0, false
	}
	return g.color(class, image.Pt(x/4, y/4)), [3]uint8{255, 255, 139}[near], true
}

// color is that of a class in a square.
func (g dotGrid) color(class int, square image.Point) color.NRGBA {
	byKind := g.s.View.Colour == store.ByKind
	switch {
	case g.s.Level == scene.DensityLevel && byKind:
		return g.theme.Shades(g.theme.Family(g.hue(square)))[class]
	case g.s.Level == scene.DensityLevel:
		return g.theme.Ramp()[class]
	case byKind:
		return g.theme.Family(palette.Family(class))
	}
	if g.s.View.Colour == store.ByActor {
		return g.s.Model.Inks(g.s.View).Colour(palette.ActorSlots)
	}
	return g.theme.Neutral()
}

// hue is the family of most events of a square, or of the first neighbour that has
// any.
func (g dotGrid) hue(square image.Point) palette.Family {
	for _, by := range []image.Point{{}, {X: -1}, {X: 1}, {Y: -1}, {Y: 1}, {X: -1, Y: -1}, {X: 1, Y: -1}, {X: -1, Y: 1}, {X: 1, Y: 1}} {
		var sums [palette.Families]int
		at := square.Add(by)
		for i := range 16 {
			if counts := g.counts[image.Pt(4*at.X+i%4, 4*at.Y+i/4)]; counts != nil && at.X >= 0 && at.Y >= 0 {
				for f, n := range counts {
					sums[f] += n
				}
			}
		}
		best := 0
		for f, n := range sums {
			if n > sums[best] {
				best = f
			}
		}
		if sums[best] > 0 {
			return palette.Family(best)
		}
	}
	panic("a disc without an event beside it")
}
