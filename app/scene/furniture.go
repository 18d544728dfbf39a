package scene

import (
	"math"

	"sandtable/app/store"
	"sandtable/geo/draw"
	"sandtable/geo/label"
	"sandtable/geo/palette"
	"sandtable/geo/symbol"
)

// The measures of the legend, in units.
const (
	legendRow    = 17.0
	legendTitle  = 20.0
	legendSide   = 11.0
	legendMark   = 12.0
	legendGap    = 22.0 // between columns
	legendText   = 11.0
	legendWidest = 150.0 // of an actor's name
)

// LegendBox is the legend of a scene, laid out: kinds in the first column, the
// rest in the second, relations in the third.
type LegendBox struct {
	W, H     float64 // device px
	sections []LegendSection
	widths   []float64
	scale    float64
	theme    palette.Theme
}

// LegendBox lays the legend out; its size is zero when there is nothing to
// explain or the layer is off.
func (s *Scene) LegendBox(fonts *label.Fonts) LegendBox {
	b := LegendBox{sections: s.Legend, scale: scaleOf(s.Frame.Viewport), theme: Theme(s.View)}
	if len(s.Legend) == 0 || !s.View.Layers.Has(store.Legend) {
		return b
	}
	rows := 0
	b.W = (2*legendSide - legendGap) * b.scale
	for _, section := range s.Legend {
		w := b.measure(fonts, section)
		b.widths = append(b.widths, w)
		b.W += w + legendGap*b.scale
		rows = max(rows, len(section.Entries))
	}
	b.H = (legendTitle + float64(rows)*legendRow + legendSide) * b.scale
	return b
}

// LegendTitleUnits is the height of the row of titles of a legend: a click there
// changes what colours mean.
const LegendTitleUnits = legendTitle

// LegendButton is what stands in the place of a legend that is folded.
func (s *Scene) LegendButton(fonts *label.Fonts) LegendBox {
	b := LegendBox{scale: scaleOf(s.Frame.Viewport), theme: Theme(s.View), sections: []LegendSection{{Title: "Legend"}}}
	b.widths = []float64{b.measure(fonts, b.sections[0])}
	b.W, b.H = b.widths[0]+2*legendSide*b.scale, (legendTitle+2)*b.scale
	return b
}

func (b LegendBox) measure(fonts *label.Fonts, s LegendSection) float64 {
	w := fonts.Measure(s.Title, draw.TextStyle{Font: draw.Bold, Size: legendText * b.scale}).Width
	for _, e := range s.Entries {
		row := 24*b.scale + fonts.Measure(e.Label, draw.TextStyle{Size: legendText * b.scale}).Width
		if e.Count > 0 {
			row += 12*b.scale + fonts.Measure(Thousands(e.Count), draw.TextStyle{Size: legendText * b.scale}).Width
		}
		w = max(w, row)
	}
	return w
}

// Draw appends the legend with its top left corner at a point.
func (b LegendBox) Draw(l *draw.List, at draw.Point) {
	if b.W == 0 {
		return
	}
	k := b.scale
	frame := draw.RoundRect(at.X+k/2, at.Y+k/2, b.W-k, b.H-k, 4*k)
	l.Fill(frame, b.theme.Panel)
	l.Stroke(frame, draw.Line(k, b.theme.Line2))
	x := at.X + legendSide*k
	for i, section := range b.sections {
		b.text(l, section.Title, draw.Pt(x, at.Y+15*k), draw.Bold, draw.AlignLeft)
		for row, e := range section.Entries {
			y := at.Y + (legendTitle+legendRow*(float64(row)+0.5))*k
			if e.Sort == HeadingEntry {
				b.text(l, e.Label, draw.Pt(x, y+4*k), draw.Bold, draw.AlignLeft)
				continue
			}
			b.entry(l, e, draw.Pt(x+8*k, y))
			b.text(l, e.Label, draw.Pt(x+24*k, y+4*k), draw.Regular, draw.AlignLeft)
			if e.Count > 0 {
				b.text(l, Thousands(e.Count), draw.Pt(x+b.widths[i], y+4*k), draw.Regular, draw.AlignRight)
			}
		}
		x += b.widths[i] + legendGap*k
	}
}

func (b LegendBox) text(l *draw.List, s string, at draw.Point, font draw.Font, align draw.Align) {
	l.Text(draw.TextRun{
		Text: s, Style: draw.TextStyle{Font: font, Size: legendText * b.scale}, Color: b.theme.Fg, At: at, Align: align,
	})
}

// entry draws the picture of an entry, centred at a point.
func (b LegendBox) entry(l *draw.List, e LegendEntry, at draw.Point) {
	k := b.scale
	switch e.Sort {
	case KindEntry:
		m := symbol.Of(e.Kind)
		m.Size, m.Bare, m.Color = legendMark*k, true, e.Fill
		m.Append(l, at, b.theme)
	case StatusEntry:
		m := symbol.Mark{Frame: symbol.Square, Color: e.Fill, Status: MarkStatus(e.Status), Size: legendMark * k, Bare: true}
		m.Append(l, at, b.theme)
	case PlaceEntry:
		b.place(l, e, at)
	case NoteEntry:
		b.noteEntry(l, e.Note, at)
	case ReferenceEntry:
		b.reference(l, e, at)
	case DotEntry:
		l.Fill(draw.Circle(at, 3*k), e.Fill)
	case StepEntry:
		l.Fill(draw.Rect(at.X-7.5*k, at.Y-5.5*k, 15*k, 11*k), e.Fill)
	case ArcEntry:
		l.Stroke(draw.Polyline(at.Add(draw.Pt(-7.5*k, 0)), at.Add(draw.Pt(7.5*k, 0))), draw.Line(e.Width*k, e.Fill))
	case ActorEntry:
		l.Fill(draw.RoundRect(at.X-legendMark/2*k, at.Y-legendMark/2*k, legendMark*k, legendMark*k, 2*k), e.Fill)
	case RelationEntry, HatchEntry:
		box := draw.Rect(at.X-7.5*k, at.Y-5.5*k, 15*k, 11*k)
		l.Fill(box, e.Fill)
		if e.Sort == HatchEntry {
			hatch := draw.Hatch{Angle: 45, Spacing: 4 * k, Width: k, Color: b.theme.Fg2, Origin: at}
			l.FillPaint(box, draw.Paint{Hatch: &hatch})
		}
		l.Stroke(box, draw.Line(k, b.theme.Border))
	}
}

