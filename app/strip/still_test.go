package strip_test

import (
	"bytes"
	"image"
	"testing"

	"sandtable/app/scene"
	"sandtable/app/strip"
	"sandtable/data/edtf"
	"sandtable/geo/draw"
	"sandtable/geo/raster"
)

// TestStillPicturesMakeUpTheWhole composes the picture of many windows from
// parts that stay, byte for byte.
func TestStillPicturesMakeUpTheWhole(t *testing.T) {
	d := random(t, 120, 21)
	v := viewOf(d)
	m := model(t, d, v)
	pen := raster.New(nil)
	size := strip.Size{W: 400, H: 170, Scale: 1}
	paint := func(put func(*draw.List)) *image.RGBA {
		l := draw.New(size.W, size.H)
		put(l)
		return pen.Image(l, scene.Theme(v).Panel)
	}
	s := strip.Build(m, v, size)
	inside, still := paint(s.DrawInside), paint(s.DrawStill)
	for i := range 40 {
		v.Window.A = v.Range.A + edtf.Day(i*37)
		v.Window.Z = v.Window.A + edtf.Day(i*i)
		v.Selected = "e7"
		s = strip.Rebuild(s, m, v, size)
		got := image.NewRGBA(still.Rect)
		copy(got.Pix, still.Pix)
		in := s.Inside()
		for y := in.Min.Y; y < in.Max.Y; y++ {
			from, to := got.PixOffset(in.Min.X, y), got.PixOffset(in.Max.X, y)
			copy(got.Pix[from:to], inside.Pix[from:to])
		}
		l := draw.New(size.W, size.H)
		s.DrawMoving(l)
		pen.Draw(got, l)
		if want := paint(s.Draw); !s.Divisible() || !bytes.Equal(got.Pix, want.Pix) {
			t.Fatalf("window %v to %v: the composed picture differs", v.Window.A, v.Window.Z)
		}
	}
}
