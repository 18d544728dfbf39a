// Command gen makes the files of assets/basemap, and assets/gazetteer/places.bin, and copies the fonts. It fetches
// its inputs by name and version with the ordinary clients (go, npm, apt-get),
// refuses any whose checksum differs, and always writes the same bytes. Run it
// from the project's root:
//
//	go run ./assets/gen                 fetches the inputs into a temporary folder
//	go run ./assets/gen -inputs DIR     keeps them in DIR and uses what is there
//
// Besides those clients it needs dpkg and sqlite3.
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"

	"sandtable/geo/basemap"
	"sandtable/geo/gazetteer"
)

func main() {
	inputs := flag.String("inputs", "", "folder that keeps the fetched inputs; a temporary one by default")
	out := flag.String("out", "assets", "the assets folder")
	flag.Parse()
	if err := run(*inputs, *out); err != nil {
		fmt.Fprintln(os.Stderr, "gen:", err)
		os.Exit(1)
	}
}

func run(inputs, out string) error {
	if inputs == "" {
		dir, err := os.MkdirTemp("", "basemap")
		if err != nil {
			return err
		}
		defer os.RemoveAll(dir)
		inputs = dir
	}
	if err := fetchAll(inputs); err != nil {
		return err
	}
	files, err := compile(inputs)
	if err != nil {
		return err
	}
	for _, f := range files {
		if err := write(filepath.Join(out, "basemap", f.name), f.bytes); err != nil {
			return err
		}
	}
	if err := writeGazetteer(inputs, out); err != nil {
		return err
	}
	return copyFonts(inputs, filepath.Join(out, "fonts"))
}

func writeGazetteer(inputs, out string) error {
	features, err := readCountries(filepath.Join(inputs, countriesFile))
	if err != nil {
		return err
	}
	places, err := compileGazetteer(filepath.Join(inputs, citiesFile), stateCodes(features))
	if err != nil {
		return err
	}
	b, err := gazetteer.Encode(places)
	if err != nil {
		return err
	}
	return write(filepath.Join(out, "gazetteer", "places.bin"), b)
}

// output is a file that is made.
type output struct {
	name  string
	bytes []byte
}

// compile reads all inputs and makes the files.
func compile(inputs string) ([]output, error) {
	features, err := readCountries(filepath.Join(inputs, countriesFile))
	if err != nil {
		return nil, err
	}
	provinces, err := readProvinces(filepath.Join(inputs, provincesFile))
	if err != nil {
		return nil, err
	}
	world, err := compileWorld(inputs, features, provinces)
	if err != nil {
		return nil, err
	}
	divisions, err := compileProvinces(provinces, features)
	if err != nil {
		return nil, err
	}
	names, err := compileNames(features, world.States, world.Cities, inputs)
	if err != nil {
		return nil, err
	}
	airfields, err := compileAirfields(filepath.Join(inputs, airfieldsFile))
	if err != nil {
		return nil, err
	}
	var out []output
	for _, f := range []struct {
		name   string
		encode func() ([]byte, error)
	}{
		{"world.bin", func() ([]byte, error) { return basemap.Encode(world) }},
		{"provinces.bin", func() ([]byte, error) { return basemap.Encode(divisions) }},
		{"airfields.bin", func() ([]byte, error) { return basemap.EncodeAirfields(airfields) }},
		{"names.bin", func() ([]byte, error) { return basemap.EncodeNames(names) }},
	} {
		b, err := f.encode()
		if err != nil {
			return nil, err
		}
		out = append(out, output{f.name, b})
	}
	return out, nil
}

// compileWorld joins states, areas, water, disputed lines, cities and seas to one
// map.
func compileWorld(inputs string, features []feature, provinces []province) (basemap.Source, error) {
	var s basemap.Source
	disputes := filepath.Join(inputs, disputesFile)
	faces, err := readFaces(features, provinces, disputes)
	if err != nil {
		return s, err
	}
	t := newTopology()
	if s.States, s.Areas, err = compileStates(t, features, faces); err != nil {
		return s, err
	}
	if s.Lakes, err = compileWater(t, inputs); err != nil {
		return s, err
	}
	if s.Disputes, err = compileDisputes(t, disputes, features); err != nil {
		return s, err
	}
	if s.Cities, err = compileCities(filepath.Join(inputs, citiesFile), features); err != nil {
		return s, err
	}
	s.Seas = seas()
	linkCapitals(s.States, s.Cities)
	s.Arcs = t.finish()
	return s, nil
}

func write(path string, b []byte) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	return os.WriteFile(path, b, 0o644)
}
