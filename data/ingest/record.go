package ingest

import "bytes"

// record reads the rows of a piece of a table one after the other, as
// encoding/csv does: quoted cells may hold dividers, line breaks and doubled
// quotes, CR LF is LF, empty lines are no rows, and after a wrong quote the rest
// of its line is not read. A piece begins with a row and ends with one.
type record struct {
	text  []byte
	stops [256]bool // the bytes that end a cell without quotes
	comma byte

	from, next int // the row is text[from:next]
	line       int // on which it begins
	cells      []cell
	spare      []byte // the contents of cells that differ from what is written

	broken                 bool // a quote is wrong
	wrongLine, wrongColumn int
}

// cell is where a cell stands. It has no pointers, so that finding cells costs
// the garbage collector nothing.
type cell struct {
	begins   int // in text, its quote included
	from, to int // its content, in text or in spare
	spare    bool
}

// content is what cell i holds. It lasts until the next row is read.
func (r *record) content(i int) []byte {
	c := r.cells[i]
	if c.spare {
		return r.spare[c.from:c.to]
	}
	return r.text[c.from:c.to]
}

// replace gives cell i another content.
func (r *record) replace(i int, content []byte) {
	from := len(r.spare)
	r.spare = append(r.spare, content...)
	r.cells[i].from, r.cells[i].to, r.cells[i].spare = from, len(r.spare), true
}

// start makes r read text, whose first line has the given number.
func (r *record) start(text []byte, line int, comma byte) {
	r.text, r.line, r.comma = text, line, comma
	r.from, r.next = 0, 0
	r.stops = [256]bool{}
	r.stops['\n'], r.stops['"'], r.stops[comma] = true, true, true
}

// read finds the cells of the next row; false at the end of the piece. The cells
// last until the next call.
func (r *record) read() bool {
	r.line += bytes.Count(r.text[r.from:r.next], newline)
	r.skipBlank()
	if r.next == len(r.text) {
		return false
	}
	r.from, r.broken = r.next, false
	r.cells, r.spare = r.cells[:0], r.spare[:0]
	at, more := r.next, true
	for more {
		if at < len(r.text) && r.text[at] == '"' {
			at, more = r.quoted(at)
		} else {
			at, more = r.plain(at)
		}
	}
	r.next = at
	return true
}

// skipBlank passes over lines without a byte.
func (r *record) skipBlank() {
	for r.next < len(r.text) {
		n := lineEnd(r.text[r.next:])
		if n == 0 {
			return
		}
		if r.text[r.next+n-1] == '\n' {
			r.line++
		}
		r.next += n
	}
	r.from = r.next
}

// lineEnd is how many bytes of a line end s begins with: 0 where it begins with
// something else. A carriage return at the end of all text counts.
func lineEnd(s []byte) int {
	switch {
	case len(s) > 0 && s[0] == '\n', len(s) == 1 && s[0] == '\r':
		return 1
	case len(s) > 1 && s[0] == '\r' && s[1] == '\n':
		return 2
	}
	return 0
}

// plain reads a cell without quotes that begins at from. It returns where the
// next cell, or with more false the next row, begins.
func (r *record) plain(from int) (next int, more bool) {
	text, at := r.text, from
	for at < len(text) && !r.stops[text[at]] {
		at++
	}
	end := at
	switch {
	case at < len(text) && text[at] == r.comma:
		r.cells = append(r.cells, cell{begins: from, from: from, to: at})
		return at + 1, true
	case at < len(text) && text[at] == '"':
		return r.fail(at)
	case at < len(text):
		at++
	}
	if end > from && text[end-1] == '\r' {
		end--
	}
	r.cells = append(r.cells, cell{begins: from, from: from, to: end})
	return at, false
}

// quoted is plain for a cell with quotes.
func (r *record) quoted(from int) (next int, more bool) {
	at, doubled := from+1, false
	for {
		q := bytes.IndexByte(r.text[at:], '"')
		if q < 0 {
			return r.unclosed()
		}
		q += at
		after := r.text[q+1:]
		switch end := lineEnd(after); {
		case len(after) > 0 && after[0] == '"':
			at, doubled = q+2, true
			continue
		case len(after) > 0 && after[0] == r.comma:
			next, more = q+2, true
		case end > 0 || len(after) == 0:
			next = q + 1 + end
		default:
			return r.fail(q)
		}
		r.cells = append(r.cells, r.unquoted(from, q, doubled))
		return next, more
	}
}

// unquoted is the cell between two quotes, with line ends and doubled quotes as
// they are meant.
func (r *record) unquoted(opening, closing int, doubled bool) cell {
	raw := r.text[opening+1 : closing]
	if !doubled && bytes.IndexByte(raw, '\r') < 0 {
		return cell{begins: opening, from: opening + 1, to: closing}
	}
	from := len(r.spare)
	for i := 0; i < len(raw); i++ {
		if i+1 < len(raw) && (raw[i] == '"' || raw[i] == '\r' && raw[i+1] == '\n') {
			i++
		}
		r.spare = append(r.spare, raw[i])
	}
	return cell{begins: opening, from: from, to: len(r.spare), spare: true}
}

// fail ends the row at a wrong quote.
func (r *record) fail(at int) (next int, more bool) {
	r.broken = true
	r.wrongLine, r.wrongColumn = r.position(at)
	if n := bytes.IndexByte(r.text[at:], '\n'); n >= 0 {
		return at + n + 1, false
	}
	return len(r.text), false
}

// unclosed ends the row at the end of the text, in a cell whose quote nothing
// closes. Wrong is the place after the last byte, where any line end counts as
// one byte and a carriage return at the very end as none.
func (r *record) unclosed() (next int, more bool) {
	text := bytes.TrimSuffix(r.text, []byte("\r"))
	body := bytes.TrimSuffix(bytes.TrimSuffix(text, newline), []byte("\r"))
	if !bytes.HasSuffix(text, newline) {
		body = text
	}
	r.broken = true
	r.wrongLine, r.wrongColumn = r.position(len(body))
	if len(body) < len(text) {
		r.wrongColumn++
	}
	return len(r.text), false
}

// position is the line and column of a byte of the row.
func (r *record) position(at int) (line, column int) {
	before := r.text[r.from:at]
	return r.line + bytes.Count(before, newline), len(before) - bytes.LastIndexByte(before, '\n')
}

var newline = []byte("\n")
