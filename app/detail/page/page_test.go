package page_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"sandtable/app/detail/page"
	"sandtable/app/scene"
	"sandtable/app/store"
	"sandtable/data"
	"sandtable/data/edtf"
	"sandtable/geo"
)

func selected(id string) func(*store.View) {
	return func(v *store.View) { v.Selected = id }
}

func TestEvent(t *testing.T) {
	p := compose(t, selected("force-b"))
	if p.Name != "Deployment" || p.Chip != "Reported" || p.Title != "More ships" || p.Centre.ID != "force-b" {
		t.Errorf("header %+v", p)
	}
	has(t, p,
		"The force has grown.", "2025-10-31/..", "period", "Since 31 October 2025, open end.",
		"Its sources vouch for it until 1 November 2025.", "What the date means (2 dates)\nPrinted in the source.",
		"The Sea · somewhere within about 430 km; no point is known", "United States deploys",
		"Reported · a source states it in its own voice", "2 sources, 2 independent, best grade B", "Tags: force",
		"8 ships [1]", "Claims (2 shown)", "[1] The late article · 1 Nov 2025 · asserts · credibility 4, doubtful",
		"“More will come” – A spokesman, in English", "aircraft: not counted",
		"when: for some time in October 2025 · status: planned",
		"Ships with 4000 troops\n  which this follows · around September 2025", "A boat is struck\n  a part of this",
		"The early article", "https://example.org/early", "Not usually reliable: No author.",
	)
	hasNot(t, p, "compiled later", "No source", "Differs – when: since")
}

func TestPlaces(t *testing.T) {
	p := compose(t, selected("strike"))
	has(t, p, "Where: from The Base, United States · the town, not the spot in it, within 5 km of 18.00° N 67.00° W; "+
		"target The Island, Venezuela · exact, 11.80° N 66.13° W", "where: The Sea")
	has(t, compose(t, selected("orphan")), "Venezuela · in the state; no point is known")
	has(t, compose(t, selected("undated")), "No place is stated.", "Without a date", "in no window")
}

func TestVia(t *testing.T) {
	p := compose(t, selected("force-a"))
	has(t, p, "[1] The early article · via El País, then unnamed reports · 20 Sep 2025, derived · asserts · credibility 3, possibly true · p. 3")
	if got := targets(p, page.ToSource); !slices.Contains(got, "paper") {
		t.Errorf("El País is no link: %v", got)
	}
}

func TestRangePlots(t *testing.T) {
	tests := []struct {
		event, heading, aside, sentence string
		rows                            []string
	}{
		{"force-b", "Troops, as each source has it", "2 events, 1 independent source", "Two dates, two sources. Growth or disagreement is left open; nothing is averaged.",
			[]string{"about Sep 2025 [2]: 4,000", "since 31 Oct 2025 [1]: about 10,000"}},
		{"force-a", "Troops, as each source has it", "2 events, 1 independent source", "Two dates, two sources. Growth or disagreement is left open; nothing is averaged.",
			[]string{"about Sep 2025 [1]: 4,000", "since 31 Oct 2025 [2]: about 10,000"}},
		{"strike", "Boats, as each source has it", "2 sources, 2 independent", "Two figures for one event, from two sources. They are left to stand; nothing is averaged.",
			[]string{"The early article [1]: 3", "Late Press [2]: 1 to 2"}},
	}
	for _, test := range tests {
		p := compose(t, selected(test.event))
		plots := blocks[page.Range](p)
		if len(plots) != 1 {
			t.Fatalf("%s: %d plots", test.event, len(plots))
		}
		for i, r := range plots[0].Rows {
			label := ""
			for _, s := range r.Label {
				label += s.Text
			}
			if got := label + ": " + r.Text; got != test.rows[i] {
				t.Errorf("%s: row %q want %q", test.event, got, test.rows[i])
			}
		}
		has(t, p, test.heading+" ("+test.aside+")", test.sentence)
	}
	if got := targets(compose(t, selected("force-b")), page.ToEvent); !slices.Contains(got, "force-a") {
		t.Error("a row of another event does not lead to it")
	}
}

func TestNoSource(t *testing.T) {
	p := compose(t, selected("orphan"))
	has(t, p, "No source: ")
	if len(blocks[page.Warning](p)) != 1 || len(p.Cite) != 0 || len(targets(p, page.CopyCitation)) != 0 {
		t.Error("no strip, or something to cite")
	}
}

func TestAsKnown(t *testing.T) {
	p := compose(t, func(v *store.View) { v.Selected = "force-b"; asKnown(v, "2025-10-20") })
	has(t, p, "Claims (1 shown, 1 hidden by “as known on”)", "2025-10", "As the source known then has it; compiled since: since 31 October 2025, open end.",
		"Planned", "Place compiled later.")
	hasNot(t, p, "10,000", "The late article", "Date compiled later")

	p = compose(t, func(v *store.View) { v.Selected = "strike"; asKnown(v, "2025-10-20") })
	has(t, p, "Date compiled later", "Status compiled later.", "1 hidden by “as known on”")
	if len(blocks[page.Range](p)) != 0 {
		t.Error("the later figure is plotted")
	}

	p = compose(t, func(v *store.View) { v.Selected = "force-a"; asKnown(v, "2025-09-01") })
	has(t, p, "Not known on 1 September 2025", "1 source without a date is left out.")
	hasNot(t, p, "Claims", "4,000")
}

