package raster_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"testing"

	ft "github.com/golang/freetype/raster"
	"golang.org/x/image/math/fixed"

	"sandtable/geo/draw"
	"sandtable/geo/palette"
	"sandtable/geo/raster"
	"sandtable/geo/symbol"
)

func benchDraw(b *testing.B, l *draw.List) {
	r, m := raster.New(fonts(b)), canvas(l.W, l.H)
	r.Draw(m, l)
	b.Run("whole", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			r.Draw(m, l)
		}
	})
	b.Run("bands", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			if err := r.DrawBands(context.Background(), m, l); err != nil {
				b.Fatal(err)
			}
		}
	})
}

func BenchmarkMarks400(b *testing.B) {
	l := draw.New(1600, 1000)
	rng := rand.New(rand.NewPCG(1, 1))
	kinds := []string{"deployment", "strike", "treaty", "sanction", "energy", "arms-transfer"}
	for i := range 400 {
		m := symbol.Of(kinds[i%len(kinds)])
		m.Status = symbol.Status(i % symbol.Statuses)
		m.Append(l, draw.Pt(rng.Float64()*1600, rng.Float64()*1000), palette.Of(palette.Light))
	}
	benchDraw(b, l)
}

func BenchmarkCachedMarks400(b *testing.B) {
	l, cache := draw.New(1600, 1000), symbol.NewCache(palette.Of(palette.Light))
	rng := rand.New(rand.NewPCG(1, 1))
	for i := range 400 {
		m := symbol.Of([]string{"deployment", "strike", "treaty", "sanction", "energy", "arms-transfer"}[i%6])
		m.Status = symbol.Status(i % symbol.Statuses)
		cache.Append(l, m, draw.Pt(rng.Float64()*1600, rng.Float64()*1000))
	}
	benchDraw(b, l)
}

func BenchmarkLabels200(b *testing.B) {
	l := draw.New(1600, 1000)
	rng := rand.New(rand.NewPCG(1, 1))
	for i := range 200 {
		l.Text(draw.TextRun{Text: fmt.Sprintf("Place number %d", i), At: draw.Pt(rng.Float64()*1600, rng.Float64()*1000),
			Style: draw.TextStyle{Size: 11.5, Font: draw.Bold}, Color: ink, Halo: draw.Halo{Color: white, Width: 3}})
	}
	benchDraw(b, l)
}

func BenchmarkPolygon50000(b *testing.B) {
	l := draw.New(1600, 1000)
	l.Fill(blob(50_000, 1600, 1000), ink)
	benchDraw(b, l)
	b.Run("freetype", func(b *testing.B) { // the naive twin: no clip, no thinning
		r, m := ft.NewRasterizer(1600, 1000), canvas(1600, 1000)
		p, pts := ft.NewRGBAPainter(m), blob(50_000, 1600, 1000).Points
		p.SetColor(ink)
		b.ReportAllocs()
		for b.Loop() {
			r.Clear()
			r.Start(point(pts[0]))
			for _, q := range pts[1:] {
				r.Add1(point(q))
			}
			r.Rasterize(p)
		}
	})
}

func point(p draw.Point) fixed.Point26_6 {
	return fixed.Point26_6{X: fixed.Int26_6(p.X * 64), Y: fixed.Int26_6(p.Y * 64)}
}

func BenchmarkCoast(b *testing.B) {
	l := draw.New(1600, 1000)
	l.Stroke(blob(50_000, 1600, 1000), draw.Line(0.8, ink))
	benchDraw(b, l)
}

func BenchmarkCopyFrame(b *testing.B) {
	m, src := canvas(1600, 1000), canvas(1600, 1000)
	b.ReportAllocs()
	for b.Loop() {
		raster.Copy(m, src, 0, 0)
	}
}
