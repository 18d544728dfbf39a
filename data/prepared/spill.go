package prepared

import (
	"bufio"
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"os"

	"sandtable/data"
	"sandtable/data/edtf"
)

// Row is one event of a Spill: a plain table's, in whole days.
type Row struct {
	ID, Title   string
	Kind        uint16
	WhenKind    edtf.WhenKind
	First, Last edtf.Day
	Lon         uint32
	Lat         int32
}

// Spill collects the rows of a table that is larger than memory: its columns grow
// in files without a name until Write makes a prepared file of them. It belongs
// to one goroutine; Close has to be called.
type Spill struct {
	columns [spilled]*spill
	n       int
	id      int // bytes of all ids
	title   int // bytes of all titles
	scratch [4]byte
}

// The columns of a Spill.
const (
	spillID = iota
	spillIDEnds
	spillTitle
	spillTitleEnds
	spillKind
	spillWhenKind
	spillFirst
	spillLast
	spillFlags
	spillLon
	spillLat
	spillPlaced
	spillStatus
	spilled
)

// spill is one column.
type spill struct {
	file *os.File
	to   *bufio.Writer
	size int64
	all  []byte
}

// NewSpill makes an empty Spill with its files in the folder dir.
func NewSpill(dir string) (*Spill, error) {
	s := &Spill{}
	for i := range s.columns {
		f, err := os.CreateTemp(dir, ".spill-*")
		if err != nil {
			return nil, errors.Join(err, s.Close())
		}
		s.columns[i] = &spill{file: f, to: bufio.NewWriterSize(f, 1<<18)}
	}
	return s, errors.Join(s.put(spillIDEnds, 0, 4), s.put(spillTitleEnds, 0, 4))
}

// put adds a number of one, two or four bytes to a column, as it lies in memory.
func (s *Spill) put(column int, v uint32, width int) error {
	b := s.scratch[:width]
	switch width {
	case 1:
		b[0] = byte(v)
	case 2:
		binary.NativeEndian.PutUint16(b, uint16(v))
	default:
		binary.NativeEndian.PutUint32(b, v)
	}
	return s.add(column, b)
}

func (s *Spill) add(column int, b []byte) error {
	c := s.columns[column]
	c.size += int64(len(b))
	_, err := c.to.Write(b)
	return err
}

// Append adds a row. All ids, and all titles, have to stay below 2 GiB.
func (s *Spill) Append(r Row) error {
	s.n++
	s.id, s.title = s.id+len(r.ID), s.title+len(r.Title)
	if s.n >= maxEvents || s.id > math.MaxInt32 || s.title > math.MaxInt32 {
		return fmt.Errorf("row %d is too much for one table", s.n)
	}
	return errors.Join(s.text(spillID, r.ID, s.id), s.text(spillTitle, r.Title, s.title),
		s.put(spillKind, uint32(r.Kind), 2), s.put(spillWhenKind, uint32(r.WhenKind), 1),
		s.put(spillFirst, uint32(r.First), 4), s.put(spillLast, uint32(r.Last), 4), s.put(spillFlags, 0, 2),
		s.put(spillLon, r.Lon, 4), s.put(spillLat, uint32(r.Lat), 4), s.put(spillPlaced, 1, 1),
		s.put(spillStatus, uint32(data.Claimed), 1))
}

// text adds a text, and where it ends to the column after it.
func (s *Spill) text(column int, v string, end int) error {
	c := s.columns[column]
	c.size += int64(len(v))
	if _, err := c.to.WriteString(v); err != nil {
		return err
	}
	return s.put(column+1, uint32(end), 4)
}

// Write makes the prepared file at path of the rows. name stands for the table
// that they are of; kinds are those that the rows number.
func (s *Spill) Write(path, name string, kinds []data.Kind) error {
	for _, c := range s.columns {
		if err := c.to.Flush(); err != nil {
			return err
		}
		if c.size == 0 || c.all != nil {
			continue
		}
		var err error
		if c.all, err = mapFile(c.file, c.size); err != nil {
			return err
		}
	}
	f := &File{Dataset: data.Build(s.tables(name, kinds)), Source: Source{Name: name}}
	f.sort()
	return f.Write(path)
}

// tables are the rows as a plain table.
func (s *Spill) tables(name string, kinds []data.Kind) data.Tables {
	all := func(column int) []byte { return s.columns[column].all }
	first, last := over[edtf.Day](all(spillFirst)), over[edtf.Day](all(spillLast))
	return data.Tables{
		Package: data.Package{Name: name, Title: name},
		Events: data.Events{
			N: s.n, ID: spilledText(all(spillID), all(spillIDEnds)), Title: spilledText(all(spillTitle), all(spillTitleEnds)),
			Kind: over[uint16](all(spillKind)), WhenKind: over[edtf.WhenKind](all(spillWhenKind)), Status: over[data.Status](all(spillStatus)),
			Spans: data.Spans{EarliestStart: first, LatestStart: first, EarliestEnd: last, LatestEnd: last, Flags: over[edtf.Flags](all(spillFlags))},
			Lon:   over[uint32](all(spillLon)), Lat: over[int32](all(spillLat)), Placed: over[bool](all(spillPlaced)),
		},
		Kinds: kinds, RelationKinds: data.RelationKinds(),
		Sources: []data.Source{{
			ID: name, Title: name, File: name, Type: "table", EarliestPublished: edtf.MinDay, LatestPublished: edtf.MaxDay,
		}},
		Implied: &data.Claim{ID: "file", Place: -1, Status: data.Claimed},
	}
}

func spilledText(text, ends []byte) data.Text {
	return data.TextOver(textOver(text), over[uint32](ends))
}

// Close removes the files.
func (s *Spill) Close() (err error) {
	for _, c := range s.columns {
		if c == nil {
			continue
		}
		if c.all != nil {
			err = errors.Join(err, unmap(c.all))
		}
		err = errors.Join(err, c.file.Close(), os.Remove(c.file.Name()))
	}
	return err
}
