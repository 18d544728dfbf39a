package table

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"sandtable/app/frame"
	"sandtable/app/scene"
	"sandtable/data/summary"
)

// none stands for no second field of a summary.
const none = "none"

// fields are what the summary counts by, and how they are called.
func fields() []string {
	return []string{"kind", "actor", "year", "source", "status", "country", "grade"}
}

// byOf splits a view's fields into those of rows and of columns. What is
// missing or unknown is counted by kind; two equal fields are one.
func byOf(by string) (row, column string) {
	row, column, _ = strings.Cut(by, ",")
	if !slices.Contains(fields(), row) {
		row = "kind"
	}
	if !slices.Contains(fields(), column) || column == row {
		column = none
	}
	return row, column
}

// byText joins the two fields as a view holds them.
func byText(row, column string) string {
	if column == none || column == row {
		return row
	}
	return row + "," + column
}

// pivot is a counted table: a header, the rows, the totals last.
type pivot struct {
	records [][]string
	notes   []string
	csv     string
}

// count counts the matching events of a frame by one field, or by two.
func count(f *frame.Frame, row, column string) (pivot, error) {
	by := []string{row}
	if column != none {
		by = append(by, column)
	}
	cells, err := summary.Cells(f.Model.Known, f.Match.Events(), by)
	if err != nil {
		return pivot{}, err
	}
	counted, err := cells.Frame()
	if err != nil {
		return pivot{}, err
	}
	if column != none {
		if counted, err = counted.Pivot(row, column); err != nil {
			return pivot{}, err
		}
	}
	var csv strings.Builder
	if err := counted.WriteCSV(&csv); err != nil {
		return pivot{}, err
	}
	out := pivot{records: counted.Records(), notes: counted.Notes(), csv: csv.String()}
	if column == none {
		out.records = append(out.records, []string{"total", fmt.Sprint(cells.Total())})
	}
	out.label(cells)
	out.years(row, column)
	return out, nil
}

// years writes the years that an event only lies between in words, and moves
// them behind the years that events lie in.
func (p *pivot) years(row, column string) {
	if row == "year" && len(p.records) > 2 {
		body := p.records[1 : len(p.records)-1]
		slices.SortStableFunc(body, func(a, b []string) int { return cmp.Compare(coarse(a[0]), coarse(b[0])) })
		for _, record := range body {
			record[0] = yearWords(record[0])
		}
	}
	if column != "year" || len(p.records[0]) < 3 {
		return
	}
	order := make([]int, len(p.records[0])-2)
	for i := range order {
		order[i] = i + 1
	}
	header := p.records[0]
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(coarse(header[a]), coarse(header[b])) })
	for i, record := range p.records {
		moved := slices.Clone(record)
		for to, from := range order {
			moved[to+1] = record[from]
		}
		p.records[i] = moved
	}
	for i := 1; i < len(header)-1; i++ {
		p.records[0][i] = yearWords(p.records[0][i])
	}
}

// coarse is 1 for what is not one year.
func coarse(year string) int {
	if _, err := strconv.Atoi(year); err != nil {
		return 1
	}
	return 0
}

// yearWords is a range of years without its notation.
func yearWords(year string) string {
	from, to, isRange := strings.Cut(year, "/")
	switch {
	case year == "":
		return "no date"
	case !isRange:
		return year
	case from == "..":
		return "to " + to
	case to == "..":
		return "from " + from
	}
	return from + "–" + to
}

// label writes labels where the counts are under ids. The last row and, with two
// fields, the last column are totals.
func (p *pivot) label(cells summary.Table) {
	words := make([]map[string]string, len(cells.By))
	for i := range words {
		words[i] = map[string]string{}
		for _, c := range cells.Cells {
			words[i][c.Values[i]] = c.Labels[i]
		}
	}
	for i, record := range p.records {
		if word, ok := words[0][record[0]]; ok && i > 0 && i < len(p.records)-1 {
			record[0] = word
		}
	}
	if len(words) < 2 {
		return
	}
	for i, id := range p.records[0] {
		if word, ok := words[1][id]; ok && i > 0 && i < len(p.records[0])-1 {
			p.records[0][i] = word
		}
	}
}

// pivotWords says why there is no summary.
func pivotWords(err error) string {
	if errors.Is(err, summary.ErrTooManyCells) {
		return "These two fields make more than " + scene.Thousands(summary.MaxCells) + " cells. Choose others."
	}
	return "The events cannot be counted: " + err.Error()
}

// widths of the summary's columns, in units.
type widths struct{ label, count, total float32 }

// pivotWidths are the widths of the columns in a grid of a width.
func pivotWidths(width float32) widths {
	if width < wideEnough {
		return widths{120, 56, 46}
	}
	return widths{170, 64, 60}
}

// pivotColumns are the columns of a pivot that fit a width from the one at
// offset on: the labels and the totals always, and as many between them as have
// room. most is the largest offset.
func pivotColumns(header []string, offset int, width float32) (cols []column, most int) {
	if len(header) == 0 {
		return nil, 0
	}
	w := pivotWidths(width)
	cols = []column{{ID: "0", Title: scene.Capital(header[0]), Width: w.label}}
	between := len(header) - 2
	room := width - 2*sidePad - w.label - w.total - 3*columnGap
	fit := max(1, int(room/(w.count+columnGap)))
	most = max(0, between-fit)
	offset = max(0, min(offset, most))
	for i := 1 + offset; i <= min(between, offset+fit); i++ {
		cols = append(cols, column{ID: fmt.Sprint(i), Title: scene.Capital(header[i]), Width: w.count, Right: true})
	}
	last := len(header) - 1
	cols = append(cols, column{ID: fmt.Sprint(last), Title: scene.Capital(header[last]), Width: w.total, Right: true})
	return append(cols, column{ID: "", Flex: true, Width: 0}), most
}
