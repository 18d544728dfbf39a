package main

import (
	"bufio"
	"cmp"
	"fmt"
	"math"
	"os"
	"slices"
	"strconv"
	"strings"

	"sandtable/geo"
	"sandtable/geo/basemap"
)

// Limits of what is taken from GeoNames, in inhabitants.
const (
	minPopulation     = 100_000 // any place
	minSeatPopulation = 20_000  // seats of first-order divisions; capitals always
)

// belongs names the state of places whose ISO code Natural Earth counts as part
// of another.
var belongs = map[string]string{
	"GF": "FRA", "GP": "FRA", "MQ": "FRA", "RE": "FRA", "YT": "FRA", "BQ": "NLD", "SJ": "NOR", "CX": "AUS", "CC": "AUS",
	"XK": "XKX", "TK": "NZL",
}

// english replaces local and older names of capitals.
var english = map[string]string{"Panamá": "Panama City", "Ulan Bator": "Ulaanbaatar", "Nay Pyi Taw": "Naypyidaw"}

// place is a row of GeoNames on its way to a city.
type place struct {
	basemap.City
	score float64 // importance on the map
}

func compileCities(path string, features []feature) ([]basemap.City, error) {
	places, err := readPlaces(path, stateCodes(features))
	if err != nil {
		return nil, err
	}
	slices.SortStableFunc(places, func(a, b place) int {
		return cmp.Or(cmp.Compare(b.score, a.score), strings.Compare(a.Name, b.Name), cmp.Compare(a.At.X, b.At.X))
	})
	for i := range places {
		places[i].Rank = rankOf(places[i], places[:i])
	}
	slices.SortStableFunc(places, func(a, b place) int {
		return cmp.Or(cmp.Compare(a.Rank, b.Rank), cmp.Compare(b.Population, a.Population))
	})
	cities := make([]basemap.City, len(places))
	for i, p := range places {
		cities[i] = p.City
	}
	return cities, nil
}

// stateCodes maps ISO two-letter codes to ours.
func stateCodes(features []feature) map[string]string {
	codes := make(map[string]string)
	for _, f := range features {
		if len(f.Properties.ISO2) == 2 && !f.isPart() {
			codes[f.Properties.ISO2] = f.code
		}
	}
	return codes
}

func readPlaces(path string, codes map[string]string) ([]place, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var places []place
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<20)
	for n := 1; lines.Scan(); n++ {
		p, ok, err := parsePlace(strings.Split(lines.Text(), "\t"), codes)
		if err != nil {
			return nil, fmt.Errorf("read %q: line %d: %w", path, n, err)
		}
		if ok {
			places = append(places, p)
		}
	}
	return places, lines.Err()
}

// parsePlace reads a row of GeoNames: 1 name, 4 lat, 5 lon, 7 feature code, 8
// country, 14 population. ok tells whether the place is large enough.
func parsePlace(cells []string, codes map[string]string) (p place, ok bool, err error) {
	population, err := strconv.ParseInt(cells[14], 10, 64)
	if err != nil {
		return p, false, err
	}
	code := cells[7]
	if !isLarge(code, population) {
		return p, false, nil
	}
	lon, lat, err := coordinates(cells)
	if err != nil {
		return p, false, err
	}
	state, own := codes[cells[8]]
	if !own {
		state, ok = belongs[cells[8]]
		if !ok {
			return p, false, fmt.Errorf("unknown country %q", cells[8])
		}
		own = cells[8] == "XK"
	}
	name, _, _ := strings.Cut(cells[1], " - ")
	if other, ok := english[name]; ok {
		name = other
	}
	p.City = basemap.City{
		Name: name, State: state, Population: population, Capital: code == "PPLC" && own,
		At: basemap.Point{X: geo.FixLon(lon), Y: geo.FixY(lat)},
	}
	p.score = score(code, population)
	return p, true, nil
}

// coordinates reads where a row of GeoNames lies, in degrees.
func coordinates(cells []string) (lon, lat float64, err error) {
	if lat, err = strconv.ParseFloat(cells[4], 64); err != nil {
		return 0, 0, err
	}
	lon, err = strconv.ParseFloat(cells[5], 64)
	return lon, lat, err
}

// isLarge tells which places are taken. Quarters of cities (PPLX) and places
// that no longer exist are not.
func isLarge(code string, population int64) bool {
	switch code {
	case "PPLC":
		return true
	case "PPLA":
		return population >= minSeatPopulation
	case "PPL", "PPLA2", "PPLA3", "PPLA4", "PPLG", "PPLL":
		return population >= minPopulation
	}
	return false
}

func score(code string, population int64) float64 {
	switch code {
	case "PPLC":
		return float64(population)*4 + 500_000
	case "PPLA":
		return float64(population) * 1.5
	}
	return float64(population)
}

// rankOf returns the zoom at which a place is important enough and no more
// important one is so near that their labels would meet.
func rankOf(p place, before []place) uint8 {
	limits := [...]float64{8e6, 2.5e6, 800_000, 250_000, 100_000}
	rank := uint8(3)
	for _, limit := range limits {
		if p.score < limit {
			rank++
		}
	}
	for _, q := range before {
		for rank < geo.DetailZoom && q.Rank <= rank && tooNear(p.At, q.At, rank) {
			rank++
		}
	}
	return rank
}

// tooNear reports whether two labels of 40 x 16 units would meet.
func tooNear(a, b basemap.Point, zoom uint8) bool {
	units := geo.TileUnits * math.Exp2(float64(zoom)) / geo.Turn
	dx := math.Abs(float64(int32(a.X - b.X)))
	dy := math.Abs(float64(a.Y) - float64(b.Y))
	return dx*units < 40 && dy*units < 16
}

// linkCapitals sets State.Capital. Where GeoNames has more than one capital the
// largest counts, where it has none there is none.
func linkCapitals(states []basemap.State, cities []basemap.City) {
	for i := range states {
		for j, c := range cities {
			if c.Capital && c.State == states[i].Code {
				states[i].Capital = int32(j)
				break
			}
		}
	}
}
