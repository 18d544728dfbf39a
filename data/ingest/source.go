package ingest

import (
	"bytes"
	"io"
)

// headSize is how much of a file is looked at to find its divider; the bytes that
// may mark it as UTF-8 come before.
const headSize = 1 << 16

// maxRow is the longest row that is read.
const maxRow = 1 << 30

var byteOrderMark = []byte("\xef\xbb\xbf")

// block is some whole rows of a table.
type block struct {
	text []byte
	line int // the number of its first line
	upTo int64
}

// batch is what is read in one go: some blocks, and the beginning of a row that
// the next batch completes.
type batch struct {
	raw     []byte // all bytes
	carried int    // how many of them the batch before had read
	blocks  []block
	rest    []byte
	chunks  []*chunk // one for each block, kept for other batches
}

// source reads a file in batches.
type source struct {
	in    io.Reader
	comma byte
	block int // how long a block is meant to be
	batch int
	line  int // the number of the next line
	upTo  int64
	done  bool // all is read
	err   error
}

// fill reads the next batch into b, beginning with carry.
func (s *source) fill(b *batch, carry []byte) {
	b.raw, b.carried = append(b.raw[:0], carry...), len(carry)
	b.blocks, b.rest = b.blocks[:0], nil
	if s.err != nil {
		return
	}
	for want := s.batch; ; want = len(b.raw) {
		s.read(b, want)
		if s.split(b, 0); s.err != nil || s.done || len(b.blocks) > 0 {
			return
		}
		if len(b.raw) > maxRow {
			s.err = ErrTooLarge
			return
		}
	}
}

// read adds up to want bytes to b.
func (s *source) read(b *batch, want int) {
	if s.done {
		return
	}
	from := len(b.raw)
	if cap(b.raw) < from+want {
		b.raw = append(make([]byte, 0, from+want), b.raw...)
	}
	n, err := io.ReadFull(s.in, b.raw[from:from+want])
	b.raw = b.raw[:from+n]
	switch err {
	case nil:
	case io.EOF, io.ErrUnexpectedEOF:
		s.done = true
	default:
		s.err = err
	}
}

// split cuts what b holds from the given byte on into blocks.
func (s *source) split(b *batch, from int) {
	for size := s.block; from < len(b.raw); {
		part := b.raw[from:min(from+size, len(b.raw))]
		n := lastRow(part, s.comma)
		if n == 0 && from+len(part) < len(b.raw) {
			size *= 2
			continue
		}
		if n == 0 && !s.done {
			break
		}
		if n == 0 {
			n = len(part)
		}
		s.add(b, part[:n])
		from, size = from+n, s.block
	}
	b.rest = b.raw[from:]
}

func (s *source) add(b *batch, text []byte) {
	s.upTo += int64(len(text))
	b.blocks = append(b.blocks, block{text: text, line: s.line, upTo: s.upTo})
	s.line += bytes.Count(text, newline)
}

// lastRow is where the last row ends that lies wholly in text, which begins with
// a row; 0 where none does. It looks at quotes only.
func lastRow(text []byte, comma byte) int {
	end, at := 0, 0 // where the last row ends; where to go on, outside of quotes
	for {
		q := bytes.IndexByte(text[at:], '"')
		outside := text[at:]
		if q >= 0 {
			outside = text[at : at+q]
		}
		if n := bytes.LastIndexByte(outside, '\n'); n >= 0 {
			end = at + n + 1
		}
		if q < 0 {
			return end
		}
		q += at
		wrong := q > end && text[q-1] != comma
		if !wrong {
			if at, wrong = closing(text, q+1, comma); at < 0 {
				return end
			}
			q = at
		}
		if wrong {
			n := bytes.IndexByte(text[q:], '\n')
			if n < 0 {
				return end
			}
			at, end = q+n+1, q+n+1
		}
	}
}

// closing finds where the cell ends that a quote just before from opens: the
// first byte after its closing quote, or the quote that is wrong there. It is
// negative where the text does not tell.
func closing(text []byte, from int, comma byte) (at int, wrong bool) {
	for {
		q := bytes.IndexByte(text[from:], '"')
		if q < 0 {
			return -1, false
		}
		q += from
		after := text[q+1:]
		switch {
		case len(after) == 0, len(after) == 1 && after[0] == '\r':
			return -1, false
		case after[0] == '"':
			from = q + 2
		case after[0] == comma, lineEnd(after) > 0:
			return q + 1, false
		default:
			return q, true
		}
	}
}

// first reads the first batch into b, up to and with the header, which is left
// in head and taken out of the first block. false: there is no header.
func (s *source) first(b *batch, head *record) bool {
	for want := max(s.batch, headSize+len(byteOrderMark)); ; want = len(b.raw) {
		s.read(b, want)
		from := 0
		if bytes.HasPrefix(b.raw, byteOrderMark) {
			from = len(byteOrderMark)
		}
		if s.comma == 0 {
			s.comma = divider(b.raw[from:])
		}
		s.line, s.upTo, b.blocks = 1, int64(from), b.blocks[:0]
		if s.split(b, from); b.header(head, s.comma) {
			return true
		}
		if s.done || s.err != nil || len(b.raw) > maxRow {
			return false
		}
	}
}

// header takes the first row out of the blocks.
func (b *batch) header(head *record, comma byte) bool {
	for i, first := range b.blocks {
		if head.start(first.text, first.line, comma); !head.read() {
			continue
		}
		b.blocks = b.blocks[i:]
		b.blocks[0].text = first.text[head.next:]
		b.blocks[0].line = head.line + bytes.Count(first.text[head.from:head.next], newline)
		return true
	}
	return false
}

// divider is the one of tab, comma and semicolon that the first line holds most
// of; a comma where it holds none.
func divider(text []byte) byte {
	line, _, _ := bytes.Cut(text[:min(len(text), headSize)], newline)
	best, most := byte(','), 0
	for _, c := range []byte(",\t;") {
		if n := bytes.Count(line, []byte{c}); n > most {
			best, most = c, n
		}
	}
	return best
}
