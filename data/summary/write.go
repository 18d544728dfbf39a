package summary

import (
	"bufio"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/go-gota/gota/series"
)

// WriteCSV writes the header and the rows.
func (f Frame) WriteCSV(w io.Writer) error {
	c := csv.NewWriter(w)
	if err := c.WriteAll(f.Records()); err != nil {
		return fmt.Errorf("write csv: %w", err)
	}
	return nil
}

// WriteJSON writes a list with one object per row, the columns in their order,
// one row a line. Numbers that are none are null.
func (f Frame) WriteJSON(w io.Writer) error {
	b := bufio.NewWriter(w)
	records, types := f.Records(), f.df.Types()
	b.WriteString("[")
	for i, row := range records[1:] {
		if i > 0 {
			b.WriteString(",")
		}
		b.WriteString("\n  {")
		for c, text := range row {
			if c > 0 {
				b.WriteString(", ")
			}
			fmt.Fprintf(b, "%s: %s", quoted(records[0][c]), jsonOf(text, types[c]))
		}
		b.WriteString("}")
	}
	if len(records) > 1 {
		b.WriteString("\n")
	}
	b.WriteString("]\n")
	if err := b.Flush(); err != nil {
		return fmt.Errorf("write json: %w", err)
	}
	return nil
}

func jsonOf(text string, t series.Type) string {
	switch {
	case t == series.String:
		return quoted(text)
	case text == "NaN":
		return "null"
	}
	return text
}

// quoted is a JSON string, with < > and & as they are.
func quoted(s string) string {
	var b strings.Builder
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(s); err != nil {
		panic("summary: a string has no JSON: " + err.Error())
	}
	return strings.TrimSuffix(b.String(), "\n")
}

// WriteText writes an aligned table, numbers to the right, and the notes below.
func (f Frame) WriteText(w io.Writer) error {
	b := bufio.NewWriter(w)
	records, types := f.Records(), f.df.Types()
	widths := make([]int, len(types))
	for _, row := range records {
		for c, text := range row {
			widths[c] = max(widths[c], utf8.RuneCountInString(text))
		}
	}
	for _, row := range records {
		var line strings.Builder
		for c, text := range row {
			gap := strings.Repeat(" ", widths[c]-utf8.RuneCountInString(text))
			if types[c] == series.String {
				line.WriteString(text + gap + "  ")
			} else {
				line.WriteString(gap + text + "  ")
			}
		}
		fmt.Fprintln(b, strings.TrimRight(line.String(), " "))
	}
	for _, note := range f.notes {
		fmt.Fprintf(b, "note: %s\n", note)
	}
	if err := b.Flush(); err != nil {
		return fmt.Errorf("write table: %w", err)
	}
	return nil
}
