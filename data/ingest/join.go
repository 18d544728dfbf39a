package ingest

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"sandtable/data"
	"sandtable/data/edtf"
)

// table is the columns of all chunks so far, one after the other. What has been
// handed out by build is not changed by what comes later.
type table struct {
	*layout
	n                                             int
	id, title, when, summary, aliases, tags, note data.TextBuilder
	events                                        data.Events
	kinds                                         []data.Kind
	kindOf                                        map[string]uint16
	lines                                         []int32 // where the ids stand, 0 for one that is made up
	columns                                       []int32 // nil where ids come first
	problems                                      []data.Problem
	share                                         float64 // of the file, as far as known; else 0
	codes                                         []uint16
	buffer                                        [20]byte
}

// newTable is a table without rows.
func newTable(l *layout) *table {
	t := &table{layout: l, kinds: data.Kinds(), kindOf: map[string]uint16{}}
	for i, k := range t.kinds {
		t.kindOf[k.ID] = uint16(i)
	}
	if l.placed() {
		t.events.Lon, t.events.Lat, t.events.Placed = []uint32{}, []int32{}, []bool{}
	}
	return t
}

func (t *table) texts() [7]*data.TextBuilder {
	return [...]*data.TextBuilder{&t.id, &t.title, &t.when, &t.summary, &t.aliases, &t.tags, &t.note}
}

// full reports whether a column had no room for some row.
func (t *table) full() bool {
	for _, b := range t.texts() {
		if b.Full() {
			return true
		}
	}
	return false
}

// join adds the rows of a chunk, which share of the file's bytes end with.
func (t *table) join(c *chunk, share float64) {
	t.share = share
	t.mapKinds(c)
	if t.layout.at.id < 0 {
		t.number(c)
	}
	for i, from := range c.all() {
		into := t.texts()[i]
		rows, size := into.Size()
		if rows, size = rows+len(from.ends), size+len(from.bytes); !into.Fits(len(from.ends), len(from.bytes)) {
			into.Reserve(t.expected(rows), t.expected(size))
		}
		into.AppendAll(from.bytes, from.ends)
	}
	t.joinEvents(&c.events, c.n)
	t.lines, t.columns = joined(t, t.lines, c.lines), joined(t, t.columns, c.columns)
	t.problems = append(t.problems, c.problems...)
	t.n += c.n
}

// number gives the rows of a table without ids their numbers as ids, and as
// titles where they have none.
func (t *table) number(c *chunk) {
	titles := cells{}
	for i := range c.n {
		id := strconv.AppendInt(t.buffer[:0], int64(t.n+i+1), 10)
		c.id.add(id)
		title := c.title.at(i)
		if len(title) == 0 {
			title = id
		}
		titles.add(title)
	}
	c.title = titles
}

// joinEvents adds the columns that are slices.
func (t *table) joinEvents(c *data.Events, n int) {
	e := &t.events
	e.Kind = joined(t, e.Kind, t.codes)
	e.WhenKind = joined(t, e.WhenKind, c.WhenKind)
	e.Status = joined(t, e.Status, slices.Repeat([]data.Status{data.Claimed}, n))
	if e.Lon != nil {
		e.Lon, e.Lat, e.Placed = joined(t, e.Lon, c.Lon), joined(t, e.Lat, c.Lat), joined(t, e.Placed, c.Placed)
	}
	s, from := &e.Spans, c.Spans
	s.EarliestStart, s.LatestStart = joined(t, s.EarliestStart, from.EarliestStart), joined(t, s.LatestStart, from.LatestStart)
	s.EarliestEnd, s.LatestEnd = joined(t, s.EarliestEnd, from.EarliestEnd), joined(t, s.LatestEnd, from.LatestEnd)
	s.Flags = joined(t, s.Flags, from.Flags)
	if e.Start == nil && c.Start != nil {
		e.Start, e.End = untimed(t.n), untimed(t.n)
	}
	if e.Start != nil && c.Start == nil {
		c.Start, c.End = untimed(n), untimed(n)
	}
	e.Start, e.End = joined(t, e.Start, c.Start), joined(t, e.End, c.End)
}

