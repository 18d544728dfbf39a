package ingest

import (
	"cmp"
	"context"
	"hash/maphash"
	"math/bits"
	"slices"

	"sandtable/data"
	"sandtable/geo/band"
)

// parts is into how many parts ids are divided by their hashes, so that the
// table of one part stays in the processor's cache.
const parts = 256

// twins finds the rows whose id an earlier row has, in rising order, among those
// for which counts holds. It compares the ids themselves. The error is that of ctx.
func twins(ctx context.Context, ids data.Text, n int, counts func(row int32) bool) ([]int32, error) {
	if ascending(ids, n) {
		return nil, nil
	}
	hashes := make([]uint32, n)
	seed := maphash.MakeSeed()
	err := band.Run(ctx, n, func(lo, hi int) {
		for i := lo; i < hi; i++ {
			hashes[i] = uint32(maphash.String(seed, ids.At(int32(i))))
		}
	})
	if err != nil {
		return nil, err
	}
	sets := divide(hashes, counts)
	found := make([][]int32, parts)
	err = band.Run(ctx, parts, func(lo, hi int) {
		for i := lo; i < hi; i++ {
			found[i] = sets[i].twins(ids)
		}
	})
	all := slices.Concat(found...)
	slices.Sort(all)
	return all, err
}

// ascending reports whether every id is longer than the one before, or as long
// and greater, as counted ids are. No two are the same then.
func ascending(ids data.Text, n int) bool {
	for i := int32(1); int(i) < n; i++ {
		a, b := ids.At(i-1), ids.At(i)
		if c := cmp.Compare(len(a), len(b)); c > 0 || c == 0 && a >= b {
			return false
		}
	}
	return true
}

// idSet is some rows with the hashes of their ids.
type idSet struct {
	rows   []int32
	hashes []uint32
}

// divide groups rows by the first bits of their hashes, in file order.
func divide(hashes []uint32, counts func(row int32) bool) (sets [parts]idSet) {
	shift := 32 - bits.Len(parts-1)
	var sizes [parts]int
	for _, h := range hashes {
		sizes[h>>shift]++
	}
	rows, sorted := make([]int32, len(hashes)), make([]uint32, len(hashes))
	from := 0
	for i, n := range sizes {
		sets[i] = idSet{rows[from : from : from+n], sorted[from : from : from+n]}
		from += n
	}
	for i, h := range hashes {
		if counts(int32(i)) {
			s := &sets[h>>shift]
			s.rows, s.hashes = append(s.rows, int32(i)), append(s.hashes, h)
		}
	}
	return sets
}

// twins finds the rows of s whose ids are those of earlier ones, by a table with
// open addressing of places in s, from 1.
func (s idSet) twins(ids data.Text) (found []int32) {
	mask := uint32(1)<<bits.Len(uint(len(s.rows))*2) - 1
	table := make([]int32, mask+1)
	for i, h := range s.hashes {
		slot := h & mask
		for ; table[slot] != 0; slot = (slot + 1) & mask {
			first := table[slot] - 1
			if s.hashes[first] == h && ids.At(s.rows[first]) == ids.At(s.rows[i]) {
				found = append(found, s.rows[i])
				break
			}
		}
		if table[slot] == 0 {
			table[slot] = int32(i) + 1
		}
	}
	return found
}
