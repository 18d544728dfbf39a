package data

import "math"

// Text is a column of strings in one piece of memory. Row i is the text between
// offsets i and i+1. The zero value is a column in which every row is empty,
// so that a column that a file does not have costs nothing.
type Text struct {
	bytes string
	ends  []uint32
}

// At returns row i; "" for every row of the zero value. It does not allocate.
func (t Text) At(i int32) string {
	if t.ends == nil {
		return ""
	}
	var from uint32
	if i > 0 {
		from = t.ends[i-1]
	}
	return t.bytes[from:t.ends[i]]
}

// Empty reports whether no row of the column holds text.
func (t Text) Empty() bool { return len(t.bytes) == 0 }

// TextOf makes a column of the given rows.
func TextOf(rows []string) Text {
	var b TextBuilder
	for _, r := range rows {
		b.Append(r)
	}
	return b.Text()
}

// TextBuilder collects rows for a Text. The zero value is ready. A column holds
// up to 4 GiB of text; see Full.
type TextBuilder struct {
	bytes []byte
	ends  []uint32
	full  bool
}

// Append adds one row.
func (b *TextBuilder) Append(row string) {
	if uint64(len(b.bytes))+uint64(len(row)) > math.MaxUint32 {
		b.full, row = true, ""
	}
	b.bytes = append(b.bytes, row...)
	b.ends = append(b.ends, uint32(len(b.bytes)))
}

// Full reports whether the text of a row was left out because the column had no
// room for it.
func (b *TextBuilder) Full() bool { return b.full }

// Text returns the column. The builder must not be used afterwards.
func (b *TextBuilder) Text() Text {
	if len(b.bytes) == 0 {
		return Text{}
	}
	return Text{bytes: string(b.bytes), ends: b.ends}
}
