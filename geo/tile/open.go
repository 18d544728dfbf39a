package tile

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
)

// Extensions are the endings of the files that can be opened.
func Extensions() []string { return []string{".mbtiles", ".pmtiles"} }

// Open opens a file of raster tiles: MBTiles, or PMTiles of version 3, whichever
// its first bytes say. The file is only read. The error names it.
func Open(path string) (*Set, error) {
	s, err := open(path)
	if err != nil {
		return nil, fmt.Errorf("open tiles %q: %w", filepath.Base(path), err)
	}
	return s, nil
}

func open(path string) (*Set, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	head := make([]byte, 16)
	f.ReadAt(head, 0) // a shorter file is none of the two
	info, source, err := Info{}, source(nil), error(nil)
	switch {
	case string(head[:7]) == "PMTiles":
		info, source, err = openPM(f, f)
	case string(head) == "SQLite format 3\x00":
		f.Close()
		info, source, err = openMB(path)
	default:
		err = errors.New("neither MBTiles nor PMTiles")
	}
	info.Name = filepath.Base(path)
	if err != nil {
		f.Close()
		return nil, err
	}
	s, err := newSet(info, source)
	if err != nil {
		source.close()
	}
	return s, err
}
