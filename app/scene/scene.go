package scene

import (
	"cmp"
	"context"
	"slices"

	"sandtable/app/store"
	"sandtable/geo"
	"sandtable/geo/basemap"
	"sandtable/geo/draw"
	"sandtable/geo/label"
	"sandtable/geo/reference"
	"sandtable/geo/tile"

	"github.com/paulmach/orb"
)

// Kit is what a scene is built with besides dataset and view. World is shared;
// Fonts belong to one goroutine.
type Kit struct {
	World *basemap.Map
	Fonts *label.Fonts
	// Reference are the layers under the events, the first at the bottom. They
	// belong to the session, never to the dataset or the view.
	Reference []*reference.Layer
	// Tiles are the ground of a Mercator map instead of land and sea; nil for none.
	Tiles *tile.Set
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
	// Tally counts the events of a plain table; nil stands for a new one.
	Tally *Tally
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
	Fan      Fan // the stack that is fanned out
	// Annotations are those of the view, in its order.
	Annotations []Annotation
	Level       Level // of a plain table; MarkLevel otherwise
	frame       geo.Frame
	world       *basemap.Map
	inks        Inks
	arcs        []arc
	cells       *Cells // of a plain table
	tally       *Tally // for drawing the dots
	picked      int32  // the selected event among the dots, -1: none
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
	tally *Tally // of a plain table
}

// Build makes the scene of a view. Cost: linear in the matching events, plus
// the labels; for a plain table that of Tally.Count.
func Build(kit Kit, m *Model, match Match, v store.View, f Frame) *Scene {
	if f.Inner == (draw.Box{}) {
		f.Inner.Max = draw.Pt(float64(f.Viewport.W), float64(f.Viewport.H))
	}
	b := &builder{kit: kit, world: kit.World.Under(v.Worldview), model: m, match: match, v: v, view: f, frame: f.Viewport.Frame(), inks: m.Inks(v)}
	s := &Scene{View: v, Frame: f, Model: m, Match: match, frame: b.frame, world: b.world, inks: b.inks}
	s.Partners = Partners(m.Known, v)
	s.arcs = b.arcs(s.Partners)
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

// dotted counts the events of a plain table by pixel, and reports false when there
// are few enough for marks.
func (b *builder) dotted(s *Scene) bool {
	t := b.view.Tally
	if t == nil {
		t = &Tally{}
	}
	if err := t.Count(context.Background(), b.model, b.v, b.view); err != nil {
		panic("scene: a background context ended: " + err.Error())
	}
	s.cells, s.tally, s.Level, s.OnMap = t.cells, t, t.level, t.onMap
	b.tally, s.picked = t, -1
	if e := t.event(b.model, b.v.Selected); b.match.Has(e) && b.model.Known.Placed[e] {
		s.picked = e
	}
	return s.Dotted()
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
	if s.Dotted() {
		return s.findPixel(key)
	}
	for _, g := range s.Groups {
		if g.Key == key {
			return g, true
		}
	}
	return Group{}, false
}

// GroupOf is the group that holds event e.
func (s *Scene) GroupOf(e int32) (Group, bool) {
	if s.Dotted() {
		return s.groupOfDot(e)
	}
	for _, g := range s.Groups {
		if slices.Contains(g.Events, e) {
			return g, true
		}
	}
	return Group{}, false
}

// Hit is the group under a device pixel: the marks of a fan first, marks before
// areas, smaller before larger; among dots those of the nearest pixel.
func (s *Scene) Hit(px, py float64) (Group, bool) {
	if s.Dotted() {
		return s.hitDot(px, py)
	}
	if g, ok := s.Fan.hit(px, py); ok {
		return g, true
	}
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
