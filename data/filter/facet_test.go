package filter_test

import (
	"context"
	"strings"
	"testing"

	"sandtable/data"
	"sandtable/data/edtf"
	. "sandtable/data/filter"
	"sandtable/data/index"
)

func TestFacets(t *testing.T) {
	k := sample(data.AsKnown{})
	x, err := Parse("actor = Russia and kind in (exercise)")
	if err != nil {
		t.Fatal(err)
	}
	q := Linked{A: edtf.MinDay, Z: edtf.MaxDay, Mode: index.Possible, Fields: []string{"kind", "actor", "tag"}}
	facets, err := Facets(context.Background(), k, x, q)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, f := range facets {
		for _, v := range f.Values {
			if v.Count > 0 {
				mark := ""
				if v.Selected {
					mark = "*"
				}
				got = append(got, f.Field+":"+v.ID+mark+":"+string(rune('0'+v.Count)))
			}
		}
	}
	want := "kind:exercise*:1 kind:treaty:1 kind:naval-visit:1 actor:RUS*:1 actor:VEN:1 tag:air:1 tag:nuclear:1"
	if s := strings.Join(got, " "); s != want {
		t.Errorf("got  %s\nwant %s", s, want)
	}
}

func TestToggle(t *testing.T) {
	k := sample(data.AsKnown{})
	actor, _ := DimensionOf(k, "actor")
	kind, _ := DimensionOf(k, "kind")
	x, err := Parse("kind = exercise or kind = treaty")
	if err != nil {
		t.Fatal(err)
	}
	for _, step := range []struct {
		d        Dimension
		id, want string
	}{
		{actor, "RUS", "(kind = exercise or kind = treaty) and actor in (RUS)"},
		{actor, "VEN", "(kind = exercise or kind = treaty) and actor in (RUS, VEN)"},
		{kind, "basing", "(kind = exercise or kind = treaty) and actor in (RUS, VEN) and kind in (basing)"},
		{actor, "RUS", "(kind = exercise or kind = treaty) and actor in (VEN) and kind in (basing)"},
		{actor, "VEN", "(kind = exercise or kind = treaty) and kind in (basing)"},
		{kind, "basing", "kind = exercise or kind = treaty"},
	} {
		if x = Toggle(x, step.d, step.id); x.String() != step.want {
			t.Fatalf("got %s, want %s", x, step.want)
		}
		roundTrip(t, x)
	}
	x, _ = Parse("actor = russia")
	if x = Toggle(x, actor, "RUS"); x.String() != "" || !Same(x, And{}) {
		t.Errorf("taking out a value by its id left %s", x)
	}
	if Selected(x, "actor") != nil {
		t.Error("an empty filter has nothing selected")
	}
}
