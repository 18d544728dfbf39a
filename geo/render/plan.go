package render

import (
	"math"

	"sandtable/geo"
	"sandtable/geo/draw"
)

// plan decides which names are shown and where. Its coordinates are pixels of
// the world, which is a cylinder of size pixels around: neither the names nor
// their places depend on what the frame shows. On maps that are not Mercator's
// the world is the frame with a margin; see lens.
//
// A name yields to all names before it in the list. So its place follows from
// the names of higher rank around it, theirs from those around them, and so on;
// settle walks this back as far as it goes and keeps every answer for the turn.
// What a name could stand on and whom it could touch is kept for all turns.
type plan struct {
	r        *Renderer
	size     float64 // pixels of a turn of the world
	step     float64 // pixels of a fixed-point step
	scale    float64
	zoom     float64
	focal    int16
	lens     *lens // nil for Mercator
	tongue   *tongue
	names    []name
	world    int // of names: those that are the same in every frame; echoes follow
	maxReach float64

	// One set of obstacles.
	turn      int32
	obstacles []draw.Box
	near      []draw.Box // the obstacles around the name at hand
	taken     []draw.Box // what names before the name at hand take around it

	// A grid of squares; each holds a list of names, linked by next.
	columns int
	square  float64
	first   []int32
	next    []int32
}

// newPlan collects the names for the camera's zoom.
func newPlan(r *Renderer, v geo.Viewport, o Options) *plan {
	lens, f := lensOf(v)
	p := &plan{
		r: r, size: f.Size, step: f.Step, scale: scaleOf(v), zoom: v.Zoom, lens: lens,
		focal: stateIndex(r.world, o.Focal), tongue: r.in(o.Language),
	}
	p.gather(o)
	p.world = len(p.names)
	return p
}

// look adds the echoes that a frame needs, in the place of those of the last one.
func (p *plan) look(v geo.Viewport, o Options) {
	clear(p.names[p.world:])
	p.names = p.names[:p.world]
	if o.shows(StateNames) {
		p.gatherEchoes(v)
	}
	if len(p.first) == 0 || len(p.names) != p.world || len(p.next) != p.world {
		p.index()
	}
}

// begin starts a turn with other obstacles, which are boxes in the frame.
func (p *plan) begin(f geo.Frame, obstacles []draw.Box) {
	p.turn++
	p.obstacles = p.obstacles[:0]
	for _, b := range obstacles {
		p.obstacles = append(p.obstacles, moved(b, -f.X0, -f.Y0))
	}
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
	dy := math.Abs(a.at.Y - b.at.Y)
	if !(dy <= reach) {
		return false
	}
	dx := a.at.X - b.at.X
	dx -= p.size * math.Round(dx/p.size)
	return math.Abs(dx) <= reach
}

// settle decides on a name, after those that it yields to. It takes the first
// free place that covers no mark of a city, else the first free one.
func (p *plan) settle(i int) {
	n := &p.names[i]
	if n.turn == p.turn {
		return
	}
	n.turn, n.state = p.turn, dropped
	d := p.detail(i)
	for _, j := range d.before {
		p.settle(int(j))
	}
	p.surround(n, d)
	for _, avoid := range [2][]draw.Box{d.marks, nil} {
		if s, ok := p.firstFree(n, d, avoid); ok {
			n.state, n.spot = placed, s
			return
		}
		if len(d.marks) == 0 {
			return
		}
	}
}

// surround collects what a name might touch in this turn.
func (p *plan) surround(n *name, d *detail) {
	p.near, p.taken = p.near[:0], p.taken[:0]
	reach := draw.Box{Min: n.at, Max: n.at}.Grow(n.reach)
	for _, b := range p.obstacles {
		if p.overlap(reach, b) {
			p.near = append(p.near, b)
		}
	}
	for _, j := range d.before {
		m := &p.names[j]
		if m.state != placed {
			continue
		}
		p.taken = append(p.taken, m.spot.box)
		if m.spot.noted {
			p.taken = append(p.taken, m.spot.mark)
		}
	}
}

// firstFree returns the first place of a name where it touches nothing.
func (p *plan) firstFree(n *name, d *detail, avoid []draw.Box) (out spot, ok bool) {
	p.spots(n, d, func(s spot) bool {
		ok = !p.hits(s.box, avoid) && p.free(s)
		out = s
		return ok
	})
	return out, ok
}

// free reports whether nothing stands where the spot is. Its mark may lie under
// an obstacle, not under another name.
func (p *plan) free(s spot) bool {
	return !p.hits(s.box, p.near) && !p.hits(s.box, p.taken) && !(s.noted && p.hits(s.mark, p.taken))
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
	if !(a.Min.Y < b.Max.Y && b.Min.Y < a.Max.Y) {
		return false
	}
	turns := math.Round((a.Min.X + a.Max.X - b.Min.X - b.Max.X) / 2 / p.size)
	return a.Overlaps(moved(b, turns*p.size, 0))
}

// moved returns a box moved by (dx, dy).
func moved(b draw.Box, dx, dy float64) draw.Box {
	d := draw.Pt(dx, dy)
	return draw.Box{Min: b.Min.Add(d), Max: b.Max.Add(d)}
}
