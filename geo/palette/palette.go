// Package palette holds the colours of every theme: one table that the map,
// the timeline, the widgets and the exports share.
//
// Colour means kind, actor or status of the hand (accent), nothing else. Text
// tokens have a contrast of at least 4.5 against the ground they stand on and
// marks at least 3; the borders and coasts are quiet on purpose.
package palette

import "image/color"

// Mode selects a theme.
type Mode uint8

// The modes. Print is black on white, for paper.
const (
	Light Mode = iota
	Dark
	Print
)

// String returns "light", "dark" or "print".
func (m Mode) String() string {
	switch m {
	case Dark:
		return "dark"
	case Print:
		return "print"
	}
	return "light"
}

// ParseMode returns the mode of a name as String gives it.
func ParseMode(name string) (Mode, bool) {
	for _, m := range []Mode{Light, Dark, Print} {
		if m.String() == name {
			return m, true
		}
	}
	return Light, false
}

// Family groups the kinds that share a colour and a frame.
type Family uint8

// The families. Own is for the kinds that a dataset adds and does not place.
const (
	Force Family = iota
	Arms
	Strike
	Diplomacy
	Law
	Energy
	Assessment
	Own
)

// Families is the number of families.
const Families = int(Own) + 1

// String returns the family's name as the legend shows it.
func (f Family) String() string {
	return [Families]string{"Force", "Arms transfer", "Strike", "Diplomacy", "Law, pressure",
		"Energy, trade", "Assessment", "Other"}[min(int(f), Families-1)]
}

// Theme is every colour of one mode. It is a plain value.
type Theme struct {
	Mode Mode

	// Chrome.
	Bg, Panel, Header         color.NRGBA // behind panels; panels and paper; header and status bars
	Line, Line2               color.NRGBA // hairlines; frames
	Fg, Fg2, Fg3              color.NRGBA // text; secondary; hints and ticks
	Accent, OnAccent          color.NRGBA // the hand: selection, handles, main action; text on it
	Selected, Hover           color.NRGBA // grounds of rows
	Warning, WarningGround    color.NRGBA // also "as known"
	Error, OK                 color.NRGBA
	Halo                      color.NRGBA // around marks and event labels
	Sea, CoastBand1           color.NRGBA // open sea; the outer, 20 px stroke of the coast
	CoastBand2                color.NRGBA // the inner, 8 px stroke
	Land, Focal               color.NRGBA // land; the focal state
	Border, Coast             color.NRGBA
	River, Graticule          color.NRGBA
	LabelState, LabelFocal    color.NRGBA
	LabelCity, LabelSea       color.NRGBA
	OnMark                    color.NRGBA // a glyph on a filled mark
	WindowOpacity, DimOpacity float64     // of the accent inside the window; of marks that do not match a brushed row
	families                  [Families]color.NRGBA
	actors                    [ActorSlots]color.NRGBA
	actorOther                color.NRGBA
}

// Of returns the theme of a mode; an unknown mode gives Light.
func Of(m Mode) Theme {
	switch m {
	case Dark:
		return dark()
	case Print:
		return printed()
	}
	return light()
}

// Family returns the colour of a family.
func (t Theme) Family(f Family) color.NRGBA { return t.families[min(int(f), Families-1)] }

// ActorSlots is how many actors have a colour of their own. All others are grey,
// so an actor's code stands beside its marks.
const ActorSlots = 6

// actorCodes are the states whose slot is theirs in every dataset.
var actorCodes = [...]string{"USA", "RUS", "VEN", "IRN", "CHN"}

// ActorSlot returns the slot that a state has in every dataset, by its ISO
// 3166-1 alpha-3 code; ok is false for all but five.
func ActorSlot(code string) (slot int, ok bool) {
	for i, c := range actorCodes {
		if c == code {
			return i, true
		}
	}
	return ActorSlots, false
}

// Actor returns the colour of a slot; grey beyond the last.
func (t Theme) Actor(slot int) color.NRGBA {
	if slot < 0 || slot >= ActorSlots {
		return t.Neutral()
	}
	return t.actors[slot]
}

// Neutral returns the colour of marks whose colour means nothing.
func (t Theme) Neutral() color.NRGBA { return t.actorOther }

// Hex turns 0xRRGGBB into an opaque colour.
func Hex(rgb uint32) color.NRGBA {
	return color.NRGBA{R: uint8(rgb >> 16), G: uint8(rgb >> 8), B: uint8(rgb), A: 255}
}

// Mix returns the colour at the share t of the way from a to b, in sRGB.
func Mix(a, b color.NRGBA, t float64) color.NRGBA {
	m := func(x, y uint8) uint8 { return uint8(float64(x) + float64((float64(y)-float64(x))*t) + 0.5) }
	return color.NRGBA{R: m(a.R, b.R), G: m(a.G, b.G), B: m(a.B, b.B), A: m(a.A, b.A)}
}
