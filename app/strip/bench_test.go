package strip_test

import (
	"testing"

	"sandtable/app/strip"
	"sandtable/data/edtf"
	"sandtable/geo/draw"
)

// BenchmarkScrub is one move of the window, without pixels.
func BenchmarkScrub(b *testing.B) {
	for _, n := range []int{150, 100000} {
		b.Run(map[int]string{150: "150", 100000: "100000"}[n], func(b *testing.B) {
			d := random(b, n, 1)
			v := viewOf(d)
			m := model(b, d, v)
			s := strip.Build(m, v, small)
			l := draw.New(small.W, small.H)
			b.ReportAllocs()
			for b.Loop() {
				v.Window.A++
				if v.Window.A >= v.Window.Z {
					v.Window.A = v.Range.A
				}
				s = strip.Rebuild(s, m, v, small)
				l.Reset(small.W, small.H)
				s.Draw(l)
			}
		})
	}
}

// BenchmarkPan is one move of the range.
func BenchmarkPan(b *testing.B) {
	d := random(b, 100000, 1)
	v := viewOf(d)
	v.Range.Z -= 400
	m := model(b, d, v)
	s := strip.Build(m, v, small)
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		v.Range.A, v.Range.Z = v.Range.A+1-2*edtf.Day(i%2), v.Range.Z+1-2*edtf.Day(i%2)
		s = strip.Rebuild(s, m, v, small)
	}
}
