package index

import (
	"sync"

	"sandtable/data/edtf"
)

// Histogram holds the counts of consecutive bins.
type Histogram struct {
	Possible []int32 // events that may meet the bin, both sides bounded
	Certain  []int32 // events that certainly meet it
	Open     []int32 // events that may meet it and have an unbounded side
	Sure     []int32 // of Open: those that certainly meet it
}

// openSure is the certain side of the events with an unbounded side, made when it
// is first asked for.
type openSure struct {
	once sync.Once
	core side
	rest order
}

// make sorts those of the open events that are certain in some window.
func (s *openSure) make(ix *Index) {
	spans := ix.orders.known.Spans
	var core, rest []int32
	for _, e := range ix.open.starts.rows {
		switch {
		case spans.Flags[e].Has(edtf.Qualified):
		case spans.LatestStart[e] <= spans.EarliestEnd[e]:
			core = append(core, e)
		default:
			rest = append(rest, e)
		}
	}
	run([]task{{core, spans.LatestStart, &s.core.starts}, {core, spans.EarliestEnd, &s.core.ends}, {rest, spans.LatestStart, &s.rest}})
}

// Histogram counts the events that meet each bin: bin i runs from edges[i] to
// the day before edges[i+1], so there is one bin less than edges; rising edges
// are the caller's to give. An event counts in every bin that it meets. Those
// that have no first or no last day would fill every bin on that side, so
// Possible leaves them out and Open holds them. Cost: some binary searches per bin;
// the first call is linear in the events with an unbounded side.
func (ix *Index) Histogram(edges []edtf.Day) Histogram {
	n := max(0, len(edges)-1)
	h := Histogram{make([]int32, n), make([]int32, n), make([]int32, n), make([]int32, n)}
	ix.sure.once.Do(func() { ix.sure.make(ix) })
	for i := range n {
		a, z := edges[i], edges[i+1]-1
		if a > z {
			continue
		}
		open := ix.open.count(a, z)
		h.Open[i] = int32(open)
		h.Possible[i] = int32(ix.sides[Possible].count(a, z) - open)
		h.Certain[i] = int32(ix.sides[Certain].count(a, z) + ix.countRest(a, z))
		h.Sure[i] = int32(ix.sure.core.count(a, z) + ix.within(ix.sure.rest, a, z))
	}
	return h
}
