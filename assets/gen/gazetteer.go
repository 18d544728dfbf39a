package main

import (
	"bufio"
	"cmp"
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"

	"sandtable/geo"
	"sandtable/geo/gazetteer"
)

// minKnown is the number of inhabitants from which any place is in the
// gazetteer; seats of first- and second-order divisions always are.
const minKnown = 5_000

// compileGazetteer reads GeoNames: 1 name, 3 other names, 4 lat, 5 lon, 7 feature
// code, 8 country, 14 population. Largest places come first.
func compileGazetteer(path string, codes map[string]string) ([]gazetteer.Place, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var places []gazetteer.Place
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<20)
	for n := 1; lines.Scan(); n++ {
		p, ok, err := parseKnown(strings.Split(lines.Text(), "\t"), codes)
		if err != nil {
			return nil, fmt.Errorf("read %q: line %d: %w", path, n, err)
		}
		if ok {
			places = append(places, p)
		}
	}
	slices.SortStableFunc(places, func(a, b gazetteer.Place) int {
		return cmp.Or(cmp.Compare(b.Population, a.Population), strings.Compare(a.Names[0], b.Names[0]), cmp.Compare(a.X, b.X))
	})
	return places, lines.Err()
}

func parseKnown(cells []string, codes map[string]string) (p gazetteer.Place, ok bool, err error) {
	population, err := strconv.ParseUint(cells[14], 10, 32)
	if err != nil {
		return p, false, err
	}
	switch cells[7] {
	case "PPLC":
		p.Kind = gazetteer.Capital
	case "PPLA", "PPLA2":
		p.Kind = gazetteer.Seat
	case "PPLX", "PPLH", "PPLQ", "PPLW":
		return p, false, nil
	default:
		if population < minKnown {
			return p, false, nil
		}
	}
	lon, lat, err := coordinates(cells)
	if err != nil {
		return p, false, err
	}
	p.Country, p.Population = codes[cells[8]], uint32(population)
	if p.Country == "" {
		p.Country = belongs[cells[8]]
	}
	p.X, p.Lat, p.Names = geo.FixLon(lon), geo.FixLat(lat), namesOf(cells[1], cells[3])
	return p, true, nil
}

// namesOf is a place's name and its others, each folded form once.
func namesOf(name, others string) []string {
	name, _, _ = strings.Cut(name, " - ")
	names := []string{name}
	if e, ok := english[name]; ok {
		names = []string{e, name}
	}
	var seen []string
	for _, n := range names {
		seen = append(seen, gazetteer.Fold(n))
	}
	for _, n := range strings.Split(others, ",") {
		f := gazetteer.Fold(n)
		if f == "" || slices.Contains(seen, f) || strings.Contains(n, "\t") {
			continue
		}
		seen, names = append(seen, f), append(names, n)
	}
	return names
}
