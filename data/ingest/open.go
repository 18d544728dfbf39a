package ingest

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"sandtable/data"
	"sandtable/data/pack"
	"sandtable/data/prepared"
)

// Options say how a file is read. The zero value reads without reporting progress.
type Options struct {
	// Name stands for the file in problems and citations; Load fills in the
	// file's own name.
	Name string
	// Comma divides cells; 0 finds it out from the header.
	Comma byte
	// Progress is called every few megabytes of a plain table and at its end, on
	// the goroutine that calls Load or ReadTable.
	Progress func(Progress)
	// Unprepared neither uses nor makes a prepared file beside the table.
	Unprepared bool
	// Say is told why a table could not be prepared; nil is not told.
	Say func(note string)

	size  int64 // of the file, 0: not known
	block int   // bytes that are parsed in one go, 0: the usual number
}

// Progress says how far the reading of a plain table is.
type Progress struct {
	Rows  int     // whole rows read so far
	Share float64 // of the file, up to 1; 0 where its length is not known
	// Partial is the dataset of those rows. It costs next to nothing, because it
	// shares the memory of the table that is being read, and is not changed by what
	// is read later. It is to be called during the call of Progress only. Ids that
	// are there twice are not looked for until all is read, and there is no checksum.
	Partial func() *data.Dataset
}

// IsTable reports whether Load takes the existing file at path for a plain table.
func IsTable(path string) bool {
	info, err := os.Stat(path)
	return err == nil && !info.IsDir() && !isPack(path)
}

// isPack reports whether a file belongs to a dataset.
func isPack(path string) bool {
	return strings.EqualFold(filepath.Ext(path), ".zip") || filepath.Base(path) == "datapackage.json"
}

// Load reads the dataset or plain table at path. The Package holds a dataset's
// own bytes; that of a plain table has none. The error is set only where nothing
// could be read, or is that of ctx.
func Load(ctx context.Context, path string, o Options) (*pack.Package, []data.Problem, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, nil, fmt.Errorf("open: %w", err)
	}
	if info.IsDir() || strings.EqualFold(filepath.Ext(path), ".zip") {
		return pack.Open(path)
	}
	if filepath.Base(path) == "datapackage.json" {
		return pack.Open(filepath.Dir(path))
	}
	if prepared.Is(path) {
		return loadPrepared(ctx, path)
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, nil, fmt.Errorf("open: %w", err)
	}
	defer f.Close()
	o.size = info.Size()
	if o.Name == "" {
		o.Name = filepath.Base(path)
	}
	if ext := strings.ToLower(filepath.Ext(path)); o.Comma == 0 && (ext == ".tsv" || ext == ".tab") {
		o.Comma = '\t'
	}
	ds, problems, err := o.kept().Load(ctx, path, func() (*data.Dataset, []data.Problem, error) { return ReadTable(ctx, f, o) })
	if err != nil {
		return nil, nil, fmt.Errorf("open %q: %w", path, err)
	}
	return &pack.Package{Dataset: ds}, problems, nil
}

// reading is the number of the rules by which tables are read: it goes up where
// the same file gives another dataset, so that none is prepared by older rules.
const reading = 1

// kept says how prepared files are used.
func (o Options) kept() prepared.Options {
	return prepared.Options{Off: o.Unprepared, Read: fmt.Sprintf("table %d, name %q, comma %d", reading, o.Name, o.Comma), Say: o.Say}
}

// loadPrepared opens a prepared file without its source.
func loadPrepared(ctx context.Context, path string) (*pack.Package, []data.Problem, error) {
	f, err := prepared.Open(ctx, path)
	if err != nil {
		return nil, nil, err
	}
	return &pack.Package{Dataset: f.Dataset}, f.Problems, nil
}
