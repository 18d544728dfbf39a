package report

import (
	"strconv"
	"strings"

	"sandtable/app/scene"
	"sandtable/data"
	"sandtable/geo/draw"
)

// block is a piece of a list that is not divided between columns.
type block struct {
	height float64 // px, with the gap below it
	head   bool    // a heading: never last in a column
	draw   func(at draw.Point, width float64)
}

// sheet is the type of the lists at one of the sizes that are tried.
type sheet struct {
	size, leading float64 // units
	gap           float64 // between items
}

// sheets are the sizes, from the one wanted to the smallest that reads.
func sheets() []sheet {
	return []sheet{{12, 16, 5.5}, {11, 14.5, 4.5}, {10, 13, 3.5}}
}

// The columns of an item, in units.
const (
	markColumn = 32.0 // the middle of the mark
	textColumn = 46.0
	listMark   = 14.0
	citeColumn = 30.0 // where the text of a source begins
	badgeW     = 18.0
	badgeH     = 16.0
)

// heading is a title with a line below it and a caption at the right.
func (p *page) heading(title, caption string) block {
	high := p.px(30)
	return block{height: high, head: true, draw: func(at draw.Point, width float64) {
		base := at.Y + p.px(13)
		p.list.Text(draw.TextRun{
			Text: title, Style: draw.TextStyle{Font: draw.Bold, Size: p.px(13.5)}, Color: p.theme.Fg, At: draw.Pt(at.X, base),
		})
		if caption != "" {
			p.list.Text(draw.TextRun{
				Text: caption, Style: draw.TextStyle{Size: p.px(11)}, Color: p.theme.Fg2,
				At: draw.Pt(at.X+width, base), Align: draw.AlignRight,
			})
		}
		p.list.Fill(draw.Rect(at.X, p.whole((at.Y+p.px(19))/p.k), width, max(1, p.whole(1))), p.theme.Fg)
	}}
}

// subheading is a bold line without a rule.
func (p *page) subheading(title string, s sheet, width float64) block {
	text := p.set([]span{p.bold(title)}, s.size, s.leading, width)
	return block{height: text.height() + p.px(s.gap+6), head: true, draw: func(at draw.Point, _ float64) {
		p.draw(text, at.Add(draw.Pt(0, p.px(4))))
	}}
}

// line is a remark in secondary text, indented like the events or not at all.
func (p *page) line(text string, s sheet, width, indent float64) block {
	t := p.set([]span{p.quiet(text)}, s.size, s.leading, width-p.px(indent))
	return block{height: t.height() + p.px(s.gap), draw: func(at draw.Point, _ float64) {
		p.draw(t, at.Add(draw.Pt(p.px(indent), 0)))
	}}
}

// item is an event: its number if it opens a group, mark, when, title, sources.
func (p *page) item(e int32, number int, s sheet, width float64) block {
	k := p.known()
	spans := []span{p.quiet(ShortWhen(k, e, p.year()) + " "), p.plain(k.Events.Title.At(e))}
	if number < 0 {
		if name := scene.PlaceName(k, e); name != "" {
			spans = append(spans, p.quiet(" · "+name))
		}
	}
	if refs := references(p.cites.Of(k, e)); refs != "" {
		spans = append(spans, p.bold(" "+refs))
	}
	text := p.set(spans, s.size, s.leading, width-p.px(textColumn))
	mark := p.Model.Inks(p.View).Mark(e)
	mark.Size, mark.Bare, mark.Code = p.px(listMark*s.size/12), true, ""
	return block{height: text.height() + p.px(s.gap), draw: func(at draw.Point, _ float64) {
		middle := at.Y + text.leading/2
		if number > 0 {
			p.drawNumber(p.list, number, draw.Pt(at.X+p.px(numberRadius), middle), numberRadius*s.size/12)
		}
		mark.Append(p.list, draw.Pt(at.X+p.px(markColumn), middle), p.theme)
		p.draw(text, draw.Pt(at.X+p.px(textColumn), at.Y))
	}}
}

