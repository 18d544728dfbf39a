package table

import (
	"image"
	"math"

	"sandtable/geo/palette"
	"sandtable/geo/symbol"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

const headerHeight = 24

// kit is what all grids of a Tables share.
type kit struct {
	marks   *marks
	fit     *fitter
	palette func() palette.Theme
	input   func(name string) func()
}

// gridHooks are what a grid asks of its page. All are called on the UI goroutine.
type gridHooks struct {
	columns func(width float32) []column // the columns for a width in units
	sort    func(column string)          // a header was tapped
	choose  func(id string)              // a row was chosen
	centre  func(id string)              // Enter, or a double click
	copy    func()
}

// grid is a table of any number of rows: a header, the rows that are in view as
// pooled canvas objects, and a scrollbar. It belongs to the UI goroutine.
type grid struct {
	widget.BaseWidget
	kit   *kit
	hooks gridHooks

	rows     rows
	cols     []column
	sized    map[string]float32
	slots    []slot
	scroll   scroller
	version  int // counts what makes every row's content old
	pool     []*row
	lines    []line
	selected string
	hover    int64
	sort     string
	down     bool

	header *header
	body   *body
	bar    *bar
	stage  *fyne.Container
	clip   *container.Clip
	empty  *empty
}

func newGrid(k *kit, hooks gridHooks) *grid {
	g := &grid{kit: k, hooks: hooks, rows: listed{}, sized: map[string]float32{}, hover: -1}
	g.scroll.row = rowHeight
	g.stage = container.NewWithoutLayout()
	g.clip = container.NewClip(g.stage)
	g.header, g.body, g.bar, g.empty = newHeader(g), newBody(g), newBar(g), newEmpty()
	g.ExtendBaseWidget(g)
	return g
}

// setRows shows other rows. The place stays where it is, as far as it exists.
func (g *grid) setRows(r rows) {
	g.rows = r
	g.version++
	g.scroll.rows = r.Len()
	g.update()
}

// setColumns lays the columns out anew: they, the width or the sort have
// changed.
func (g *grid) setColumns() {
	g.cols = g.hooks.columns(g.Size().Width)
	g.slots = place(g.cols, g.sized, g.Size().Width)
	g.version++
	if len(g.pool) > 0 && len(g.pool[0].texts) != len(g.cols) {
		g.pool = nil
		g.stage.RemoveAll()
	}
	g.header.Refresh()
}

// setSort shows by which column the rows are sorted.
func (g *grid) setSort(column string, down bool) {
	if g.sort != column || g.down != down {
		g.sort, g.down = column, down
		g.header.Refresh()
	}
}

// setSelected highlights the row with an id and scrolls it into view; "" for
// none.
func (g *grid) setSelected(id string) {
	if g.selected == id {
		return
	}
	g.selected = id
	g.reveal()
}

// reveal scrolls the selected row into view, if there is one.
func (g *grid) reveal() {
	if i := g.rows.Find(g.selected); i >= 0 {
		g.scroll.reveal(i)
	}
	g.update()
}

// update makes the pooled rows show what is in view. Rows that stay in view are
// only moved, so that a wheel step fills the few that came in.
func (g *grid) update() {
	g.scroll.clamp()
	first, n := g.scroll.shown()
	g.grow(n)
	g.fill(first, n)
	p, width := g.kit.palette(), g.Size().Width
	for _, r := range g.pool {
		in := r.index >= first && r.index < first+int64(n) && r.version == g.version
		show(r.box, in)
		if !in {
			continue
		}
		placeAt(r.box, 0, float32(g.scroll.top(r.index)), width, rowHeight)
		r.dress(r.id != "" && r.id == g.selected, r.index == g.hover, width, p)
	}
	g.bar.update()
	show(g.empty, n == 0)
}

// grow makes sure of n rows in the pool.
func (g *grid) grow(n int) {
	if len(g.pool) >= n {
		return
	}
	for len(g.pool) < n+1 {
		r := newRow(len(g.cols), g.picture)
		g.pool = append(g.pool, r)
		g.stage.Add(r.box)
	}
	g.version++ // a row's place in the pool depends on the pool's length
}

// slotOf is the pooled row that shows row i: neighbours in view never share one.
func (g *grid) slotOf(i int64) *row { return g.pool[i%int64(len(g.pool))] }

// fill reads the rows that are in view and not yet in the pool, in one go.
func (g *grid) fill(first int64, n int) {
	lo, hi := int64(math.MaxInt64), int64(-1)
	for i := first; i < first+int64(n); i++ {
		if r := g.slotOf(i); r.index != i || r.version != g.version {
			lo, hi = min(lo, i), max(hi, i)
		}
	}
	if hi < lo {
		return
	}
	for int64(len(g.lines)) <= hi-lo {
		g.lines = append(g.lines, line{})
	}
	lines, with := g.lines[:hi-lo+1], &pen{g.kit.fit, g.kit.palette()}
	g.rows.Read(lo, lines)
	for i, l := range lines {
		r := g.slotOf(lo + int64(i))
		r.index, r.version = lo+int64(i), g.version
		r.fill(l, g.slots, with)
	}
}

// picture draws a mark for a row.
func (g *grid) picture(m symbol.Mark, px int) *image.RGBA {
	if m.Size <= 0 || px <= 0 {
		return image.NewRGBA(image.Rect(0, 0, 1, 1))
	}
	return g.kit.marks.image(m, g.kit.palette().Mode, px)
}

// setHover gives the row under the pointer its ground; -1 for none.
func (g *grid) setHover(i int64) {
	if g.hover != i {
		g.hover = i
		g.update()
	}
}

// scrollBy scrolls down by a distance in units.
func (g *grid) scrollBy(dy float64) {
	g.scroll.by(dy)
	g.update()
}

// step moves the selection by rows; it starts at the top of the view.
func (g *grid) step(by int64) {
	at := g.rows.Find(g.selected)
	if at < 0 {
		at, by = g.scroll.first, 0
	}
	g.chooseAt(at + by)
}

// chooseAt chooses the row at a position, or the nearest that exists.
func (g *grid) chooseAt(i int64) {
	i = max(0, min(i, g.rows.Len()-1))
	if g.rows.Len() == 0 {
		return
	}
	if len(g.lines) == 0 {
		g.lines = append(g.lines, line{})
	}
	g.rows.Read(i, g.lines[:1])
	id := g.lines[0].ID
	if id == "" {
		g.scroll.reveal(i)
		g.update()
		return
	}
	g.selected = id
	g.scroll.reveal(i)
	g.update()
	g.hooks.choose(id)
}

// resized lays everything out for the widget's size.
func (g *grid) resized(size fyne.Size) {
	placeAt(g.header, 0, 0, size.Width, headerHeight)
	placeAt(g.body, 0, headerHeight, size.Width, size.Height-headerHeight)
	placeAt(g.bar, size.Width-barRoom, headerHeight, barRoom, size.Height-headerHeight)
	placeAt(g.empty, 0, headerHeight, size.Width, size.Height-headerHeight)
	g.scroll.height = float64(max(0, size.Height-headerHeight))
	g.setColumns()
	g.update()
}

// CreateRenderer implements fyne.Widget.
func (g *grid) CreateRenderer() fyne.WidgetRenderer {
	return &gridRenderer{g: g, back: canvas.NewRectangle(nil)}
}

type gridRenderer struct {
	g    *grid
	back *canvas.Rectangle
}

func (r *gridRenderer) Layout(size fyne.Size) {
	r.back.Resize(size)
	paintRect(r.back, r.g.kit.palette().Panel)
	r.g.resized(size)
}

func (r *gridRenderer) MinSize() fyne.Size { return fyne.NewSize(200, headerHeight+rowHeight) }
func (r *gridRenderer) Objects() []fyne.CanvasObject {
	g := r.g
	return []fyne.CanvasObject{r.back, g.header, g.body, g.empty, g.bar}
}
func (r *gridRenderer) Destroy() {}

// Refresh follows a change of theme: every row is filled anew.
func (r *gridRenderer) Refresh() {
	g := r.g
	paintRect(r.back, g.kit.palette().Panel)
	g.version++
	g.update()
	g.header.Refresh()
	g.body.Refresh()
	g.bar.Refresh()
	g.empty.Refresh()
}
