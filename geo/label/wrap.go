package label

import (
	"sort"
	"strings"

	"sandtable/geo/draw"
)

// Wrap breaks a text into lines no wider than width, where Unicode (UAX 14)
// allows it; a word that is wider by itself is cut between characters. Line
// breaks in the text are kept, spaces around a break dropped. There is always at
// least one line, and every line holds at least one character.
func (f *Fonts) Wrap(text string, style draw.TextStyle, width float64) []string {
	var lines []string
	for _, par := range strings.Split(text, "\n") {
		lines = append(lines, f.wrapParagraph(par, style, width)...)
	}
	return lines
}

func (f *Fonts) wrapParagraph(text string, style draw.TextStyle, width float64) []string {
	var lines []string
	line := ""
	for _, piece := range f.pieces(text) {
		if f.fits(line+piece, style, width) {
			line += piece
			continue
		}
		if trimmed := strings.TrimSpace(line); trimmed != "" {
			lines = append(lines, trimmed)
		}
		line = piece
		for !f.fits(line, style, width) {
			head := f.head(line, "", style, width)
			if head == strings.TrimRight(line, " ") {
				break
			}
			lines = append(lines, head)
			line = line[len(head):]
		}
	}
	if rest := strings.TrimSpace(line); rest != "" || len(lines) == 0 {
		lines = append(lines, rest)
	}
	return lines
}

// fits tells whether a text is within width; spaces at its ends do not count.
func (f *Fonts) fits(text string, style draw.TextStyle, width float64) bool {
	text = strings.TrimSpace(text)
	return text == "" || f.Measure(text, style).Width <= width
}

// pieces cuts a text where a line may break.
func (f *Fonts) pieces(text string) []string {
	f.breaks.Init([]rune(text))
	var out []string
	for it := f.breaks.LineIterator(); it.Next(); {
		out = append(out, string(it.Line().Text))
	}
	return out
}

// Ellipsis returns the text if it is within width, else its longest beginning
// that is with an ellipsis after it. If not even one character fits the
// ellipsis alone is returned.
func (f *Fonts) Ellipsis(text string, style draw.TextStyle, width float64) string {
	if f.Measure(text, style).Width <= width {
		return text
	}
	const dots = "…"
	if f.Measure(dots, style).Width > width {
		return dots
	}
	head := f.head(text, dots, style, width)
	if f.Measure(head+dots, style).Width > width {
		return dots
	}
	return strings.TrimRight(head, " ,;:.–-") + dots
}

// head returns the longest beginning of text, cut between characters as people
// see them, that fits with tail after it; never less than one character.
func (f *Fonts) head(text, tail string, style draw.TextStyle, width float64) string {
	ends := f.graphemes(text)
	n := sort.Search(len(ends), func(i int) bool {
		return f.Measure(text[:ends[i]]+tail, style).Width > width
	})
	return text[:ends[max(n-1, 0)]]
}

// graphemes returns the byte offsets at which a character ends.
func (f *Fonts) graphemes(text string) []int {
	f.breaks.Init([]rune(text))
	var ends []int
	at := 0
	for it := f.breaks.GraphemeIterator(); it.Next(); {
		at += len(string(it.Grapheme().Text))
		ends = append(ends, at)
	}
	return ends
}
