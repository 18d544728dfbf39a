package main

import (
	"maps"

	"github.com/paulmach/orb"
)

// areaRule is one row of the table of areas whose state is not the same for
// everybody. docs/borders.md gives the ground of every rule.
type areaRule struct {
	id, name string
	// What it covers: a whole unit of the base map, or provinces of a state, or
	// what lies beyond a claimed line inside a state.
	unit      string
	state     string
	provinces []string
	line      string // name of the line in the source, where the area is cut off by one
	held      string // the line's holder in the source
	inside    [2]float64

	recognised string            // by the United Nations' practice; "" stands for the holder
	claims     []string          // states that claim it, besides the holder
	views      map[string]string // seen from a state: whose it is, where that is not the recognised one
}

// saharaViews are the states whose maps, by the source's columns, show Western
// Sahara as a part of Morocco.
func saharaViews() map[string]string {
	views := map[string]string{}
	for _, viewer := range []string{"FRA", "IDN", "IND", "MAR", "NLD", "POL", "PSE", "SAU", "TUR"} {
		views[viewer] = "MAR"
	}
	return views
}

// areaRules is the table. An area's name is printed once where several rows make
// up one territory.
func areaRules() []areaRule {
	self := func(code string) map[string]string { return map[string]string{code: code} }
	return []areaRule{
		{id: "essequibo", name: "Essequibo", state: "GUY", claims: []string{"VEN"}, views: self("VEN"),
			provinces: []string{"GUY-675", "GUY-680", "GUY-676", "GUY-672", "GUY-674"}},
		{id: "crimea", name: "Crimea", state: "RUS", recognised: "UKR", claims: []string{"UKR"}, views: self("RUS"),
			provinces: []string{"RUS-283", "RUS-5482"}},
		{id: "ukraine-2022", name: "Donetsk, Luhansk, Zaporizhzhia and Kherson", state: "UKR", claims: []string{"RUS"}, views: self("RUS"),
			provinces: []string{"UKR-327", "UKR-329", "UKR-331", "UKR-4827"}},
		{id: "western-sahara-west", name: "Western Sahara", state: "MAR", recognised: "ESH", claims: []string{"ESH"}, views: saharaViews(),
			line: "Western Saharan claim", held: "MAR", inside: [2]float64{-13.2, 24.7}},
		{id: "western-sahara", unit: "ESH", claims: []string{"MAR"}, views: saharaViews()},
		{id: "jammu-kashmir", name: "Jammu, Kashmir and Ladakh", state: "IND", claims: []string{"PAK"}, views: self("PAK"),
			provinces: []string{"IND-2431", "IND-20012"}},
		{id: "azad-kashmir", name: "Azad Kashmir and Gilgit-Baltistan", state: "PAK", claims: []string{"IND"}, views: self("IND"),
			provinces: []string{"PAK-1109", "PAK-1111"}},
		{id: "aksai-chin", name: "Aksai Chin", state: "CHN", claims: []string{"IND"}, views: self("IND"),
			line: "Indian claim", held: "CHN", inside: [2]float64{79.3, 35.1}},
		{id: "siachen", unit: "XSG", claims: []string{"IND", "PAK"}, views: map[string]string{"PAK": "PAK", "IND": "IND"}},
		{id: "arunachal", name: "Arunachal Pradesh", state: "IND", claims: []string{"CHN"}, views: self("CHN"),
			provinces: []string{"IND-3299"}},
		{id: "taiwan", unit: "TWN", recognised: "CHN", claims: []string{"CHN"}, views: self("TWN")},
		{id: "paracel", name: "Paracel Islands", state: "CHN", claims: []string{"TWN", "VNM"}, views: map[string]string{"TWN": "TWN", "VNM": "VNM"},
			provinces: []string{"PFA+00?"}},
		{id: "kosovo", unit: "XKX", recognised: "SRB", claims: []string{"SRB"}, views: self("XKX")},
		{id: "somaliland", unit: "XSO", recognised: "SOM", claims: []string{"SOM"}, views: self("XSO")},
		{id: "northern-cyprus", unit: "XNC", recognised: "CYP", claims: []string{"CYP"}, views: map[string]string{"TUR": "XNC", "XNC": "XNC"}},
		{id: "falklands", unit: "FLK", claims: []string{"ARG"}, views: self("ARG")},
		{id: "south-georgia", unit: "SGS", claims: []string{"ARG"}, views: self("ARG")},
	}
}

