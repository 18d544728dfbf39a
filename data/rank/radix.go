package rank

import (
	"context"
	"slices"

	"sandtable/geo/band"
)

// A pass of the radix sort looks at up to digit bits. It cuts the words into up
// to pieces, one after the other, that cores take.
const (
	digit  = 9
	pieces = 8
	small  = 1 << 11 // words that are sorted by comparing
)

// radix sorts words by so many bits from one on, and leaves words that are equal
// there as they are. It uses words as room; what it returns may lie elsewhere.
// Words below these bits must be in order, as the numbers of rows are.
func radix(ctx context.Context, words []uint64, from, width int) ([]uint64, error) {
	if len(words) <= small {
		slices.Sort(words)
		return words, ctx.Err()
	}
	passes := (width + digit - 1) / digit
	other := make([]uint64, len(words))
	for ; passes > 0; passes-- {
		part := (width + passes - 1) / passes
		if err := pass(ctx, words, other, field{uint(from), uint(part)}); err != nil {
			return words, err
		}
		words, other = other, words
		from, width = from+part, width-part
	}
	return words, nil
}

// field is some bits of a word.
type field struct{ from, width uint }

func (f field) of(w uint64) uint64 { return w >> (f.from & 63) & (1<<f.width - 1) }

// pass puts the words in order of a field, stably: every piece counts its words,
// and then knows where to put them.
func pass(ctx context.Context, words, out []uint64, f field) error {
	var next [pieces][1 << digit]int32
	piece := func(i int) []uint64 { return words[len(words)*i/pieces : len(words)*(i+1)/pieces] }
	err := band.Run(ctx, pieces, func(lo, hi int) {
		for i := lo; i < hi; i++ {
			count := &next[i]
			for _, w := range piece(i) {
				count[f.of(w)&(1<<digit-1)]++
			}
		}
	})
	if err != nil {
		return err
	}
	sum := int32(0)
	for d := range 1 << f.width {
		for i := range pieces {
			next[i][d], sum = sum, sum+next[i][d]
		}
	}
	return band.Run(ctx, pieces, func(lo, hi int) {
		for i := lo; i < hi; i++ {
			at := &next[i]
			for _, w := range piece(i) {
				d := f.of(w) & (1<<digit - 1)
				out[at[d]] = w
				at[d]++
			}
		}
	})
}
