package rank

import (
	"context"
	"math"
	"math/bits"
	"slices"
	"sync"

	"sandtable/geo/band"
)

// Numbers is the order of rows 0 to n-1 by a key; key is called from several
// goroutines. Cost: linear, with 16 bytes a row while it runs. The error is that
// of ctx.
func Numbers(ctx context.Context, n int, key func(row int32) uint64) (Order, error) {
	o := Same(n)
	lo, hi, err := bounds(ctx, n, key)
	if err != nil || lo >= hi {
		return o, err
	}
	width := bits.Len64(hi - lo)
	for from := 0; from < width; from += room(n) {
		part := func(row int32) uint64 { return (key(row) - lo) >> from & (1<<room(n) - 1) }
		words, at, err := stable(ctx, o.Rows, part, min(room(n), width-from))
		if err != nil {
			return o, err
		}
		if width <= room(n) {
			return o, begins(ctx, words, at, o.New)
		}
	}
	err = band.Run(ctx, n, func(lo, hi int) {
		for i := max(lo, 1); i < hi; i++ {
			o.New[i] = key(o.Rows[i]) != key(o.Rows[i-1])
		}
	})
	return o, err
}

// Float is a key that rises with a number; it is no NaN.
func Float(x float64) uint64 {
	b := math.Float64bits(x + 0) // -0 is 0
	if b>>63 != 0 {
		return ^b
	}
	return b | 1<<63
}

// bounds is the smallest and the largest key.
func bounds(ctx context.Context, n int, key func(row int32) uint64) (lo, hi uint64, err error) {
	var mu sync.Mutex
	lo = math.MaxUint64
	err = band.Run(ctx, n, func(from, to int) {
		low, high := uint64(math.MaxUint64), uint64(0)
		for row := from; row < to; row++ {
			k := key(int32(row))
			low, high = min(low, k), max(high, k)
		}
		mu.Lock()
		lo, hi = min(lo, low), max(hi, high)
		mu.Unlock()
	})
	return lo, hi, err
}

// room is how many bits of key fit into a word beside the number of a row.
func room(n int) int { return 64 - bits.Len(uint(n)) }

// begins marks where words with another key begin; at is where the key does.
func begins(ctx context.Context, words []uint64, at int, out []bool) error {
	return band.Run(ctx, len(words), func(lo, hi int) {
		for i := max(lo, 1); i < hi; i++ {
			out[i] = words[i]>>at != words[i-1]>>at
		}
	})
}

// stable sorts rows by a key of some bits; equal ones stay as they are. It returns
// the sorted keys, in words from a bit on.
func stable(ctx context.Context, rows []int32, key func(row int32) uint64, width int) (words []uint64, at int, err error) {
	at = bits.Len(uint(len(rows)))
	words = make([]uint64, len(rows))
	before := slices.Clone(rows)
	err = band.Run(ctx, len(rows), func(lo, hi int) {
		for i := lo; i < hi; i++ {
			words[i] = key(rows[i])<<at | uint64(i)
		}
	})
	if err != nil {
		return words, at, err
	}
	if words, err = radix(ctx, words, at, width); err != nil {
		return words, at, err
	}
	err = band.Run(ctx, len(rows), func(lo, hi int) {
		for i := lo; i < hi; i++ {
			rows[i] = before[words[i]&(1<<at-1)]
		}
	})
	return words, at, err
}
