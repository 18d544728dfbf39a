package page

import (
	"slices"
	"strings"

	"sandtable/app/scene"
	"sandtable/data"
)

// claims lists who says what about the event.
func (c *composer) claims() {
	k, e := c.k, c.e
	if k.Implied != nil {
		c.page.add(Heading{"Claims", "1 shown"}, c.claim(*k.Implied))
		return
	}
	c.claimSection(k.VisibleClaims(e), len(k.ClaimsOf(e)))
}

// claimSection lists claims, and counts those that as-known hides.
func (c *composer) claimSection(visible []int32, all int) {
	if all == 0 {
		return
	}
	aside := scene.Thousands(len(visible)) + " shown"
	if c.k.On {
		hidden := "none"
		if n := all - len(visible); n > 0 {
			hidden = scene.Thousands(n)
		}
		aside += ", " + hidden + " hidden by “as known on”"
	}
	c.page.add(Heading{"Claims", aside})
	for _, i := range visible {
		c.page.add(c.claim(c.k.Claims[i]))
	}
}

// claim is one claim as an entry.
func (c *composer) claim(claim data.Claim) Entry {
	out := Entry{Lead: GradeLead, Rule: true}
	if claim.Source >= 0 {
		out.Grade = c.k.Sources[claim.Source].Grade
	}
	line := func(size Size, spans ...Span) {
		if slices.ContainsFunc(spans, func(s Span) bool { return s.Text != "" }) {
			out.Lines = append(out.Lines, Para{Spans: spans, Size: size})
		}
	}
	line(Row, plain(claim.Says))
	if claim.Quote != "" {
		line(Row, plain("“"+claim.Quote+"”"), dim(quoted(claim)))
	}
	line(Caption, c.origin(claim)...)
	line(Caption, dim(capital(figureList(claim.Figures))))
	if c.e >= 0 {
		line(Caption, c.differs(claim)...)
	}
	line(Caption, dim(claim.Note))
	return out
}

// quoted says who speaks, and in which language.
func quoted(claim data.Claim) string {
	who := join(", in ", claim.Speaker, language(claim.Language))
	if claim.Speaker == "" && who != "" {
		who = "in " + who
	}
	if who == "" {
		return ""
	}
	return " – " + who
}

// origin says where a claim stands: source, via, date, stance, credibility.
func (c *composer) origin(claim data.Claim) []Span {
	if claim.Source < 0 {
		return []Span{warn("No source"), dim(dotted + join(dotted, stanceWords(claim.Stance), claim.Locator))}
	}
	s := c.k.Sources[claim.Source]
	first := c.sourceLink(claim.Source)
	first.Text = c.number(claim.Source) + " " + first.Text
	spans := []Span{first}
	if claim.Speaker != "" && claim.Quote == "" {
		spans = append(spans, dim(dotted+"according to "+claim.Speaker))
	}
	spans = append(spans, c.via(claim)...)
	return append(spans, dim(dotted+join(dotted, published(s), stanceWords(claim.Stance), credibility(claim.Credibility), claim.Locator)))
}

// via is the chain of sources that a claim names, in words: "via El País, then
// unnamed reports".
func (c *composer) via(claim data.Claim) []Span {
	if len(claim.Via) == 0 && !claim.Unnamed {
		return nil
	}
	spans := []Span{dim(dotted + "via ")}
	for i, v := range claim.Via {
		if i > 0 {
			spans = append(spans, dim(", then "))
		}
		spans = append(spans, c.sourceLink(v))
	}
	if claim.Unnamed {
		then := "unnamed reports"
		if len(claim.Via) > 0 {
			then = ", then " + then
		}
		spans = append(spans, dim(then))
	}
	return spans
}

// differs names the when, place and status of a claim where they are not those of
// the event.
func (c *composer) differs(claim data.Claim) []Span {
	k, e := c.k, c.e
	var out []string
	if claim.When != "" && claim.When != k.WhenText(e) {
		w := claim.WhenDate.WordsAs(kindOfWhen(k, e))
		if w == "" {
			w = claim.When
		}
		out = append(out, "when: "+w)
	}
	if claim.Place >= 0 && !c.at(claim.Place) {
		out = append(out, "where: "+k.Places[claim.Place].Name)
	}
	if claim.Status != data.StatusNone && claim.Status != k.Status[e] {
		out = append(out, "status: "+claim.Status.String())
	}
	if len(out) == 0 {
		return nil
	}
	return []Span{warn("Differs – "), plain(join(dotted, out...))}
}

// at reports whether a place is one of the event's own.
func (c *composer) at(place int32) bool {
	return slices.ContainsFunc(c.k.PlacesOf(c.e), func(r int32) bool { return c.k.EventPlaces[r].Place == place })
}

// links lists the events that the one shown is linked to, both ways.
func (c *composer) links() {
	k, e := c.k, c.e
	var entries []Block
	hidden := 0
	add := func(other int32, words string) {
		if !k.SeesEvent(other) {
			hidden++
			return
		}
		entries = append(entries, c.row(other, ToEvent, words))
	}
	for _, l := range k.LinksFrom(e) {
		add(k.Links[l].To, linkText(k.Links[l].Kind, false))
	}
	for _, l := range k.LinksTo(e) {
		add(k.Links[l].From, linkText(k.Links[l].Kind, true))
	}
	if len(entries)+hidden == 0 {
		return
	}
	aside := scene.Thousands(len(entries))
	if hidden > 0 {
		aside += ", " + scene.Thousands(hidden) + " hidden by “as known on”"
	}
	c.page.add(Heading{"Linked events", aside})
	c.page.add(entries...)
}

// sources lists the sources cited on the page, each with its number, grade and
// addresses.
func (c *composer) sources() {
	if len(c.refs) == 0 {
		return
	}
	own := c.k.SourcesOf(c.e)
	c.page.Cite = own
	c.page.add(Heading{"Sources", count(len(c.refs), "source", "sources")})
	for _, s := range c.refs {
		c.page.add(c.sourceEntry(s, slices.Contains(own, s)))
	}
}

func (c *composer) sourceEntry(row int32, own bool) Entry {
	s := c.k.Sources[row]
	out := Entry{Lead: GradeLead, Grade: s.Grade, Rule: true}
	title := c.sourceLink(row)
	title.Text = c.number(row) + " " + title.Text
	author := s.Author
	if author == "" {
		author = "author not given"
	}
	facts := join(dotted, author, s.Publisher, language(s.Language), published(s))
	if !own {
		facts += dotted + "cited for a linked event"
	}
	out.Lines = []Para{{Size: Row, Spans: []Span{title}}, {Size: Caption, Spans: []Span{dim(facts)}}}
	if s.GradeReason != "" {
		out.Lines = append(out.Lines, Para{Size: Caption, Spans: []Span{dim(capital(gradeWords[s.Grade]) + ": " + s.GradeReason)}})
	}
	for _, a := range addresses(s) {
		out.Lines = append(out.Lines, Para{Size: Caption, Spans: []Span{a}})
	}
	return out
}

// addresses are the links of a source that leave the program; a click asks first.
func addresses(s data.Source) []Span {
	var out []Span
	for _, a := range [...]string{s.URL, s.ArchiveURL} {
		if strings.HasPrefix(a, "http://") || strings.HasPrefix(a, "https://") {
			out = append(out, link(a, ToAddress, a))
		}
	}
	return out
}
