package scene

import (
	"context"
	"slices"
	"strings"

	"sandtable/app/store"
	"sandtable/data"
	"sandtable/data/edtf"
	"sandtable/data/rank"
	"sandtable/geo/band"
)

// Order is the events of a known dataset in the order of a sort: a permutation of
// all events, so that neither a scrub nor a filter sorts. The default is by time;
// ties keep file order. Texts go by their lower case. Cost: linear, on all cores.
// The error is that of ctx.
func Order(ctx context.Context, k *data.Known, s store.Sort) ([]int32, error) {
	o, err := sorting(s).order(ctx, k)
	if err != nil || !s.Down {
		return o.Rows, err
	}
	return o.Down(), nil
}

// sorting is the column of a sort.
func sorting(s store.Sort) Column {
	if c, ok := ColumnByID(s.Column); ok {
		return c
	}
	c, _ := ColumnByID("when")
	return c
}

// byWhen goes by the earliest start, then by the latest end.
func byWhen(ctx context.Context, k *data.Known) (rank.Order, error) {
	start, end := k.Spans.EarliestStart, k.Spans.LatestEnd
	lo, hi := edtf.MaxDay, edtf.MinDay
	for e := range start {
		for _, d := range [2]edtf.Day{start[e], end[e]} {
			if !d.Unbounded() {
				lo, hi = min(lo, d), max(hi, d)
			}
		}
	}
	days := uint64(max(0, int64(hi)-int64(lo)) + 3)
	key := func(d edtf.Day) uint64 {
		switch d {
		case edtf.MinDay:
			return 0
		case edtf.MaxDay:
			return days - 1
		}
		return uint64(int64(d)-int64(lo)) + 1
	}
	return rank.Numbers(ctx, k.Events.N, func(e int32) uint64 { return key(start[e])*days + key(end[e]) })
}

func byTitle(ctx context.Context, k *data.Known) (rank.Order, error) {
	return rank.Texts(ctx, k.Events.N, k.Events.Title.At)
}

func byKind(ctx context.Context, k *data.Known) (rank.Order, error) {
	place := alphabetical(len(k.Kinds), func(i int) string { return k.Kinds[i].Label })
	return rank.Numbers(ctx, k.Events.N, func(e int32) uint64 { return place[k.Events.Kind[e]] })
}

func byStatus(ctx context.Context, k *data.Known) (rank.Order, error) {
	place := alphabetical(256, func(i int) string { return data.Status(i).String() })
	return rank.Numbers(ctx, k.Events.N, func(e int32) uint64 { return place[k.Status[e]] })
}

func byPlace(ctx context.Context, k *data.Known) (rank.Order, error) {
	if k.Anchor == nil {
		return rank.Same(k.Events.N), nil
	}
	place := alphabetical(1+len(k.Places), func(i int) string { // 0: without a place
		if i == 0 {
			return ""
		}
		return k.Places[i-1].Name
	})
	return rank.Numbers(ctx, k.Events.N, func(e int32) uint64 { return place[1+max(-1, k.Anchor[e])] })
}

// alphabetical is the place of each of n words in the order of their lower case;
// the same words have the same place.
func alphabetical(n int, word func(i int) string) []uint64 {
	words := make([]string, n)
	for i := range words {
		words[i] = strings.ToLower(word(i))
	}
	sorted := slices.Compact(slices.Sorted(slices.Values(words)))
	out := make([]uint64, n)
	for i, w := range words {
		at, _ := slices.BinarySearch(sorted, w)
		out[i] = uint64(at)
	}
	return out
}

func byActors(ctx context.Context, k *data.Known) (rank.Order, error) {
	if len(k.EventActors) == 0 {
		return rank.Same(k.Events.N), nil
	}
	names, err := each(ctx, k, func(e int32) string { return ActorNames(k, e) })
	if err != nil {
		return rank.Order{}, err
	}
	return rank.Texts(ctx, k.Events.N, func(e int32) string { return names[e] })
}

// byFigure goes by the first figure with a value; events without one come first.
func byFigure(ctx context.Context, k *data.Known) (rank.Order, error) {
	if len(k.Claims) == 0 {
		return rank.Same(k.Events.N), nil
	}
	return byKey(ctx, k, func(e int32) uint64 {
		f, ok := firstFigure(k, e)
		switch {
		case !ok:
			return rank.Float(-1)
		case f.Value == f.Value:
			return rank.Float(f.Value)
		case f.High == f.High:
			return rank.Float(f.High)
		}
		return rank.Float(f.Low)
	})
}

func bySources(ctx context.Context, k *data.Known) (rank.Order, error) {
	if k.Implied != nil {
		return rank.Same(k.Events.N), nil
	}
	return byKey(ctx, k, func(e int32) uint64 { return uint64(len(k.SourcesOf(e))) })
}

// byGrade goes by the best grade; events without one come last.
func byGrade(ctx context.Context, k *data.Known) (rank.Order, error) {
	if k.Implied != nil {
		return rank.Same(k.Events.N), nil
	}
	return byKey(ctx, k, func(e int32) uint64 {
		if g := k.BestGrade(e); g != 0 {
			return uint64(g)
		}
		return 'Z'
	})
}

// byKey is rank.Numbers for a key that is dear.
func byKey(ctx context.Context, k *data.Known, key func(e int32) uint64) (rank.Order, error) {
	keys, err := each(ctx, k, key)
	if err != nil {
		return rank.Order{}, err
	}
	return rank.Numbers(ctx, len(keys), func(e int32) uint64 { return keys[e] })
}

// each asks for something of every event, on all cores.
func each[T any](ctx context.Context, k *data.Known, of func(e int32) T) ([]T, error) {
	out := make([]T, k.Events.N)
	err := band.Run(ctx, len(out), func(lo, hi int) {
		for e := lo; e < hi; e++ {
			out[e] = of(int32(e))
		}
	})
	return out, err
}
