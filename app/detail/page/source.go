package page

import (
	"cmp"
	"slices"

	"sandtable/app/scene"
	"sandtable/data"
)

// source writes the page of a source.
func (c *composer) source(row int32) {
	s := c.k.Sources[row]
	p := &c.page
	p.Name, p.Title, p.Cite = "Source", sourceName(s), []int32{row}
	p.Back = Target{ToBack, ""}
	if !c.k.Sees(s) {
		p.add(Warning{"Not known on " + scene.DayWords(c.k.Day) + ": published later, or without a date."})
	}
	p.key("Grade", strong(gradeText(s.Grade)), dim(after("\n", sentence(s.GradeReason))))
	p.key("Type", plain(words(s.Type)))
	p.key("Author", plain(orNot(s.Author)))
	p.key("By", plain(s.Publisher))
	p.key("Date", Span{Text: s.Published, Tone: Mono}, plain(after("\n", dateWords(s.Published))), dim(after(dotted, basis(s.PublishedBasis))))
	if s.Published == "" {
		p.key("Date", dim("not known: hidden by “as known on” unless undated sources are switched on"))
	}
	p.key("Seen", plain(dateWords(s.Accessed)))
	p.key("Text in", plain(language(s.Language)))
	for i, a := range addresses(s) {
		p.key([...]string{"Address", "Archive"}[min(i, 1)], a)
	}
	p.key("Stored", plain(dateWords(s.Archived)))
	p.key("File", plain(s.File), Span{Text: after("\n", s.SHA256), Tone: Mono})
	p.key("Licence", plain(s.Licence))
	if s.Private {
		p.key("Private", plain("not for publication"))
	}
	p.key("Note", dim(s.Note))
	p.add(Buttons{[]Button{{"Copy citation", Target{CopyCitation, ""}}}})
	c.citing(row)
	c.claimsBy(row)
}

func orNot(s string) string {
	if s == "" {
		return "not given"
	}
	return s
}

// after is a text with a lead, or nothing.
func after(lead, s string) string {
	if s == "" {
		return ""
	}
	return lead + s
}

// citing lists what a source cites, and what cites it.
func (c *composer) citing(row int32) {
	var by []int32
	for i, s := range c.k.Sources {
		if slices.Contains(s.Cites, row) {
			by = append(by, int32(i))
		}
	}
	for _, l := range [...]struct {
		title string
		rows  []int32
	}{{"Cites", c.k.Sources[row].Cites}, {"Cited by", by}} {
		if len(l.rows) == 0 {
			continue
		}
		c.page.add(Heading{l.title, count(len(l.rows), "source", "sources")})
		for _, r := range l.rows {
			s := c.k.Sources[r]
			c.page.add(Entry{
				Lead: GradeLead, Grade: s.Grade, To: Target{ToSource, s.ID},
				Lines: []Para{{Size: Row, Spans: []Span{plain(sourceName(s))}}},
			})
		}
	}
}

// claimsBy lists the claims that a source makes, and those that name it as where
// they come from.
func (c *composer) claimsBy(row int32) {
	var own, via []int32
	for i, claim := range c.k.Claims {
		switch {
		case claim.Source == row:
			own = append(own, int32(i))
		case slices.Contains(claim.Via, row):
			via = append(via, int32(i))
		}
	}
	c.claimsUnder("Its claims", own)
	c.claimsUnder("Claims by others that go back to it", via)
}

// claimsUnder lists claims by what they are about.
func (c *composer) claimsUnder(title string, claims []int32) {
	if len(claims) == 0 {
		return
	}
	start := c.k.Spans.EarliestStart
	day := func(i int32) int64 {
		if about := c.k.Claims[i].Events; len(about) > 0 {
			return int64(start[about[0]])
		}
		return 1 << 40
	}
	slices.SortStableFunc(claims, func(x, y int32) int { return cmp.Compare(day(x), day(y)) })
	c.page.add(Heading{title, count(len(claims), "claim", "claims")})
	for _, i := range claims {
		c.page.add(c.claimAbout(c.k.Claims[i]))
	}
}

