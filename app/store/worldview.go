package store

import (
	"fmt"
	"slices"
	"strings"

	"sandtable/geo/basemap"
)

// viewers are the states with an opinion of their own about somebody's borders, by
// code; they are those of the base map.
var viewers = [...]string{
	"ARG", "BGD", "BRA", "CHN", "DEU", "EGY", "ESP", "FRA", "GBR", "GRC", "IDN", "IND", "ISR", "ITA", "JPN", "KOR", "MAR",
	"NLD", "NPL", "PAK", "POL", "PRT", "PSE", "RUS", "SAU", "SWE", "TUR", "TWN", "UKR", "USA", "VEN", "VNM", "XKX", "XNC", "XSO",
}

// Viewers lists the states as which one can see borders, by code.
func Viewers() []string { return append([]string(nil), viewers[:]...) }

// ParseWorldview reads controlled, recognised, or the code of a state with a view
// of its own, in any case. Controlled
// reads as "".
func ParseWorldview(text string) (string, error) {
	switch lower := strings.ToLower(strings.TrimSpace(text)); lower {
	case "", Controlled:
		return "", nil
	case Recognised, "recognized":
		return Recognised, nil
	default:
		if code := strings.ToUpper(lower); slices.Contains(viewers[:], code) {
			return code, nil
		}
	}
	return "", fmt.Errorf("unknown worldview %q (known: %s, %s, %s; other states see borders as %s)",
		text, Controlled, Recognised, strings.Join(viewers[:], ", "), Recognised)
}

// Recognised is the worldview that shows borders as the United Nations does.
const Recognised = basemap.Recognised
