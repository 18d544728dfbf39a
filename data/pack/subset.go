package pack

import (
	"bytes"
	"fmt"
	"maps"
	"slices"
	"strings"

	"sandtable/data"
)

// part is the choice of rows of a dataset that stay, by the rows of its tables.
type part struct {
	*Package
	known                                             *data.Known
	events, claims, sources, places, actors, relation []bool
}

// Subset is the dataset of the given events and everything that they need: the
// visible claims about them, with figures; their places and actors, with members;
// the relations between those actors, with claims; every source that a claim, a
// via or a kept source names; links with both ends in it. Rows are those of the
// dataset byte for byte, except that a claim's about loses what is not in it.
// Kinds and datapackage.json stay as they are. Files of sources that stay go along,
// except those of private ones.
//
// known says what is visible; where it belongs to another Dataset (a plain
// table's, say) its day is applied to this one.
func (p *Package) Subset(events []int32, known *data.Known) (*Package, error) {
	if p.tables[eventFile] == nil {
		made, err := New(p.Dataset)
		if err != nil {
			return nil, fmt.Errorf("subset: %w", err)
		}
		p = made
	}
	if known.Dataset != p.Dataset {
		known = p.Dataset.Known(known.AsKnown)
	}
	c := &part{
		Package: p, known: known,
		events: make([]bool, p.Events.N), claims: make([]bool, len(p.Claims)), sources: make([]bool, len(p.Sources)),
		places: make([]bool, len(p.Places)), actors: make([]bool, len(p.Actors)), relation: make([]bool, len(p.Relations)),
	}
	c.choose(events)
	out, err := readFiles(p.fsys, c.write())
	if err != nil {
		return nil, fmt.Errorf("subset: %w", err)
	}
	out.withhold()
	return out, nil
}

// withhold leaves out the files of private sources.
func (p *Package) withhold() {
	for _, s := range p.Sources {
		if s.Private {
			p.attached = slices.DeleteFunc(p.attached, func(name string) bool { return name == s.File })
		}
	}
}

// choose marks what stays.
func (c *part) choose(events []int32) {
	for _, e := range events {
		c.events[e] = true
		for _, row := range c.PlacesOf(e) {
			c.places[c.EventPlaces[row].Place] = true
		}
		for _, row := range c.ActorsOf(e) {
			c.keepActor(c.EventActors[row].Actor)
		}
		for _, claim := range c.ClaimsOf(e) {
			c.keepClaim(claim)
		}
	}
	for i, r := range c.Relations {
		if !c.actors[r.Subject] || !c.actors[r.Object] || !c.known.SeesRelation(int32(i)) {
			continue
		}
		c.relation[i] = true
		for _, claim := range c.ClaimsOfRelation(int32(i)) {
			c.keepClaim(claim)
		}
	}
}

func (c *part) keepClaim(i int32) {
	if c.claims[i] || !c.known.SeesClaim(i) {
		return
	}
	c.claims[i] = true
	claim := &c.Claims[i]
	if claim.Place >= 0 {
		c.places[claim.Place] = true
	}
	for _, s := range append([]int32{claim.Source}, claim.Via...) {
		c.keepSource(s)
	}
}

func (c *part) keepSource(s int32) {
	if s < 0 || c.sources[s] {
		return
	}
	c.sources[s] = true
	for _, cited := range c.Sources[s].Cites {
		c.keepSource(cited)
	}
}

func (c *part) keepActor(a int32) {
	if c.actors[a] {
		return
	}
	c.actors[a] = true
	for _, m := range c.Actors[a].Members {
		c.keepActor(m)
	}
}

// write makes the files of the part.
func (c *part) write() map[string][]byte {
	out := map[string][]byte{}
	for _, f := range c.files {
		if f.name == packageFile {
			out[f.name] = f.raw
		}
	}
	keep := c.filters()
	for _, s := range schemas() {
		if t := c.tables[s.file]; t != nil {
			out[t.file] = c.table(t, keep[s.file])
		}
	}
	return out
}

