package scene

import (
	"context"

	"sandtable/app/store"
	"sandtable/data/edtf"
	"sandtable/data/index"
	"sandtable/geo"
	"sandtable/geo/draw"
	"sandtable/geo/palette"
	"sandtable/geo/raster"
)

// Tally counts the events of a plain table by the pixels of the map, frame after
// frame. What the window leaves as it is, it keeps: a scrub follows the events
// that came and went, or a keyframe, and never passes over the events. The zero
// Tally is ready. It belongs to one goroutine, and holds what was counted last.
type Tally struct {
	now    tallyKey
	cells  *Cells
	groups *index.Groups
	of     groupsKey
	cursor *index.Cursor
	tint   tint
	level  Level
	parted bool // discs have the colours of kinds or actors
	onMap  int
	sums   [raster.MaxClasses]int // events inside the frame by class of disc
	runs   []run                  // of the cells, for a part of the frame
	in     part
	steps  [128]uint8 // stepOf of small numbers
	discs  *raster.Discs
	size   [2]int // of discs
	picked picked
}

// tallyKey is what a count depends on.
type tallyKey struct {
	groupsKey
	a, z   edtf.Day
	colour store.Colour
	in     part
}

// groupsKey is what the groups depend on.
type groupsKey struct {
	model *Model
	view  geo.Viewport
	mode  index.Mode
}

// picked is the row of the event that was looked for last.
type picked struct {
	id    string
	model *Model
	event int32
}

// Count counts the events of a view in a frame. It gives up with the error of ctx,
// and then counts anew the next time. Cost: linear in the events where model or
// viewport changed, otherwise in the pixels that hold any; then it does not
// allocate.
func (t *Tally) Count(ctx context.Context, m *Model, v store.View, f Frame) error {
	if m.Known.Anchor != nil {
		return nil
	}
	key := tallyKey{groupsKey{m, f.Viewport, v.Mode}, v.Window.A, v.Window.Z, v.Colour, inside(f)}
	if key == t.now {
		return nil
	}
	t.now = tallyKey{}
	if err := t.gather(ctx, key.groupsKey); err != nil {
		return err
	}
	t.level = levelOf(t.groups.Most(lengthOf(m.Index, v)), t.cells.w*t.cells.h)
	t.parted = v.Colour == store.ByKind || v.Colour == store.ByActor && len(m.Known.EventActors) > 0
	counts := t.cursor.Move(v.Window.A, v.Window.Z)
	if t.parted && t.level != MarkLevel {
		if err := t.tint.gather(ctx, t.cells, tintKey{key.groupsKey, t.level, v.Colour}); err != nil {
			return err
		}
		t.tint.cursor.Move(v.Window.A, v.Window.Z)
	}
	t.plot(counts, key.in)
	t.now = key
	return nil
}

// gather makes the cells and their groups, unless those at hand serve.
func (t *Tally) gather(ctx context.Context, key groupsKey) error {
	if t.groups != nil && t.of == key {
		return nil
	}
	t.groups, t.cursor, t.tint = nil, nil, tint{}
	of := cellsKey{key.model.Known, key.view}
	if t.cells == nil || t.cells.key != of {
		t.cells, t.runs = nil, nil
		cells, err := newCells(ctx, of, key.model.mercY)
		if err != nil {
			return err
		}
		t.cells = cells
	}
	groups, err := key.model.Index.GroupContext(ctx, index.Grouping{N: len(t.cells.place), Of: t.cells.of}, key.mode)
	if err != nil {
		return err
	}
	t.groups, t.of, t.cursor = groups, key, groups.Cursor()
	return nil
}

// part is a part of a frame in whole pixels, its ends excluded.
type part struct{ x0, y0, x1, y1 int }

// inside is the part of a frame that is seen.
func inside(f Frame) part {
	in := f.Inner
	if in == (draw.Box{}) {
		return part{0, 0, f.Viewport.W, f.Viewport.H}
	}
	return part{int(in.Min.X), int(in.Min.Y), int(in.Max.X), int(in.Max.Y)}
}

