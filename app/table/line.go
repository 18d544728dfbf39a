package table

import (
	"image/color"
	"slices"

	"sandtable/geo/palette"
	"sandtable/geo/symbol"
)

// rows is what a grid lists.
type rows interface {
	// Len is the number of rows.
	Len() int64
	// Read fills out with the rows from first on; all of them exist. The cells of
	// out are the grid's to reuse.
	Read(first int64, out []line)
	// Find is the position of the row with an id; -1 where there is none.
	Find(id string) int64
}

// line is one row: what it is about, "" for nothing that can be selected, and
// one cell for each column.
type line struct {
	ID    string
	Cells []cell
}

// clear empties the line, for n cells.
func (l *line) clear(id string, n int) {
	l.ID = id
	if cap(l.Cells) < n {
		l.Cells = make([]cell, n)
	}
	l.Cells = l.Cells[:n]
	clear(l.Cells)
}

// cell is what stands in a column of a row. Only one cell of a row has a mark or
// a swatch, and only one a badge.
type cell struct {
	Text   string
	Tone   tone
	Bold   bool
	Mark   symbol.Mark // before the text; size 0 is none
	Swatch swatch      // before the text
	Badge  badge
}

// swatch is a small patch in the colour of a relation.
type swatch struct {
	On     bool
	Fill   color.NRGBA // transparent: only an outline
	Stroke color.NRGBA
}

// badge is a source's grade. It stands at the right end of a column whose text
// stands right, before the text of others.
type badge struct {
	On    bool // room is kept for it
	Grade byte // 0 shows nothing
}

// tone is how loud a text is.
type tone uint8

// The tones: what matters, what belongs to it, what is absent.
const (
	loud tone = iota
	quiet
	faint
)

func (t tone) color(p palette.Theme) color.NRGBA {
	return [...]color.NRGBA{p.Fg, p.Fg2, p.Fg3}[t]
}

// absent stands in a cell that has nothing to say.
const absent = "–"

// textCell is a cell of text, or the sign for none.
func textCell(text string, t tone) cell {
	if text == "" {
		return cell{Text: absent, Tone: faint}
	}
	return cell{Text: text, Tone: t}
}

// paint is how a badge is drawn: filled, or outlined in a colour.
type paint struct{ fill, edge, letter color.NRGBA }

// paintOf is the look of a grade: A and B filled, the others outlined. The
// letter is always there.
func paintOf(grade byte, p palette.Theme) paint {
	switch grade {
	case 'A', 'B':
		return paint{p.OK, p.OK, p.OnMark}
	case 'C':
		return paint{edge: p.Fg2, letter: p.Fg2}
	case 'D':
		return paint{edge: p.Warning, letter: p.Warning}
	}
	return paint{edge: p.Error, letter: p.Error}
}

// listed are the rows of a short list: their ids, and a cell for each column that
// the grid has at the moment.
type listed struct {
	ids  []string
	cols func() []column
	cell func(i int, column string) cell
}

// Len is the length of the list.
func (r listed) Len() int64 { return int64(len(r.ids)) }

// Read writes out rows.
func (r listed) Read(first int64, out []line) {
	cols := r.cols()
	for i := range out {
		at := int(first) + i
		out[i].clear(r.ids[at], len(cols))
		for j, c := range cols {
			out[i].Cells[j] = r.cell(at, c.ID)
		}
	}
}

// Find looks through the list.
func (r listed) Find(id string) int64 {
	if id == "" {
		return -1
	}
	return int64(slices.Index(r.ids, id))
}
