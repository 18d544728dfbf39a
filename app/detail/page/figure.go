package page

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"sandtable/app/scene"
	"sandtable/data"
	"sandtable/data/edtf"
)

// figure is one number of one claim about one event of the chain.
type figure struct {
	data.Figure
	event, claim int32
}

// figures adds the range plots: one for every thing that is counted more than
// once along the chain of events; what is counted once is listed, or plotted
// where it is all there is.
func (c *composer) figures() {
	var whats []string
	by := map[string][]figure{}
	own := map[string]bool{}
	for _, e := range c.chain() {
		for _, i := range c.k.VisibleClaims(e) {
			for _, f := range c.k.Claims[i].Figures {
				if !counted(f) {
					continue // what has no number stands with its claim
				}
				if by[f.What] == nil {
					whats = append(whats, f.What)
				}
				by[f.What] = append(by[f.What], figure{f, e, i})
				own[f.What] = own[f.What] || e == c.e
			}
		}
	}
	whats = slices.DeleteFunc(whats, func(w string) bool { return !own[w] })
	var single []Span
	for _, w := range whats {
		if len(by[w]) > 1 || len(whats) == 1 && large(by[w][0].Figure) {
			c.plot(w, by[w])
			continue
		}
		f := by[w][0]
		if len(single) > 0 {
			single = append(single, plain("\n"))
		}
		single = append(single, plain(figureText(f.Figure)), dim(note(f.Note)+" "+c.number(c.k.Claims[f.claim].Source)))
	}
	c.page.key("Figures", single...)
}

// large reports whether a figure that stands alone is worth a plot: it is a range,
// or more than one sees at a glance.
func large(f data.Figure) bool { return f.Low < f.High || f.Value >= 100 }

// counted reports whether a figure holds a number.
func counted(f data.Figure) bool {
	return !math.IsNaN(f.Low) || !math.IsNaN(f.Value) || !math.IsNaN(f.High)
}

// thing is what a figure counts, with its unit where that says more: "ships",
// "ship" after a one.
func thing(f data.Figure) string {
	what := whatWords(f.What)
	if f.Value == 1 && math.IsNaN(f.Low) && math.IsNaN(f.High) {
		what = singular(what)
	}
	return what + unit(f)
}

// counts is what figures count, as a heading.
func counts(f data.Figure) string { return whatWords(f.What) + unit(f) }

func unit(f data.Figure) string {
	if f.Unit == "" || f.Unit == f.What || f.Unit == "persons" {
		return ""
	}
	return " (" + words(f.Unit) + ")"
}

func note(s string) string {
	if s == "" {
		return ""
	}
	return ", " + s
}

// chain is the visible events that are joined to the one shown by "follows", in
// the order of time.
func (c *composer) chain() []int32 {
	k := c.k
	out := []int32{c.e}
	for i := 0; i < len(out); i++ {
		for _, l := range k.LinksFrom(out[i]) {
			out = c.follow(out, l, k.Links[l].To)
		}
		for _, l := range k.LinksTo(out[i]) {
			out = c.follow(out, l, k.Links[l].From)
		}
	}
	start := k.Spans.EarliestStart
	slices.SortStableFunc(out, func(x, y int32) int { return cmp.Compare(start[x], start[y]) })
	return out
}

func (c *composer) follow(events []int32, l, e int32) []int32 {
	if c.k.Links[l].Kind == "follows" && c.k.SeesEvent(e) && !slices.Contains(events, e) {
		return append(events, e)
	}
	return events
}

// plot adds the range plot of one thing.
func (c *composer) plot(what string, figures []figure) {
	plot := Range{Ink: c.page.Mark.Family}
	events, sources, origins := map[int32]bool{}, map[int32]bool{}, map[int32]bool{}
	values := map[string]bool{}
	for _, f := range figures {
		claim := c.k.Claims[f.claim]
		events[f.event], sources[claim.Source] = true, true
		values[scene.FigureWords(f.Figure)] = true
		if o := claim.Origin(); o >= 0 {
			origins[o] = true
		}
	}
	for _, f := range figures {
		plot.Rows = append(plot.Rows, RangeRow{
			Label: c.plotLabel(f, len(events) > 1), Low: f.Low, Value: f.Value, High: f.High,
			Bound: f.Bound, Text: scene.FigureWords(f.Figure),
		})
	}
	aside := count(len(sources), "source", "sources")
	if len(events) > 1 {
		aside = count(len(events), "event", "events") + ", " + count(len(origins), "independent source", "independent sources")
	} else if len(sources) > 1 {
		aside += ", " + scene.Thousands(len(origins)) + " independent"
	}
	c.page.add(Heading{capital(counts(figures[0].Figure)) + ", as each source has it", aside}, plot)
	if s := leftOpen(len(events), len(sources), len(values), len(figures)); s != "" {
		c.page.add(Para{Size: Caption, Spans: []Span{dim(s)}})
	}
}

