package basemap

// Grid is the number of steps of the file's grid in one turn: 38 m on the equator.
const Grid = 1 << 20

// gridShift turns grid steps into fixed point.
const gridShift = 32 - 20

// GridPoint is a place on the file's grid. X runs from 0 (180° W) to Grid (180°
// E, only on cut shapes), Lat from -Grid/4 to Grid/4 in the same steps.
type GridPoint struct{ X, Lat int32 }

// SourceArc is an arc with, for each point, the lowest level of detail that
// shows it. A closed arc does not repeat its first point.
type SourceArc struct {
	Arc
	Points []GridPoint
	Levels []uint8
}

// Source is what Encode writes: a Map whose arcs are on the file's grid. All
// Rect fields are left out; Decode computes them.
type Source struct {
	Map
	Arcs []SourceArc
}
