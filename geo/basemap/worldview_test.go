package basemap_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"sandtable/geo"
	"sandtable/geo/basemap"
)

// TestWorldviews asks whose the five disputed territories are.
func TestWorldviews(t *testing.T) {
	places := map[string][2]float64{
		"essequibo": {-59.5, 6.0}, "crimea": {34.2, 45.2}, "sevastopol": {33.6, 44.6}, "laayoune": {-13.0, 26.5}, "tifariti": {-10.57, 26.16},
		"srinagar": {74.8, 34.05}, "muzaffarabad": {73.5, 34.35}, "gilgit": {74.3, 35.9}, "aksai-chin": {79.4, 35.1}, "taipei": {121.4, 24.8},
		"georgetown": {-58.0, 6.6}, "caracas": {-66.8, 10.4}, "kyiv": {30.5, 50.4}, "rabat": {-6.7, 33.9}, "donetsk": {37.8, 48.0}, "beijing": {116.2, 40}, "lhasa": {91, 29.7}, "urumqi": {87, 43},
	}
	cases := []struct{ worldview, want string }{
		{"controlled", "essequibo GUY crimea RUS sevastopol RUS laayoune MAR tifariti ESH srinagar IND muzaffarabad PAK gilgit PAK aksai-chin CHN taipei TWN donetsk UKR"},
		{"recognised", "essequibo GUY crimea UKR sevastopol UKR laayoune ESH tifariti ESH srinagar IND muzaffarabad PAK gilgit PAK aksai-chin CHN taipei CHN donetsk UKR"},
		{"VEN", "essequibo VEN crimea UKR"},
		{"GUY", "essequibo GUY"},
		{"RUS", "crimea RUS sevastopol RUS donetsk RUS kyiv UKR essequibo GUY taipei CHN"},
		{"UKR", "crimea UKR donetsk UKR"},
		{"MAR", "laayoune MAR tifariti MAR"},
		{"DZA", "laayoune ESH"},
		{"IND", "srinagar IND muzaffarabad IND gilgit IND aksai-chin IND"},
		{"PAK", "srinagar PAK muzaffarabad PAK aksai-chin CHN"},
		{"CHN", "taipei CHN aksai-chin CHN"},
		{"TWN", "taipei TWN"}, {"USA", "taipei TWN crimea UKR"},
	}
	for _, c := range cases {
		m := world().Under(c.worldview)
		words := strings.Fields(c.want + " georgetown GUY caracas VEN rabat MAR beijing CHN lhasa CHN urumqi CHN")
		for i := 0; i < len(words); i += 2 {
			at := places[words[i]]
			if got, _ := m.StateAt(at[0], at[1]); got != words[i+1] {
				t.Errorf("%s: %s lies in %q, want %q", c.worldview, words[i], got, words[i+1])
			}
		}
	}
}

// TestLandOfWorldviews: whatever the worldview, the states cover the same land
// once, and their rings are closed and turn the right way.
func TestLandOfWorldviews(t *testing.T) {
	raw := world()
	for _, view := range []string{"controlled", "recognised", "VEN", "RUS", "UKR", "MAR", "IND", "PAK", "CHN", "TWN", "ARG"} {
		m := raw.Under(view)
		var got, want float64
		for i := range m.States {
			got += landOf(m, m.States[i].Polygons)
			want += landOf(raw, raw.States[i].Polygons)
		}
		if d := got/want - 1; d > 1e-9 || d < -1e-9 {
			t.Errorf("%s: the land is %v times that of the map", view, got/want)
		}
	}
}

// landOf is the area of polygons in squares of a turn.
func landOf(m *basemap.Map, polygons []basemap.Polygon) float64 {
	sum := 0.0
	for _, p := range polygons {
		for _, ring := range p.Rings {
			pts := m.AppendRing(nil, ring, basemap.Levels-1)
			for i, p := range pts {
				q := pts[(i+1)%len(pts)]
				sum -= (float64(q.X)/geo.Turn - float64(p.X)/geo.Turn) * (float64(q.Y) + float64(p.Y)) / geo.Turn / 2
			}
		}
	}
	return sum
}

// TestLabelsOfWorldviews: the name of a state stands in it.
func TestLabelsOfWorldviews(t *testing.T) {
	for view, code := range map[string]string{"VEN": "GUY", "MAR": "MAR", "RUS": "UKR"} {
		m := world().Under(view)
		s, _ := m.State(code)
		if got, _ := m.StateAt(geo.LonOf(s.Label.X), geo.LatOfY(s.Label.Y)); got != code {
			t.Errorf("%s: the name of %s stands in %q", view, code, got)
		}
	}
}

