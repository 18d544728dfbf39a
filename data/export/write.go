package export

import (
	"bufio"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"strings"
)

// table is rows that are made one at a time.
type table[T any] struct {
	n       int
	row     func(i int) T
	columns []string
	cells   func(T) []string
}

// write writes a table as text in any of the formats that every table has.
func write[T any](w io.Writer, f Format, t table[T]) error {
	var err error
	b := bufio.NewWriterSize(w, 1<<16)
	switch f {
	case JSON:
		err = writeJSON(b, t, true)
	case JSONL:
		err = writeJSON(b, t, false)
	case CSV:
		err = writeCSV(b, t, ',')
	case TSV:
		err = writeCSV(b, t, '\t')
	default:
		_, err = Parse(string(f), TableFormats())
	}
	if err == nil {
		err = b.Flush()
	}
	if err != nil {
		return fmt.Errorf("write %s: %w", f, err)
	}
	return nil
}

// writeJSON writes one object a line: as a list, or as JSON lines.
func writeJSON[T any](b *bufio.Writer, t table[T], asList bool) error {
	enc := json.NewEncoder(trimmed{b})
	enc.SetEscapeHTML(false)
	open, between, end := "", "\n", "\n"
	if asList {
		open, between, end = "[\n", ",\n", "\n]\n"
	}
	if t.n == 0 {
		open, end = strings.ReplaceAll(open, "\n", ""), strings.TrimLeft(end, "\n")
	}
	b.WriteString(open)
	for i := range t.n {
		if i > 0 {
			b.WriteString(between)
		}
		if err := enc.Encode(t.row(i)); err != nil {
			return err
		}
	}
	_, err := b.WriteString(end)
	return err
}

// trimmed leaves out the line break that json.Encoder ends each value with.
type trimmed struct{ *bufio.Writer }

// Write writes p without its last line break.
func (t trimmed) Write(p []byte) (int, error) {
	if n := len(p); n > 0 && p[n-1] == '\n' {
		_, err := t.Writer.Write(p[:n-1])
		return n, err
	}
	return t.Writer.Write(p)
}

func writeCSV[T any](b *bufio.Writer, t table[T], comma rune) error {
	w := csv.NewWriter(b)
	w.Comma = comma
	if err := w.Write(t.columns); err != nil {
		return err
	}
	for i := range t.n {
		if err := w.Write(t.cells(t.row(i))); err != nil {
			return err
		}
	}
	w.Flush()
	return w.Error()
}
