package symbol

import (
	"cmp"
	"image/color"
	"math"
	"slices"
	"strconv"

	"sandtable/geo/draw"
	"sandtable/geo/palette"
)

// capHeight is the height of figures in the bundled face, share of the em.
const capHeight = 0.714

// figure draws a bold number centred at a point of the grid.
func (p *pen) figure(text string, at draw.Point, size float64, ink color.NRGBA) {
	p.list.Text(draw.TextRun{
		Text: text, Align: draw.AlignCenter, Color: draw.Fade(ink, p.alpha),
		Style: draw.TextStyle{Font: draw.Bold, Size: size * p.k},
		At:    p.at.Add(draw.Pt(at.X*p.k, (at.Y+size*capHeight/2)*p.k)),
	})
}

// The code below a mark, at standard size.
const (
	codeMiddle = 20.5 // of its letters, below the mark's centre
	codeSize   = 9.5
)

// code sets a few letters below the mark, so that an actor is named where colours
// cannot be told apart.
func (p *pen) code(text string) {
	if text == "" {
		return
	}
	p.list.Text(draw.TextRun{
		Text: text, Align: draw.AlignCenter, Color: draw.Fade(p.theme.Fg, p.alpha),
		Style: draw.TextStyle{Font: draw.Bold, Size: codeSize * p.k},
		Halo:  draw.Halo{Color: draw.Fade(p.theme.Halo, p.alpha), Width: 1.6 * p.k},
		At:    p.at.Add(draw.Pt(0, (codeMiddle+codeSize*capHeight/2)*p.k)),
	})
}

// badge draws the count of a stack of one kind at the upper right of its mark.
func (p *pen) badge(m Mark) {
	text := strconv.Itoa(m.Count)
	w := 16 + 6*float64(len(text)-1)
	const x, y = 12, -12
	ground := draw.RoundRect(x-8, y-8, w, 16, 8)
	p.stroke(ground, draw.Stroke{Width: 2.4, Color: p.theme.Halo})
	p.fill(ground, p.theme.Fg)
	p.figure(text, draw.Pt(x-8+w/2, y), 11, p.theme.Panel)
}

// Stack is a ring for events of several families at one place: its parts are
// as long as the families are many, with the count inside.
type Stack struct {
	Counts   [palette.Families]int
	Colors   [palette.Families]color.NRGBA // override those of the families; zero values don't
	Code     string                        // stands below the ring, as with a Mark
	Size     float64                       // as Mark.Size: 22 gives a ring of 28 px
	Emphasis Emphasis
	Dim      bool
}

// Total returns the number of events.
func (s Stack) Total() int {
	n := 0
	for _, c := range s.Counts {
		n += c
	}
	return n
}

// Radius returns how far the ring with its halo reaches, px.
func (s Stack) Radius() float64 { return (stackRadius + haloReach) * s.Size / standard }

// The ring of a stack at standard size.
const (
	stackRadius = 14
	stackWidth  = 5
	stackGap    = 1.4
)

// Append draws the ring centred at a point; an empty stack draws nothing. The
// largest family begins at the top, clockwise.
func (s Stack) Append(l *draw.List, at draw.Point, t palette.Theme) {
	total := s.Total()
	if total == 0 || !(s.Size > 0) {
		return
	}
	p := pen{list: l, at: at, k: s.Size / standard, theme: t, alpha: 1}
	if s.Dim {
		p.alpha = t.DimOpacity
	}
	s.ring(&p, t)
	p.fill(draw.Circle(draw.Point{}, stackRadius+haloReach), t.Halo)
	from := -90.0
	for _, f := range s.order() {
		to := from + 360*float64(s.Counts[f])/float64(total)
		p.part(from, to, s.ink(f, t), s.Counts[f] == total)
		from = to
	}
	size := 12.0
	if total > 99 {
		size = 9
	}
	p.figure(strconv.Itoa(total), draw.Point{}, size, t.Fg)
	p.code(s.Code)
}

// ink is the colour of one part.
func (s Stack) ink(f palette.Family, t palette.Theme) color.NRGBA {
	if c := s.Colors[f]; c.A > 0 {
		return c
	}
	return t.Family(f)
}

// Symbol returns the stack as a symbol that a list can use many times.
func (s Stack) Symbol(t palette.Theme) *draw.Symbol {
	var l draw.List
	s.Append(&l, draw.Point{}, t)
	return &draw.Symbol{Items: l.Items, Reach: max(stackRadius+7, codeRoom(s.Code))*s.Size/standard + 1}
}

