package summary

import (
	"fmt"
	"slices"

	"github.com/go-gota/gota/dataframe"
	"github.com/go-gota/gota/series"
)

// groupColumn numbers the groups for gota, which joins the texts of several key
// columns with "_" and so takes "a_b","c" and "a","b_c" for one group.
const groupColumn = "group"

// totalName heads the sums of a pivot.
const totalName = "total"

// Group sums the counts over the columns that are not named. Rows are in the
// order of the values of by.
func (f Frame) Group(by ...string) (Frame, error) {
	g, err := f.groups(by)
	if err != nil || len(g.keys) == 0 {
		return f.rows(by, nil, nil), err
	}
	numbered := dataframe.New(series.New(g.of, series.Int, groupColumn), f.df.Col(countColumn))
	grouped := numbered.GroupBy(groupColumn)
	if grouped.Err != nil {
		return Frame{}, fmt.Errorf("group by %v: %w", by, grouped.Err)
	}
	sums := grouped.Aggregation([]dataframe.AggregationType{dataframe.Aggregation_SUM}, []string{countColumn}).
		Arrange(dataframe.Sort(groupColumn))
	if err := sums.Error(); err != nil {
		return Frame{}, fmt.Errorf("group by %v: %w", by, err)
	}
	counts, err := sums.Col(countColumn + "_SUM").Int()
	if err != nil {
		return Frame{}, fmt.Errorf("group by %v: %w", by, err)
	}
	return frameOf(f.rows(by, g.keys, counts))
}

// rows makes a frame of keys and counts.
func (f Frame) rows(by []string, keys [][]string, counts []int) Frame {
	columns := make([]series.Series, 0, len(by)+1)
	for i, name := range by {
		values := make([]string, len(keys))
		for row, key := range keys {
			values[row] = key[i]
		}
		columns = append(columns, series.New(values, series.String, name))
	}
	columns = append(columns, series.New(slices.Concat([]int{}, counts), series.Int, countColumn))
	return Frame{dataframe.New(columns...), f.order, f.notes}
}

// groups are the different keys of some columns, in the order of their values,
// and the number of the key of each row.
type groups struct {
	keys [][]string
	of   []int
}

func (f Frame) groups(by []string) (groups, error) {
	ranks := make([][]int, f.Len())
	for _, name := range by {
		values, err := f.texts(name)
		if err != nil {
			return groups{}, err
		}
		rank := map[string]int{}
		for i, v := range f.order[name] {
			rank[v] = i
		}
		for row, v := range values {
			ranks[row] = append(ranks[row], rank[v])
		}
	}
	sorted := slices.Clone(ranks)
	slices.SortFunc(sorted, slices.Compare)
	sorted = slices.CompactFunc(sorted, slices.Equal)
	g := groups{of: make([]int, len(ranks))}
	for _, r := range sorted {
		key := make([]string, len(by))
		for i, name := range by {
			key[i] = f.order[name][r[i]]
		}
		g.keys = append(g.keys, key)
	}
	for row, r := range ranks {
		g.of[row], _ = slices.BinarySearchFunc(sorted, r, slices.Compare)
	}
	return g, nil
}

// Pivot spreads the counts over rows and columns: one row per value of row, one
// column per value of column, and the totals of both at the end. "" heads a
// column as "none". It fails with ErrTooManyCells where the grid is larger.
func (f Frame) Pivot(row, column string) (Frame, error) {
	if row == column {
		return Frame{}, fmt.Errorf("rows and columns are both %q", row)
	}
	g, err := f.Group(row, column)
	if err != nil {
		return Frame{}, err
	}
	rows, err := g.Group(row)
	if err != nil {
		return Frame{}, err
	}
	columns, err := g.Group(column)
	if err != nil {
		return Frame{}, err
	}
	if rows.Len()*columns.Len() > MaxCells {
		return Frame{}, fmt.Errorf("%w: %d rows of %d columns", ErrTooManyCells, rows.Len(), columns.Len())
	}
	return spread(g, rows, columns)
}

// spread lays the groups out and adds the totals.
func spread(g, rows, columns Frame) (Frame, error) {
	row, column := g.Names()[0], g.Names()[1]
	heads := columns.df.Col(column).Records()
	names := append(rows.df.Col(row).Records(), totalName)
	sums, err := g.df.Col(countColumn).Int()
	if err != nil {
		return Frame{}, fmt.Errorf("pivot: %w", err)
	}
	at := make(map[[2]string]int, len(sums))
	for i, r := range g.Records()[1:] {
		at[[2]string{r[0], r[1]}] = sums[i]
	}
	out := []series.Series{series.New(names, series.String, row)}
	taken := []string{row, totalName}
	for _, head := range heads {
		counts := make([]int, 0, len(names))
		for _, name := range names[:len(names)-1] {
			counts = append(counts, at[[2]string{name, head}])
		}
		taken = append(taken, free(head, taken))
		out = append(out, withTotal(series.New(counts, series.Int, taken[len(taken)-1])))
	}
	total := rows.df.Col(countColumn)
	total.Name = totalName
	return frameOf(Frame{dataframe.New(append(out, withTotal(total))...), g.order, g.notes})
}

// withTotal is a column with its sum below it.
func withTotal(s series.Series) series.Series {
	sum := 0
	if s.Len() > 0 {
		sum = int(s.Sum())
	}
	return s.Concat(series.New([]int{sum}, series.Int, s.Name))
}

// free is a name for a column that no other one has.
func free(head string, taken []string) string {
	if head == "" {
		head = "none"
	}
	name := head
	for i := 2; slices.Contains(taken, name); i++ {
		name = fmt.Sprintf("%s (%d)", head, i)
	}
	return name
}

// Describe gives mean, median, deviation, extremes and quartiles of the number
// columns over the rows of the frame. It fails without rows.
func (f Frame) Describe() (Frame, error) {
	if f.Len() == 0 {
		return Frame{}, fmt.Errorf("no rows to describe")
	}
	var numbers []string
	for i, t := range f.df.Types() {
		if t != series.String {
			numbers = append(numbers, f.df.Names()[i])
		}
	}
	d := f.df.Select(numbers)
	if err := d.Error(); err != nil {
		return Frame{}, fmt.Errorf("describe: %w", err)
	}
	return frameOf(Frame{d.Describe(), nil, f.notes})
}

// Key is a column to sort by.
type Key struct {
	Column     string
	Descending bool
}

// Sort sorts by the first key, then the next: text by its characters, numbers
// by their size. Rows that the keys do not tell apart keep their order.
func (f Frame) Sort(keys ...Key) (Frame, error) {
	df := f.df
	// One key at a time, last key first: Arrange loses track from three keys on.
	for _, k := range slices.Backward(keys) {
		df = df.Arrange(dataframe.Order{Colname: k.Column, Reverse: k.Descending})
	}
	return frameOf(Frame{df, f.order, f.notes})
}
