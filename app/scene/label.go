package scene

import (
	"math"
	"strings"

	"sandtable/app/store"
	"sandtable/data"
	"sandtable/geo/draw"
	"sandtable/geo/label"
	"sandtable/geo/symbol"
)

// Label is the placed name of a group: one or two lines.
type Label struct {
	Group int // row of Scene.Groups
	Lines [2]string
	Box   draw.Box
	Align draw.Align
}

// The type sizes of event labels, in units.
const (
	labelSize    = 11.5
	sublineSize  = 11.0
	labelLeading = 14.0
	labelWidest  = 190.0
)

// markRadius is half of a mark with its halo, in units.
const markRadius = 13.0

// lines is what a group's label says: the place, and below it the figures of its
// events, the one event's title, or how many there are.
func (b *builder) lines(g Group) [2]string {
	name := g.Name
	if designation, ok := b.designation(g); ok {
		name = designation
	}
	if g.Place < 0 && len(g.Events) > 1 {
		name = ""
	}
	second := b.figureLine(g.Events)
	switch {
	case second != "":
	case len(g.Events) > 1:
		second = Thousands(len(g.Events)) + " events"
	case g.Place >= 0:
		second = b.model.Known.Events.Title.At(g.First())
	}
	fonts := b.kit.Fonts
	width := b.px(labelWidest)
	wide := func(text string) bool {
		return fonts.Measure(text, b.style(draw.Regular, sublineSize)).Width > width
	}
	if g.Loose != [2]bool{} {
		if second = joined(second, unstated); wide(second) {
			second = unstated
		}
	}
	if len(fonts.Missing(name, draw.Bold)) > 0 || len(fonts.Missing(second, draw.Regular)) > 0 {
		return [2]string{} // no boxes instead of letters: the table has the name
	}
	if wide(second) {
		second = "" // no words are cut off: the list and the details have them
	}
	return [2]string{
		fonts.Ellipsis(name, b.style(draw.Bold, labelSize), width),
		second,
	}
}

// unstated is said of a track of which an end is a state.
const unstated = "route not stated"

// joined puts two parts of a line together.
func joined(a, b string) string {
	if a == "" {
		return b
	}
	return a + " · " + b
}

// designation is the first alias of the only event of a group that is drawn as a
// military symbol: the name of the unit or ship, which stands beside it.
func (b *builder) designation(g Group) (string, bool) {
	if len(g.Events) != 1 || b.inks.Mark(g.First()).Sign.Entity == symbol.NoEntity {
		return "", false
	}
	alias, _, _ := strings.Cut(b.model.Known.Events.Aliases.At(g.First()), "|")
	return alias, alias != ""
}

func (b *builder) style(f draw.Font, size float64) draw.TextStyle {
	return draw.TextStyle{Font: f, Size: b.px(size)}
}

// figureLine puts the figures of one thing side by side, never their mean:
// "4,000 (Sep 2025) · 10,000 (Oct 2025) troops". It looks for the first thing
// that is counted in more than one event, or in the only event.
func (b *builder) figureLine(events []int32) string {
	if len(events) > 6 {
		return ""
	}
	for _, what := range [...]string{"troops", "personnel", "ships", "aircraft", "boats"} {
		var parts []string
		for _, e := range events {
			if v, ok := b.figure(e, what); ok {
				parts = append(parts, v+b.monthOf(e, len(events) > 1))
			}
		}
		if len(parts) == len(events) && len(parts) <= 3 && len(parts) > 0 {
			return strings.Join(parts, " · ") + " " + what
		}
	}
	return ""
}

// figure is the first value of a thing that a visible claim about e gives.
func (b *builder) figure(e int32, what string) (string, bool) {
	k := b.model.Known
	for _, c := range k.VisibleClaims(e) {
		for _, f := range k.Claims[c].Figures {
			if f.What == what && !math.IsNaN(f.Value) {
				return FigureWords(f), true
			}
		}
	}
	return "", false
}

// monthOf is " (Sep 2025)" for events of which more than one is shown.
func (b *builder) monthOf(e int32, several bool) string {
	if !several || !b.model.Known.Spans.Dated(e) {
		return ""
	}
	d := b.model.Known.Spans.LatestStart[e]
	if d.Unbounded() {
		return ""
	}
	y, m, _ := d.YMD()
	return " (" + months[m-1][:3] + " " + itoa(y) + ")"
}

// place puts names beside the marks: marks never yield, a name that finds no
// room is left out.
func (b *builder) place(s *Scene) {
	obstacles := make([]draw.Box, 0, len(s.Groups))
	for _, trays := range [...]bool{false, true} {
		for i, g := range s.Groups {
			if (g.Shape == Tray) == trays && b.near(g) {
				s.Groups[i].Hit = b.hitBox(g, obstacles)
				obstacles = append(obstacles, s.Groups[i].Hit)
			}
		}
	}
	obstacles = append(obstacles, b.view.Keep...)
	obstacles = append(obstacles, b.annotate(s, obstacles)...)
	s.Fan = b.fan(s.Groups)
	b.nameFan(&s.Fan, obstacles)
	obstacles = append(obstacles, s.Fan.boxes()...)
	var candidates []label.Candidate
	var labels []Label
	for i, g := range s.Groups {
		if g.Shape == Tray || g.Hit == (draw.Box{}) {
			continue
		}
		l := Label{Group: i, Lines: b.lines(g)}
		if l.Lines[0] == "" {
			continue
		}
		labels = append(labels, l)
		candidates = append(candidates, b.candidate(g, l))
	}
	for i, g := range s.Groups {
		dates, places := b.trackLabels(i, g)
		labels, candidates = append(labels, dates...), append(candidates, places...)
	}
	for i, p := range label.Place(candidates, obstacles) {
		if p.Position == label.Unplaced {
			continue
		}
		labels[i].Box = p.Box
		labels[i].Align = alignOf(p.Position)
		s.Labels = append(s.Labels, labels[i])
	}
}

