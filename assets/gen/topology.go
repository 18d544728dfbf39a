package main

import (
	"fmt"
	"slices"

	"github.com/paulmach/orb"

	"sandtable/geo"
	"sandtable/geo/basemap"
)

type grid = basemap.GridPoint

// topology collects rings and lines, and cuts the rings of states into shared
// arcs. Neighbours in Natural Earth share the vertices of their border exactly,
// so equal runs of vertices are the same line.
type topology struct {
	arcs  []basemap.SourceArc
	rings [][]basemap.Ref  // of states
	byID  map[string]int32 // vertices of an arc of a state -> index
	// lenient lets two rings claim the same side of a line, as two or three provinces
	// do by a step of the grid.
	lenient bool
}

func newTopology() *topology { return &topology{byID: map[string]int32{}} }

// snap brings a point onto the grid. 180° E is kept apart from 180° W.
func snap(p orb.Point) grid {
	return grid{
		X:   int32(round((p[0] + 180) * (basemap.Grid / 360.0))),
		Lat: int32(round(p[1] * (basemap.Grid / 360.0))),
	}
}

func round(v float64) float64 {
	if v < 0 {
		return -float64(int64(0.5 - v))
	}
	return float64(int64(v + 0.5))
}

// snapRing returns the ring on the grid without repeated points and without its
// closing point, outer rings counter-clockwise and holes clockwise. A ring that
// the grid swallows becomes a triangle of one step.
func snapRing(ring orb.Ring, hole bool) []grid {
	points := make([]grid, 0, len(ring))
	for _, p := range ring {
		points = appendVertex(points, snap(p))
	}
	points = trimEnds(points)
	if len(points) < 3 {
		g := snap(ring[0])
		points = []grid{g, {X: g.X + 1, Lat: g.Lat}, {X: g.X, Lat: g.Lat + 1}}
	}
	if (area(points) < 0) != hole {
		slices.Reverse(points)
	}
	return points
}

// appendVertex appends a vertex, without repeating one and without the spikes (a,
// b, a) that the grid makes of narrow tongues.
func appendVertex(points []grid, g grid) []grid {
	if n := len(points); n > 0 && points[n-1] == g {
		return points
	} else if n > 1 && points[n-2] == g {
		return points[:n-1]
	}
	return append(points, g)
}

// trimEnds does the same where the end of a ring meets its start.
func trimEnds(points []grid) []grid {
	for n := len(points); n > 2; n = len(points) {
		switch {
		case points[0] == points[n-1] || points[n-2] == points[0]:
			points = points[:n-1]
		case points[n-1] == points[1]:
			points = points[1:]
		default:
			return points
		}
	}
	return points
}

// area is twice the signed area, positive counter-clockwise.
func area(points []grid) int64 {
	var sum int64
	for i, p := range points {
		q := points[(i+1)%len(points)]
		sum += int64(p.X)*int64(q.Lat) - int64(q.X)*int64(p.Lat)
	}
	return sum
}

// ownedRing is a ring of a state's polygon.
type ownedRing struct {
	points         []grid
	state, polygon int
	overlay        bool // of an area, or a province, that lies on its state
}

// neighbours are the two ends of the edges that rings have at a vertex.
type neighbours struct {
	a, b     grid
	junction bool
}

// junctions finds the vertices where arcs must end: where rings part or meet,
// and where an edge begins or ends to be an artificial cut.
func junctions(rings []ownedRing) map[grid]neighbours {
	at := make(map[grid]neighbours)
	for _, r := range rings {
		n := len(r.points)
		for i, p := range r.points {
			prev, next := r.points[(i+n-1)%n], r.points[(i+1)%n]
			old, seen := at[p]
			switch {
			case !seen:
				at[p] = neighbours{prev, next, isCut(prev, p) != isCut(p, next)}
			case !(old.a == prev && old.b == next || old.a == next && old.b == prev):
				old.junction = true
				at[p] = old
			}
		}
	}
	return at
}

// isCut reports whether an edge is artificial: on the antimeridian or along the
// pole.
func isCut(a, b grid) bool {
	return a.X == b.X && (a.X == 0 || a.X == basemap.Grid) || a.Lat == b.Lat && a.Lat == -basemap.Grid/4
}

// addRings cuts the rings into arcs and returns the references of each ring.
func (t *topology) addRings(rings []ownedRing) ([][]basemap.Ref, error) {
	at := junctions(rings)
	refs := make([][]basemap.Ref, len(rings))
	for i, r := range rings {
		for _, piece := range splitRing(r.points, at) {
			ref, err := t.addOwned(piece, r)
			if err != nil {
				return nil, err
			}
			refs[i] = append(refs[i], ref)
		}
	}
	t.rings = append(t.rings, refs...)
	return refs, nil
}

// piece is a run of vertices between two junctions, or a whole ring.
type piece struct {
	points []grid
	closed bool
}

// splitRing cuts a ring at its junctions. A ring without any starts at its
// smallest vertex, so that both sides of an enclave's border agree.
func splitRing(points []grid, at map[grid]neighbours) []piece {
	start := slices.IndexFunc(points, func(p grid) bool { return at[p].junction })
	if start < 0 {
		start = slices.Index(points, slices.MinFunc(points, compareGrid))
		return []piece{{rotate(points, start), true}}
	}
	points = rotate(points, start)
	points = append(points, points[0])
	var out []piece
	from := 0
	for i := 1; i < len(points); i++ {
		if at[points[i]].junction {
			out = append(out, piece{points: slices.Clone(points[from : i+1])})
			from = i
		}
	}
	return closeLoops(out)
}

