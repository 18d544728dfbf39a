package pack

import (
	"math"
	"slices"

	"sandtable/data"
)

func (rd *reader) readClaim(w *row) {
	c := data.Claim{
		ID: w.id(rd.claim, w.n), Source: w.ref("source", rd.source), Place: w.ref("place", rd.place),
		Speaker: w.text("speaker"), Says: w.text("says"), Quote: w.text("quote"), Language: w.text("quote_language"),
		Locator: w.text("locator"), Stance: parsed(w, "stance", data.ParseStance), Status: parsed(w, "status", data.ParseStatus),
		Credibility: uint8(w.whole("credibility", 1, 6)), WhenDate: w.date("when"), Note: w.text("note"),
	}
	if !c.WhenDate.IsZero() {
		c.When = w.text("when")
	}
	if w.text("source") == "" {
		w.bad("claim-without-source", "source", "a claim is what one source says; it names none")
	}
	rd.about(w, &c)
	rd.via(w, &c)
	rd.tables.Claims = append(rd.tables.Claims, c)
}

// about resolves the events and relations of a claim.
func (rd *reader) about(w *row, c *data.Claim) {
	if w.text("about") == "" {
		w.bad("missing-value", "about", "a claim is about at least one event or relation")
	}
	for _, id := range w.list("about") {
		if n, ok := rd.event[id]; ok {
			c.Events = appendOnce(c.Events, n)
		} else if n := w.found("about", id, rd.relation); n >= 0 {
			c.Relations = appendOnce(c.Relations, n)
		}
	}
}

// via resolves the chain of sources; one that comes back to where it was is a
// circle that has no original.
func (rd *reader) via(w *row, c *data.Claim) {
	chain := w.list("via")
	if len(chain) > 0 && chain[len(chain)-1] == unnamed {
		c.Unnamed = true
		chain = chain[:len(chain)-1]
	}
	for _, id := range chain {
		n := w.found("via", id, rd.source)
		if n < 0 {
			continue
		}
		if n == c.Source || slices.Contains(c.Via, n) {
			w.report(data.Problem{
				Code: "circular-via", Level: data.Error, Field: "via", Value: id,
				Reason: "the chain from the source to the original passes here twice",
			})
			continue
		}
		c.Via = append(c.Via, n)
	}
}

func appendOnce(list []int32, n int32) []int32 {
	if slices.Contains(list, n) {
		return list
	}
	return append(list, n)
}

func (rd *reader) readFigure(w *row) {
	f := data.Figure{
		What: w.text("what"), Low: w.number("low"), Value: w.number("value"), High: w.number("high"), Unit: w.text("unit"),
		Bound: w.oneOf("bound", "exact", "about", "at least", "at most"), Note: w.text("note"),
	}
	if f.What == "" {
		w.bad("missing-value", "what", "a figure says what it counts")
	}
	w.checkFigure(f)
	rd.checkUnit(w, f)
	if c := w.need("claim", rd.claim); c >= 0 {
		rd.tables.Claims[c].Figures = append(rd.tables.Claims[c].Figures, f)
	}
}

// checkFigure reports numbers that are out of order; NaN compares as in order.
func (w *row) checkFigure(f data.Figure) {
	switch {
	case f.Low > f.High:
		w.bad("low-above-high", "low", "it is above high")
	case f.Low > f.Value:
		w.bad("low-above-high", "low", "it is above value")
	case f.Value > f.High:
		w.bad("low-above-high", "value", "it is above high")
	}
}

// checkUnit reports a figure that cannot be added to the others of its name.
func (rd *reader) checkUnit(w *row, f data.Figure) {
	if math.IsNaN(f.Low) && math.IsNaN(f.Value) && math.IsNaN(f.High) || f.What == "" {
		return
	}
	unit, ok := rd.unit[f.What]
	if !ok {
		rd.unit[f.What] = f.Unit
		return
	}
	if unit != f.Unit {
		w.report(data.Problem{
			Code: "mixed-units", Level: data.Warning, Field: "unit", Value: f.Unit,
			Reason: "earlier figures of " + f.What + " have the unit \"" + unit + "\"; they cannot be added",
		})
	}
}

func (rd *reader) readLink(w *row) {
	l := data.Link{Kind: w.oneOf("kind", "follows", "stage_of", "part_of", "supersedes", "same_as", "contradicts")}
	if w.text("kind") == "" {
		w.bad("missing-value", "kind", "a link says how its two ends belong together")
	}
	from, to := w.text("from"), w.text("to")
	_, l.Relations = rd.relation[from]
	if _, event := rd.event[from]; event {
		l.Relations = false
	}
	index := rd.event
	if l.Relations {
		index = rd.relation
	}
	l.From, l.To = w.need("from", index), w.need("to", index)
	if from == to && from != "" {
		w.bad("circular-link", "to", "the link leads back to where it starts")
		return
	}
	if l.From >= 0 && l.To >= 0 && l.Kind != "" {
		rd.tables.Links = append(rd.tables.Links, l)
		rd.pack.rowOf["links.csv"] = append(rd.pack.rowOf["links.csv"], w.n)
	}
}
