package basemap_test

import (
	"errors"
	"fmt"
	"math"
	"sync"
	"testing"

	"github.com/paulmach/orb"
	orbgeo "github.com/paulmach/orb/geo"

	"sandtable/assets"
	"sandtable/geo"
	"sandtable/geo/basemap"
)

// world is decoded once for all tests.
var world = sync.OnceValue(func() *basemap.Map {
	m, err := basemap.Decode(assets.Basemap())
	if err != nil {
		panic(err)
	}
	return m
})

// everyPolygon calls f for each polygon of every state.
func everyPolygon(m *basemap.Map, f func(s basemap.State, p basemap.Polygon)) {
	for _, s := range m.States {
		for _, p := range s.Polygons {
			f(s, p)
		}
	}
}

// degrees returns a ring as closed orb ring in degrees; the eastern edge of cut
// shapes is 180.
func degrees(m *basemap.Map, ring []basemap.Ref, detail int) orb.Ring {
	var out orb.Ring
	for _, p := range m.AppendRing(nil, ring, detail) {
		out = append(out, orb.Point{float64(p.X)*360/geo.Turn - 180, geo.LatOfY(p.Y)})
	}
	return append(out, out[0])
}

func TestRingsAreClosedAndOriented(t *testing.T) {
	m := world()
	rings := 0
	everyPolygon(m, func(s basemap.State, p basemap.Polygon) {
		for i, ring := range p.Rings {
			rings++
			r := degrees(m, ring, basemap.Levels-1)
			want := orb.CCW
			if i > 0 {
				want = orb.CW
			}
			if len(r) < 4 || r.Orientation() != want {
				t.Fatalf("%s: ring of %d points at %v has orientation %v, want %v", s.Code, len(r), r[0], r.Orientation(), want)
			}
		}
	})
	if rings < 4200 {
		t.Errorf("only %d rings", rings)
	}
}

// TestEveryRingSurvives: small islands stay on all levels as a triangle at least.
func TestEveryRingSurvives(t *testing.T) {
	m := world()
	for level := range basemap.Levels {
		everyPolygon(m, func(s basemap.State, p basemap.Polygon) {
			for _, ring := range p.Rings {
				different := map[basemap.Point]bool{}
				for _, q := range m.AppendRing(nil, ring, level) {
					different[q] = true
				}
				if len(different) < 3 {
					t.Errorf("level %d: a ring of %s has %d points", level, s.Code, len(different))
				}
			}
		})
	}
}

func TestLevelsAreNested(t *testing.T) {
	m := world()
	for arc := range m.Arcs {
		for level := 1; level < basemap.Levels; level++ {
			fine := m.Points(arc, level)
			at := 0
			for _, p := range m.Points(arc, level-1) {
				for at < len(fine) && fine[at] != p {
					at++
				}
				if at == len(fine) {
					t.Fatalf("arc %d: level %d has a point that %d lacks", arc, level-1, level)
				}
			}
		}
	}
}

// TestLevelsAreClose: what a level leaves out is too small to be seen at its
// zoom. Visvalingam's measure is an area, so a far but thin spike may go.
func TestLevelsAreClose(t *testing.T) {
	m := world()
	for _, level := range []int{2, 5, 8} {
		pixels := 256 * math.Exp2(float64(level)) / geo.Turn
		worst := 0.0
		for arc := range m.Arcs {
			worst = math.Max(worst, deviation(m.Points(arc, basemap.Levels-1), m.Points(arc, level))*pixels)
		}
		if worst > 8 {
			t.Errorf("level %d is up to %.1f px off at its zoom", level, worst)
		}
	}
}

// deviation returns the greatest distance of a point of fine from the piece of
// coarse that replaces it.
func deviation(fine, coarse []basemap.Point) float64 {
	worst, at := 0.0, 1
	for _, p := range fine {
		if at < len(coarse) && p == coarse[at] && at < len(coarse)-1 {
			at++
		}
		if at < len(coarse) && p.Y != math.MaxUint32 { // beyond the square
			worst = math.Max(worst, fromLine(p, coarse[at-1], coarse[at]))
		}
	}
	return worst
}

func fromLine(p, a, b basemap.Point) float64 {
	dx, dy := float64(b.X)-float64(a.X), float64(b.Y)-float64(a.Y)
	ex, ey := float64(p.X)-float64(a.X), float64(p.Y)-float64(a.Y)
	t := 0.0
	if l := dx*dx + dy*dy; l > 0 {
		t = math.Min(math.Max((dx*ex+dy*ey)/l, 0), 1)
	}
	return math.Hypot(ex-t*dx, ey-t*dy)
}

// TestNoBands: no edge spans more than a quarter of the world unless it is a cut.
func TestNoBands(t *testing.T) {
	m := world()
	cuts := 0
	for i, a := range m.Arcs {
		if a.Kind == basemap.Cut {
			cuts++
			continue
		}
		points := m.Points(i, 0)
		for j := 1; j < len(points); j++ {
			if d := math.Abs(float64(points[j].X) - float64(points[j-1].X)); d > geo.Turn/4 {
				t.Errorf("arc %d of kind %d has an edge of %.0f degrees", i, a.Kind, d/geo.Turn*360)
			}
		}
	}
	if cuts == 0 {
		t.Error("no arc is marked as cut")
	}
	for _, code := range []string{"RUS", "FJI"} {
		s, _ := m.State(code)
		east, west := false, false
		for _, p := range s.Polygons {
			if float64(p.Rect.MaxX)-float64(p.Rect.MinX) > geo.Turn/2 {
				t.Errorf("%s has a polygon of %v", code, p.Rect)
			}
			east = east || p.Rect.MaxX == math.MaxUint32
			west = west || p.Rect.MinX == 0
		}
		if !east || !west {
			t.Errorf("%s is not cut at the antimeridian on both sides", code)
		}
	}
}

