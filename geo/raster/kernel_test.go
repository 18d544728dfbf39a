package raster_test

import (
	"bytes"
	"image"
	"image/color"
	"math/rand/v2"
	"testing"

	ft "github.com/golang/freetype/raster"
	"golang.org/x/image/math/fixed"

	"sandtable/geo/draw"
	"sandtable/geo/raster"
)

// slowOver puts c over the pixel (x, y), weakened to cover/255: the obvious way.
func slowOver(m *image.RGBA, x, y int, c color.NRGBA, cover uint8) {
	if !image.Pt(x, y).In(m.Rect) {
		return
	}
	div := func(v int) int { return (2*v + 255) / 510 } // v/255, rounded
	a := div(int(c.A) * int(cover))
	d := m.RGBAAt(x, y)
	mix := func(s, d uint8) uint8 { return uint8(div(int(s)*a) + div(int(d)*(255-a))) }
	m.SetRGBA(x, y, color.RGBA{mix(c.R, d.R), mix(c.G, d.G), mix(c.B, d.B), uint8(a + div(int(d.A)*(255-a)))})
}

// noise returns an image of random premultiplied pixels.
func noise(rng *rand.Rand, w, h int) *image.RGBA {
	m := image.NewRGBA(image.Rect(0, 0, w, h))
	for i := 0; i < len(m.Pix); i += 4 {
		a := rng.IntN(256)
		for k := range 3 {
			m.Pix[i+k] = uint8(rng.IntN(a + 1))
		}
		m.Pix[i+3] = uint8(a)
	}
	return m
}

func randomColor(rng *rand.Rand) color.NRGBA {
	c := color.NRGBA{uint8(rng.IntN(256)), uint8(rng.IntN(256)), uint8(rng.IntN(256)), uint8(rng.IntN(256))}
	if rng.IntN(3) == 0 {
		c.A = 255
	}
	return c
}

func TestBlendMaskTwin(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 6))
	for range 200 {
		got := noise(rng, 23, 17)
		want := image.NewRGBA(got.Rect)
		copy(want.Pix, got.Pix)
		mask := image.NewAlpha(image.Rect(-3, 2, 6, 9))
		for i := range mask.Pix {
			mask.Pix[i] = uint8(rng.IntN(256))
		}
		at, c := image.Pt(rng.IntN(40)-10, rng.IntN(30)-8), randomColor(rng)
		raster.BlendMask(got, mask, at, c)
		for y := range 7 {
			for x := range 9 {
				slowOver(want, at.X+x, at.Y+y, c, mask.AlphaAt(x-3, y+2).A)
			}
		}
		if !bytes.Equal(got.Pix, want.Pix) {
			t.Fatalf("mask at %v in %v differs from the slow twin", at, c)
		}
	}
}

func TestFillAndCopyTwins(t *testing.T) {
	rng := rand.New(rand.NewPCG(9, 10))
	for range 100 {
		c, w, h := randomColor(rng), 1+rng.IntN(40), 1+rng.IntN(20)
		got, want := image.NewRGBA(image.Rect(0, 0, w, h)), image.NewRGBA(image.Rect(0, 0, w, h))
		raster.Fill(got, c)
		src, dx, dy := noise(rng, 19, 13), rng.IntN(60)-30, rng.IntN(40)-20
		raster.Copy(got, src, dx, dy)
		for i := range w * h {
			x, y := i%w, i/w
			slowOver(want, x, y, c, 255)
			if p := image.Pt(x-dx, y-dy); p.In(src.Rect) {
				want.SetRGBA(x, y, src.RGBAAt(p.X, p.Y))
			}
		}
		if !bytes.Equal(got.Pix, want.Pix) {
			t.Fatalf("fill and copy by %d,%d differ from the slow twin", dx, dy)
		}
	}
}

// TestFillAgainstFreeType compares coverage with FreeType's rasteriser, which
// works to 1/64 px: whole shapes of whole 1/64 must be nearly the same.
func TestFillAgainstFreeType(t *testing.T) {
	rng := rand.New(rand.NewPCG(11, 12))
	for k := range 200 {
		const size = 48
		r := ft.NewRasterizer(size, size)
		r.UseNonZeroWinding = k%2 == 0
		var pts []draw.Point
		for i := range 3 + k%9 {
			x, y := rng.IntN(size*64), rng.IntN(size*64)
			pts = append(pts, draw.Pt(float64(x)/64, float64(y)/64))
			p := fixed.Point26_6{X: fixed.Int26_6(x), Y: fixed.Int26_6(y)}
			if i == 0 {
				r.Start(p)
			} else {
				r.Add1(p)
			}
		}
		r.Add1(fixed.Point26_6{X: fixed.Int26_6(pts[0].X * 64), Y: fixed.Int26_6(pts[0].Y * 64)})
		want := image.NewAlpha(image.Rect(0, 0, size, size))
		r.Rasterize(ft.NewAlphaSrcPainter(want))
		l := draw.New(size, size)
		l.Append(draw.FillPath{Path: draw.Polygon(pts...), Paint: draw.Solid(black), EvenOdd: k%2 == 1})
		got := grey(l)
		for i, a := range want.Pix {
			if d := int(a) - int(got.Pix[i]); d < -8 || d > 8 {
				t.Fatalf("polygon %d, pixel %d,%d: got %d, FreeType %d", k, i%size, i/size, got.Pix[i], a)
			}
		}
	}
}
