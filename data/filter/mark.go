package filter

import (
	"context"

	"sandtable/data"
	"sandtable/data/index"
	"sandtable/geo/band"
)

// marker marks all events that a leaf lets through, in a set for n events. The
// error is that of ctx.
type marker func(ctx context.Context, n int) (index.Set, error)

// marked is a leaf with a marker.
func marked(n node, mark marker) node {
	n.mark = mark
	return n
}

// filled makes a set by bands of words, on all cores: fill writes the words lo
// to hi of the set.
func filled(ctx context.Context, n int, fill func(lo, hi int, set index.Set)) (index.Set, error) {
	set := index.MakeSet(n)
	err := band.Run(ctx, len(set), func(lo, hi int) { fill(lo, hi, set) })
	return set, err
}

// constant marks all events or none: whether event 0 passes decides for all.
func constant(t test) marker {
	return func(_ context.Context, n int) (index.Set, error) {
		if n > 0 && t(0) {
			return index.FullSet(n), nil
		}
		return index.MakeSet(n), nil
	}
}

// lookup marks the events whose value in a column is accepted, by a table with
// one bit for each value, without a branch.
func lookup[T ~uint8 | ~uint16](column []T, accepted []bool) marker {
	bit := make([]uint64, 1<<16)
	for value, ok := range accepted {
		if ok {
			bit[value] = 1
		}
	}
	return func(ctx context.Context, n int) (index.Set, error) {
		return filled(ctx, n, func(lo, hi int, set index.Set) {
			bit := bit[:1<<16]
			for i := lo; i < hi; i++ {
				var w uint64
				for j, v := range column[i<<6 : min(n, i<<6+64)] {
					w |= bit[uint16(v)] << (j & 63)
				}
				set[i] = w
			}
		})
	}
}

// trueOf marks the events that have true in a column.
func trueOf(column []bool) marker {
	return func(ctx context.Context, n int) (index.Set, error) {
		return filled(ctx, n, func(lo, hi int, set index.Set) {
			for i := lo; i < hi; i++ {
				for j, ok := range column[i<<6 : min(n, i<<6+64)] {
					if ok {
						set[i] |= 1 << (j & 63)
					}
				}
			}
		})
	}
}

// markDated marks the events that have a date.
func markDated(spans data.Spans) marker {
	return func(ctx context.Context, n int) (index.Set, error) {
		return filled(ctx, n, func(lo, hi int, set index.Set) {
			for e := int32(lo << 6); int(e) < min(n, hi<<6); e++ {
				if spans.Dated(e) {
					set.Add(e)
				}
			}
		})
	}
}

// markClaims marks the events with a visible claim that passes.
func markClaims(k *data.Known, pass func(*data.Claim) bool) marker {
	return func(ctx context.Context, n int) (index.Set, error) {
		if k.Implied != nil {
			return constant(func(int32) bool { return pass(k.Implied) })(ctx, n)
		}
		hit := make([]bool, len(k.Claims))
		err := band.Run(ctx, len(hit), func(lo, hi int) {
			for c := lo; c < hi; c++ {
				hit[c] = k.SeesClaim(int32(c)) && pass(&k.Claims[c])
			}
		})
		set := index.MakeSet(n)
		for c, ok := range hit {
			if !ok {
				continue
			}
			for _, e := range k.Claims[c].Events {
				set.Add(e)
			}
		}
		return set, err
	}
}