// claimAbout is a claim seen from its source: first what it is about.
func (c *composer) claimAbout(claim data.Claim) Entry {
	k := c.k
	var out Entry
	switch {
	case len(claim.Events) > 0:
		out = c.row(claim.Events[0], ToEvent)
		for _, e := range claim.Events[1:] {
			out.Lines = append(out.Lines, Para{Size: Caption, Spans: []Span{dim("also about "), link(k.Events.Title.At(e), ToEvent, k.Events.ID.At(e))}})
		}
	case len(claim.Relations) > 0:
		r := claim.Relations[0]
		out = Entry{To: Target{ToRelation, k.Relations[r].ID}, Lines: []Para{{Size: Row, Spans: []Span{plain(c.relationText(r))}}}}
	}
	out.Rule = true
	said := claim.Says
	if said == "" && claim.Quote != "" {
		said = "“" + claim.Quote + "”"
	}
	out.Lines = append(out.Lines, Para{Size: Row, Spans: []Span{dim(said)}})
	about := join(dotted, after("according to ", claim.Speaker), stanceWords(claim.Stance), claim.Locator, after("status ", claim.Status.String()))
	out.Lines = append(out.Lines, Para{Size: Caption, Spans: []Span{{Text: capital(about), Tone: Hint}}})
	return out
}

// relationText reads a relation: "Russia supplies arms to Venezuela".
func (c *composer) relationText(row int32) string {
	r := c.k.Relations[row]
	return c.k.Actors[r.Subject].Name + " " + c.reading(row) + " " + c.k.Actors[r.Object].Name
}

// reading is how a relation reads from its subject: "supplies arms to",
// "is treaty partner of".
func (c *composer) reading(row int32) string {
	return verbal(c.k.RelationKinds[c.k.Relations[row].Kind].Label)
}

// verbal puts an "is" before a label that is a noun.
func verbal(label string) string {
	for _, tail := range [...]string{"partner of", "adversary of"} {
		if len(label) >= len(tail) && label[len(label)-len(tail):] == tail {
			return "is " + label
		}
	}
	return label
}

// relation writes the page of a relation between two actors.
func (c *composer) relation(row int32) {
	k, r := c.k, c.k.Relations[row]
	p := &c.page
	p.Name, p.Chip = "Relation", scene.Capital(r.Status.String())
	p.Title = capital(c.relationText(row))
	p.Back = Target{ToBack, ""}
	if !k.SeesRelation(row) {
		p.add(Warning{"Not known on " + scene.DayWords(k.Day) + ": no source about this relation had been published by then."})
		return
	}
	visible := k.VisibleClaimsOfRelation(row)
	if len(visible) == 0 {
		p.add(Warning{"No source: nobody is named who says so."})
	}
	kind := k.RelationKinds[r.Kind]
	p.key("From", c.actorSpans(r.Subject)...)
	p.key("To", c.actorSpans(r.Object)...)
	if kind.Directed {
		p.key("Reads", dim(k.Actors[r.Object].Name+" "+verbal(kind.LabelBack)+" "+k.Actors[r.Subject].Name))
	} else {
		p.key("Reads", dim("the same both ways"))
	}
	p.key("When", strong(sentence(since(r))), dim(after(" ", c.holds(row))))
	p.key("Status", plain(scene.Capital(r.Status.String())), dim(dotted+statusWords[r.Status]),
		dim("\n"+count(len(visible), "claim", "claims")+", "+count(k.IndependentOfRelation(row), "independent source", "independent sources")))
	p.key("Note", dim(r.Note))
	c.claimSection(visible, len(k.ClaimsOfRelation(row)))
	c.sourcesOf(visible)
	c.actions()
}

// holds says whether a relation stands on the day that the map shows.
func (c *composer) holds(row int32) string {
	day := c.View.Window.Z
	switch {
	case c.k.RelationSpans.Meets(row, day, day, true):
		return "It holds on " + partnerDay(c.View) + "."
	case c.k.RelationSpans.Meets(row, day, day, false):
		return "It may hold on " + partnerDay(c.View) + "."
	}
	return "It does not hold on " + partnerDay(c.View) + "."
}

func (c *composer) actorSpans(actor int32) []Span {
	a := c.k.Actors[actor]
	if a.Type == data.StateType {
		return []Span{link(a.Name, ToHere, "state:"+a.ID)}
	}
	return []Span{plain(a.Name), dim(after(dotted, words(a.Type)))}
}

// sourcesOf lists the sources of claims.
func (c *composer) sourcesOf(claims []int32) {
	for _, i := range claims {
		if s := c.k.Claims[i].Source; s >= 0 && !slices.Contains(c.page.Cite, s) {
			c.page.Cite = append(c.page.Cite, s)
		}
	}
	if len(c.page.Cite) == 0 {
		return
	}
	c.page.add(Heading{"Sources", count(len(c.page.Cite), "source", "sources")})
	for _, s := range c.page.Cite {
		c.page.add(c.sourceEntry(s, true))
	}
}
