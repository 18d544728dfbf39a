package basemap_test

import (
	"fmt"
	"reflect"
	"testing"

	"github.com/klauspost/compress/zstd"

	"sandtable/geo"
	"sandtable/geo/basemap"
)

// twins is a map of two square states that share a border, with a lake, a river
// and a disputed line:
//
//	+----+----+
//	| AA | BB |
//	+----+----+
func twins() basemap.Source {
	at := func(x, lat int32) basemap.GridPoint {
		return basemap.GridPoint{X: basemap.Grid/2 + x*1000, Lat: lat * 1000}
	}
	arc := func(a basemap.Arc, points ...basemap.GridPoint) basemap.SourceArc {
		return basemap.SourceArc{Arc: a, Points: points, Levels: make([]uint8, len(points))}
	}
	var s basemap.Source
	s.Arcs = []basemap.SourceArc{
		arc(basemap.Arc{Kind: basemap.Border, Left: 0, Right: 1}, at(0, 0), at(0, 10)),
		arc(basemap.Arc{Kind: basemap.Coast, Left: 0, Right: -1}, at(0, 10), at(-10, 10), at(-10, 0), at(0, 0)),
		arc(basemap.Arc{Kind: basemap.Coast, Left: 1, Right: -1}, at(0, 0), at(5, 0), at(10, 0), at(10, 10), at(0, 10)),
		arc(basemap.Arc{Kind: basemap.Shore, Left: -1, Right: -1, Rank: 4, Closed: true}, at(2, 2), at(4, 2), at(3, 4)),
		arc(basemap.Arc{Kind: basemap.River, Left: -1, Right: -1, Rank: 5}, at(-5, 5), at(5, 5)),
		arc(basemap.Arc{Kind: basemap.Disputed, Left: -1, Right: -1}, at(-2, 0), at(-2, 10)),
	}
	s.Arcs[2].Levels[1] = 7 // lies on a straight line
	square := func(refs ...basemap.Ref) []basemap.Polygon { return []basemap.Polygon{{Rings: [][]basemap.Ref{refs}}} }
	s.States = []basemap.State{
		{Code: "AAA", Name: "Aland", Short: "A.", Sovereign: "AAA", Label: basemap.Point{X: 5, Y: 6}, LabelRank: 2, MinZoom: 1.5, Capital: 1, Population: 12, Polygons: square(0, 1)},
		{Code: "BBB", Name: "Beland", Short: "B.", Sovereign: "AAA", Capital: -1, Polygons: square(^basemap.Ref(0), 2)},
	}
	s.Lakes = []basemap.Lake{{Rank: 4, Polygon: square(3)[0]}}
	s.Disputes = []basemap.Dispute{{Name: "Beland claim", Held: "AAA", Arcs: []int32{5}}}
	s.Cities = []basemap.City{{Name: "Big", State: "BBB", At: basemap.Point{X: 1, Y: 2}, Population: 9, Rank: 3}, {Name: "Seat", State: "AAA", Capital: true, Rank: 8}}
	s.Seas = []basemap.Sea{{Name: "Sea of C", At: basemap.Point{X: 1, Y: 2}, Rank: 2}}
	return s
}