func (b LegendBox) place(l *draw.List, e LegendEntry, at draw.Point) {
	k := b.scale
	box := draw.Rect(at.X-7*k, at.Y-5*k, 14*k, 10*k)
	ink := e.Fill
	if e.Place == Area {
		symbol.AppendArea(l, box, ink, at, k)
		return
	}
	l.Fill(box, b.theme.Panel)
	l.Stroke(box, draw.Line(k, b.theme.Fg3))
	l.Fill(draw.Rect(at.X-4.5*k, at.Y-2*k, 4*k, 4*k), ink)
	l.Fill(draw.Rect(at.X+0.5*k, at.Y-2*k, 4*k, 4*k), ink)
}

// Pointer stands at the edge of the map for a place beyond it that holds
// matching events.
type Pointer struct {
	Group   Group
	Text    string
	Bearing float64 // degrees from up, clockwise, on the screen
}

// Pointers are the groups beyond the frame with the most events, largest first,
// at most n.
func (s *Scene) Pointers(n int) []Pointer {
	var out []Pointer
	centre := s.Frame.Inner.Min.Lerp(s.Frame.Inner.Max, 0.5)
	for _, g := range s.Groups {
		if g.OnMap || len(out) == n {
			continue
		}
		at := g.At
		if g.Shape == Track {
			x, y := s.frame.Project(g.Point)
			at = draw.Pt(x, y)
		}
		out = append(out, Pointer{Group: g, Text: g.Name, Bearing: bearing(at.Sub(centre))})
	}
	return out
}

// bearing is the direction of a screen vector, in degrees from up, clockwise.
func bearing(d draw.Point) float64 { return math.Atan2(d.X, -d.Y) * 180 / math.Pi }

// PlacedPointer is a pointer with the box in which it stands.
type PlacedPointer struct {
	Pointer
	Box draw.Box
}

// The measures of a pointer, in units.
const (
	pointerHeight = 24.0
	pointerText   = 12.0
)

// PlacePointers lays pointers out in a row, from right to left, with the top
// right corner of the first at a point. Those that do not fit into width are
// left out.
func (s *Scene) PlacePointers(fonts *label.Fonts, corner draw.Point, width float64) []PlacedPointer {
	k := scaleOf(s.Frame.Viewport)
	var out []PlacedPointer
	x := corner.X
	for _, p := range s.Pointers(3) {
		count := fonts.Measure(Thousands(len(p.Group.Events)), draw.TextStyle{Font: draw.Bold, Size: pointerText * k}).Width
		w := fonts.Measure(p.Text, draw.TextStyle{Size: pointerText * k}).Width + count + 46*k
		if corner.X-(x-w) > width {
			continue
		}
		box := draw.Box{Min: draw.Pt(x-w, corner.Y), Max: draw.Pt(x, corner.Y+pointerHeight*k)}
		out = append(out, PlacedPointer{p, box})
		x -= w + 8*k
	}
	return out
}

// DrawPointer appends a pointer: the place, how many events it holds, and the
// direction in which it lies.
func (s *Scene) DrawPointer(l *draw.List, p PlacedPointer) {
	k, t := scaleOf(s.Frame.Viewport), Theme(s.View)
	w, h := p.Box.Max.X-p.Box.Min.X, p.Box.Max.Y-p.Box.Min.Y
	frame := draw.RoundRect(p.Box.Min.X+k/2, p.Box.Min.Y+k/2, w-k, h-k, 4*k)
	l.Fill(frame, t.Panel)
	l.Stroke(frame, draw.Line(k, t.Line2))
	base := p.Box.Min.Y + 16*k
	l.Text(draw.TextRun{
		Text: p.Text, Style: draw.TextStyle{Size: pointerText * k}, Color: t.Fg, At: draw.Pt(p.Box.Min.X+10*k, base),
	})
	l.Text(draw.TextRun{
		Text: Thousands(len(p.Group.Events)), Style: draw.TextStyle{Font: draw.Bold, Size: pointerText * k},
		Color: t.Fg, At: draw.Pt(p.Box.Max.X-28*k, base), Align: draw.AlignRight,
	})
	at := draw.Pt(p.Box.Max.X-15*k, p.Box.Min.Y+h/2)
	turn := draw.Rotate(p.Bearing)
	arrow := draw.Polygon(turn.Apply(draw.Pt(0, -6*k)), turn.Apply(draw.Pt(4.5*k, 5*k)), turn.Apply(draw.Pt(-4.5*k, 5*k)))
	l.Fill(arrow.Transform(draw.Translate(at.X, at.Y)), t.Fg2)
}
