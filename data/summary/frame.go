package summary

import (
	"fmt"
	"slices"

	"github.com/go-gota/gota/dataframe"
	"github.com/go-gota/gota/series"
)

// Frame is a dataframe of counts: text columns, then whole numbers. Its methods
// return new frames. Every step through gota is checked for its error.
type Frame struct {
	df    dataframe.DataFrame
	order map[string][]string // the values of a text column in their order
	notes []string
}

// Frame makes a dataframe of the cells: one column per field and "count".
func (t Table) Frame() (Frame, error) {
	columns, order := make([]series.Series, len(t.By)), map[string][]string{}
	for i, name := range t.By {
		values := make([]string, len(t.Cells))
		for row, c := range t.Cells {
			values[row] = c.Values[i]
		}
		columns[i] = series.New(values, series.String, name)
		order[name] = t.values(i)
	}
	counts := make([]int, len(t.Cells))
	for row, c := range t.Cells {
		counts[row] = c.Count
	}
	columns = append(columns, series.New(counts, series.Int, countColumn))
	return frameOf(Frame{dataframe.New(columns...), order, t.Notes})
}

// frameOf passes a frame on if gota made it.
func frameOf(f Frame) (Frame, error) {
	if err := f.df.Error(); err != nil {
		return Frame{}, fmt.Errorf("dataframe: %w", err)
	}
	return f, nil
}

// values lists the different values of a field in their order; for a table that
// Cells did not make, that of their first cells.
func (t Table) values(field int) (out []string) {
	if t.order != nil {
		return t.order[field]
	}
	for _, c := range t.Cells {
		if !slices.Contains(out, c.Values[field]) {
			out = append(out, c.Values[field])
		}
	}
	return out
}

// Names lists the columns.
func (f Frame) Names() []string { return f.df.Names() }

// Len is the number of rows.
func (f Frame) Len() int { return f.df.Nrow() }

// Notes is what a reader of the counts has to know.
func (f Frame) Notes() []string { return f.notes }

// Records is the header and the rows as text.
func (f Frame) Records() [][]string { return f.df.Records() }

// texts is a text column as it lies in the frame.
func (f Frame) texts(name string) ([]string, error) {
	if !slices.Contains(f.df.Names(), name) || f.df.Col(name).Type() != series.String {
		return nil, fmt.Errorf("no text column %q", name)
	}
	return f.df.Col(name).Records(), nil
}
