// Package symbol draws the marks of the map, the timeline and the tables as
// vector paths into a display list.
//
// A mark says three things without colour: its frame the family, its glyph the
// kind, its fill and outline the status. Geometry is on one grid: a mark of size
// 22 is drawn at scale 1, every other size in proportion, from 12 to 200 px.
package symbol

import (
	"image/color"
	"math"

	"sandtable/geo/draw"
	"sandtable/geo/palette"
)

// Frame is the outline of a mark; each family has one.
type Frame uint8

// The frames.
const (
	Circle Frame = iota
	Square
	Tag
	Diamond
	Shield
	Hexagon
)

// Glyph is the picture inside a mark.
type Glyph uint8

// The glyphs. Blank is none.
const (
	Blank Glyph = iota
	Ship
	Flag
	Chevrons
	Factory
	Arrow
	Burst
	Document
	Speech
	Bar
	Columns
	Ballot
	Drop
	Chart
	Lens
	Aircraft
)

// Status is how an event is known; it decides fill and outline.
type Status uint8

// The statuses.
const (
	Reported Status = iota
	Claimed
	Disputed
	Planned
	Assessed
	Denied
)

// Statuses is the number of statuses.
const Statuses = int(Denied) + 1

// String returns the status as the legend names it.
func (s Status) String() string {
	return [Statuses]string{"reported", "claimed", "disputed", "planned", "assessed", "denied"}[min(int(s), Statuses-1)]
}

// Emphasis is what the hand does to a mark.
type Emphasis uint8

// The emphases.
const (
	Plain Emphasis = iota
	Hovered
	Selected
)

// standard is the size at which the geometry is drawn at scale 1, px.
const standard = 22

// The lines of a mark of standard size.
const (
	outlineWidth = 1.7
	haloReach    = 2
	plannedOn    = 4
	plannedOff   = 2.6
	dottedOn     = 1.7
	dottedOff    = 1.5
)

// Mark is a symbol for one event. The zero Mark draws nothing.
type Mark struct {
	Frame    Frame
	Glyph    Glyph
	Sign     Sign // the military symbol that stands for frame and glyph
	Status   Status
	Family   palette.Family
	Color    color.NRGBA // overrides the family's colour, for colour by actor; the zero value doesn't
	Code     string      // stands below the mark: which actor its colour means
	Size     float64     // px; 22 on the map, 15 in rows and trays, 12 in legends
	Bare     bool        // without the halo: in rows and legends
	Emphasis Emphasis
	Dim      bool // does not match a brushed row: 38 % opacity
	Count    int  // more than one event of the same kind: a badge
}

// Of returns the mark of a kind, reported, at size 22; or that of a military
// symbol, by what ParseSign reads.
func Of(kind string) Mark {
	frame, glyph, family := ForKind(kind)
	if glyph == Blank {
		if s, err := ParseSign(kind); err == nil {
			return Mark{Frame: signFrame(s), Sign: s, Family: family, Size: standard}
		}
	}
	return Mark{Frame: frame, Glyph: glyph, Family: family, Size: standard}
}

// ink returns the colour of a mark: its own, or that of its family.
func (m Mark) ink(t palette.Theme) color.NRGBA {
	if m.Color.A > 0 {
		return m.Color
	}
	return t.Family(m.Family)
}

// Radius returns how far the mark with its halo reaches from its centre, px:
// labels keep that distance.
func (m Mark) Radius() float64 {
	return (frameReach(m.Frame) + haloReach) * m.scale()
}

// CodeReach is how far below its centre the code of a mark or a stack of a size
// reaches, px.
func CodeReach(size float64) float64 { return (codeMiddle + codeSize/2) * size / standard }

func (m Mark) scale() float64 { return m.Size / standard }

// Append draws the mark centred at a point. Everything is in shapes and text
// runs, so it stays vectors in SVG and PDF.
func (m Mark) Append(l *draw.List, at draw.Point, t palette.Theme) {
	if !(m.Size > 0) {
		return
	}
	p := pen{list: l, at: at, k: m.scale(), theme: t, ink: m.ink(t), alpha: 1}
	if m.Dim {
		p.alpha = t.DimOpacity
	}
	frame := framePath(m.Frame)
	p.emphasis(m, frame)
	if !m.Bare {
		p.stroke(frame, draw.Stroke{Width: 2 * haloReach, Join: draw.JoinRound, Color: t.Halo})
		p.signHalo(m.Sign)
	}
	if m.Sign.Entity != NoEntity {
		p.sign(m, frame)
	} else {
		p.body(m, frame)
	}
	if m.Count > 1 {
		p.badge(m)
	}
	p.code(m.Code)
}

// pen draws in the grid of a mark: origin at its centre, standard size.
type pen struct {
	list  *draw.List
	at    draw.Point
	k     float64
	theme palette.Theme
	ink   color.NRGBA
	alpha float64
}

// place moves a path of the grid to the frame.
func (p *pen) place(q draw.Path) draw.Path {
	return q.Transform(draw.Affine{A: p.k, E: p.k, C: p.at.X, F: p.at.Y})
}

