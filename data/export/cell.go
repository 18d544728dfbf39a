package export

import (
	"slices"
	"strconv"
	"strings"
)

// eventColumns are the header of events as CSV: what ingest recognises.
func eventColumns() []string {
	return slices.Concat(
		[]string{"id", "kind", "title", "aliases", "summary", "when", "when_kind", "when_text", "date_basis", "date_note"},
		boundColumns(),
		[]string{"status", "lon", "lat", "places", "actors", "claims", "links", "tags", "note"},
	)
}

func (e Event) cells() []string {
	var places, actors, links []string
	for _, p := range e.Places {
		places = append(places, p.ID)
	}
	for _, a := range e.Actors {
		actors = append(actors, a.ID)
	}
	for _, l := range e.Links {
		links = append(links, l.To)
	}
	return slices.Concat(
		[]string{e.ID, e.Kind, e.Title, cell(e.Aliases), e.Summary, e.When, e.WhenKind, e.WhenText, e.Basis, e.DateNote},
		e.Bounds.cells(),
		[]string{
			e.Status, e.Lon.String(), e.Lat.String(), cell(places), cell(actors), strconv.Itoa(len(e.Claims)),
			cell(links), cell(e.Tags), e.Note,
		},
	)
}

// cell is a list in one cell.
func cell(items []string) string { return strings.Join(items, "|") }

func sourceColumns() []string {
	return []string{
		"id", "title", "publisher", "author", "published", "published_basis", "accessed", "url", "archive_url", "archived",
		"file", "sha256", "language", "type", "grade", "grade_reason", "cites", "licence", "private", "note",
	}
}

func (s Source) cells() []string {
	return []string{
		s.ID, s.Title, s.Publisher, s.Author, s.Published, s.PublishedBasis, s.Accessed, s.URL, s.ArchiveURL, s.Archived,
		s.File, s.SHA256, s.Language, s.Type, s.Grade, s.GradeReason, cell(s.Cites), s.Licence, yes(s.Private), s.Note,
	}
}

func claimColumns() []string {
	return []string{
		"id", "about", "source", "via", "speaker", "says", "quote", "quote_language", "locator", "stance", "when", "place",
		"status", "credibility", "note", "figures",
	}
}

// cells writes figures as "what value unit", one after the other.
func (c ClaimRow) cells() []string {
	credibility := ""
	if c.Credibility != nil {
		credibility = strconv.Itoa(*c.Credibility)
	}
	var figures []string
	for _, f := range c.Figures {
		figures = append(figures, f.cell())
	}
	return []string{
		c.ID, cell(c.About), c.Source, cell(c.Via), c.Speaker, c.Says, c.Quote, c.QuoteLanguage, c.Locator, c.Stance,
		c.When, c.Place, c.Status, credibility, c.Note, cell(figures),
	}
}

// cell is a figure as what=low..value..high unit, without what it does not have.
func (f Figure) cell() string {
	value := f.Value.String()
	if value == "" && (f.Low.String() != "" || f.High.String() != "") {
		value = f.Low.String() + ".." + f.High.String()
	}
	text := f.What
	if value != "" {
		text += "=" + value
	}
	if f.Unit != "" && f.Unit != f.What {
		text += " " + f.Unit
	}
	if f.Bound != "" && f.Bound != "exact" {
		text += " (" + f.Bound + ")"
	}
	return text
}

func relationColumns() []string {
	return slices.Concat([]string{"id", "subject", "object", "kind", "since", "until", "status", "note"}, boundColumns())
}

func (r Relation) cells() []string {
	return slices.Concat([]string{r.ID, r.Subject, r.Object, r.Kind, r.Since, r.Until, r.Status, r.Note}, r.Bounds.cells())
}

// stateRow is one relation of a state as a row.
type stateRow struct {
	State
	Standing
}

func stateColumns() []string {
	return []string{"state", "name", "id", "kind", "direction", "other", "since", "until", "status", "certain", "claims"}
}

func (r stateRow) cells() []string {
	return []string{
		r.State.State, r.Name, r.ID, r.Kind, r.Direction, r.Other, r.Since, r.Until, r.Status, yes(r.Certain),
		cell(r.Standing.Claims),
	}
}
