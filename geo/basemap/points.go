package basemap

import (
	"encoding/binary"
	"fmt"
	"math"

	"sandtable/geo"
)

// pointDecoder turns the file's steps into the points of all levels.
type pointDecoder struct {
	xs, lats *reader
	levels   []byte
	y        mercatorTable
	at       GridPoint
}

func (d *pointDecoder) decode(m *Map, counts []int) error {
	d.reserve(m, counts)
	for i, n := range counts {
		own := d.levels[:n]
		d.levels = d.levels[n:]
		if !d.points(m, i, own) || !closeArc(m, i) {
			return fmt.Errorf("%w: bad points in arc %d", ErrFormat, i)
		}
	}
	return nil
}

// reserve makes room for the points of each level, in one allocation each.
func (d *pointDecoder) reserve(m *Map, counts []int) {
	var room [256]int
	for _, l := range d.levels {
		room[l]++
	}
	n := len(counts) // for the repeated ends of closed arcs
	for l := range m.levels {
		n += room[l]
		m.levels[l] = level{points: make([]Point, 0, n), from: make([]uint32, len(counts)+1)}
	}
}

// points reads one arc into all levels and reports whether that went well.
func (d *pointDecoder) points(m *Map, arc int, lowest []byte) bool {
	box := emptyRect()
	for _, l := range lowest {
		p, ok := d.next()
		if !ok || l >= Levels {
			return false
		}
		box = box.with(p)
		for ; l < Levels; l++ {
			m.levels[l].points = append(m.levels[l].points, p)
		}
	}
	m.Arcs[arc].Rect = box
	return true
}

// next reads one point.
func (d *pointDecoder) next() (Point, bool) {
	dx, ok1 := d.xs.step()
	dlat, ok2 := d.lats.step()
	d.at.X += dx
	d.at.Lat += dlat
	ok := ok1 && ok2 && d.at.X >= 0 && d.at.X <= Grid && d.at.Lat >= -Grid/4 && d.at.Lat <= Grid/4
	if !ok {
		return Point{}, false
	}
	return Point{X: fixX(d.at.X), Y: d.y.at(d.at.Lat)}, true
}

// step reads a signed difference of grid coordinates. Most are below 64 and take
// one byte.
func (r *reader) step() (int32, bool) {
	if r.at < len(r.b) && r.b[r.at] < 0x80 {
		u := int32(r.b[r.at])
		r.at++
		return u>>1 ^ -(u & 1), true
	}
	v, n := binary.Varint(r.b[r.at:])
	r.at += max(n, 0)
	return int32(v), n > 0 && v >= -Grid && v <= Grid
}

// closeArc repeats the first point of a closed arc and ends the arc in every
// level. It reports whether every level keeps both ends and enough points.
func closeArc(m *Map, arc int) bool {
	closed, least := m.Arcs[arc].Closed, 2
	if closed {
		least = 4
	}
	all := m.levels[Levels-1]
	first, last := all.points[all.from[arc]], all.points[len(all.points)-1]
	for i := range m.levels {
		l := &m.levels[i]
		own := l.points[l.from[arc]:]
		if len(own) == 0 || own[0] != first || !closed && own[len(own)-1] != last {
			return false
		}
		if closed {
			l.points = append(l.points, first)
		}
		l.from[arc+1] = uint32(len(l.points))
		if l.from[arc+1]-l.from[arc] < uint32(least) {
			return false
		}
	}
	return true
}

// fixX returns the fixed-point x of a grid column; the eastern edge, which only
// cut shapes have, becomes MaxUint32.
func fixX(x int32) uint32 {
	if x >= Grid {
		return math.MaxUint32
	}
	return uint32(x) << gridShift
}

// tableStep is the distance of the table's parallels in grid steps. Straight
// lines between them are less than 1.1 m off at the map's edge and less than 1 cm
// below 60 degrees.
const tableStep = 16

// mercatorTable holds y for every tableStep-th parallel of the grid, from the
// south pole up. It saves a logarithm for each of half a million points.
type mercatorTable []int64

func newMercatorTable() mercatorTable {
	t := make(mercatorTable, Grid/2/tableStep+2)
	for i := range t {
		lat := float64(i*tableStep)*(360.0/Grid) - 90
		t[i] = int64(geo.FixY(lat))
	}
	return t
}

func (t mercatorTable) at(lat int32) uint32 {
	above := int64(lat) + Grid/4
	i, part := above/tableStep, above%tableStep
	return uint32(t[i] + (t[i+1]-t[i])*part/tableStep)
}