func (p *pen) fill(q draw.Path, c color.NRGBA) {
	p.list.FillEvenOdd(p.place(q), draw.Fade(c, p.alpha))
}

// stroke draws a line whose widths are those at standard size.
func (p *pen) stroke(q draw.Path, s draw.Stroke) {
	s.Width *= p.k
	s.Color = draw.Fade(s.Color, p.alpha)
	dash := make([]float64, len(s.Dash))
	for i, d := range s.Dash {
		dash[i] = d * p.k
	}
	s.Dash, s.Phase = dash, s.Phase*p.k
	p.list.Stroke(p.place(q), s)
}

// paper is the ground of a mark that is not filled.
func (p *pen) paper() color.NRGBA {
	if p.theme.Mode == palette.Dark {
		return p.theme.Halo
	}
	return p.theme.Panel
}

// body draws frame and glyph as the status asks. An assessment always has a
// dotted frame on paper, whatever its status: its grey is near to other colours.
func (p *pen) body(m Mark, frame draw.Path) {
	glyph, judged := glyphPath(m.Frame, m.Glyph), m.Family == palette.Assessment
	if m.Status == Reported && !judged {
		p.fill(frame, p.ink)
		p.fill(glyph, p.theme.OnMark)
		return
	}
	p.fill(frame, p.paper())
	p.fill(glyph, p.ink)
	if m.Status == Disputed {
		p.half(frame, glyph)
	}
	if judged {
		p.outline(m.Frame, frame, Assessed)
	} else {
		p.outline(m.Frame, frame, m.Status)
	}
	if m.Status == Denied {
		p.strike()
	}
}

// strike draws the stroke through what is denied.
func (p *pen) strike() {
	p.stroke(draw.Polyline(draw.Pt(-11, 11), draw.Pt(11, -11)), draw.Line(2, p.ink))
}

// half fills the lower right half of the frame, its glyph in paper.
func (p *pen) half(frame, glyph draw.Path) {
	p.lower(func() {
		p.fill(frame, p.ink)
		p.fill(glyph, p.paper())
	})
}

// lower lets fn draw in the lower right half alone.
func (p *pen) lower(fn func()) {
	const far = 20
	p.list.Clip(p.place(draw.Polygon(draw.Pt(far, -far), draw.Pt(far, far), draw.Pt(-far, far))))
	fn()
	p.list.Unclip()
}

// weight is how heavy the lines of a mark are against those at standard size:
// in proportion they would be coarse where a mark is large.
func (p *pen) weight() float64 { return math.Pow(min(1, lineFrom/p.k), 0.4) }

// lineFrom is the scale up to which lines grow in proportion.
const lineFrom = 1.4

// line returns a solid line in the mark's ink.
func (p *pen) line(width float64) draw.Stroke {
	return draw.Stroke{Width: width * p.weight(), Color: p.ink, Cap: draw.CapButt, Join: draw.JoinMiter}
}

// outline draws the frame's line: solid, dashed or dotted.
func (p *pen) outline(f Frame, frame draw.Path, status Status) {
	s := p.line(outlineWidth)
	switch status {
	case Planned:
		p.dashes(f, s, plannedOn, plannedOff)
	case Assessed:
		p.dashes(f, s, dottedOn*p.weight(), dottedOff*p.weight())
	default:
		p.stroke(frame, s)
	}
}

// dashes draws each side with a whole number of dashes, beginning and ending in
// the middle of one, so that every corner is drawn.
func (p *pen) dashes(f Frame, s draw.Stroke, on, off float64) {
	var all draw.Path
	for _, side := range frameSides(f) {
		flat := side.Flatten(draw.Path{})
		length := flat.Length()
		n := max(1, int(length/(on+off)+0.5))
		k := length / (float64(n) * (on + off))
		fitted := draw.Stroke{Dash: []float64{on * k, off * k}, Phase: on * k / 2}
		cut := flat.Dashed(draw.Path{}, fitted, draw.Everywhere())
		if !all.Empty() {
			cut.Verbs[0] = draw.VerbLine // goes on around the corner
		}
		all.Append(cut)
	}
	p.stroke(all, s)
}

// emphasis draws the ring of a hovered or selected mark, under it.
func (p *pen) emphasis(m Mark, frame draw.Path) {
	ring := func(distance, width float64, c color.NRGBA) {
		p.stroke(offsetFrame(m.Frame, distance), draw.Stroke{Width: width, Color: c, Join: draw.JoinRound})
	}
	switch m.Emphasis {
	case Hovered:
		p.stroke(frame, draw.Stroke{Width: 7, Join: draw.JoinRound, Color: p.theme.Halo})
		ring(3.5, 1.25, p.theme.Fg)
	case Selected:
		ring(4.5, 5, p.theme.Halo)
		p.stroke(frame, draw.Stroke{Width: 9, Join: draw.JoinRound, Color: p.theme.Halo})
		ring(4.5, 2.5, p.theme.Accent)
	}
}
