package store

import (
	"fmt"
	"strings"
)

// Layers is the set of map layers that are drawn.
type Layers uint32

// The layers, in drawing order.
const (
	Rivers Layers = 1 << iota
	Graticule
	Claims // disputed borders and hatched territories
	StateFill
	Cities
	Labels
	Areas
	Tracks
	Marks
	Trays
	Assessments // events that are assessments; the only layer that filters, as a facet does
	Legend
	Arcs
	Provinces
	Airfields
	Locator   // the little globe that shows where the map lies
	Reference // the layers of the session's own files
	layersEnd
)

// DefaultLayers are those of a new view.
const DefaultLayers = (layersEnd - 1) &^ (Arcs | Provinces | Airfields | Reference)

var layerNames = [...]string{
	"rivers", "graticule", "claims", "states", "cities", "labels", "areas",
	"tracks", "marks", "trays", "assessments", "legend", "arcs", "provinces", "airfields", "locator", "reference",
}

// Has reports whether all layers of m are on.
func (l Layers) Has(m Layers) bool { return l&m == m }

// String lists the names of the layers that are on, comma-separated; "none" for
// the empty set.
func (l Layers) String() string {
	var on []string
	for i, n := range layerNames {
		if l&(1<<i) != 0 {
			on = append(on, n)
		}
	}
	if len(on) == 0 {
		return "none"
	}
	return strings.Join(on, ",")
}

// ParseLayers reads a list as String writes it. A list whose names all begin
// with + or - changes the default set.
func ParseLayers(s string) (Layers, error) {
	l := Layers(0)
	if strings.HasPrefix(s, "+") || strings.HasPrefix(s, "-") {
		l = DefaultLayers
	}
	if s == "none" || s == "" {
		return 0, nil
	}
	for _, word := range strings.Split(s, ",") {
		name := strings.TrimSpace(strings.TrimLeft(word, "+-"))
		bit, err := layerBit(name)
		if err != nil {
			return 0, err
		}
		if strings.HasPrefix(word, "-") {
			l &^= bit
		} else {
			l |= bit
		}
	}
	return l, nil
}

func layerBit(name string) (Layers, error) {
	for i, n := range layerNames {
		if n == name {
			return 1 << i, nil
		}
	}
	return 0, fmt.Errorf("unknown layer %q (layers: %s)", name, strings.Join(layerNames[:], ", "))
}

// LayerNames lists the names of all layers in the order of their bits.
func LayerNames() []string { return append([]string(nil), layerNames[:]...) }