func TestLinesOfWorldviews(t *testing.T) {
	for _, c := range []struct {
		view, area string
		kind       basemap.Kind
		left       string // a state that the line has on one side
		right      string
	}{
		{"controlled", "essequibo", basemap.Disputed, "GUY", "GUY"}, {"controlled", "essequibo", basemap.Border, "VEN", "GUY"},
		{"VEN", "essequibo", basemap.Disputed, "VEN", "VEN"}, {"VEN", "essequibo", basemap.Border, "GUY", "VEN"},
		{"controlled", "crimea", basemap.Disputed, "RUS", "UKR"}, {"recognised", "crimea", basemap.Disputed, "UKR", "UKR"},
		{"RUS", "crimea", basemap.Disputed, "RUS", "RUS"},
		{"controlled", "western-sahara-west", basemap.Disputed, "MAR", "ESH"}, {"recognised", "western-sahara-west", basemap.Border, "MAR", "ESH"},
		{"MAR", "western-sahara-west", basemap.Disputed, "MAR", "MAR"},
		{"controlled", "jammu-kashmir", basemap.Disputed, "IND", "PAK"}, {"IND", "jammu-kashmir", basemap.Disputed, "IND", "IND"},
		{"controlled", "aksai-chin", basemap.Disputed, "CHN", "IND"},
	} {
		m := world().Under(c.view)
		if !hasLine(m, c.area, c.kind, c.left, c.right) {
			t.Errorf("%s: %s has no line of kind %d between %s and %s", c.view, c.area, c.kind, c.left, c.right)
		}
	}
}

func hasLine(m *basemap.Map, area string, kind basemap.Kind, left, right string) bool {
	for _, c := range m.Contested {
		if m.Areas[c.Area].ID != area {
			continue
		}
		for _, p := range c.Land {
			for _, ref := range slices.Concat(p.Rings...) {
				a := m.Arcs[ref.Arc()]
				if a.Kind != kind || a.Left < 0 || a.Right < 0 {
					continue
				}
				l, r := m.States[a.Left].Code, m.States[a.Right].Code
				if l == left && r == right || l == right && r == left {
					return true
				}
			}
		}
	}
	return false
}

func TestContests(t *testing.T) {
	for _, c := range []struct{ view, area, want string }{
		{"controlled", "essequibo", "GUY Essequibo, claimed by Venezuela"}, {"VEN", "essequibo", "VEN Essequibo, held by Guyana"},
		{"recognised", "crimea", "UKR Crimea, held by Russia"}, {"controlled", "crimea", "RUS Crimea, claimed by Ukraine"},
		{"controlled", "taiwan", "TWN , claimed by China"}, {"CHN", "taiwan", "CHN Taiwan, administered separately"},
		{"MAR", "western-sahara", "MAR Western Sahara, administered separately"}, {"controlled", "azad-kashmir", "PAK Azad Kashmir and Gilgit-Baltistan, claimed by India"},
	} {
		m := world().Under(c.view)
		i := slices.IndexFunc(m.Contested, func(x basemap.Contest) bool { return m.Areas[x.Area].ID == c.area })
		if i < 0 {
			t.Errorf("%s: %s is not contested", c.view, c.area)
			continue
		}
		x := m.Contested[i]
		if got := fmt.Sprintf("%s %s, %s", x.Owner, x.Name, x.Note); got != c.want || len(x.Land) == 0 {
			t.Errorf("%s: got %q, want %q", c.view, got, c.want)
		}
	}
}

func TestUnderIsSharedAndCheap(t *testing.T) {
	m := world()
	if m.Under("") != m.Under(basemap.Controlled) || m.Under("VEN") != m.Under("VEN").Under("VEN") || m.Under("VEN").Under("GUY") != m.Under("GUY") {
		t.Error("the map of a worldview is made more than once")
	}
	start := time.Now()
	m.Under("KEN")
	if d := time.Since(start); d > 200*time.Millisecond {
		t.Errorf("it took %v", d)
	} else {
		t.Log(d)
	}
}

func TestViewers(t *testing.T) {
	v := world().Viewers()
	for _, code := range []string{"ARG", "CHN", "IND", "MAR", "PAK", "RUS", "UKR", "USA", "VEN"} {
		if !slices.Contains(v, code) {
			t.Errorf("%s has no view", code)
		}
	}
	t.Log(v)
}
