package palette_test

import (
	"fmt"
	"image/color"
	"math"
	"testing"

	"sandtable/geo/palette"
)

// contrast returns the WCAG 2 contrast ratio.
func contrast(a, b color.NRGBA) float64 {
	l := func(c color.NRGBA) float64 {
		f := func(v uint8) float64 {
			x := float64(v) / 255
			if x <= 0.04045 {
				return x / 12.92
			}
			return math.Pow((x+0.055)/1.055, 2.4)
		}
		return 0.2126*f(c.R) + 0.7152*f(c.G) + 0.0722*f(c.B)
	}
	x, y := l(a)+0.05, l(b)+0.05
	return max(x/y, y/x)
}

func TestContrast(t *testing.T) {
	for _, m := range []palette.Mode{palette.Light, palette.Dark, palette.Print} {
		th := palette.Of(m)
		for _, tc := range []struct {
			name   string
			ink    color.NRGBA
			ground color.NRGBA
			least  float64
		}{
			{"fg", th.Fg, th.Panel, 10}, {"fg2", th.Fg2, th.Panel, 4.5}, {"fg3", th.Fg3, th.Panel, 4.5},
			{"fg3 on header", th.Fg3, th.Header, 4.5}, {"fg on bg", th.Fg, th.Bg, 10},
			{"accent", th.Accent, th.Panel, 4.5}, {"on accent", th.OnAccent, th.Accent, 4.5},
			{"selected", th.Fg, th.Selected, 7}, {"hover", th.Fg, th.Hover, 7},
			{"warning", th.Warning, th.WarningGround, 4.5}, {"error", th.Error, th.Panel, 4.5}, {"ok", th.OK, th.Panel, 4.5},
			{"state", th.LabelState, th.Land, 4.5}, {"focal", th.LabelFocal, th.Focal, 4.5}, {"city", th.LabelCity, th.Land, 4.5},
			{"sea", th.LabelSea, th.Sea, 4.2},
		} {
			if c := contrast(tc.ink, tc.ground); c < tc.least {
				t.Errorf("%v: %s has contrast %.1f, want %.1f", m, tc.name, c, tc.least)
			}
		}
		for f := range palette.Families {
			ink := th.Family(palette.Family(f))
			if c := contrast(ink, th.Land); c < 3 {
				t.Errorf("%v: %v on land has contrast %.1f", m, palette.Family(f), c)
			}
			if c := contrast(th.OnMark, ink); c < 3 {
				t.Errorf("%v: glyph on %v has contrast %.1f", m, palette.Family(f), c)
			}
		}
	}
}

// TestEveryTokenIsSet: no token is left transparent.
func TestEveryTokenIsSet(t *testing.T) {
	for _, m := range []palette.Mode{palette.Light, palette.Dark, palette.Print} {
		th := palette.Of(m)
		for i, c := range []color.NRGBA{th.Line, th.Line2, th.Halo, th.CoastBand1, th.CoastBand2, th.Border, th.Coast,
			th.River, th.Graticule, th.Actor(0), th.Actor(5), th.Actor(6), th.Neutral()} {
			if c.A != 255 {
				t.Errorf("%v: token %d is not set", m, i)
			}
		}
	}
}

func TestModesByName(t *testing.T) {
	for _, m := range []palette.Mode{palette.Light, palette.Dark, palette.Print} {
		if got, ok := palette.ParseMode(m.String()); !ok || got != m {
			t.Errorf("%q gives %v, %v", m.String(), got, ok)
		}
	}
	if _, ok := palette.ParseMode("sepia"); ok {
		t.Error("sepia is no mode")
	}
}

func ExampleOf() {
	th := palette.Of(palette.Dark)
	slot, ok := palette.ActorSlot("VEN")
	fmt.Println(th.Accent, th.Family(palette.Strike), ok, th.Actor(slot))
	// Output: {143 179 255 255} {224 119 90 255} true {245 192 74 255}
}
