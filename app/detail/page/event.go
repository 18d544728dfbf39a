package page

import (
	"slices"

	"sandtable/app/scene"
	"sandtable/app/store"
	"sandtable/data"
	"sandtable/data/edtf"
)

// event writes the page of the selected event.
func (c *composer) event() {
	k, e := c.k, c.e
	p := &c.page
	p.Name, p.Mark, p.HasMark = k.KindOf(e).Label, scene.MarkOf(k, e), true
	p.Title = k.Events.Title.At(e)
	if p.Title == "" {
		p.Title = k.Events.ID.At(e)
	}
	c.position()
	if !k.SeesEvent(e) {
		c.notYet()
		return
	}
	p.Chip = scene.Capital(k.Status[e].String())
	if k.Placed[e] {
		p.Centre = Target{CentreMap, k.Events.ID.At(e)}
	}
	for _, s := range k.SourcesOf(e) {
		c.number(s)
	}
	c.warnings()
	c.alsoHere()
	if s := k.Events.Summary.At(e); s != "" {
		p.add(Para{Spans: []Span{plain(s)}})
	}
	c.when()
	c.where()
	c.actors()
	c.status()
	p.key("Aliases", plain(list(k.Events.Aliases.At(e))))
	p.key("Tags", plain(list(k.Events.Tags.At(e))))
	p.key("Note", dim(k.Events.Note.At(e)))
	c.figures()
	c.claims()
	c.links()
	c.dates()
	c.sources()
	c.actions()
}

// notYet says that nobody had told of the event on the as-known day.
func (c *composer) notYet() {
	c.page.add(Warning{"Not known on " + scene.DayWords(c.k.Day) + ": no source about this event had been published by then."})
	if c.k.HiddenUndated > 0 && !c.k.Undated {
		c.page.add(Para{Size: Caption, Spans: []Span{dim(count(c.k.HiddenUndated, "source without a date is", "sources without a date are") + " left out.")}})
	}
}

func (c *composer) warnings() {
	if c.k.Implied == nil && len(c.k.SourcesOf(c.e)) == 0 {
		c.page.add(Warning{"No source: nobody is named who says that this happened."})
	}
	if c.Matching == nil || !c.Matching.Has(c.e) {
		c.page.add(Para{Size: Caption, Spans: []Span{{Text: c.outside(), Tone: Hint}}})
	}
}

// outside says why the event is not on the map.
func (c *composer) outside() string {
	w := c.View.Window
	switch {
	case !c.k.Spans.Dated(c.e):
		return "Without a date: in no window, so not on the map or in the tables."
	case !c.k.Spans.Meets(c.e, w.A, w.Z, false):
		return "Outside the window: not on the map or in the tables."
	}
	return "Filtered out: not on the map or in the tables."
}

// position says which event of its group this is, and who its neighbours are.
func (c *composer) position() {
	events := c.Group.Events
	if c.View.Here == "" || len(events) < 2 {
		return
	}
	at := func(i int) Target { return Target{ToSibling, c.k.Events.ID.At(events[i])} }
	n := scene.Thousands(len(events))
	i := slices.Index(events, c.e)
	if i < 0 {
		c.page.Position, c.page.Next = n+" here", at(0)
		return
	}
	c.page.Position = scene.Thousands(i+1) + " of " + n + " here"
	c.page.Prev, c.page.Next = at((i+len(events)-1)%len(events)), at((i+1)%len(events))
}

// folded is how many rows of a list are shown before it is unfolded.
const folded = 6

// alsoHere lists the other events of the group.
func (c *composer) alsoHere() {
	others := slices.DeleteFunc(slices.Clone(c.Group.Events), func(e int32) bool { return e == c.e })
	if c.View.Here == "" || len(others) == 0 {
		return
	}
	c.page.add(Heading{"Also here: " + c.Group.Name, count(len(others), "other event", "other events")})
	shown := others
	if !c.All && len(others) > folded {
		shown = others[:folded]
	}
	for _, e := range shown {
		c.page.add(c.brief(e))
	}
	buttons := []Span{}
	if len(shown) < len(others) && !c.All {
		buttons = append(buttons, link("Show all "+scene.Thousands(len(others)), ShowAll, ""))
	}
	if c.Group.Shape == scene.Tray {
		if len(buttons) > 0 {
			buttons = append(buttons, dim(dotted))
		}
		buttons = append(buttons, link("List all by kind, with relations", ToHere, c.Group.Key))
	}
	if len(buttons) > 0 {
		c.page.add(Para{Size: Caption, Spans: buttons})
	}
}

