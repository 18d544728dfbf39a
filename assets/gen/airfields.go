package main

import (
	"fmt"
	"os/exec"
	"strconv"
	"strings"

	"sandtable/geo"
	"sandtable/geo/basemap"
)

// compileAirfields takes the large and medium airports, and the small ones with
// scheduled flights, which have an IATA code. Codes that ICAO did not give are
// left out, of names only what is not the word airport.
func compileAirfields(path string) ([]basemap.Airfield, error) {
	const query = `select icao, coalesce(iata, ''), type, printf('%.5f', longitude), printf('%.5f', latitude), name from airports
		where type in ('large_airport', 'medium_airport') or type = 'small_airport' and iata is not null
		order by case type when 'large_airport' then 0 when 'medium_airport' then 1 else 2 end, icao`
	out, err := exec.Command("sqlite3", "-readonly", "-separator", "\t", path, query).Output()
	if err != nil {
		return nil, fmt.Errorf("read %q with sqlite3: %w", path, err)
	}
	var all []basemap.Airfield
	for row := range strings.Lines(string(out)) {
		a, err := parseAirfield(strings.Split(strings.TrimRight(row, "\n"), "\t"))
		if err != nil {
			return nil, fmt.Errorf("read %q: %w", path, err)
		}
		all = append(all, a)
	}
	return all, nil
}

// parseAirfield reads a row: codes, type, longitude, latitude, name.
func parseAirfield(cells []string) (basemap.Airfield, error) {
	var a basemap.Airfield
	if len(cells) != 6 {
		return a, fmt.Errorf("row %q has %d cells, want 6", cells, len(cells))
	}
	lon, err := strconv.ParseFloat(cells[3], 64)
	if err != nil {
		return a, err
	}
	lat, err := strconv.ParseFloat(cells[4], 64)
	if err != nil {
		return a, err
	}
	a = basemap.Airfield{
		IATA: cells[1], Name: airfieldName(cells[5]), Rank: airfieldRank(cells[2]),
		At: basemap.Point{X: geo.FixLon(lon), Y: geo.FixY(lat)},
	}
	if isICAO(cells[0]) {
		a.ICAO = cells[0]
	}
	return a, nil
}

func airfieldRank(kind string) uint8 {
	switch kind {
	case "large_airport":
		return 0
	case "medium_airport":
		return 1
	}
	return 2
}

// isICAO reports whether a code is one of ICAO's: four letters.
func isICAO(code string) bool {
	for _, c := range code {
		if c < 'A' || c > 'Z' {
			return false
		}
	}
	return len(code) == 4
}

func airfieldName(name string) string {
	for _, w := range []string{" International Airport", " Airport", " Airfield"} {
		name = strings.TrimSuffix(name, w)
	}
	return strings.TrimSpace(name)
}
