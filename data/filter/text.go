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
					s.text, s.given = c.Part(int32(i<<6), int32(min(events, i<<6+64)), s.given[:0])
					set[i] |= s.word()
				}
			}
		})
	}
}

// scan searches the text of consecutive rows. It belongs to one goroutine.
type scan struct {
	needle needle
	text   string
	given  []int  // where the rows end in text
	buf    []byte // the rows, folded
	ends   []int  // where they end in buf
}

// row is the text of a row.
func (s *scan) row(i int) string {
	if i == 0 {
		return s.text[:s.given[0]]
	}
	return s.text[s.given[i-1]:s.given[i]]
}

// word is the rows that hold the needle, as a word of a set.
func (s *scan) word() (out uint64) {
	n := s.needle
	if len(n.folded) == 0 {
		return s.each()
	}
	s.fold()
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
func (s *scan) fold() {
	s.buf = append(s.buf[:0], s.text...)
	if lowerASCII(s.buf) {
		s.ends = append(s.ends[:0], s.given...)
		return
	}
	s.buf, s.ends = s.buf[:0], s.ends[:0]
	for i := range s.given {
		s.buf = s.needle.fold(s.row(i), s.buf)
		s.ends = append(s.ends, len(s.buf))
	}
}

// each asks row by row.
func (s *scan) each() (out uint64) {
	for i := range s.given {
		if s.needle.in(s.row(i)) {
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