// plotLabel names a row: by its date where the chain has several, else by its
// source.
func (c *composer) plotLabel(f figure, dated bool) []Span {
	claim := c.k.Claims[f.claim]
	n := c.number(claim.Source)
	if !dated {
		name := "no source"
		if claim.Source >= 0 {
			s := c.k.Sources[claim.Source]
			if name = s.Publisher; name == "" {
				name = sourceName(s)
			}
		}
		return []Span{plain(name + " " + n)}
	}
	name := plain(c.shortDate(f))
	if f.event != c.e {
		name = link(name.Text, ToEvent, c.k.Events.ID.At(f.event))
	}
	return []Span{name, plain(" " + n)}
}

// shortDate is when a figure holds, short: the claim's date, else the event's.
func (c *composer) shortDate(f figure) string {
	d := c.k.Claims[f.claim].WhenDate
	if d.IsZero() {
		d, _ = edtf.Parse(c.k.WhenText(f.event))
	}
	return shortDate(d)
}

// shortDate is a date in a few letters: "about Sep 2025", "since 2013".
func shortDate(d edtf.Date) string {
	if d.IsZero() {
		return "no date"
	}
	text := d.String()
	from, to, interval := strings.Cut(text, "/")
	if !interval || strings.ContainsAny(text, "[{") {
		a, z := d.Extent()
		return shortExtent(a, z, doubt(text))
	}
	first, last := endText(from), endText(to)
	switch {
	case first == "" && last == "":
		return "no date"
	case last == "":
		return "since " + first
	case first == "":
		return "until " + last
	}
	return first + " – " + last
}

// endText is an end of an interval in a few letters; "" for an open or unknown
// one.
func endText(text string) string {
	if d, err := edtf.Parse(text); err == nil && text != "" && text != ".." {
		return shortDate(d)
	}
	return ""
}

// doubt says in a word what a date's qualifiers say.
func doubt(text string) string {
	switch {
	case strings.ContainsAny(text, "~%"):
		return "about "
	case strings.Contains(text, "?"):
		return "possibly "
	}
	return ""
}

// shortExtent is a stretch of days, short and only as precise as it is: "18 Sep
// 2025", "Sep 2025", "2025", "since Oct 2025", "19 – 30 Sep 2025".
func shortExtent(a, z edtf.Day, doubt string) string {
	switch {
	case a.Unbounded() && z.Unbounded():
		return "no date"
	case a.Unbounded():
		return "until " + doubt + shortDay(z, dayUnit)
	case z.Unbounded():
		return "since " + doubt + shortDay(a, dayUnit)
	}
	unit := unitOf(a, z)
	from, to := shortDay(a, unit), shortDay(z, unit)
	if from == to {
		return doubt + from
	}
	ya, ma, _ := a.YMD()
	yz, mz, _ := z.YMD()
	if ya == yz {
		from = strings.TrimSuffix(from, " "+year(ya))
		if ma == mz {
			from = strings.TrimSuffix(from, " "+shortMonths[ma-1])
		}
	}
	return doubt + from + " – " + to
}

// calendar units.
const (
	dayUnit = iota
	monthUnit
	yearUnit
)

// unitOf is the largest unit of the calendar that begins with a and ends with z.
func unitOf(a, z edtf.Day) int {
	_, month, day := a.YMD()
	_, nextMonth, next := (z + 1).YMD()
	switch {
	case day != 1 || next != 1:
		return dayUnit
	case month == 1 && nextMonth == 1:
		return yearUnit
	}
	return monthUnit
}

// shortDay is a day, its month or its year.
func shortDay(d edtf.Day, unit int) string {
	y, m, day := d.YMD()
	switch unit {
	case dayUnit:
		return scene.Number(float64(day)) + " " + shortMonths[m-1] + " " + year(y)
	case monthUnit:
		return shortMonths[m-1] + " " + year(y)
	}
	return year(y)
}

// leftOpen says what a plot leaves open.
func leftOpen(events, sources, values, rows int) string {
	switch {
	case rows < 2:
		return ""
	case values == 1 && sources > 1:
		return capital(spelled(sources)) + " sources give the same figure."
	case values == 1:
		return ""
	case events > 1:
		return capital(many(events, "date")) + ", " + many(sources, "source") + ". Growth or disagreement is left open; nothing is averaged."
	}
	return capital(many(values, "figure")) + " for one event, from " + many(sources, "source") + ". They are left to stand; nothing is averaged."
}

func many(n int, noun string) string {
	if n == 1 {
		return "one " + noun
	}
	return spelled(n) + " " + noun + "s"
}
