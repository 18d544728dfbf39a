package scene_test

import (
	"math/rand/v2"
	"testing"

	"sandtable/app/scene"
	"sandtable/app/store"
	"sandtable/data"
	"sandtable/data/edtf"
	"sandtable/data/index"
	"sandtable/geo"
)

// scattered is a plain table of n made-up events as columns: a part of them about a few
// towns, two of those on either side of the antimeridian; moments, periods, open,
// unknown and qualified ends, a third without a core, some without date or place.
func scattered(t testing.TB, n int) (*data.Dataset, store.View) {
	t.Helper()
	r := rand.New(rand.NewPCG(17, uint64(n)))
	e := data.Events{
		N: n, Spans: data.MakeSpans(n), Kind: make([]uint16, n), Status: make([]data.Status, n),
		Lon: make([]uint32, n), Lat: make([]int32, n), Placed: make([]bool, n),
	}
	ids, titles := make([]string, n), make([]string, n)
	towns := [][2]float64{{179.99, 3}, {-179.99, 3}, {30, 50}, {-66, 10}, {100, -85.2}}
	kinds := data.Kinds()
	for i := range n {
		if b, dated := scatteredSpan(r); dated {
			e.Spans.Set(int32(i), b)
		}
		ids[i], titles[i] = scene.Thousands(i), "event "+scene.Thousands(i)
		e.Kind[i], e.Status[i] = uint16(r.IntN(len(kinds))), data.Statuses()[r.IntN(6)]
		lon, lat := r.Float64()*360-180, r.Float64()*170-85
		if i%2 == 0 {
			c := towns[r.IntN(len(towns))]
			lon, lat = c[0]+r.NormFloat64()/3, c[1]+r.NormFloat64()/3
		}
		e.Lon[i], e.Lat[i], e.Placed[i] = geo.FixLon(lon), geo.FixLat(lat), i%31 > 0
	}
	e.ID, e.Title = data.TextOf(ids), data.TextOf(titles)
	published := edtf.DayOf(2010, 1, 1)
	d := data.Build(data.Tables{
		Events: e, Kinds: kinds, Implied: &data.Claim{Status: data.Claimed, Place: -1},
		Sources: []data.Source{{ID: "file", Dated: true, EarliestPublished: published, LatestPublished: published}},
	})
	v := store.View{Range: scene.Extent(d), Layers: store.DefaultLayers, Theme: "light", Sort: store.Sort{Column: "when"}}
	return d, v
}

// scatteredSpan makes bounds of every sort.
func scatteredSpan(r *rand.Rand) (b edtf.Bounds, dated bool) {
	s := edtf.DayOf(1990, 1, 1) + edtf.Day(r.IntN(30*365))
	b = edtf.Bounds{EarliestStart: s, LatestStart: s, EarliestEnd: s, LatestEnd: s}
	switch r.IntN(12) {
	case 0:
		return b, false
	case 1, 2, 3:
		b.EarliestEnd += edtf.Day(r.IntN(40))
		b.LatestEnd = b.EarliestEnd
	case 4, 5:
		b.LatestStart, b.LatestEnd = s+30, s+30
	case 6:
		b.LatestEnd, b.Flags = edtf.MaxDay, edtf.OpenEnd
	case 7:
		b.EarliestStart, b.Flags = edtf.MinDay, edtf.UnknownStart
	case 8:
		b.Flags = edtf.QualifiedStart
	}
	return b, true
}

// scatteredViews are random views of such a table: windows, modes, filters, as-known days,
// areas, colours and cameras, some on the antimeridian, some of other projections.
func scatteredViews(base store.View, n int) []store.View {
	r := rand.New(rand.NewPCG(23, 29))
	filters := []string{"", "", "kind = treaty or kind = strike", "status = reported"}
	var out []store.View
	for i := range n {
		v := base
		a := v.Range.A + edtf.Day(r.IntN(v.Range.Days()))
		v.Window = store.Window{A: a, Z: min(a+edtf.Day(r.IntN([]int{1, 60, 9000}[r.IntN(3)])), v.Range.Z)}
		if r.IntN(8) == 0 {
			v.Window.A, v.Window.Z = edtf.MinDay, edtf.MaxDay
		}
		v.Mode, v.Colour, v.Filter = index.Mode(r.IntN(2)), store.Colour(r.IntN(3)), filters[r.IntN(len(filters))]
		v.AsKnown = data.AsKnown{On: r.IntN(4) == 0, Day: edtf.DayOf(2009, 6, 1) + edtf.Day(r.IntN(400))}
		v.Within = store.Within{Box: geo.Box{W: 170, S: -20, E: -170, N: 60}, On: r.IntN(5) == 0}
		v.Camera = geo.Camera{Lon: r.Float64()*360 - 180, Lat: r.Float64()*140 - 70, Zoom: 1 + r.Float64()*5}
		switch i % 4 {
		case 0:
			v.Camera.Lon, v.Camera.Lat = 179.9, 3
		case 1:
			v.Camera.Projection = geo.Orthographic
		}
		v.Camera = v.Camera.Clamp(400, 300)
		out = append(out, v)
	}
	return out
}
