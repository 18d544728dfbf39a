package basemap_test

import (
	"math/rand/v2"
	"testing"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/planar"

	"sandtable/geo"
	"sandtable/geo/basemap"
)

func TestStateAt(t *testing.T) {
	cases := []struct {
		name     string
		lon, lat float64
		want     string
	}{
		{"Caracas", -66.90, 10.49, "VEN"}, {"La Orchila", -66.17, 11.80, "VEN"}, {"Ciudad Guayana", -62.65, 8.35, "VEN"},
		{"Bogotá", -74.08, 4.61, "COL"}, {"Havana", -82.37, 23.10, "CUB"}, {"Managua", -86.25, 12.10, "NIC"},
		{"Georgetown", -58.14, 6.78, "GUY"}, {"San Juan", -66.06, 18.42, "PRI"}, {"Willemstad", -68.90, 12.14, "CUW"},
		{"Moscow", 37.62, 55.75, "RUS"}, {"Anadyr", 177.30, 64.70, "RUS"}, {"Uelen", -170.1, 66.14, "RUS"},
		{"Washington", -77.04, 38.90, "USA"}, {"Anchorage", -149.85, 61.17, "USA"}, {"Beijing", 116.40, 39.90, "CHN"},
		{"Tehran", 51.42, 35.69, "IRN"}, {"Minsk", 27.57, 53.90, "BLR"}, {"Paris", 2.35, 48.86, "FRA"},
		{"Cayenne", -52.33, 4.90, "FRA"}, {"Oslo", 10.75, 59.91, "NOR"}, {"Pristina", 21.16, 42.66, "XKX"},
		{"Hargeisa", 44.06, 9.56, "XSO"}, {"Juba", 31.58, 4.85, "SSD"}, {"Ramallah", 35.20, 31.90, "PSE"},
		{"Laayoune", -13.18, 27.13, "MAR"}, {"Maseru", 27.55, -29.35, "LSO"}, {"Bloemfontein", 26.21, -29.12, "ZAF"},
		{"Suva", 178.40, -18.10, "FJI"}, {"Taveuni, west of 180°", 179.99, -16.88, "FJI"}, {"a turn further", 293.10, 10.49, "VEN"},
		{"South Pole side", 0, -84.9, "ATA"},
		{"Caribbean Sea", -70, 15, ""}, {"North Pole", 0, 90, ""}, {"Gulf of Guinea", 0, 0, ""},
	}
	for _, c := range cases {
		if got, ok := world().StateAt(c.lon, c.lat); got != c.want || ok != (c.want != "") {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

// land is a polygon in the form that orb knows, in fixed point.
type land struct {
	code  string
	shape orb.Polygon
	bound orb.Bound
}

// slowStateAt asks orb about every polygon.
func slowStateAt(all []land, p orb.Point) string {
	for _, l := range all {
		if l.bound.Contains(p) && planar.PolygonContains(l.shape, p) {
			return l.code
		}
	}
	return ""
}

func TestStateAtAgainstSlowTwin(t *testing.T) {
	m := world()
	var all []land
	everyPolygon(m, func(s basemap.State, p basemap.Polygon) {
		var poly orb.Polygon
		for _, ring := range p.Rings {
			r := m.AppendRing(nil, ring, basemap.Levels-1)
			flat := make(orb.Ring, 0, len(r)+1)
			for _, q := range r {
				flat = append(flat, orb.Point{float64(q.X), float64(q.Y)})
			}
			poly = append(poly, append(flat, flat[0]))
		}
		all = append(all, land{s.Code, poly, poly.Bound()})
	})
	r := rand.New(rand.NewPCG(11, 12))
	for range 400 {
		lon, lat := r.Float64()*360-180, r.Float64()*150-65
		want := slowStateAt(all, orb.Point{float64(geo.FixLon(lon)), float64(geo.FixY(lat))})
		if got, _ := m.StateAt(lon, lat); got != want {
			t.Errorf("%v,%v: %q, the slow twin says %q", lon, lat, got, want)
		}
	}
}

func BenchmarkStateAt(b *testing.B) {
	m := world()
	b.ReportAllocs()
	for b.Loop() {
		m.StateAt(-66.9, 10.49)
		m.StateAt(-70, 15)
	}
}
