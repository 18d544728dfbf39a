package prepared

import (
	"context"
	"errors"
	"fmt"
	"os"
	"runtime"

	"sandtable/data"

	"github.com/apache/arrow-go/v18/arrow"
	"github.com/apache/arrow-go/v18/arrow/ipc"
)

// mapped is a file that is being opened.
type mapped struct {
	file *os.File
	all  []byte
	rows arrow.RecordBatch
}

// openMapped opens a file; done has to be called.
func openMapped(path string) (*mapped, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	info, err := f.Stat()
	if err == nil && (!info.Mode().IsRegular() || info.Size() == 0) {
		err = fmt.Errorf("%w: it is empty or not a file", ErrForeign)
	}
	m := &mapped{file: f}
	if err == nil {
		m.all, err = mapFile(f, info.Size())
	}
	if err != nil {
		return nil, errors.Join(err, f.Close())
	}
	return m, nil
}

// done ends the opening: without an error the memory now belongs to the dataset.
func (m *mapped) done(f *File, err error) (*File, error) {
	err = errors.Join(err, m.file.Close())
	if err != nil {
		return nil, errors.Join(err, unmap(m.all))
	}
	runtime.AddCleanup(f.Dataset, forget, m.all)
	return f, nil
}

// head reads all but the columns.
func (m *mapped) head() (f *File, err error) {
	if err := checkSeal(m.all); err != nil {
		return nil, err
	}
	defer func() {
		if r := recover(); r != nil { // the library takes what it reads for granted
			f, err = nil, fmt.Errorf("%w: %v", ErrDamaged, r)
		}
	}()
	r, err := ipc.NewMappedFileReader(m.all, ipc.WithEnsureNativeEndian(false))
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	if !r.Schema().IsNativeEndian() || r.NumRecords() != 1 {
		return nil, fmt.Errorf("%w: it is of a machine with another order of bytes, or in pieces", ErrForeign)
	}
	if m.rows, err = r.RecordBatchAt(0); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	f = &File{}
	return f, f.read(r.Schema().Metadata())
}

// columns takes the columns, after all of them have been checked.
func (m *mapped) columns(ctx context.Context, f *File) error {
	if int64(f.Events.N) != m.rows.NumRows() {
		return fmt.Errorf("%w: it has %d rows for %d events", ErrDamaged, m.rows.NumRows(), f.Events.N)
	}
	known := map[string]column{}
	for _, c := range columns() {
		known[c.name] = c
	}
	check := &checker{file: f, in: m}
	for i, field := range m.rows.Schema().Fields() {
		c, ok := known[field.Name]
		if !ok {
			return fmt.Errorf("%w: it has a column %q", ErrForeign, field.Name)
		}
		delete(known, field.Name) // so that none comes twice
		part, err := c.take(f.Events.N, m.rows.Column(i).Data())
		if err != nil {
			return err
		}
		if err := check.add(c, part, field.Metadata); err != nil {
			return err
		}
		c.put(f, part)
	}
	if err := check.run(ctx); err != nil {
		return err
	}
	return f.whole()
}

// take is the memory of a column of a file, in its right lengths.
func (c column) take(n int, d arrow.ArrayData) (memory, error) {
	var parts [][]byte
	for _, b := range d.Buffers()[1:] {
		part := []byte(nil)
		if b != nil {
			part = b.Bytes()
		}
		parts = append(parts, part)
	}
	wrong := fmt.Errorf("%w: the column %q is not as long as it has to be", ErrDamaged, c.name)
	if c.of.ID() != arrow.STRING {
		width := c.of.(arrow.FixedWidthDataType).Bytes()
		if d.DataType().ID() != c.of.ID() || len(parts) != 1 || len(parts[0]) != n*width {
			return memory{}, wrong
		}
		return memory{values: parts[0]}, nil
	}
	width := map[arrow.Type]int{arrow.STRING: 4, arrow.LARGE_STRING: 8}[d.DataType().ID()]
	if width == 0 || len(parts) != 2 || len(parts[0]) != (n+1)*width {
		return memory{}, wrong
	}
	return memory{offsets: parts[0], values: parts[1]}, nil
}

// whole checks that no column is missing or of another length, and that the small
// tables fit together.
func (f *File) whole() error {
	e, o, l := &f.Events, f.Events.Orders, f.lengths
	s := e.Spans
	for _, c := range [...]struct{ got, want int }{
		{len(e.Kind), e.N}, {len(e.WhenKind), e.N}, {len(e.Status), e.N}, {len(s.Flags), e.N},
		{len(s.EarliestStart), e.N}, {len(s.LatestStart), e.N}, {len(s.EarliestEnd), e.N}, {len(s.LatestEnd), e.N},
		{len(e.Start), f.rowsOf(e.Start != nil)}, {len(e.End), len(e.Start)},
		{len(e.Lon), f.rowsOf(e.Lon != nil)}, {len(e.Lat), len(e.Lon)}, {len(e.Placed), len(e.Lon)},
		{len(o.Starts), l.Dated}, {len(o.Ends), l.Dated}, {len(o.CoreStarts), l.Core}, {len(o.CoreEnds), l.Core},
		{len(o.Rest), l.Rest}, {len(o.OpenStarts), l.Open}, {len(o.OpenEnds), l.Open},
	} {
		if c.got != c.want {
			return fmt.Errorf("%w: a column is missing", ErrDamaged)
		}
	}
	if f.Implied != nil && (f.Implied.Source < 0 || int(f.Implied.Source) >= len(f.Sources)) || len(f.Kinds) < len(data.Kinds()) {
		return fmt.Errorf("%w: its small tables do not fit together", ErrDamaged)
	}
	return nil
}

// rowsOf is the length of a column that a table may lack.
func (f *File) rowsOf(has bool) int {
	if has {
		return f.Events.N
	}
	return 0
}
