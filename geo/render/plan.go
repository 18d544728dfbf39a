package render

import (
	"math"

	"sandtable/geo"
	"sandtable/geo/draw"
)

// plan decides which names are shown and where. Its coordinates are pixels of
// the world, which is a cylinder of size pixels around: neither the names nor
// their places depend on what the frame shows.
//
// A name yields to all names before it in the list. So its place follows from
// the names of higher rank around it, theirs from those around them, and so on;
// settle walks this back as far as it goes and keeps every answer.
type plan struct {
	r         *Renderer
	size      float64 // pixels of a turn
	step      float64 // pixels of a fixed-point step
	scale     float64
	zoom      float64
	focal     int16
	names     []name
	maxReach  float64
	obstacles []draw.Box

	// A grid of squares; each holds a list of names, linked by next.
	columns int
	square  float64
	first   []int32
	next    []int32
}

// newPlan collects the names for a camera. Obstacles are boxes in the frame.
func newPlan(r *Renderer, v geo.Viewport, o Options, obstacles []draw.Box) *plan {
	f := v.Frame()
	p := &plan{
		r: r, size: f.Size, step: f.Step, scale: scaleOf(v), zoom: v.Zoom,
		focal: stateIndex(r.world, o.Focal),
	}
	for _, b := range obstacles {
		p.obstacles = append(p.obstacles, moved(b, -f.X0, -f.Y0))
	}
	p.gather(v, o)
	p.index()
	return p
}

// Limits of the grid.
const (
	minSquare  = 128.0 // px
	maxColumns = 128
)

// index enters the names into the grid.
func (p *plan) index() {
	p.columns = max(1, min(maxColumns, int(p.size/minSquare)))
	p.square = p.size / float64(p.columns)
	p.first = make([]int32, p.columns*p.columns)
	p.next = make([]int32, len(p.names))
	for i := range p.first {
		p.first[i] = -1
	}
	for i := range p.names {
		cell := p.row(p.names[i].at.Y)*p.columns + p.column(p.names[i].at.X)
		p.next[i], p.first[cell] = p.first[cell], int32(i)
	}
}

// row returns the row of the grid for a y, the nearest one outside of it.
func (p *plan) row(y float64) int {
	return max(0, min(p.columns-1, int(math.Floor(y/p.square))))
}

// column returns the column for an x, around the cylinder.
func (p *plan) column(x float64) int {
	c := int(math.Floor(x/p.square)) % p.columns
	if c < 0 {
		c += p.columns
	}
	return c
}

// around calls fn for each other name that could touch the name i.
func (p *plan) around(i int, fn func(j int)) {
	n := &p.names[i]
	reach := n.reach + p.maxReach
	columns := min(p.columns, int(2*reach/p.square)+2)
	left := p.column(n.at.X - reach)
	for row := p.row(n.at.Y - reach); row <= p.row(n.at.Y+reach); row++ {
		for c := range columns {
			cell := row*p.columns + (left+c)%p.columns
			for j := p.first[cell]; j >= 0; j = p.next[j] {
				if int(j) != i && p.couldTouch(n, &p.names[j]) {
					fn(int(j))
				}
			}
		}
	}
}

// couldTouch compares what two names may reach.
func (p *plan) couldTouch(a, b *name) bool {
	reach := a.reach + b.reach
	dx := a.at.X - b.at.X
	dx -= p.size * math.Round(dx/p.size)
	return math.Abs(dx) <= reach && math.Abs(a.at.Y-b.at.Y) <= reach
}

// settle decides on a name, after those that it yields to. It takes the first
// free place that covers no mark of a city, else the first free one.
func (p *plan) settle(i int) {
	n := &p.names[i]
	if n.state != open {
		return
	}
	n.state = dropped
	var taken, marks []draw.Box
	p.around(i, func(j int) {
		m := &p.names[j]
		if m.class == cityName {
			marks = append(marks, p.markBox(p.r.world.Cities[m.index].At))
		}
		if j > i {
			return
		}
		if p.settle(j); m.state == placed {
			taken = append(taken, m.spot.boxes()...)
		}
	})
	for _, avoid := range [][]draw.Box{marks, nil} {
		p.spots(n, func(s spot) bool {
			if p.hits(s.box, avoid) || !p.free(s, taken) {
				return false
			}
			n.state, n.spot = placed, s
			return true
		})
		if n.state == placed || len(marks) == 0 {
			return
		}
	}
}

// free reports whether nothing stands where the spot is. Its mark may lie under
// an obstacle, not under another name.
func (p *plan) free(s spot, taken []draw.Box) bool {
	if p.hits(s.box, p.obstacles) {
		return false
	}
	for _, b := range s.boxes() {
		if p.hits(b, taken) {
			return false
		}
	}
	return true
}

// hits reports whether a box overlaps one of some others.
func (p *plan) hits(a draw.Box, others []draw.Box) bool {
	for _, b := range others {
		if p.overlap(a, b) {
			return true
		}
	}
	return false
}

// overlap compares two boxes on the cylinder.
func (p *plan) overlap(a, b draw.Box) bool {
	turns := math.Round((a.Min.X + a.Max.X - b.Min.X - b.Max.X) / 2 / p.size)
	return a.Overlaps(moved(b, turns*p.size, 0))
}

// moved returns a box moved by (dx, dy).
func moved(b draw.Box, dx, dy float64) draw.Box {
	d := draw.Pt(dx, dy)
	return draw.Box{Min: b.Min.Add(d), Max: b.Max.Add(d)}
}
