package data_test

import (
	"fmt"
	"testing"

	"sandtable/data"
)

// What Text gives is not changed by rows that come later, however they come and
// whether or not there is room for them.
func TestTextBuilderGivesPrefixes(t *testing.T) {
	for _, room := range []int{0, 5, 1000} {
		var b data.TextBuilder
		b.Reserve(room, room*4)
		var all []string
		var texts []data.Text
		for i := range 60 {
			if i%3 == 0 {
				b.AppendAll([]byte("abcd"), []uint32{1, 1, 4})
				all = append(all, "a", "", "bcd")
			} else {
				all = append(all, fmt.Sprint(i))
				b.Append(all[len(all)-1])
			}
			if i == 30 {
				b.Reserve(300, 2000)
			}
			texts = append(texts, b.Text())
			rows, bytes := b.Size()
			if rows != len(all) || (i > 30 || room == 1000) && !b.Fits(40, 100) || b.Fits(0, 1<<20) || b.Fits(1<<20, 0) {
				t.Fatalf("room %d, step %d: %d rows, %d bytes", room, i, rows, bytes)
			}
		}
		rows := 0
		for i, text := range texts {
			if rows++; i%3 == 0 {
				rows += 2
			}
			for row := range rows {
				if got := text.At(int32(row)); got != all[row] {
					t.Fatalf("room %d, text %d, row %d: %q, want %q", room, i, row, got, all[row])
				}
			}
		}
	}
}
