package data

import "fmt"

// Level is how bad a problem is.
type Level uint8

// The levels, worst first.
const (
	Error Level = iota
	Warning
	Note
)

var levelNames = [...]string{"error", "warning", "note"}

// String returns the name as reports write it.
func (l Level) String() string { return nameOf(levelNames[:], uint8(l)) }

// Problem is one finding of a reader or of a check: where it is, what stands
// there and why that is wrong. Line and Column count from 1; 0 means that the
// problem has none (a missing file, say).
type Problem struct {
	Code   string // short and stable, e.g. "claim-without-source"
	Level  Level
	File   string
	Line   int
	Column int
	Field  string
	Value  string
	Reason string
}

// Error makes a Problem an error: "events.csv:12:4: when "2019-02-29": February has 28 days in 2019".
func (p Problem) Error() string {
	at := p.File
	if p.Line > 0 {
		at = fmt.Sprintf("%s:%d", at, p.Line)
		if p.Column > 0 {
			at = fmt.Sprintf("%s:%d", at, p.Column)
		}
	}
	if p.Field != "" {
		return fmt.Sprintf("%s: %s %q: %s", at, p.Field, p.Value, p.Reason)
	}
	return fmt.Sprintf("%s: %s", at, p.Reason)
}
