package geo

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

// Length is a length on the ground in the unit that somebody gave it in. It is
// comparable.
type Length struct {
	Value float64
	Unit  string // km, nmi, mi or m
}

// longestRadius reaches from a place to the other side of the earth, in metres:
// half a meridian.
const longestRadius = 20_003_931

// Metres returns the length in metres; 0 for an unknown unit.
func (l Length) Metres() float64 {
	switch l.Unit {
	case "km":
		return l.Value * 1000
	case "nmi":
		return l.Value * NauticalMile
	case "mi":
		return l.Value * 1609.344
	case "m":
		return l.Value
	}
	return 0
}

// Check says why the length cannot be the radius of a ring; nil where it can.
func (l Length) Check() error {
	m := l.Metres()
	switch {
	case m == 0 && l.Value != 0:
		return fmt.Errorf("%q is not one of the units km, nmi, mi and m", l.Unit)
	case !(m > 0 && m <= longestRadius):
		return fmt.Errorf("%v %s is not between 0 and 20,003 km", l.Value, l.Unit)
	}
	return nil
}

// String returns the length with its unit and commas: "1,000 km", "92.5 nmi".
func (l Length) String() string {
	text := strconv.FormatFloat(math.Round(l.Value*1000)/1000, 'f', -1, 64)
	whole, rest := text, ""
	if i := strings.IndexByte(text, '.'); i >= 0 {
		whole, rest = text[:i], text[i:]
	}
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + "," + whole[i:]
	}
	return whole + rest + " " + l.Unit
}

// ParseLength reads a length such as "1000", "1,000 km", "540 nmi" or "621.4mi";
// without a unit it is in kilometres. A comma divides thousands; any other is
// refused, because it may be a decimal point.
func ParseLength(text string) (Length, error) {
	clean := strings.ToLower(strings.Join(strings.Fields(text), ""))
	end := strings.LastIndexAny(clean, "0123456789.,") + 1
	number, unit := clean[:end], clean[end:]
	switch unit {
	case "":
		unit = "km"
	case "nm":
		unit = "nmi"
	}
	plain, ok := withoutThousands(number)
	v, err := strconv.ParseFloat(plain, 64)
	if !ok || err != nil || strings.Trim(plain, "0123456789.") != "" {
		return Length{}, fmt.Errorf("%q is not a length such as 1,000 km", text)
	}
	l := Length{Value: v, Unit: unit}
	if err := l.Check(); err != nil {
		return Length{}, fmt.Errorf("length %q: %w", text, err)
	}
	return l, nil
}

// withoutThousands takes the commas out of "1,234,567.8"; ok is false where they
// divide something else.
func withoutThousands(number string) (plain string, ok bool) {
	whole, _, _ := strings.Cut(number, ".")
	groups := strings.Split(whole, ",")
	for i, g := range groups[1:] {
		if len(g) != 3 || len(groups[i]) > 3 || groups[i] == "" {
			return "", false
		}
	}
	return strings.ReplaceAll(whole, ",", "") + number[len(whole):], !strings.Contains(number[len(whole):], ",")
}
