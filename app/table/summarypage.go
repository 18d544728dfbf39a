package table

import (
	"strconv"
	"strings"

	"sandtable/app/control"
	"sandtable/app/frame"
	"sandtable/app/scene"
	"sandtable/app/store"
	"sandtable/geo/palette"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// maxCounted is how many matching events are counted while one scrubs; more are
// counted when asked for.
const maxCounted = 20_000

// summaryPage counts the matching events in cells, by one field or two.
type summaryPage struct {
	widget.BaseWidget
	*topped
	store        *store.Store
	hooks        Hooks
	frame        *frame.Frame
	pivot        pivot
	offset, most int // of the count columns: the first that is shown, and its largest
	rowsBy       *control.Button
	columnsBy    *control.Button
	back, on     *control.Button
	csv          *control.Button
}

var _ page = (*summaryPage)(nil)

func newSummaryPage(k *kit, s *store.Store, hooks Hooks) *summaryPage {
	p := &summaryPage{store: s, hooks: hooks}
	g := newGrid(k, gridHooks{
		columns: p.columns, sort: func(string) {}, choose: func(string) {}, centre: func(string) {}, copy: p.copyCSV,
	})
	rowsWord, columnsWord := &canvas.Text{Text: "Rows", TextSize: 11}, &canvas.Text{Text: "Columns", TextSize: 11}
	p.rowsBy = control.NewButton("", "", nil, func() { p.offer(p.rowsBy, false) })
	p.columnsBy = control.NewButton("", "", nil, func() { p.offer(p.columnsBy, true) })
	p.rowsBy.Chevron, p.columnsBy.Chevron = true, true
	p.back = control.NewIconButton("previous", "Earlier columns", nil, func() { p.turn(-1) })
	p.on = control.NewIconButton("next", "Later columns", nil, func() { p.turn(1) })
	p.csv = control.NewIconButton("copy", "Copy as CSV", nil, p.copyCSV)
	p.topped = &topped{
		grid:    g,
		objects: []fyne.CanvasObject{rowsWord, p.rowsBy, columnsWord, p.columnsBy, p.back, p.on},
		end:     p.csv,
		ink:     func(c palette.Theme) { rowsWord.Color, columnsWord.Color = c.Fg2, c.Fg2 },
	}
	p.ExtendBaseWidget(p)
	return p
}

// CreateRenderer implements fyne.Widget.
func (p *summaryPage) CreateRenderer() fyne.WidgetRenderer { return p.topped.renderer() }

func (p *summaryPage) object() fyne.CanvasObject { return p }

// columns are the columns of the pivot that fit. The button says what it does
// where there is room for words.
func (p *summaryPage) columns(width float32) []column {
	if width < wideEnough {
		p.csv.Set("", control.Quiet)
	} else {
		p.csv.Set("Copy as CSV", control.Lined)
	}
	if len(p.pivot.records) == 0 {
		return []column{{ID: "0"}}
	}
	cols, most := pivotColumns(p.pivot.records[0], p.offset, width)
	p.most, p.offset = most, min(p.offset, most)
	p.back.SetDisabled(p.offset == 0)
	p.on.SetDisabled(p.offset == most)
	return cols
}

// show counts the events of a frame, unless there are too many to do so while
// one scrubs.
func (p *summaryPage) show(f *frame.Frame) {
	p.frame = f
	row, column := byOf(p.store.View().By)
	p.name(row, column)
	n := f.Match.N
	switch {
	case n == 0:
		p.drop(notice{Text: "No event to count."})
	case n > maxCounted:
		p.drop(notice{"Counting " + scene.Thousands(n) + " events takes a moment.", "Count them", func() { p.count() }})
	default:
		p.count()
	}
}

func (p *summaryPage) name(row, column string) {
	p.rowsBy.Set(scene.Capital(row), control.Lined)
	p.columnsBy.Set(scene.Capital(column), control.Lined)
}

// drop shows a notice in the place of counts.
func (p *summaryPage) drop(n notice) {
	p.pivot = pivot{}
	p.note = ""
	p.grid.empty.say(n)
	p.list()
}

// count counts now.
func (p *summaryPage) count() {
	row, column := byOf(p.store.View().By)
	p.name(row, column)
	counted, err := count(p.frame, row, column)
	if err != nil {
		p.drop(notice{Text: pivotWords(err)})
		return
	}
	p.pivot = counted
	p.note = strings.Join(counted.notes, "; ")
	p.list()
}

// list shows the pivot, without its header.
func (p *summaryPage) list() {
	p.grid.setColumns()
	p.grid.setRows(listed{make([]string, max(0, len(p.pivot.records)-1)), func() []column { return p.grid.cols }, p.cell})
	p.Refresh()
}

// cell is a count; the last row holds the totals.
func (p *summaryPage) cell(i int, column string) cell {
	at, err := strconv.Atoi(column)
	if err != nil {
		return cell{}
	}
	record := p.pivot.records[i+1]
	last := i == len(p.pivot.records)-2
	text, tone := record[at], loud
	if at == 0 {
		return cell{Text: scene.Capital(text), Bold: last}
	}
	if n, err := strconv.Atoi(text); err == nil {
		text = scene.Thousands(n)
		if n == 0 {
			tone = faint
		}
	}
	return cell{Text: text, Tone: tone, Bold: last || at == len(record)-1}
}

// setView counts anew when the fields have changed.
func (p *summaryPage) setView(v store.View) {
	if p.frame == nil || len(p.pivot.records) == 0 {
		return
	}
	row, column := byOf(v.By)
	if p.rowsBy.Text != scene.Capital(row) || p.columnsBy.Text != scene.Capital(column) {
		p.offset = 0
		p.count()
	}
}

// turn shows earlier or later columns, as many as are seen.
func (p *summaryPage) turn(way int) {
	seen := max(1, len(p.grid.cols)-3)
	p.offset = max(0, min(p.offset+way*seen, p.most))
	p.list()
}

// offer shows the fields for rows or columns.
func (p *summaryPage) offer(under *control.Button, columns bool) {
	row, column := byOf(p.store.View().By)
	names := fields()
	if columns {
		names = append(names, none)
	}
	var items []*fyne.MenuItem
	for _, name := range names {
		by := byText(name, column)
		if columns {
			by = byText(row, name)
		}
		item := fyne.NewMenuItem(scene.Capital(name), func() { p.store.SetBy(by) })
		item.Checked = name == row && !columns || name == column && columns
		items = append(items, item)
	}
	popUp(under, items)
}

// copyCSV copies the counts with their notes left out.
func (p *summaryPage) copyCSV() {
	if p.pivot.csv != "" {
		p.hooks.Clipboard(p.pivot.csv)
	}
}