// closeLoops makes closed arcs of pieces that begin and end at one junction.
func closeLoops(pieces []piece) []piece {
	for i, p := range pieces {
		if n := len(p.points); n > 3 && p.points[0] == p.points[n-1] {
			pieces[i] = piece{p.points[:n-1], true}
		}
	}
	return pieces
}

func rotate(points []grid, start int) []grid {
	return append(slices.Clone(points[start:]), points[:start]...)
}

func compareGrid(a, b grid) int {
	if a.X != b.X {
		return int(a.X) - int(b.X)
	}
	return int(a.Lat) - int(b.Lat)
}

// addOwned adds a piece of a ring. Those of overlays use the arcs that are there.
func (t *topology) addOwned(p piece, r ownedRing) (basemap.Ref, error) {
	if !r.overlay {
		return t.addPiece(p, r.state)
	}
	if i, ok := t.byID[key(p.points)]; ok {
		return basemap.Ref(i), nil
	}
	if i, ok := t.byID[key(reversed(p))]; ok {
		return ^basemap.Ref(i), nil
	}
	i := t.add(p, basemap.Arc{Kind: basemap.Inner, Left: int16(r.state), Right: int16(r.state)})
	t.byID[key(p.points)] = i
	return basemap.Ref(i), nil
}

// reversed returns the points of a piece backwards; a closed one keeps its start
// in front.
func reversed(p piece) []grid {
	back := slices.Clone(p.points)
	slices.Reverse(back)
	if p.closed {
		back = rotate(back, len(back)-1)
	}
	return back
}

// addPiece returns the reference to a piece that runs counter-clockwise around
// the state, as a new arc or as one that is there already.
func (t *topology) addPiece(p piece, state int) (basemap.Ref, error) {
	if i, ok := t.byID[key(p.points)]; ok {
		return basemap.Ref(i), t.setSide(&t.arcs[i].Left, state, i)
	}
	if i, ok := t.byID[key(reversed(p))]; ok {
		return ^basemap.Ref(i), t.setSide(&t.arcs[i].Right, state, i)
	}
	i := t.add(p, basemap.Arc{Left: int16(state), Right: -1})
	t.byID[key(p.points)] = i
	return basemap.Ref(i), nil
}

func (t *topology) setSide(side *int16, state int, arc int32) error {
	if *side >= 0 && !t.lenient {
		p := t.arcs[arc].Points[0]
		return fmt.Errorf("states %d and %d lie on the same side of the line at %v, %v", *side, state,
			geo.LonOf(uint32(p.X)<<12), geo.LatOf(p.Lat<<12))
	}
	*side = int16(state)
	return nil
}

// add appends an arc of its own and returns its index.
func (t *topology) add(p piece, a basemap.Arc) int32 {
	a.Closed = p.closed
	t.arcs = append(t.arcs, basemap.SourceArc{Arc: a, Points: p.points})
	return int32(len(t.arcs) - 1)
}

// key is the vertices as a map key.
func key(points []grid) string {
	b := make([]byte, 0, len(points)*6)
	for _, p := range points {
		b = append(b, byte(p.X), byte(p.X>>8), byte(p.X>>16), byte(p.Lat), byte(p.Lat>>8), byte(p.Lat>>16))
	}
	return string(b)
}

// finish sorts out the kinds of the arcs and gives every point its level.
func (t *topology) finish() []basemap.SourceArc {
	for i := range t.arcs {
		a := &t.arcs[i]
		if a.Kind <= basemap.Cut {
			a.Kind = kindOf(a)
		}
		if isCut(a.Points[0], a.Points[1]) {
			a.Points = straighten(a.Points)
		}
		a.Levels = levelsOf(a.Points, a.Closed)
	}
	for _, ring := range t.rings {
		t.keepTriangle(ring)
	}
	return t.arcs
}

// keepTriangle sees to it that a ring of two arcs, such as an island that two
// states share, does not fall together to a line on the coarse levels.
func (t *topology) keepTriangle(ring []basemap.Ref) {
	if len(ring) != 2 {
		return
	}
	best, level := -1, uint8(basemap.Levels)
	for i, ref := range ring {
		a := t.arcs[ref.Arc()]
		if n := len(a.Points); n > 2 {
			if l := slices.Min(a.Levels[1 : n-1]); l < level {
				best, level = i, l
			}
		}
	}
	if best >= 0 {
		inner := t.arcs[ring[best].Arc()].Levels
		inner = inner[1 : len(inner)-1]
		inner[slices.Index(inner, level)] = 0
	}
}

// straighten drops the points inside the straight pieces of an artificial cut.
func straighten(points []grid) []grid {
	out := points[:1]
	for i := 1; i < len(points)-1; i++ {
		a, b, c := out[len(out)-1], points[i], points[i+1]
		if (a.X != b.X || b.X != c.X) && (a.Lat != b.Lat || b.Lat != c.Lat) {
			out = append(out, b)
		}
	}
	return append(out, points[len(points)-1])
}

func kindOf(a *basemap.SourceArc) basemap.Kind {
	switch {
	case isCut(a.Points[0], a.Points[1]) || a.Left == a.Right:
		return basemap.Cut
	case a.Left >= 0 && a.Right >= 0:
		return basemap.Border
	}
	return basemap.Coast
}
