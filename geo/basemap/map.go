// Package basemap decodes the embedded base map: states, borders, coasts, lakes,
// rivers, disputed lines, cities and sea names, ready to be drawn and searched.
//
// The map is a topology. A line that two states share is one arc, so that it is
// drawn once and can be styled as a border, a coast or an artificial cut; a
// polygon is a list of rings, and a ring is a list of references to arcs.
//
// A decoded Map is never changed and is safe for concurrent use.
package basemap

// Point is a place in fixed-point Web Mercator: one turn = 2^32, origin at 180° W
// and 85.0511° N, y down (package geo, "x, y"). Cut shapes end at X = MaxUint32
// in the east and Y = MaxUint32 in the south.
type Point struct{ X, Y uint32 }

// Rect is the extent of a shape, all four edges inside.
type Rect struct{ MinX, MinY, MaxX, MaxY uint32 }

// Kind says what an arc is, and so how it is stroked.
type Kind uint8

const (
	Coast  Kind = iota // one state on one side, water on the other
	Border             // between two states
	Cut                // artificial, at ±180° or the map's southern edge: never stroked
	Shore              // the outline of a lake
	River
	Disputed // a line that a state claims and does not hold
	Inner    // inside a state: the edge of an area, or between provinces; stroked by who needs it
)

// Levels is the number of levels of detail. Level n is made for zoom n on a
// screen with one device pixel a unit; the last one has every point.
const Levels = 10

// Arc is a line with its levels of detail.
type Arc struct {
	Kind Kind
	// Left and Right are indices into Map.States of the states on the two sides,
	// seen along the arc; -1 is water or none. Other kinds have none.
	Left, Right int16
	// Rank is the zoom from which a river or lake is worth drawing.
	Rank uint8
	// Closed says that the first point is repeated as the last.
	Closed bool
	Rect   Rect
}

// Ref is an arc in a ring: its index where >= 0, else the arc ^ref backwards.
type Ref int32

// Arc returns the index of the arc.
func (r Ref) Arc() int {
	if r < 0 {
		return int(^r)
	}
	return int(r)
}

// Reversed reports whether the ring runs against the arc.
func (r Ref) Reversed() bool { return r < 0 }

// Polygon is an outer ring followed by its holes. Outer rings run
// counter-clockwise on a map with north up, holes clockwise.
type Polygon struct {
	Rings [][]Ref
	Rect  Rect
}

// State is a country or a territory that the base map keeps apart.
type State struct {
	Code       string // ISO 3166-1 alpha-3; XKX Kosovo, XSO Somaliland, XNC Northern Cyprus, and others starting with X
	Name       string // English
	Short      string // for narrow labels; may contain points: "Dem. Rep. Congo"
	Sovereign  string // code of the sovereign state; its own where it is one or that is disputed
	Label      Point
	LabelRank  uint8   // 0 is labelled first
	MinZoom    float32 // zoom from which the label helps
	Capital    int32   // index into Map.Cities, -1 none
	Population int64
	Polygons   []Polygon
	Rect       Rect // of all polygons; spans the whole turn where they lie on both sides of ±180°
}

// City is a populated place.
type City struct {
	Name       string
	State      string // code as in State.Code
	At         Point
	Population int64
	Capital    bool
	Rank       uint8 // zoom from which the label helps, by importance and room
}

// Sea is an ocean, sea, gulf, bay or strait with a name.
type Sea struct {
	Name string
	At   Point
	Rank uint8 // 0 oceans .. 4 straits
}

// Lake is a body of inland water, in one polygon. Lakes lie on the states and
// are drawn over them.
type Lake struct {
	Rank    uint8 // zoom from which it is worth drawing
	Polygon Polygon
}

// Dispute is a line that one state claims against the one that holds the land.
type Dispute struct {
	Name string  // as on the source map: "Venezuelan claim"
	Held string  // code of the state that holds the land
	Arcs []int32 // of kind Disputed
}

// Map is the decoded base map.
type Map struct {
	States   []State
	Areas    []Area // whose state is not the same for everybody
	Arcs     []Arc
	Lakes    []Lake
	Disputes []Dispute
	Cities   []City // by rank, then population, largest first
	Seas     []Sea
	Names    *Names // in other languages; nil: none

	// Contested are the contested areas in the worldview of the map; none in one
	// that was only decoded.
	Contested []Contest

	byCode map[string]int
	levels [Levels]level
	views  *worldviews
	extras *extras // nil where the map was not opened

	raw       *Map   // the map that this one was made from; nil: decoded
	worldview string // "" for a decoded map
}

// level holds the points of all arcs at one level of detail; arc i has
// points[from[i]:from[i+1]].
type level struct {
	points []Point
	from   []uint32
}

// Points returns the points of an arc at a level of detail, 0..Levels-1. The
// first and the last are always kept, and a closed arc keeps at least three
// different points. The slice is shared: do not change it.
func (m *Map) Points(arc, detail int) []Point {
	l := &m.levels[detail]
	return l.points[l.from[arc]:l.from[arc+1]]
}

// State returns the state with a code.
func (m *Map) State(code string) (State, bool) {
	i, ok := m.byCode[code]
	if !ok {
		return State{}, false
	}
	return m.States[i], true
}