func encode(t testing.TB, s basemap.Source) []byte {
	b, err := basemap.Encode(s)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestEncodeDecode(t *testing.T) {
	s := twins()
	m, err := basemap.Decode(encode(t, s))
	if err != nil {
		t.Fatal(err)
	}
	for i := range m.States { // computed by Decode
		m.States[i].Rect = basemap.Rect{}
		for j := range m.States[i].Polygons {
			m.States[i].Polygons[j].Rect = basemap.Rect{}
		}
	}
	m.Lakes[0].Polygon.Rect = basemap.Rect{}
	for name, pair := range map[string][2]any{
		"states": {m.States, s.States}, "lakes": {m.Lakes, s.Lakes}, "disputes": {m.Disputes, s.Disputes},
		"cities": {m.Cities, s.Cities}, "seas": {m.Seas, s.Seas},
	} {
		if !reflect.DeepEqual(pair[0], pair[1]) {
			t.Errorf("%s: got %+v, want %+v", name, pair[0], pair[1])
		}
	}
	for i, a := range m.Arcs {
		want := s.Arcs[i].Arc
		want.Rect = a.Rect
		if a != want {
			t.Errorf("arc %d: got %+v, want %+v", i, a, want)
		}
	}
}

func TestPointsOfLevels(t *testing.T) {
	s := twins()
	m, err := basemap.Decode(encode(t, s))
	if err != nil {
		t.Fatal(err)
	}
	if coarse, fine := m.Points(2, 6), m.Points(2, 7); len(coarse) != 4 || len(fine) != 5 {
		t.Errorf("levels 6 and 7 have %d and %d points, want 4 and 5", len(coarse), len(fine))
	}
	shore := m.Points(3, 0)
	if len(shore) != 4 || shore[0] != shore[3] {
		t.Errorf("a closed arc is %v", shore)
	}
	p := s.Arcs[2].Points[3]
	want := basemap.Point{X: uint32(p.X) << 12, Y: geo.FixY(float64(p.Lat) * 360 / basemap.Grid)}
	if got := m.Points(2, basemap.Levels-1)[3]; got.X != want.X || max(got.Y, want.Y)-min(got.Y, want.Y) > 2 {
		t.Errorf("%v is decoded as %v, want %v", p, got, want)
	}
	back := m.AppendRing(nil, m.States[1].Polygons[0].Rings[0], 0)
	if len(back) != 4 || back[0] != m.Points(0, 0)[1] {
		t.Errorf("the ring of BBB is %v", back)
	}
}

func TestDecodeRefuses(t *testing.T) {
	cases := map[string]func(*basemap.Source){
		"open ring":        func(s *basemap.Source) { s.States[0].Polygons[0].Rings[0] = []basemap.Ref{0} },
		"no such arc":      func(s *basemap.Source) { s.States[0].Polygons[0].Rings[0][0] = 99 },
		"empty ring":       func(s *basemap.Source) { s.States[0].Polygons[0].Rings[0] = nil },
		"no such capital":  func(s *basemap.Source) { s.States[0].Capital = 2 },
		"code twice":       func(s *basemap.Source) { s.States[1].Code = "AAA" },
		"no such state":    func(s *basemap.Source) { s.Arcs[0].Left = 2 },
		"no such line":     func(s *basemap.Source) { s.Disputes[0].Arcs[0] = 6 },
		"end left out":     func(s *basemap.Source) { s.Arcs[0].Levels[1] = 3 },
		"closed too early": func(s *basemap.Source) { s.Arcs[3].Levels[1] = 1 },
		"level too high":   func(s *basemap.Source) { s.Arcs[2].Levels[1] = basemap.Levels },
		"beyond the pole":  func(s *basemap.Source) { s.Arcs[2].Points[1].Lat = basemap.Grid/4 + 1 },
		"beyond the east":  func(s *basemap.Source) { s.Arcs[2].Points[1].X = basemap.Grid + 1 },
		"unknown kind":     func(s *basemap.Source) { s.Arcs[4].Kind = 9 },
	}
	for name, damage := range cases {
		s := twins()
		damage(&s)
		if _, err := basemap.Decode(encode(t, s)); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
	s := twins()
	s.Arcs[0].Levels = nil
	if _, err := basemap.Encode(s); err == nil {
		t.Error("an arc without levels was encoded")
	}
}

// payload returns what is inside the compression, for the fuzzer to change.
func payload(t testing.TB, b []byte) []byte {
	dec, err := zstd.NewReader(nil)
	if err != nil {
		t.Fatal(err)
	}
	defer dec.Close()
	out, err := dec.DecodeAll(b[8:], nil)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func FuzzDecode(f *testing.F) {
	file := encode(f, twins())
	f.Add(payload(f, file))
	f.Add([]byte{})
	enc, err := zstd.NewWriter(nil)
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		if _, err := basemap.Decode(b); err == nil {
			t.Error("bytes without the magic were accepted")
		}
		m, err := basemap.Decode(enc.EncodeAll(b, append([]byte(nil), file[:8]...)))
		if err != nil {
			return
		}
		m.StateAt(0.1, 0.1)
		for _, s := range m.States {
			for _, p := range s.Polygons {
				for _, ring := range p.Rings {
					m.AppendRing(nil, ring, 0)
				}
			}
		}
	})
}

func Example() {
	m, err := basemap.Decode(mustEncode(twins()))
	if err != nil {
		fmt.Println(err)
		return
	}
	code, _ := m.StateAt(0.5, 1)
	s, _ := m.State(code)
	fmt.Println(s.Name, "has", len(s.Polygons[0].Rings[0]), "arcs, the first reversed:", s.Polygons[0].Rings[0][0].Reversed())
	// Output: Beland has 2 arcs, the first reversed: true
}

func mustEncode(s basemap.Source) []byte {
	b, err := basemap.Encode(s)
	if err != nil {
		panic(err)
	}
	return b
}
