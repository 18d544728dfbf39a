package scene

import (
	"sandtable/app/store"
	"sandtable/geo/draw"
	"sandtable/geo/palette"
)

// Annotations have one style that nothing of a dataset has: fine round dots and
// italic words in the grey of secondary text, open arrowheads, words underlined
// with the same dots.

// noteInk draws in that style.
type noteInk struct {
	theme palette.Theme
	scale float64
}

// line dots a path, over a paler line of paper that keeps it legible on any
// ground.
func (k noteInk) line(l *draw.List, path draw.Path) {
	l.Stroke(path, draw.Stroke{Width: 3.4 * k.scale, Join: draw.JoinRound, Color: draw.Fade(k.theme.Halo, 0.55)})
	l.Stroke(path, draw.Stroke{
		Width: 1.9 * k.scale, Dash: []float64{0, 4 * k.scale}, Cap: draw.CapRound, Join: draw.JoinRound, Color: k.theme.Fg2,
	})
}

// solid strokes a path that is too short for dots.
func (k noteInk) solid(l *draw.List, path draw.Path) {
	round := draw.Stroke{Width: 4 * k.scale, Cap: draw.CapRound, Join: draw.JoinRound, Color: draw.Fade(k.theme.Halo, 0.8)}
	l.Stroke(path, round)
	round.Width, round.Color = 1.6*k.scale, k.theme.Fg2
	l.Stroke(path, round)
}

// cross marks the middle of a ring.
func (k noteInk) cross(l *draw.List, at draw.Point) {
	r := 5 * k.scale
	cross := draw.Polyline(at.Add(draw.Pt(-r, 0)), at.Add(draw.Pt(r, 0)))
	cross.Append(draw.Polyline(at.Add(draw.Pt(0, -r)), at.Add(draw.Pt(0, r))))
	k.solid(l, cross)
}

// head is an open arrowhead at a tip, for a shaft that comes from a point.
func (k noteInk) head(l *draw.List, from, tip draw.Point) {
	back := from.Sub(tip)
	if length := back.Len(); length > 0 {
		back = back.Mul(10 * k.scale / length)
	}
	l1, l2 := draw.Rotate(28).Apply(back), draw.Rotate(-28).Apply(back)
	k.solid(l, draw.Polyline(tip.Add(l1), tip, tip.Add(l2)))
}

// tick ends a measured line across its direction.
func (k noteInk) tick(l *draw.List, at, next draw.Point) {
	dir := next.Sub(at)
	if length := dir.Len(); length > 0 {
		dir = draw.Pt(-dir.Y, dir.X).Mul(5 * k.scale / length)
	}
	k.solid(l, draw.Polyline(at.Sub(dir), at.Add(dir)))
}

// words writes lines, centred in a box; those of a text are underlined.
func (k noteInk) words(l *draw.List, lines []string, box draw.Box, underlined bool) {
	x := (box.Min.X + box.Max.X) / 2
	for i, line := range lines {
		l.Text(draw.TextRun{
			Text: line, Style: draw.TextStyle{Font: draw.Italic, Size: noteSize * k.scale}, Color: k.theme.Fg,
			Halo: draw.Halo{Color: k.theme.Halo, Width: 1.8 * k.scale},
			At:   draw.Pt(x, box.Min.Y+(noteLeading*float64(i)+11.5)*k.scale), Align: draw.AlignCenter,
		})
	}
	if underlined {
		y := box.Max.Y + 1.5*k.scale
		k.line(l, draw.Polyline(draw.Pt(box.Min.X+2*k.scale, y), draw.Pt(box.Max.X-2*k.scale, y)))
	}
}

// drawNoteLines draws what of the annotations lies under the marks.
func (s *Scene) drawNoteLines(l *draw.List, t palette.Theme) {
	ink := noteInk{t, scaleOf(s.Frame.Viewport)}
	for _, n := range s.Annotations {
		if !n.OnMap {
			continue
		}
		if !n.Path.Empty() {
			ink.line(l, n.Path)
		}
		last := len(n.Path.Points) - 1
		switch n.Kind {
		case store.Ring, store.Launch:
			ink.cross(l, n.A)
		case store.Arrow:
			ink.head(l, n.Path.Points[last-1], n.Z)
		case store.Distance:
			ink.tick(l, n.A, n.Path.Points[1])
			ink.tick(l, n.Z, n.Path.Points[last-1])
		}
	}
}

// drawNoteWords draws the words of the annotations, above everything.
func (s *Scene) drawNoteWords(l *draw.List, t palette.Theme) {
	ink := noteInk{t, scaleOf(s.Frame.Viewport)}
	for _, n := range s.Annotations {
		if n.Box != (draw.Box{}) {
			ink.words(l, n.Lines, n.Box, n.Kind == store.Text)
		}
	}
}

// noteEntry draws the legend's picture of a kind of annotation about a point.
func (b LegendBox) noteEntry(l *draw.List, kind store.AnnotationKind, at draw.Point) {
	k := noteInk{b.theme, b.scale}
	from, to := at.Add(draw.Pt(-7*b.scale, 0)), at.Add(draw.Pt(7*b.scale, 0))
	switch kind {
	case store.Text:
		box := draw.Box{Min: at.Add(draw.Pt(-7, -9).Mul(b.scale)), Max: at.Add(draw.Pt(7, 5).Mul(b.scale))}
		k.words(l, []string{"ab"}, box, true)
	case store.Ring, store.Launch:
		k.line(l, draw.Circle(at, 6*b.scale))
		if kind == store.Launch {
			k.scale *= 0.5
			k.cross(l, at)
		}
	case store.Arrow:
		k.line(l, draw.Polyline(from, to))
		k.scale *= 0.7
		k.head(l, from, to)
	case store.Distance:
		k.line(l, draw.Polyline(from, to))
		k.scale *= 0.8
		k.tick(l, from, to)
		k.tick(l, to, from)
	}
}