// replacedLine is a line of the source that an area stands for: by name and
// holder, and what holds all of it.
type replacedLine struct {
	name, held string
	within     orb.Bound
}

// replacedLines lists them. The Ukrainian one is the line of contact of 2015.
func replacedLines() []replacedLine {
	world := box(-180, -90, 180, 90)
	return []replacedLine{
		{"Venezuelan claim", "GUY", world}, {"Western Saharan claim", "MAR", world}, {"Ukrainian claim", "UKR", world},
		{"Indian claim", "PAK", world}, {"Pakistani claim", "IND", world},
		{"Indian claim", "CHN", box(77.5, 33.3, 80.6, 36.1)}, {"Chinese claim", "IND", box(91.5, 26.5, 97.6, 29.5)},
	}
}

// isReplaced reports whether an area stands for a line.
func isReplaced(name, held string, line orb.Bound) bool {
	for _, r := range replacedLines() {
		if r.name == name && r.held == held && r.within.Contains(line.Min) && r.within.Contains(line.Max) {
			return true
		}
	}
	return false
}

// viewerOf translates the endings of the source's columns of points of view.
var viewerOf = map[string]string{
	"AR": "ARG", "BD": "BGD", "BR": "BRA", "CN": "CHN", "DE": "DEU", "EG": "EGY", "ES": "ESP", "FR": "FRA", "GB": "GBR",
	"GR": "GRC", "ID": "IDN", "IL": "ISR", "IN": "IND", "IT": "ITA", "JP": "JPN", "KO": "KOR", "MA": "MAR", "NL": "NLD",
	"NP": "NPL", "PK": "PAK", "PL": "POL", "PS": "PSE", "PT": "PRT", "RU": "RUS", "SA": "SAU", "SE": "SWE", "TR": "TUR",
	"TW": "TWN", "UA": "UKR", "US": "USA", "VN": "VNM",
}

// columnViews returns what the source's columns say about a unit, for every
// state that has a column; nil where all of them show it as it is. A column that
// calls the unit a country is believed before one that joins it with a state. The
// one that joins all of China with Taiwan is left out.
func columnViews(f feature, features []feature) map[string]string {
	views, differs := map[string]string{}, false
	for suffix, viewer := range viewerOf {
		owner := f.code
		class, _ := f.columns["FCLASS_"+suffix].(string)
		code, _ := f.columns["ADM0_A3_"+suffix].(string)
		if other := codeOf(code, features); len(other) == 3 && known(other, features) && class != "Admin-0 country" && class != "Admin-0 dependency" {
			owner = other
		}
		views[viewer] = owner
		differs = differs || owner != f.code
	}
	if !differs || f.code == "CHN" {
		return nil
	}
	return views
}

func known(code string, features []feature) bool {
	for _, f := range features {
		if f.code == code {
			return true
		}
	}
	return false
}

// unitRules completes the rules of whole units by the source's columns and adds
// a rule for each other unit on which the columns differ.
func unitRules(rules []areaRule, features []feature) []areaRule {
	byUnit := map[string]int{}
	for i, r := range rules {
		byUnit[r.unit] = i
	}
	for _, f := range features {
		views := columnViews(f, features)
		if views == nil || f.isPart() {
			continue
		}
		i, found := byUnit[f.code]
		if !found {
			i, rules = len(rules), append(rules, areaRule{id: f.code, unit: f.code})
		}
		maps.Copy(views, rules[i].views)
		rules[i].views = views
	}
	return rules
}
