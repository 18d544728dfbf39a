package scene

import (
	"cmp"
	"slices"
	"strings"

	"sandtable/app/store"
	"sandtable/data"
)

// Column is a column of the events table: what it says of an event, and how it
// sorts. Text is called for visible rows only.
type Column struct {
	ID, Title string
	Width     float32 // units, as first shown
	Right     bool    // figures and counts stand right
	Mono      bool
	Text      func(k *data.Known, e int32) string
	less      func(k *data.Known, x, y int32) int
}

// Columns are the columns of the events table, in order.
func Columns() []Column {
	return []Column{
		{ID: "when", Title: "When", Width: 128, Mono: true, Text: whenCell, less: lessWhen},
		{ID: "event", Title: "Event", Width: 300, Text: titleCell},
		{ID: "kind", Title: "Kind", Width: 104, Text: kindCell},
		{ID: "place", Title: "Place", Width: 120, Text: PlaceName},
		{ID: "actors", Title: "Actors", Width: 150, Text: ActorNames},
		{ID: "figure", Title: "Figure", Width: 110, Right: true, Text: figureCell, less: lessFigure},
		{ID: "status", Title: "Status", Width: 78, Text: statusCell},
		{ID: "sources", Title: "Sources", Width: 64, Right: true, Text: sourcesCell, less: lessSources},
		{ID: "grade", Title: "Grade", Width: 52, Text: gradeCell, less: lessGrade},
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

// Order is the events of a known dataset in the order of a sort: a permutation of
// all events, so that a scrub never sorts. The default is by time; ties keep
// file order. Cost: n log n, with one text per event for text columns.
func Order(k *data.Known, s store.Sort) []int32 {
	col, ok := ColumnByID(s.Column)
	if !ok {
		col, _ = ColumnByID("when")
	}
	out := make([]int32, k.Events.N)
	for i := range out {
		out[i] = int32(i)
	}
	less := col.less
	if less == nil {
		texts := make([]string, len(out))
		for i := range out {
			texts[i] = strings.ToLower(col.Text(k, int32(i)))
		}
		less = func(_ *data.Known, x, y int32) int { return cmp.Compare(texts[x], texts[y]) }
	}
	slices.SortStableFunc(out, func(x, y int32) int {
		if s.Down {
			return -less(k, x, y)
		}
		return less(k, x, y)
	})
	return out
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

func lessWhen(k *data.Known, x, y int32) int {
	return cmp.Or(cmp.Compare(k.Spans.EarliestStart[x], k.Spans.EarliestStart[y]),
		cmp.Compare(k.Spans.LatestEnd[x], k.Spans.LatestEnd[y]))
}

func lessSources(k *data.Known, x, y int32) int {
	return cmp.Compare(len(k.SourcesOf(x)), len(k.SourcesOf(y)))
}

func lessGrade(k *data.Known, x, y int32) int {
	grade := func(e int32) int {
		if g := k.BestGrade(e); g != 0 {
			return int(g)
		}
		return 'Z'
	}
	return cmp.Compare(grade(x), grade(y))
}

func lessFigure(k *data.Known, x, y int32) int {
	value := func(e int32) float64 {
		f, ok := firstFigure(k, e)
		switch {
		case !ok:
			return -1
		case f.Value == f.Value:
			return f.Value
		case f.High == f.High:
			return f.High
		}
		return f.Low
	}
	return cmp.Compare(value(x), value(y))
}
