package frame_test

import (
	"math/rand/v2"
	"testing"

	"sandtable/app/scene"
	"sandtable/app/store"
	"sandtable/data"
	"sandtable/data/edtf"
	"sandtable/geo"
)

// crowd is a plain table of n made-up events as columns, made without a file:
// half of them about sixty cities, half anywhere; a third without a core.
func crowd(t testing.TB, n int) (scene.Kit, *data.Dataset, store.View) {
	t.Helper()
	kit, err := scene.LoadKit()
	if err != nil {
		t.Fatal(err)
	}
	r := rand.New(rand.NewPCG(17, uint64(n)))
	e := data.Events{
		N: n, Spans: data.MakeSpans(n), Kind: make([]uint16, n), Status: make([]data.Status, n),
		Lon: make([]uint32, n), Lat: make([]int32, n), Placed: make([]bool, n),
	}
	var cities [60][2]float64
	for i := range cities {
		cities[i] = [2]float64{r.Float64()*340 - 170, r.Float64()*110 - 45}
	}
	kinds := data.Kinds()
	for i := range n {
		e.Spans.Set(int32(i), crowdSpan(r))
		e.Kind[i], e.Status[i] = uint16(r.IntN(len(kinds))), data.Claimed
		lon, lat := r.Float64()*360-180, r.Float64()*130-55
		if i%2 == 0 {
			c := cities[r.IntN(len(cities))]
			lon, lat = c[0]+r.NormFloat64()*2, c[1]+r.NormFloat64()*2
		}
		e.Lon[i], e.Lat[i], e.Placed[i] = geo.FixLon(lon), geo.FixLat(lat), i%97 > 0
	}
	source := data.Source{ID: "file", Title: "made up"}
	d := data.Build(data.Tables{
		Events: e, Kinds: kinds, Sources: []data.Source{source}, Implied: &data.Claim{Status: data.Claimed, Place: -1},
	})
	return kit, d, scene.OpeningView(d, kit.World, scene.Extent(d), 1600, 1000)
}

// crowdSpan is a moment, a period of some weeks, or one of three without a core.
func crowdSpan(r *rand.Rand) edtf.Bounds {
	s := edtf.DayOf(1990, 1, 1) + edtf.Day(r.IntN(36*365))
	b := edtf.Bounds{EarliestStart: s, LatestStart: s, EarliestEnd: s, LatestEnd: s}
	switch r.IntN(9) {
	case 0, 1, 2:
		b.EarliestEnd += edtf.Day(r.IntN(40))
		b.LatestEnd = b.EarliestEnd
	case 3:
		b.LatestStart, b.LatestEnd = s+30, s+30
	case 4:
		b.LatestEnd, b.Flags = edtf.MaxDay, edtf.OpenEnd
	case 5:
		b.Flags = edtf.QualifiedStart
	}
	return b
}
