package basemap_test

import (
	"math"
	"slices"
	"testing"

	"sandtable/geo"
	"sandtable/geo/basemap"
)

func TestCodesAreISO(t *testing.T) {
	m := world()
	for _, s := range m.States {
		for _, r := range s.Code {
			if len(s.Code) != 3 || r < 'A' || r > 'Z' {
				t.Errorf("code %q of %s", s.Code, s.Name)
			}
		}
		if _, ok := m.State(s.Sovereign); !ok {
			t.Errorf("%s belongs to %q, which is not on the map", s.Code, s.Sovereign)
		}
		if s.Name == "" || s.Short == "" || s.Label == (basemap.Point{}) {
			t.Errorf("%s: incomplete: %q %q %v", s.Code, s.Name, s.Short, s.Label)
		}
	}
	for code, name := range map[string]string{
		"FRA": "France", "NOR": "Norway", "XKX": "Kosovo", "SSD": "South Sudan", "PSE": "Palestine", "ESH": "Western Sahara",
		"ALA": "Åland", "USA": "United States", "XSO": "Somaliland", "XNC": "Northern Cyprus", "TZA": "Tanzania", "XSP": "Spratly Islands",
	} {
		if s, ok := m.State(code); !ok || s.Name != name {
			t.Errorf("%s is %q, want %q", code, s.Name, name)
		}
	}
	for code, want := range map[string]string{"PRI": "USA", "GRL": "DNK", "CUW": "NLD", "FLK": "FLK", "XAK": "GBR", "HKG": "CHN", "VEN": "VEN"} {
		if s, _ := m.State(code); s.Sovereign != want {
			t.Errorf("%s belongs to %q, want %q", code, s.Sovereign, want)
		}
	}
}

func TestCapitals(t *testing.T) {
	m := world()
	for code, want := range map[string]string{
		"VEN": "Caracas", "COL": "Bogotá", "USA": "Washington", "RUS": "Moscow", "FRA": "Paris", "NLD": "Amsterdam",
		"GUY": "Georgetown", "XKX": "Pristina", "PAN": "Panama City", "ATG": "Saint John’s",
	} {
		s, _ := m.State(code)
		if s.Capital < 0 || m.Cities[s.Capital].Name != want {
			t.Errorf("%s: capital %d, want %s", code, s.Capital, want)
			continue
		}
		c := m.Cities[s.Capital]
		if got, _ := m.StateAt(geo.LonOf(c.At.X), geo.LatOfY(c.At.Y)); got != code && code != "ATG" {
			t.Errorf("%s lies in %q", want, got)
		}
	}
	for _, s := range m.States {
		if s.Capital >= 0 && m.Cities[s.Capital].State != s.Code {
			t.Errorf("the capital of %s lies in %s", s.Code, m.Cities[s.Capital].State)
		}
	}
}

func TestCities(t *testing.T) {
	m := world()
	if len(m.Cities) < 5000 {
		t.Errorf("%d cities", len(m.Cities))
	}
	if !slices.IsSortedFunc(m.Cities, func(a, b basemap.City) int { return int(a.Rank) - int(b.Rank) }) {
		t.Error("not in order of rank")
	}
	found := map[string]basemap.City{}
	for _, c := range m.Cities {
		if _, ok := m.State(c.State); !ok {
			t.Errorf("%s lies in %q", c.Name, c.State)
		}
		if _, ok := found[c.Name]; !ok {
			found[c.Name] = c
		}
	}
	for _, name := range []string{"Maracaibo", "Ciudad Bolívar", "Puerto Cabello", "Saint Petersburg", "Ponce", "Cúcuta"} {
		if _, ok := found[name]; !ok {
			t.Errorf("%s is missing", name)
		}
	}
	if found["Caracas"].Rank >= found["Valencia"].Rank && found["Valencia"].State == "VEN" {
		t.Error("Valencia is labelled before Caracas")
	}
}

// TestSeasAreAtSea: label points lie on water.
func TestSeasAreAtSea(t *testing.T) {
	m := world()
	for _, s := range m.Seas {
		lon, lat := geo.LonOf(s.At.X), geo.LatOfY(s.At.Y)
		if code, ok := m.StateAt(lon, lat); ok {
			t.Errorf("%s at %.2f,%.2f lies in %s", s.Name, lon, lat, code)
		}
	}
	if len(m.Seas) < 100 {
		t.Errorf("%d seas", len(m.Seas))
	}
}

func TestDisputes(t *testing.T) {
	m := world()
	for _, d := range m.Disputes {
		if len(d.Arcs) == 0 || m.Arcs[d.Arcs[0]].Kind != basemap.Disputed {
			t.Errorf("%+v is no line", d)
		}
		switch d.Name + " " + d.Held {
		case "Venezuelan claim GUY", "Western Saharan claim MAR", "Pakistani claim IND", "Indian claim PAK":
			t.Errorf("%s against %s is drawn beside its area", d.Name, d.Held)
		}
	}
	if !slices.ContainsFunc(m.Disputes, func(d basemap.Dispute) bool { return d.Name == "Japanese claim" && d.Held == "RUS" }) {
		t.Error("the Japanese claim is missing")
	}
}

func TestLakesAndRivers(t *testing.T) {
	m := world()
	victoria := basemap.Point{X: geo.FixLon(33), Y: geo.FixY(-1)}
	found := false
	for _, l := range m.Lakes {
		r := l.Polygon.Rect
		found = found || r.Contains(victoria) && r.MaxX-r.MinX < geo.Turn/60
	}
	if !found {
		t.Error("Lake Victoria is missing")
	}
	orinoco := basemap.Rect{MinX: geo.FixLon(-64), MaxX: geo.FixLon(-62), MinY: geo.FixY(9), MaxY: geo.FixY(7)}
	for i, a := range m.Arcs {
		if a.Kind != basemap.River {
			continue
		}
		for _, p := range m.Points(i, 5) {
			if orinoco.Contains(p) {
				return
			}
		}
	}
	t.Error("the Orinoco is missing")
}

func TestLevelAt(t *testing.T) {
	cases := []struct {
		zoom, scale float64
		want        int
	}{{0, 1, 0}, {5, 1, 5}, {5.2, 1, 6}, {5, 2, 6}, {14, 2, 9}, {0, 0.25, 0}, {3, 0, 3}, {math.NaN(), 1, 0}}
	for _, c := range cases {
		if got := basemap.LevelAt(c.zoom, c.scale); got != c.want {
			t.Errorf("LevelAt(%v, %v) = %d, want %d", c.zoom, c.scale, got, c.want)
		}
	}
}
