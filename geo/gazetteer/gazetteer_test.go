package gazetteer_test

import (
	"context"
	"errors"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/paulmach/orb"

	"sandtable/assets"
	"sandtable/geo"
	"sandtable/geo/gazetteer"
)

func TestFold(t *testing.T) {
	for name, want := range map[string]string{
		"Port-Moresby ": "port moresby", "  Guantánamo": "guantanamo", "Łódź": "lodz", "Ulan-Ude (city)": "ulan ude city",
		"Xi'an": "xian", "Санкт‑Петербург": "санкт петербург", "Ё": "е", "São Tomé": "sao tome", "ΑΘΉΝΑ": "αθηνα", "—": "", "Straße 7": "strasse 7",
	} {
		if got := gazetteer.Fold(name); got != want {
			t.Errorf("%q folds to %q, want %q", name, got, want)
		}
	}
}

// beginsSlowly is Begins by the table of all distances.
func beginsSlowly(text, name string) (int, bool) {
	q, n := []rune(text), []rune(name)
	d := make([][]int, len(q)+1)
	for i := range d {
		d[i] = make([]int, len(n)+1)
		d[i][0] = i
	}
	for j := range d[0] {
		d[0][j] = j
	}
	for i := 1; i <= len(q); i++ {
		for j := 1; j <= len(n); j++ {
			same := 1
			if q[i-1] == n[j-1] {
				same = 0
			}
			d[i][j] = min(d[i-1][j]+1, d[i][j-1]+1, d[i-1][j-1]+same)
			if i > 1 && j > 1 && q[i-1] == n[j-2] && q[i-2] == n[j-1] {
				d[i][j] = min(d[i][j], d[i-2][j-2]+1)
			}
		}
	}
	best := slices.Min(d[len(q)])
	return best, d[len(q)][len(n)] == best
}

// TestBeginsAgainstTable: within the changes allowed, both give the same.
func TestBeginsAgainstTable(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 9))
	letters := []rune("abcd йж")
	word := func(most int) string {
		var b strings.Builder
		for range rng.IntN(most) {
			b.WriteRune(letters[rng.IntN(len(letters))])
		}
		return b.String()
	}
	for range 60_000 {
		text, name := word(14), word(20)
		if text == "" {
			continue
		}
		if rng.IntN(3) > 0 && len(name) > 0 {
			text = name[:min(len(name), 3+rng.IntN(9))]
			text = strings.ToValidUTF8(text, "") + word(3)
		}
		changes, whole, allowed := gazetteer.Begins(text, name)
		want, all := beginsSlowly(text, name)
		if min(changes, allowed+1) != min(want, allowed+1) || want <= allowed && whole != all {
			t.Fatalf("%q begins %q: %d, %v, want %d, %v (%d allowed)", text, name, changes, whole, want, all, allowed)
		}
	}
}

// TestSearchAgainstAll: the signatures rule out no name that matches.
func TestSearchAgainstAll(t *testing.T) {
	rng := rand.New(rand.NewPCG(4, 2))
	letters := "abcdefghijklmnop рстув"
	var names []string
	for range 3000 {
		var b strings.Builder
		for range 2 + rng.IntN(12) {
			r := []rune(letters)[rng.IntN(21)]
			b.WriteRune(r)
		}
		names = append(names, b.String())
	}
	x, err := gazetteer.NewIndex(t.Context(), len(names), func(i int) gazetteer.Entry { return gazetteer.Entry{Names: names[i : i+1]} })
	if err != nil {
		t.Fatal(err)
	}
	for range 200 {
		text := []rune(names[rng.IntN(len(names))])
		text[rng.IntN(len(text))] = 'x'
		found, err := x.Search(t.Context(), string(text), len(names))
		if err != nil {
			t.Fatal(err)
		}
		want := 0
		for _, n := range names {
			if matchesSlowly(gazetteer.Fold(string(text)), gazetteer.Fold(n)) {
				want++
			}
		}
		if len(found) != want {
			t.Errorf("%q: %d found, want %d", string(text), len(found), want)
		}
	}
}

func matchesSlowly(text, name string) bool {
	if text == "" || name == "" {
		return false
	}
	allowed := gazetteer.Allowed(len([]rune(text)))
	for {
		if d, _ := beginsSlowly(text, name); d <= allowed {
			return true
		}
		_, rest, more := strings.Cut(name, " ")
		if !more {
			return false
		}
		name = rest
	}
}

func embedded(t testing.TB) *gazetteer.Gazetteer {
	t.Helper()
	places, err := gazetteer.Decode(assets.Gazetteer())
	if err != nil {
		t.Fatal(err)
	}
	g, err := gazetteer.New(context.Background(), places)
	if err != nil {
		t.Fatal(err)
	}
	return g
}