// ring draws the emphasis around the stack.
func (s Stack) ring(p *pen, t palette.Theme) {
	switch s.Emphasis {
	case Hovered:
		p.fill(draw.Circle(draw.Point{}, stackRadius+3.5), t.Halo)
		p.stroke(draw.Circle(draw.Point{}, stackRadius+3.5), draw.Line(1.25, t.Fg))
	case Selected:
		p.fill(draw.Circle(draw.Point{}, stackRadius+7), t.Halo)
		p.stroke(draw.Circle(draw.Point{}, stackRadius+4.5), draw.Line(2.5, t.Accent))
	}
}

// order returns the families that occur, the largest first.
func (s Stack) order() []palette.Family {
	var out []palette.Family
	for f, n := range s.Counts {
		if n > 0 {
			out = append(out, palette.Family(f))
		}
	}
	slices.SortStableFunc(out, func(a, b palette.Family) int { return cmp.Compare(s.Counts[b], s.Counts[a]) })
	return out
}

// part draws one family's arc, with half a gap at each end.
func (p *pen) part(from, to float64, c color.NRGBA, whole bool) {
	const r = stackRadius - stackWidth/2
	const half = stackGap / 2 / r * 180 / math.Pi
	arc := draw.Arc(draw.Point{}, r, from+half, to-half)
	if whole {
		arc = draw.Circle(draw.Point{}, r)
	}
	p.stroke(arc, draw.Line(stackWidth, c))
}

// Tray is the paper strip beside a state's name that holds the events known to
// country precision only.
type Tray struct {
	Marks []Mark // their size, halo and badge are set by the tray
	More  int    // events that are not shown: "+2"
	Scale float64
}

// The measures of a tray at scale 1.
const (
	trayHeight = 26
	trayMark   = 15
	trayStep   = 22
	traySide   = 16 // from the edge to the middle of the first mark
	trayMore   = 26
	trayCode   = 26 // what a code right of its mark takes
)

// step is the distance between two marks: they have room for their codes if any
// has one.
func (y Tray) step() float64 {
	for _, m := range y.Marks {
		if m.Code != "" {
			return trayStep + trayCode
		}
	}
	return trayStep
}

// Size returns the strip's width and height, px.
func (y Tray) Size() (w, h float64) {
	w = 2*traySide + y.step()*float64(max(len(y.Marks), 1)) - trayStep
	if y.More > 0 {
		w += trayMore
	}
	return w * y.Scale, trayHeight * y.Scale
}

// Mark returns the centre of mark i of a tray whose top left corner is at a
// point: for hit tests and tooltips.
func (y Tray) Mark(at draw.Point, i int) draw.Point {
	return at.Add(draw.Pt(traySide+y.step()*float64(i), trayHeight/2).Mul(y.Scale))
}

// Append draws the strip with its top left corner at a point.
func (y Tray) Append(l *draw.List, at draw.Point, t palette.Theme) {
	y.append(l, at, t, func(l *draw.List, m Mark, at draw.Point) { m.Append(l, at, t) })
}

// append draws the strip, and its marks as mark draws them.
func (y Tray) append(l *draw.List, at draw.Point, t palette.Theme, mark func(*draw.List, Mark, draw.Point)) {
	w, h := y.Size()
	strip := draw.RoundRect(at.X+0.5, at.Y+0.5, w-1, h-1, 4*y.Scale)
	l.Fill(strip, t.Panel)
	l.Stroke(strip, draw.Line(y.Scale, t.Line2))
	for i, m := range y.Marks {
		code := m.Code
		m.Size, m.Bare, m.Count, m.Code = trayMark*y.Scale, true, 0, ""
		mark(l, m, y.Mark(at, i))
		if code != "" {
			l.Text(draw.TextRun{
				Text: code, At: y.Mark(at, i).Add(draw.Pt(10.5, codeSize*capHeight/2).Mul(y.Scale)), Color: t.Fg,
				Style: draw.TextStyle{Font: draw.Bold, Size: codeSize * y.Scale},
			})
		}
	}
	if y.More > 0 {
		last := y.step() - trayStep
		p := y.Mark(at, len(y.Marks)-1).Add(draw.Pt(last+traySide+trayMore/2-2, 11*capHeight/2).Mul(y.Scale))
		l.Text(draw.TextRun{
			Text: "+" + strconv.Itoa(y.More), At: p, Align: draw.AlignCenter, Color: t.Fg2,
			Style: draw.TextStyle{Size: 11 * y.Scale},
		})
	}
}
