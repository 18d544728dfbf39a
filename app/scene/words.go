package scene

import (
	"fmt"
	"strconv"
	"strings"

	"sandtable/app/store"
	"sandtable/data"
	"sandtable/data/edtf"
	"sandtable/data/index"
	"sandtable/geo/palette"
)

func itoa(n int) string { return strconv.Itoa(n) }

// Thousands writes a whole number with commas: "10,000".
func Thousands(n int) string {
	s := strconv.Itoa(n)
	sign := ""
	if n < 0 {
		sign, s = "-", s[1:]
	}
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return sign + s
}

// Counts is the sentence of the status bar and of every export: "31 on this
// map, 37 match, 4 without a place, 93 in the dataset".
func (m Match) Counts(onMap int) string {
	return fmt.Sprintf("%s on this map, %s match, %s without a place, %s in the dataset",
		Thousands(onMap), Thousands(m.N), Thousands(m.NoPlace), Thousands(m.Total))
}

// WindowWords is the view's window as prose: "1 September to 31 October 2025".
func WindowWords(w store.Window) string {
	if w.A == w.Z {
		return DayWords(w.A)
	}
	from, to := DayWords(w.A), DayWords(w.Z)
	ya, _, _ := w.A.YMD()
	yz, _, _ := w.Z.YMD()
	if ya == yz {
		from = strings.TrimSuffix(from, " "+itoa(ya))
	}
	return from + " to " + to
}

// ModeWords says in words which events the mode takes.
func ModeWords(m index.Mode) string {
	if m == index.Certain {
		return "only events that fall into it whatever the truth is (“certain”)"
	}
	return "every event that may fall into it (“possible”)"
}

// KnownWords says in words what had been published.
func KnownWords(k data.AsKnown) string {
	switch {
	case !k.On:
		return "no limit: all sources, whenever they appeared"
	case k.Undated:
		return "as known on " + DayWords(k.Day) + ", sources without a date included"
	}
	return "as known on " + DayWords(k.Day) + ", sources without a date left out"
}

// FilterWords says in words what filters besides the window; "" for nothing.
func FilterWords(v store.View) string {
	var parts []string
	if v.Filter != "" {
		parts = append(parts, v.Filter)
	}
	if v.Find != "" {
		parts = append(parts, "contains “"+v.Find+"”")
	}
	if v.Within.On {
		parts = append(parts, fmt.Sprintf("within %g,%g,%g,%g", v.Within.W, v.Within.S, v.Within.E, v.Within.N))
	}
	if !v.Layers.Has(store.Assessments) {
		parts = append(parts, "no assessments")
	}
	return strings.Join(parts, "; ")
}

// Theme is the palette of a view's theme; light for an unknown name.
func Theme(v store.View) palette.Theme {
	mode, _ := palette.ParseMode(v.Theme)
	return palette.Of(mode)
}

// WhenWords is the when of an event in words: "some day in December 2018".
func WhenWords(k *data.Known, e int32) string {
	date, err := edtf.Parse(k.WhenText(e))
	switch {
	case err == nil && !date.IsZero():
		return date.WordsAs(k.Events.WhenKind[e])
	case k.Spans.Dated(e):
		return DayWords(k.Spans.EarliestStart[e])
	}
	return "without a date"
}

// Evidence says how much there is for an event: "2 sources, 1 independent, best
// grade B".
func Evidence(k *data.Known, e int32) string {
	n := len(k.SourcesOf(e))
	if n == 0 {
		return "no source"
	}
	s := fmt.Sprintf("%d sources, %d independent", n, k.Independent(e))
	if n == 1 {
		s = "1 source"
	}
	if g := k.BestGrade(e); g != 0 {
		s += ", best grade " + string(g)
	}
	return s
}
