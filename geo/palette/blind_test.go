package palette_test

import (
	"image/color"
	"math"
	"testing"

	"sandtable/geo/palette"
)

// sight is how a viewer sees linear light: a matrix, row by row. Those of the
// three kinds of dichromats are from Machado, Oliveira and Fernandes (2009),
// severity 1.
type sight [9]float64

func sights() map[string]sight {
	return map[string]sight{
		"common":       {1, 0, 0, 0, 1, 0, 0, 0, 1},
		"protanopia":   {0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998},
		"deuteranopia": {0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940, 0.968881},
		"tritanopia":   {1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.303900},
	}
}

// lab returns CIE 1976 L*a*b* of a colour as a viewer sees it.
func (s sight) lab(c color.NRGBA) [3]float64 {
	linear := func(v uint8) float64 {
		x := float64(v) / 255
		if x <= 0.04045 {
			return x / 12.92
		}
		return math.Pow((x+0.055)/1.055, 2.4)
	}
	in := [3]float64{linear(c.R), linear(c.G), linear(c.B)}
	var rgb [3]float64
	for i := range rgb {
		rgb[i] = min(1, max(0, s[3*i]*in[0]+s[3*i+1]*in[1]+s[3*i+2]*in[2]))
	}
	f := func(t float64) float64 {
		if t > 0.008856 {
			return math.Cbrt(t)
		}
		return 7.787*t + 16.0/116
	}
	x := f((0.4124*rgb[0] + 0.3576*rgb[1] + 0.1805*rgb[2]) / 0.95047)
	y := f(0.2126*rgb[0] + 0.7152*rgb[1] + 0.0722*rgb[2])
	z := f((0.0193*rgb[0] + 0.1192*rgb[1] + 0.9505*rgb[2]) / 1.08883)
	return [3]float64{116*y - 16, 500 * (x - y), 200 * (y - z)}
}

// distance is CIE76.
func (s sight) distance(a, b color.NRGBA) float64 {
	p, q := s.lab(a), s.lab(b)
	return math.Hypot(math.Hypot(p[0]-q[0], p[1]-q[1]), p[2]-q[2])
}

// least returns the smallest distance between two of some colours, and for whom.
func least(colours []color.NRGBA) (float64, string) {
	best, who := math.Inf(1), ""
	for name, s := range sights() {
		for i, a := range colours {
			for _, b := range colours[:i] {
				if d := s.distance(a, b); d < best {
					best, who = d, name
				}
			}
		}
	}
	return best, who
}

// TestToldApart holds the colours of actors and of the filled families against
// what colour-blind readers see.
func TestToldApart(t *testing.T) {
	for _, tc := range []struct {
		mode             palette.Mode
		actors, families float64
	}{{palette.Light, 18, 14}, {palette.Dark, 11, 14}, {palette.Print, 18, 14}} {
		th := palette.Of(tc.mode)
		var actors, families []color.NRGBA
		for slot := range palette.ActorSlots + 1 {
			actors = append(actors, th.Actor(slot))
		}
		for f := palette.Force; f < palette.Assessment; f++ {
			families = append(families, th.Family(f))
		}
		if d, who := least(actors); d < tc.actors {
			t.Errorf("%v: two actors are %.1f apart for %s, want %.0f", tc.mode, d, who, tc.actors)
		}
		if d, who := least(families); d < tc.families {
			t.Errorf("%v: two families are %.1f apart for %s, want %.0f", tc.mode, d, who, tc.families)
		}
	}
}

// TestActorsInGrey: in grey an actor still stands out from land and sea, and its
// mark carries its glyph; the code beside it tells which one it is.
func TestActorsInGrey(t *testing.T) {
	grey := func(c color.NRGBA) color.NRGBA {
		v := color.GrayModel.Convert(c).(color.Gray).Y
		return color.NRGBA{R: v, G: v, B: v, A: 255}
	}
	for _, m := range []palette.Mode{palette.Light, palette.Dark, palette.Print} {
		th := palette.Of(m)
		for slot := range palette.ActorSlots + 1 {
			ink := th.Actor(slot)
			for name, ground := range map[string]color.NRGBA{"land": th.Land, "glyph": th.OnMark, "paper": th.Panel} {
				if c := contrast(grey(ink), grey(ground)); c < 3 {
					t.Errorf("%v: actor %d against %s has contrast %.1f in grey", m, slot, name, c)
				}
			}
		}
	}
}

func TestActorSlots(t *testing.T) {
	seen := map[int]bool{}
	for _, code := range []string{"USA", "RUS", "VEN", "IRN", "CHN"} {
		slot, ok := palette.ActorSlot(code)
		if !ok || seen[slot] || slot >= palette.ActorSlots {
			t.Errorf("%s has slot %d, %v", code, slot, ok)
		}
		seen[slot] = true
	}
	if slot, ok := palette.ActorSlot("BRA"); ok || slot != palette.ActorSlots {
		t.Errorf("BRA has slot %d, %v", slot, ok)
	}
}
