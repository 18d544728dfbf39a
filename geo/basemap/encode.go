package basemap

import (
	"encoding/binary"
	"fmt"
	"math"
)

// magic opens a base map file; the digit is the version of the format.
const magic = "STBASE2\n"

// The file is the magic and one zstd frame with a checksum. In it lie four
// sections, each with its length before it: what is counted and named, then the
// west-east steps of all arcs, their south-north steps, and the levels of their
// points. Numbers are varints, zigzag where they may be negative; equal kinds of
// numbers lie together because they compress better so.

// writer collects one section.
type writer struct{ b []byte }

func (w *writer) uint(v uint64)    { w.b = binary.AppendUvarint(w.b, v) }
func (w *writer) int(v int64)      { w.b = binary.AppendVarint(w.b, v) }
func (w *writer) byte(v uint8)     { w.b = append(w.b, v) }
func (w *writer) count(n int)      { w.uint(uint64(n)) }
func (w *writer) text(s string)    { w.count(len(s)); w.b = append(w.b, s...) }
func (w *writer) point(p Point)    { w.uint(uint64(p.X)); w.uint(uint64(p.Y)) }
func (w *writer) section(b []byte) { w.count(len(b)); w.b = append(w.b, b...) }

// Encode returns the file for Decode. The same source gives the same bytes.
func Encode(s Source) ([]byte, error) {
	var meta, xs, lats, levels writer
	meta.states(s.States)
	if err := meta.arcs(s.Arcs); err != nil {
		return nil, err
	}
	meta.areas(s.Areas)
	meta.lakes(s.Lakes)
	meta.disputes(s.Disputes)
	meta.cities(s.Cities)
	meta.seas(s.Seas)
	var last GridPoint
	for _, a := range s.Arcs {
		for _, p := range a.Points {
			xs.int(int64(p.X - last.X))
			lats.int(int64(p.Lat - last.Lat))
			last = p
		}
		levels.b = append(levels.b, a.Levels...)
	}
	var all writer
	for _, w := range []writer{meta, xs, lats, levels} {
		all.section(w.b)
	}
	return pack(all.b, magic)
}

func (w *writer) states(states []State) {
	w.count(len(states))
	for _, s := range states {
		w.text(s.Code)
		w.text(s.Name)
		w.text(s.Short)
		w.text(s.Sovereign)
		w.point(s.Label)
		w.byte(s.LabelRank)
		w.uint(uint64(math.Float32bits(s.MinZoom)))
		w.int(int64(s.Capital))
		w.int(s.Population)
		w.count(len(s.Polygons))
		for _, p := range s.Polygons {
			w.polygon(p)
		}
	}
}

func (w *writer) polygon(p Polygon) {
	w.count(len(p.Rings))
	for _, ring := range p.Rings {
		w.count(len(ring))
		for _, ref := range ring {
			w.int(int64(ref))
		}
	}
}

func (w *writer) arcs(arcs []SourceArc) error {
	w.count(len(arcs))
	for i, a := range arcs {
		if len(a.Points) != len(a.Levels) || len(a.Points) < 2 || a.Closed && len(a.Points) < 3 {
			return fmt.Errorf("encode base map: arc %d has %d points and %d levels", i, len(a.Points), len(a.Levels))
		}
		w.byte(uint8(a.Kind)<<1 | flag(a.Closed))
		w.int(int64(a.Left))
		w.int(int64(a.Right))
		w.byte(a.Rank)
		w.count(len(a.Points))
	}
	return nil
}

func (w *writer) lakes(lakes []Lake) {
	w.count(len(lakes))
	for _, l := range lakes {
		w.byte(l.Rank)
		w.polygon(l.Polygon)
	}
}

func (w *writer) disputes(disputes []Dispute) {
	w.count(len(disputes))
	for _, d := range disputes {
		w.text(d.Name)
		w.text(d.Held)
		w.count(len(d.Arcs))
		for _, a := range d.Arcs {
			w.count(int(a))
		}
	}
}

func (w *writer) cities(cities []City) {
	w.count(len(cities))
	for _, c := range cities {
		w.text(c.Name)
		w.text(c.State)
		w.point(c.At)
		w.int(c.Population)
		w.byte(c.Rank<<1 | flag(c.Capital))
	}
}

func (w *writer) seas(seas []Sea) {
	w.count(len(seas))
	for _, s := range seas {
		w.text(s.Name)
		w.point(s.At)
		w.byte(s.Rank)
	}
}
