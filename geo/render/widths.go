package render

import (
	"sync"

	"sandtable/geo/draw"
	"sandtable/geo/label"
)

// widths measures texts, for any number of goroutines.
type widths struct {
	mu    sync.Mutex
	fonts *label.Fonts
}

func newWidths(fonts *label.Fonts) *widths { return &widths{fonts: fonts.Clone()} }

// of returns the width of a line of text.
func (w *widths) of(text string, style draw.TextStyle) float64 {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.fonts.Measure(text, style).Width
}

// has reports whether the fonts have all letters of a text.
func (w *widths) has(text string, n draw.Font) bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	return len(w.fonts.Missing(text, n)) == 0
}

// Shares of the size that letters reach above and below the baseline.
const (
	riseShare = 0.76
	dropShare = 0.24
)

// textBox returns the box of a line of text that begins at x on a baseline.
func textBox(x, baseline, width, size float64) draw.Box {
	return draw.Box{
		Min: draw.Pt(x, baseline-riseShare*size),
		Max: draw.Pt(x+width, baseline+dropShare*size),
	}
}
