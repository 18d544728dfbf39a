package scene

import (
	"cmp"
	"math"
	"slices"

	"sandtable/app/store"
	"sandtable/data"
	"sandtable/geo"
	"sandtable/geo/draw"

	"github.com/paulmach/orb"
)

// Shape says how a group of events stands on the map.
type Shape uint8

// The shapes: events at a known point (alone or as a stack), events somewhere in
// an area, events of which only the state is known, events on the way from one
// place to another.
const (
	Stack Shape = iota
	Area
	Tray
	Track
	shapes int = iota
)

// Group is the events that share a place on the map: what one click lists.
type Group struct {
	Key    string // stable while places and cameras stay: "place:la-orchila", "state:VEN"
	Shape  Shape
	Name   string // of the place, or of the state
	Place  int32  // row of Places; -1 for groups of a plain table
	From   int32  // of a track: where it begins
	State  string // code, for a tray
	Of     string // of an event of a stack that is fanned out: the stack's key
	Events []int32
	Point  orb.Point
	At     draw.Point   // device px, in the copy of the world nearest to the centre
	OnMap  bool         // inside the frame
	Number int          // 1, 2, ... in the order of a snapshot's list; 0: not on the map
	Also   []string     // names of other places that were drawn together with this one
	Hit    draw.Box     // what a click takes; empty when not on the map
	Path   draw.Path    // of a track
	Loose  [2]bool      // of a track: its start, its end is a state, so that its route is not stated there
	seen   []draw.Point // of a track: points of the part that is seen, evenly
	bow    float64      // how far a track is bent to its right, as a share of its length
	line   orb.LineString
	width  float64 // of a tray's state, device px
}

// mergeUnits is how near two point groups may come before they are drawn as one
// stack, in units.
const mergeUnits = 20.0

// group collects the matching events by place. A plain table, whose rows have
// coordinates and no places, is grouped by the pixels that its marks share.
func (b *builder) group() []Group {
	if b.model.Known.Anchor == nil {
		return b.merge(b.pointGroups())
	}
	byKey, byPlace := map[string]int{}, map[[2]int32]int{}
	var groups []Group
	for _, e := range b.match.Events() {
		anchor := b.model.Known.Anchor[e]
		if anchor < 0 {
			continue
		}
		from, to, moving := b.trackOf(e)
		at := [2]int32{anchor, -1}
		if moving {
			at = [2]int32{from, to}
		}
		i, ok := byPlace[at]
		if !ok {
			g := b.groupOf(anchor)
			if moving {
				g = b.trackGroup(from, to)
			}
			if i, ok = byKey[g.Key]; !ok {
				i = len(groups)
				byKey[g.Key], groups = i, append(groups, g)
			}
			byPlace[at] = i
		}
		groups[i].Events = append(groups[i].Events, e)
	}
	return b.merge(groups)
}

// groupOf is the empty group for the events at a place.
func (b *builder) groupOf(place int32) Group {
	p := b.model.Known.Places[place]
	g := Group{Key: "place:" + p.ID, Name: p.Name, Place: place, Point: p.Point}
	switch p.Precision {
	case data.CountryPrecision:
		g.Shape, g.State, g.Key = Tray, p.Country, "state:"+p.Country
		if s, ok := b.world.State(p.Country); ok {
			g.Name, g.Point = s.Name, pointOf(s.Label)
			g.width = float64(s.Rect.MaxX-s.Rect.MinX) * b.frame.Step
			if b.frame.Plane != nil {
				g.width *= math.Cos(g.Point.Lat() * (math.Pi / 180))
			}
		}
	case data.AreaPrecision:
		g.Shape = Area
	}
	return g
}

// pointGroups makes one group per event of a plain table that is in the frame.
func (b *builder) pointGroups() []Group {
	k := b.model.Known
	var groups []Group
	for _, e := range b.tally.matching(b.match) {
		p := geo.PointOf(k.Lon[e], k.Lat[e])
		groups = append(groups, Group{
			Key: "event:" + k.Events.ID.At(e), Name: k.Events.Title.At(e), Place: -1,
			Point: p, Events: []int32{e},
		})
	}
	return groups
}

// merge puts every group into the frame and draws stacks that would cover each
// other as one. The largest keeps its place; ties go to the smaller key, so that
// panning changes nothing.
func (b *builder) merge(groups []Group) []Group {
	parallel(groups)
	for i := range groups {
		x, y := b.frame.Project(groups[i].Point)
		groups[i].At = draw.Pt(x, y)
		if groups[i].Shape == Track {
			b.placeTrack(&groups[i])
		} else {
			groups[i].OnMap = b.inner(groups[i].At)
		}
	}
	slices.SortFunc(groups, func(x, y Group) int {
		return cmp.Or(cmp.Compare(len(y.Events), len(x.Events)), cmp.Compare(x.Key, y.Key))
	})
	near := b.px(mergeUnits)
	cells := map[[2]int][]int{}
	kept := groups[:0]
	for _, g := range groups {
		if g.Shape == Tray || g.Shape == Track {
			kept = append(kept, g)
			continue
		}
		cell := [2]int{int(g.At.X / near), int(g.At.Y / near)}
		if i := nearest(kept, cells, cell, g, near); i >= 0 && g.Shape == Stack {
			kept[i].Events = append(kept[i].Events, g.Events...)
			kept[i].Also = append(kept[i].Also, g.Name)
			continue
		}
		cells[cell] = append(cells[cell], len(kept))
		kept = append(kept, g)
	}
	for i := range kept {
		byTime(b.model.Known, kept[i].Events)
	}
	return kept
}

// nearest is the kept stack that covers g, or -1.
func nearest(kept []Group, cells map[[2]int][]int, cell [2]int, g Group, near float64) int {
	for dy := -1; dy <= 1; dy++ {
		for dx := -1; dx <= 1; dx++ {
			for _, i := range cells[[2]int{cell[0] + dx, cell[1] + dy}] {
				if kept[i].Shape == Stack && kept[i].At.Sub(g.At).Len() < near {
					return i
				}
			}
		}
	}
	return -1
}

// byTime orders events by their earliest day, then as in the file, and returns them.
func byTime(k *data.Known, events []int32) []int32 {
	start := k.Spans.EarliestStart
	slices.SortFunc(events, func(x, y int32) int {
		return cmp.Or(cmp.Compare(start[x], start[y]), cmp.Compare(x, y))
	})
	return events
}

// layerOf is the layer that shows groups of a shape.
func layerOf(s Shape) store.Layers {
	return [...]store.Layers{Stack: store.Marks, Area: store.Areas, Tray: store.Trays, Track: store.Tracks}[s]
}
