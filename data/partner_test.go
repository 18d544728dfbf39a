package data_test

import (
	"fmt"
	"strings"
	"testing"

	"sandtable/data"
	"sandtable/data/edtf"
)

// partners is a state A with relations to B and C; the kinds have the ranks 1
// (mutual), 2 (directed) and 3 (mutual).
func partners() *data.Dataset {
	return data.Build(data.Tables{
		Actors: []data.Actor{{ID: "A"}, {ID: "B"}, {ID: "C"}},
		RelationKinds: []data.RelationKind{
			{ID: "trade", Label: "trades with", LabelBack: "trades with", Rank: 3},
			{ID: "arms", Label: "arms", LabelBack: "is armed by", Directed: true, Rank: 2},
			{ID: "treaty", Label: "allied with", LabelBack: "allied with", Rank: 1},
		},
		Relations: []data.Relation{
			{ID: "trade", Subject: 0, Object: 1, Kind: 0, Since: "2010", Until: "2020"},
			{ID: "armed", Subject: 1, Object: 0, Kind: 1, Since: "2015-06-01", Until: "2019-12-31"},
			{ID: "arming", Subject: 0, Object: 2, Kind: 1, Since: "2018", Until: "2019"},
			{ID: "treaty", Subject: 1, Object: 0, Kind: 2, Since: "2016-01-01", Until: "2016-12-31"},
			{ID: "denied", Subject: 0, Object: 2, Kind: 2, Since: "2010", Until: "2030", Status: data.Denied},
			{ID: "others", Subject: 1, Object: 2, Kind: 2, Since: "2010", Until: "2030"},
		},
	})
}

func TestStandings(t *testing.T) {
	d := partners()
	k := d.Known(data.AsKnown{})
	for _, c := range []struct {
		name    string
		actor   int32
		day     edtf.Day
		certain bool
		want    string
	}{
		{"by rank, read from the actor", 0, edtf.DayOf(2016, 3, 1), false,
			"treaty B mutual true, armed B back true, trade B mutual true"},
		{"read from the other end", 1, edtf.DayOf(2015, 7, 1), false,
			"others C mutual true, armed A forward true, trade A mutual true"},
		{"possible at a coarse end", 0, edtf.DayOf(2020, 6, 1), false, "trade B mutual false"},
		{"certain only", 0, edtf.DayOf(2020, 6, 1), true, ""},
		{"a denied relation does not stand", 2, edtf.DayOf(2018, 6, 1), false, "others B mutual true, arming A back false"},
		{"on the day itself", 0, edtf.DayOf(2019, 12, 31), true, "armed B back true, trade B mutual true"},
		{"nobody", 0, edtf.DayOf(2005, 1, 1), false, ""},
	} {
		var got []string
		for _, s := range k.Standings(c.actor, c.day, c.certain) {
			got = append(got, fmt.Sprint(d.Relations[s.Relation].ID, " ", d.Actors[s.Other].ID, " ", s.Direction, " ", s.Certain))
		}
		if text := strings.Join(got, ", "); text != c.want {
			t.Errorf("%s: got %q, want %q", c.name, text, c.want)
		}
	}
}

func TestPartners(t *testing.T) {
	d := partners()
	k := d.Known(data.AsKnown{})
	var got []string
	for _, p := range k.Partners(0, edtf.DayOf(2018, 6, 1), false) {
		for _, s := range p.Standings {
			got = append(got, d.Actors[p.Actor].ID+" "+k.Reads(s))
		}
	}
	if text := strings.Join(got, ", "); text != "B is armed by, B trades with, C arms" {
		t.Errorf("got %q", text)
	}
}
