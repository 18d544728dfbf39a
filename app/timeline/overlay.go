package timeline

import (
	"image"
	"image/color"

	"sandtable/app/store"
	"sandtable/app/strip"
	"sandtable/geo/draw"
	"sandtable/geo/palette"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// The measures of what lies on the picture, in units.
const (
	handleWidth = 2
	gripWidth   = 10
	gripHeight  = 22
	knownWidth  = 10
	knownDepth  = 12
)

// overlay is what moves at once: the window and its handles, the as-known line,
// the frame and the tip of the hovered bar.
type overlay struct {
	window       *canvas.Rectangle
	ends         [2]handle
	known        *canvas.Raster
	pentagon     *canvas.ArbitraryPolygon
	frame        *canvas.Rectangle // of the hovered bar
	tip          *canvas.Rectangle
	title, words *canvas.Text
	warning      color.NRGBA
	hovering     bool
}

// handle is one end of the window.
type handle struct{ line, grip, notch1, notch2 *canvas.Rectangle }

func newOverlay() *overlay {
	o := &overlay{window: rect(), frame: rect(), tip: rect()}
	for i := range o.ends {
		o.ends[i] = handle{rect(), rect(), rect(), rect()}
		o.ends[i].grip.CornerRadius = 3
	}
	o.known = canvas.NewRaster(o.dashes)
	half, deep := float32(knownWidth)/2, float32(knownDepth)
	o.pentagon = canvas.NewArbitraryPolygon([]fyne.Position{
		{X: 0, Y: 0}, {X: 2 * half, Y: 0}, {X: 2 * half, Y: deep * 0.58}, {X: half, Y: deep}, {X: 0, Y: deep * 0.58},
	}, color.Transparent)
	o.pentagon.Resize(fyne.NewSize(knownWidth, knownDepth))
	o.title, o.words = canvas.NewText("", color.Transparent), canvas.NewText("", color.Transparent)
	o.title.TextSize, o.title.TextStyle.Bold, o.words.TextSize = 12, true, 11
	o.frame.StrokeWidth, o.tip.StrokeWidth, o.tip.CornerRadius = 1, 1, 4
	for _, h := range o.objects() {
		h.Hide()
	}
	return o
}

func rect() *canvas.Rectangle { return canvas.NewRectangle(color.Transparent) }

// objects lists everything, the lowest first.
func (o *overlay) objects() []fyne.CanvasObject {
	out := []fyne.CanvasObject{o.window, o.known, o.pentagon}
	for _, h := range o.ends {
		out = append(out, h.line, h.grip, h.notch1, h.notch2)
	}
	return append(out, o.frame, o.tip, o.title, o.words)
}

// recolour takes the colours of a theme.
func (o *overlay) recolour(t palette.Theme) {
	o.window.FillColor = draw.Fade(t.Accent, t.WindowOpacity)
	for _, h := range o.ends {
		h.line.FillColor, h.grip.FillColor = t.Accent, t.Accent
		h.notch1.FillColor, h.notch2.FillColor = t.OnAccent, t.OnAccent
	}
	o.warning, o.pentagon.FillColor = t.Warning, t.Warning
	o.frame.StrokeColor = t.Fg
	o.tip.FillColor, o.tip.StrokeColor = t.Panel, t.Line2
	o.title.Color, o.words.Color = t.Fg, t.Fg2
	for _, object := range o.objects() {
		object.Refresh()
	}
}

// place moves window, handles and as-known line; unit is device pixels per unit.
func (o *overlay) place(s *strip.Strip, v store.View, unit float64) {
	scale := s.Scale()
	left, right := scale.Left/unit, scale.Right/unit
	high := float32(s.Box(strip.Lanes).Max.Y / unit)
	middle := float32(s.Box(strip.Histogram).Max.Y/unit) / 2
	a, z := scale.StartX(v.Window.A)/unit, scale.EndX(v.Window.Z)/unit
	from, to := float32(min(max(a, left), right)), float32(min(max(z, left), right))
	put(o.window, from, 0, to-from, high)
	show(o.window, to > from)
	for i, x := range [2]float64{a, z} {
		o.ends[i].place(float32(x), middle, high, x >= left-1 && x <= right+1)
	}
	x := scale.EndX(v.AsKnown.Day) / unit
	o.placeKnown(float32(x), high, v.AsKnown.On && x >= left && x <= right)
}

// place puts a handle at x; a handle outside the plot is hidden.
func (h handle) place(x, middle, high float32, seen bool) {
	for _, r := range [...]*canvas.Rectangle{h.line, h.grip, h.notch1, h.notch2} {
		show(r, seen)
	}
	put(h.line, x-handleWidth/2, 0, handleWidth, high)
	put(h.grip, x-gripWidth/2, middle-gripHeight/2, gripWidth, gripHeight)
	put(h.notch1, x-2, middle-5, 1, 10)
	put(h.notch2, x+1, middle-5, 1, 10)
}

func (o *overlay) placeKnown(x, high float32, seen bool) {
	show(o.known, seen)
	show(o.pentagon, seen)
	o.known.Resize(fyne.NewSize(2, high))
	o.known.Move(fyne.NewPos(x-1, 0))
	o.pentagon.Move(fyne.NewPos(x-knownWidth/2, 0))
}

// dashes is the generator of the as-known line: 4 units on, 3 off.
func (o *overlay) dashes(w, h int) image.Image {
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	scale := max(1, float64(w)/2)
	for y := range h {
		if at := int(float64(y)/scale) % 7; at >= 4 {
			continue
		}
		for x := range max(1, w*3/4) {
			img.Set(x, y, o.warning)
		}
	}
	return img
}

// hover frames a bar and names its event beside it.
func (o *overlay) hover(text [2]string, box draw.Box, unit float64, room fyne.Size) {
	const around, beside = 2, 6
	x, y := float32(box.Min.X/unit)-around, float32(box.Min.Y/unit)-around
	w, h := float32((box.Max.X-box.Min.X)/unit)+2*around, float32((box.Max.Y-box.Min.Y)/unit)+2*around
	put(o.frame, x, y, w, h)
	o.title.Text, o.words.Text = text[0], text[1]
	o.title.Refresh()
	o.words.Refresh()
	title, words := o.title.MinSize(), o.words.MinSize()
	size := fyne.NewSize(max(title.Width, words.Width)+16, title.Height+words.Height+10)
	at := fyne.NewPos(min(max(4, x), max(4, room.Width-size.Width-4)), y+h+beside)
	if at.Y+size.Height > room.Height {
		at.Y = max(0, y-size.Height-beside)
	}
	put(o.tip, at.X, at.Y, size.Width, size.Height)
	put(o.title, at.X+8, at.Y+5, title.Width, title.Height)
	put(o.words, at.X+8, at.Y+5+title.Height, words.Width, words.Height)
	o.showHover(true)
}

func (o *overlay) unhover() {
	if o.hovering {
		o.showHover(false)
	}
}

func (o *overlay) showHover(on bool) {
	o.hovering = on
	for _, h := range []fyne.CanvasObject{o.frame, o.tip, o.title, o.words} {
		show(h, on)
	}
}

// focused shows which grips the keys move.
func (o *overlay) focused(on bool, t palette.Theme) {
	for _, h := range o.ends {
		h.grip.StrokeColor, h.grip.StrokeWidth = color.Transparent, 0
		if on {
			h.grip.StrokeColor, h.grip.StrokeWidth = t.Fg, 1
		}
		h.grip.Refresh()
	}
}

// put moves and resizes an object.
func put(o fyne.CanvasObject, x, y, w, h float32) {
	o.Resize(fyne.NewSize(max(0, w), max(0, h)))
	o.Move(fyne.NewPos(x, y))
}

func show(o fyne.CanvasObject, on bool) {
	if on != o.Visible() {
		if on {
			o.Show()
		} else {
			o.Hide()
		}
	}
}
