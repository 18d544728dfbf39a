package ingest

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"sandtable/data"
	"sandtable/data/pack"
)

// Options say how a file is read. The zero value reads without reporting progress.
type Options struct {
	// Name stands for the file in problems and citations; Load fills in the
	// file's own name.
	Name string
	// Comma divides cells; 0 finds it out from the header.
	Comma byte
	// Progress is called with the number of rows read so far, every few thousand
	// rows and at the end, on the goroutine that calls Load or ReadTable.
	Progress func(rows int)

	size  int64 // of the file, 0: not known
	block int   // bytes that are parsed in one go, 0: the usual number
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
	ds, problems, err := ReadTable(ctx, f, o)
	if err != nil {
		return nil, nil, fmt.Errorf("open %q: %w", path, err)
	}
	return &pack.Package{Dataset: ds}, problems, nil
}
