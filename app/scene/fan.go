package scene

import (
	"math"
	"slices"

	"sandtable/app/store"
	"sandtable/geo/draw"
	"sandtable/geo/label"
	"sandtable/geo/palette"
	"sandtable/geo/symbol"
)

// A stack that is fanned out stays where it is; the marks of its events stand
// around it on a spiral, in the order of time, clockwise from the top, each at the
// end of a thin line.

// The measures of a fan, in units.
const (
	fanInner  = 42.0 // radius of the first turn
	fanStep   = 29.0 // between the marks, along the spiral and from turn to turn
	fanCoded  = 38.0 // the same where codes stand below them
	fanWidest = 210.0
)

// FanAtMost is how many events a fan shows; the table has the rest.
const FanAtMost = 40

// Fan is a stack that is fanned out. The zero Fan is none.
type Fan struct {
	Key    string
	Marks  []Group // one for each event, with the stack's key in Of
	Labels []Label // Group counts Marks
	More   int     // events that are left out
	centre draw.Point
}

// Fans reports whether a group can be fanned out.
func (g Group) Fans() bool { return len(g.Events) > 1 && g.Shape != Tray && g.Of == "" }

// fan spreads out the group that the view names, if it is in the frame.
func (b *builder) fan(groups []Group) Fan {
	i := slices.IndexFunc(groups, func(g Group) bool { return g.Key == b.v.Fan && b.v.Fan != "" })
	if i < 0 || !groups[i].Fans() || !b.near(groups[i]) {
		return Fan{}
	}
	g := groups[i]
	shown := g.Events[:min(len(g.Events), FanAtMost)]
	f := Fan{Key: g.Key, centre: g.At, More: len(g.Events) - len(shown)}
	for i, at := range b.freeSpiral(groups, i, len(shown)) {
		e := shown[i]
		mark := Group{
			Key: g.Key + "#" + b.model.Known.Events.ID.At(e), Of: g.Key, Shape: Stack, Name: g.Name, Place: g.Place,
			Events: []int32{e}, Point: g.Point, At: g.At.Add(at.Mul(b.px(1))), OnMap: g.OnMap,
		}
		mark.Hit = b.hitBox(mark, nil)
		f.Marks = append(f.Marks, mark)
	}
	return f
}

// spiral places n marks around a centre, in units, a step apart: on one circle as long as they
// fit on it.
func spiral(n int, step float64) []draw.Point {
	out := make([]draw.Point, n)
	around := 2 * math.Pi * fanInner / step
	if float64(n) <= around*1.6 {
		r := max(fanInner, float64(n)*step/(2*math.Pi))
		for i := range out {
			sin, cos := math.Sincos(2 * math.Pi * float64(i) / float64(n))
			out[i] = draw.Pt(r*sin, -r*cos)
		}
		return out
	}
	turned := 0.0
	for i := range out {
		r := fanInner + step*turned/(2*math.Pi)
		sin, cos := math.Sincos(turned)
		out[i] = draw.Pt(r*sin, -r*cos)
		turned += step / r
	}
	return out
}

// freeSpiral is the spiral for n events of group i, turned and stretched so that
// its marks cover as few others as they can.
func (b *builder) freeSpiral(groups []Group, i, n int) []draw.Point {
	var best []draw.Point
	least := math.Inf(1)
	step := fanStep
	if b.v.Colour == store.ByActor {
		step = fanCoded
	}
	for _, stretch := range [...]float64{1, 1.3, 1.6} {
		for turn := range 12 {
			pts := spiral(n, step)
			move := draw.Rotate(float64(turn) * 360 / float64(12*max(n, 3)))
			covered := stretch - 1
			for k, p := range pts {
				pts[k] = move.Apply(p).Mul(stretch)
				covered += b.covers(groups, i, groups[i].At.Add(pts[k].Mul(b.px(1))))
			}
			if covered < least {
				best, least = pts, covered
			}
		}
	}
	return best
}

// covers is how much of a mark at a point lies over those of other groups, as
// shares of the mark, and counts one double that would not be seen.
func (b *builder) covers(groups []Group, i int, at draw.Point) float64 {
	box, n := b.hitBox(Group{At: at}, nil).Grow(b.px(1)), 0.0
	area := (box.Max.X - box.Min.X) * (box.Max.Y - box.Min.Y)
	for j, g := range groups {
		w := min(g.Hit.Max.X, box.Max.X) - max(g.Hit.Min.X, box.Min.X)
		h := min(g.Hit.Max.Y, box.Max.Y) - max(g.Hit.Min.Y, box.Min.Y)
		if j != i && w > 0 && h > 0 {
			n += w * h / area
		}
	}
	if !b.inner(at) {
		n += 2
	}
	return n
}

