package filter_test

import (
	"math/rand/v2"
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
	var facets []Facet
	for _, field := range []string{"kind", "actor", "tag"} {
		f, err := Compile(Without(x, field), k)
		if err != nil {
			t.Fatal(err)
		}
		set, err := f.Set(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		d, _ := DimensionOf(k, field)
		c, err := Count(t.Context(), k, d, Among{index.NewOrders(k), set, index.Possible}, Selected(x, field))
		if err != nil {
			t.Fatal(err)
		}
		facets = append(facets, c.Facet(edtf.MinDay, edtf.MaxDay))
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

// TestCount holds every dimension, among random events, in random windows and both
// modes, against a count event by event.
func TestCount(t *testing.T) {
	r := rand.New(rand.NewPCG(61, 62))
	for range 60 {
		k := random(r, 1+r.IntN(150))
		set := index.Seen(k)
		for e := range int32(k.Events.N) {
			if r.IntN(4) == 0 {
				set[e>>6] &^= 1 << (e & 63)
			}
		}
		for _, field := range Dimensions() {
			d, _ := DimensionOf(k, field)
			for _, mode := range []index.Mode{index.Possible, index.Certain} {
				c, err := Count(t.Context(), k, d, Among{index.NewOrders(k), set, mode}, nil)
				if err != nil {
					t.Fatal(err)
				}
				for range 8 {
					a := edtf.Day(r.IntN(60) - 5)
					z := a + edtf.Day(r.IntN(40)-3)
					want := make([]int, len(d.Items))
					read := d.Reader()
					for e := range set.All() {
						if a > z || !k.Spans.Meets(e, a, z, mode == index.Certain) {
							continue
						}
						for _, item := range read(e, nil) {
							want[item]++
						}
					}
					for i, v := range c.Facet(a, z).Values {
						if v.Count != want[i] {
							t.Fatalf("%s %s, %v to %v, %s: %d, want %d", field, v.ID, a, z, mode, v.Count, want[i])
						}
					}
				}
			}
		}
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
