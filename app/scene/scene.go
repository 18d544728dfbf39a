package scene

import (
	"cmp"
	"slices"

	"sandtable/app/store"
	"sandtable/data"
	"sandtable/geo"
	"sandtable/geo/basemap"
	"sandtable/geo/draw"
	"sandtable/geo/label"

	"github.com/paulmach/orb"
)

// Kit is what a scene is built with besides dataset and view. World is shared;
// Fonts belong to one goroutine.
type Kit struct {
	World *basemap.Map
	Fonts *label.Fonts
}

// Frame is the picture that a scene is for: the camera's viewport, which may be
// larger than what is seen, and the part of it that is.
type Frame struct {
	Viewport geo.Viewport
	Inner    draw.Box // device px; empty: all of the viewport
	// Keep are boxes that the names of events must not touch, such as the edges of
	// a picture that does not move.
	Keep []draw.Box
	// Numbered says that numbers stand beside the marks: stacks of one kind are then
	// drawn as a ring too, because their badge would look like a number.
	Numbered bool
}

// Scene is what a map shows. Immutable once built.
type Scene struct {
	View     store.View
	Frame    Frame
	Model    *Model
	Match    Match
	Groups   []Group // largest first
	OnMap    int     // matching events inside the frame
	Partners []Partner
	Legend   []LegendSection
	Labels   []Label
	// Annotations are those of the view, in its order.
	Annotations []Annotation
	Dots        []draw.Point // events of a plain table too many for marks, device px
	frame       geo.Frame
	world       *basemap.Map
	inks        Inks
}

// builder carries what the steps of Build share.
type builder struct {
	kit   Kit
	world *basemap.Map
	model *Model
	match Match
	v     store.View
	view  Frame
	frame geo.Frame
	inks  Inks
}

// MarksAtMost is how many rows of a plain table are drawn as marks; more are
// drawn as dots.
const MarksAtMost = 2000

// Build makes the scene of a view. Cost: linear in the matching events, plus
// the labels.
func Build(kit Kit, m *Model, match Match, v store.View, f Frame) *Scene {
	if f.Inner == (draw.Box{}) {
		f.Inner.Max = draw.Pt(float64(f.Viewport.W), float64(f.Viewport.H))
	}
	b := &builder{kit: kit, world: kit.World, model: m, match: match, v: v, view: f, frame: f.Viewport.Frame(), inks: m.Inks(v)}
	s := &Scene{View: v, Frame: f, Model: m, Match: match, frame: b.frame, world: kit.World, inks: b.inks}
	s.Partners = Partners(m.Known, v)
	if m.Known.Anchor == nil && b.dotted(s) {
		b.annotate(s, f.Keep)
		s.Legend = b.legend(s)
		return s
	}
	s.Groups = b.group()
	for i := range s.Groups {
		if g := s.Groups[i]; g.OnMap {
			s.OnMap += len(g.Events)
		}
	}
	b.number(s.Groups)
	b.place(s)
	s.Legend = b.legend(s)
	return s
}

// px is a length in units as device pixels.
func (b *builder) px(units float64) float64 { return units * scaleOf(b.view.Viewport) }

func scaleOf(v geo.Viewport) float64 {
	if v.Scale == 0 {
		return 1
	}
	return v.Scale
}

// inner reports whether a point is seen.
func (b *builder) inner(p draw.Point) bool {
	in := b.view.Inner
	return p.X >= in.Min.X && p.X < in.Max.X && p.Y >= in.Min.Y && p.Y < in.Max.Y
}

// dotted fills the scene of a plain table with one dot per event in the frame,
// and reports false when there are few enough for marks.
func (b *builder) dotted(s *Scene) bool {
	k := b.model.Known
	for _, e := range b.match.Events() {
		if !k.Placed[e] {
			continue
		}
		p := b.projectFixed(k.Lon[e], b.model.mercY[e])
		if b.inner(p) {
			s.OnMap++
		}
		if p.X >= 0 && p.Y >= 0 && p.X < float64(b.view.Viewport.W) && p.Y < float64(b.view.Viewport.H) {
			s.Dots = append(s.Dots, p)
		}
	}
	if len(s.Dots) <= MarksAtMost {
		s.Dots, s.OnMap = nil, 0
		return false
	}
	return true
}

// projectFixed is geo.Frame.Project on the fixed-point columns, without
// trigonometry.
func (b *builder) projectFixed(x, y uint32) draw.Point {
	px := b.frame.X0 + float64(x)*b.frame.Step
	mid := float64(b.view.Viewport.W) / 2
	for px-mid > b.frame.Size/2 {
		px -= b.frame.Size
	}
	for mid-px > b.frame.Size/2 {
		px += b.frame.Size
	}
	return draw.Pt(px, b.frame.Y0+float64(y)*b.frame.Step)
}

// pointOf is a base-map point in degrees.
func pointOf(p basemap.Point) orb.Point {
	return orb.Point{geo.LonOf(p.X), geo.LatOfY(p.Y)}
}

// number numbers the groups on the map by their earliest event, as a snapshot
// lists them.
func (b *builder) number(groups []Group) {
	var order []int
	for i, g := range groups {
		if g.OnMap {
			order = append(order, i)
		}
	}
	start := b.model.Known.Spans.EarliestStart
	slices.SortFunc(order, func(x, y int) int {
		ex, ey := groups[x].Events[0], groups[y].Events[0]
		return cmp.Or(cmp.Compare(start[ex], start[ey]), cmp.Compare(ex, ey))
	})
	for n, i := range order {
		groups[i].Number = n + 1
	}
}

// Find is the group with a key, whether or not it is on the map.
func (s *Scene) Find(key string) (Group, bool) {
	for _, g := range s.Groups {
		if g.Key == key {
			return g, true
		}
	}
	return Group{}, false
}

// GroupOf is the group that holds event e.
func (s *Scene) GroupOf(e int32) (Group, bool) {
	for _, g := range s.Groups {
		if slices.Contains(g.Events, e) {
			return g, true
		}
	}
	return Group{}, false
}

// Hit is the group under a device pixel: marks before areas, smaller before
// larger.
func (s *Scene) Hit(px, py float64) (Group, bool) {
	for i := len(s.Groups) - 1; i >= 0; i-- {
		h := s.Groups[i].Hit
		if px >= h.Min.X && px < h.Max.X && py >= h.Min.Y && py < h.Max.Y {
			return s.Groups[i], true
		}
	}
	return s.hitArea(px, py)
}

// First is the event that stands for a group: the earliest.
func (g Group) First() int32 { return g.Events[0] }

// statusOf is the status of an event as known.
func (b *builder) statusOf(e int32) data.Status { return b.model.Known.Status[e] }
