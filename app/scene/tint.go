package scene

import (
	"context"
	"slices"

	"sandtable/app/store"
	"sandtable/data/index"
	"sandtable/geo/band"
)

// tintSide is the side of the squares of pixels that share a hue where there are
// too many events to tell their kinds apart pixel by pixel.
const (
	tintShift = 2
	tintSide  = 1 << tintShift
)

// tint counts events by place and class of colour. At dot level a place
// is a cell, at density level a square of pixels.
type tint struct {
	key    tintKey
	class  []uint8 // of each group, by place, then class
	at     []int32 // the places that have groups
	ends   []int32 // where the groups of each of those end
	cursor *index.Cursor
	across int
	own    []uint8          // the class of each square, noHue without an event; one square more on every side
	seen   [InkClasses]bool // in the last window
	hues   []uint8          // the same without that edge, empty squares with the hue of a neighbour
}

// noHue is the hue of a square without an event.
const noHue = 255

// tintKey is what a tint depends on.
type tintKey struct {
	groupsKey
	level  Level
	colour store.Colour
}

// gather makes the groups, unless those at hand serve.
func (t *tint) gather(ctx context.Context, cells *Cells, key tintKey) error {
	if t.key == key {
		return nil
	}
	codes, places, err := key.codes(ctx, cells)
	if err != nil {
		return err
	}
	taken, err := occupied(ctx, codes, places*InkClasses)
	if err != nil {
		return err
	}
	next := tint{key: key}
	next.list(taken)
	if err := taken.rank(ctx, codes); err != nil {
		return err
	}
	groups, err := key.model.Index.GroupContext(ctx, index.Grouping{N: len(next.class), Of: codes}, key.mode)
	if err != nil {
		return err
	}
	next.cursor = groups.Cursor()
	if key.level == DensityLevel {
		next.edge(cells)
	}
	*t = next
	return nil
}

// list takes the groups from their codes.
func (t *tint) list(codes ranks) {
	n := codes.count()
	t.class, t.at, t.ends = make([]uint8, 0, n), make([]int32, 0, n), make([]int32, 0, n)
	for code := range codes.all {
		t.class = append(t.class, uint8(code%InkClasses))
		if at := int32(code / InkClasses); len(t.at) == 0 || t.at[len(t.at)-1] != at {
			t.at, t.ends = append(t.at, at), append(t.ends, 0)
		}
		t.ends[len(t.ends)-1] = int32(len(t.class))
	}
	t.at, t.ends = slices.Clone(t.at), slices.Clone(t.ends)
}

// edge makes room for the squares, and takes their places to those with an edge.
func (t *tint) edge(c *Cells) {
	t.across = squares(c.w)
	t.own, t.hues = make([]uint8, (t.across+2)*(squares(c.h)+2)), make([]uint8, t.across*squares(c.h))
	for i, at := range t.at {
		t.at[i] = (at/int32(t.across)+1)*int32(t.across+2) + at%int32(t.across) + 1
	}
}

// codes is the place and class of every event as one number, and how many places
// there are.
func (key tintKey) codes(ctx context.Context, c *Cells) (codes []int32, places int, err error) {
	inks := key.model.Inks(store.View{Colour: key.colour})
	across := squares(c.w)
	places = len(c.place)
	if key.level == DensityLevel {
		places = across * squares(c.h)
	}
	square := key.squares(c, across)
	codes = make([]int32, len(c.of))
	err = band.Run(ctx, len(codes), func(lo, hi int) {
		for e := lo; e < hi; e++ {
			at := c.of[e]
			if at < 0 {
				codes[e] = -1
				continue
			}
			if key.level == DensityLevel {
				at = square[at]
			}
			codes[e] = at*int32(InkClasses) + int32(inks.Class(int32(e)))
		}
	})
	return codes, places, err
}

// squares is the square of each cell at density level.
func (key tintKey) squares(c *Cells, across int) []int32 {
	if key.level != DensityLevel {
		return nil
	}
	out := make([]int32, len(c.place))
	for cell := range out {
		x, y := c.pixel(int32(cell))
		out[cell] = int32(y/tintSide*across + x/tintSide)
	}
	return out
}

// squares is how many squares a length of pixels reaches into.
func squares(length int) int { return (length + tintSide - 1) / tintSide }

// blend gives every square the class of most of its events; of equals the first.
// A disc reaches one pixel beyond its square: where that one is empty it has the
// hue of a neighbour.
func (t *tint) blend() {
	for i := range t.own {
		t.own[i] = noHue
	}
	t.elect()
	wide := t.across + 2
	for y := range len(t.hues) / t.across {
		own, hues := t.own[(y+1)*wide+1:][:t.across], t.hues[y*t.across:][:t.across]
		copy(hues, own)
		for x, hue := range hues {
			if hue == noHue {
				hues[x] = t.beside((y+1)*wide + x + 1)
			}
		}
	}
}

// beside is the hue of the first neighbour of a square that has one.
func (t *tint) beside(at int) uint8 {
	wide := t.across + 2
	for _, by := range [...]int{-1, 1, -wide, wide, -wide - 1, -wide + 1, wide - 1, wide + 1} {
		if hue := t.own[at+by]; hue != noHue {
			return hue
		}
	}
	return noHue
}

// elect finds the class of each square.
func (t *tint) elect() {
	counts, from := t.cursor.Counts(), int32(0)
	for i, to := range t.ends {
		if class, n := most(counts[from:to], t.class[from:to]); n > 0 {
			t.own[t.at[i]], t.seen[class] = class, true
		}
		from = to
	}
}

// most is the class of the largest count, of equal ones the first, and that count.
// Count and class are compared as one number, without branches.
func most(counts []int32, class []uint8) (uint8, int32) {
	best := int64(0)
	for i, n := range counts {
		best = max(best, int64(n)<<8|int64(255-class[i]))
	}
	return uint8(255 - best&255), int32(best >> 8)
}
