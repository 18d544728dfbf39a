package index_test

import (
	"math/rand/v2"
	"slices"
	"testing"

	"sandtable/data"
	. "sandtable/data/index"
	"sandtable/geo"
)

func TestSet(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	for _, n := range []int{0, 1, 63, 64, 65, 200} {
		a, b := MakeSet(n), MakeSet(n)
		var and, or, not []int32
		for e := range int32(n) {
			x, y := r.IntN(2) == 0, r.IntN(2) == 0
			if x {
				a.Add(e)
			}
			if y {
				b.Add(e)
			}
			if x && y {
				and = append(and, e)
			}
			if x || y {
				or = append(or, e)
			}
			if !x {
				not = append(not, e)
			}
		}
		full := FullSet(n)
		if full.Count() != n {
			t.Errorf("n=%d: full set holds %d", n, full.Count())
		}
		full.AndNot(a)
		both, either := a.Clone(), a.Clone()
		both.And(b)
		either.Or(b)
		for _, c := range []struct {
			got  Set
			want []int32
		}{{both, and}, {either, or}, {full, not}} {
			equal(t, "set", c.got.Append(nil), c.want)
			equal(t, "iterated", slices.Collect(c.got.All()), c.want)
			if c.got.Count() != len(c.want) {
				t.Errorf("n=%d: count %d, want %d", n, c.got.Count(), len(c.want))
			}
		}
	}
}

func TestWithin(t *testing.T) {
	points := [][2]float64{{-66.2, 11.8}, {179.9, 0}, {-179.9, 0}, {0, 90}, {10, -90}, {-180, 5}}
	ev := data.Events{N: len(points) + 1, Spans: data.MakeSpans(len(points) + 1)}
	for _, p := range points {
		ev.Lon, ev.Lat = append(ev.Lon, geo.FixLon(p[0])), append(ev.Lat, geo.FixLat(p[1]))
		ev.Placed = append(ev.Placed, true)
	}
	ev.Lon, ev.Lat, ev.Placed = append(ev.Lon, 0), append(ev.Lat, 0), append(ev.Placed, false)
	k := data.Build(data.Tables{Events: ev}).Known(data.AsKnown{})
	for _, c := range []struct {
		name string
		box  geo.Box
		want []int32
	}{
		{"world", geo.Box{W: -180, S: -90, E: 180, N: 90}, []int32{0, 1, 2, 3, 4, 5}},
		{"caribbean", geo.Box{W: -90, S: 8, E: -58, N: 28}, []int32{0}},
		{"across the antimeridian", geo.Box{W: 170, S: -10, E: -170, N: 10}, []int32{1, 2, 5}},
		{"edges included", geo.Box{W: 0, S: 0, E: 0, N: 90}, []int32{3}},
		{"nothing", geo.Box{W: 50, S: 50, E: 60, N: 60}, nil},
	} {
		equal(t, c.name, Within(k, c.box).Append(nil), c.want)
	}
}

func TestMode(t *testing.T) {
	for _, m := range []Mode{Possible, Certain} {
		text, err := m.MarshalText()
		back := Mode(9)
		if err != nil || back.UnmarshalText(text) != nil || back != m {
			t.Errorf("%v comes back as %v, %v", m, back, err)
		}
	}
	if m, err := ParseMode(""); m != Possible || err != nil {
		t.Errorf("empty mode is %v, %v", m, err)
	}
	if _, err := ParseMode("maybe"); err == nil {
		t.Error(`"maybe" should be no mode`)
	}
}
