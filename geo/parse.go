package geo

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"sandtable/geo/mgrs"

	"github.com/paulmach/orb"
)

// ParsePoint reads a point as people write it: decimal degrees, degrees with
// minutes and seconds, or a reference of the Military Grid Reference System, of
// which it gives the middle of the square.
//
//	11.8, -66.13        11.8000° N, 66.1300° W      11,8; -66,13
//	N 11 48 00 W 66 07 48      11°48'00" N, 66°07'48" W      19P HP 12774 06041
//
// Without the letters of the sides the latitude comes first. What could be read
// in two ways is refused; the error says why.
func ParsePoint(text string) (orb.Point, error) {
	p, err := parsePoint(strings.TrimSpace(text))
	if err != nil {
		return orb.Point{}, fmt.Errorf("coordinates %q: %w", shortened(text), err)
	}
	return p, nil
}

// shortened keeps what was pasted by mistake out of a message.
func shortened(text string) string {
	const most = 60
	if utf8.RuneCountInString(text) <= most {
		return text
	}
	return string([]rune(text)[:most]) + "…"
}

// longest is the longest text that may be coordinates, in bytes.
const longest = 200

func parsePoint(text string) (orb.Point, error) {
	if text == "" || len(text) > longest {
		return orb.Point{}, fmt.Errorf("%d letters are not a point", len(text))
	}
	if isGrid(text) {
		p, _, err := mgrs.Parse(text)
		return p, err
	}
	tokens, err := pointTokens(text)
	if err != nil {
		return orb.Point{}, err
	}
	first, second, err := halves(tokens)
	if err != nil {
		return orb.Point{}, err
	}
	a, err := first.value()
	if err != nil {
		return orb.Point{}, err
	}
	b, err := second.value()
	if err != nil {
		return orb.Point{}, err
	}
	if first.side == 'E' || first.side == 'W' {
		a, b = b, a
	}
	return inRange(a, b, first.side == 0)
}

// inRange checks the two numbers; ordered says that only their order tells which
// is which.
func inRange(lat, lon float64, ordered bool) (orb.Point, error) {
	hint := ""
	if ordered && lon >= -90 && lon <= 90 && lat >= -180 && lat <= 180 {
		hint = ": the latitude comes first, unless letters name the sides"
	}
	switch {
	case !(lat >= -90 && lat <= 90):
		return orb.Point{}, fmt.Errorf("latitude %v is outside -90..90%s", lat, hint)
	case !(lon >= -180 && lon <= 180):
		return orb.Point{}, fmt.Errorf("longitude %v is outside -180..180", lon)
	}
	return orb.Point{lon, lat}, nil
}

// isGrid reports whether a text looks like a reference of the grid: a zone with
// three letters, or the letters of a polar grid with figures.
func isGrid(text string) bool {
	ref := strings.ToUpper(strings.Join(strings.Fields(text), ""))
	head := strings.TrimLeft(ref, "0123456789")
	zone := len(ref) - len(head)
	tail := strings.TrimRight(head, "0123456789")
	if len(tail) != 3 || zone > 2 {
		return false
	}
	for _, c := range tail {
		if c < 'A' || c > 'Z' {
			return false
		}
	}
	return zone > 0 || len(head) > 3
}

// pointToken is a number, a mark behind one (° ' "), a letter of a side or a
// divider (, ; /).
type pointToken struct {
	sort   rune // '0' for a number
	number string
}

// pointTokens divides a text. Commas between digits are decimal points where
// something else divides the two halves.
func pointTokens(text string) ([]pointToken, error) {
	text = strings.NewReplacer("''", `"`, "\u2019\u2019", `"`, "\u2032\u2032", `"`).Replace(text)
	decimal := strings.ContainsAny(text, ";/nsewNSEW")
	var out []pointToken
	runes := []rune(text)
	for i := 0; i < len(runes); {
		if n := numberLength(runes[i:], decimal); n > 0 {
			number := strings.NewReplacer(",", ".", "\u2212", "-", "\u2013", "-").Replace(string(runes[i : i+n]))
			out = append(out, pointToken{'0', number})
			i += n
			continue
		}
		sort := sortOf(runes[i])
		if sort == 0 {
			return nil, fmt.Errorf("%q is no part of coordinates", string(runes[i]))
		}
		if sort != ' ' {
			out = append(out, pointToken{sort: sort})
		}
		i++
	}
	return out, nil
}

// numberLength is how many letters a number takes at the beginning of r, its
// sign included; 0 for none.
func numberLength(r []rune, decimal bool) int {
	digit := func(i int) bool { return i < len(r) && r[i] >= '0' && r[i] <= '9' }
	i := 0
	if strings.ContainsRune("+-\u2212\u2013", r[0]) {
		i = 1
	}
	if !digit(i) {
		return 0
	}
	for digit(i) {
		i++
	}
	if i < len(r) && (r[i] == '.' || decimal && r[i] == ',') && digit(i+1) {
		for i++; digit(i); {
			i++
		}
	}
	return i
}

