package table

// face is a way of setting text, for measuring.
type face uint8

// The faces of rows and headers.
const (
	plain face = iota
	bold
	mono
	small // headers and counts
	smallBold
	faces
)

// fitter cuts texts to a width. It adds up the widths of single letters, each
// measured once: a row that comes into view costs no shaping, and kerning, which
// only draws letters together, never makes a cut text too long.
type fitter struct {
	measure func(text string, f face) float32
	widths  [faces]map[rune]float32
}

// maxLetters bounds the letters that are remembered in a face.
const maxLetters = 4096

const ellipsis = "…"

func newFitter(measure func(text string, f face) float32) *fitter {
	return &fitter{measure: measure}
}

// letter is the width of one letter.
func (t *fitter) letter(r rune, f face) float32 {
	known := t.widths[f]
	if w, ok := known[r]; ok {
		return w
	}
	if known == nil || len(known) >= maxLetters {
		known = map[rune]float32{}
		t.widths[f] = known
	}
	w := t.measure(string(r), f)
	known[r] = w
	return w
}

// width is that of a whole text.
func (t *fitter) width(text string, f face) float32 {
	w := float32(0)
	for _, r := range text {
		w += t.letter(r, f)
	}
	return w
}

// cut shortens a text to a width, with an ellipsis where something is left out.
func (t *fitter) cut(text string, room float32, f face) string {
	dots := t.letter('…', f)
	w, keep := float32(0), 0
	for i, r := range text {
		if w+dots <= room {
			keep = i // what is before this letter fits with the dots
		}
		if w += t.letter(r, f); w > room {
			return trimRight(text[:keep]) + ellipsis
		}
	}
	return text
}

// trimRight drops spaces before an ellipsis.
func trimRight(s string) string {
	for len(s) > 0 && s[len(s)-1] == ' ' {
		s = s[:len(s)-1]
	}
	return s
}
