package data

import (
	"math"
	"slices"
	"strings"
)

// TextBuilder collects rows for a Text. The zero value is ready; it must not be
// copied once it holds rows. A column holds up to 4 GiB of text; see Full.
type TextBuilder struct {
	bytes strings.Builder
	at    []uint32 // empty, or one more than there are rows
	full  bool
}

// Append adds one row.
func (b *TextBuilder) Append(row string) {
	if uint64(b.bytes.Len())+uint64(len(row)) > math.MaxUint32 {
		b.full, row = true, ""
	}
	b.bytes.WriteString(row)
	b.begin()
	b.at = append(b.at, uint32(b.bytes.Len()))
}

// begin sets down where the first row begins.
func (b *TextBuilder) begin() {
	if len(b.at) == 0 {
		b.at = append(b.at, 0)
	}
}

// AppendAll adds many rows: text holds them one after the other, ends says where
// each ends in it. It keeps neither. Where the text has no room at all, empty
// rows are added.
func (b *TextBuilder) AppendAll(text []byte, ends []uint32) {
	base := uint64(b.bytes.Len())
	b.begin()
	if base+uint64(len(text)) > math.MaxUint32 {
		b.full = true
		for range ends {
			b.at = append(b.at, uint32(base))
		}
		return
	}
	b.bytes.Write(text)
	from := len(b.at)
	b.at = slices.Grow(b.at, len(ends))[:from+len(ends)]
	for i, end := range ends {
		b.at[from+i] = uint32(base) + end
	}
}

// Size is the number of rows and of bytes of text so far.
func (b *TextBuilder) Size() (rows, bytes int) { return max(0, len(b.at)-1), b.bytes.Len() }

// Fits reports whether so many more rows and bytes fit without moving what is there.
func (b *TextBuilder) Fits(rows, bytes int) bool {
	return len(b.at)+rows < cap(b.at) && b.bytes.Len()+bytes <= b.bytes.Cap()
}

// Reserve makes room for so many rows and bytes in all, and not for more. Memory
// that is never written to is not taken from the system.
func (b *TextBuilder) Reserve(rows, bytes int) {
	if rows >= cap(b.at) {
		b.at = append(make([]uint32, 0, rows+1), b.at...)
	}
	if bytes > b.bytes.Cap() {
		old := b.bytes.String()
		b.bytes = strings.Builder{}
		b.bytes.Grow(bytes)
		b.bytes.WriteString(old)
	}
}

// Full reports whether the text of a row was left out because the column had no
// room for it.
func (b *TextBuilder) Full() bool { return b.full }

// Text returns the column as it is now, without copying it. Rows that are added
// afterwards are not in it and do not change it.
func (b *TextBuilder) Text() Text {
	if b.bytes.Len() == 0 {
		return Text{}
	}
	return Text{bytes: b.bytes.String(), at: slices.Clip(b.at)}
}
