package filter

import (
	"bytes"
	"context"
	"encoding/binary"

	"sandtable/data"
	"sandtable/data/index"
)

// textLeaf looks for text in what an event and its visible claims say.
func textLeaf(k *data.Known, n needle) node {
	ev := &k.Events
	var given []data.Text
	for _, c := range []data.Text{ev.Title, ev.Aliases, ev.Summary, ev.Note} {
		if !c.Empty() {
			given = append(given, c)
		}
	}
	n.given = true
	says := claimLeaf("text", k, func(c *data.Claim) bool { return n.in(c.Says) || n.in(c.Note) })
	told := says.make()
	test := func(e int32) bool {
		for _, c := range given {
			if n.in(c.At(e)) {
				return true
			}
		}
		return told(e)
	}
	return marked(leaf("text", test), func(ctx context.Context, events int) (index.Set, error) {
		set, err := says.mark(ctx, events)
		if err != nil || len(given) == 0 {
			return set, err
		}
		found, err := markText(given, n)(ctx, events)
		set.Or(found)
		return set, err
	})
}

// markText marks the events that hold the needle in one of the columns. It folds
// the text of 64 events at a time where it lies together and searches that as
// one; rows that are not ASCII are looked at one by one.
func markText(columns []data.Text, n needle) marker {
	return func(ctx context.Context, events int) (index.Set, error) {
		return filled(ctx, events, func(lo, hi int, set index.Set) {
			s := scan{needle: n}
			for i := lo; i < hi; i++ {
				for _, c := range columns {
					set[i] |= s.word(rowsOf(c, i, events))
				}
			}
		})
	}
}

// rows is the text of up to 64 rows.
type rows struct {
	text string
	ends []uint32
	base uint32
}

// rowsOf is the rows of a column that word i of a set stands for.
func rowsOf(c data.Text, i, events int) rows {
	text, ends, base := c.Part(int32(i<<6), int32(min(events, i<<6+64)))
	return rows{text, ends, base}
}

// row is the text of one of them.
func (r rows) row(i int) string {
	from := r.base
	if i > 0 {
		from = r.ends[i-1]
	}
	return r.text[from-r.base : r.ends[i]-r.base]
}

// scan searches the text of consecutive rows. It belongs to one goroutine.
type scan struct {
	needle needle
	buf    []byte // the rows, folded
	ends   []int  // of the rows in buf
}

// word is the rows that hold the needle, as a word of a set.
func (s *scan) word(r rows) (out uint64) {
	n := s.needle
	if len(n.folded) == 0 {
		return s.each(r)
	}
	s.fold(r)
	row, from := 0, 0
	for at := 0; ; {
		hit := bytes.Index(s.buf[at:], n.folded)
		if hit < 0 {
			return out
		}
		at += hit
		for s.ends[row] <= at {
			from = s.ends[row]
			row++
		}
		end := at + len(n.folded)
		if end > s.ends[row] || n.whole && (at != from || end != s.ends[row]) {
			at++
			continue
		}
		out |= 1 << row
		at = s.ends[row]
	}
}

// fold puts the rows, folded, into buf and their ends into ends.
func (s *scan) fold(r rows) {
	s.buf, s.ends = append(s.buf[:0], r.text...), s.ends[:0]
	if lowerASCII(s.buf) {
		for _, end := range r.ends {
			s.ends = append(s.ends, int(end-r.base))
		}
		return
	}
	s.buf = s.buf[:0]
	for i := range r.ends {
		s.buf = s.needle.fold(r.row(i), s.buf)
		s.ends = append(s.ends, len(s.buf))
	}
}

// each asks row by row.
func (s *scan) each(r rows) (out uint64) {
	for i := range r.ends {
		if s.needle.in(r.row(i)) {
			out |= 1 << i
		}
	}
	return out
}

// Eight bytes at a time: the top bit of each, and what takes 'A' and the one
// after 'Z' to it.
const (
	tops   = 0x8080808080808080
	fromA  = 0x3f3f3f3f3f3f3f3f
	afterZ = 0x2525252525252525
)

// lowerASCII puts text into lower case in place and reports whether it is ASCII;
// where it is not, the text is of no use afterwards.
func lowerASCII(b []byte) bool {
	var all uint64
	for ; len(b) >= 8; b = b[8:] {
		w := binary.LittleEndian.Uint64(b)
		all |= w
		upper := (w + fromA) &^ (w + afterZ) & tops
		binary.LittleEndian.PutUint64(b, w|upper>>2)
	}
	for i, c := range b {
		all |= uint64(c)
		b[i] = lower(c)
	}
	return all&tops == 0
}
