package main

import (
	"encoding/json"
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/paulmach/orb"

	"sandtable/geo"
	"sandtable/geo/basemap"
)

// province is a first-order division of Natural Earth. Field names are those of
// its table.
type province struct {
	Properties struct {
		ID       string  `json:"adm1_code"`
		State    string  `json:"adm0_a3"`
		ISO      string  `json:"iso_3166_2"`
		Name     string  `json:"name"`
		English  string  `json:"name_en"`
		GeoNames string  `json:"gn_name"`
		Lon      float64 `json:"longitude"`
		Lat      float64 `json:"latitude"`
		MinZoom  float64 `json:"min_zoom"`
		Rank     float64 `json:"scalerank"`
	} `json:"properties"`
	Geometry struct {
		Type        string          `json:"type"`
		Coordinates json.RawMessage `json:"coordinates"`
	} `json:"geometry"`
	polygons orb.MultiPolygon
}

// readProvinces reads the divisions; the file has the states again after them.
func readProvinces(path string) ([]province, error) {
	rows, err := readRows(path)
	if err != nil {
		return nil, err
	}
	var out []province
	for _, row := range rows {
		var p province
		if err := json.Unmarshal(row, &p); err != nil {
			return nil, fmt.Errorf("read %q: %w", path, err)
		}
		if p.Properties.ID == "" {
			continue
		}
		if p.polygons, err = polygonsOf(p.Geometry.Type, p.Geometry.Coordinates); err != nil {
			return nil, fmt.Errorf("%s: %w", p.Properties.ID, err)
		}
		out = append(out, p)
	}
	return rightGuyana(out), nil
}

// rightGuyana puts the names of Guyana's regions right: in the source, names and
// ISO codes of eight of the ten stand on other regions, those of GeoNames do not.
func rightGuyana(all []province) []province {
	iso := map[string]string{}
	for _, p := range all {
		if p.Properties.State == "GUY" {
			iso[p.Properties.Name] = p.Properties.ISO
		}
	}
	for i := range all {
		if p := &all[i].Properties; p.State == "GUY" {
			p.English = strings.TrimSuffix(p.GeoNames, " Region")
			p.ISO = iso[p.English]
		}
	}
	return all
}

// provinceWords are what a province's name can do without on a map.
var provinceWords = []string{
	" Province", " Oblast", " Region", " Governorate", " District", " Department", " County", " Prefecture", " Krai",
	" Municipality", " State", " state", " Voivodeship", " Canton", " Parish", " Division",
}

// provinceName is the English name, short.
func provinceName(p province) string {
	name := p.Properties.English
	if name == "" || p.Properties.ID == "RUS-283" {
		name = p.Properties.Name
	}
	for _, w := range provinceWords {
		name = strings.TrimSuffix(name, w)
	}
	return name
}

// coarsest is the level of detail to which coasts and borders of states are kept
// with the provinces: the base map has them in full, here they only tell what
// lies where.
const coarsest = 6

// compileProvinces makes a map whose states are the provinces.
func compileProvinces(all []province, features []feature) (basemap.Source, error) {
	var s basemap.Source
	t := newTopology()
	var rings []ownedRing
	for _, p := range all {
		state := codeOf(p.Properties.State, features)
		if !known(state, features) {
			return s, fmt.Errorf("province %q of unknown state %q", p.Properties.ID, p.Properties.State)
		}
		s.States = append(s.States, newProvince(p, state))
		for j, poly := range p.polygons {
			for k, ring := range poly {
				if err := checkRing(ring); err != nil {
					return s, fmt.Errorf("%s: %w", p.Properties.ID, err)
				}
				rings = append(rings, ownedRing{snapRing(ring, k > 0), len(s.States) - 1, j, false})
			}
		}
	}
	t.lenient = true
	if err := attachRings(t, s.States, nil, rings); err != nil {
		return s, err
	}
	s.Arcs = t.finish()
	for i := range s.Arcs {
		thin(&s.Arcs[i], s.States)
	}
	return s, nil
}

func newProvince(p province, state string) basemap.State {
	iso := p.Properties.ISO
	if len(iso) < 4 || len(iso) > 6 || iso[2] != '-' || strings.HasSuffix(iso, "~") {
		iso = ""
	}
	return basemap.State{
		Code: p.Properties.ID, Name: provinceName(p), Short: iso, Sovereign: state,
		Label:     basemap.Point{X: geo.FixLon(p.Properties.Lon), Y: geo.FixY(p.Properties.Lat)},
		LabelRank: uint8(p.Properties.Rank), MinZoom: float32(math.Min(p.Properties.MinZoom, 20)), Capital: -1,
		Polygons: make([]basemap.Polygon, len(p.polygons)),
	}
}

// thin makes borders inside a state inner arcs, and coarsens the others.
func thin(a *basemap.SourceArc, provinces []basemap.State) {
	if a.Kind == basemap.Border && provinces[a.Left].Sovereign == provinces[a.Right].Sovereign {
		a.Kind = basemap.Inner
		a.Rank = uint8(math.Round(float64(min(provinces[a.Left].MinZoom, provinces[a.Right].MinZoom))))
		return
	}
	points, levels := a.Points, a.Levels
	a.Points, a.Levels = nil, nil
	for i, l := range levels {
		if l <= coarsest {
			a.Points, a.Levels = append(a.Points, points[i]), append(a.Levels, l)
		}
	}
	a.Levels = slices.Clip(a.Levels)
}
