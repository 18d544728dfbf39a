package index

import "sandtable/data/edtf"

// Histogram holds the counts of consecutive bins.
type Histogram struct {
	Possible []int32 // events that may meet the bin, both sides bounded
	Certain  []int32 // events that certainly meet it
	Open     []int32 // events that may meet it and have an unbounded side
}

// Histogram counts the events that meet each bin: bin i runs from edges[i] to
// the day before edges[i+1], so there is one bin less than edges; rising edges
// are the caller's to give. An event counts in every bin that it meets. Those
// that have no first or no last day would fill every bin on that side, so
// Possible leaves them out and Open holds them. Cost: one binary search per bin.
func (ix *Index) Histogram(edges []edtf.Day) Histogram {
	n := max(0, len(edges)-1)
	h := Histogram{make([]int32, n), make([]int32, n), make([]int32, n)}
	for i := range n {
		a, z := edges[i], edges[i+1]-1
		if a > z {
			continue
		}
		open := ix.open.count(a, z)
		h.Open[i] = int32(open)
		h.Possible[i] = int32(ix.sides[Possible].count(a, z) - open)
		h.Certain[i] = int32(ix.sides[Certain].count(a, z) + ix.countRest(a, z))
	}
	return h
}
