package strip

import (
	"cmp"
	"slices"
	"strings"

	"sandtable/app/scene"
	"sandtable/data"
	"sandtable/data/edtf"
	"sandtable/data/index"
	"sandtable/geo/draw"
	"sandtable/geo/palette"
	"sandtable/geo/symbol"
)

// Lane is one row of bars: a family of kinds, or one kind.
type Lane struct {
	Name   string
	Family palette.Family
	Top    float64 // px
	Dense  bool    // too many events to tell apart: density instead of bars
	levels []level
}

// level is how full a lane is over a run of pixels.
type level struct {
	x0, x1            float64
	possible, certain int32
}

// Bar is an event in a lane.
type Bar struct {
	Event  int32
	Lane   int
	Box    draw.Box // body and everything that belongs to it: what a click hits
	xs     [4]float64
	y0, y1 float64
	bounds edtf.Bounds
	status symbol.Status
	ink    uint8 // the class of its colour
	period bool
	twin   bool // drawn already: an earlier bar of the lane looks the same
}

// barsAtMost is the number of bars that a lane can show apart.
const barsAtMost = 300

// split says which lane an event belongs to. It depends on the dataset alone.
type split struct {
	lanes  []Lane
	ofKind []int32 // lane of each kind, -1: no event of that kind
}

// newSplit makes one lane per used kind (one for kinds with the same mark), or
// one per family of those.
func newSplit(d *data.Dataset, used []bool, byKind bool) split {
	out := split{ofKind: make([]int32, len(d.Kinds))}
	marks, order := make([]symbol.Mark, len(d.Kinds)), make([]int, len(d.Kinds))
	for i, kind := range d.Kinds {
		marks[i], order[i], out.ofKind[i] = symbol.Of(kind.Mark()), i, -1
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(marks[a].Family, marks[b].Family) })
	var last symbol.Mark
	for _, k := range order {
		m := marks[k]
		if !used[k] {
			continue
		}
		shared := len(out.lanes) > 0 && m.Family == last.Family && (!byKind || m == last && m.Glyph != symbol.Blank)
		switch {
		case !shared && byKind:
			out.lanes = append(out.lanes, Lane{Name: d.Kinds[k].Label, Family: m.Family})
		case !shared:
			out.lanes = append(out.lanes, Lane{Name: m.Family.String(), Family: m.Family})
		case byKind:
			out.lanes[len(out.lanes)-1].join(d.Kinds[k].Label)
		}
		last, out.ofKind[k] = m, int32(len(out.lanes)-1)
	}
	return out
}

// join adds a kind to the lane's name where both have room in the gutter.
func (l *Lane) join(label string) {
	name := l.Name + ", " + strings.ToLower(label)
	if textWidth(name)*looseness <= wideGutter-nameLeft {
		l.Name = name
	}
}

// usedKinds says which kinds have an event.
func usedKinds(d *data.Dataset) []bool {
	used := make([]bool, len(d.Kinds))
	for _, k := range d.Events.Kind {
		used[k] = true
	}
	return used
}

// groups counts the events by lane, for densities, by mode.
func (p split) groups(m *scene.Model) [2]*index.Groups {
	by := index.Grouping{N: len(p.lanes), Of: make([]int32, m.Known.Events.N)}
	for e, kind := range m.Known.Events.Kind {
		by.Of[e] = p.ofKind[kind]
	}
	return [2]*index.Groups{m.Index.Group(by, index.Possible), m.Index.Group(by, index.Certain)}
}

// fill puts the events of the range into the lanes, as bars or as densities.
func (b *base) fill() {
	b.rows = slices.Clone(b.split.lanes)
	inRange := make([]int32, len(b.rows))
	b.groups[index.Possible].Counts(b.scale.Range.A, b.scale.Range.Z, inRange)
	some, dense := false, false
	for i := range b.rows {
		b.rows[i].Top = b.axis + float64(i)*b.laneHeight
		b.rows[i].Dense = inRange[i] > barsAtMost
		some = some || !b.rows[i].Dense && inRange[i] > 0
		dense = dense || b.rows[i].Dense
	}
	if some {
		b.fillBars()
	}
	if dense {
		b.fillLevels()
	}
}

// fillBars makes the bars of the lanes that show them, widest first.
func (b *base) fillBars() {
	k := b.model.Known
	for _, e := range b.model.Index.Matching(b.scale.Range.A, b.scale.Range.Z, index.Possible, nil) {
		lane := b.split.ofKind[k.Events.Kind[e]]
		if !b.rows[lane].Dense {
			b.bars = append(b.bars, b.bar(e, int(lane)))
		}
	}
	b.pack()
	slices.SortStableFunc(b.bars, func(x, y Bar) int {
		return cmp.Compare(y.Box.Max.X-y.Box.Min.X, x.Box.Max.X-x.Box.Min.X)
	})
}

