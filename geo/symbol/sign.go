package symbol

import (
	"errors"
	"fmt"
	"strings"

	"sandtable/geo/palette"
)

// Dimension is where something military moves or stands; it shapes the frame.
type Dimension uint8

// The dimensions, by the symbol sets of MIL-STD-2525D and APP-6D.
const (
	Land Dimension = iota
	Installation
	Activity
	Air
	Surface
	Subsurface
)

// Side is the affiliation that a frame claims. The zero value takes none.
type Side uint8

// The sides.
const (
	Neutral Side = iota
	Friend
	Hostile
	Unknown
)

// Entity is what stands in the frame of a military symbol. The zero value is
// that of marks that have none.
type Entity uint8

// The entities that are drawn.
const (
	NoEntity Entity = iota
	SurfaceCombatant
	Submarine
	Fighter
	Bomber
	TransportAircraft
	Helicopter
	Drone
	AirDefence
	Infantry
	Advisers
	Base
	AirBase
	NavalBase
	ArmamentProduction
	OilFacility
	Meeting
)

// Sign is the military part of a mark. The zero Sign is none.
type Sign struct {
	Entity  Entity
	Side    Side
	Unsure  bool  // assumed or suspected: dashed
	Planned bool  // planned or anticipated: dashed
	Echelon uint8 // as in a code: 11 a team ... 24 a region; 0 is none
}

// SignKind describes an entity: how a dataset names it, and its code.
type SignKind struct {
	ID, Label string
	Code      string // symbol set, entity and the modifier of sector 1: ten digits
	Dimension Dimension
	Family    palette.Family // whose colour it has
}

// Signs lists the entities in the order of their numbers, from SurfaceCombatant.
func Signs() []SignKind {
	return []SignKind{
		{"surface-combatant", "Surface combatant", "3012020000", Surface, palette.Force},
		{"submarine", "Submarine", "3511010000", Subsurface, palette.Force},
		{"fighter", "Fighter", "0111010400", Air, palette.Force},
		{"bomber", "Bomber", "0111010300", Air, palette.Force},
		{"transport-aircraft", "Transport aircraft", "0111010700", Air, palette.Force},
		{"helicopter", "Helicopter", "0111020000", Air, palette.Force},
		{"uav", "Unmanned aircraft", "0111030000", Air, palette.Force},
		{"air-defence", "Air-defence missile unit", "1013010200", Land, palette.Force},
		{"infantry", "Infantry", "1012110000", Land, palette.Force},
		{"advisers", "Advisers", "1012110035", Land, palette.Force},
		{"base", "Base", "2012080200", Installation, palette.Force},
		{"air-base", "Air base", "2012130100", Installation, palette.Force},
		{"naval-base", "Naval base or port", "2012130900", Installation, palette.Force},
		{"armament-production", "Armament production", "2011040000", Installation, palette.Force},
		{"oil-facility", "Oil facility", "2012050400", Installation, palette.Energy},
		{"meeting", "Meeting", "4013100000", Activity, palette.Diplomacy},
	}
}

// Kind describes the sign's entity; the zero SignKind for none.
func (s Sign) Kind() SignKind {
	if all := Signs(); s.Entity > NoEntity && int(s.Entity) <= len(all) {
		return all[s.Entity-1]
	}
	return SignKind{}
}

// ErrNotDrawn is the error of a well-formed code for something that this
// package does not draw.
var ErrNotDrawn = errors.New("this program does not draw it")

// codeLength is that of a symbol identification code of MIL-STD-2525D.
const codeLength = 20

// ParseSign reads an id of Signs, or a code of 20 digits as MIL-STD-2525D and
// APP-6D write it. The frame of an id is neutral. Errors name the digits that
// are wrong; that of a code with an entity, status or context that is not drawn
// wraps ErrNotDrawn.
func ParseSign(text string) (Sign, error) {
	for i, k := range Signs() {
		if k.ID == text {
			return Sign{Entity: Entity(i + 1)}, nil
		}
	}
	if strings.Trim(text, "0123456789") != "" || text == "" {
		return Sign{}, fmt.Errorf("%q is neither a symbol's id nor a code of %d digits", text, codeLength)
	}
	if len(text) != codeLength {
		return Sign{}, fmt.Errorf("code %q has %d digits, not %d", text, len(text), codeLength)
	}
	return parseCode(text)
}

// parseCode reads a code: version (2 digits), context, identity, symbol set (2),
// status, headquarters, echelon (2), entity (6), modifiers of sector 1 and 2.
func parseCode(code string) (Sign, error) {
	var s Sign
	switch {
	case code[2] != '0':
		return s, fmt.Errorf("context %q of code %q: %w; an exercise is a kind of event", code[2:3], code, ErrNotDrawn)
	case code[7] != '0':
		return s, fmt.Errorf("headquarters digit %q of code %q: %w", code[7:8], code, ErrNotDrawn)
	case code[18:] != "00":
		return s, fmt.Errorf("sector 2 modifier %q of code %q: %w", code[18:], code, ErrNotDrawn)
	}
	switch code[3] {
	case '0', '1':
		s.Side, s.Unsure = Unknown, code[3] == '0'
	case '2', '3':
		s.Side, s.Unsure = Friend, code[3] == '2'
	case '4':
	case '5', '6':
		s.Side, s.Unsure = Hostile, code[3] == '5'
	default:
		return s, fmt.Errorf("identity %q of code %q is not from 0 to 6", code[3:4], code)
	}
	if s.Planned = code[6] == '1'; !s.Planned && code[6] != '0' {
		return s, fmt.Errorf("status %q of code %q: %w", code[6:7], code, ErrNotDrawn)
	}
	for i, k := range Signs() {
		if k.Code == code[4:6]+code[10:18] {
			s.Entity = Entity(i + 1)
		}
	}
	if s.Entity == NoEntity {
		return s, fmt.Errorf("entity %s of symbol set %s in code %q: %w", code[10:18], code[4:6], code, ErrNotDrawn)
	}
	return s.echelon(code)
}

// echelon reads the digits of the echelon, which only units have.
func (s Sign) echelon(code string) (Sign, error) {
	switch tens, ones := code[8], code[9]; {
	case code[8:10] == "00":
	case s.Kind().Dimension == Land && (tens == '1' && ones >= '1' && ones <= '8' || tens == '2' && ones >= '1' && ones <= '4'):
		s.Echelon = (tens-'0')*10 + ones - '0'
	default:
		return s, fmt.Errorf("echelon %q of code %q: %w", code[8:10], code, ErrNotDrawn)
	}
	return s, nil
}

// CheckID reports what is wrong with the symbol that a dataset names for a kind of
// its own: nil for the id of a built-in kind, of a sign, or a code that is drawn.
func CheckID(id string) error {
	if _, glyph, _ := ForKind(id); glyph != Blank {
		return nil
	}
	_, err := ParseSign(id)
	return err
}

// dashed reports whether the frame's line is dashed whatever the event's status.
func (s Sign) dashed() bool { return s.Unsure || s.Planned }
