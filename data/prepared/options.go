package prepared

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"strings"

	"sandtable/data"
	"sandtable/data/file"
	"sandtable/data/index"
)

// Suffix ends the name of a prepared file, after the whole name of its source.
const Suffix = ".sandtable.arrow"

// MinRows is the number of events below which reading the source is as quick.
const MinRows = 50_000

// maxProblems bounds what a file keeps; a table with more is still being made.
const maxProblems = 50_000

// Options say whether and how prepared files are used. The zero value uses them.
type Options struct {
	Off bool
	// Read names everything that decides how a source is read: a file that was
	// prepared from another reading is not used.
	Read string
	// Say tells why a table was not prepared; nil says nothing.
	Say func(note string)
}

// Is reports whether path is that of a prepared file.
func Is(path string) bool { return strings.HasSuffix(path, Suffix) }

// Load gives the dataset of the source at path: that of the prepared file beside
// it where that fits, else what read reads, which is then prepared. Whatever keeps
// a file from being used or made is no error.
func (o Options) Load(ctx context.Context, path string, read Reading) (*data.Dataset, []data.Problem, error) {
	if o.Off {
		return read()
	}
	before, err := sourceOf(path, o.Read)
	if err != nil {
		return nil, nil, err
	}
	kept, err := o.open(ctx, path, before)
	switch {
	case err == nil:
		return kept.Dataset, kept.Problems, nil
	case ctx.Err() != nil:
		return nil, nil, ctx.Err()
	case !errors.Is(err, errStale) && !errors.Is(err, fs.ErrNotExist):
		o.say("%s is made anew: %v", filepath.Base(path)+Suffix, err)
	}
	ds, problems, err := read()
	if err == nil {
		o.prepare(path, before, &File{Dataset: ds, Problems: problems})
	}
	return ds, problems, err
}

// Reading reads a source.
type Reading func() (*data.Dataset, []data.Problem, error)

func (o Options) say(format string, values ...any) {
	if o.Say != nil {
		o.Say(fmt.Sprintf(format, values...))
	}
}

// open opens the file beside the source where it is of that source.
func (o Options) open(ctx context.Context, path string, s Source) (*File, error) {
	m, err := openMapped(path + Suffix)
	if err != nil {
		return nil, err
	}
	f, err := m.head()
	if err == nil {
		err = f.Source.fits(s, path)
	}
	if err == nil {
		err = m.columns(ctx, f)
	}
	return m.done(f, err)
}

// prepare writes the file beside the source, where that is of use.
func (o Options) prepare(path string, before Source, f *File) {
	after, err := sourceOf(path, o.Read)
	before.SHA256 = f.Dataset.Package.SHA256
	after.SHA256, after.Settled = before.SHA256, before.Settled
	if f.Events.N < MinRows || len(f.Problems) > maxProblems || err != nil || before != after || before.SHA256 == "" {
		return
	}
	f.Source = before
	f.sort()
	switch err := f.Write(path + Suffix); {
	case errors.Is(err, ErrUnfit):
	case err != nil:
		o.say("not prepared, so that it is read again the next time: %v", err)
	}
}

// sort keeps the orders with the dataset, which nobody else has seen yet.
func (f *File) sort() {
	if f.Events.Orders == nil {
		rows := index.NewOrders(f.Known(data.AsKnown{})).Rows()
		f.Events.Orders = &rows
	}
}

// Write makes the prepared file at path, whole or not at all. The dataset has to
// have its orders.
func (f *File) Write(path string) error { return file.ReplaceSoon(path, f.encode) }

// Open opens a prepared file without its source.
func Open(ctx context.Context, path string) (*File, error) {
	m, err := openMapped(path)
	if err != nil {
		return nil, err
	}
	f, err := m.head()
	if err == nil {
		err = m.columns(ctx, f)
	}
	if f, err = m.done(f, err); err != nil {
		return nil, fmt.Errorf("open %q: %w", path, err)
	}
	return f, nil
}
