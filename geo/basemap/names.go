package basemap

import (
	"encoding/json"
	"fmt"
	"slices"
)

// Names are the names of states, provinces and cities in other languages than
// English, by ISO 639-1 code ("zht" is Chinese in traditional letters). The zero
// value has none.
type Names struct {
	languages []string
	of        map[string]map[string]string // language, then key
}

// nameKey is a key of the file: S:VEN a state, P:GUY-674 a province, C:12 a city
// by its place in Map.Cities.
func nameKey(kind byte, id string) string { return string(kind) + ":" + id }

// DecodeNames reads names. An error wraps ErrFormat.
func DecodeNames(b []byte) (*Names, error) {
	raw, err := unpack(b, namesMagic)
	if err != nil {
		return nil, fmt.Errorf("names: %w", err)
	}
	n := &Names{}
	if err := json.Unmarshal(raw.b, &n.of); err != nil {
		return nil, fmt.Errorf("names: %w: %w", ErrFormat, err)
	}
	for code := range n.of {
		n.languages = append(n.languages, code)
	}
	slices.Sort(n.languages)
	return n, nil
}