func TestWhyNotOnTheMap(t *testing.T) {
	out := compose(t, func(v *store.View) { v.Selected = "strike"; v.Window.Z = v.Window.A })
	has(t, out, "Outside the window")
	has(t, compose(t, func(v *store.View) { v.Selected = "strike"; v.Filter = "kind = deployment" }), "Filtered out")
	hasNot(t, compose(t, selected("strike")), "not on the map")
}

func TestDates(t *testing.T) {
	p := compose(t, selected("strike"))
	d := blocks[page.Dates](p)
	if len(d) != 1 || len(d[0].Rows) != 2 || d[0].A.String() != "2025-09-02" || d[0].Z.String() != "2025-09-05" {
		t.Fatalf("dates %+v", d)
	}
	if len(blocks[page.Dates](compose(t, selected("orphan")))) != 0 {
		t.Error("one day that nobody doubts needs no figure")
	}
	has(t, compose(t, selected("force-a")), "What the date means (1 date)", "Dots: approximate or doubtful.")
	hasNot(t, compose(t, selected("force-a")), "Arrow:")
	has(t, compose(t, selected("force-b")), "Arrow: no limit is known.")
	has(t, p, "Diamond: on that day.")
	hasNot(t, p, "Solid:")
}

// here is a group of the first n events.
func here(n int) scene.Group {
	g := scene.Group{Key: "place:sea", Name: "The Sea", Place: 0}
	for e := range int32(n) {
		g.Events = append(g.Events, e)
	}
	return g
}

func TestPaging(t *testing.T) {
	in := input(t, func(v *store.View) { v.Selected, v.Here = "strike", "place:sea" })
	in.Group = here(3)
	p := page.Compose(in)
	if p.Position != "3 of 3 here" || p.Prev.ID != "force-b" || p.Next.ID != "force-a" || p.Next.Do != page.ToSibling {
		t.Errorf("%q %v %v", p.Position, p.Prev, p.Next)
	}
	has(t, p, "Also here: The Sea (2 other events)", "More ships · since 31 Oct 2025")
	in.View.Here = ""
	in.Group = scene.Group{}
	if p := page.Compose(in); p.Position != "" || p.Next.Do != page.Nothing {
		t.Error("an event without a group is paged")
	}
}

func TestFolding(t *testing.T) {
	in := input(t, func(v *store.View) { v.Selected, v.Here = "strike", "place:sea" })
	in.Group = here(3)
	in.Group.Events = append(in.Group.Events, 3, 4, 0, 1, 3, 4)
	p := page.Compose(in)
	if got := len(targets(p, page.ShowAll)); got != 1 {
		t.Fatal("eight others are not folded")
	}
	folded := len(blocks[page.Entry](p))
	in.All = true
	if p = page.Compose(in); len(blocks[page.Entry](p)) != folded+2 || len(targets(p, page.ShowAll)) != 0 {
		t.Error("unfolding does not show the rest")
	}
}

func TestGroupAndLongLists(t *testing.T) {
	in := input(t, func(v *store.View) { v.Here = "place:sea" })
	in.Group = here(4)
	p := page.Compose(in)
	has(t, p, "The Sea", "Deployment  2", "Strike  1", "Statement  1", "Somewhere within about 430 km")
	for range 100 {
		in.Group.Events = append(in.Group.Events, 0, 1, 2)
	}
	p = page.Compose(in)
	has(t, p, "and 104 more: the events table lists them all.")
	if n := len(blocks[page.Entry](p)); n != 200 {
		t.Errorf("%d rows", n)
	}
}

func TestState(t *testing.T) {
	p := compose(t, func(v *store.View) { v.Here = "state:RUS" })
	has(t, p, "Russia", "Relations to Venezuela (on ", "Supplies arms to Venezuela", "Since 2006, still holding when last told", "reported · 1 claim", "Arms are sold. – The early article", "No event of this view is placed in Russia.")
	if got := targets(p, page.ToPartners); !slices.Equal(got, []string{"RUS"}) {
		t.Errorf("partners of %v", got)
	}
	if got := targets(p, page.ToRelation); !slices.Equal(got, []string{"arms"}) {
		t.Errorf("relations %v", got)
	}
	p = compose(t, func(v *store.View) { v.Here = "state:USA" })
	has(t, p, "None is told for that day.")

	in := input(t, func(v *store.View) { v.Here = "state:VEN" })
	in.Group = scene.Group{Key: "state:VEN", Shape: scene.Tray, Name: "Venezuela", State: "VEN", Events: []int32{3}}
	p = page.Compose(in)
	has(t, p, "Known only to be in the state (1 event)", "At places in the state (1 event)", "Is supplied with arms by Russia", "Is a member of OPEC")
	if len(targets(p, page.ToPartners)) != 0 {
		t.Error("the focal state is offered as focal state")
	}
}

