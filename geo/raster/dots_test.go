package raster_test

import (
	"bytes"
	"math/rand/v2"
	"testing"

	"sandtable/geo/raster"
)

// TestDotsTwin compares dots with discs stamped one by one: the same where they
// stand apart; where they meet, the twin takes the largest cover of each pixel.
func TestDotsTwin(t *testing.T) {
	rng := rand.New(rand.NewPCG(4, 5))
	for _, n := range []int{0, 1, 3, 40, 3000} {
		w, h := 60+rng.IntN(90), 40+rng.IntN(30)
		got, c := noise(rng, w, h), randomColor(rng)
		want := canvas(w, h)
		raster.Copy(want, got, 0, 0)
		dots, cover := raster.NewDots(w, h), make([]uint8, w*h)
		for range n {
			x, y := rng.IntN(w+4)-2, rng.IntN(h+4)-2
			dots.Add(x, y)
			if x < 0 || y < 0 || x >= w || y >= h {
				continue
			}
			for j := range 9 {
				if px, py := x+j%3-1, y+j/3-1; px >= 0 && py >= 0 && px < w && py < h {
					cover[py*w+px] = max(cover[py*w+px], [9]uint8{139, 248, 139, 248, 255, 248, 139, 248, 139}[j])
				}
			}
		}
		dots.Draw(got, c)
		for i, v := range cover {
			if v > 0 {
				slowOver(want, i%w, i/w, c, v)
			}
		}
		if !bytes.Equal(got.Pix, want.Pix) {
			t.Errorf("%d dots on %d x %d differ from the twin", n, w, h)
		}
	}
	one, stamped := canvas(66, 20), canvas(66, 20)
	dots := raster.NewDots(66, 20)
	for _, x := range []int{0, 30, 63} {
		dots.Add(x, 19)
		raster.Stamp(stamped, x, 19, white)
	}
	dots.Draw(one, white)
	if !bytes.Equal(one.Pix, stamped.Pix) {
		t.Error("single dots differ from stamps")
	}
}

func BenchmarkDots100000(b *testing.B) {
	m, rng := canvas(1600, 1000), rand.New(rand.NewPCG(1, 1))
	b.ReportAllocs()
	for b.Loop() {
		dots := raster.NewDots(1600, 1000)
		for range 100_000 {
			v := rng.Uint64()
			dots.Add(int(v%1600), int(v>>32%1000))
		}
		dots.Draw(m, white)
	}
}
