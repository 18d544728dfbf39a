package reference

import (
	"fmt"
	"image/color"
	"strconv"
	"strings"
)

// nameIn finds the name among the properties of a feature.
func nameIn(properties map[string]any) string {
	for _, key := range [...]string{"name", "title", "label", "Name", "NAME", "Title", "TITLE"} {
		if text, ok := properties[key].(string); ok && strings.TrimSpace(text) != "" {
			return line(text)
		}
	}
	return ""
}

// line is a text on one line, of a length that a map can print.
func line(text string) string {
	const longest = 80
	text = strings.Join(strings.Fields(strings.ToValidUTF8(text, "\uFFFD")), " ")
	if runes := []rune(text); len(runes) > longest {
		return string(runes[:longest-1]) + "…"
	}
	return text
}

// simpleStyle reads the properties of simplestyle-spec 1.1 that are drawn here;
// wrong names those that hold something else.
func simpleStyle(properties map[string]any) (s Style, wrong []string) {
	hue := func(name string, opacity float64) (color.NRGBA, bool) {
		text, given := properties[name]
		if !given || text == nil {
			return color.NRGBA{}, false
		}
		c, err := hexColour(fmt.Sprint(text))
		if err != nil {
			wrong = append(wrong, name)
			return c, false
		}
		c.A = uint8(opacity*255 + 0.5)
		return c, true
	}
	number := func(name string, least, most, other float64) float64 {
		v, given := properties[name]
		n, ok := v.(float64)
		if given && (!ok || !(n >= least && n <= most)) {
			wrong = append(wrong, name)
		} else if given {
			return n
		}
		return other
	}
	s.Stroke, s.HasStroke = hue("stroke", number("stroke-opacity", 0, 1, 1))
	s.Fill, s.HasFill = hue("fill", number("fill-opacity", 0, 1, 0.3))
	s.Width = number("stroke-width", 0, 20, 0)
	return s, wrong
}

// hexColour reads #rgb and #rrggbb, the hash optional.
func hexColour(text string) (color.NRGBA, error) {
	digits := strings.TrimPrefix(text, "#")
	if len(digits) == 3 {
		digits = string([]byte{digits[0], digits[0], digits[1], digits[1], digits[2], digits[2]})
	}
	v, err := strconv.ParseUint(digits, 16, 32)
	if err != nil || len(digits) != 6 {
		return color.NRGBA{}, fmt.Errorf("%q is not a colour", text)
	}
	return color.NRGBA{uint8(v >> 16), uint8(v >> 8), uint8(v), 255}, nil
}

// kmlColour reads aabbggrr.
func kmlColour(text string) (color.NRGBA, error) {
	digits := strings.TrimPrefix(strings.TrimSpace(text), "#")
	v, err := strconv.ParseUint(digits, 16, 32)
	if err != nil || len(digits) != 8 {
		return color.NRGBA{}, fmt.Errorf("%q is not a colour (aabbggrr)", text)
	}
	return color.NRGBA{uint8(v), uint8(v >> 8), uint8(v >> 16), uint8(v >> 24)}, nil
}