// boxes are the boxes of a fan that names must not touch.
func (f Fan) boxes() []draw.Box {
	var out []draw.Box
	for _, g := range f.Marks {
		out = append(out, g.Hit)
	}
	for _, l := range f.Labels {
		out = append(out, l.Box)
	}
	return out
}

// name puts the events' titles beside their marks, on the side away from the
// stack first.
func (b *builder) nameFan(f *Fan, obstacles []draw.Box) {
	var candidates []label.Candidate
	var labels []Label
	for i, g := range f.Marks {
		style := b.style(draw.Regular, sublineSize)
		title := b.model.Known.Events.Title.At(g.First())
		if len(b.kit.Fonts.Missing(title, draw.Regular)) > 0 {
			continue
		}
		title = b.kit.Fonts.Ellipsis(title, style, b.px(fanWidest))
		c := label.Candidate{
			ID: g.Key, Priority: len(f.Marks) - i, At: g.At, W: b.kit.Fonts.Measure(title, style).Width,
			H: b.px(labelLeading + 2), Gap: b.px(markRadius + 3),
			Try: []label.Position{label.Right, label.AboveRight, label.BelowRight},
		}
		if g.At.X < f.centre.X-1 {
			c.Try = []label.Position{label.Left, label.AboveLeft, label.BelowLeft}
		}
		candidates, labels = append(candidates, c), append(labels, Label{Group: i, Lines: [2]string{"", title}})
	}
	for i, p := range label.Place(candidates, append(slices.Clone(obstacles), f.boxes()...)) {
		if p.Position != label.Unplaced {
			labels[i].Box, labels[i].Align = p.Box, alignOf(p.Position)
			f.Labels = append(f.Labels, labels[i])
		}
	}
}

// drawFan draws lines, marks and titles of the stack that is fanned out, over
// everything else.
func (s *Scene) drawFan(l *draw.List, t palette.Theme, marks *symbol.Cache) {
	scale := scaleOf(s.Frame.Viewport)
	for _, g := range s.Fan.Marks {
		dir := g.At.Sub(s.Fan.centre)
		from := s.Fan.centre.Add(dir.Mul(15 * scale / dir.Len()))
		l.Stroke(draw.Polyline(from, g.At), draw.Line(2.6*scale, t.Halo))
		l.Stroke(draw.Polyline(from, g.At), draw.Line(scale, t.Fg2))
	}
	for _, g := range s.Fan.Marks {
		s.mark(l, g, s.emphasis(g), marks)
	}
	for _, name := range s.Fan.Labels {
		s.drawFanName(l, name, t)
	}
	if s.Fan.More > 0 {
		last := s.Fan.Marks[len(s.Fan.Marks)-1].At
		far := last.Sub(s.Fan.centre).Len() + 26*scale
		l.Text(draw.TextRun{
			Text: "and " + Thousands(s.Fan.More) + " more in the table", Style: draw.TextStyle{Font: draw.Bold, Size: sublineSize * scale},
			Color: t.Fg, Halo: draw.Halo{Color: t.Halo, Width: 1.5 * scale}, At: s.Fan.centre.Add(draw.Pt(0, far)), Align: draw.AlignCenter,
		})
	}
}

func (s *Scene) drawFanName(l *draw.List, name Label, t palette.Theme) {
	scale := scaleOf(s.Frame.Viewport)
	x := name.Box.Min.X
	if name.Align == draw.AlignRight {
		x = name.Box.Max.X
	}
	l.Text(draw.TextRun{
		Text: name.Lines[1], Style: draw.TextStyle{Size: sublineSize * scale}, Color: t.Fg,
		Halo: draw.Halo{Color: t.Halo, Width: 1.5 * scale}, At: draw.Pt(x, name.Box.Min.Y+12*scale), Align: name.Align,
	})
}

// hit is the mark of a fan under a device pixel.
func (f Fan) hit(px, py float64) (Group, bool) {
	for _, g := range slices.Backward(f.Marks) {
		if px >= g.Hit.Min.X && px < g.Hit.Max.X && py >= g.Hit.Min.Y && py < g.Hit.Max.Y {
			return g, true
		}
	}
	return Group{}, false
}
