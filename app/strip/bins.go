package strip

import (
	"math"

	"sandtable/app/scene"
	"sandtable/data/edtf"
)

// Bin is one bar of the histogram: the events that meet its days [A,Z].
type Bin struct {
	A, Z    edtf.Day
	X0, X1  float64 // px
	Open    int32   // may meet it and have an unbounded side
	Certain int32   // certainly meet it, both sides bounded
	Rest    int32   // may meet it, both sides bounded
}

// Total is the number of events that may meet the bin.
func (b Bin) Total() int32 { return b.Open + b.Certain + b.Rest }

// bins counts the events of a model over the range of a scale, in bins of about
// width px that hold whole days. They are anchored to the axis, so that they
// keep their days while the range moves.
func bins(m *scene.Model, s Scale, width float64) []Bin {
	edges := s.edges(width)
	h := m.Index.Histogram(edges)
	out := make([]Bin, len(h.Possible))
	for i := range out {
		certain := h.Certain[i] - h.Sure[i]
		out[i] = Bin{
			A: edges[i], Z: edges[i+1] - 1, X0: s.StartX(edges[i]), X1: s.StartX(edges[i+1]),
			Open: h.Open[i], Certain: certain, Rest: h.Possible[i] - certain,
		}
	}
	return out
}

// edges are rising days about width px apart, from the range's first day to the
// day after its last.
func (s Scale) edges(width float64) []edtf.Day {
	room := width / s.perRoom
	k := math.Floor(s.origin/room) + 1
	out := []edtf.Day{s.Range.A}
	end := s.Range.Z + 1
	for n := 0; n < int((s.Right-s.Left)/width)+2; n++ {
		day := dayAt(math.Round(s.axis.Time((k + float64(n)) * room)))
		if day >= end {
			break
		}
		if day > out[len(out)-1] {
			out = append(out, day)
		}
	}
	return append(out, end)
}

// most is the largest total of the bins.
func most(bins []Bin) int32 {
	n := int32(0)
	for _, b := range bins {
		n = max(n, b.Total())
	}
	return n
}

// overviewBins counts all of the dataset's time.
func overviewBins(m *scene.Model, s Scale) []int32 {
	h := m.Index.Histogram(s.edges(overviewBin * (s.Right - s.Left) / 1000))
	out := make([]int32, len(h.Possible))
	for i := range out {
		out[i] = h.Possible[i] + h.Open[i]
	}
	return out
}

// overviewBin is the width of a bin of the overview, in thousandths of its own.
const overviewBin = 4
