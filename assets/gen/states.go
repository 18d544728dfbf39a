package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/paulmach/orb"

	"sandtable/geo"
	"sandtable/geo/basemap"
)

// compileStates makes the states with their borders, sorted by code.
// The areas of the table lie on them and share their arcs.
func compileStates(t *topology, features []feature, faces []face) ([]basemap.State, []basemap.Area, error) {
	var states []basemap.State
	for _, f := range features {
		if !f.isPart() {
			states = append(states, newState(f, features))
		}
	}
	slices.SortFunc(states, func(a, b basemap.State) int { return strings.Compare(a.Code, b.Code) })
	byCode := make(map[string]int, len(states))
	for i, s := range states {
		if _, twice := byCode[s.Code]; twice {
			return nil, nil, fmt.Errorf("code %q twice", s.Code)
		}
		byCode[s.Code] = i
	}
	rings, err := stateRings(features, states, byCode)
	if err != nil {
		return nil, nil, err
	}
	areas, err := newAreas(faces, states, byCode)
	if err != nil {
		return nil, nil, err
	}
	return states, areas, attachRings(t, states, areas, append(rings, areaRings(faces, areas, byCode)...))
}

func newState(f feature, features []feature) basemap.State {
	p := f.Properties
	return basemap.State{
		Code: f.code, Name: p.Admin, Short: p.Name, Sovereign: sovereignCode(f, features),
		Label:     basemap.Point{X: geo.FixLon(p.LabelX), Y: geo.FixY(p.LabelY)},
		LabelRank: uint8(p.LabelRank), MinZoom: float32(p.MinLabel), Capital: -1, Population: int64(p.Population),
	}
}

// stateRings puts all rings on the grid and makes room for the polygons.
func stateRings(features []feature, states []basemap.State, byCode map[string]int) ([]ownedRing, error) {
	var rings []ownedRing
	for _, f := range features {
		state := byCode[f.code]
		for _, poly := range f.polygons {
			polygon := len(states[state].Polygons)
			states[state].Polygons = append(states[state].Polygons, basemap.Polygon{})
			for i, ring := range poly {
				if err := checkRing(ring); err != nil {
					return nil, fmt.Errorf("%s: %w", f.code, err)
				}
				rings = append(rings, ownedRing{snapRing(ring, i > 0), state, polygon, false})
			}
		}
	}
	return rings, nil
}

// checkRing refuses a ring that crosses the antimeridian: the source is cut
// there, and a ring that is not would be drawn as a band around the world.
func checkRing(ring orb.Ring) error {
	for i := 1; i < len(ring); i++ {
		if d := ring[i][0] - ring[i-1][0]; d > 90 || d < -90 {
			return fmt.Errorf("edge from %v to %v is not cut at the antimeridian", ring[i-1], ring[i])
		}
	}
	return nil
}

// attachRings gives states and areas their rings. Those of areas count their
// polygons through.
func attachRings(t *topology, states []basemap.State, areas []basemap.Area, rings []ownedRing) error {
	refs, err := t.addRings(rings)
	if err != nil {
		return err
	}
	var overlays []*basemap.Polygon
	for i := range areas {
		for j := range areas[i].Polygons {
			overlays = append(overlays, &areas[i].Polygons[j])
		}
	}
	for i, r := range rings {
		var p *basemap.Polygon
		if r.overlay {
			p = overlays[r.polygon]
		} else {
			p = &states[r.state].Polygons[r.polygon]
		}
		p.Rings = append(p.Rings, refs[i])
	}
	for i := range states {
		dissolve(t, &states[i])
	}
	return nil
}

// dissolve drops land that fills a hole of the same state, with the hole.
func dissolve(t *topology, s *basemap.State) {
	inner := func(ring []basemap.Ref) bool {
		a := t.arcs[ring[0].Arc()]
		return len(ring) == 1 && a.Left == a.Right
	}
	for i := range s.Polygons {
		s.Polygons[i].Rings = slices.DeleteFunc(s.Polygons[i].Rings, inner)
	}
	s.Polygons = slices.DeleteFunc(s.Polygons, func(p basemap.Polygon) bool { return len(p.Rings) == 0 })
}
