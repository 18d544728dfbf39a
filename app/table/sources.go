package table

import (
	"cmp"
	"slices"
	"strings"

	"sandtable/app/frame"
	"sandtable/app/scene"
	"sandtable/app/store"
	"sandtable/data"

	"fyne.io/fyne/v2"
)

// citing counts the events that cite each source of a dataset: out[s] for those
// of events with a visible claim by source s. Sources that a claim only names as
// its origin are listed, not counted: named[s]. It allocates two slices, and lists
// the n events only where they have claims of their own.
func citing(k *data.Known, n int, events func() []int32) (counts []int32, named []bool) {
	counts, named = make([]int32, len(k.Sources)), make([]bool, len(k.Sources))
	if k.Implied != nil {
		if s := k.Implied.Source; s >= 0 && int(s) < len(counts) && n > 0 {
			counts[s], named[s] = int32(n), true
		}
		return counts, named
	}
	last := make([]int32, len(k.Sources)) // the event that counted last, plus one
	for _, e := range events() {
		for _, c := range k.ClaimsOf(e) {
			if !k.SeesClaim(c) {
				continue
			}
			claim := &k.Claims[c]
			if s := claim.Source; s >= 0 && last[s] != e+1 {
				last[s] = e + 1
				counts[s]++
				named[s] = true
			}
			for _, via := range claim.Via {
				named[via] = true
			}
		}
	}
	return counts, named
}

// allEvents lists every visible event.
func allEvents(k *data.Known) []int32 {
	out := make([]int32, 0, k.Events.N)
	for e := range int32(k.Events.N) {
		if k.SeesEvent(e) {
			out = append(out, e)
		}
	}
	return out
}

// sourcePage lists the sources that the matching events cite.
type sourcePage struct {
	*grid
	store *store.Store
	hooks Hooks
	known *data.Known
	total []int32 // events that cite each source, whatever the window
	here  []int32 // matching ones
	list  []int32 // the sources that are listed, in order
}

var _ page = (*sourcePage)(nil)

func newSourcePage(k *kit, s *store.Store, hooks Hooks) *sourcePage {
	p := &sourcePage{store: s, hooks: hooks}
	p.grid = newGrid(k, gridHooks{
		columns: sourceColumns, sort: p.sortBy, choose: s.SelectSource, centre: func(string) {}, copy: p.copySelected,
	})
	return p
}

func (p *sourcePage) object() fyne.CanvasObject { return p.grid }
func (p *sourcePage) main() *grid               { return p.grid }

// sourceColumns are the columns of the sources for a width.
func sourceColumns(width float32) []column {
	title := column{ID: "title", Title: "Source", Width: 140, Flex: true, Sorts: true}
	published := column{ID: "published", Title: "Published", Width: 112, Mono: true, Sorts: true}
	events := column{ID: "events", Title: "Events", Width: 64, Right: true, Sorts: true}
	if width < wideEnough {
		return []column{title, published, events}
	}
	return []column{title,
		{ID: "publisher", Title: "Publisher", Width: 170, Sorts: true}, published,
		{ID: "basis", Title: "Date is", Width: 76, Sorts: true}, {ID: "type", Title: "Type", Width: 104, Sorts: true}, events}
}

// count counts the sources of a frame and says how many are listed.
func (p *sourcePage) count(f *frame.Frame) (listed, total int) {
	if p.known != f.Model.Known {
		p.known = f.Model.Known
		p.total, _ = citing(p.known, p.known.Events.N-f.Match.Hidden, func() []int32 { return allEvents(p.known) })
	}
	var named []bool
	p.here, named = citing(p.known, f.Match.N, f.Match.Events)
	p.list = p.list[:0]
	for s, on := range named {
		if on {
			p.list = append(p.list, int32(s))
		}
	}
	return len(p.list), len(p.known.Sources)
}

// show lists what count has found.
func (p *sourcePage) show(f *frame.Frame) {
	p.empty.say(notice{Text: "No source: no matching event cites one."})
	p.fillRows()
	p.setView(p.store.View())
}

func (p *sourcePage) setView(v store.View) { p.setSelected(v.Source) }

// sortBy sorts by a column; the same again turns the order round.
func (p *sourcePage) sortBy(id string) {
	p.setSort(id, p.sort == id && !p.down)
	p.fillRows()
}

// fillRows writes the listed sources out, in order.
func (p *sourcePage) fillRows() {
	if p.known == nil {
		return
	}
	list := slices.Clone(p.list)
	if p.sort != "" {
		slices.SortStableFunc(list, func(a, b int32) int {
			order := p.compare(a, b)
			if p.down {
				return -order
			}
			return order
		})
	}
	ids := make([]string, len(list))
	for i, source := range list {
		ids[i] = p.known.Sources[source].ID
	}
	p.setRows(listed{ids, func() []column { return p.cols }, func(i int, column string) cell { return p.cell(list[i], column) }})
}

// cell is what a column says of a source.
func (p *sourcePage) cell(s int32, column string) cell {
	source := p.known.Sources[s]
	switch column {
	case "title":
		return cell{Text: SourceTitle(source), Badge: badge{On: true, Grade: source.Grade}}
	case "publisher":
		return textCell(cmp.Or(source.Publisher, source.Author), quiet)
	case "published":
		return textCell(source.Published, loud)
	case "basis":
		return textCell(source.PublishedBasis, quiet)
	case "type":
		return textCell(scene.Capital(source.Type), quiet)
	}
	if p.total[s] == 0 {
		return cell{Text: "via only", Tone: faint}
	}
	return cell{Text: of(int(p.here[s]), int(p.total[s]))}
}

// SourceTitle is how a source is called: its title, or else its publisher,
// author, file or id.
func SourceTitle(s data.Source) string {
	return cmp.Or(s.Title, s.Publisher, s.Author, s.File, s.ID)
}

// compare orders two sources by the column of the sort.
func (p *sourcePage) compare(a, b int32) int {
	x, y := p.known.Sources[a], p.known.Sources[b]
	switch p.sort {
	case "title":
		return cmp.Compare(strings.ToLower(SourceTitle(x)), strings.ToLower(SourceTitle(y)))
	case "published":
		return cmp.Or(compareBool(y.Dated, x.Dated), cmp.Compare(x.EarliestPublished, y.EarliestPublished))
	case "events":
		return cmp.Or(cmp.Compare(p.here[a], p.here[b]), cmp.Compare(p.total[a], p.total[b]))
	}
	return cmp.Compare(strings.ToLower(p.cell(a, p.sort).Text), strings.ToLower(p.cell(b, p.sort).Text))
}

// compareBool puts false first.
func compareBool(x, y bool) int {
	switch {
	case x == y:
		return 0
	case x:
		return 1
	}
	return -1
}

func (p *sourcePage) copySelected() { copyLine(p.grid, p.hooks) }

// copyLine copies the selected row of a grid as it is written, under the names of
// its columns.
func copyLine(g *grid, hooks Hooks) {
	i := g.rows.Find(g.selected)
	if i < 0 {
		return
	}
	hooks.Clipboard(tsvOf(g, i, 1))
}

// tsvOf writes rows [first,first+n) of a grid as tab-separated values.
func tsvOf(g *grid, first int64, n int) string {
	lines := make([]line, n)
	g.rows.Read(first, lines)
	var b strings.Builder
	for i, c := range g.cols {
		separate(&b, i, c.Title)
	}
	for _, l := range lines {
		b.WriteByte('\n')
		for i, c := range l.Cells {
			separate(&b, i, c.Text)
		}
	}
	b.WriteByte('\n')
	return b.String()
}
