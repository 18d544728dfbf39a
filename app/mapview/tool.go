package mapview

import (
	"math"

	"sandtable/app/scene"
	"sandtable/app/store"
	"sandtable/geo"

	"github.com/paulmach/orb"
)

// craft is an annotation while it is being made: the tools of the map. It knows
// nothing of windows; the map turns clicks, drags and keys into its steps.
//
//	distance, arrow   at ── to
//	ring, launch      middle ── edge, unless the radius is given
//	text              at
type craft struct {
	on    bool
	begun bool             // the first point is chosen
	draft store.Annotation // what is known of it; At once begun
}

// begin takes a tool up for an annotation of which a part may be known: its
// radius, its words and, where begun, its first point.
func (c *craft) begin(draft store.Annotation, begun bool) {
	*c = craft{on: true, begun: begun, draft: draft}
}

// end puts the tool down.
func (c *craft) end() { *c = craft{} }

// step says what a click made of the annotation.
type step uint8

// The steps: a point more is needed; it is complete; words or a radius have to be
// asked for.
const (
	goOn step = iota
	complete
	ask
)

// click chooses a point.
func (c *craft) click(p orb.Point) (store.Annotation, step) {
	a := c.at(p)
	switch kind := a.Kind; {
	case kind == store.Text:
		return a, ask
	case kind.Round() && (a.Radius != geo.Length{}) && !c.begun:
		return a, complete
	case !c.begun:
		c.begun, c.draft = true, a
		return a, goOn
	}
	if a.Check() != nil {
		return a, goOn // the same point twice
	}
	return a, complete
}

// at is the annotation if its next point were p.
func (c *craft) at(p orb.Point) store.Annotation {
	a := c.draft
	switch {
	case !c.begun:
		a.At = p
	case a.Kind.Line():
		a.To = p
	case a.Kind.Round():
		a.Radius = reach(a.At, p, a.Radius.Unit)
	}
	return a
}

// reach is the radius of the ring about a middle that goes through a point, in
// whole units or, below 20, in tenths; in km where no unit is given.
func reach(middle, edge orb.Point, unit string) geo.Length {
	if unit == "" {
		unit = "km"
	}
	one := geo.Length{Value: 1, Unit: unit}.Metres()
	v := geo.Distance(middle, edge) / one
	if v < 20 {
		return geo.Length{Value: math.Round(v*10) / 10, Unit: unit}
	}
	return geo.Length{Value: math.Round(v), Unit: unit}
}

// words are what the status bar says while the tool is at work.
func (c *craft) words() string {
	const esc = " · Esc cancels"
	switch kind := c.draft.Kind; {
	case kind == store.Text:
		return "Text: click where it is to stand" + esc
	case kind == store.Launch && !c.begun:
		return "Range: click the hypothetical launch site" + esc
	case kind.Round() && !c.begun:
		return "Range ring: click its middle, or drag from it" + esc
	case kind.Round():
		return "Range ring: click where it ends, or press Enter to type the radius" + esc
	case kind == store.Arrow && !c.begun:
		return "Arrow: click where it begins" + esc
	case kind == store.Arrow:
		return "Arrow: click where it points" + esc
	case !c.begun:
		return "Distance: click the first point" + esc
	}
	return "Distance: click the second point, or press Enter" + esc
}

// live is what stands beside the pointer while a second point is looked for; ""
// before the first.
func (c *craft) live(p orb.Point) string {
	switch a := c.at(p); {
	case !c.begun || a.Check() != nil:
		return ""
	case a.Kind.Round():
		return geo.FormatDistance(a.Radius.Metres())
	default:
		return scene.DistanceWords(a.At, a.To)
	}
}

// shape is the line that is drawn while a second point is looked for.
func (c *craft) shape(p orb.Point) orb.LineString {
	switch a := c.at(p); {
	case !c.begun || a.Check() != nil:
		return nil
	case a.Kind.Round():
		return orb.LineString(geo.Circle(a.At, a.Radius.Metres()))
	default:
		return geo.GreatCircle(a.At, a.To)
	}
}

// grip is a part of an annotation in the hand.
type grip struct {
	row  int
	part scene.AnnotationPart
	was  store.Annotation
	from orb.Point // where it was taken
}

// moved is the annotation when the hand has come to a point.
func (g grip) moved(to orb.Point) store.Annotation {
	a := g.was
	switch {
	case g.part == scene.ToPart:
		a.To = to
	case g.part == scene.AtPart && a.Kind.Line():
		a.At = to
	case g.part == scene.EdgePart:
		a.Radius = reach(a.At, to, a.Radius.Unit)
	default:
		return a.Moved(g.from, to)
	}
	return a
}
