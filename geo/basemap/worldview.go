package basemap

import (
	"math"
	"slices"
	"strings"
	"sync"
)

// The worldviews that are not those of a state. A state's has its code.
const (
	Controlled = "controlled" // every area belongs to the state that holds it
	Recognised = "recognised" // ... to the state that the United Nations' practice gives it to
)

// Contest is a contested area in a worldview.
type Contest struct {
	Area  int // in Map.Areas
	Owner string
	Name  string // as printed, "" where the name of a state serves
	Note  string // who else says that it is his: "claimed by Venezuela", "held by Russia"
	Label Point
	Land  []Polygon
}

// worldviews keeps the maps of worldviews that were asked for.
type worldviews struct {
	mu   sync.Mutex
	maps map[string]*Map
}

func newWorldviews() *worldviews { return &worldviews{maps: map[string]*Map{}} }

// Under returns the map in a worldview: the polygons of states, and the sides and
// kinds of arcs, are as that worldview has them; lines inside a state that
// somebody claims as a border become Disputed. A worldview that is neither
// Controlled nor Recognised nor the code of a state with an opinion is the
// recognised one. "" is Controlled. The parts that do not differ are shared; the
// map is made once, in about a millisecond.
func (m *Map) Under(worldview string) *Map {
	if worldview == "" {
		worldview = Controlled
	}
	if m.views == nil || m.worldview == worldview {
		return m
	}
	m.views.mu.Lock()
	defer m.views.mu.Unlock()
	out, ok := m.views.maps[worldview]
	if !ok {
		out = newDeriver(m, worldview).derive()
		out.Names = m.Names
		m.views.maps[worldview] = out
	}
	return out
}

// Words says whose borders the map of a worldview shows.
func (m *Map) Words() string {
	switch m.worldview {
	case "", Controlled:
		return "borders as controlled, claims dashed"
	case Recognised:
		return "borders as recognised (UN), claims dashed"
	}
	if s, ok := m.State(m.worldview); ok {
		return "borders as seen from " + s.Name
	}
	return "borders as seen from " + m.worldview
}

