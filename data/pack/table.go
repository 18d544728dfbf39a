package pack

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"sandtable/data"
)

// table is a CSV file and where each of its rows lies:
//
//	raw   BOM id,name CRLF | a,b LF | LF c,"d LF e" LF | LF
//	      head             ends[0]                  ends[1]
//
// A blank line belongs to the row after it; what lies after the last row is kept
// as the tail.
type table struct {
	file  string
	raw   []byte
	names []string
	index map[string]int
	head  int64   // where the first row begins
	ends  []int64 // where each row ends
	lines []int32 // the line on which each row begins
}

var byteOrderMark = []byte("\xef\xbb\xbf")

// csvReader returns a reader over text that never gives up over a row's length.
func csvReader(text []byte) *csv.Reader {
	r := csv.NewReader(bytes.NewReader(text))
	r.FieldsPerRecord = -1
	r.ReuseRecord = true
	return r
}

// scan reads the file and calls fn for each row. Problems of the file's form are
// reported to log. A nil fn only finds the rows.
func scan(file string, raw []byte, log *log, fn func(*row)) *table {
	t := &table{file: file, raw: raw}
	skip := 0
	if bytes.HasPrefix(raw, byteOrderMark) {
		skip = len(byteOrderMark)
	}
	r := csvReader(raw[skip:])
	if !t.header(r, log) {
		return t
	}
	t.head = int64(skip) + r.InputOffset()
	w := &row{table: t, csv: r, log: log}
	for {
		cells, err := r.Read()
		if err == io.EOF {
			return t
		}
		w.n, w.cells = int32(len(t.ends)), cells
		line := w.begin(err)
		t.lines = append(t.lines, int32(line))
		t.ends = append(t.ends, int64(skip)+r.InputOffset())
		w.form(err)
		if fn != nil {
			fn(w)
		}
	}
}

// header reads the first row and binds its names.
func (t *table) header(r *csv.Reader, log *log) bool {
	cells, err := r.Read()
	if err != nil {
		reason := "the file is empty, it needs a header row"
		if err != io.EOF {
			reason = "the header row cannot be read: " + quoteReason(err)
		}
		log.add(data.Problem{Code: "bad-header", Level: data.Error, File: t.file, Line: 1, Column: 1, Reason: reason})
		return false
	}
	t.names, t.index = slices.Clone(cells), make(map[string]int, len(cells))
	for i, name := range t.names {
		if _, ok := t.index[name]; !ok {
			t.index[name] = i
			continue
		}
		line, column := r.FieldPos(i)
		log.add(data.Problem{
			Code: "duplicate-column", Level: data.Error, File: t.file, Line: line, Column: column,
			Field: name, Value: name, Reason: "the column stands twice in the header; only the first is read",
		})
	}
	return true
}

// span is where row i lies in raw.
func (t *table) span(i int32) (from, to int64) {
	if i == 0 {
		return t.head, t.ends[0]
	}
	return t.ends[i-1], t.ends[i]
}

// bytesOf is row i as it stands in the file, blank lines before it included.
func (t *table) bytesOf(i int32) []byte {
	from, to := t.span(i)
	return t.raw[from:to]
}

// tail is what lies after the last row.
func (t *table) tail() []byte {
	if n := len(t.ends); n > 0 {
		return t.raw[t.ends[n-1]:]
	}
	return t.raw[t.head:]
}

// at reads row i again and gives the position and text of one cell; the row's
// own position where the table has no such column or the row is too short.
func (t *table) at(i int32, field string) (line, column int, value string) {
	if t == nil || int(i) >= len(t.ends) || i < 0 {
		return 0, 0, ""
	}
	first := int(t.lines[i])
	r := csvReader(t.bytesOf(i))
	cells, err := r.Read()
	c, ok := t.index[field]
	if !ok || c >= len(cells) || err != nil {
		return first, 1, ""
	}
	top, _ := r.FieldPos(0)
	line, column = r.FieldPos(c)
	return first + line - top, column, cells[c]
}

// row is one record while it is read.
type row struct {
	*log
	table *table
	n     int32
	csv   *csv.Reader
	cells []string
}

// begin is the line on which the row begins; err is what reading it gave.
func (w *row) begin(err error) int {
	var parse *csv.ParseError
	if errors.As(err, &parse) {
		return parse.StartLine
	}
	line, _ := w.csv.FieldPos(0)
	return line
}

// form reports quotes, lengths and bytes that are not as they should be.
func (w *row) form(err error) {
	here := data.Problem{Level: data.Error, File: w.table.file, Line: int(w.table.lines[w.n]), Column: 1}
	var parse *csv.ParseError
	switch {
	case errors.As(err, &parse):
		here.Code, here.Reason = "bad-quote", quoteReason(err)
		here.Line, here.Column = parse.Line, parse.Column
		w.add(here)
	case len(w.cells) < len(w.table.names):
		here.Code = "short-row"
		here.Reason = counted("the row has", len(w.cells), len(w.table.names)) + "; the others count as empty"
		w.add(here)
	case len(w.cells) > len(w.table.names):
		here.Code = "long-row"
		here.Line, here.Column = w.csv.FieldPos(len(w.table.names))
		here.Value = w.cells[len(w.table.names)]
		here.Reason = counted("the row has", len(w.cells), len(w.table.names)) + "; those from here on are not read"
		w.add(here)
	}
	for i, c := range w.cells {
		if i < len(w.table.names) && !utf8.ValidString(c) {
			w.cells[i] = strings.ToValidUTF8(c, "\uFFFD")
			w.bad("bad-encoding", w.table.names[i], "the text is not UTF-8")
		}
	}
}

// text is the cell under the given header name, "" where there is none.
func (w *row) text(field string) string {
	if c, ok := w.table.index[field]; ok && c < len(w.cells) {
		return w.cells[c]
	}
	return ""
}

// bad reports an error in a cell.
func (w *row) bad(code, field, reason string) {
	w.report(data.Problem{Code: code, Level: data.Error, Field: field, Value: w.text(field), Reason: reason})
}

// report adds a finding about a cell. One that the row or the table does not have
// is passed over: that the row is short, or the column missing, has been said.
func (w *row) report(p data.Problem) {
	p.File = w.table.file
	c, ok := w.table.index[p.Field]
	if !ok || c >= len(w.cells) {
		return
	}
	p.Line, p.Column = w.csv.FieldPos(c)
	w.add(p)
}
