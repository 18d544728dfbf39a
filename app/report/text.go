package report

import (
	"image/color"
	"strings"

	"sandtable/geo/draw"
)

// span is a piece of text in one style.
type span struct {
	text string
	font draw.Font
	ink  color.NRGBA
}

// placed is a piece of a line with its distance from the line's left end.
type placed struct {
	span
	x float64
}

// paragraph is a text broken into lines.
type paragraph struct {
	lines   [][]placed
	size    float64 // px
	leading float64 // px
	align   draw.Align
}

// paragraphs are texts one below the other.
type paragraphs []paragraph

func (t paragraph) height() float64 { return t.leading * float64(len(t.lines)) }

func (t paragraphs) height() float64 {
	h := 0.0
	for _, q := range t {
		h += q.height()
	}
	return h
}

// set breaks spans into lines no wider than width; sizes in units, width in px.
func (p *page) set(spans []span, size, leading, width float64) paragraph {
	t := paragraph{size: p.px(size), leading: p.px(leading)}
	var line []placed
	x := 0.0
	for _, w := range p.words(spans, size, width) {
		space := 0.0
		if w.spaced && len(line) > 0 {
			space = p.measure(" ", line[len(line)-1].font, size)
		}
		wide := p.measure(w.text, w.font, size)
		if len(line) > 0 && x+space+wide > width {
			t.lines = append(t.lines, line)
			line, x, space = nil, 0, 0
		}
		if n := len(line) - 1; n >= 0 && line[n].font == w.font && line[n].ink == w.ink && (space > 0 || !w.spaced) {
			if space > 0 {
				line[n].text += " "
			}
			line[n].text += w.text
			x = line[n].x + p.measure(line[n].text, w.font, size)
			continue
		}
		line = append(line, placed{w.span, x + space})
		x += space + wide
	}
	if len(line) > 0 {
		t.lines = append(t.lines, line)
	}
	return t
}

// word is a word of a span; spaced says that a space stands before it.
type word struct {
	span
	spaced bool
}

// words splits spans at spaces, and words that are wider than a line.
func (p *page) words(spans []span, size, width float64) []word {
	var out []word
	open := false // a space is due
	for _, s := range spans {
		for i, text := range strings.Split(s.text, " ") {
			open = open || i > 0
			if text == "" {
				continue
			}
			for _, part := range p.parts(text, s.font, size, width) {
				out = append(out, word{span{part, s.font, s.ink}, open})
				open = false
			}
		}
	}
	return out
}

func (p *page) parts(text string, font draw.Font, size, width float64) []string {
	if p.measure(text, font, size) <= width {
		return []string{text}
	}
	return p.kit.Fonts.Wrap(text, draw.TextStyle{Font: font, Size: p.px(size)}, width)
}

// measure is the width of a text, px, at a size in units.
func (p *page) measure(text string, font draw.Font, size float64) float64 {
	return p.kit.Fonts.Measure(text, draw.TextStyle{Font: font, Size: p.px(size)}).Width
}

// draw draws a paragraph with the top of its first line at a point; right-aligned
// ones end there.
func (p *page) draw(t paragraph, at draw.Point) {
	for i, line := range t.lines {
		base := at.Y + t.leading*float64(i) + (t.leading+t.size*0.72)/2
		x := at.X
		if t.align == draw.AlignRight && len(line) > 0 {
			last := line[len(line)-1]
			x -= last.x + p.measure(last.text, last.font, t.size/p.k)
		}
		for _, s := range line {
			p.list.Text(draw.TextRun{
				Text: s.text, Style: draw.TextStyle{Font: s.font, Size: t.size}, Color: s.ink, At: draw.Pt(x+s.x, base),
			})
		}
	}
}

// drawAll draws paragraphs one below the other and returns where they end.
func (p *page) drawAll(ts paragraphs, at draw.Point) float64 {
	for _, t := range ts {
		p.draw(t, at)
		at.Y += t.height()
	}
	return at.Y
}

// Spans in the foreground, plain and bold, and in secondary colour.
func (p *page) plain(text string) span { return span{text, draw.Regular, p.theme.Fg} }
func (p *page) bold(text string) span  { return span{text, draw.Bold, p.theme.Fg} }
func (p *page) quiet(text string) span { return span{text, draw.Regular, p.theme.Fg2} }
