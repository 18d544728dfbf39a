package basemap_test

import (
	"errors"
	"reflect"
	"sync"
	"testing"

	"sandtable/assets"
	"sandtable/geo"
	"sandtable/geo/basemap"
)

// opened is the whole base map, decoded once for all tests.
var opened = sync.OnceValue(func() *basemap.Map {
	m, err := basemap.Open(basemap.Files{World: assets.Basemap(), Provinces: assets.Provinces(), Airfields: assets.Airfields()})
	if err != nil {
		panic(err)
	}
	return m
})

// TestGuyana: the source has the names of eight of the ten regions on others.
func TestGuyana(t *testing.T) {
	p := opened().Provinces()
	for _, c := range []struct {
		town      string
		lon, lat  float64
		name, iso string
	}{
		{"Mabaruma", -59.78, 8.2, "Barima-Waini", "GY-BA"}, {"Anna Regina", -58.55, 7.15, "Pomeroon-Supenaam", "GY-PM"},
		{"Bartica", -58.7, 6.35, "Cuyuni-Mazaruni", "GY-CU"}, {"Mahdia", -59.15, 5.27, "Potaro-Siparuni", "GY-PT"},
		{"Lethem", -59.7, 3.38, "Upper Takutu-Upper Essequibo", "GY-UT"}, {"Linden", -58.35, 5.95, "Upper Demerara-Berbice", "GY-UD"},
		{"Georgetown", -58.13, 6.75, "Demerara-Mahaica", "GY-DE"}, {"Fort Wellington", -57.65, 6.3, "Mahaica-Berbice", "GY-MA"},
		{"Orealla", -57.6, 5.2, "East Berbice-Corentyne", "GY-EB"}, {"Vreed en Hoop", -58.35, 6.7, "Essequibo Islands-West Demerara", "GY-ES"},
	} {
		got, ok := p.At(c.lon, c.lat)
		if !ok || got.Name != c.name || got.ISO != c.iso || got.State != "GUY" {
			t.Errorf("%s lies in %+v, want %s (%s)", c.town, got, c.name, c.iso)
		}
	}
}

// TestProvincesLieInTheirStates holds the two topologies against each other.
func TestProvincesLieInTheirStates(t *testing.T) {
	m, p := opened(), opened().Provinces()
	wrong := 0
	for i := range p.Map.States {
		s := &p.Map.States[i]
		lon, lat := geo.LonOf(s.Label.X), geo.LatOfY(s.Label.Y)
		got, ok := p.At(lon, lat)
		if !ok || got.ID != s.Code {
			continue // its label point lies outside: a ring, islands
		}
		if state, ok := m.StateAt(lon, lat); ok && state != got.State {
			wrong++
			t.Logf("%s of %s lies in %s", got.Name, got.State, state)
		}
	}
	if len(p.Map.States) < 4500 || wrong > 5 {
		t.Errorf("%d of %d provinces lie in another state", wrong, len(p.Map.States))
	}
}

func TestInnerArcsOfProvinces(t *testing.T) {
	p := opened().Provinces()
	inner := 0
	for _, a := range p.Map.Arcs {
		if a.Kind != basemap.Inner {
			continue
		}
		inner++
		if l, r := p.Of(int(a.Left)), p.Of(int(a.Right)); l.State != r.State || l.ID == r.ID {
			t.Fatalf("an inner arc lies between %+v and %+v", l, r)
		}
	}
	if inner < 8000 {
		t.Errorf("%d inner arcs", inner)
	}
}

func TestAirfields(t *testing.T) {
	all := opened().Airfields()
	if len(all) < 8000 {
		t.Fatalf("%d airfields", len(all))
	}
	for code, want := range map[string]struct {
		name     string
		lon, lat float64
	}{
		"SVLO": {"La Orchila", -66.18, 11.81}, "SVRS": {"Los Roques", -66.67, 11.95}, "TJRV": {"José Aponte de la Torre", -65.64, 18.25},
		"SVMI": {"Maiquetía Simón Bolívar", -66.99, 10.60},
	} {
		found := false
		for _, a := range all {
			lon, lat := geo.LonOf(a.At.X), geo.LatOfY(a.At.Y)
			found = found || a.ICAO == code && a.Name == want.name && abs(lon-want.lon) < 0.01 && abs(lat-want.lat) < 0.01
		}
		if !found {
			t.Errorf("no %s %s", code, want.name)
		}
	}
	b, err := basemap.EncodeAirfields(all[:50])
	if err != nil {
		t.Fatal(err)
	}
	if back, err := basemap.DecodeAirfields(b); err != nil || !reflect.DeepEqual(back, all[:50]) {
		t.Errorf("round trip: %v", err)
	}
}

func abs(v float64) float64 { return max(v, -v) }

func TestWithoutExtras(t *testing.T) {
	if m := world(); m.Provinces() != nil || m.Airfields() != nil {
		t.Error("a map that was only decoded has provinces")
	}
	m, err := basemap.Open(basemap.Files{World: assets.Basemap(), Provinces: []byte("STBASE2\nx"), Airfields: nil})
	if err != nil || m.Provinces() != nil || m.Airfields() != nil {
		t.Errorf("damaged files: %v", err)
	}
}

func FuzzDecodeAirfields(f *testing.F) {
	small, err := basemap.EncodeAirfields([]basemap.Airfield{{ICAO: "SVLO", Name: "La Orchila", Rank: 1}})
	if err != nil {
		f.Fatal(err)
	}
	f.Add(small)
	f.Add([]byte("STAIRF1\n"))
	f.Fuzz(func(t *testing.T, b []byte) {
		if _, err := basemap.DecodeAirfields(b); err != nil && !errors.Is(err, basemap.ErrFormat) {
			t.Errorf("error %v is not of the format", err)
		}
	})
}

func BenchmarkDecodeProvinces(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := basemap.DecodeProvinces(assets.Provinces()); err != nil {
			b.Fatal(err)
		}
	}
}
