package detail

import (
	"strings"
	"unicode/utf8"

	"sandtable/app/detail/page"
)

// piece is a run of text in one tone on one line, at x from the left.
type piece struct {
	text string
	span page.Span
	x, w float32
	line int
}

// measure is how wide a text is in a tone.
type measure func(text string, tone page.Tone) float32

// flow breaks spans into lines no wider than width: between words, and inside a
// word only where it is wider than a whole line. Line breaks are kept. It
// returns the pieces in reading order and the number of lines. No text is lost,
// but for spaces at breaks.
func flow(spans []page.Span, width float32, m measure) ([]piece, int) {
	f := &flower{m: m, width: width}
	for _, w := range wordsOf(spans) {
		f.word(w)
	}
	return f.pieces, f.line + 1
}

// word is what must not be broken: parts of one or more spans without a space
// between them, then the spaces that follow; or a line break.
type word struct {
	parts []page.Span
	space bool
	feed  bool
}

// wordsOf cuts spans into words. A word may reach over spans: the comma after a
// link stays with it.
func wordsOf(spans []page.Span) []word {
	var out []word
	open := false // the last word may still grow
	for _, s := range spans {
		for i, row := range strings.Split(s.Text, "\n") {
			if i > 0 {
				out, open = append(out, word{feed: true}), false
			}
			for row != "" {
				end := strings.IndexByte(row, ' ')
				text := row
				if end >= 0 {
					text = row[:end]
				}
				if text != "" {
					part := s
					part.Text = text
					if !open {
						out = append(out, word{})
					}
					out[len(out)-1].parts = append(out[len(out)-1].parts, part)
					open = true
				}
				if end < 0 {
					break
				}
				if n := len(out); n > 0 {
					out[n-1].space = true
				}
				row, open = row[end+1:], false
			}
		}
	}
	return out
}

// flower lays words on lines.
type flower struct {
	m      measure
	width  float32
	pieces []piece
	line   int
	x      float32
	space  bool // a space is due before the next word
}

func (f *flower) word(w word) {
	if w.feed {
		f.feed()
		return
	}
	total := float32(0)
	for _, p := range w.parts {
		total += f.m(p.Text, p.Tone)
	}
	gap := float32(0)
	if f.space && f.x > 0 {
		gap = f.m(" ", w.parts[0].Tone)
	}
	if f.x > 0 && f.x+gap+total > f.width {
		f.feed()
		gap = 0
	}
	for i, p := range w.parts {
		if i == 0 && gap > 0 {
			f.gap(p, gap)
		}
		f.part(p)
	}
	f.space = w.space
}

func (f *flower) feed() {
	f.line++
	f.x, f.space = 0, false
}

// gap puts the space before a word: into the piece before it where that goes on,
// so that a sentence is one piece.
func (f *flower) gap(next page.Span, gap float32) {
	if n := len(f.pieces); n > 0 && same(f.pieces[n-1].span, next) && f.pieces[n-1].line == f.line {
		f.pieces[n-1].text += " "
		return
	}
	f.x += gap
}

// part puts a part of a word on the line, in as many cuts as it needs.
func (f *flower) part(p page.Span) {
	for text := p.Text; text != ""; {
		fits := f.fitting(text, p.Tone)
		f.put(text[:fits], p)
		text = text[fits:]
		if text != "" {
			f.feed()
		}
	}
}

// fitting is how many bytes of a text fit on the rest of the line: all, or as
// many letters as do, at least one at the line's beginning.
func (f *flower) fitting(text string, tone page.Tone) int {
	if f.x+f.m(text, tone) <= f.width {
		return len(text)
	}
	n := 0
	for i := range text {
		_, size := utf8.DecodeRuneInString(text[i:])
		if f.x+f.m(text[:i+size], tone) > f.width {
			break
		}
		n = i + size
	}
	if n > 0 {
		return n
	}
	if f.x > 0 {
		f.feed()
		return f.fitting(text, tone)
	}
	_, n = utf8.DecodeRuneInString(text)
	return n
}

// put appends text to the line, to its last piece where that has the same span.
func (f *flower) put(text string, s page.Span) {
	if n := len(f.pieces); n > 0 && f.pieces[n-1].line == f.line && same(f.pieces[n-1].span, s) {
		last := &f.pieces[n-1]
		last.text += text
		last.w = f.m(last.text, s.Tone)
		f.x = last.x + last.w
		return
	}
	w := f.m(text, s.Tone)
	f.pieces = append(f.pieces, piece{text: text, span: s, x: f.x, w: w, line: f.line})
	f.x += w
}

// same reports whether two spans are set alike and lead to the same place.
func same(a, b page.Span) bool { return a.Tone == b.Tone && a.To == b.To }
