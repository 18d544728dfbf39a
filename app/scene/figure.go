package scene

import (
	"math"
	"strconv"
	"strings"

	"sandtable/data"
)

// FigureWords is a figure as its source has it, without the thing that it
// counts: "10,000", "about 4,000", "1,200 to 1,500", "at least 3".
func FigureWords(f data.Figure) string {
	value := Number(f.Value)
	switch {
	case math.IsNaN(f.Value) && !math.IsNaN(f.Low) && !math.IsNaN(f.High):
		value = Number(f.Low) + " to " + Number(f.High)
	case math.IsNaN(f.Value) && !math.IsNaN(f.Low):
		value = "at least " + Number(f.Low)
	case math.IsNaN(f.Value) && !math.IsNaN(f.High):
		value = "at most " + Number(f.High)
	case math.IsNaN(f.Value):
		return "not counted"
	}
	if f.Bound != "" && f.Bound != "exact" {
		return f.Bound + " " + value
	}
	return value
}

// Number writes a number with commas and only the decimals that it has.
func Number(v float64) string {
	if v == math.Trunc(v) && math.Abs(v) < 1e15 {
		return Thousands(int(v))
	}
	s := strconv.FormatFloat(v, 'f', -1, 64)
	whole, rest, found := strings.Cut(s, ".")
	if n, err := strconv.Atoi(whole); err == nil && found {
		return Thousands(n) + "." + rest
	}
	return s
}