// TestFindsPlaces: names in many scripts and with typos lead to the place that is
// meant.
func TestFindsPlaces(t *testing.T) {
	g := embedded(t)
	for text, want := range map[string]string{
		"willemstat": "Willemstad", "порт-морсби": "Port Moresby", "Caracas": "Caracas", "carcas": "Caracas", "caracsa": "Caracas",
		"каракас": "Caracas", "كاراكاس": "Caracas", "卡拉卡斯": "Caracas", "mosc": "Moscow", "Москва": "Moscow", "москав": "Moscow",
		"moresby": "Port Moresby", "maracaibo": "Maracaibo", "teheran": "Tehran", "θεσσαλονίκη": "Thessaloníki", "sao paolo": "São Paulo",
		"ירושלים": "Jerusalem", "hà nội": "Hanoi", "ha noi": "Hanoi", "köln": "Köln", "koln": "Köln", "la paz": "La Paz", "par": "Paris",
		"st petersburg": "Saint Petersburg", "kiyv": "Kyiv", "北京": "Beijing", "東京": "Tokyo", "서울": "Seoul", "puerto cabelo": "Puerto Cabello",
	} {
		hits, err := g.Search(t.Context(), text, 5)
		if err != nil || len(hits) == 0 || hits[0].Names[0] != want {
			t.Errorf("%q: %v, want %s", text, shown(hits), want)
		}
	}
}

func shown(hits []gazetteer.Hit) (out []string) {
	for _, h := range hits {
		out = append(out, h.Names[0]+" ("+h.Country+") as "+h.Name)
	}
	return out
}

// TestNearestAgainstAll: the grid finds what a look at every place finds.
func TestNearestAgainstAll(t *testing.T) {
	g := embedded(t)
	rng := rand.New(rand.NewPCG(3, 3))
	points := []orb.Point{{-66.9, 10.5}, {179.99, -16.8}, {-179.99, 65}, {0, 89.5}, {20, -89.9}, {-68.88, 12.12}}
	for range 4 {
		points = append(points, orb.Point{rng.Float64()*360 - 180, rng.Float64()*160 - 80})
	}
	for _, p := range points {
		const most = 200_000
		place, dist, ok := g.Nearest(p, most)
		want, at := float64(most), -1
		for i := range g.Len() {
			if d := geo.Distance(p, g.Place(i).Point()); d <= want {
				want, at = d, i
			}
		}
		if ok != (at >= 0) || ok && (dist != want || !reflect.DeepEqual(place.Point(), g.Place(at).Point())) {
			t.Errorf("%v: %v %v m %v, want place %d at %v m", p, place.Names, dist, ok, at, want)
		}
	}
}

func TestRoundTrip(t *testing.T) {
	places := []gazetteer.Place{
		{Names: []string{"A", "Б", "阿"}, Country: "VEN", X: 1 << 31, Lat: -5, Population: 4e9, Kind: gazetteer.Capital},
		{Names: []string{"B"}, Country: "", X: 0, Lat: 1 << 30},
	}
	file, err := gazetteer.Encode(places)
	if err != nil {
		t.Fatal(err)
	}
	got, err := gazetteer.Decode(file)
	if err != nil || !reflect.DeepEqual(got, places) {
		t.Errorf("%v (%v), want %v", got, err, places)
	}
	for _, names := range [][]string{nil, {"a\nb"}, {"a\tb"}} {
		if _, err := gazetteer.Encode([]gazetteer.Place{{Names: names}}); err == nil {
			t.Errorf("%q was written", names)
		}
	}
}

// FuzzDecode: damaged files give ErrFile.
func FuzzDecode(f *testing.F) {
	file, err := gazetteer.Encode([]gazetteer.Place{{Names: []string{"A", "B"}, Country: "VEN"}})
	if err != nil {
		f.Fatal(err)
	}
	f.Add(file)
	f.Fuzz(func(t *testing.T, file []byte) {
		if _, err := gazetteer.Decode(file); err != nil && !errors.Is(err, gazetteer.ErrFile) {
			t.Errorf("another error: %v", err)
		}
	})
}

// BenchmarkSearch is a key typed in the search box.
func BenchmarkSearch(b *testing.B) {
	g := embedded(b)
	for _, text := range []string{"m", "mos", "moscow", "порт-морсби", "santa cruz de la sierra"} {
		b.Run(text, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := g.Search(context.Background(), text, 10); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkOpen is what the first search waits for.
func BenchmarkOpen(b *testing.B) {
	for b.Loop() {
		embedded(b)
	}
}