// bar measures an event along the axis.
func (b *base) bar(e int32, lane int) Bar {
	k := b.model.Known
	bounds := k.Spans.At(e)
	out := Bar{
		Event: e, Lane: lane, bounds: bounds, ink: b.inks.Class(e),
		status: scene.MarkStatus(k.Status[e]),
		period: k.Events.WhenKind != nil && k.Events.WhenKind[e] == edtf.Period,
	}
	out.xs = [4]float64{
		b.clampX(bounds.EarliestStart, 0), b.clampX(bounds.LatestStart, 0),
		b.clampX(bounds.EarliestEnd, 1), b.clampX(bounds.LatestEnd, 1),
	}
	x0, x1 := out.xs[0], out.xs[3]
	if out.exact() || x1-x0 < b.px(minBar) {
		mid, half := (x0+x1)/2, b.px(minBar)/2
		if out.exact() {
			half = diamondRadius * b.layout.scale
		}
		x0, x1 = min(x0, mid-half), max(x1, mid+half)
		if out.exact() {
			x0, x1 = mid-half, mid+half
		}
	}
	if bounds.Flags.Has(edtf.QualifiedStart) {
		x0 -= b.px(dotsWidth)
	}
	if bounds.Flags.Has(edtf.QualifiedEnd) {
		x1 += b.px(dotsWidth)
	}
	out.Box.Min.X, out.Box.Max.X = max(x0, b.left), min(x1, b.right)
	return out
}

// exact reports whether the bar is a moment on one day that nobody doubts.
func (r Bar) exact() bool {
	return !r.period && r.bounds.EarliestStart == r.bounds.LatestEnd && !r.bounds.Flags.Has(edtf.Qualified)
}

// clampX is where a day begins (or, with add 1, ends), kept near the plot.
func (b *base) clampX(d edtf.Day, add float64) float64 {
	const margin = 64
	switch d {
	case edtf.MinDay:
		return b.left - margin
	case edtf.MaxDay:
		return b.right + margin
	}
	return min(max(b.scale.X(float64(d)+add), b.left-margin), b.right+margin)
}

// pack gives every bar one of its lane's two rows: that of a bar that looks the
// same, else the first that is free, by where bars begin.
func (b *base) pack() {
	order := make([]int, len(b.bars))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int {
		return cmp.Compare(b.bars[i].Box.Min.X, b.bars[j].Box.Min.X)
	})
	free := make([][2]float64, len(b.rows))
	for i := range free {
		free[i] = [2]float64{-1e9, -1e9}
	}
	rowOf := map[look]int{}
	for _, i := range order {
		bar := &b.bars[i]
		row, twin := rowOf[bar.look()]
		if f := &free[bar.Lane]; !twin {
			if f[0] > bar.Box.Min.X && f[1] < f[0] {
				row = 1
			}
			f[row] = max(f[row], bar.Box.Max.X+1)
			rowOf[bar.look()] = row
		}
		bar.twin = twin
		b.stand(bar, row)
	}
}

// stand puts a bar into a row of its lane.
func (b *base) stand(bar *Bar, row int) {
	h := b.px(barHeight)
	y := b.rows[bar.Lane].Top + b.rowTop(row)
	bar.y0, bar.y1 = y, y+h
	bar.Box.Min.Y, bar.Box.Max.Y = y-1, y+h+1
}

// look is all that decides how a bar is drawn, besides its row.
type look struct {
	lane   int
	bounds edtf.Bounds
	status symbol.Status
	period bool
	ink    uint8
}

func (r *Bar) look() look { return look{r.Lane, r.bounds, r.status, r.period, r.ink} }

// rowTop is where a sub-row begins below the top of its lane.
func (b *base) rowTop(row int) float64 {
	h := b.px(barHeight)
	gap := max(0, b.laneHeight-2*h)
	top := min(1+max(0, (gap-2)/3), gap)
	if row == 0 {
		return float64(int(top))
	}
	return b.laneHeight - h - float64(int(min(max(0, (gap-2)/3), gap)))
}

// fillLevels counts the dense lanes pixel by pixel.
func (b *base) fillLevels() {
	edges := b.scale.edges(2)
	possible, certain := b.groups[index.Possible].Cursor(), b.groups[index.Certain].Cursor()
	for i := range len(edges) - 1 {
		p, c := possible.Move(edges[i], edges[i+1]-1), certain.Move(edges[i], edges[i+1]-1)
		x0, x1 := b.scale.StartX(edges[i]), b.scale.StartX(edges[i+1])
		for lane := range b.rows {
			if b.rows[lane].Dense && p[lane] > 0 {
				b.rows[lane].levels = append(b.rows[lane].levels, level{x0, x1, p[lane], c[lane]})
			}
		}
	}
}
