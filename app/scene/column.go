package scene

import (
	"context"
	"slices"
	"strings"

	"sandtable/data"
	"sandtable/data/rank"
)

// Column is a column of the events table: what it says of an event, and how it
// sorts. Text is called for visible rows only.
type Column struct {
	ID, Title string
	Width     float32 // units, as first shown
	Right     bool    // figures and counts stand right
	Mono      bool
	Text      func(k *data.Known, e int32) string
	order     func(ctx context.Context, k *data.Known) (rank.Order, error)
}

// Columns are the columns of the events table, in order.
func Columns() []Column {
	return []Column{
		{ID: "when", Title: "When", Width: 128, Mono: true, Text: whenCell, order: byWhen},
		{ID: "event", Title: "Event", Width: 300, Text: titleCell, order: byTitle},
		{ID: "kind", Title: "Kind", Width: 104, Text: kindCell, order: byKind},
		{ID: "place", Title: "Place", Width: 120, Text: PlaceName, order: byPlace},
		{ID: "actors", Title: "Actors", Width: 150, Text: ActorNames, order: byActors},
		{ID: "figure", Title: "Figure", Width: 110, Right: true, Text: figureCell, order: byFigure},
		{ID: "status", Title: "Status", Width: 78, Text: statusCell, order: byStatus},
		{ID: "sources", Title: "Sources", Width: 64, Right: true, Text: sourcesCell, order: bySources},
		{ID: "grade", Title: "Grade", Width: 52, Text: gradeCell, order: byGrade},
	}
}

// ColumnByID finds a column; ok is false for an unknown id.
func ColumnByID(id string) (Column, bool) {
	for _, c := range Columns() {
		if c.ID == id {
			return c, true
		}
	}
	return Column{}, false
}

// whenCell is the date as its source has it; the rows of a plain table have days.
func whenCell(k *data.Known, e int32) string {
	text := k.WhenText(e)
	if text != "" || !k.Spans.Dated(e) {
		return text
	}
	b := k.Spans.At(e)
	if b.EarliestStart == b.LatestEnd {
		return b.EarliestStart.String()
	}
	return b.EarliestStart.String() + "/" + b.LatestEnd.String()
}

func titleCell(k *data.Known, e int32) string  { return k.Events.Title.At(e) }
func kindCell(k *data.Known, e int32) string   { return k.KindOf(e).Label }
func statusCell(k *data.Known, e int32) string { return Capital(k.Status[e].String()) }
func sourcesCell(k *data.Known, e int32) string {
	return itoa(len(k.SourcesOf(e)))
}

func gradeCell(k *data.Known, e int32) string {
	if g := k.BestGrade(e); g != 0 {
		return string(g)
	}
	return ""
}

func figureCell(k *data.Known, e int32) string {
	if f, ok := firstFigure(k, e); ok {
		return FigureWords(f) + " " + f.What
	}
	return ""
}

// firstFigure is the first figure with a value of the visible claims about e.
func firstFigure(k *data.Known, e int32) (data.Figure, bool) {
	for _, c := range k.VisibleClaims(e) {
		for _, f := range k.Claims[c].Figures {
			if f.Value == f.Value || f.Low == f.Low || f.High == f.High {
				return f, true
			}
		}
	}
	return data.Figure{}, false
}

// PlaceName is the name of the place where event e is anchored; "" without one.
func PlaceName(k *data.Known, e int32) string {
	if k.Anchor == nil || k.Anchor[e] < 0 {
		return ""
	}
	return k.Places[k.Anchor[e]].Name
}

// ActorNames lists the actors of event e, comma-separated.
func ActorNames(k *data.Known, e int32) string {
	var names []string
	for _, row := range k.ActorsOf(e) {
		if n := k.Actors[k.EventActors[row].Actor].Name; !slices.Contains(names, n) {
			names = append(names, n)
		}
	}
	return strings.Join(names, ", ")
}

// Capital writes the first letter of a word as a capital.
func Capital(s string) string {
	if s == "" {
		return ""
	}
	return strings.ToUpper(s[:1]) + s[1:]
}
