package main

import (
	"bufio"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode"

	"sandtable/geo"
	"sandtable/geo/basemap"
)

// languages are those of the source whose letters the embedded fonts have.
var languages = []string{
	"ar", "de", "el", "es", "fa", "fr", "he", "hu", "id", "it", "nl", "pl", "pt", "ru", "sv", "tr", "uk", "ur", "vi",
}

// ownScript are the languages that a script gives away: other names of GeoNames
// have no language, but those in Greek letters are Greek.
var ownScript = map[string]*unicode.RangeTable{"el": unicode.Greek, "he": unicode.Hebrew}

// compileNames collects the names of states, and of cities where a script tells
// the language.
func compileNames(features []feature, states []basemap.State, cities []basemap.City, inputs string) ([]basemap.Translation, error) {
	others, err := otherNames(filepath.Join(inputs, citiesFile))
	if err != nil {
		return nil, err
	}
	var out []basemap.Translation
	for _, language := range languages {
		out = append(out, basemap.NewTranslation(language, stateNames(features, states, language), cityNames(cities, others, ownScript[language])))
	}
	return out, nil
}

// stateNames are the names in a language of the features that are states.
func stateNames(features []feature, states []basemap.State, language string) map[string]string {
	out := map[string]string{}
	for _, s := range states {
		for _, f := range features {
			name, _ := f.columns["NAME_"+strings.ToUpper(language)].(string)
			if f.code == s.Code && !f.isPart() && name != "" {
				out[s.Code] = name
				break
			}
		}
	}
	return out
}

// spotKey finds a city of the map among the rows of GeoNames.
type spotKey struct{ x, y uint32 }

// otherNames reads the other names of all places.
func otherNames(path string) (map[spotKey][]string, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	out := map[spotKey][]string{}
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		cells := strings.Split(lines.Text(), "\t")
		lon, lat, err := coordinates(cells)
		if err != nil {
			return nil, err
		}
		out[spotKey{geo.FixLon(lon), geo.FixY(lat)}] = strings.Split(cells[3], ",")
	}
	return out, lines.Err()
}

// cityNames are the first names that are written in a script alone; nil for no
// script.
func cityNames(cities []basemap.City, others map[spotKey][]string, script *unicode.RangeTable) map[int]string {
	if script == nil {
		return nil
	}
	out := map[int]string{}
	for i, c := range cities {
		all := others[spotKey{c.At.X, c.At.Y}]
		if at := slices.IndexFunc(all, func(name string) bool { return writtenIn(name, script) }); at >= 0 {
			out[i] = all[at]
		}
	}
	return out
}

func writtenIn(name string, script *unicode.RangeTable) bool {
	for _, r := range name {
		if unicode.IsLetter(r) && !unicode.Is(script, r) {
			return false
		}
	}
	return name != ""
}