// untimed is a column of n rows without a time of day.
func untimed(n int) []int64 { return slices.Repeat([]int64{data.NoTime}, n) }

// joined adds rows to a column. Where it has no room it takes as much as the
// whole file will need.
func joined[T any](t *table, column, rows []T) []T {
	if need := len(column) + len(rows); need > cap(column) {
		column = append(make([]T, 0, t.expected(need)), column...)
	}
	return append(column, rows...)
}

// expected is how long a column will be at the end of the file, going by what it
// needs by now; a quarter more where the file's length is not known.
func (t *table) expected(need int) int {
	if t.share <= 0 || t.share > 1 {
		return need + need/4
	}
	return int(float64(need)/t.share*1.02) + 64
}

// mapKinds translates the chunk's kinds. Those for which there is no room are
// reported by parsing the block anew.
func (t *table) mapKinds(c *chunk) {
	of := make([]uint16, len(c.kinds.values))
	for i, v := range c.kinds.values {
		k, ok := t.kindCode(v)
		if of[i] = k; !ok {
			if c.refused == nil {
				c.refused = map[string]bool{}
			}
			c.refused[v] = true
		}
	}
	if c.refused != nil {
		c.parse(c.block)
		c.refused = nil
	}
	t.codes = slices.Grow(t.codes[:0], c.n)[:c.n]
	for i, code := range c.kinds.rows {
		t.codes[i] = of[code]
	}
}

// kindCode is the kind for the value of a cell; one that is not known becomes an
// added kind. ok is false where there is no room for it.
func (t *table) kindCode(v string) (kind uint16, ok bool) {
	if k, ok := t.kindOf[v]; ok {
		return k, true
	}
	label := strings.TrimSpace(v)
	id := kindID(label)
	k, ok := t.kindOf[id]
	switch {
	case ok:
	case len(t.kinds) > math.MaxUint16:
		return math.MaxUint16, false
	default:
		if label == "" {
			label = "no kind given"
		}
		k = uint16(len(t.kinds))
		t.kinds = append(t.kinds, data.Kind{ID: id, Label: label})
		t.kindOf[id] = k
	}
	t.kindOf[v] = k
	return k, true
}

// kindID is a label in the form of the built-in ids.
func kindID(label string) string {
	if label == "" {
		return "none"
	}
	return strings.Join(strings.Fields(strings.ToLower(label)), "-")
}

// build hands over the columns as they are now, with the file as the source of
// the implied claim.
func (t *table) build(sum string) *data.Dataset {
	e := t.events
	e.N = t.n
	e.ID, e.Title, e.Summary, e.Aliases = t.id.Text(), t.title.Text(), t.summary.Text(), t.aliases.Text()
	e.Tags, e.Note, e.When = t.tags.Text(), t.note.Text(), t.when.Text()
	return data.Build(data.Tables{
		Package: data.Package{Name: t.name, Title: t.name, SHA256: sum},
		Events:  e, Kinds: slices.Clip(t.kinds), RelationKinds: data.RelationKinds(),
		Sources: []data.Source{{
			ID: t.name, Title: t.name, File: t.name, SHA256: sum, Type: "table",
			EarliestPublished: edtf.MinDay, LatestPublished: edtf.MaxDay,
		}},
		Implied: &data.Claim{ID: "file", Source: 0, Place: -1, Status: data.Claimed},
	})
}

// reportTwins reports the rows whose ids those of earlier ones are.
func (t *table) reportTwins(rows []int32) {
	for _, row := range rows {
		p := data.Problem{
			Code: "duplicate-id", Level: data.Error, File: t.name, Line: int(t.lines[row]), Column: 1,
			Field: t.header[t.layout.at.id], Value: strings.Clone(t.id.Text().At(row)), Reason: "an earlier row has this id",
		}
		if t.columns != nil {
			p.Column = int(t.columns[row])
		}
		t.problems = append(t.problems, p)
	}
}
