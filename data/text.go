package data

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

// Bytes is the size of the column in memory.
func (t Text) Bytes() int { return len(t.bytes) + 4*len(t.ends) }

// TextOf makes a column of the given rows.
func TextOf(rows []string) Text {
	var b TextBuilder
	for _, r := range rows {
		b.Append(r)
	}
	return b.Text()
}

// TextBuilder collects rows for a Text. The zero value is ready. A column holds
// up to 4 GiB of text; Full tells when the next row would not fit.
type TextBuilder struct {
	bytes []byte
	ends  []uint32
}

// Append adds one row.
func (b *TextBuilder) Append(row string) {
	b.bytes = append(b.bytes, row...)
	b.ends = append(b.ends, uint32(len(b.bytes)))
}

// Full reports whether a row of n bytes would pass the 4 GiB that a column holds.
func (b *TextBuilder) Full(n int) bool { return uint64(len(b.bytes))+uint64(n) > 1<<32-1 }

// Text returns the column. The builder must not be used afterwards.
func (b *TextBuilder) Text() Text {
	if len(b.bytes) == 0 {
		return Text{}
	}
	return Text{bytes: string(b.bytes), ends: b.ends}
}