// TestNothingIsStrokedOnTheAntimeridian: what runs along ±180° is a cut.
func TestNothingIsStrokedOnTheAntimeridian(t *testing.T) {
	m := world()
	for i, a := range m.Arcs {
		if a.Kind == basemap.Cut {
			continue
		}
		points := m.Points(i, basemap.Levels-1)
		for j := 1; j < len(points); j++ {
			x := points[j].X
			if x == points[j-1].X && (x == 0 || x == math.MaxUint32) {
				t.Errorf("arc %d of kind %d runs along the antimeridian", i, a.Kind)
			}
		}
	}
}

// TestArcsKnowTheirSides: a border has two different states, a coast one.
func TestArcsKnowTheirSides(t *testing.T) {
	m := world()
	for i, a := range m.Arcs {
		ok := true
		switch a.Kind {
		case basemap.Border:
			ok = a.Left >= 0 && a.Right >= 0 && a.Left != a.Right
		case basemap.Coast:
			ok = (a.Left >= 0) != (a.Right >= 0)
		case basemap.Shore, basemap.River, basemap.Disputed:
			ok = a.Left < 0 && a.Right < 0
		}
		if !ok {
			t.Errorf("arc %d of kind %d has %d and %d at its sides", i, a.Kind, a.Left, a.Right)
		}
	}
}

// TestKnownBorders: which states meet and which don't.
func TestKnownBorders(t *testing.T) {
	m := world()
	type pair [2]string
	borders := map[pair]bool{}
	for _, a := range m.Arcs {
		if a.Kind == basemap.Border {
			l, r := m.States[a.Left].Code, m.States[a.Right].Code
			borders[pair{l, r}], borders[pair{r, l}] = true, true
		}
	}
	for _, p := range []pair{{"VEN", "COL"}, {"VEN", "BRA"}, {"VEN", "GUY"}, {"HTI", "DOM"}, {"LSO", "ZAF"}, {"RUS", "NOR"}, {"RUS", "PRK"}, {"FRA", "BRA"}} {
		if !borders[p] {
			t.Errorf("no border between %v", p)
		}
	}
	for _, p := range []pair{{"VEN", "PER"}, {"VEN", "TTO"}, {"RUS", "USA"}} {
		if borders[p] {
			t.Errorf("a border between %v", p)
		}
	}
}

// areaKM2 is the area of a state on the sphere of equal area.
func areaKM2(m *basemap.Map, s basemap.State) float64 {
	sum := 0.0
	for _, p := range s.Polygons {
		for _, ring := range p.Rings {
			sum += orbgeo.SignedArea(degrees(m, ring, basemap.Levels-1))
		}
	}
	// orb uses the equatorial radius.
	return sum / 1e6 * math.Pow(6371.0072/6378.137, 2)
}

func TestAreas(t *testing.T) {
	m := world()
	total := 0.0
	for _, s := range m.States {
		if s.Code != "ATA" { // reaches beyond the Mercator square
			total += areaKM2(m, s)
		}
	}
	if math.Abs(total/135.0e6-1) > 0.01 {
		t.Errorf("land without Antarctica: %.0f km2, want some 135 million", total)
	}
	// Published figures, with inland water as far as Natural Earth counts it.
	for code, want := range map[string]float64{
		"VEN": 912_050, "COL": 1_141_748, "CUB": 109_884, "BRA": 8_515_767, "RUS": 17_098_246, "ISL": 103_000,
		"FRA": 643_801, "LSO": 30_355, "TTO": 5_131, "GUY": 214_969,
	} {
		s, ok := m.State(code)
		if got := areaKM2(m, s); !ok || math.Abs(got/want-1) > 0.025 {
			t.Errorf("%s: %.0f km2, want %.0f", code, got, want)
		}
	}
}

func TestLaOrchila(t *testing.T) {
	m := world()
	ven, _ := m.State("VEN")
	at := basemap.Point{X: geo.FixLon(-66.13), Y: geo.FixY(11.80)}
	for _, p := range ven.Polygons {
		if !p.Rect.Contains(at) || p.Rect.MaxX-p.Rect.MinX > geo.Turn/360 {
			continue
		}
		if n := len(m.AppendRing(nil, p.Rings[0], 6)); n < 4 {
			t.Errorf("La Orchila has %d points at zoom 6", n)
		}
		return
	}
	t.Error("La Orchila is missing")
}

func TestDecodeReportsDamage(t *testing.T) {
	whole := assets.Basemap()
	cases := map[string][]byte{
		"empty": nil, "other file": []byte("PK\x03\x04"), "no data": whole[:8], "cut off": whole[:len(whole)/2],
		"cut at the end": whole[:len(whole)-1],
	}
	for _, at := range []int{3, 20, 5000, len(whole) / 2, len(whole) - 2} {
		b := append([]byte(nil), whole...)
		b[at] ^= 0x10
		cases[fmt.Sprintf("byte %d changed", at)] = b
	}
	for name, b := range cases {
		if _, err := basemap.Decode(b); !errors.Is(err, basemap.ErrFormat) {
			t.Errorf("%s: error %v", name, err)
		}
	}
}

func BenchmarkDecode(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := basemap.Decode(assets.Basemap()); err != nil {
			b.Fatal(err)
		}
	}
}