// near reports whether a group's mark reaches into the frame.
func (b *builder) near(g Group) bool {
	if g.Shape == Track {
		return g.OnMap
	}
	v := b.view.Viewport
	r := b.px(markRadius * 2)
	return g.At.X > -r && g.At.Y > -r && g.At.X < float64(v.W)+r && g.At.Y < float64(v.H)+r
}

// hitBox is where a group's mark stands: around its point, or, for a tray, over
// the name of its state unless marks are in the way.
func (b *builder) hitBox(g Group, taken []draw.Box) draw.Box {
	if g.Shape != Tray {
		r := b.px(markRadius + 1)
		below := r
		if b.v.Colour == store.ByActor {
			below = max(r, symbol.CodeReach(b.px(markSize)))
		}
		return draw.Box{Min: g.At.Sub(draw.Pt(r, r)), Max: g.At.Add(draw.Pt(r, below))}
	}
	scale := scaleOf(b.view.Viewport)
	w, h := trayOf(b.inks, g, roomFor(g.width, scale), scale).Size()
	gap := b.px(10)
	first := draw.Box{}
	for i, at := range [...]draw.Point{
		{X: -w / 2, Y: -gap - h}, {X: -w / 2, Y: gap}, {X: gap, Y: -h / 2}, {X: -w - gap, Y: -h / 2},
		{X: -w / 2, Y: 3 * gap}, {X: -w / 2, Y: -3*gap - h},
	} {
		corner := g.At.Add(at)
		box := draw.Box{Min: corner, Max: corner.Add(draw.Pt(w, h))}
		if i == 0 {
			first = box
		}
		if !overlapsAny(box, taken) {
			return box
		}
	}
	return first
}

func overlapsAny(b draw.Box, taken []draw.Box) bool {
	for _, t := range taken {
		if b.Overlaps(t) {
			return true
		}
	}
	return false
}

func (b *builder) candidate(g Group, l Label) label.Candidate {
	w := max(b.kit.Fonts.Measure(l.Lines[0], b.style(draw.Bold, labelSize)).Width,
		b.kit.Fonts.Measure(l.Lines[1], b.style(draw.Regular, sublineSize)).Width)
	c := label.Candidate{
		ID: g.Key, Priority: len(g.Events), At: g.At, W: w, H: b.px(2 * labelLeading), Gap: b.px(markRadius + 4),
	}
	if g.Shape == Area {
		c.Try = []label.Position{label.Below, label.Above, label.Right, label.Left}
	}
	return c
}

func alignOf(p label.Position) draw.Align {
	switch p {
	case label.Right, label.AboveRight, label.BelowRight:
		return draw.AlignLeft
	case label.Left, label.AboveLeft, label.BelowLeft:
		return draw.AlignRight
	}
	return draw.AlignCenter
}

// Obstacles are the boxes that the names of the base map must not touch.
func (s *Scene) Obstacles() []draw.Box {
	out := append(s.noteBoxes(), s.Fan.boxes()...)
	for _, g := range s.Groups {
		if g.Hit != (draw.Box{}) {
			out = append(out, g.Hit)
		}
		if s.View.Layers.Has(store.Tracks) {
			out = s.trackBoxes(out, g.Path)
		}
	}
	for _, l := range s.Labels {
		out = append(out, l.Box)
		if g := s.Groups[l.Group]; s.named(g) {
			out = append(out, s.nameZone(g, l))
		}
	}
	return out
}

// trackStep is the side of the boxes that cover a track, in units.
const trackStep = 14.0

// trackBoxes appends boxes that cover the part of a track near the frame: a name
// under a line is hard to read.
func (s *Scene) trackBoxes(out []draw.Box, p draw.Path) []draw.Box {
	v := s.Frame.Viewport
	step := trackStep * scaleOf(v)
	near := draw.Box{Max: draw.Pt(float64(v.W), float64(v.H))}.Grow(4 * step)
	for i := 1; i < len(p.Points); i++ {
		a, b := p.Points[i-1], p.Points[i]
		t0, t1 := near.Cross(a, b)
		if i >= len(p.Verbs) || p.Verbs[i] != draw.VerbLine || t0 >= t1 {
			continue
		}
		a, b = a.Lerp(b, t0), a.Lerp(b, t1)
		n := int(b.Sub(a).Len()/step) + 1
		for k := range n {
			c, d := a.Lerp(b, float64(k)/float64(n)), a.Lerp(b, float64(k+1)/float64(n))
			out = append(out, draw.Box{
				Min: draw.Pt(min(c.X, d.X), min(c.Y, d.Y)), Max: draw.Pt(max(c.X, d.X), max(c.Y, d.Y)),
			})
		}
	}
	return out
}

// named reports whether the base map may have a name for a group's place too: a
// city's.
func (s *Scene) named(g Group) bool {
	return g.Shape == Stack && g.Place >= 0 && s.Model.Known.Places[g.Place].Precision == data.CityPrecision
}

// nameZone is where the base map could set the name that a city's label has
// already: one name twice at one mark reads like two places.
func (s *Scene) nameZone(g Group, l Label) draw.Box {
	scale := scaleOf(s.Frame.Viewport)
	dx, dy := l.Box.Max.X-l.Box.Min.X+2*markRadius*scale, 2.4*markRadius*scale
	return draw.Box{Min: g.At.Sub(draw.Pt(dx, dy)), Max: g.At.Add(draw.Pt(dx, dy))}
}