// Viewers returns the codes of the states that have an opinion of their own,
// sorted.
func (m *Map) Viewers() []string {
	var out []string
	for i := range m.Areas {
		for _, o := range m.Areas[i].Views {
			out = append(out, o.Viewer)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// deriver makes the map of a worldview.
type deriver struct {
	raw, out *Map
	unit     []int  // for each state, the one that it is part of
	unitArea []int  // for each state, the area that is all of it, or -1
	owner    []int  // for each area, its state
	left     []int  // for each arc, the area that lies on its left inside a state, or -1
	right    []int  // ... on its right
	changed  []bool // for each state, whether its land differs from that of the raw map
}

func newDeriver(m *Map, worldview string) *deriver {
	raw := m
	if m.raw != nil {
		raw = m.raw
	}
	out := *raw
	out.raw, out.worldview = raw, worldview
	d := &deriver{
		raw: raw, out: &out, owner: make([]int, len(raw.Areas)), unit: make([]int, len(raw.States)),
		unitArea: make([]int, len(raw.States)), left: make([]int, len(raw.Arcs)), right: make([]int, len(raw.Arcs)),
		changed: make([]bool, len(raw.States)),
	}
	for i := range d.unit {
		d.unit[i], d.unitArea[i] = i, -1
	}
	for i := range d.left {
		d.left[i], d.right[i] = -1, -1
	}
	for i := range raw.Areas {
		d.assign(i, worldview)
	}
	return d
}

// assign gives an area to its state.
func (d *deriver) assign(area int, worldview string) {
	a := &d.raw.Areas[area]
	holder, owner := d.raw.byCode[a.Holder], d.raw.byCode[a.Owner(worldview)]
	d.owner[area] = owner
	if owner != holder {
		d.changed[holder], d.changed[owner] = true, true
	}
	if a.Whole {
		d.unit[holder], d.unitArea[holder] = owner, area
	}
	for _, p := range a.Polygons {
		for _, ring := range p.Rings {
			for _, ref := range ring {
				if ref.Reversed() {
					d.right[ref.Arc()] = area
				} else {
					d.left[ref.Arc()] = area
				}
			}
		}
	}
}

func (d *deriver) derive() *Map {
	d.out.Arcs = slices.Clone(d.raw.Arcs)
	for i := range d.out.Arcs {
		d.arc(i)
	}
	d.out.States = slices.Clone(d.raw.States)
	for i := range d.out.States {
		if d.changed[i] {
			d.out.States[i].Polygons = d.polygons(i)
			d.out.States[i].Rect = emptyRect()
			for _, p := range d.out.States[i].Polygons {
				d.out.States[i].Rect = d.out.States[i].Rect.Join(p.Rect)
			}
			d.out.relabel(&d.out.States[i])
		}
	}
	d.out.Contested = d.contests()
	return d.out
}

// side returns the state and the area on a side of an arc.
func (d *deriver) side(state int16, area int) (owner, face int) {
	switch {
	case area >= 0:
		return d.owner[area], area
	case state >= 0:
		return d.unit[state], d.unitArea[state]
	}
	return -1, -1
}

// arc sets the sides and the kind of an arc.
func (d *deriver) arc(i int) {
	a := &d.out.Arcs[i]
	if a.Kind != Coast && a.Kind != Border && a.Kind != Inner {
		return
	}
	left, leftArea := d.side(a.Left, d.left[i])
	right, rightArea := d.side(a.Right, d.right[i])
	a.Left, a.Right = int16(left), int16(right)
	both := d.contested(leftArea) && d.contested(rightArea)
	either := d.contested(leftArea) || d.contested(rightArea)
	switch {
	case left < 0 || right < 0:
		a.Kind = Coast
	case left == right && leftArea != rightArea && either:
		a.Kind = Disputed
	case left == right:
		a.Kind = Inner
	case both: // a line of control
		a.Kind = Disputed
	default:
		a.Kind = Border
	}
}

func (d *deriver) contested(area int) bool { return area >= 0 && d.raw.Areas[area].Contested() }

// polygons returns the land of a state.
func (d *deriver) polygons(state int) []Polygon {
	net := make(map[int]int)
	for s, owner := range d.unit {
		if owner == state {
			addNet(net, d.raw.States[s].Polygons, 1)
		}
	}
	for i := range d.raw.Areas {
		a := &d.raw.Areas[i]
		holder := d.raw.byCode[a.Holder]
		if a.Whole || d.owner[i] == holder {
			continue
		}
		switch state {
		case holder:
			addNet(net, a.Polygons, -1)
		case d.owner[i]:
			addNet(net, a.Polygons, 1)
		}
	}
	return d.raw.group(d.raw.joined(net))
}

// contests lists the contested areas.
func (d *deriver) contests() []Contest {
	var out []Contest
	for i := range d.raw.Areas {
		a := &d.raw.Areas[i]
		if !a.Contested() {
			continue
		}
		owner := d.raw.States[d.owner[i]].Code
		c := Contest{Area: i, Owner: owner, Name: a.Name, Note: d.note(a, owner), Label: a.Label, Land: a.Polygons}
		if a.Whole {
			s := d.raw.States[d.raw.byCode[a.Holder]]
			c.Land = s.Polygons
			if owner != a.Holder {
				c.Name = s.Name
			}
		} else {
			net := make(map[int]int)
			addNet(net, a.Polygons, 1)
			c.Land = d.raw.group(d.raw.joined(net))
		}
		out = append(out, c)
	}
	return out
}

// note says who else calls an area his own.
func (d *deriver) note(a *Area, owner string) string {
	if owner != a.Holder {
		if a.Whole {
			return "administered separately"
		}
		return "held by " + d.name(a.Holder)
	}
	var names []string
	for _, code := range a.Claims {
		if code != owner {
			names = append(names, d.name(code))
		}
	}
	if len(names) == 1 && names[0] == a.Name {
		return "status disputed"
	}
	return "claimed by " + strings.Join(names, ", ")
}

func (d *deriver) name(code string) string { return d.raw.States[d.raw.byCode[code]].Name }

// samples is how many places across a state are tried for its name.
const samples = 16

// relabel finds a place for the name of a state whose own lies in another state
// now: of the places of a grid over its largest part, the one farthest from its
// outline.
func (m *Map) relabel(s *State) {
	inside := func(p Point) bool {
		for i := range s.Polygons {
			if m.polygonContains(&s.Polygons[i], p) {
				return true
			}
		}
		return false
	}
	if len(s.Polygons) == 0 || inside(s.Label) {
		return
	}
	largest := &s.Polygons[0]
	for i := range s.Polygons {
		if smaller(largest.Rect, s.Polygons[i].Rect) {
			largest = &s.Polygons[i]
		}
	}
	outline := m.AppendRing(nil, largest.Rings[0], 4)
	r, best := largest.Rect, -1.0
	for i := range uint32(samples * samples) {
		p := Point{X: r.MinX + (r.MaxX-r.MinX)/samples*(i%samples), Y: r.MinY + (r.MaxY-r.MinY)/samples*(i/samples)}
		if d := distance(p, outline); d > best && m.polygonContains(largest, p) {
			best, s.Label = d, p
		}
	}
}

// distance is the square of the distance to the nearest of some points.
func distance(p Point, points []Point) float64 {
	least := math.Inf(1)
	for _, q := range points {
		dx, dy := float64(p.X)-float64(q.X), float64(p.Y)-float64(q.Y)
		least = min(least, dx*dx+dy*dy)
	}
	return least
}
