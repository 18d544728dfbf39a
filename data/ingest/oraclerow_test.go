package ingest_test

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"sandtable/data"
	"sandtable/data/edtf"
	"sandtable/geo"
)

// builder collects the columns of a plain table.
type builder struct {
	n                                             int
	ids, title, summary, aliases, tags, note, whn data.TextBuilder
	events                                        data.Events
	kinds                                         []data.Kind
	kindOf                                        map[string]uint16
	seen                                          map[string]bool
	twins                                         []data.Problem
	skipForm                                      bool
}

// start makes the columns that the table has.
func (b *builder) start(at columns) {
	b.kinds, b.kindOf = data.Kinds(), map[string]uint16{}
	for i, k := range b.kinds {
		b.kindOf[k.ID] = uint16(i)
	}
	b.seen = map[string]bool{}
	if at.lon >= 0 && at.lat >= 0 {
		b.events.Lon, b.events.Lat, b.events.Placed = []uint32{}, []int32{}, []bool{}
	}
}

// row reads the current row.
func (rd *oracle) row() {
	rd.form()
	id := rd.id()
	rd.ids.Append(id)
	title := rd.text(rd.at.title)
	if title == "" {
		title = id
	}
	rd.title.Append(title)
	for _, c := range [4]struct {
		into   *data.TextBuilder
		column int
	}{{&rd.summary, rd.at.summary}, {&rd.aliases, rd.at.aliases}, {&rd.tags, rd.at.tags}, {&rd.note, rd.at.note}} {
		if c.column >= 0 {
			c.into.Append(rd.text(c.column))
		}
	}
	e := &rd.events
	e.Kind = append(e.Kind, rd.kind())
	e.Status = append(e.Status, data.Claimed)
	rd.place()
	rd.when()
	rd.n++
}

// id is the row's id, its number where the table has no ids.
func (rd *oracle) id() string {
	if rd.at.id < 0 {
		return strconv.Itoa(rd.n + 1)
	}
	id := rd.text(rd.at.id)
	if id == "" {
		id = fmt.Sprintf("row-%d", rd.line())
		rd.bad(rd.at.id, "missing-id", fmt.Sprintf("the row has no id; it is kept as %q", id))
		return id
	}
	if rd.seen[id] {
		line, column := rd.csv.FieldPos(rd.at.id)
		rd.twins = append(rd.twins, data.Problem{
			Code: "duplicate-id", Level: data.Error, File: rd.name, Line: line, Column: column,
			Field: rd.header[rd.at.id], Value: id, Reason: "an earlier row has this id",
		})
	}
	rd.seen[id] = true
	return id
}

// reportTwins reports the rows whose ids are those of earlier ones.
func (rd *oracle) reportTwins() {
	rd.problems = append(rd.problems, rd.twins...)
	slices.SortStableFunc(rd.problems, func(a, b data.Problem) int { return a.Line - b.Line })
}

// kind is the row's kind; one that is not known becomes an added kind.
func (rd *oracle) kind() uint16 {
	v := rd.text(rd.at.kind)
	if k, ok := rd.kindOf[v]; ok {
		return k
	}
	label := strings.TrimSpace(v)
	id := kindID(label)
	k, ok := rd.kindOf[id]
	switch {
	case ok:
	case len(rd.kinds) > math.MaxUint16:
		rd.bad(rd.at.kind, "too-many-kinds", "there are more than 65,536 kinds; the row counts under the last")
		return math.MaxUint16
	default:
		if label == "" {
			label = "no kind given"
		}
		k = uint16(len(rd.kinds))
		rd.kinds = append(rd.kinds, data.Kind{ID: id, Label: strings.Clone(label)})
		rd.kindOf[id] = k
	}
	rd.kindOf[strings.Clone(v)] = k
	return k
}

// kindID is a label in the form of the built-in ids.
func kindID(label string) string {
	if label == "" {
		return "none"
	}
	return strings.Join(strings.Fields(strings.ToLower(label)), "-")
}

// place reads the coordinates.
func (rd *oracle) place() {
	e := &rd.events
	if e.Lon == nil {
		return
	}
	lon, lonOK := rd.degrees(rd.at.lon, 180)
	lat, latOK := rd.degrees(rd.at.lat, 90)
	switch hasLon, hasLat := rd.text(rd.at.lon) != "", rd.text(rd.at.lat) != ""; {
	case hasLon && !hasLat:
		rd.bad(rd.at.lat, "bad-coordinate", "the row has a longitude but no latitude")
	case hasLat && !hasLon:
		rd.bad(rd.at.lon, "bad-coordinate", "the row has a latitude but no longitude")
	}
	if !lonOK || !latOK {
		e.Lon, e.Lat, e.Placed = append(e.Lon, 0), append(e.Lat, 0), append(e.Placed, false)
		return
	}
	e.Lon, e.Lat, e.Placed = append(e.Lon, geo.FixLon(lon)), append(e.Lat, geo.FixLat(lat)), append(e.Placed, true)
}

func (rd *oracle) degrees(column int, limit float64) (float64, bool) {
	v := rd.text(column)
	if v == "" {
		return 0, false
	}
	f, err := strconv.ParseFloat(v, 64)
	switch {
	case err != nil || math.IsNaN(f):
		rd.bad(column, "bad-number", "it is not a number such as -12.5")
		return 0, false
	case math.Abs(f) > limit:
		rd.bad(column, "bad-coordinate", "it is outside the earth's coordinates")
		return 0, false
	}
	return f, true
}

// build hands the columns over, with the file as the source of the implied claim.
func (b *builder) build(name, sum string) *data.Dataset {
	e := b.events
	e.N = b.n
	e.ID, e.Title, e.Summary, e.Aliases = b.ids.Text(), b.title.Text(), b.summary.Text(), b.aliases.Text()
	e.Tags, e.Note, e.When = b.tags.Text(), b.note.Text(), b.whn.Text()
	return data.Build(data.Tables{
		Package: data.Package{Name: name, Title: name, SHA256: sum},
		Events:  e, Kinds: b.kinds, RelationKinds: data.RelationKinds(),
		Sources: []data.Source{{
			ID: name, Title: name, File: name, SHA256: sum, Type: "table",
			EarliestPublished: edtf.MinDay, LatestPublished: edtf.MaxDay,
		}},
		Implied: &data.Claim{ID: "file", Source: 0, Place: -1, Status: data.Claimed},
	})
}
