package pack

import (
	"cmp"
	"encoding/csv"
	"errors"
	"fmt"
	"slices"

	"sandtable/data"
)

// log collects problems. A nil log drops them.
type log struct{ problems []data.Problem }

func (l *log) add(p data.Problem) {
	if l != nil {
		l.problems = append(l.problems, p)
	}
}

// sorted orders problems by file, line and column; those of one place keep the
// order in which they were found.
func sorted(problems []data.Problem) []data.Problem {
	slices.SortStableFunc(problems, func(a, b data.Problem) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
	})
	return problems
}

// quoteReason words what encoding/csv found.
func quoteReason(err error) string {
	switch {
	case errors.Is(err, csv.ErrQuote):
		return `a quoted cell has no closing quote, or text follows it; a quote inside one is written ""`
	case errors.Is(err, csv.ErrBareQuote):
		return "a quote stands inside a cell that is not quoted"
	}
	return err.Error()
}

func counted(what string, got, want int) string {
	return fmt.Sprintf("%s %d cells where the header has %d", what, got, want)
}