// rowsAtMost bounds how many events a page lists; the table has them all.
const rowsAtMost = 200

// rows lists events, one entry each.
func (c *composer) rows(events []int32, do Action) {
	more := len(events) - rowsAtMost
	if more > 0 {
		events = events[:rowsAtMost]
	}
	for _, e := range events {
		c.page.add(c.row(e, do))
	}
	if more > 0 {
		c.page.add(Para{Size: Caption, Spans: []Span{{Text: "and " + scene.Thousands(more) + " more: the events table lists them all.", Tone: Hint}}})
	}
}

// row is an event as an entry: its mark, title and date in words.
func (c *composer) row(e int32, do Action, more ...string) Entry {
	k := c.k
	title := k.Events.Title.At(e)
	if title == "" {
		title = k.Events.ID.At(e)
	}
	under := join(dotted, append(more, scene.WhenWords(k, e))...)
	return Entry{
		Lead: MarkLead, Mark: scene.MarkOf(k, e), To: Target{do, k.Events.ID.At(e)},
		Lines: []Para{{Size: Row, Spans: []Span{plain(title)}}, {Size: Caption, Spans: []Span{dim(under)}}},
	}
}

// brief is an event as one line: its title and date, short.
func (c *composer) brief(e int32) Entry {
	out := c.row(e, ToSibling)
	d, _ := edtf.Parse(c.k.WhenText(e))
	out.Lines = []Para{{Size: Row, Spans: []Span{out.Lines[0].Spans[0], dim(dotted + shortDate(d))}}}
	return out
}

// actors lists who takes part, and how.
func (c *composer) actors() {
	var spans []Span
	rows := c.k.ActorsOf(c.e)
	sep := dotted
	if len(rows) <= 4 {
		sep = "\n"
	}
	for _, row := range rows {
		a := c.k.EventActors[row]
		if len(spans) > 0 {
			spans = append(spans, dim(sep))
		}
		spans = append(spans, plain(c.k.Actors[a.Actor].Name))
		if a.Role != "" {
			spans = append(spans, dim(" "+words(a.Role)))
		}
	}
	c.page.key("Actors", spans...)
}

// statusWords say what a status means.
var statusWords = [...]string{
	data.StatusNone: "not said",
	data.Reported:   "a source states it in its own voice",
	data.Claimed:    "only attributed to an interested party or to unnamed reports",
	data.Disputed:   "visible claims contradict each other",
	data.Denied:     "the only stance is denial",
	data.Planned:    "announced or proposed, not done",
	data.Assessed:   "an author’s judgement or forecast",
}

func (c *composer) status() {
	s := c.k.Status[c.e]
	spans := []Span{plain(scene.Capital(s.String())), dim(dotted + statusWords[s]), dim("\n" + capital(scene.Evidence(c.k, c.e)))}
	if c.late(data.LateStatus) {
		spans = append(spans, warn("\nStatus compiled later."))
	}
	c.page.key("Status", spans...)
}

// late reports whether a part of the event comes from the compiled row although
// no source known on the as-known day gives it.
func (c *composer) late(part data.Late) bool {
	return c.k.Late != nil && c.k.Late[c.e]&part != 0
}

// actions are the buttons at the page's end.
func (c *composer) actions() {
	var list []Button
	if len(c.page.Cite) > 0 {
		list = append(list, Button{"Copy citation", Target{CopyCitation, ""}})
	}
	if c.page.Centre.Do != Nothing {
		list = append(list, Button{"Centre map", c.page.Centre})
	}
	if c.e >= 0 && scene.Ranged(c.k, c.e) {
		reach := "range"
		if l, known := scene.RangeOf(c.k, c.e); known {
			reach = l.String()
		}
		list = append(list, Button{"Draw " + reach + " from a chosen point…", Target{DrawRange, c.k.Events.ID.At(c.e)}})
	}
	if len(list) > 0 {
		c.page.add(Buttons{list})
	}
}

// partnerDay is the day on which relations are looked at.
func partnerDay(v store.View) string { return scene.DayWords(scene.PartnerDay(v)) }
