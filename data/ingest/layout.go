package ingest

import (
	"strings"

	"sandtable/data"
)

// columns are the numbers of the known columns, -1 where the table has none.
type columns struct {
	id, title, lon, lat, start, end, when, whenKind, kind, summary, aliases, tags, note int
}

// layout is what the header of a table says. It is shared by all who parse its
// rows and not changed once the header has been read.
type layout struct {
	name   string
	comma  byte
	header []string
	at     columns
}

// bind finds the known columns; a finding about any other comes with the number
// of its cell. ok is false where no column is known.
func (l *layout) bind(tell func(cell int, p data.Problem)) (ok bool) {
	c := &l.at
	*c = columns{-1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1}
	known := map[string]*int{
		"id": &c.id, "title": &c.title, "lon": &c.lon, "longitude": &c.lon, "lat": &c.lat, "latitude": &c.lat,
		"start": &c.start, "end": &c.end, "when": &c.when, "when_kind": &c.whenKind, "kind": &c.kind, "category": &c.kind,
		"summary": &c.summary, "aliases": &c.aliases, "tags": &c.tags, "note": &c.note,
	}
	for i, name := range l.header {
		into, ok := known[strings.ToLower(strings.TrimSpace(name))]
		switch {
		case !ok:
			tell(i, data.Problem{Code: "unknown-column", Level: data.Note, Reason: "a plain table has no such column; it is not read"})
		case *into >= 0:
			tell(i, data.Problem{Code: "duplicate-column", Level: data.Error, Reason: "the table has a column of this meaning already; only the first is read"})
		default:
			*into = i
		}
	}
	return c.title >= 0 || c.start >= 0 || c.end >= 0 || c.when >= 0 || l.placed()
}

// placed reports whether the table has coordinates.
func (l *layout) placed() bool { return l.at.lon >= 0 && l.at.lat >= 0 }
