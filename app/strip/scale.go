package strip

import (
	"math"

	"sandtable/app/store"
	"sandtable/data/edtf"
)

// Scale takes the time of a range to device pixels between two edges. It is a
// plain value; the axis in it is shared.
type Scale struct {
	Range       store.Range
	Left, Right float64 // px at which the range's first day begins and its last ends
	axis        *Axis
	origin      float64 // room at Left
	perRoom     float64 // px
}

// newScale fits a range between two edges.
func newScale(a *Axis, r store.Range, left, right float64) Scale {
	r.Z = max(r.Z, r.A)
	s := Scale{Range: r, Left: left, Right: right, axis: a, origin: a.Room(float64(r.A))}
	s.perRoom = (right - left) / (a.Room(float64(r.Z)+1) - s.origin)
	return s
}

// For is the scale of another range between the same edges.
func (s Scale) For(r store.Range) Scale { return newScale(s.axis, r, s.Left, s.Right) }

// X is where a point in time lies; day d runs from X(d) to X(d+1). It is not
// limited to the edges.
func (s Scale) X(t float64) float64 { return s.Left + (s.axis.Room(t)-s.origin)*s.perRoom }

// StartX is where a day begins.
func (s Scale) StartX(d edtf.Day) float64 { return s.X(float64(d)) }

// EndX is where a day ends.
func (s Scale) EndX(d edtf.Day) float64 { return s.X(float64(d) + 1) }

// Time is the point in time at x, the inverse of X.
func (s Scale) Time(x float64) float64 { return s.axis.Time(s.origin + (x-s.Left)/s.perRoom) }

// Day is the day at x.
func (s Scale) Day(x float64) edtf.Day { return dayAt(math.Floor(s.Time(x) + 1e-9)) }

// Edge is the day whose beginning lies nearest to x, and where a pixel is coarse
// the nearest first of a month or of a year: a hand cannot mean more.
func (s Scale) Edge(x float64) edtf.Day {
	t := s.Time(x)
	perPixel := s.Time(x+1) - t
	day := dayAt(math.Round(t))
	y, m, _ := day.YMD()
	switch {
	case perPixel >= 200:
		return nearest(t, edtf.DayOf(y, 1, 1), edtf.DayOf(y+1, 1, 1))
	case perPixel >= 8:
		return nearest(t, monthStart(y*12+m-1), monthStart(y*12+m))
	}
	return day
}

func nearest(t float64, a, b edtf.Day) edtf.Day {
	if t-float64(a) < float64(b)-t {
		return a
	}
	return b
}

// Panned is the range that is seen after the picture moved dx pixels to the
// right, within limits.
func (s Scale) Panned(dx float64, limits store.Range) store.Range {
	a := dayAt(math.Round(s.Time(s.Left - dx)))
	lo, hi := s.axis.Room(float64(limits.A)), s.axis.Room(float64(limits.Z)+1)
	room := s.axis.Room(float64(s.Range.Z)+1) - s.origin
	from := min(max(s.axis.Room(float64(a)), lo), max(lo, hi-room))
	return store.Range{
		A: dayAt(math.Round(s.axis.Time(from))),
		Z: dayAt(math.Round(s.axis.Time(from+room))) - 1,
	}
}

// Zoomed is the range in which the time at x stays and everything is factor
// times as wide, within limits.
func (s Scale) Zoomed(x, factor float64, limits store.Range) store.Range {
	a, z := s.Time(x-(x-s.Left)/factor), s.Time(x+(s.Right-x)/factor)
	r := store.Range{A: dayAt(math.Round(a)), Z: dayAt(math.Round(z)) - 1}
	if factor > 1 && r == s.Range {
		r.A, r.Z = r.A+1, r.Z-1
	}
	r.A = min(max(r.A, limits.A), limits.Z)
	r.Z = max(min(r.Z, limits.Z), r.A)
	return r
}

func dayAt(v float64) edtf.Day {
	return edtf.Day(min(max(v, float64(edtf.MinDay)+2), float64(edtf.MaxDay)-2))
}