func TestStateNames(t *testing.T) {
	in := input(t, func(v *store.View) { v.Here = "state:BRA" })
	if p := page.Compose(in); p.Title != "BRA" {
		t.Errorf("title %q", p.Title)
	}
	in.StateName = func(code string) string { return map[string]string{"BRA": "Brazil"}[code] }
	if p := page.Compose(in); p.Title != "Brazil" {
		t.Errorf("title %q", p.Title)
	}
}

func TestSource(t *testing.T) {
	p := compose(t, func(v *store.View) { v.Tab, v.Source, v.Selected = store.Sources, "early", "force-a" })
	has(t, p, "The early article", "D, not usually reliable", "No author.", "2025-09-20; 20 September 2025 · derived by the compiler",
		"Author: not given", "Text in: English", "Address: https://example.org/early", "Cites (1 source)", "El País",
		"Its claims (4 claims)", "Russia supplies arms to Venezuela", "According to A spokesman · asserts · status planned")
	if got := targets(p, page.ToEvent); !slices.Equal(got, []string{"force-a", "strike", "force-b"}) {
		t.Errorf("events by time: %v", got)
	}
	p = compose(t, func(v *store.View) { v.Tab, v.Source = store.Sources, "paper"; asKnown(v, "2025-09-01") })
	has(t, p, "Cited by (1 source)", "Claims by others that go back to it (1 claim)", "Not known on 1 September 2025")
	if p := compose(t, func(v *store.View) { v.Source, v.Selected = "early", "force-a" }); p.Name != "Deployment" {
		t.Error("a source is shown on the events page")
	}
}

func TestRelation(t *testing.T) {
	p := compose(t, func(v *store.View) { v.Tab, v.Relation = store.States, "arms" })
	has(t, p, "Russia supplies arms to Venezuela", "Venezuela is supplied with arms by Russia", "Since 2006, still holding when last told.",
		"It may hold on ", "1 claim, 1 independent source", "Claims (1 shown)", "Arms are sold.")
	hasNot(t, p, "Differs")
	p = compose(t, func(v *store.View) { v.Tab, v.Relation = store.States, "old" })
	has(t, p, "No source: ", "Beginning not stated, until 2010.", "It does not hold on ")
	p = compose(t, func(v *store.View) { v.Tab, v.Relation = store.States, "arms"; asKnown(v, "2025-09-01") })
	has(t, p, "Not known on 1 September 2025")
	hasNot(t, p, "Arms are sold")
}

func TestDataset(t *testing.T) {
	p := compose(t, nil)
	has(t, p, "A small dataset", "Click a mark, a state or a row.", "Version: 2", "5 events, 7 claims, 4 sources, 4 relations, 4 places",
		"from 1 September 2025 to 1 November 2025")
	if p := compose(t, selected("gone")); p.Title != "A small dataset" {
		t.Error("an event that is not there")
	}
}

func TestEqualInputsGiveEqualPages(t *testing.T) {
	in := input(t, selected("force-b"))
	first, again := page.Compose(in), page.Compose(in)
	if fmt.Sprintf("%#v", first) != fmt.Sprintf("%#v", again) {
		t.Error("pages differ")
	}
}

func TestNoDotBeginsALine(t *testing.T) {
	for _, id := range []string{"force-a", "force-b", "strike"} {
		for _, e := range blocks[page.Entry](compose(t, selected(id))) {
			for _, l := range e.Lines {
				for _, s := range l.Spans {
					if strings.Contains(s.Text, " ·") {
						t.Errorf("a line may break before the dot in %q", s.Text)
					}
				}
			}
		}
	}
}

// A plain table has one claim for all rows, and coordinates instead of places.
func TestPlainTable(t *testing.T) {
	date, _ := edtf.Parse("2024-03-02")
	d := data.Build(data.Tables{
		Kinds: data.Kinds(), Sources: []data.Source{{ID: "file", Title: "rows.csv", File: "rows.csv"}},
		Implied: &data.Claim{Source: 0, Place: -1, Status: data.Claimed, Says: "A row of the file."},
		Events: data.Events{
			N: 1, ID: data.TextOf([]string{"1"}), When: data.TextOf([]string{"2024-03-02"}), Kind: []uint16{0},
			WhenKind: []edtf.WhenKind{edtf.Moment}, Status: []data.Status{data.Claimed}, Dates: []edtf.Date{date},
			Lon: []uint32{geo.FixLon(30.5)}, Lat: []int32{geo.FixLat(50.45)}, Placed: []bool{true},
		},
	})
	p := page.Compose(page.Input{Known: d.Known(data.AsKnown{}), View: store.View{Selected: "1"}, Matching: only{0}})
	has(t, p, "50.45° N 30.50° E", "A row of the file.", "Claims (1 shown)", "[1] rows.csv")
	hasNot(t, p, "No source")
	page.Compose(page.Input{Known: d.Known(data.AsKnown{}), View: store.View{Here: "state:UKR"}, Matching: only{0}})
}
