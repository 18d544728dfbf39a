package edtf

import "fmt"

// Override are the four cells with which an event states its own bounds. Each
// is YYYY-MM-DD, ".." for unbounded, or empty for what its date gives.
type Override struct {
	EarliestStart, LatestStart string
	EarliestEnd, LatestEnd     string
}

// IsZero reports whether o overrides nothing.
func (o Override) IsZero() bool { return o == Override{} }

// Override replaces the days of b by those given. ".." means that a bound does
// not exist: MinDay for the earliest days, MaxDay for the latest. An end that
// gets a limit is no longer open or unknown; qualifiers stay. An event without
// a date starts from Unbound. The error names the column, or the two days that
// contradict each other.
func (b Bounds) Override(o Override) (Bounds, error) {
	cells := []struct {
		column, cell string
		day          *Day
		unbounded    Day
		settles      Flags
	}{
		{"earliest_start", o.EarliestStart, &b.EarliestStart, MinDay, OpenStart | UnknownStart},
		{"latest_start", o.LatestStart, &b.LatestStart, MaxDay, 0},
		{"earliest_end", o.EarliestEnd, &b.EarliestEnd, MinDay, 0},
		{"latest_end", o.LatestEnd, &b.LatestEnd, MaxDay, OpenEnd | UnknownEnd},
	}
	for _, c := range cells {
		if c.cell == "" {
			continue
		}
		if c.cell == ".." {
			*c.day = c.unbounded
			continue
		}
		day, err := ParseDay(c.cell)
		if err != nil {
			return b, fmt.Errorf("%s: %w", c.column, err)
		}
		*c.day = day
		b.Flags &^= c.settles
	}
	return b, b.Valid()
}

// Unbound are bounds that know nothing: any start, any later end.
func Unbound() Bounds {
	return Bounds{EarliestStart: MinDay, LatestStart: MaxDay, EarliestEnd: MinDay, LatestEnd: MaxDay}
}

// JoinPeriod is the expression of a period given by two cells: an empty cell
// is an unknown end, ".." an open one. Both empty give the empty text, which
// is no date. It does not check what the cells hold.
func JoinPeriod(since, until string) string {
	if since == "" && until == "" {
		return ""
	}
	return since + "/" + until
}
