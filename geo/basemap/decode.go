package basemap

import "math"

// maxMemory limits what a damaged file can make the decompressor ask for.
const maxMemory = 4 << 20

// Decode reads a base map as written by Encode. It checks everything that the
// methods of Map rely on; an error wraps ErrFormat.
func Decode(b []byte) (*Map, error) {
	all, err := unpack(b, magic)
	if err != nil {
		return nil, err
	}
	return decodeSections(&reader{b: all})
}

func decodeSections(all *reader) (*Map, error) {
	meta, xs, lats, levels := all.section(), all.section(), all.section(), all.section()
	if all.err != nil {
		return nil, all.err
	}
	m := &Map{States: meta.states()}
	var counts []int
	m.Arcs, counts = meta.arcs(len(m.States), len(levels.b))
	m.Areas = meta.areas()
	m.Lakes = meta.lakes()
	m.Disputes = meta.disputes(len(m.Arcs))
	m.Cities = meta.cities()
	m.Seas = meta.seas()
	if meta.err != nil {
		return nil, meta.err
	}
	d := pointDecoder{xs: xs, lats: lats, levels: levels.b, y: newMercatorTable()}
	if err := d.decode(m, counts); err != nil {
		return nil, err
	}
	return m, m.finish()
}

func (r *reader) states() []State {
	states := make([]State, r.count(12))
	for i := range states {
		states[i] = r.state()
	}
	return states
}

func (r *reader) state() State {
	s := State{Code: r.text(), Name: r.text(), Short: r.text(), Sovereign: r.text(), Label: r.point()}
	s.LabelRank = r.byte()
	s.MinZoom = math.Float32frombits(uint32(r.uint()))
	s.Capital = int32(r.limited(-1, math.MaxInt32))
	s.Population = r.int()
	s.Polygons = make([]Polygon, r.count(2))
	for i := range s.Polygons {
		s.Polygons[i] = r.polygon()
	}
	return s
}

func (r *reader) polygon() Polygon {
	p := Polygon{Rings: make([][]Ref, r.count(2))}
	for i := range p.Rings {
		ring := make([]Ref, r.count(1))
		for j := range ring {
			ring[j] = Ref(r.limited(math.MinInt32, math.MaxInt32))
		}
		p.Rings[i] = ring
	}
	return p
}

// arcs reads the arcs without their points, and how many points each has;
// together they have exactly total.
func (r *reader) arcs(states, total int) ([]Arc, []int) {
	arcs := make([]Arc, r.count(5))
	counts := make([]int, len(arcs))
	for i := range arcs {
		kind := r.byte()
		a := Arc{Kind: Kind(kind >> 1), Closed: kind&1 != 0}
		a.Left = int16(r.limited(-1, int64(states)-1))
		a.Right = int16(r.limited(-1, int64(states)-1))
		a.Rank = r.byte()
		n := r.uint()
		if n > uint64(total) || n < 2 || a.Closed && n < 3 || a.Kind > Inner {
			r.fail("bad arc")
			return nil, nil
		}
		arcs[i], counts[i] = a, int(n)
		total -= int(n)
	}
	if total != 0 {
		r.fail("points without an arc")
	}
	return arcs, counts
}

func (r *reader) lakes() []Lake {
	lakes := make([]Lake, r.count(3))
	for i := range lakes {
		lakes[i] = Lake{Rank: r.byte(), Polygon: r.polygon()}
	}
	return lakes
}

func (r *reader) disputes(arcs int) []Dispute {
	disputes := make([]Dispute, r.count(3))
	for i := range disputes {
		d := Dispute{Name: r.text(), Held: r.text(), Arcs: make([]int32, r.count(1))}
		for j := range d.Arcs {
			v := r.uint()
			if v >= uint64(arcs) {
				r.fail("no such arc")
				return nil
			}
			d.Arcs[j] = int32(v)
		}
		disputes[i] = d
	}
	return disputes
}

func (r *reader) cities() []City {
	cities := make([]City, r.count(6))
	for i := range cities {
		c := City{Name: r.text(), State: r.text(), At: r.point(), Population: r.int()}
		flags := r.byte()
		c.Rank, c.Capital = flags>>1, flags&1 != 0
		cities[i] = c
	}
	return cities
}

func (r *reader) seas() []Sea {
	seas := make([]Sea, r.count(4))
	for i := range seas {
		seas[i] = Sea{Name: r.text(), At: r.point(), Rank: r.byte()}
	}
	return seas
}
