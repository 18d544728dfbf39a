package index_test

import (
	"math/rand/v2"
	"testing"

	"sandtable/data"
	"sandtable/data/edtf"
	. "sandtable/data/index"
)

// benchDays is twenty years.
const benchDays = 7305

// crowd is n moments and short periods over twenty years, each in one of about
// 700,000 map cells, or fewer where there are fewer events.
func crowd(n int) (*data.Known, Grouping) {
	r := rand.New(rand.NewPCG(11, uint64(n)))
	spans := data.MakeSpans(n)
	by := Grouping{N: max(1, min(700_000, n*4/5)), Of: make([]int32, n)}
	for e := range int32(n) {
		s := edtf.Day(r.IntN(benchDays))
		z := s + edtf.Day(r.IntN(30))
		spans.Set(e, edtf.Bounds{EarliestStart: s, LatestStart: s, EarliestEnd: z, LatestEnd: z})
		by.Of[e] = int32(r.IntN(by.N))
	}
	return data.Build(data.Tables{Events: data.Events{N: n, Spans: spans}}).Known(data.AsKnown{}), by
}

// brute is the best way without an index: one pass over the columns with the
// group of each event at hand.
func brute(k *data.Known, by Grouping, w [2]edtf.Day, out []int32) {
	clear(out)
	start, end := k.Spans.EarliestStart, k.Spans.LatestEnd
	for e, g := range by.Of {
		if start[e] <= w[1] && end[e] >= w[0] {
			out[g]++
		}
	}
}

// gestures are the windows of a run: a tenth of the time moving on in sixty
// steps, anywhere at any width, and a tenth of the time dragged by a pixel.
func gestures() map[string][][2]edtf.Day {
	r := rand.New(rand.NewPCG(13, 14))
	out := map[string][][2]edtf.Day{}
	for i := range edtf.Day(60) {
		a := i * benchDays * 9 / 10 / 60
		out["successive"] = append(out["successive"], [2]edtf.Day{a, a + benchDays/10})
		b, c := edtf.Day(r.IntN(benchDays)), edtf.Day(r.IntN(benchDays))
		out["jump"] = append(out["jump"], [2]edtf.Day{min(b, c), max(b, c)})
		d := 3000 + i*benchDays/1600
		out["drag"] = append(out["drag"], [2]edtf.Day{d, d + benchDays/10})
	}
	return out
}

func BenchmarkBuild(b *testing.B) {
	k, _ := crowd(1_000_000)
	orders, half := NewOrders(k), MakeSet(1_000_000)
	for e := int32(0); e < 1_000_000; e += 2 {
		half.Add(e)
	}
	b.Run("orders", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			NewOrders(k)
		}
	})
	b.Run("select", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			orders.Select(half)
		}
	})
}

func BenchmarkGroup(b *testing.B) {
	k, by := crowd(1_000_000)
	ix := Build(k, nil)
	b.ReportAllocs()
	for b.Loop() {
		ix.Group(by, Possible)
	}
}

func BenchmarkCounts(b *testing.B) {
	k, by := crowd(1_000_000)
	c := Build(k, nil).Group(by, Possible).Cursor()
	out := make([]int32, by.N)
	for name, windows := range gestures() {
		b.Run(name+"/keyframes", func(b *testing.B) { benchWindows(b, windows, func(w [2]edtf.Day) { c.Move(w[0], w[1]) }) })
		b.Run(name+"/naive", func(b *testing.B) { benchWindows(b, windows, func(w [2]edtf.Day) { brute(k, by, w, out) }) })
	}
}

func benchWindows(b *testing.B, windows [][2]edtf.Day, frame func([2]edtf.Day)) {
	b.ReportAllocs()
	i := 0
	for b.Loop() {
		frame(windows[i%len(windows)])
		i++
	}
}

func BenchmarkListing(b *testing.B) {
	k, _ := crowd(1_000_000)
	l := Build(k, nil).Listing(nil, Possible)
	page := make([]int32, 0, 30)
	benchWindows(b, gestures()["jump"], func(w [2]edtf.Day) {
		page = l.Page(l.Move(w[0], w[1])/2, 30, page[:0])
	})
}
