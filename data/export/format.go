package export

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"sandtable/data/edtf"
)

// Format is a form of text in which rows are written.
type Format string

// The formats. GeoJSON and Markdown are for events alone.
const (
	JSON     Format = "json"
	JSONL    Format = "jsonl"
	CSV      Format = "csv"
	TSV      Format = "tsv"
	GeoJSON  Format = "geojson"
	Markdown Format = "md"
)

// ErrFormat is wrapped by the error for a format in which a table cannot be
// written; its text names those in which it can.
var ErrFormat = errors.New("unknown format")

// EventFormats are the formats of events.
func EventFormats() []Format { return []Format{JSON, JSONL, CSV, TSV, GeoJSON, Markdown} }

// TableFormats are the formats of the other tables.
func TableFormats() []Format { return []Format{JSON, JSONL, CSV, TSV} }

// Parse finds a format among those given.
func Parse(name string, among []Format) (Format, error) {
	if f := Format(name); slices.Contains(among, f) {
		return f, nil
	}
	names := make([]string, len(among))
	for i, f := range among {
		names[i] = string(f)
	}
	return "", fmt.Errorf("%w %q (formats: %s)", ErrFormat, name, strings.Join(names, ", "))
}

// Losses says what a table (events, claims ...) loses in a format.
func Losses(table string, f Format) []string {
	csv := f == CSV || f == TSV
	switch {
	case table == "claims" && csv:
		return []string{"figures are written as text, without their notes"}
	case table != "events":
	case csv:
		return []string{
			"claims are counted, not listed: write the claims too, or use json or dataset",
			"of places, actors and links only the ids are kept: names, roles, radius and geometry are not",
		}
	case f == GeoJSON:
		return []string{"an event is drawn at its first place; the others are among its properties"}
	case f == Markdown:
		return []string{"only when, title, kind, place, status and sources are kept"}
	}
	return nil
}

// WriteEvents writes the matching events.
func WriteEvents(w io.Writer, s Set, f Format) error {
	switch f {
	case GeoJSON:
		return writeGeoJSON(w, s)
	case Markdown:
		return writeMarkdown(w, s)
	}
	return write(w, f, table[Event]{
		n: len(s.Events), row: func(i int) Event { return s.Event(s.Events[i]) },
		columns: eventColumns(), cells: Event.cells,
	})
}

// WriteSources writes the sources of the set.
func WriteSources(w io.Writer, s Set, f Format) error {
	rows := s.Sources()
	return write(w, f, table[Source]{
		n: len(rows), row: func(i int) Source { return s.Source(rows[i]) },
		columns: sourceColumns(), cells: Source.cells,
	})
}

// WriteClaims writes the claims of the set; for a plain table one claim that is
// about every matching event.
func WriteClaims(w io.Writer, s Set, f Format) error {
	rows := s.Claims()
	t := table[ClaimRow]{
		n: len(rows), row: func(i int) ClaimRow { return s.Claim(rows[i]) },
		columns: claimColumns(), cells: ClaimRow.cells,
	}
	if s.Known.Implied != nil && len(s.Events) > 0 {
		t.n, t.row = 1, func(int) ClaimRow { return s.impliedClaim() }
	}
	return write(w, f, t)
}

// WriteRelations writes the relations of the set.
func WriteRelations(w io.Writer, s Set, f Format) error {
	rows := s.Relations()
	return write(w, f, table[Relation]{
		n: len(rows), row: func(i int) Relation { return s.Relation(rows[i]) },
		columns: relationColumns(), cells: Relation.cells,
	})
}

// WriteStates writes who stands in relations on a day; see Set.States. CSV has
// one row per relation.
func WriteStates(w io.Writer, s Set, day edtf.Day, of int32, f Format) error {
	states := s.States(day, of)
	if f == JSON || f == JSONL {
		return write(w, f, table[State]{n: len(states), row: func(i int) State { return states[i] }})
	}
	var rows []stateRow
	for _, st := range states {
		for _, r := range st.Relations {
			rows = append(rows, stateRow{st, r})
		}
	}
	return write(w, f, table[stateRow]{
		n: len(rows), row: func(i int) stateRow { return rows[i] }, columns: stateColumns(), cells: stateRow.cells,
	})
}

// impliedClaim is the one claim of a plain table.
func (s Set) impliedClaim() ClaimRow {
	c := claimOf(s.Known, s.Known.Implied)
	row := ClaimRow{
		ID: c.ID, About: []string{}, Source: c.Source, Via: c.Via, Stance: c.Stance, Status: c.Status, Figures: c.Figures,
	}
	for _, e := range s.Events {
		row.About = append(row.About, s.Known.Events.ID.At(e))
	}
	return row
}
