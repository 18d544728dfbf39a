// Package draw holds the display list: what a picture consists of, in drawing
// order, before anything turns it into pixels, SVG or PDF.
//
// Coordinates are device pixels as floats, x to the right and y down; the
// centre of the top left pixel is (0.5, 0.5). Text stays text and paths stay
// paths, so that a vector writer loses nothing. A list is a plain value: it may
// be read by several back ends at once as long as nobody appends to it.
package draw

import (
	"image"
	"image/color"
)

// Paint is what the inside of a path is filled with: a colour, a hatch, or a
// hatch over a colour. The zero Paint draws nothing.
type Paint struct {
	Color color.NRGBA
	Hatch *Hatch // nil: no hatch
}

// Solid returns a Paint of one colour.
func Solid(c color.NRGBA) Paint { return Paint{Color: c} }

// Hatch is a pattern of parallel lines.
type Hatch struct {
	Angle   float64 // degrees, 0 horizontal, 45 rising to the right (screen: "/")
	Spacing float64 // between the centres of two lines, px
	Width   float64 // of a line, px
	Color   color.NRGBA
	Origin  Point // a point that lies on the centre of a line: anchors the pattern to the thing, not to the frame
}

// Cap is the end of an open line or of a dash.
type Cap uint8

// The caps.
const (
	CapButt Cap = iota
	CapRound
	CapSquare
)

// Join is the corner of a line.
type Join uint8

// The joins. A mitre longer than four times the width becomes a bevel.
const (
	JoinMiter Join = iota
	JoinRound
	JoinBevel
)

// Stroke is the style of a line. The zero Stroke draws nothing.
type Stroke struct {
	Width float64
	Dash  []float64 // lengths on, off, on, ...; nil: solid. An odd count is repeated once
	Phase float64   // where in the dash pattern every sub-path begins
	Cap   Cap
	Join  Join
	Color color.NRGBA
}

// Line returns a solid Stroke with butt caps and mitred joins.
func Line(width float64, c color.NRGBA) Stroke { return Stroke{Width: width, Color: c} }

// Font is one of the bundled faces.
type Font uint8

// The fonts.
const (
	Regular Font = iota
	Bold
	Italic
	Mono
)

// Align says which part of a text run lies at its origin.
type Align uint8

// The alignments.
const (
	AlignLeft Align = iota
	AlignCenter
	AlignRight
)

// Halo is an outline under the fill of a text. Width is how far it reaches
// beyond the outline of the letters; zero draws none.
type Halo struct {
	Color color.NRGBA
	Width float64
}

// TextStyle is how a text is set.
type TextStyle struct {
	Font     Font
	Size     float64 // of the em, px
	Tracking float64 // added after every cluster but the last, px
}

// Item is one thing drawn: FillPath, StrokePath, TextRun, Bitmap, Use, PushClip or PopClip.
type Item interface{ item() }

// FillPath fills a path. Open sub-paths count as closed.
type FillPath struct {
	Path    Path
	Paint   Paint
	EvenOdd bool // otherwise non-zero winding
}

// StrokePath draws a line along a path.
type StrokePath struct {
	Path   Path
	Stroke Stroke
}

// TextRun is a single line of text on its baseline.
type TextRun struct {
	Text  string
	Style TextStyle
	Color color.NRGBA
	Halo  Halo
	At    Point // on the baseline: the run's left end, middle or right end, by Align
	Align Align
	Angle float64 // degrees, clockwise on the screen, about At
}

// Bitmap copies an image, premultiplied as image.RGBA is, with its top left
// corner at (X, Y), composited over what is there. The pixels are not owned:
// they must not change while the list is in use.
type Bitmap struct {
	Image *image.RGBA
	X, Y  int
}

// PushClip limits everything up to its PopClip to the inside of a path,
// together with the clips that are already in force.
type PushClip struct {
	Path    Path
	EvenOdd bool
}

// PopClip ends the innermost clip.
type PopClip struct{}

// Symbol is a small picture around the origin that a list uses many times. A
// writer may define it once. It must not change once it is in use.
type Symbol struct {
	Items []Item  // no Use among them
	Reach float64 // nothing is drawn farther from the origin than this, in x or y, px
}

// Use draws a symbol with its origin at a point, which back ends that draw
// pixels may round to a whole one.
type Use struct {
	Symbol *Symbol
	At     Point
}

func (FillPath) item()   {}
func (StrokePath) item() {}
func (TextRun) item()    {}
func (Bitmap) item()     {}
func (Use) item()        {}
func (PushClip) item()   {}
func (PopClip) item()    {}

// List is a picture of W x H pixels: its items in drawing order, the first at
// the bottom. The zero List is empty and ready to use.
type List struct {
	Items []Item
	W, H  int
}

// New returns an empty list for a picture of w x h pixels.
func New(w, h int) *List { return &List{W: w, H: h} }

// Reset empties the list and keeps its memory.
func (l *List) Reset(w, h int) {
	clear(l.Items)
	l.Items, l.W, l.H = l.Items[:0], w, h
}

// Append adds items on top.
func (l *List) Append(items ...Item) { l.Items = append(l.Items, items...) }

// Fill fills a path with one colour, by non-zero winding.
func (l *List) Fill(p Path, c color.NRGBA) { l.Append(FillPath{Path: p, Paint: Solid(c)}) }

// FillPaint fills a path with a paint, by non-zero winding.
func (l *List) FillPaint(p Path, paint Paint) { l.Append(FillPath{Path: p, Paint: paint}) }

// FillEvenOdd fills a path with one colour, by the even-odd rule.
func (l *List) FillEvenOdd(p Path, c color.NRGBA) {
	l.Append(FillPath{Path: p, Paint: Solid(c), EvenOdd: true})
}

// Stroke draws a line along a path.
func (l *List) Stroke(p Path, s Stroke) { l.Append(StrokePath{Path: p, Stroke: s}) }

// Text adds a run of text.
func (l *List) Text(t TextRun) { l.Append(t) }

// Image adds a bitmap with its top left corner at (x, y).
func (l *List) Image(m *image.RGBA, x, y int) { l.Append(Bitmap{Image: m, X: x, Y: y}) }

// Clip begins a clip to the inside of a path; Unclip ends it.
func (l *List) Clip(p Path) { l.Append(PushClip{Path: p}) }

// Unclip ends the innermost clip.
func (l *List) Unclip() { l.Append(PopClip{}) }

// Fade returns c with its opacity multiplied by k (0 to 1).
func Fade(c color.NRGBA, k float64) color.NRGBA {
	c.A = uint8(float64(c.A)*min(max(k, 0), 1) + 0.5)
	return c
}
