package ingest

import (
	"bytes"
	"fmt"
	"unicode/utf8"

	"sandtable/data"
)

// cell is a cell of the row, empty where the row or the table does not have it.
func (c *chunk) cell(column int) []byte {
	if column < 0 || column >= len(c.cells) {
		return nil
	}
	return c.content(column)
}

// bad reports an error in a cell that exists.
func (c *chunk) bad(column int, code, reason string) {
	if column < 0 || column >= len(c.cells) {
		return
	}
	p := data.Problem{
		Code: code, Level: data.Error, File: c.name, Field: c.header[column], Value: string(c.content(column)), Reason: reason,
	}
	p.Line, p.Column = c.position(c.cells[column].begins)
	c.problems = append(c.problems, p)
}

// rowLine is where the row begins, or where its first cell is broken.
func (c *chunk) rowLine() int {
	if len(c.cells) == 0 {
		return c.wrongLine
	}
	line, _ := c.position(c.cells[0].begins)
	return line
}

// form reports a wrong quote, rows of another length than the header and bytes
// that are not text.
func (c *chunk) form() {
	if c.broken {
		c.problems = append(c.problems, data.Problem{
			Code: "bad-quote", Level: data.Error, File: c.name, Line: c.wrongLine, Column: c.wrongColumn,
			Reason: "a quote opens, closes or stands where it cannot; the rest of the row is not read",
		})
	} else if len(c.cells) != len(c.header) {
		c.length()
	}
	if c.valid {
		return
	}
	for i := range min(len(c.cells), len(c.header)) {
		if !utf8.Valid(c.content(i)) {
			c.replace(i, bytes.ToValidUTF8(c.content(i), []byte("\uFFFD")))
			c.bad(i, "bad-encoding", "the text is not UTF-8")
		}
	}
}

// length reports a row that is shorter or longer than the header.
func (c *chunk) length() {
	got, want := len(c.cells), len(c.header)
	p := data.Problem{
		Code: "short-row", Level: data.Error, File: c.name, Line: c.rowLine(), Column: 1,
		Reason: fmt.Sprintf("the row has %d cells where the header has %d", got, want),
	}
	if got > want {
		p.Code, p.Value = "long-row", string(c.content(want))
		p.Line, p.Column = c.position(c.cells[want].begins)
	}
	c.problems = append(c.problems, p)
}
