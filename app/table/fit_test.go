package table

import (
	"testing"
	"unicode/utf8"
)

// ten measures every letter as ten units.
func ten(text string, _ face) float32 { return 10 * float32(utf8.RuneCountInString(text)) }

func TestCut(t *testing.T) {
	fit := newFitter(ten)
	for _, c := range []struct {
		text string
		room float32
		want string
	}{
		{"", 0, ""},
		{"abc", 30, "abc"},
		{"abcd", 39, "ab…"},
		{"ab cd", 49, "ab…"}, // no space before the dots
		{"añbćd", 40, "añb…"},
		{"abc", 10, "…"},
		{"abc", 5, "…"},
		{"日本語日本", 30, "日本…"},
	} {
		if got := fit.cut(c.text, c.room, plain); got != c.want {
			t.Errorf("%q in %v: %q, want %q", c.text, c.room, got, c.want)
		}
	}
}

func TestCutMeasuresOnce(t *testing.T) {
	calls := 0
	fit := newFitter(func(text string, f face) float32 { calls++; return ten(text, f) })
	for range 100 {
		fit.cut("banana banana", 1000, plain)
	}
	if calls != 5 { // b a n, space, dots
		t.Errorf("measured %d times", calls)
	}
	for r := rune(0x4e00); r < 0x4e00+3*maxLetters; r++ {
		fit.letter(r, plain)
	}
	if n := len(fit.widths[plain]); n > maxLetters {
		t.Errorf("%d letters are remembered", n)
	}
}

func FuzzCut(f *testing.F) {
	f.Add("Two Tu-160 bombers", 70.0)
	f.Add("\xff…", 10.0)
	fit := newFitter(ten)
	f.Fuzz(func(t *testing.T, text string, room float64) {
		got := fit.cut(text, float32(room), plain)
		if w := fit.width(got, plain); w > float32(room) && got != ellipsis && got != text {
			t.Errorf("%q in %v: %q is %v wide", text, room, got, w)
		}
		if got == text && fit.width(text, plain) > float32(room) && text != ellipsis && text != "" {
			t.Errorf("%q stays whole in %v", text, room)
		}
	})
}
