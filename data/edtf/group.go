package edtf

// Sub-year groupings take the place of a month: 21 to 24 at level 1, all at
// level 2.
const (
	firstGroup        = 21
	lastLevelOneGroup = 24
	lastSeason        = 32
	firstQuarter      = 33
	firstThird        = 37
	firstHalf         = 40
	lastGroup         = 41
)

// groupMonths are the months of a sub-year grouping. Seasons get the whole
// year: when spring is depends on where, and winter crosses the new year.
func groupMonths(g int) (first, last int) {
	switch {
	case g <= lastSeason:
		return 1, 12
	case g < firstThird:
		return (g-firstQuarter)*3 + 1, (g-firstQuarter)*3 + 3
	case g < firstHalf:
		return (g-firstThird)*4 + 1, (g-firstThird)*4 + 4
	}
	return (g-firstHalf)*6 + 1, (g-firstHalf)*6 + 6
}

// groupName is a sub-year grouping in words, to be followed by its year.
func groupName(g int) (name, of string) {
	seasons := [...]string{"spring", "summer", "autumn", "winter"}
	counts := [...]string{"first", "second", "third", "fourth"}
	switch {
	case g <= lastSeason:
		return seasons[(g-firstGroup)%4], ""
	case g < firstThird:
		return "the " + counts[g-firstQuarter] + " quarter", "of "
	case g < firstHalf:
		return "the " + counts[g-firstThird] + " four months", "of "
	}
	return "the " + counts[g-firstHalf] + " half", "of "
}

// hemisphere is the part of the world that a season names, if it does.
func hemisphere(g int) string {
	switch {
	case g > lastLevelOneGroup && g <= lastLevelOneGroup+4:
		return " (northern hemisphere)"
	case g > lastLevelOneGroup+4 && g <= lastSeason:
		return " (southern hemisphere)"
	}
	return ""
}
