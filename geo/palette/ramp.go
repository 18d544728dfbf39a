package palette

import "image/color"

// RampSteps is the number of colours of Ramp.
const RampSteps = 6

// Ramp returns the colours for few to many. Their lightness goes one way, away
// from the ground, in even steps, so that the order can be read in grey and by
// every eye; the hue goes along with it.
func (t Theme) Ramp() [RampSteps]color.NRGBA {
	if t.Mode == Dark {
		return [RampSteps]color.NRGBA{
			Hex(0x8068C8), Hex(0xBE6AAE), Hex(0xE87E74), Hex(0xF5A35C), Hex(0xFBCB62), Hex(0xFFF6CC),
		}
	}
	return [RampSteps]color.NRGBA{
		Hex(0xC07C00), Hex(0xC2571A), Hex(0xB0352F), Hex(0x8C1F49), Hex(0x5F1756), Hex(0x2B0F44),
	}
}

// Shades returns a colour for few to many: weak, towards the land, for few; full,
// and then towards the text, for many.
func (t Theme) Shades(c color.NRGBA) (out [RampSteps]color.NRGBA) {
	for i, weak := range [RampSteps]float64{0.34, 0.22, 0.11, 0, 0, 0} {
		out[i] = Mix(c, t.Land, weak)
	}
	out[4], out[5] = Mix(c, t.Fg, 0.25), Mix(c, t.Fg, 0.5)
	return out
}
