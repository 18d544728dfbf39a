package raster_test

import (
	"bytes"
	"context"
	"image"
	"math/rand/v2"
	"testing"

	"sandtable/geo/draw"
	"sandtable/geo/raster"
)

// TestPaintPartsEqualWhole paints a picture in the parts of a random mesh.
func TestPaintPartsEqualWhole(t *testing.T) {
	r, ctx := raster.New(fonts(t)), context.Background()
	rng := rand.New(rand.NewPCG(1, 3))
	l := scene(317, 199)
	want := canvas(317, 199)
	r.Draw(want, l)
	p := r.Compile(l, 317, 199)
	r.Draw(canvas(50, 50), draw.New(50, 50)) // must not disturb p
	for range 20 {
		got, x, y := canvas(317, 199), rng.IntN(317), rng.IntN(199)
		for _, in := range []image.Rectangle{
			image.Rect(-9, -9, x, y), image.Rect(x, -9, 400, y), image.Rect(-9, y, x, 400), image.Rect(x, y, 400, 400),
		} {
			if err := r.PaintBands(ctx, got, p, in); err != nil {
				t.Fatal(err)
			}
		}
		if !bytes.Equal(got.Pix, want.Pix) {
			t.Fatalf("cut at %d, %d the picture differs from the whole", x, y)
		}
	}
}

// TestRestoreTakesBack draws over a ground and takes it back, at widths that
// have one pixel to a bit and more.
func TestRestoreTakesBack(t *testing.T) {
	r, ctx := raster.New(fonts(t)), context.Background()
	rng := rand.New(rand.NewPCG(2, 3))
	for _, size := range []image.Point{{50, 40}, {64, 40}, {65, 40}, {320, 200}, {1000, 90}} {
		ground, m := noise(rng, size.X, size.Y), canvas(size.X, size.Y)
		touched := raster.NewTouched(size.X, size.Y)
		for range 3 {
			touched.Restore(m, ground)
			if !bytes.Equal(m.Pix, ground.Pix) {
				t.Fatalf("%v: something is left of what was drawn", size)
			}
			want := canvas(size.X, size.Y)
			raster.Copy(want, ground, 0, 0)
			l := scene(size.X, size.Y)
			r.Draw(want, l)
			if err := r.DrawOver(ctx, m, l, touched); err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(m.Pix, want.Pix) {
				t.Fatalf("%v: marking changes the picture", size)
			}
		}
	}
}

// TestRestoreIsNarrow holds that what was not drawn on is not copied.
func TestRestoreIsNarrow(t *testing.T) {
	black, m := canvas(640, 100), canvas(640, 100)
	raster.Fill(black, draw.Fade(white, 0))
	touched := raster.NewTouched(640, 100)
	touched.Restore(m, black)
	raster.Fill(m, white)
	touched.Mark(image.Rect(321, 40, 322, 42))
	touched.Restore(m, black)
	copied := 0
	for i := 3; i < len(m.Pix); i += 4 {
		if m.Pix[i] == 0 {
			copied++
		}
	}
	if copied == 0 || copied > 2*16 {
		t.Errorf("%d pixels copied for two that were marked", copied)
	}
}