// groupLine stands for all events of a group.
func (p *page) groupLine(g scene.Group, s sheet, width float64) block {
	text := p.set([]span{p.plain(p.groupWords(g))}, s.size, s.leading, width-p.px(textColumn-18))
	return block{height: text.height() + p.px(s.gap), draw: func(at draw.Point, _ float64) {
		p.drawNumber(p.list, g.Number, draw.Pt(at.X+p.px(numberRadius), at.Y+text.leading/2), numberRadius*s.size/12)
		p.draw(text, draw.Pt(at.X+p.px(textColumn-18), at.Y))
	}}
}

// groupWords is "Caracas: 24 events, 2006 to 2025".
func (p *page) groupWords(g scene.Group) string {
	n := len(g.Events)
	if n == 1 {
		return g.Name + ": " + p.known().Events.Title.At(g.First())
	}
	return g.Name + ": " + scene.Thousands(n) + " events" + p.years(g.Events)
}

// years is the years of events that follow each other in time: ", 2006 to 2025".
func (p *page) years(events []int32) string {
	k := p.known()
	first, last := 0, 0
	for _, e := range events {
		if !k.Spans.Dated(e) || k.Spans.EarliestStart[e].Unbounded() {
			continue
		}
		y, _, _ := k.Spans.EarliestStart[e].YMD()
		if first == 0 {
			first = y
		}
		last = max(last, y)
	}
	switch {
	case first == 0:
		return ""
	case first == last:
		return ", " + strconv.Itoa(first)
	}
	return ", " + strconv.Itoa(first) + " to " + strconv.Itoa(last)
}

// references are the numbers of sources: "[1][5]".
func references(numbers []int) string {
	var b strings.Builder
	for _, n := range numbers {
		b.WriteString("[" + strconv.Itoa(n) + "]")
	}
	return b.String()
}

// year is the year that goes without saying: that of the window, where it has
// one; else 0.
func (p *page) year() int {
	from, _, _ := p.View.Window.A.YMD()
	if to, _, _ := p.View.Window.Z.YMD(); to == from {
		return from
	}
	return 0
}

// source is a numbered source with its grade.
func (p *page) source(c scene.Citation, s sheet, width float64) block {
	src := p.known().Sources[c.Source]
	text := p.set([]span{p.plain(Short(src))}, s.size-0.5, s.leading-1, width-p.px(citeColumn+badgeW+10))
	return block{height: max(text.height(), p.px(badgeH)) + p.px(s.gap), draw: func(at draw.Point, width float64) {
		number := p.set([]span{p.bold("[" + strconv.Itoa(c.Number) + "]")}, s.size-0.5, s.leading-1, width)
		p.draw(number, at)
		p.draw(text, at.Add(draw.Pt(p.px(citeColumn), 0)))
		p.badge(src, draw.Pt(at.X+width-p.px(badgeW), at.Y))
	}}
}

// badge is a grade: A and B filled, the others outlined, the letter always there.
func (p *page) badge(s data.Source, at draw.Point) {
	if s.Grade == 0 {
		return
	}
	ink, paper := p.theme.OK, p.theme.Panel
	line := max(1, p.whole(1))
	box := draw.RoundRect(at.X+line/2, at.Y+line/2, p.px(badgeW)-line, p.px(badgeH)-line, p.px(3))
	switch s.Grade {
	case 'A', 'B':
		p.list.Fill(box, ink)
		ink = paper
	case 'C':
		ink = p.theme.Fg2
	case 'D':
		ink = p.theme.Warning
	default:
		ink = p.theme.Error
	}
	if s.Grade > 'B' {
		p.list.Stroke(box, draw.Line(line, ink))
	}
	p.list.Text(draw.TextRun{
		Text: string(rune(s.Grade)), Style: draw.TextStyle{Font: draw.Bold, Size: p.px(10.5)}, Color: ink,
		At: at.Add(draw.Pt(p.px(badgeW/2), p.px(badgeH/2+3.8))), Align: draw.AlignCenter,
	})
}