func (r part) has(x, y int) bool {
	return x >= r.x0 && x < r.x1 && y >= r.y0 && y < r.y1
}

// plot sorts the pixels that hold an event into the classes of discs.
func (t *Tally) plot(counts []int32, in part) {
	t.onMap, t.sums = 0, [raster.MaxClasses]int{}
	if t.level == MarkLevel {
		return
	}
	if size := [2]int{t.cells.w, t.cells.h}; t.discs == nil || t.size != size {
		t.discs, t.size = raster.NewDiscs(size[0], size[1]), size
		for n := range t.steps {
			t.steps[n] = uint8(stepOf(int32(n)))
		}
	}
	if t.runs == nil || t.in != in {
		t.runs, t.in = t.cells.runs(in, t.runs[:0]), in
	}
	t.discs.Clear()
	t.tint.seen = [InkClasses]bool{}
	switch {
	case t.level == DensityLevel:
		t.plotDensity(counts)
		if t.parted {
			t.tint.blend()
		}
	case t.parted:
		t.plotParted()
	default:
		t.plotDots(counts)
	}
	for _, n := range t.sums {
		t.onMap += n
	}
}

func (t *Tally) plotDots(counts []int32) {
	plane, places := t.discs.Plane(0), t.cells.place[:len(counts)]
	for _, run := range t.runs {
		sum := 0
		for i := run.lo; i < run.hi; i++ {
			if n := counts[i]; n != 0 {
				at := places[i]
				plane[at>>6] |= 1 << (at & 63)
				sum += int(n)
			}
		}
		if run.inside {
			t.sums[0] += sum
		}
	}
}

// plotDensity sorts the pixels by the step of their number of events.
func (t *Tally) plotDensity(counts []int32) {
	var planes [palette.RampSteps][]uint64
	for step := range planes {
		planes[step] = t.discs.Plane(step)
	}
	places := t.cells.place[:len(counts)]
	for _, run := range t.runs {
		var sums [palette.RampSteps]int
		for i := run.lo; i < run.hi; i++ {
			n := counts[i]
			if n == 0 {
				continue
			}
			at, step := places[i], len(planes)-1
			if int(n) < len(t.steps) {
				step = int(t.steps[n])
			}
			planes[step][at>>6] |= 1 << (at & 63)
			sums[step] += int(n)
		}
		if run.inside {
			for step, n := range sums {
				t.sums[step] += n
			}
		}
	}
}

// plotParted gives every pixel the class of most of its events; of equals the
// first.
func (t *Tally) plotParted() {
	var planes [InkClasses][]uint64
	for class := range planes {
		planes[class] = t.discs.Plane(class)
	}
	tint, counts, i, from := &t.tint, t.tint.cursor.Counts(), 0, int32(0)
	for _, run := range t.runs {
		for ; i < len(tint.at) && tint.at[i] < run.hi; i++ {
			to := tint.ends[i]
			best, n := most(counts[from:to], tint.class[from:to])
			if n > 0 {
				tint.seen[best] = true
				place := t.cells.place[tint.at[i]]
				planes[best][place>>6] |= 1 << (place & 63)
			}
			for ; from < to; from++ {
				if run.inside {
					t.sums[tint.class[from]] += int(counts[from])
				}
			}
		}
	}
}

// event is the row of an event by its id, -1 for none. Finding it reads all ids, so
// it is kept.
func (t *Tally) event(m *Model, id string) int32 {
	if id == "" {
		return -1
	}
	if t.picked.id != id || t.picked.model == nil || t.picked.model.Known != m.Known {
		t.picked = picked{id, m, m.Known.Event(id)}
	}
	return t.picked.event
}

// matching lists the matching events in the frame, in file order.
func (t *Tally) matching(match Match) []int32 {
	var out []int32
	for cell, n := range t.cursor.Counts() {
		if n > 0 {
			out = t.cells.matching(cell, match, out)
		}
	}
	return out
}
