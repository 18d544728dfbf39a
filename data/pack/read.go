package pack

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"sandtable/data"
)

// Package is a dataset together with the bytes that it was read from. It is
// immutable and safe for concurrent reads.
type Package struct {
	*data.Dataset
	fsys     fs.FS // attached files are copied from here; nil when there are none
	files    []entry
	attached []string          // names of files in fsys
	tables   map[string]*table // by the name that the format gives them
	rowOf    map[string][]int32
}

// entry is one file of the dataset, in the order of their names.
type entry struct {
	name string
	raw  []byte
}

// ErrNoDataset is returned where there are no events to read.
var ErrNoDataset = errors.New("no dataset: there is no events.csv")

// reader holds what is needed while a dataset is read.
type reader struct {
	*log
	fsys   fs.FS
	load   func(path string) ([]byte, error)
	pack   *Package
	tables data.Tables
	events eventColumns
	paths  map[string]string

	kind, relationKind, source, place, actor, event, relation, claim ids
	unit                                                             map[string]string
}

// Read reads the dataset in fsys; name stands for it in errors. Every problem is
// reported, in the order of files and lines. The error is set only where there is
// nothing to read; it wraps ErrNoDataset where events.csv is missing.
func Read(fsys fs.FS, name string) (*Package, []data.Problem, error) {
	p, problems, err := readWith(fsys, func(path string) ([]byte, error) { return fs.ReadFile(fsys, path) })
	if err != nil {
		return nil, nil, fmt.Errorf("read %q: %w", name, err)
	}
	return p, problems, nil
}

// New makes a Package of a dataset that a program built, or of a plain table: its
// tables are those that Encode gives.
func New(ds *data.Dataset) (*Package, error) { return readFiles(nil, Encode(ds.Tables)) }

// readFiles reads tables in memory; files that go along are in fsys, which may be nil.
func readFiles(fsys fs.FS, content map[string][]byte) (*Package, error) {
	p, _, err := readWith(fsys, func(path string) ([]byte, error) {
		if raw, ok := content[path]; ok {
			return raw, nil
		}
		return nil, fs.ErrNotExist
	})
	return p, err
}

func readWith(fsys fs.FS, load func(path string) ([]byte, error)) (*Package, []data.Problem, error) {
	rd := &reader{
		log: &log{}, fsys: fsys, load: load,
		pack: &Package{fsys: fsys, tables: map[string]*table{}, rowOf: map[string][]int32{}},
		kind: ids{}, relationKind: ids{}, source: ids{}, place: ids{}, actor: ids{}, event: ids{}, relation: ids{}, claim: ids{},
		unit: map[string]string{},
	}
	rd.describe()
	rd.builtIn()
	for _, s := range schemas() {
		if err := rd.table(s); err != nil {
			return nil, nil, err
		}
	}
	rd.finish()
	return rd.pack, sorted(rd.problems), nil
}

// table reads one table; an absent one is empty, except that of the events.
func (rd *reader) table(s schema) error {
	path := rd.paths[s.file]
	raw, err := rd.load(path)
	switch {
	case errors.Is(err, fs.ErrNotExist) && s.file == eventFile:
		return ErrNoDataset
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return err
	}
	rd.ahead(s.file, raw)
	t := scan(path, raw, rd.log, rd.row(s.file))
	rd.columns(t, s)
	rd.pack.tables[s.file] = t
	rd.pack.files = append(rd.pack.files, entry{path, raw})
	return nil
}

// ahead finds the ids of the tables whose rows refer to each other.
func (rd *reader) ahead(file string, raw []byte) {
	index := map[string]ids{"sources.csv": rd.source, "actors.csv": rd.actor}[file]
	if index == nil {
		return
	}
	scan(file, raw, nil, func(w *row) {
		if _, ok := index[w.text("id")]; !ok && w.text("id") != "" {
			index[w.text("id")] = w.n
		}
	})
}

// row is the function that reads a row of the given table.
func (rd *reader) row(file string) func(*row) {
	return map[string]func(*row){
		"kinds.csv": rd.readKind, "relation_kinds.csv": rd.readRelationKind,
		"sources.csv": rd.readSource, "places.csv": rd.readPlace, "actors.csv": rd.readActor,
		"events.csv": rd.readEvent, "event_places.csv": rd.readEventPlace, "event_actors.csv": rd.readEventActor,
		"relations.csv": rd.readRelation, "claims.csv": rd.readClaim, "figures.csv": rd.readFigure, "links.csv": rd.readLink,
	}[file]
}

// columns reports what the header lacks and what it has besides.
func (rd *reader) columns(t *table, s schema) {
	if t.names == nil {
		return
	}
	for _, c := range s.columns[:s.needed] {
		if _, ok := t.index[c]; !ok {
			rd.add(data.Problem{
				Code: "missing-column", Level: data.Error, File: t.file, Line: 1, Column: 1, Field: c,
				Reason: "the header needs this column",
			})
		}
	}
	for i, c := range t.names {
		if !slices.Contains(s.columns, c) && t.index[c] == i { // a second one is a duplicate-column
			line, column := t.headerAt(i)
			rd.add(data.Problem{
				Code: "unknown-column", Level: data.Note, File: t.file, Line: line, Column: column, Field: c, Value: c,
				Reason: "the format has no such column; it is kept but not read",
			})
		}
	}
}

// headerAt is the position of a header cell.
func (t *table) headerAt(i int) (line, column int) {
	r := csvReader(t.raw[:t.head])
	if _, err := r.Read(); err != nil {
		return 1, 1
	}
	return r.FieldPos(i)
}

// builtIn starts the kinds with those that every dataset has.
func (rd *reader) builtIn() {
	rd.tables.Kinds, rd.tables.RelationKinds = data.Kinds(), data.RelationKinds()
	for i, k := range rd.tables.Kinds {
		rd.kind[k.ID] = int32(i)
	}
	for i, k := range rd.tables.RelationKinds {
		rd.relationKind[k.ID] = int32(i)
	}
}

// finish joins what was read.
func (rd *reader) finish() {
	rd.events.into(&rd.tables.Events)
	rd.attach()
	slices.SortFunc(rd.pack.files, func(a, b entry) int { return strings.Compare(a.name, b.name) })
	rd.tables.Package.SHA256 = sumOf(rd.pack.files)
	rd.pack.Dataset = data.Build(rd.tables)
}

// sumOf is the SHA-256 of the list that sha256sum prints for the files.
func sumOf(files []entry) string {
	all := sha256.New()
	for _, f := range files {
		one := sha256.Sum256(f.raw)
		fmt.Fprintf(all, "%s  %s\n", hex.EncodeToString(one[:]), f.name)
	}
	return hex.EncodeToString(all.Sum(nil))
}
