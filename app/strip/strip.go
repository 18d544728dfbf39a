package strip

import (
	"strconv"

	"sandtable/app/scene"
	"sandtable/app/store"
	"sandtable/data"
	"sandtable/data/edtf"
	"sandtable/data/index"
	"sandtable/geo/draw"
)

// Strip is the timeline of a view. Immutable once built; it may be read from
// several goroutines.
type Strip struct {
	*base
	View   store.View
	Window [2]float64 // px: where the window's first day begins and its last ends
}

// base is what of a strip the window, the selection and the theme leave as it
// is: it is shared by the strips of a scrub.
type base struct {
	layout
	data     *data.Dataset
	model    *scene.Model
	size     Size
	axisKind store.Axis
	inks     scene.Inks // for the classes of the bars
	colour   store.Colour
	extent   store.Range // all of the dataset's time
	scale    Scale       // of the range shown
	all      Scale       // of the overview
	split    split
	families int              // lanes, were there one per family
	kinds    int              // and one per kind
	groups   [2]*index.Groups // events by lane, by mode
	bins     []Bin
	most     int32 // the largest total of the bins
	ticks    []Tick
	rows     []Lane
	bars     []Bar // widest first
	overview []int32
}

// Build makes the timeline of a view.
func Build(m *scene.Model, v store.View, size Size) *Strip { return Rebuild(nil, m, v, size) }

// Rebuild is Build that takes over from an earlier strip, which may be nil, what
// did not change: while the window moves that is everything. The result does
// not depend on prev. Cost: linear in the events where the model changed, in
// those that lie in the range where the range did, nothing to speak of
// otherwise.
func Rebuild(prev *Strip, m *scene.Model, v store.View, size Size) *Strip {
	var b *base
	if prev != nil {
		b = prev.base
	}
	if b == nil || b.model != m || b.size != size || b.axisKind != v.Axis || b.colour != v.Colour || b.scale.Range != whole(v.Range) {
		b = newBase(b, m, v, size)
	}
	s := &Strip{base: b, View: v}
	s.Window = [2]float64{b.clampX(v.Window.A, 0), b.clampX(v.Window.Z, 1)}
	return s
}

func whole(r store.Range) store.Range { return store.Range{A: r.A, Z: max(r.A, r.Z)} }

func newBase(prev *base, m *scene.Model, v store.View, size Size) *base {
	d := m.Known.Dataset
	b := &base{data: d, model: m, size: size, axisKind: v.Axis, inks: m.Inks(v), colour: v.Colour}
	used := usedKinds(d)
	families, kinds := newSplit(d, used, false), newSplit(d, used, true)
	b.families, b.kinds = len(families.lanes), len(kinds.lanes)
	b.layout, b.split = newLayout(size, len(families.lanes), len(kinds.lanes)), families
	if b.byKind {
		b.split = kinds
	}
	b.axes(prev)
	b.scale = newScale(b.all.axis, v.Range, b.left, b.right)
	if prev != nil && prev.model == m && prev.byKind == b.byKind {
		b.groups = prev.groups
	} else {
		b.groups = b.split.groups(m)
	}
	b.bins = bins(m, b.scale, b.px(binWidth))
	b.most = most(b.bins)
	b.ticks = ticks(b.scale, b.layout.scale)
	b.overview = overviewBins(m, b.all)
	b.fill()
	return b
}

// axes sets the axis and the scale of the overview.
func (b *base) axes(prev *base) {
	b.extent = store.Range{A: edtf.DayOf(2000, 1, 1), Z: edtf.DayOf(2000, 12, 31)}
	if first, last, ok := b.model.Index.Extent(); ok {
		b.extent = store.Range{A: first, Z: last}
	}
	var axis *Axis
	if prev != nil && prev.data == b.data && prev.axisKind == b.axisKind {
		axis = prev.all.axis
	} else {
		axis = NewAxis(b.axisKind, b.data)
	}
	b.all = newScale(axis, b.extent, b.left, b.right)
}

