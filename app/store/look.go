package store

import (
	"fmt"
	"slices"
	"strings"

	"sandtable/geo/basemap"
)

// Colour says what the colour of an event means on the map.
type Colour uint8

// By the family of its kind, by its first actor, or the same for all.
const (
	ByKind Colour = iota
	ByActor
	OneColour
)

var colourNames = [...]string{"kind", "actor", "none"}

// String is the word that options and view.json use.
func (c Colour) String() string { return colourNames[c] }

// Next is the meaning that follows, the first after the last.
func (c Colour) Next() Colour { return (c + 1) % Colour(len(colourNames)) }

// ParseColour reads a word as String writes it.
func ParseColour(s string) (Colour, error) {
	i := slices.Index(colourNames[:], s)
	if i < 0 {
		return ByKind, fmt.Errorf("unknown colour %q (known: %s)", s, strings.Join(colourNames[:], ", "))
	}
	return Colour(i), nil
}

// Density says how many names the map carries: 0 is the usual number, -2 the
// fewest, 2 the most.
type Density int8

// The ends of Density.
const (
	FewestNames Density = -2
	MostNames   Density = 2
)

// NewDensity checks a density.
func NewDensity(n int) (Density, error) {
	if n < int(FewestNames) || n > int(MostNames) {
		return 0, fmt.Errorf("density %d is outside %d..%d", n, FewestNames, MostNames)
	}
	return Density(n), nil
}

// Controlled is the worldview that shows borders as they are controlled, claims
// dashed; it is that of an empty View.Worldview.
const Controlled = basemap.Controlled

// ParseLanguage checks an ISO 639-1 code; "" and "en" are English, which is "".
func ParseLanguage(code string) (string, error) {
	if code == "" || code == "en" {
		return "", nil
	}
	small := func(r rune) bool { return r < 'a' || r > 'z' }
	if len(code) < 2 || len(code) > 3 || strings.IndexFunc(code, small) >= 0 {
		return "", fmt.Errorf("language %q is not a code such as ru", code)
	}
	return code, nil
}

// SetColour sets what the colour of an event means.
func (s *Store) SetColour(c Colour) {
	v := s.view
	v.Colour = c
	s.set("", v)
}

// SetProjection shows the map in another projection: the same place at the same
// scale, as far as a frame of w x h units can.
func (s *Store) SetProjection(name string, w, h float64) {
	v := s.view
	v.Camera = v.Camera.In(name).Clamp(w, h)
	s.set("", v)
}

// SetDensity sets how many names the map carries.
func (s *Store) SetDensity(d Density) {
	v := s.view
	v.Density = d
	s.set("", v)
}

// SetWorldview sets whose borders are shown.
func (s *Store) SetWorldview(w string) {
	v := s.view
	v.Worldview = w
	s.set("", v)
}

// FanOut selects an event of a group and fans the group out; "" folds what is
// fanned out and leaves the selection.
func (s *Store) FanOut(event, group string) {
	v := s.view
	if v.Fan = group; group != "" {
		v.Selected, v.Here, v.Source, v.Relation = event, group, "", ""
	}
	s.look(v)
}

// SetLanguage sets the language of the names on the map; "" is English.
func (s *Store) SetLanguage(code string) {
	v := s.view
	v.Language = code
	s.set("", v)
}
