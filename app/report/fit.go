package report

import (
	"cmp"
	"math"
	"slices"

	"sandtable/app/scene"
	"sandtable/geo/draw"
)

// lists are the lists of a page, laid out.
type lists struct {
	blocks  []block
	numbers int    // groups up to this number stand in the list
	left    string // what is left out; "" for nothing
}

// limits say how much of the lists is printed.
type limits struct {
	sheet    sheet
	perGroup int // events of each place
	groups   int // places
	outside  int // events that are not on the map
	sources  int
}

// all is more than any list holds.
const all = math.MaxInt

// fitLists makes the lists as long as the page has room for: first the type
// shrinks, then every place keeps fewer of its events, then places give way.
// What is left out is said where it would stand.
func (p *page) fitLists() lists {
	if len(p.plan.columns) == 0 {
		out := lists{numbers: 0}
		if p.Match.N > 0 {
			out.left = "The list of events and sources has no room at this size: see the export."
		}
		return out
	}
	var out lists
	for _, l := range p.tries() {
		out = p.build(l)
		if p.fits(out.blocks) {
			return out
		}
	}
	return p.cut(out)
}

// tries are the limits in the order in which they are tried.
func (p *page) tries() []limits {
	var out []limits
	sizes := sheets()
	if p.few() {
		for _, s := range sizes {
			out = append(out, limits{s, all, all, all, all})
		}
	}
	small := sizes[len(sizes)-1]
	for _, n := range [...]int{12, 8, 6, 5, 4, 3, 2} {
		for _, outside := range [...]int{8 * n, 5 * n, 3 * n, 2 * n} {
			out = append(out, limits{small, n, all, outside, all})
		}
	}
	for _, sources := range [...]int{all, 12, 8} {
		out = append(out, limits{small, 1, all, 3, sources}, limits{small, 0, all, 0, sources})
	}
	for groups := 256; groups >= 4; groups = groups * 3 / 4 {
		out = append(out, limits{small, 0, groups, 0, 0})
	}
	return out
}

// few reports whether it is worth trying to list every event.
func (p *page) few() bool {
	room := 0.0
	for _, c := range p.plan.columns {
		room += c.Max.Y - c.Min.Y
	}
	return float64(p.Match.N)*p.px(13) < room
}

// build lays the lists out within limits.
func (p *page) build(l limits) lists {
	on, off := p.onMap(), p.offMap()
	shown := on[:min(len(on), l.groups)]
	outside := off[:atMost(len(off), l.outside)]
	p.cites = scene.Cite(p.known(), p.cited(shown, outside, l))
	out := lists{numbers: len(shown)}
	width := p.plan.columns[0].Max.X - p.plan.columns[0].Min.X
	out.blocks = append(out.blocks, p.heading("On the map", ""))
	if len(on) == 0 {
		out.blocks = append(out.blocks, p.line(p.nothing(), l.sheet, width, 0))
	}
	for _, g := range shown {
		out.blocks = append(out.blocks, p.group(g, l, width)...)
	}
	if n := len(on) - len(shown); n > 0 {
		events := 0
		for _, g := range on[len(shown):] {
			events += len(g.Events)
		}
		text := "and " + count(n, "more place") + " with " + count(events, "event") + ": see the export"
		out.blocks = append(out.blocks, p.line(text, l.sheet, width, 0))
	}
	out.blocks = append(out.blocks, p.annotations(l, width)...)
	out.blocks = append(out.blocks, p.reference(l, width)...)
	out.blocks = append(out.blocks, p.outside(outside, len(off), l, width)...)
	out.blocks = append(out.blocks, p.sources(l, width)...)
	return out
}

// cited lists the events whose sources are numbered, in the order of the list.
func (p *page) cited(shown []scene.Group, outside []int32, l limits) []int32 {
	var out []int32
	for _, g := range shown {
		out = append(out, g.Events[:atMost(len(g.Events), l.perGroup)]...)
	}
	out = append(out, outside...)
	if len(out) == 0 && p.known().Implied != nil {
		return p.Match.Events()[:min(1, p.Match.N)] // the file stands behind every row
	}
	return out
}

// atMost is how many of n events are listed: all where only one would be left
// out, because the remark would take its place.
func atMost(n, limit int) int {
	if limit > 0 && n <= limit+1 || n <= limit {
		return n
	}
	return limit
}

// group is the events of one place, and how many are not listed.
func (p *page) group(g scene.Group, l limits, width float64) []block {
	n := atMost(len(g.Events), l.perGroup)
	if n == 0 {
		return []block{p.groupLine(g, l.sheet, width)}
	}
	var out []block
	for i, e := range g.Events[:n] {
		number := 0
		if i == 0 {
			number = g.Number
		}
		out = append(out, p.item(e, number, l.sheet, width))
	}
	if more := len(g.Events) - n; more > 0 {
		text := "and " + scene.Thousands(more) + " more: " + g.Name + p.years(g.Events[n:])
		out = append(out, p.line(text, l.sheet, width, textColumn))
	}
	return out
}

