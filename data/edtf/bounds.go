package edtf

import "fmt"

// Bounds are the four days that say when an event can have started and ended:
//
//	earliest_start   latest_start      earliest_end    latest_end
//	      [..............|=================|................]
//	         may be on          core           may be on
//
// Where latest_start lies after earliest_end there is no core. Unbounded days
// are MinDay and MaxDay. Bounds are plain values, safe to copy and compare.
type Bounds struct {
	EarliestStart, LatestStart Day
	EarliestEnd, LatestEnd     Day
	Flags                      Flags
}

// Flags say what the four days of Bounds cannot: why an end has no limit, and
// which ends the source itself marks as uncertain or approximate.
type Flags uint16

const (
	// OpenStart marks a start written "..": it began before what is told.
	OpenStart Flags = 1 << iota
	// OpenEnd marks an end written "..": it went on after what is told.
	OpenEnd
	// UnknownStart marks an empty start: it has one, nobody says when.
	UnknownStart
	// UnknownEnd marks an empty end.
	UnknownEnd
	// QualifiedStart marks a start with ?, ~ or % anywhere in it: draw it soft.
	QualifiedStart
	// QualifiedEnd marks an end with ?, ~ or % anywhere in it: draw it soft.
	QualifiedEnd
)

// Qualified is set where either end is qualified; such bounds have no core.
const Qualified = QualifiedStart | QualifiedEnd

// Has reports whether any of the given flags is set.
func (f Flags) Has(any Flags) bool { return f&any != 0 }

// HasCore reports whether there are days on which the event certainly was.
func (b Bounds) HasCore() bool {
	return b.LatestStart <= b.EarliestEnd && !b.Flags.Has(Qualified) &&
		b.LatestStart != MinDay && b.EarliestEnd != MaxDay
}

// Core is the first and last day on which the event certainly was. Without a
// core ok is false and the days mean nothing.
func (b Bounds) Core() (first, last Day, ok bool) {
	return b.LatestStart, b.EarliestEnd, b.HasCore()
}

// Possible reports whether the event may meet the window from day a to day z,
// both inclusive; a must not be after z. It does not allocate.
func (b Bounds) Possible(a, z Day) bool {
	return b.EarliestStart <= z && b.LatestEnd >= a
}

// Certain reports whether the event meets the window from day a to day z, both
// inclusive, whatever the truth within the bounds is. Qualified events never
// do: their bounds may themselves be wrong. It does not allocate.
func (b Bounds) Certain(a, z Day) bool {
	return b.LatestStart <= z && b.EarliestEnd >= a && !b.Flags.Has(Qualified)
}

// Valid is nil when some start and some end, in that order, fit the bounds.
// The error names the two days that contradict each other.
func (b Bounds) Valid() error {
	switch {
	case b.EarliestStart > b.LatestStart:
		return fmt.Errorf("earliest start %v is after latest start %v", b.EarliestStart, b.LatestStart)
	case b.EarliestEnd > b.LatestEnd:
		return fmt.Errorf("earliest end %v is after latest end %v", b.EarliestEnd, b.LatestEnd)
	case b.EarliestStart > b.LatestEnd:
		return fmt.Errorf("earliest start %v is after latest end %v", b.EarliestStart, b.LatestEnd)
	}
	return nil
}
