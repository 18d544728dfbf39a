package table

import "slices"

// column is a column of a grid.
type column struct {
	ID, Title string
	Width     float32 // as first shown, units; of the flexible one: the least
	Flex      bool    // takes what the others leave
	Right     bool    // figures and counts stand right
	Mono      bool
	Sorts     bool // its header can be tapped
}

// slot is a column in its place. W is the room for its cells, without the gap
// to the next.
type slot struct {
	column
	X, W float32
}

// The distances of a row, in units.
const (
	sidePad   = 12
	columnGap = 8
	leastCell = 36
)

// flexible is the column that takes what the others leave: the one marked so,
// or the last.
func flexible(cols []column) int {
	if i := slices.IndexFunc(cols, func(c column) bool { return c.Flex }); i >= 0 {
		return i
	}
	return len(cols) - 1
}

// place lays columns out over a width. sized holds the widths that the user has
// dragged columns to. Where the flexible column would get less than its least,
// the others give way in proportion.
func place(cols []column, sized map[string]float32, width float32) []slot {
	if len(cols) == 0 {
		return nil
	}
	flex := flexible(cols)
	out := make([]slot, len(cols))
	fixed := float32(0)
	for i, c := range cols {
		out[i] = slot{column: c, W: c.Width}
		if w, ok := sized[c.ID]; ok {
			out[i].W = w
		}
		if i != flex {
			fixed += out[i].W
		}
	}
	room := width - 2*sidePad - columnGap*float32(len(cols)-1)
	out[flex].W = room - fixed
	if least := cols[flex].Width; out[flex].W < least {
		shrink(out, flex, fixed-(least-out[flex].W))
		out[flex].W = least
	}
	x := float32(sidePad)
	for i := range out {
		out[i].X = x
		x += out[i].W + columnGap
	}
	return out
}

// shrink makes all columns but the flexible one fit into room together.
func shrink(slots []slot, flex int, room float32) {
	fixed := float32(0)
	for i, s := range slots {
		if i != flex {
			fixed += s.W
		}
	}
	for i := range slots {
		if i != flex {
			slots[i].W = max(leastCell, slots[i].W*room/fixed)
		}
	}
}

// dividerReach is how far from a divider one may grab it, in units.
const dividerReach = 4

// dividerAt is the number of the column left of the divider at x; -1 where
// there is none.
func dividerAt(slots []slot, x float32) int {
	for i := range len(slots) - 1 {
		edge := slots[i].X + slots[i].W + columnGap/2
		if x >= edge-dividerReach && x <= edge+dividerReach {
			return i
		}
	}
	return -1
}

// drag moves divider d by dx units and says which column has which width then.
// The divider follows the pointer: left of the flexible column it is the column
// before the divider that changes, right of it the one after.
func drag(slots []slot, d int, dx float32) (id string, width float32) {
	cols := make([]column, len(slots))
	for i, s := range slots {
		cols[i] = s.column
	}
	flex := flexible(cols)
	i, grow := d, dx
	if d >= flex {
		i, grow = d+1, -dx
	}
	spare := slots[flex].W - slots[flex].Width
	grow = min(grow, max(0, spare))
	return slots[i].ID, max(leastCell, slots[i].W+grow)
}
