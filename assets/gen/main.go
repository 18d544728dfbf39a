// Command gen makes assets/basemap/world.bin and assets/gazetteer/places.bin and copies the fonts. It fetches
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
	source, err := compile(inputs)
	if err != nil {
		return err
	}
	b, err := basemap.Encode(source)
	if err != nil {
		return err
	}
	if err := write(filepath.Join(out, "basemap", "world.bin"), b); err != nil {
		return err
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

// compile reads all inputs and joins them to one map.
func compile(inputs string) (basemap.Source, error) {
	var s basemap.Source
	features, err := readCountries(filepath.Join(inputs, countriesFile))
	if err != nil {
		return s, err
	}
	t := newTopology()
	if s.States, err = compileStates(t, features); err != nil {
		return s, err
	}
	if s.Lakes, err = compileWater(t, inputs); err != nil {
		return s, err
	}
	if s.Disputes, err = compileDisputes(t, filepath.Join(inputs, disputesFile), features); err != nil {
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
