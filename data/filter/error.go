package filter

import (
	"fmt"
	"slices"
)

// SyntaxError is what is wrong with a filter, where, and what may have been
// meant. Column counts characters from 1.
type SyntaxError struct {
	Column  int
	Reason  string
	Nearest string // a name that exists; "" when none is near
}

// Error makes it an error: `column 8: unknown kind "exersise", nearest is "exercise"`.
func (e *SyntaxError) Error() string {
	if e.Nearest == "" {
		return fmt.Sprintf("column %d: %s", e.Column, e.Reason)
	}
	return fmt.Sprintf("column %d: %s, nearest is %q", e.Column, e.Reason, e.Nearest)
}

// nearest finds the name with the fewest edits to s, as it is written in names;
// "" when even that one shares less than half of it.
func nearest(s string, names []string) string {
	want := []rune(Fold(s))
	best, edits := "", len(want)/2+2
	for _, name := range names {
		have := []rune(Fold(name))
		if gap := len(have) - len(want); gap >= edits || -gap >= edits {
			continue
		}
		if d := distance(want, have); d < edits {
			best, edits = name, d
		}
	}
	return best
}

// distance is the Levenshtein distance: how many characters have to be put in,
// taken out or changed.
func distance(a, b []rune) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i, x := range a {
		diagonal := row[0]
		row[0] = i + 1
		for j, y := range b {
			change := diagonal
			if x != y {
				change++
			}
			diagonal = row[j+1]
			row[j+1] = min(change, row[j]+1, diagonal+1)
		}
	}
	return row[len(b)]
}

// sortedNames is names in order, each once, without the empty one: errors name
// the same nearest one every time.
func sortedNames(names []string) []string {
	names = slices.DeleteFunc(slices.Clone(names), func(s string) bool { return s == "" })
	slices.Sort(names)
	return slices.Compact(names)
}