// outside is the matching events that the map does not show.
func (p *page) outside(events []int32, total int, l limits, width float64) []block {
	if total == 0 {
		return nil
	}
	out := []block{p.subheading("Outside the map or without a place", l.sheet, width)}
	for _, e := range events {
		out = append(out, p.item(e, -1, l.sheet, width))
	}
	if more := total - len(events); more > 0 {
		text := "and " + scene.Thousands(more) + " more: see the export"
		if len(events) == 0 {
			text = count(total, "event") + ": see the export"
		}
		out = append(out, p.line(text, l.sheet, width, textColumn))
	}
	return out
}

// sources is the numbered list of what is cited.
func (p *page) sources(l limits, width float64) []block {
	cited := p.cites.List()
	shown := cited[:atMost(len(cited), l.sources)]
	gap := block{height: p.px(8), head: true, draw: func(draw.Point, float64) {}}
	if len(cited) == 0 {
		if p.Match.N == 0 || l.perGroup > 0 {
			return nil
		}
		return []block{gap, p.heading("Sources", ""), p.line("Of the events that are not listed: see the export.", l.sheet, width, 0)}
	}
	out := []block{gap, p.heading("Sources", "grade A–F")}
	for _, c := range shown {
		out = append(out, p.source(c, l.sheet, width))
	}
	if more := len(cited) - len(shown); more > 0 {
		out = append(out, p.line("and "+count(more, "more source")+": see the export", l.sheet, width, citeColumn))
	}
	return out
}

// nothing says why no event is on the map.
func (p *page) nothing() string {
	switch {
	case p.scene.Dotted() && p.scene.OnMap > 0:
		return scene.Thousands(p.scene.OnMap) + " events, drawn as dots, are not listed: see the export."
	case p.Match.N == 0:
		return "No event matches."
	}
	return "No matching event has a place here."
}

// count is a number with its word: "1 event", "2 events".
func count(n int, word string) string {
	if n == 1 {
		return "1 " + word
	}
	return scene.Thousands(n) + " " + word + "s"
}

// onMap is the groups on the map that their layers show, by number.
func (p *page) onMap() []scene.Group {
	var out []scene.Group
	for _, g := range p.scene.Groups {
		if g.Number > 0 && p.View.Layers.Has(layerOf(g.Shape)) {
			out = append(out, g)
		}
	}
	slices.SortFunc(out, func(a, b scene.Group) int { return cmp.Compare(a.Number, b.Number) })
	return out
}

// offMap is the matching events that are not among the groups on the map, by
// time.
func (p *page) offMap() []int32 {
	k := p.known()
	if p.scene.Dotted() {
		return nil
	}
	drawn := make([]bool, k.Events.N)
	for _, g := range p.onMap() {
		for _, e := range g.Events {
			drawn[e] = true
		}
	}
	var out []int32
	for _, e := range p.Match.Events() {
		if !drawn[e] {
			out = append(out, e)
		}
	}
	slices.SortStableFunc(out, func(a, b int32) int {
		return cmp.Compare(k.Spans.EarliestStart[a], k.Spans.EarliestStart[b])
	})
	return out
}

// fits reports whether blocks have room in the columns.
func (p *page) fits(blocks []block) bool {
	ok := true
	p.flow(blocks, func(int, draw.Point) {}, &ok)
	return ok
}

// flow puts blocks into the columns, one below the other, and tells where each
// one stands; ok becomes false where they run out.
func (p *page) flow(blocks []block, put func(i int, at draw.Point), ok *bool) {
	columns := p.plan.columns
	c, y := 0, columns[0].Min.Y
	for i, b := range blocks {
		need := b.height
		if b.head && i+1 < len(blocks) {
			need += blocks[i+1].height
		}
		if y+need > columns[c].Max.Y+p.px(4) {
			if c+1 == len(columns) {
				*ok = false
				return
			}
			c++
			y = columns[c].Min.Y
		}
		put(i, draw.Pt(columns[c].Min.X, y))
		y += b.height
	}
}

// cut keeps as many blocks as there is room for, with a last one that says so.
func (p *page) cut(l lists) lists {
	small := sheets()[len(sheets())-1]
	width := p.plan.columns[0].Max.X - p.plan.columns[0].Min.X
	for n := len(l.blocks) - 1; n > 0; n-- {
		kept := append(slices.Clone(l.blocks[:n]), p.line("The rest has no room: see the export.", small, width, 0))
		if p.fits(kept) {
			l.blocks = kept
			return l
		}
	}
	l.blocks = nil
	return l
}

// drawLists draws the lists into their columns.
func (p *page) drawLists(l lists) {
	if len(p.plan.columns) == 0 {
		return
	}
	ok := true
	p.flow(l.blocks, func(i int, at draw.Point) {
		width := p.plan.columns[0].Max.X - p.plan.columns[0].Min.X
		l.blocks[i].draw(at, width)
	}, &ok)
}
