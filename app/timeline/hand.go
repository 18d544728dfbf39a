package timeline

import (
	"math"

	"sandtable/app/store"
	"sandtable/app/strip"
	"sandtable/data/edtf"
)

// Grip is what the hand has hold of.
type Grip uint8

// The grips.
const (
	Nothing    Grip = iota
	LeftEnd         // the window's first day
	RightEnd        // its last
	Body            // the window as a whole
	NewWindow       // an empty place: the drag spans a window
	KnownDay        // the as-known line
	Background      // the range is panned
	Frame           // the frame in the overview
)

// The reach of the handles, in units.
const (
	handleReach = 6
	knownReach  = 7
	knownHeight = 14
)

// press is a point of the plot in device pixels, and whether it was pressed to
// pan (middle button or shift).
type press struct {
	X, Y float64
	Pan  bool
}

// gripAt is what a press takes hold of.
func gripAt(s *strip.Strip, v store.View, p press) Grip {
	part := s.Part(p.X, p.Y)
	scale := s.Scale().For(v.Range)
	unit := s.Size().Scale
	switch {
	case part == strip.Outside || part == strip.Gutter:
		return Nothing
	case part == strip.Overview:
		return Frame
	case p.Pan:
		return Background
	case v.AsKnown.On && math.Abs(p.X-scale.EndX(v.AsKnown.Day)) <= knownReach*unit && p.Y <= knownHeight*unit:
		return KnownDay
	}
	left, right := p.X-scale.StartX(v.Window.A), p.X-scale.EndX(v.Window.Z)
	reach := handleReach * unit
	switch {
	case math.Abs(right) <= reach && math.Abs(right) <= math.Abs(left) && (right >= 0 || left > math.Abs(right)):
		return RightEnd
	case math.Abs(left) <= reach:
		return LeftEnd
	case part == strip.Lanes:
		return Background
	}
	all := s.Extent()
	covers := v.Window.A <= all.A && v.Window.Z >= all.Z || v.Window.A <= v.Range.A && v.Window.Z >= v.Range.Z
	switch {
	case left > 0 && right < 0 && !covers:
		return Body
	case part == strip.Histogram:
		return NewWindow
	}
	return Background
}

// hand is a drag from where it began. It holds the view of that moment, so that
// a drag back ends where it started.
type hand struct {
	grip   Grip
	s      *strip.Strip
	from   press
	scale  strip.Scale // of the range when the drag began
	window store.Range
	known  edtf.Day
	frame  [2]float64 // px of the range in the overview
}

// take begins a drag.
func take(s *strip.Strip, v store.View, p press) hand {
	h := hand{
		grip: gripAt(s, v, p), s: s, from: p, scale: s.Scale().For(v.Range),
		window: store.Range{A: v.Window.A, Z: v.Window.Z}, known: v.AsKnown.Day,
	}
	all := s.OverviewScale()
	h.frame = [2]float64{all.StartX(v.Range.A), all.EndX(v.Range.Z)}
	if p.X < h.frame[0] || p.X > h.frame[1] {
		half := (h.frame[1] - h.frame[0]) / 2
		h.frame = [2]float64{p.X - half, p.X + half}
	}
	return h
}

// change is what a drag does to the view.
type change struct {
	what Grip // LeftEnd, RightEnd, Body and NewWindow change the window; Background and Frame the range
	to   store.Range
	day  edtf.Day // KnownDay
}

// to is the change when the pointer has come to x.
func (h hand) to(x float64) change {
	dx := x - h.from.X
	out := change{what: h.grip, to: h.window, day: h.known}
	switch h.grip {
	case LeftEnd:
		out.to.A = min(h.moved(h.window.A, dx), h.window.Z)
	case RightEnd:
		out.to.Z = max(h.moved(h.window.Z+1, dx)-1, h.window.A)
	case Body:
		out.to = h.carried(h.moved(h.window.A, dx))
	case NewWindow:
		a, z := h.scale.Edge(min(x, h.from.X)), h.scale.Edge(max(x, h.from.X))-1
		out.to = store.Range{A: a, Z: max(a, z)}
	case KnownDay:
		out.day = h.moved(h.known+1, dx) - 1
	case Background:
		out.to = h.scale.Panned(dx, h.s.Limits())
	case Frame:
		out.to = h.framed(dx)
	}
	return out
}

// carried is the window as a whole with its first day at a, held inside the
// dataset's time: beyond it there is nothing to see.
func (h hand) carried(a edtf.Day) store.Range {
	length := h.window.Z - h.window.A
	all := h.s.Extent()
	a = max(min(a, all.Z-length), min(all.A, h.window.A))
	return store.Range{A: a, Z: a + length}
}

// moved is a beginning of a day dragged by dx pixels.
func (h hand) moved(d edtf.Day, dx float64) edtf.Day {
	if dx == 0 {
		return d
	}
	return h.scale.Edge(h.scale.StartX(d) + dx)
}

// framed is the range whose frame was moved by dx pixels in the overview, held
// inside it.
func (h hand) framed(dx float64) store.Range {
	all := h.s.OverviewScale()
	a, z := h.frame[0]+dx, h.frame[1]+dx
	if over := all.Left - a; over > 0 {
		a, z = a+over, z+over
	}
	if over := z - all.Right; over > 0 {
		a, z = a-over, z-over
	}
	r := store.Range{A: edtf.Day(math.Round(all.Time(a))), Z: edtf.Day(math.Round(all.Time(z))) - 1}
	r.Z = max(r.Z, r.A)
	return r
}

// wheel is the range after the wheel turned by dy (25 a notch) with the pointer
// at x: the time under the pointer stays.
func wheel(s *strip.Strip, v store.View, x, dy float64) store.Range {
	const notch, limit = 25, 4
	turns := min(max(dy/notch, -limit), limit)
	scale := s.Scale().For(v.Range)
	return scale.Zoomed(min(max(x, scale.Left), scale.Right), math.Pow(1.25, turns), s.Limits())
}
