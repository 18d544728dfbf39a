package label

import (
	"cmp"
	"math"
	"slices"

	"sandtable/geo/draw"
)

// Position is where a label stands, relative to its anchor.
type Position uint8

// The positions. Unplaced is for a label without a place, and the zero value.
const (
	Unplaced Position = iota
	Right
	Left
	Above
	Below
	Centre
	AboveRight
	BelowRight
	AboveLeft
	BelowLeft
)

// Candidate is a label that asks for a place.
type Candidate struct {
	ID       string // breaks ties of Priority
	Priority int    // higher is placed first
	At       draw.Point
	W, H     float64    // of the label's box
	Gap      float64    // between the anchor and the box: the mark's radius and a little more
	Try      []Position // in order of preference; nil: Right, Left, Below, Above
	Previous Position   // where it stood in the last frame: tried first
	Always   bool       // placed at its first position if no other is free, over whatever is there
}

// Placed is the answer for one candidate, at the same index.
type Placed struct {
	Position Position // Unplaced: there was no room
	Box      draw.Box // zero if unplaced
}

// Origin returns the top left corner of the label's box.
func (p Placed) Origin() draw.Point { return p.Box.Min }

// Place gives each candidate a box that overlaps no obstacle and no label
// placed before it, or none. The answer has the same length and order as
// candidates. It depends on nothing but the arguments, and only on differences
// of coordinates: there is no frame, so a label that runs over the edge does not
// jump when the map is panned. Pass what lies within a margin around the frame.
//
// Cost: n log n and a few boxes per label.
func Place(candidates []Candidate, obstacles []draw.Box) []Placed {
	order := make([]int, len(candidates))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int {
		a, b := candidates[i], candidates[j]
		return cmp.Or(cmp.Compare(b.Priority, a.Priority), cmp.Compare(a.ID, b.ID),
			cmp.Compare(a.At.Y, b.At.Y), cmp.Compare(a.At.X, b.At.X))
	})
	g := &grid{squares: map[[2]int][]draw.Box{}}
	for _, b := range obstacles {
		g.add(b)
	}
	placed := make([]Placed, len(candidates))
	for _, i := range order {
		placed[i] = place(candidates[i], g)
		if placed[i].Position != Unplaced {
			g.add(placed[i].Box)
		}
	}
	return placed
}

// standard is the order in which positions are tried.
var standard = [...]Position{Right, Left, Below, Above}

// place finds the first free position.
func place(c Candidate, g *grid) Placed {
	try := c.Try
	if len(try) == 0 {
		try = standard[:]
	}
	if c.Previous != Unplaced && slices.Contains(try, c.Previous) {
		if b := c.Box(c.Previous); !g.hit(b) {
			return Placed{c.Previous, b}
		}
	}
	for _, p := range try {
		if b := c.Box(p); !g.hit(b) {
			return Placed{p, b}
		}
	}
	if c.Always {
		return Placed{try[0], c.Box(try[0])}
	}
	return Placed{}
}

// Box returns where the label would stand.
func (c Candidate) Box(p Position) draw.Box {
	right, left := c.At.X+c.Gap, c.At.X-c.Gap-c.W
	above, below := c.At.Y-c.Gap-c.H, c.At.Y+c.Gap
	x, y := c.At.X-c.W/2, c.At.Y-c.H/2
	near := c.Gap * (1 - math.Sqrt2/2) // the corners stand on the circle of the gap
	switch p {
	case Right:
		x = right
	case Left:
		x = left
	case Above:
		y = above
	case Below:
		y = below
	case AboveRight:
		x, y = right-near, above+near
	case BelowRight:
		x, y = right-near, below-near
	case AboveLeft:
		x, y = left+near, above+near
	case BelowLeft:
		x, y = left+near, below-near
	}
	return draw.Box{Min: draw.Pt(x, y), Max: draw.Pt(x+c.W, y+c.H)}
}

// grid finds boxes by the squares that they touch; those that touch too many
// are kept apart.
type grid struct {
	squares map[[2]int][]draw.Box
	large   []draw.Box
}

// square is the side of a square, px; a box over more than maxSquares in a
// direction is large.
const (
	square     = 64
	maxSquares = 40
)

// touched calls fn for the squares that b touches. It returns false if they are too many.
func touched(b draw.Box, fn func(at [2]int)) bool {
	if b.Max.X-b.Min.X > square*maxSquares || b.Max.Y-b.Min.Y > square*maxSquares {
		return false
	}
	cell := func(v float64) int { return int(math.Floor(min(max(v/square, -1e9), 1e9))) }
	x1, y1 := cell(b.Max.X), cell(b.Max.Y)
	for y := cell(b.Min.Y); y <= y1; y++ {
		for x := cell(b.Min.X); x <= x1; x++ {
			fn([2]int{x, y})
		}
	}
	return true
}

func (g *grid) add(b draw.Box) {
	if !touched(b, func(at [2]int) { g.squares[at] = append(g.squares[at], b) }) {
		g.large = append(g.large, b)
	}
}

// hit tells whether b overlaps a box of the grid.
func (g *grid) hit(b draw.Box) bool {
	found := slices.ContainsFunc(g.large, b.Overlaps)
	ok := touched(b, func(at [2]int) {
		found = found || slices.ContainsFunc(g.squares[at], b.Overlaps)
	})
	if ok || found {
		return found
	}
	for _, boxes := range g.squares {
		found = found || slices.ContainsFunc(boxes, b.Overlaps)
	}
	return found
}
