package page

import (
	"sandtable/app/scene"
	"sandtable/data"
	"sandtable/data/edtf"
)

// kindOfWhen is the event's when kind; a plain table may have none.
func kindOfWhen(k *data.Known, e int32) edtf.WhenKind {
	if k.Events.WhenKind == nil {
		return edtf.Moment
	}
	return k.Events.WhenKind[e]
}

// basisWords say how a date came about.
var basisWords = map[string]string{
	"printed": "printed in the source", "derived": "derived by the compiler", "inferred": "inferred by the compiler",
	"unknown": "basis unknown",
}

func basis(id string) string {
	if w, ok := basisWords[id]; ok {
		return w
	}
	return words(id)
}

// when says in EDTF and then in words when it was; how the date was found stands
// under "What the date means".
func (c *composer) when() {
	k, e := c.k, c.e
	text := k.WhenText(e)
	spans := []Span{strong(capital(scene.WhenWords(k, e)) + ". ")}
	if text != "" {
		spans = append([]Span{{Text: text, Tone: Mono}, dim("  " + kindOfWhen(k, e).String() + "\n")}, spans...)
	}
	for _, s := range c.whenNotes(text) {
		spans = append(spans, dim(sentence(s)+" "))
	}
	if !c.ownDate() {
		d, _ := edtf.Parse(k.Events.When.At(e))
		if w := d.WordsAs(kindOfWhen(k, e)); w != "" {
			spans = append(spans, dim("As the source known then has it; compiled since: "+w+"."))
		}
	}
	if c.late(data.LateWhen) {
		spans = append(spans, warn("\nDate compiled later: no source known then gives one."))
	}
	c.page.key("When", spans...)
}

// ownDate reports whether the event has its own date, not that of a claim.
func (c *composer) ownDate() bool { return c.k.WhenText(c.e) == c.k.Events.When.At(c.e) }

// whenNotes are the sentences on what a date leaves open and who says it.
func (c *composer) whenNotes(text string) []string {
	k, e := c.k, c.e
	var out []string
	if date, err := edtf.Parse(text); err == nil && date.Qualified() {
		out = append(out, "how far off it may be is not said, so no margin is drawn")
	}
	if k.Spans.Dated(e) && k.Spans.At(e).Flags.Has(edtf.OpenEnd) {
		if day, ok := k.Attested(e); ok {
			out = append(out, "its sources vouch for it until "+scene.DayWords(day))
		}
	}
	if t := k.Events.WhenText.At(e); t != "" && c.ownDate() {
		out = append(out, "the source says: “"+t+"”")
	}
	return out
}

// dateNotes say how the date was found and what its notation decides.
func (c *composer) dateNotes() string {
	k, e := c.k, c.e
	var out []string
	if c.ownDate() {
		out = append(out, sentence(basis(k.Events.DateBasis.At(e))), sentence(k.Events.DateNote.At(e)))
		if o, ok := k.Events.Own[e]; ok && o.Given != 0 {
			out = append(out, sentence(boundsWords(k.Spans.At(e))))
		}
	}
	if date, err := edtf.Parse(k.WhenText(e)); err == nil {
		for _, n := range date.Notes() {
			out = append(out, sentence(n))
		}
	}
	return join(" ", out...)
}

// boundsWords say which days the event's own bounds allow.
func boundsWords(b edtf.Bounds) string {
	return "bounds given by the compiler: it started " + between(b.EarliestStart, b.LatestStart) +
		" and ended " + between(b.EarliestEnd, b.LatestEnd)
}

func between(a, z edtf.Day) string {
	switch {
	case a == z && !a.Unbounded():
		return "on " + scene.DayWords(a)
	case a.Unbounded() && z.Unbounded():
		return "on any day"
	case a.Unbounded():
		return "by " + scene.DayWords(z)
	case z.Unbounded():
		return "on " + scene.DayWords(a) + " or later"
	}
	return "between " + scene.DayWords(a) + " and " + scene.DayWords(z)
}

