package table

import (
	"strings"

	"sandtable/app/frame"
	"sandtable/app/scene"
	"sandtable/app/store"
	"sandtable/data"
	"sandtable/data/edtf"
	"sandtable/data/index"
)

// eventRows are the matching events in the order of the sort. They read the
// listing, so that only rows in view are ever written out.
type eventRows struct {
	known   *data.Known
	listing *index.Listing
	columns func() []column // those that are shown
	byID    map[string]scene.Column
	buf     []int32
	seen    map[string]int32 // events by id, of rows that have been read
}

// maxSeen bounds the ids that are remembered.
const maxSeen = 4096

// Len is the number of matching events.
func (r *eventRows) Len() int64 { return int64(r.listing.Len()) }

// Read writes out events.
func (r *eventRows) Read(first int64, out []line) {
	r.buf = r.listing.Page(int(first), len(out), r.buf[:0])
	cols := r.columns()
	for i := range out {
		out[i].clear("", len(cols))
		if i < len(r.buf) {
			r.write(r.buf[i], cols, &out[i])
		}
	}
}

func (r *eventRows) write(e int32, cols []column, l *line) {
	l.ID = r.known.Events.ID.At(e)
	if len(r.seen) >= maxSeen {
		clear(r.seen)
	}
	r.seen[l.ID] = e
	graded := false
	for _, c := range cols {
		graded = graded || c.ID == "grade"
	}
	for i, c := range cols {
		l.Cells[i] = r.cell(e, c.ID, graded)
	}
}

// cell is what column id says of event e. Without a column of its own, the grade
// stands beside the number of sources.
func (r *eventRows) cell(e int32, id string, graded bool) cell {
	text := r.byID[id].Text(r.known, e)
	switch id {
	case "when":
		return textCell(text, loud)
	case "event":
		if text == "" {
			text = r.known.Events.ID.At(e)
		}
		return cell{Text: text, Mark: scene.MarkOf(r.known, e)}
	case "figure":
		return textCell(text, loud)
	case "sources":
		return cell{Text: text, Badge: badge{On: !graded, Grade: r.known.BestGrade(e)}}
	case "grade":
		if text == "" {
			return cell{Text: absent, Tone: faint}
		}
		return cell{Badge: badge{On: true, Grade: text[0]}}
	}
	return textCell(text, quiet)
}

// Find is the position of an event. An id that has not been seen is looked for
// in the dataset.
func (r *eventRows) Find(id string) int64 {
	if id == "" {
		return -1
	}
	e, ok := r.seen[id]
	if !ok {
		if e = r.known.Event(id); e < 0 {
			return -1
		}
		r.seen[id] = e
	}
	return int64(r.listing.Find(e))
}

// tsv writes the events at positions [first,first+n) as tab-separated values,
// with all columns and a header.
func (r *eventRows) tsv(first int64, n int) string {
	var b strings.Builder
	cols := scene.Columns()
	for i, c := range cols {
		separate(&b, i, c.Title)
	}
	for _, e := range r.listing.Page(int(first), n, nil) {
		b.WriteByte('\n')
		for i, c := range cols {
			separate(&b, i, c.Text(r.known, e))
		}
	}
	b.WriteByte('\n')
	return b.String()
}

// separate writes value i of a row; tabs and line ends inside it become spaces.
func separate(b *strings.Builder, i int, value string) {
	if i > 0 {
		b.WriteByte('\t')
	}
	b.WriteString(strings.Map(func(r rune) rune {
		if r == '\t' || r == '\n' || r == '\r' {
			return ' '
		}
		return r
	}, value))
}

// why says what hides all events, with the one thing that brings some back.
func why(f *frame.Frame, s *store.Store, nearest func()) notice {
	v, k := f.Request.View, f.Model.Known
	switch {
	case k.Events.N == 0:
		return notice{Text: "This dataset has no events."}
	case f.Model.Index.Len() == 0:
		return whyFiltered(v, s)
	case f.Model.Index.Undated() == f.Model.Index.Len():
		return notice{Text: "None of the matching events has a date."}
	}
	if v.Mode == index.Certain {
		if n := f.Model.Index.Count(v.Window.A, v.Window.Z, index.Possible); n > 0 {
			text := "No event falls into this window for certain. " + scene.Thousands(n) + " may."
			return notice{text, "Show possible", func() { s.SetMode(index.Possible) }}
		}
	}
	return notice{"No event in this window. " + around(f), "Go to the nearest", nearest}
}

// around counts the events on either side of a window that holds none.
func around(f *frame.Frame) string {
	v, ix := f.Request.View, f.Model.Index
	before, after := 0, 0
	if v.Window.A > edtf.MinDay {
		before = ix.Count(edtf.MinDay, v.Window.A-1, v.Mode)
	}
	if v.Window.Z < edtf.MaxDay {
		after = ix.Count(v.Window.Z+1, edtf.MaxDay, v.Mode)
	}
	switch {
	case before == 0:
		return scene.Thousands(after) + " after it."
	case after == 0:
		return scene.Thousands(before) + " before it."
	}
	return scene.Thousands(before) + " before, " + scene.Thousands(after) + " after it."
}

// whyFiltered names the filter that is the quickest to take back.
func whyFiltered(v store.View, s *store.Store) notice {
	switch {
	case v.Find != "":
		return notice{"No event contains “" + v.Find + "”.", "Clear the text", func() { s.TypeFind(""); s.Done() }}
	case v.Filter != "":
		return notice{"No event passes the filter.", "Clear the filter", func() { s.SetFilter("") }}
	case v.Within.On:
		return notice{"No event lies in the chosen area.", "Clear the area", func() { s.SetWithin(store.Within{}) }}
	case v.AsKnown.On:
		return notice{"Nothing had been published by " + scene.DayWords(v.AsKnown.Day) + ".", "Drop the date",
			func() { s.SetAsKnown(data.AsKnown{Undated: v.AsKnown.Undated}) }}
	case !v.Layers.Has(store.Assessments):
		return notice{"All events are assessments, which are hidden.", "Show assessments",
			func() { s.SetLayers(v.Layers | store.Assessments) }}
	}
	return notice{Text: "No event matches."}
}
