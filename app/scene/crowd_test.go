package scene_test

import (
	"fmt"
	"math/rand/v2"

	"sandtable/data"
	"sandtable/data/edtf"
	"sandtable/geo"
)

// crowd is a plain table of n events, made up: whole days and short periods of
// thirty-six years, some of them coarse, one in fifty without a place.
func crowd(n int) *data.Dataset {
	r := rand.New(rand.NewPCG(17, uint64(n)))
	var id, title data.TextBuilder
	ev := data.Events{
		N: n, Spans: data.MakeSpans(n), WhenKind: make([]edtf.WhenKind, n), Kind: make([]uint16, n),
		Status: make([]data.Status, n), Placed: make([]bool, n), Lon: make([]uint32, n), Lat: make([]int32, n),
	}
	for e := range int32(n) {
		id.Append(fmt.Sprintf("e%d", e+1))
		title.Append(fmt.Sprintf("%s %d", []string{"Strike", "exercise", "Visit of the fleet", "Überflug"}[r.IntN(4)], r.IntN(n)))
		s := edtf.DayOf(1990, 1, 1) + edtf.Day(r.IntN(13_000))
		z, core := s, edtf.Day(r.IntN(3)/2*20)
		if r.IntN(3) == 0 {
			z += edtf.Day(r.IntN(400))
		}
		ev.Spans.Set(e, edtf.Bounds{EarliestStart: s, LatestStart: s + core, EarliestEnd: z, LatestEnd: z + core})
		ev.Kind[e], ev.Status[e] = uint16(r.IntN(16)), data.Claimed
		ev.Placed[e] = r.IntN(50) > 0
		ev.Lon[e], ev.Lat[e] = geo.FixLon(r.Float64()*360-180), geo.FixLat(r.Float64()*140-60)
	}
	ev.ID, ev.Title = id.Text(), title.Text()
	return data.Build(data.Tables{
		Kinds: data.Kinds(), Events: ev, Implied: &data.Claim{}, Sources: []data.Source{{ID: "table.csv", Grade: 'C'}},
	})
}
