package data_test

import (
	"strings"
	"testing"

	. "sandtable/data"
)

// TestPart holds the parts of narrow and wide columns against their rows.
func TestPart(t *testing.T) {
	rows := []string{"a", "", "bcd", "é", "", "fg"}
	narrow := TextOf(rows)
	text, at, _ := narrow.Memory()
	var wide []int64
	for _, o := range at {
		wide = append(wide, int64(o))
	}
	for _, column := range []Text{narrow, WideTextOver(text, wide)} {
		for lo := range len(rows) + 1 {
			for hi := lo; hi <= len(rows); hi++ {
				got, ends := column.Part(int32(lo), int32(hi), nil)
				if got != strings.Join(rows[lo:hi], "") || len(ends) != hi-lo {
					t.Fatalf("rows %d to %d: %q, ends %v", lo, hi, got, ends)
				}
				from := 0
				for i, end := range ends {
					if got[from:end] != rows[lo+i] {
						t.Fatalf("rows %d to %d: row %d is %q", lo, hi, i, got[from:end])
					}
					from = end
				}
			}
		}
	}
	if got, ends := (Text{}).Part(0, 3, nil); got != "" || ends != nil {
		t.Errorf("the empty column gives %q, %v", got, ends)
	}
}
