package ingest_test

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding/csv"
	"encoding/hex"
	"errors"
	"fmt"
	"hash"
	"io"
	"strings"
	"unicode/utf8"

	"sandtable/data"
	"sandtable/data/ingest"
)

// columns are the numbers of the known columns, -1 where the table has none.
type columns struct {
	id, title, lon, lat, start, end, when, whenKind, kind, summary, aliases, tags, note int
}

// oracle reads one plain table.
type oracle struct {
	builder
	csv      *csv.Reader
	sum      hash.Hash
	cells    []string
	header   []string
	at       columns
	name     string
	problems []data.Problem
}

// readSlowly is ReadTable by encoding/csv, strconv and edtf, one row after the
// other and with a map of all ids.
func readSlowly(in io.Reader, name string) (*data.Dataset, []data.Problem, error) {
	rd := &oracle{sum: sha256.New(), name: name}
	if err := rd.open(io.TeeReader(in, rd.sum)); err != nil {
		return nil, nil, err
	}
	for {
		cells, err := rd.csv.Read()
		if err == io.EOF {
			break
		}
		if err != nil && !rd.broken(err) {
			return nil, nil, err
		}
		rd.cells = cells
		rd.row()
	}
	ds := rd.build(rd.name, hex.EncodeToString(rd.sum.Sum(nil)))
	rd.reportTwins()
	return ds, rd.problems, nil
}

// open reads the header.
func (rd *oracle) open(in io.Reader) error {
	b := bufio.NewReaderSize(in, 1<<16)
	if head, err := b.Peek(3); err == nil && string(head) == "\xef\xbb\xbf" {
		if _, err := b.Discard(3); err != nil {
			return err
		}
	}
	rd.csv = csv.NewReader(b)
	rd.csv.Comma, rd.csv.FieldsPerRecord, rd.csv.ReuseRecord = divider(b), -1, true
	cells, err := rd.csv.Read()
	if err == io.EOF {
		return ingest.ErrNoTable
	}
	if err != nil {
		return fmt.Errorf("%w: %w", ingest.ErrNoTable, err)
	}
	rd.header = append([]string(nil), cells...)
	if !rd.bind() {
		return ingest.ErrNoTable
	}
	rd.start(rd.at)
	return nil
}

// divider is the one of tab, comma and semicolon that the first line holds most
// of; a comma where it holds none.
func divider(b *bufio.Reader) rune {
	head, _ := b.Peek(b.Size()) // an error only means that the file is shorter
	line, _, _ := bytes.Cut(head, []byte("\n"))
	best, most := ',', 0
	for _, r := range ",\t;" {
		if n := bytes.Count(line, []byte(string(r))); n > most {
			best, most = r, n
		}
	}
	return best
}

// bind finds the known columns and tells of the others; false where none is known.
func (rd *oracle) bind() bool {
	c := &rd.at
	*c = columns{-1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1}
	known := map[string]*int{
		"id": &c.id, "title": &c.title, "lon": &c.lon, "longitude": &c.lon, "lat": &c.lat, "latitude": &c.lat,
		"start": &c.start, "end": &c.end, "when": &c.when, "when_kind": &c.whenKind, "kind": &c.kind, "category": &c.kind,
		"summary": &c.summary, "aliases": &c.aliases, "tags": &c.tags, "note": &c.note,
	}
	for i, name := range rd.header {
		into, ok := known[strings.ToLower(strings.TrimSpace(name))]
		switch {
		case !ok:
			rd.atColumn(i, data.Problem{Code: "unknown-column", Level: data.Note, Reason: "a plain table has no such column; it is not read"})
		case *into >= 0:
			rd.atColumn(i, data.Problem{Code: "duplicate-column", Level: data.Error, Reason: "the table has a column of this meaning already; only the first is read"})
		default:
			*into = i
		}
	}
	return c.title >= 0 || c.start >= 0 || c.end >= 0 || c.when >= 0 || c.lon >= 0 && c.lat >= 0
}

// atColumn adds a finding about a header cell.
func (rd *oracle) atColumn(i int, p data.Problem) {
	p.File, p.Field, p.Value = rd.name, rd.header[i], rd.header[i]
	p.Line, p.Column = rd.csv.FieldPos(i)
	rd.problems = append(rd.problems, p)
}

// broken reports a row whose quotes are wrong; false for any other error.
func (rd *oracle) broken(err error) bool {
	var parse *csv.ParseError
	if !errors.As(err, &parse) {
		return false
	}
	rd.problems = append(rd.problems, data.Problem{
		Code: "bad-quote", Level: data.Error, File: rd.name, Line: parse.Line, Column: parse.Column,
		Reason: "a quote opens, closes or stands where it cannot; the rest of the row is not read",
	})
	rd.skipForm = true
	return true
}

// text is a cell, "" where the row or the table does not have it.
func (rd *oracle) text(column int) string {
	if column < 0 || column >= len(rd.cells) {
		return ""
	}
	return rd.cells[column]
}

// bad reports an error in a cell that exists.
func (rd *oracle) bad(column int, code, reason string) {
	if column < 0 || column >= len(rd.cells) {
		return
	}
	line, at := rd.csv.FieldPos(column)
	rd.problems = append(rd.problems, data.Problem{
		Code: code, Level: data.Error, File: rd.name, Line: line, Column: at,
		Field: rd.header[column], Value: rd.cells[column], Reason: reason,
	})
}

// line is where the row begins.
func (rd *oracle) line() int {
	if len(rd.cells) == 0 {
		return rd.problems[len(rd.problems)-1].Line // its first cell is broken
	}
	line, _ := rd.csv.FieldPos(0)
	return line
}

// form reports rows of another length than the header and bytes that are not text.
func (rd *oracle) form() {
	if len(rd.cells) != len(rd.header) && !rd.skipForm {
		rd.length()
	}
	rd.skipForm = false
	for i := range min(len(rd.cells), len(rd.header)) {
		if !utf8.ValidString(rd.cells[i]) {
			rd.cells[i] = strings.ToValidUTF8(rd.cells[i], "\uFFFD")
			rd.bad(i, "bad-encoding", "the text is not UTF-8")
		}
	}
}

// length reports a row that is shorter or longer than the header.
func (rd *oracle) length() {
	got, want := len(rd.cells), len(rd.header)
	p := data.Problem{
		Code: "short-row", Level: data.Error, File: rd.name, Line: rd.line(), Column: 1,
		Reason: fmt.Sprintf("the row has %d cells where the header has %d", got, want),
	}
	if got > want {
		p.Code, p.Value = "long-row", rd.cells[want]
		p.Line, p.Column = rd.csv.FieldPos(want)
	}
	rd.problems = append(rd.problems, p)
}
