package label_test

import (
	"fmt"
	"strings"
	"testing"

	"sandtable/geo/draw"
)

// TestShapesLikeHarfBuzz holds glyphs, places and advances against those that
// hb-shape 6.0 gives for the same font files, in their order from left to right
// (hb-shape --no-glyph-names --no-clusters FILE TEXT).
func TestShapesLikeHarfBuzz(t *testing.T) {
	f := fonts(t)
	for _, c := range []struct {
		text, want string
		font       draw.Font
	}{
		{"سوريا", "47+291|1490+299|978+367|1468+472|1077+784", draw.Regular},
		{"المملكة العربية السعودية", "1271+486|1490+299|214+477|1468+472|12+521|1079+850|667+260|46+238|3+260|1271+486|1492+373|102+269|979+396|12+521|667+260|46+238|3+260|1271+486|560+508|670+300|773+578|773+578|667+260|46+238", draw.Italic},
		{"لا", "704+582", draw.Regular},
		{"ישראל", "55+556|3@-2,0+674|86+542|96@-15,0+772|138+332", draw.Bold},
		{"קִבּוּץ", "27+529|15@-44,0+0|124+301|15@126,0+0|12+572|45@290,0+0|82+627", draw.Regular},
		{"Каракас", "435+618|457+561|473+615|457+561|467+529|457+561|474+480", draw.Regular},
		{"Hồ Chí Minh", "43+680|813+563|3+260|38+587|75+579|175+258|3+260|48+841|76+258|81+579|75+579", draw.Italic},
		{"Ho\u0302\u0300", "43+741|816+605", draw.Regular},
	} {
		const em = 1000
		style := draw.TextStyle{Font: c.font, Size: em}
		glyphs := f.Shape(nil, c.text, style)
		at := 0.0
		for i, part := range strings.Split(c.want, "|") {
			if i >= len(glyphs) {
				t.Fatalf("%q has %d glyphs, want %s", c.text, len(glyphs), c.want)
			}
			id, dx, advance := wanted(part)
			g := glyphs[i]
			if int(g.ID) != id || off(g.X, at+dx) {
				t.Errorf("%q: glyph %d is %d at %v, want %d at %v", c.text, i, g.ID, g.X, id, at+dx)
			}
			at += advance
		}
		if w := f.Measure(c.text, style).Width; off(w, at) || len(glyphs) != strings.Count(c.want, "|")+1 {
			t.Errorf("%q: %d glyphs, %v wide, want %v", c.text, len(glyphs), w, at)
		}
		if missing := f.Missing(c.text, c.font); len(missing) > 0 {
			t.Errorf("%q lacks %q", c.text, missing)
		}
	}
}

// wanted reads a glyph as hb-shape writes it: 15@-44,0+0.
func wanted(part string) (id int, dx, advance float64) {
	glyph, tail, _ := strings.Cut(part, "+")
	glyph, move, moved := strings.Cut(glyph, "@")
	fmt.Sscan(glyph, &id)
	fmt.Sscan(tail, &advance)
	if moved {
		fmt.Sscanf(move, "%g,", &dx)
	}
	return id, dx, advance
}

func off(a, b float64) bool { return a-b > 0.6 || b-a > 0.6 }

// TestSpacingDoesNotTearLetters: letter spacing is left out where letters hang
// together, and only there.
func TestSpacingDoesNotTearLetters(t *testing.T) {
	f := fonts(t)
	plain, spaced := draw.TextStyle{Size: 20}, draw.TextStyle{Size: 20, Tracking: 5}
	if a, b := f.Measure("سوريا", plain).Width, f.Measure("سوريا", spaced).Width; a != b {
		t.Errorf("Arabic letters were spaced: %v, want %v", b, a)
	}
	if a, b := f.Measure("ישראל", plain).Width, f.Measure("ישראל", spaced).Width; b-a != 20 {
		t.Errorf("Hebrew letters were spaced by %v, want 20", b-a)
	}
}

// TestLinesOfTwoDirections: a line begins on the side where its first letter says.
func TestLinesOfTwoDirections(t *testing.T) {
	f := fonts(t)
	first := func(text string) uint32 { return f.Shape(nil, text, draw.TextStyle{Size: 10})[0].ID }
	if got, want := first("סוריה SY"), first("SY"); got != want {
		t.Errorf("a Hebrew line begins with glyph %d on the left, want the S, %d", got, want)
	}
	if got, want := first("SY סוריה"), first("SY"); got != want {
		t.Errorf("a Latin line begins with glyph %d on the left, want the S, %d", got, want)
	}
}