// sortOf is what a letter is: one of ° ' " , N S E W, a space for what means
// nothing, 0 for what cannot be in coordinates.
func sortOf(r rune) rune {
	switch {
	case strings.ContainsRune("°º˚", r):
		return '°'
	case strings.ContainsRune("'’′´`", r):
		return '\''
	case strings.ContainsRune("\"”″“", r):
		return '"'
	case strings.ContainsRune(",;/", r):
		return ','
	case strings.ContainsRune("nsewNSEW", r):
		return unicode.ToUpper(r)
	case unicode.IsSpace(r) || strings.ContainsRune("()[]:\ufeff\u200e\u200f", r):
		return ' '
	}
	return 0
}

// half is one of the two coordinates: its side, 0 where no letter names it, and
// its numbers and marks.
type half struct {
	side   rune
	tokens []pointToken
}

// halves divides tokens into the two coordinates.
func halves(t []pointToken) (first, second half, err error) {
	var sides, dividers, degrees, numbers []int
	for i, k := range t {
		switch k.sort {
		case 'N', 'S', 'E', 'W':
			sides = append(sides, i)
		case ',':
			dividers = append(dividers, i)
		case '°':
			degrees = append(degrees, i)
		case '0':
			numbers = append(numbers, i)
		}
	}
	switch {
	case len(sides) > 0:
		return bySides(t, sides)
	case len(dividers) == 1:
		return half{tokens: t[:dividers[0]]}, half{tokens: t[dividers[0]+1:]}, nil
	case len(dividers) > 1:
		return first, second, fmt.Errorf("its commas may be decimal points or dividers: use points, or ; between the two")
	case len(degrees) == 2 && degrees[1] > 1:
		return half{tokens: t[:degrees[1]-1]}, half{tokens: t[degrees[1]-1:]}, nil
	case len(numbers) == 2 && numbers[1] > 0:
		return half{tokens: t[:numbers[1]]}, half{tokens: t[numbers[1]:]}, nil
	}
	return first, second, fmt.Errorf("%d numbers do not say which belong to the latitude", len(numbers))
}

// bySides divides at the letters of the sides, which stand before both numbers
// or behind both.
func bySides(t []pointToken, sides []int) (first, second half, err error) {
	if len(sides) != 2 {
		return first, second, fmt.Errorf("%d letters name a side, not 2", len(sides))
	}
	a, b := sides[0], sides[1]
	first.side, second.side = t[a].sort, t[b].sort
	switch northSouth := func(r rune) bool { return r == 'N' || r == 'S' }; {
	case northSouth(first.side) == northSouth(second.side):
		return first, second, fmt.Errorf("%c and %c do not make a point", first.side, second.side)
	case a == 0:
		first.tokens, second.tokens = t[1:b], t[b+1:]
	case b == len(t)-1:
		first.tokens, second.tokens = t[:a], t[a+1:b]
	default:
		return first, second, fmt.Errorf("the letters of the sides stand neither before nor behind both numbers")
	}
	first.tokens, second.tokens = undivided(first.tokens), undivided(second.tokens)
	return first, second, nil
}

// undivided drops the divider at either end.
func undivided(t []pointToken) []pointToken {
	if len(t) > 0 && t[0].sort == ',' {
		t = t[1:]
	}
	if len(t) > 0 && t[len(t)-1].sort == ',' {
		t = t[:len(t)-1]
	}
	return t
}

// value is a half in degrees.
func (h half) value() (float64, error) {
	var parts []string
	next := 0 // the mark that may follow: of the part read last
	for _, t := range h.tokens {
		switch {
		case t.sort == '0':
			parts = append(parts, t.number)
			next = len(parts)
		case next > 0 && next <= 3 && t.sort == []rune(`°'"`)[next-1]:
			next = 0
		default:
			return 0, fmt.Errorf("%q is out of place", string(t.sort))
		}
	}
	if len(parts) == 0 || len(parts) > 3 {
		return 0, fmt.Errorf("%d numbers are not degrees, minutes and seconds", len(parts))
	}
	return degreesOf(parts, h.side)
}

// degreesOf adds degrees, minutes and seconds up.
func degreesOf(parts []string, side rune) (float64, error) {
	sign := 1.0
	switch c := parts[0][0]; {
	case side != 0 && (c == '-' || c == '+'):
		return 0, fmt.Errorf("%s %c has a sign and a side", parts[0], side)
	case c == '-', side == 'S', side == 'W':
		sign = -1
	}
	sum, unit := 0.0, 1.0
	for i, text := range parts {
		v, err := strconv.ParseFloat(strings.TrimLeft(text, "+-"), 64)
		last := i == len(parts)-1
		switch {
		case err != nil:
			return 0, fmt.Errorf("%q is not a number", text)
		case i > 0 && (v >= 60 || text[0] == '-' || text[0] == '+'):
			return 0, fmt.Errorf("%s is not a number of minutes or seconds", text)
		case !last && strings.Contains(text, "."):
			return 0, fmt.Errorf("%s has a fraction, and more follows", text)
		}
		sum += v * unit
		unit /= 60
	}
	return sign * sum, nil
}
