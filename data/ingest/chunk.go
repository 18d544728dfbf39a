package ingest

import (
	"math"
	"strconv"
	"unicode/utf8"

	"sandtable/data"
	"sandtable/data/edtf"
	"sandtable/geo"
)

// cells is a column of text of a chunk.
type cells struct {
	bytes []byte
	ends  []uint32
}

func (c *cells) add(text []byte) {
	c.bytes = append(c.bytes, text...)
	c.end()
}

// end makes a row of what was added to the bytes.
func (c *cells) end() { c.ends = append(c.ends, uint32(len(c.bytes))) }

func (c *cells) clear() { c.bytes, c.ends = c.bytes[:0], c.ends[:0] }

// at is row i.
func (c *cells) at(i int) []byte {
	from := uint32(0)
	if i > 0 {
		from = c.ends[i-1]
	}
	return c.bytes[from:c.ends[i]]
}

// codes is a column of a chunk with few different values: code i of a row is
// value i, in order of appearance.
type codes struct {
	rows   []uint32
	values []string
	codeOf map[string]uint32
}

func (c *codes) clear() {
	c.rows, c.values = c.rows[:0], c.values[:0]
	if c.codeOf == nil {
		c.codeOf = map[string]uint32{}
	}
	clear(c.codeOf)
}

func (c *codes) add(value []byte) {
	code, ok := c.codeOf[string(value)]
	if !ok {
		code = uint32(len(c.values))
		text := string(value)
		c.values = append(c.values, text)
		c.codeOf[text] = code
	}
	c.rows = append(c.rows, code)
}

// texts are the text columns of a table, those with ids and dates first.
type texts struct{ id, title, when, summary, aliases, tags, note cells }

func (t *texts) all() [7]*cells {
	return [...]*cells{&t.id, &t.title, &t.when, &t.summary, &t.aliases, &t.tags, &t.note}
}

// chunk is the rows of one block as columns. It is used for one block after the
// other. The parsing of one chunk needs nothing of any other.
type chunk struct {
	*layout
	record
	texts
	block    block
	n        int
	events   data.Events // only the columns that are slices
	kinds    codes
	refused  map[string]bool // kinds for which there is no room; nil: none
	problems []data.Problem
	lines    []int32  // where the ids stand, 0 for one that is made up
	columns  []int32  // empty where ids come first
	valid    bool     // the block is UTF-8
	buffer   [32]byte // for numbers
}

// parse reads a block.
func (c *chunk) parse(b block) {
	c.block = b
	c.clear()
	c.valid = utf8.Valid(b.text)
	c.start(b.text, b.line, c.layout.comma)
	for c.read() {
		c.row()
	}
}

func (c *chunk) clear() {
	c.n, c.problems, c.lines, c.columns = 0, c.problems[:0], c.lines[:0], c.columns[:0]

	for _, t := range c.all() {
		t.clear()
	}
	c.kinds.clear()
	e := &c.events
	e.WhenKind, e.Start, e.End = e.WhenKind[:0], nil, nil
	e.Lon, e.Lat, e.Placed = e.Lon[:0], e.Lat[:0], e.Placed[:0]
	s := &e.Spans
	s.EarliestStart, s.LatestStart, s.EarliestEnd = s.EarliestStart[:0], s.LatestStart[:0], s.EarliestEnd[:0]
	s.LatestEnd, s.Flags = s.LatestEnd[:0], s.Flags[:0]
}

// row reads the current row.
func (c *chunk) row() {
	c.form()
	id := c.rowID()
	title := c.cell(c.at.title)
	if len(title) == 0 {
		title = id
	}
	c.title.add(title)
	for _, t := range [4]struct {
		into   *cells
		column int
	}{{&c.summary, c.at.summary}, {&c.aliases, c.at.aliases}, {&c.tags, c.at.tags}, {&c.note, c.at.note}} {
		if t.column >= 0 {
			t.into.add(c.cell(t.column))
		}
	}
	c.kind()
	c.place()
	c.whenOf()
	c.n++
}

// rowID is the row's id. A table without ids gets them when its chunks are joined.
func (c *chunk) rowID() []byte {
	if c.at.id < 0 {
		return nil
	}
	id := c.cell(c.at.id)
	if len(id) == 0 {
		id = strconv.AppendInt(append(c.buffer[:0], "row-"...), int64(c.rowLine()), 10)
		c.bad(c.at.id, "missing-id", "the row has no id; it is kept as "+strconv.Quote(string(id)))
		c.idAt(0, 0)
	} else {
		c.idAt(c.position(c.cells[c.at.id].begins))
	}
	c.id.add(id)
	return id
}

// idAt notes where the row's id stands.
func (c *chunk) idAt(line, column int) {
	c.lines = append(c.lines, int32(line))
	if c.at.id > 0 {
		c.columns = append(c.columns, int32(column))
	}
}

// kind reads the row's kind.
func (c *chunk) kind() {
	v := c.cell(c.at.kind)
	c.kinds.add(v)
	if c.refused[string(v)] {
		c.bad(c.at.kind, "too-many-kinds", "there are more than 65,536 kinds; the row counts under the last")
	}
}

// place reads the coordinates.
func (c *chunk) place() {
	if !c.placed() {
		return
	}
	lon, lonOK := c.degrees(c.at.lon, 180)
	lat, latOK := c.degrees(c.at.lat, 90)
	switch hasLon, hasLat := len(c.cell(c.at.lon)) > 0, len(c.cell(c.at.lat)) > 0; {
	case hasLon && !hasLat:
		c.bad(c.at.lat, "bad-coordinate", "the row has a longitude but no latitude")
	case hasLat && !hasLon:
		c.bad(c.at.lon, "bad-coordinate", "the row has a latitude but no longitude")
	}
	e := &c.events
	if !lonOK || !latOK {
		e.Lon, e.Lat, e.Placed = append(e.Lon, 0), append(e.Lat, 0), append(e.Placed, false)
		return
	}
	e.Lon, e.Lat, e.Placed = append(e.Lon, geo.FixLon(lon)), append(e.Lat, geo.FixLat(lat)), append(e.Placed, true)
}

func (c *chunk) degrees(column int, limit float64) (float64, bool) {
	v := c.cell(column)
	if len(v) == 0 {
		return 0, false
	}
	f, err := number(v)
	switch {
	case err != nil || math.IsNaN(f):
		c.bad(column, "bad-number", "it is not a number such as -12.5")
		return 0, false
	case math.Abs(f) > limit:
		c.bad(column, "bad-coordinate", "it is outside the earth's coordinates")
		return 0, false
	}
	return f, true
}

// span adds the bounds of a row.
func (c *chunk) span(b edtf.Bounds, kind edtf.WhenKind) {
	s := &c.events.Spans
	s.EarliestStart, s.LatestStart = append(s.EarliestStart, b.EarliestStart), append(s.LatestStart, b.LatestStart)
	s.EarliestEnd, s.LatestEnd = append(s.EarliestEnd, b.EarliestEnd), append(s.LatestEnd, b.LatestEnd)
	s.Flags = append(s.Flags, b.Flags)
	c.events.WhenKind = append(c.events.WhenKind, kind)
}
