package timeline

import (
	"time"

	"sandtable/app/store"
	"sandtable/data/edtf"
)

// March is how a window moves while it plays.
type March uint8

// The marches.
const (
	Moving    March = iota // both ends go on, the window stays as wide
	FixedFrom              // the start stays where it is, the end goes on
	FromStart              // cumulative: from the dataset's first day
)

// String is the march as the menu names it.
func (m March) String() string {
	return [...]string{"Moving window", "From a fixed start", "From the very start"}[m]
}

// player moves a window in whole units of time, one a second. It knows no clock:
// it is asked where the window is so long after the start.
type player struct {
	first store.Range // the window at the start
	unit  Unit
	march March
	last  edtf.Day // the dataset's: where playing ends
}

// newPlayer starts at a window. One that has reached the dataset's end begins
// again at the start of what is shown; where it was the whole extent it
// becomes one unit wide.
func newPlayer(window, shown, extent store.Range, unit Unit, march March) player {
	p := player{first: window, unit: unit, march: march, last: extent.Z}
	whole := window.A <= extent.A && window.Z >= extent.Z
	from := min(max(shown.A, extent.A), extent.Z)
	if window.Z >= extent.Z {
		width := window.Z - window.A
		if p.first.A = from; whole || march == FromStart {
			width = unit.Add(from, 1) - 1 - from
		} else if march == FixedFrom {
			p.first.A = window.A
			width = unit.Add(window.A, 1) - 1 - window.A
		}
		p.first.Z = p.first.A + width
	}
	if march == FromStart {
		p.first.A = extent.A
	}
	p.first.Z = min(p.first.Z, extent.Z)
	return p
}

// at is the window after some time, and whether it has come to the end.
func (p player) at(elapsed time.Duration) (w store.Range, done bool) {
	n := int(elapsed / time.Second)
	w = store.Range{A: p.first.A, Z: p.unit.AddEnd(p.first.Z, n)}
	if p.march == Moving {
		w.A = p.unit.Add(p.first.A, n)
	}
	if w.Z >= p.last {
		w.Z = p.last
		w.A = min(w.A, w.Z)
		return w, true
	}
	return w, false
}
