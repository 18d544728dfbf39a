package main

import (
	"compress/gzip"
	"encoding/json"
	"errors"
	"fmt"
	"os"

	"github.com/paulmach/orb"
)

// feature is a country or territory of Natural Earth. Field names are those of
// its table.
type feature struct {
	Properties struct {
		Code       string  `json:"ADM0_A3"`
		ISO3       string  `json:"ISO_A3_EH"`
		ISO2       string  `json:"ISO_A2_EH"`
		Admin      string  `json:"ADMIN"`
		Name       string  `json:"NAME"`
		Sovereign  string  `json:"SOVEREIGNT"`
		Type       string  `json:"TYPE"`
		LabelX     float64 `json:"LABEL_X"`
		LabelY     float64 `json:"LABEL_Y"`
		LabelRank  float64 `json:"LABELRANK"`
		MinLabel   float64 `json:"MIN_LABEL"`
		Population float64 `json:"POP_EST"`
	} `json:"properties"`
	Geometry struct {
		Type        string          `json:"type"`
		Coordinates json.RawMessage `json:"coordinates"`
	} `json:"geometry"`
	polygons orb.MultiPolygon
	code     string         // ours
	columns  map[string]any // all of its row
}

// isoCode gives the code for features whose ISO columns are empty or shared, and
// names those that are part of another state. Codes from X are ISO's range for
// private use.
var isoCode = map[string]string{
	"KOS": "XKX", "SOL": "XSO", "CYN": "XNC", "CNM": "XCB", "ESB": "XDH", "WSB": "XAK",
	"USG": "XGB", "KAS": "XSG", "SPI": "XPI", "BRT": "XBT", "PGA": "XSP", "BJN": "XBN",
	"SER": "XSB", "SCR": "XSS",
	"KAB": "KAZ", "BRI": "BRA", "CLP": "FRA", "IOA": "AUS", "CSI": "AUS", "ATC": "AUS",
}

// plainName replaces formal or foreign spellings of the ADMIN column.
var plainName = map[string]string{
	"United Republic of Tanzania": "Tanzania", "Republic of Serbia": "Serbia", "The Bahamas": "Bahamas",
	"United States of America": "United States", "eSwatini": "Eswatini", "East Timor": "Timor-Leste",
	"Hong Kong S.A.R.": "Hong Kong", "Macao S.A.R": "Macao", "Aland": "Åland",
	"Bajo Nuevo Bank (Petrel Is.)": "Bajo Nuevo Bank", "Cyprus No Mans Area": "Cyprus buffer zone",
	"US Naval Base Guantanamo Bay": "Guantanamo Bay naval base", "Saint Barthelemy": "Saint Barthélemy",
	"Federated States of Micronesia": "Micronesia",
}

func readCountries(path string) ([]feature, error) {
	rows, err := readRows(path)
	if err != nil {
		return nil, err
	}
	features := make([]feature, len(rows))
	for i, row := range rows {
		var all struct{ Properties map[string]any }
		if err := errors.Join(json.Unmarshal(row, &features[i]), json.Unmarshal(row, &all)); err != nil {
			return nil, fmt.Errorf("read %q: %w", path, err)
		}
		features[i].columns = all.Properties
		if err := features[i].resolve(); err != nil {
			return nil, err
		}
	}
	return features, nil
}

// readRows returns the features of a compressed GeoJSON file as they stand there.
func readRows(path string) ([]json.RawMessage, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return nil, fmt.Errorf("read %q: %w", path, err)
	}
	var all struct{ Features []json.RawMessage }
	if err := json.NewDecoder(z).Decode(&all); err != nil {
		return nil, fmt.Errorf("read %q: %w", path, err)
	}
	return all.Features, nil
}

// resolve sets the code and the polygons.
func (f *feature) resolve() error {
	p := &f.Properties
	f.code = p.ISO3
	if own, ok := isoCode[p.Code]; ok {
		f.code = own
	}
	if len(f.code) != 3 {
		return fmt.Errorf("%s (%s) has no code", p.Code, p.Admin)
	}
	if plain, ok := plainName[p.Admin]; ok {
		p.Admin = plain
	}
	var err error
	f.polygons, err = polygonsOf(f.Geometry.Type, f.Geometry.Coordinates)
	return err
}

// polygonsOf reads the coordinates of a GeoJSON geometry.
func polygonsOf(kind string, coordinates json.RawMessage) (out orb.MultiPolygon, err error) {
	if kind == "Polygon" {
		out = make(orb.MultiPolygon, 1)
		return out, json.Unmarshal(coordinates, &out[0])
	}
	return out, json.Unmarshal(coordinates, &out)
}

// isPart reports whether the feature only adds land to the state of its code.
func (f *feature) isPart() bool {
	switch f.Properties.Code {
	case "KAB", "BRI", "CLP", "IOA", "CSI", "ATC":
		return true
	}
	return false
}

// sovereignCode returns the code of the state that a dependency belongs to.
// Disputed and indeterminate land stands for itself.
func sovereignCode(f feature, features []feature) string {
	switch f.Properties.Type {
	case "Country", "Dependency", "Lease":
		for _, g := range features {
			if g.Properties.Sovereign == f.Properties.Sovereign && g.isSovereign() {
				return g.code
			}
		}
	}
	return f.code
}

func (f *feature) isSovereign() bool {
	p := &f.Properties
	if plain, ok := plainName[p.Sovereign]; ok {
		return p.Admin == plain
	}
	return p.Admin == p.Sovereign
}
