package data_test

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"sandtable/data"
)

func TestNamesReadBack(t *testing.T) {
	for _, s := range data.Statuses() {
		if got, err := data.ParseStatus(s.String()); got != s || err != nil {
			t.Errorf("%v: %v %v", s, got, err)
		}
	}
	for s := data.Asserts; s <= data.Denies; s++ {
		if got, err := data.ParseStance(s.String()); got != s || err != nil {
			t.Errorf("%v: %v %v", s, got, err)
		}
	}
	for p := data.PrecisionNone; p <= data.ExactPrecision; p++ {
		if got, err := data.ParsePrecision(p.String()); got != p || err != nil {
			t.Errorf("%v: %v %v", p, got, err)
		}
	}
	for r := data.At; r <= data.Target; r++ {
		if got, err := data.ParseRole(r.String()); got != r || err != nil {
			t.Errorf("%v: %v %v", r, got, err)
		}
	}
	if _, err := data.ParseStatus("Reported"); err == nil {
		t.Error("names are written in lower case")
	}
}

func TestText(t *testing.T) {
	rows := []string{"", "one", "", "zwei €", "x"}
	text := data.TextOf(rows)
	for i, want := range rows {
		if got := text.At(int32(i)); got != want {
			t.Errorf("row %d: %q want %q", i, got, want)
		}
	}
	if text.Empty() || !data.TextOf([]string{"", ""}).Empty() || (data.Text{}).At(7) != "" {
		t.Error("a column of empty rows is the zero column")
	}
	if n := testing.AllocsPerRun(100, func() { _ = text.At(3) }); n != 0 {
		t.Errorf("At allocates %v times", n)
	}
}

func TestRowsAgainstLists(t *testing.T) {
	rng := rand.New(rand.NewPCG(2, 4))
	const n = 20
	want := make([][]int32, n)
	var pairs []data.Pair
	for range 100 {
		p := data.Pair{Of: rng.Int32N(n+4) - 2, Row: rng.Int32()}
		pairs = append(pairs, p)
		if p.Of >= 0 && p.Of < n {
			want[p.Of] = append(want[p.Of], p.Row)
		}
	}
	rows := data.RowsOf(n, pairs)
	for i := range int32(n) {
		if !slices.Equal(rows.At(i), want[i]) {
			t.Errorf("row %d: %v want %v", i, rows.At(i), want[i])
		}
	}
	if (data.Rows{}).At(3) != nil {
		t.Error("the zero value has lists")
	}
}

func TestProblemError(t *testing.T) {
	for want, p := range map[string]data.Problem{
		`events.csv:12:4: when "x": bad`: {File: "events.csv", Line: 12, Column: 4, Field: "when", Value: "x", Reason: "bad"},
		`events.csv:2: bad`:              {File: "events.csv", Line: 2, Reason: "bad"},
		`events.csv: bad`:                {File: "events.csv", Reason: "bad"},
	} {
		if got := p.Error(); got != want {
			t.Errorf("got %q want %q", got, want)
		}
	}
	if got := strings.Join([]string{data.Error.String(), data.Warning.String(), data.Note.String()}, " "); got != "error warning note" {
		t.Error(got)
	}
}

func TestJoins(t *testing.T) {
	d := data.Build(data.Tables{
		Kinds:  append(data.Kinds(), data.Kind{ID: "raid", Parent: "strike"}),
		Actors: []data.Actor{{ID: "VEN"}, {ID: "RUS"}},
		Events: data.Events{N: 2, ID: data.TextOf([]string{"a", "b"}), Kind: []uint16{17, 0}},
		Claims: []data.Claim{{Events: []int32{1}, Relations: []int32{0}, Source: -1, Place: -1}},
		Links:  []data.Link{{From: 0, To: 1, Kind: "follows"}, {From: 0, To: 0, Relations: true}}, Relations: []data.Relation{{Object: 1}},
		EventActors: []data.EventActor{{Event: 1, Actor: 1}},
	})
	if len(d.ClaimsOf(0)) != 0 || len(d.ClaimsOf(1)) != 1 || len(d.ClaimsOfRelation(0)) != 1 || len(d.ActorsOf(1)) != 1 || len(d.PlacesOf(1)) != 0 {
		t.Error("claims, actors or places are joined wrongly")
	}
	if len(d.LinksFrom(0)) != 1 || len(d.LinksTo(1)) != 1 || len(d.LinksFrom(1)) != 0 {
		t.Error("links are joined wrongly")
	}
	if d.Event("b") != 1 || d.Event("c") != -1 || d.Actor("RUS") != 1 || d.Actor("USA") != -1 {
		t.Error("ids are not found")
	}
	if k := d.KindOf(0); k.Mark() != "strike" || d.KindOf(1).Mark() != "deployment" || (data.Kind{ID: "x", Symbol: "y", Parent: "z"}).Mark() != "y" {
		t.Errorf("mark of %v", k)
	}
}
