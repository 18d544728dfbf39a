package page

import (
	"cmp"
	"slices"

	"sandtable/app/scene"
	"sandtable/data"
	"sandtable/data/index"
)

// group writes the list of what is at one place on the map.
func (c *composer) group() {
	g := c.Group
	p := &c.page
	p.Name, p.Title = "Here", g.Name
	if p.Title == "" {
		p.Title = "Events here"
	}
	if g.Place >= 0 && int(g.Place) < len(c.k.Places) {
		p.add(Para{Size: Caption, Spans: []Span{dim(sentence(precisionWords(c.k.Places[g.Place])))}})
	}
	if len(g.Also) > 0 {
		p.add(Para{Size: Caption, Spans: []Span{dim("Together with " + join(", ", g.Also...) + ", which lie too near to be told apart.")}})
	}
	c.byKind(g.Events, ToSibling)
}

// state writes the page of a state: its relations to the focal state, and the
// events that are known to be in it.
func (c *composer) state(code string) {
	p := &c.page
	p.Name, p.Title = "State", c.stateName(code)
	focal := c.View.Focal == code
	if !focal {
		c.relations(code)
	}
	if !focal && c.k.Actor(code) >= 0 {
		p.add(Buttons{[]Button{{"Show partner states of " + p.Title, Target{ToPartners, code}}}})
	}
	only := c.Group.Events
	inside := c.inside(code, only)
	if len(only) > 0 {
		p.add(Heading{"Known only to be in the state", count(len(only), "event", "events")})
		c.byKind(only, ToSibling)
	}
	if len(inside) > 0 {
		p.add(Heading{"At places in the state", count(len(inside), "event", "events")})
		c.byKind(inside, ToEvent)
	}
	if len(only)+len(inside) == 0 {
		p.add(Para{Spans: []Span{dim("No event of this view is placed in " + p.Title + ".")}})
	}
	if focal {
		c.relations(code) // many, so they stand below
	}
}

// inside is the matching events at places of a state, but for those of a list.
func (c *composer) inside(code string, but []int32) []int32 {
	if c.k.Anchor == nil || c.Matching == nil {
		return nil
	}
	var out []int32
	for _, e := range c.Matching.Events() {
		if a := c.k.Anchor[e]; a >= 0 && c.k.Places[a].Country == code && !slices.Contains(but, e) {
			out = append(out, e)
		}
	}
	start := c.k.Spans.EarliestStart
	slices.SortStableFunc(out, func(x, y int32) int { return cmp.Compare(start[x], start[y]) })
	return out
}

// byKind lists events under the labels of their kinds, in the order of the kinds.
func (c *composer) byKind(events []int32, do Action) {
	if len(events) > rowsAtMost {
		c.rows(events, do)
		return
	}
	sorted := slices.Clone(events)
	kind := c.k.Events.Kind
	slices.SortStableFunc(sorted, func(x, y int32) int { return cmp.Compare(kind[x], kind[y]) })
	for len(sorted) > 0 {
		n := 1
		for n < len(sorted) && kind[sorted[n]] == kind[sorted[0]] {
			n++
		}
		c.page.add(Para{Size: Caption, Spans: []Span{
			{Text: c.k.KindOf(sorted[0]).Label, Tone: Strong}, dim("  " + scene.Thousands(n)),
		}})
		c.rows(sorted[:n], do)
		sorted = sorted[n:]
	}
}

// relations lists how a state stands to the focal state on the day of the view;
// the focal state itself has all its relations listed.
func (c *composer) relations(code string) {
	k := c.k
	focal, self := k.Actor(c.View.Focal), k.Actor(code)
	if c.View.Focal == "" || focal < 0 || self < 0 {
		return
	}
	var rows []data.Standing
	for _, s := range k.Standings(self, scene.PartnerDay(c.View), c.View.Mode == index.Certain) {
		if self == focal || s.Other == focal {
			rows = append(rows, s)
		}
	}
	title := "Relations to " + k.Actors[focal].Name
	if self == focal {
		title = "Relations"
		slices.SortStableFunc(rows, func(x, y data.Standing) int { return cmp.Compare(x.Other, y.Other) })
	}
	c.page.add(Heading{title, "on " + partnerDay(c.View)})
	if len(rows) == 0 {
		c.page.add(Para{Spans: []Span{dim("None is told for that day.")}})
	}
	for _, s := range rows {
		c.page.add(c.standing(s))
	}
}

// claimsAtMost is how many claims of a relation a state's page shows; the
// relation's page has them all.
const claimsAtMost = 2

// standing is one relation as an entry: what it is, how long, and who says so.
func (c *composer) standing(s data.Standing) Entry {
	k, r := c.k, c.k.Relations[s.Relation]
	claims := k.VisibleClaimsOfRelation(s.Relation)
	facts := since(r)
	if !s.Certain {
		facts += dotted + "not certain on that day"
	}
	facts = join(dotted, capital(facts), r.Status.String(), count(len(claims), "claim", "claims"))
	out := Entry{
		Rule: true, To: Target{ToRelation, r.ID},
		Lines: []Para{
			{Size: Row, Spans: []Span{plain(capital(verbal(k.Reads(s))) + " " + k.Actors[s.Other].Name)}},
			{Size: Caption, Spans: []Span{dim(facts)}},
		},
	}
	for n, i := range claims {
		if n == claimsAtMost {
			more := count(len(claims)-n, "more claim", "more claims")
			out.Lines = append(out.Lines, Para{Size: Caption, Spans: []Span{dim("and " + more)}})
			break
		}
		claim := k.Claims[i]
		text := claim.Says
		if claim.Source >= 0 {
			text = join(" – ", text, sourceName(k.Sources[claim.Source]))
		}
		out.Lines = append(out.Lines, Para{Size: Caption, Spans: []Span{{Text: text, Tone: Hint}}})
	}
	return out
}

// dataset writes what is shown when nothing is selected.
func (c *composer) dataset() {
	k, p := c.k, &c.page
	p.Title = k.Package.Title
	if p.Title == "" {
		p.Title = k.Package.Name
	}
	p.add(Para{Spans: []Span{dim("Click a mark, a state or a row.")}})
	if k.Package.Description != "" {
		p.add(Para{Spans: []Span{plain(k.Package.Description)}})
	}
	p.key("Version", plain(k.Package.Version))
	p.key("Licence", plain(k.Package.Licence))
	p.key("Holds", plain(join(", ",
		count(k.Events.N, "event", "events"), some(len(k.Claims), "claim", "claims"), some(len(k.Sources), "source", "sources"),
		some(len(k.Relations), "relation", "relations"), some(len(k.Places), "place", "places"))))
	if first, last, ok := k.Spans.Extent(); ok {
		p.key("Reaches", plain("from "+scene.DayWords(first)+" to "+scene.DayWords(last)))
	}
}

func some(n int, one, more string) string {
	if n == 0 {
		return ""
	}
	return count(n, one, more)
}
