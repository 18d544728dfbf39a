package raster_test

import (
	"bytes"
	"image"
	"math/rand/v2"
	"testing"

	"sandtable/geo/raster"
)

// slowDiscs draws discs pixel by pixel: each takes the nearest disc, and of equally
// near ones the highest class.
func slowDiscs(dst *image.RGBA, class map[image.Point]int, inks *raster.Inks) {
	w, h := dst.Rect.Dx(), dst.Rect.Dy()
	for i := range w * h {
		best, near := -1, 3
		for j := range 9 {
			c, ok := class[image.Pt(i%w+j%3-1, i/w+j/3-1)]
			far := [9]int{2, 1, 2, 1, 0, 1, 2, 1, 2}[j]
			if ok && (far < near || far == near && c > best) {
				best, near = c, far
			}
		}
		if best < 0 {
			continue
		}
		c := inks.Colors[best]
		if inks.Hues != nil {
			side := 1 << inks.Shift
			across := (w + side - 1) / side
			c = inks.Tinted[inks.Hues[i/w/side*across+i%w/side]][best]
		}
		slowOver(dst, i%w, i/w, c, [3]uint8{255, 255, 139}[near])
	}
}

func randomInks(rng *rand.Rand, w, h int) *raster.Inks {
	inks := &raster.Inks{}
	for i := range inks.Colors {
		inks.Colors[i] = randomColor(rng)
	}
	if rng.IntN(2) == 0 {
		return inks
	}
	inks.Shift = uint(1 + rng.IntN(7))
	side := 1 << inks.Shift
	inks.Hues = make([]uint8, (w+side-1)/side*((h+side-1)/side))
	for i := range inks.Hues {
		inks.Hues[i] = uint8(rng.IntN(raster.MaxHues))
	}
	for i := range inks.Tinted {
		for j := range inks.Tinted[i] {
			inks.Tinted[i][j] = randomColor(rng)
		}
	}
	return inks
}

// TestDiscsTwin compares discs with the twin, on frames of many sizes and with the
// same memory again.
func TestDiscsTwin(t *testing.T) {
	rng := rand.New(rand.NewPCG(4, 5))
	for round := range 24 {
		w, h := 60+rng.IntN(90), 40+rng.IntN(30)
		discs := raster.NewDiscs(w, h)
		for _, n := range []int{0, 1, 40, 3000, 3} {
			got, inks, class := noise(rng, w, h), randomInks(rng, w, h), map[image.Point]int{}
			want, ground := canvas(w, h), canvas(w, h)
			raster.Copy(want, got, 0, 0)
			raster.Copy(ground, got, 0, 0)
			discs.Clear()
			for range n {
				at, c := image.Pt(rng.IntN(w), rng.IntN(h)), rng.IntN(raster.MaxClasses)
				if _, taken := class[at]; !taken {
					class[at] = c
					discs.Add(at.X, at.Y, c)
				}
			}
			touched := raster.NewTouched(w, h)
			touched.Restore(got, ground)
			discs.Draw(got, inks, touched)
			slowDiscs(want, class, inks)
			if !bytes.Equal(got.Pix, want.Pix) {
				t.Fatalf("round %d: %d discs on %d x %d differ from the twin", round, n, w, h)
			}
			if touched.Restore(got, ground); !bytes.Equal(got.Pix, ground.Pix) {
				t.Fatalf("round %d: %d discs are not taken back", round, n)
			}
		}
	}
}

func BenchmarkDiscs(b *testing.B) {
	m, inks := canvas(1600, 1000), &raster.Inks{}
	for i := range inks.Colors {
		inks.Colors[i] = white
	}
	for name, classes := range map[string]int{"one": 1, "six": 6} {
		b.Run(name, func(b *testing.B) {
			rng, discs := rand.New(rand.NewPCG(1, 1)), raster.NewDiscs(1600, 1000)
			for range 400_000 {
				v := rng.Uint64()
				discs.Add(int(v%1600), int(v>>32%1000), int(v>>60)%classes)
			}
			b.ReportAllocs()
			for b.Loop() {
				discs.Draw(m, inks, nil)
			}
		})
	}
}
