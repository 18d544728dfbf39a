package timeline

import (
	"strings"

	"sandtable/app/scene"
	"sandtable/app/strip"
	"sandtable/data"
)

// titleLimit is where the title in a tip is cut, in characters.
const titleLimit = 80

// hoverOf is what the tip says of an event: its title, and its date in words
// with its kind and status.
func hoverOf(s *strip.Strip, e int32) [2]string {
	k := s.Known()
	title := k.Events.Title.At(e)
	if title == "" {
		title = k.Events.ID.At(e)
	}
	if runes := []rune(title); len(runes) > titleLimit {
		title = string(runes[:titleLimit-1]) + "…"
	}
	parts := []string{dateWords(k, e), k.KindOf(e).Label}
	if status := k.Status[e]; status != data.StatusNone && status != data.Reported {
		parts = append(parts, status.String())
	}
	return [2]string{title, strings.Join(parts, " · ")}
}

// dateWords is the event's date in words, as the view knows it.
func dateWords(k *data.Known, e int32) string {
	kind := k.Events.WhenKind
	switch {
	case k.When != nil && k.When[e] >= 0 && kind != nil:
		return scene.Capital(k.Claims[k.When[e]].WhenDate.WordsAs(kind[e]))
	case k.Events.Dates != nil && kind != nil && !k.Events.Dates[e].IsZero():
		return scene.Capital(k.Events.Dates[e].WordsAs(kind[e]))
	}
	b := k.Spans.At(e)
	if b.EarliestStart == b.LatestEnd {
		return scene.DayWords(b.EarliestStart)
	}
	return scene.DayWords(b.EarliestStart) + " to " + scene.DayWords(b.LatestEnd)
}