// table is the header, the rows for which keep says so (all where it is nil) and
// the tail.
func (c *part) table(t *table, keep func(i int32) bool) []byte {
	out := slices.Clone(t.raw[:t.head])
	for i := range int32(len(t.ends)) {
		switch {
		case keep != nil && !keep(i):
		case t == c.tables["claims.csv"]:
			out = append(out, c.claim(t, i)...)
		default:
			out = append(out, t.bytesOf(i)...)
		}
	}
	return append(out, t.tail()...)
}

// filters says for each table which rows stay.
func (c *part) filters() map[string]func(i int32) bool {
	event, claim, relation := c.keptIDs()
	either := maps.Clone(event)
	maps.Copy(either, relation)
	return map[string]func(int32) bool{
		"sources.csv":      func(i int32) bool { return c.sources[i] },
		"places.csv":       func(i int32) bool { return c.places[i] },
		"actors.csv":       func(i int32) bool { return c.actors[i] },
		"events.csv":       func(i int32) bool { return c.events[i] },
		"claims.csv":       func(i int32) bool { return c.claims[i] },
		"relations.csv":    c.among("relations.csv", relation, "id"),
		"event_places.csv": c.among("event_places.csv", event, "event"),
		"event_actors.csv": c.among("event_actors.csv", event, "event"),
		"figures.csv":      c.among("figures.csv", claim, "claim"),
		"links.csv":        c.among("links.csv", either, "from", "to"),
	}
}

// among keeps the rows whose cells under all the given names are in the set.
func (c *part) among(file string, set map[string]bool, fields ...string) func(int32) bool {
	t := c.tables[file]
	return func(i int32) bool {
		for _, f := range fields {
			if _, _, v := t.at(i, f); !set[v] {
				return false
			}
		}
		return true
	}
}

func (c *part) keptIDs() (event, claim, relation map[string]bool) {
	event, claim, relation = map[string]bool{}, map[string]bool{}, map[string]bool{}
	for i, ok := range c.events {
		if ok {
			event[c.Events.ID.At(int32(i))] = true
		}
	}
	for i, ok := range c.claims {
		if ok {
			claim[c.Claims[i].ID] = true
		}
	}
	for i, ok := range c.relation {
		if ok {
			relation[c.Relations[i].ID] = true
		}
	}
	return event, claim, relation
}

// claim is the row of a claim without the things it is about that do not stay.
func (c *part) claim(t *table, i int32) []byte {
	claim, whole := &c.Claims[i], true
	var stay []string
	for _, e := range claim.Events {
		if whole = whole && c.events[e]; c.events[e] {
			stay = append(stay, c.Events.ID.At(e))
		}
	}
	for _, r := range claim.Relations {
		if whole = whole && c.relation[r]; c.relation[r] {
			stay = append(stay, c.Relations[r].ID)
		}
	}
	if whole {
		return t.bytesOf(i)
	}
	return t.spliced(i, "about", strings.Join(stay, "|"))
}

// spliced is row i with another text in one cell and all other bytes unchanged.
func (t *table) spliced(i int32, field, value string) []byte {
	raw := t.bytesOf(i)
	r := csvReader(raw)
	cells, err := r.Read()
	c, ok := t.index[field]
	if err != nil || !ok || c >= len(cells) {
		return raw
	}
	from, to := offset(raw, r, c), len(bytes.TrimRight(raw, "\r\n"))
	if c+1 < len(cells) {
		to = offset(raw, r, c+1) - 1
	}
	return slices.Concat(raw[:from], []byte(quoted(value)), raw[to:])
}

// fieldPositions is the part of csv.Reader that offset needs.
type fieldPositions interface {
	FieldPos(field int) (line, column int)
}

// offset is where a field begins in raw.
func offset(raw []byte, r fieldPositions, field int) int {
	line, column := r.FieldPos(field)
	at := 0
	for ; line > 1; line-- {
		at += bytes.IndexByte(raw[at:], '\n') + 1
	}
	return at + column - 1
}

// quoted is a text as a CSV cell.
func quoted(s string) string {
	if strings.ContainsAny(s, "\",\r\n") || strings.HasPrefix(s, " ") {
		return `"` + strings.ReplaceAll(s, `"`, `""`) + `"`
	}
	return s
}
