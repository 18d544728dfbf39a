package scene

import (
	"image/color"

	"sandtable/app/store"
	"sandtable/geo"
	"sandtable/geo/draw"
)

// An arc joins the focal state to a partner state. Its width tells in how many
// matching events both take part: a count, which sources cannot disagree about.

// arc is one of them.
type arc struct {
	from, to string
	kind     int32 // of the relation that fills the state
	events   int
	path     draw.Path
}

// arcSteps are the fewest events for each width, from the thinnest, and the widths
// in units.
var arcSteps = [...]struct {
	events int
	width  float64
	words  string
}{
	{0, 1.2, "no event with both"}, {1, 2.4, "1 or 2 events with both"}, {3, 4, "3 to 9 events with both"},
	{10, 6, "10 to 29 events with both"}, {30, 8.5, "30 or more events with both"},
}

// arcStep is the row of arcSteps for a number of events.
func arcStep(events int) int {
	step := 0
	for i, s := range arcSteps {
		if events >= s.events {
			step = i
		}
	}
	return step
}

// arcs are those of the partner states, if their layer is shown. Cost: linear in
// the actors of the matching events.
func (b *builder) arcs(partners []Partner) []arc {
	focal, ok := b.world.State(b.v.Focal)
	if !ok || len(partners) == 0 || !b.v.Layers.Has(store.Arcs) {
		return nil
	}
	counts := b.together(b.model.Known.Actor(b.v.Focal))
	var out []arc
	for _, p := range partners {
		state, ok := b.world.State(p.State)
		if !ok {
			continue
		}
		line := geo.GreatCircle(pointOf(state.Label), pointOf(focal.Label))
		out = append(out, arc{
			from: p.State, to: b.v.Focal, kind: b.model.Known.Relations[p.Standings[0].Relation].Kind,
			events: counts[p.Actor], path: linePath(b.frame, line),
		})
	}
	return out
}

// together counts the matching events that an actor shares with each other one.
func (b *builder) together(focal int32) map[int32]int {
	k, out := b.model.Known, map[int32]int{}
	if len(k.EventActors) == 0 {
		return out
	}
	for _, e := range b.match.Events() {
		with := map[int32]bool{}
		for _, row := range k.ActorsOf(e) {
			with[k.EventActors[row].Actor] = true
		}
		if !with[focal] {
			continue
		}
		for a := range with {
			out[a]++
		}
	}
	return out
}

// drawArcs draws the arcs in the colours of their relations, the widest below.
func (s *Scene) drawArcs(l *draw.List) {
	t, scale := Theme(s.View), scaleOf(s.Frame.Viewport)
	for step := len(arcSteps) - 1; step >= 0; step-- {
		for _, a := range s.arcs {
			if arcStep(a.events) == step {
				ink := RelationColour(s.Model.Known.RelationKinds[a.kind], t)
				l.Stroke(a.path, draw.Stroke{Width: arcSteps[step].width * scale, Cap: draw.CapRound, Color: draw.Fade(ink, 0.85)})
			}
		}
	}
}

// arcSection explains the widths of the arcs that reach into the map.
func (s *Scene) arcSection() LegendSection {
	section := LegendSection{Title: "Arcs"}
	var seen [len(arcSteps)]bool
	for _, a := range s.arcs {
		seen[arcStep(a.events)] = seen[arcStep(a.events)] || crosses(a.path, s.Frame.Inner)
	}
	for step, shown := range seen {
		if shown {
			section.Entries = append(section.Entries, LegendEntry{
				Label: arcSteps[step].words, Sort: ArcEntry, Width: arcSteps[step].width, Fill: s.arcInk(),
			})
		}
	}
	return section
}

// arcInk is the colour in which widths are explained: that of the only kind of
// relation, or the neutral one.
func (s *Scene) arcInk() color.NRGBA {
	t := Theme(s.View)
	for _, a := range s.arcs {
		if a.kind != s.arcs[0].kind {
			return t.Neutral()
		}
	}
	return RelationColour(s.Model.Known.RelationKinds[s.arcs[0].kind], t)
}

// crosses reports whether a path of straight pieces reaches into a box.
func crosses(p draw.Path, box draw.Box) bool {
	for i := 1; i < len(p.Points); i++ {
		a, b := p.Points[i-1], p.Points[i]
		steps := int(b.Sub(a).Len()/trackSample) + 1
		for s := range steps + 1 {
			if q := a.Lerp(b, float64(s)/float64(steps)); q.X >= box.Min.X && q.X < box.Max.X && q.Y >= box.Min.Y && q.Y < box.Max.Y {
				return true
			}
		}
	}
	return false
}