// dates adds the section on what the date means: how it was found, and a figure
// of the event's bounds and those of every claim that gives another date. A day
// that nobody doubts needs no figure.
func (c *composer) dates() {
	notes := Para{Size: Caption, Spans: []Span{dim(c.dateNotes())}}
	said := notes.Spans[0].Text != ""
	var rows []DateRow
	if c.k.Spans.Dated(c.e) {
		rows = c.dateRows()
	}
	if len(rows) == 1 && undoubted(rows[0].Bounds) {
		rows = nil
	}
	if !said && rows == nil {
		return
	}
	heading := Heading{Text: "What the date means"}
	if rows != nil {
		heading.Aside = count(len(rows), "date", "dates")
	}
	c.page.add(heading)
	if said {
		c.page.add(notes)
	}
	if rows != nil {
		d := Dates{Rows: rows, Ink: c.page.Mark.Family}
		d.A, d.Z = extent(rows)
		c.page.add(d, Para{Size: Caption, Spans: []Span{dim(datesLegend(rows))}})
	}
}

// undoubted reports whether bounds are one day that nobody doubts.
func undoubted(b edtf.Bounds) bool {
	return b.EarliestStart == b.LatestEnd && !b.Flags.Has(edtf.Qualified)
}

// dateRows are the event's bounds, and those of the claims that give another
// date.
func (c *composer) dateRows() []DateRow {
	k, e := c.k, c.e
	kind := kindOfWhen(k, e)
	rows := []DateRow{{
		Label: []Span{plain("This event")}, Bounds: k.Spans.At(e),
		Period: kind == edtf.Period, Status: scene.MarkStatus(k.Status[e]),
	}}
	seen := map[string]bool{k.WhenText(e): true}
	for _, i := range k.VisibleClaims(e) {
		claim := k.Claims[i]
		if claim.When == "" || claim.Source < 0 || seen[claim.When] {
			continue
		}
		seen[claim.When] = true
		b, err := claim.WhenDate.Bounds(kind, edtf.MinDay)
		if err != nil {
			continue
		}
		rows = append(rows, DateRow{
			Label:  []Span{plain(c.number(claim.Source) + " "), dim(claim.WhenDate.WordsAs(kind))},
			Bounds: b, Period: rows[0].Period, Status: rows[0].Status,
		})
	}
	return rows
}

// extent is the bounded days of the rows.
func extent(rows []DateRow) (a, z edtf.Day) {
	a, z = edtf.MaxDay, edtf.MinDay
	for _, r := range rows {
		b := r.Bounds
		for _, d := range [...]edtf.Day{b.EarliestStart, b.LatestStart, b.EarliestEnd, b.LatestEnd} {
			if !d.Unbounded() {
				a, z = min(a, d), max(z, d)
			}
		}
	}
	return a, z
}

// datesLegend explains the marks that the rows show, and only those.
func datesLegend(rows []DateRow) string {
	var solid, diamond, hatched, box, dots, open bool
	for _, r := range rows {
		b := r.Bounds
		qualified := b.Flags.Has(edtf.Qualified)
		solid = solid || r.Period && b.LatestStart <= b.EarliestEnd
		diamond = diamond || !r.Period && undoubted(b)
		uncertain := b.EarliestStart != b.LatestStart || b.EarliestEnd != b.LatestEnd
		hatched = hatched || r.Period && uncertain
		box = box || !r.Period && !undoubted(b)
		dots = dots || qualified
		open = open || b.EarliestStart.Unbounded() || b.LatestEnd.Unbounded()
	}
	var out []string
	add := func(on bool, s string) {
		if on {
			out = append(out, s)
		}
	}
	add(solid, "Solid: it was then.")
	add(diamond, "Diamond: on that day.")
	add(hatched, "Hatched: it may have been then.")
	add(box, "Box: some day in it.")
	add(dots, "Dots: approximate or doubtful.")
	add(open, "Arrow: no limit is known.")
	return join(" ", out...)
}
