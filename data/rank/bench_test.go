package rank_test

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	. "sandtable/data/rank"
)

// BenchmarkTexts sorts a million numbered titles, beside a comparing sort.
func BenchmarkTexts(b *testing.B) {
	r := rand.New(rand.NewPCG(5, 6))
	list := make([]string, 1_000_000)
	for i := range list {
		list[i] = fmt.Sprintf("Event %d", r.IntN(10_000_000))
	}
	b.Run("radix", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			if _, err := Texts(b.Context(), len(list), func(row int32) string { return list[row] }); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("naive", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			lower := make([]string, len(list))
			for i, s := range list {
				lower[i] = strings.ToLower(s)
			}
			rows := Same(len(list)).Rows
			slices.SortStableFunc(rows, func(x, y int32) int { return cmp.Compare(lower[x], lower[y]) })
		}
	})
}
