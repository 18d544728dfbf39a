package index

import "sandtable/data/edtf"

// Cursor holds the counts of one window and takes them to the next: a near
// window by the events that came and went, a far one by keyframes, whichever
// touches less. It belongs to one goroutine.
type Cursor struct {
	groups *Groups
	counts []int32
	s, e   int      // starts and ends applied
	a, z   edtf.Day // the window whose second set is counted in
	none   bool     // the window is empty
}

// Cursor returns a cursor that stands on an empty window.
func (g *Groups) Cursor() *Cursor {
	return &Cursor{groups: g, counts: make([]int32, g.n), none: true}
}

// Move goes to a window and returns the count of every group; the slice is the
// cursor's own and holds until the next Move. It does not allocate.
func (c *Cursor) Move(a, z edtf.Day) []int32 {
	g := c.groups
	a, z = g.index.window(a, z)
	if a > z {
		clear(c.counts)
		c.none = true
		return c.counts
	}
	s, e := g.starts.upTo(z), g.ends.before(a)
	if c.none || distance(c.s, s)+distance(c.e, e) > g.jumpCost(s, e) {
		g.jump(s, e, c.counts)
	} else {
		g.rest.add(c.a, c.z, -1, c.counts)
		g.starts.move(c.s, s, 1, c.counts)
		g.ends.move(c.e, e, -1, c.counts)
	}
	g.rest.add(a, z, 1, c.counts)
	c.s, c.e, c.a, c.z, c.none = s, e, a, z, false
	return c.counts
}

// Counts returns the counts of the window that the cursor stands on.
func (c *Cursor) Counts() []int32 { return c.counts }