// PreferredHeight is how high the picture of this dataset wants to be, in units.
func (s *Strip) PreferredHeight(roomy bool) float32 {
	if roomy {
		return Height(s.kinds, true)
	}
	return Height(s.families, false)
}

// Size is the size that the strip was built for.
func (s *Strip) Size() Size { return s.size }

// Scale is the scale of the range shown.
func (s *Strip) Scale() Scale { return s.scale }

// OverviewScale is the scale of the overview, over all of the dataset's time.
func (s *Strip) OverviewScale() Scale { return s.all }

// Extent is all of the dataset's time.
func (s *Strip) Extent() store.Range { return s.extent }

// Limits is how far the range may go: as much beyond the dataset's time as it is
// long, and at least a year.
func (s *Strip) Limits() store.Range {
	more := edtf.Day(max(366, min(s.extent.Days(), 1<<29)))
	return store.Range{A: max(s.extent.A, edtf.MinDay/2) - more, Z: min(s.extent.Z, edtf.MaxDay/2) + more}
}

// X is where a point in time lies; day d runs from X(d) to X(d+1).
func (s *Strip) X(t float64) float64 { return s.scale.X(t) }

// Day is the day at x.
func (s *Strip) Day(x float64) edtf.Day { return s.scale.Day(x) }

// Bins are the bars of the histogram; do not change them.
func (s *Strip) Bins() []Bin { return s.bins }

// Ticks are those of the axis; do not change them.
func (s *Strip) Ticks() []Tick { return s.ticks }

// Bars are the events that are drawn one by one; do not change them.
func (s *Strip) Bars() []Bar { return s.bars }

// Lanes are the rows of bars; do not change them.
func (s *Strip) Lanes() []Lane { return s.rows }

// Part is the part of the picture at a device pixel.
func (s *Strip) Part(x, y float64) Part { return s.part(x, y) }

// Box is where a part lies; Outside is the whole picture.
func (s *Strip) Box(p Part) draw.Box {
	box := func(x0, y0, x1, y1 float64) draw.Box {
		return draw.Box{Min: draw.Pt(x0, y0), Max: draw.Pt(x1, y1)}
	}
	switch p {
	case Gutter:
		return box(0, 0, s.left, s.bottom)
	case Histogram:
		return box(s.left, 0, s.right, s.histogram)
	case Ticks:
		return box(s.left, s.histogram, s.right, s.axis)
	case Lanes:
		return s.plot()
	case Overview:
		return s.layout.overview()
	}
	return box(0, 0, s.w, s.h)
}

// HitEvent is the event under a device pixel. The one drawn last wins.
func (s *Strip) HitEvent(x, y float64) (event int32, ok bool) {
	const slack = 1
	if s.part(x, y) != Lanes {
		return -1, false
	}
	for i := len(s.bars) - 1; i >= 0; i-- {
		b := s.bars[i].Box.Grow(slack)
		if x >= b.Min.X && x < b.Max.X && y >= b.Min.Y && y < b.Max.Y {
			return s.bars[i].Event, true
		}
	}
	return -1, false
}

// BarBox is where an event's bar is drawn; ok is false where it has none.
func (s *Strip) BarBox(event int32) (box draw.Box, ok bool) {
	for _, b := range s.bars {
		if b.Event == event {
			return b.Box, true
		}
	}
	return draw.Box{}, false
}

// Known is the dataset as known behind the strip.
func (s *Strip) Known() *data.Known { return s.model.Known }

// span names the years of the overview.
func (s *Strip) span() string {
	a, _, _ := s.extent.A.YMD()
	z, _, _ := s.extent.Z.YMD()
	if a == z {
		return yearName(a)
	}
	if a > 0 {
		return strconv.Itoa(a) + " – " + strconv.Itoa(z)
	}
	return yearName(a) + " – " + yearName(z)
}
