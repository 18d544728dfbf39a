package filter_test

import (
	"context"
	"errors"
	"strings"
	"testing"

	"sandtable/data"
	"sandtable/data/edtf"
	. "sandtable/data/filter"
)

func TestFilter(t *testing.T) {
	k := sample(data.AsKnown{})
	for _, c := range []struct{ filter, want string }{
		{"", "tu160 visit oil treaty plan bare"},
		{"kind = exercise", "tu160"},
		{`kind = "Naval Visit"`, "visit"},
		{"kind != exercise", "visit oil treaty plan bare"},
		{"kind in (exercise, treaty)", "tu160 treaty"},
		{"kind ~ naval", "visit"},
		{"status = planned", "plan"},
		{"not has:status", "bare"},
		{"actor = RUS", "tu160 visit treaty"},
		{`actor = "russian federation"`, "tu160 visit treaty"},
		{"actor = rus and actor = ven", "tu160 treaty"},
		{"actor != RUS", "oil plan bare"},
		{"has:actor and not actor.role = sender", "oil treaty"},
		{`place = "la orchila"`, "plan"},
		{"place = maiquetia", "tu160 visit"},
		{"place = svlo", "plan"},
		{"place ~ ORCH", "plan"},
		{"has:place", "tu160 visit plan"},
		{"country = VEN", "tu160 visit plan"},
		{"country = Venezuela", "tu160 visit plan"},
		{"precision >= city", "tu160 visit plan"},
		{"precision = none", "oil bare"},
		{"precision <= country", "tu160 oil treaty bare"},
		{"source = tass", "tu160 visit"},
		{`source = "moscou–caracas"`, "tu160 treaty"},
		{"source ~ ifri", "tu160 treaty"},
		{"grade <= C", "tu160 treaty"},
		{"grade > C", "tu160 visit"},
		{"grade = D", "tu160 visit"},
		{"grade != D", "treaty"},
		{"not has:grade", "oil plan bare"},
		{"language = fr", "tu160 treaty"},
		{"type in (blog, study)", "tu160 oil treaty plan"},
		{"independent >= 2", "tu160"},
		{"independent = 0", "plan bare"},
		{"independent in (1, 2)", "tu160 visit oil treaty"},
		{"figure.aircraft >= 2", "tu160"},
		{"figure.Aircraft > 2", ""},
		{"figure.troops >= 100", "tu160"},
		{"figure.troops < 100", "tu160"},
		{"figure.troops = 120", ""},
		{"figure.troops != 100", "visit oil treaty plan bare"},
		{"figure.warships >= 0", ""},
		{"has:figure.warships", "treaty"},
		{"has:figure", "tu160 treaty"},
		{"tag = sea", "visit treaty"},
		{"tag ~ nuc", "tu160"},
		{"text ~ bomber", "tu160"},
		{"text ~ debt", "oil"},
		{"text ~ LÀ-orchila", ""},
		{`text ~ "là orchila"`, "plan"},
		{"has:text", "tu160 visit oil treaty plan"},
		{"id = TU160", "tu160"},
		{"id in (oil, plan)", "oil plan"},
		{"id ~ t", "tu160 visit treaty"},
		{"has:when", "tu160 visit oil treaty plan"},
		{"has:link", "tu160 treaty"},
		{"kind = exercise or kind = treaty and actor = VEN", "tu160 treaty"},
		{"(kind = exercise or kind = treaty) and not tag = sea", "tu160"},
		{"NOT NOT kind = exercise", "tu160"},
		{`kind = exercise and actor = RUS and (text ~ "bomber" or place = "La Orchila") and grade <= C and independent >= 2`, "tu160"},
	} {
		t.Run(c.filter, func(t *testing.T) {
			x, err := Parse(c.filter)
			if err != nil {
				t.Fatal(err)
			}
			if got := strings.Join(matchingIDs(t, k, x), " "); got != c.want {
				t.Errorf("got %s, want %s", got, c.want)
			}
		})
	}
}

// matchingIDs runs a filter both ways and lists the ids.
func matchingIDs(t *testing.T, k *data.Known, x Expr) (ids []string) {
	t.Helper()
	f, err := Compile(x, k)
	if err != nil {
		t.Fatal(err)
	}
	set, err := f.Set(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	for e := range int32(k.Events.N) {
		if f.Matches(e) != set.Has(e) {
			t.Errorf("event %d: Matches and Set differ", e)
		}
		if set.Has(e) {
			ids = append(ids, k.Events.ID.At(e))
		}
	}
	return ids
}

func TestErrors(t *testing.T) {
	k := sample(data.AsKnown{})
	for _, c := range []struct {
		filter  string
		column  int
		reason  string
		nearest string
	}{
		{"kind = exersise", 8, `unknown kind "exersise"`, "exercise"},
		{"knd = exercise", 1, `unknown field "knd"`, "kind"},
		{"has:plase", 5, `unknown field "plase"`, "place"},
		{`  place = "La Orchilla"`, 11, `unknown place "La Orchilla"`, "La Orchila"},
		{"kind = exercise and actor in (RUS, Venezuella)", 36, `unknown actor "Venezuella"`, "Venezuela"},
		{`text ~ "été" and kind = zzz`, 25, `unknown kind "zzz"`, ""},
		{"id = tu16", 6, `unknown id "tu16"`, "tu160"},
		{"figure.troop > 1", 1, `unknown figure "troop"`, "figure.troops"},
		{"has:figure.troop", 5, `unknown figure "troop"`, "figure.troops"},
		{"figure.troops > many", 17, `figure.troops is compared with numbers, "many" is none`, ""},
		{"independent > NaN", 15, `independent is compared with numbers, "NaN" is none`, ""},
		{"grade <= Z", 10, `unknown grade "Z"`, "A"},
		{`place = ""`, 9, `unknown place ""`, ""},
		{"kind < exercise", 6, "kind cannot be held against a value with <, only with =, !=, in, ~", ""},
		{"text = bomber", 6, "text cannot be held against a value with =, only with ~", ""},
		{"figure > 3", 1, `unknown field "figure"`, "figure."},
		{"kind exercise", 6, `needs an operator after kind, has "exercise"`, ""},
		{"kind =", 7, "needs a value for kind, has the end", ""},
		{"kind = (exercise)", 8, `needs a value for kind, has "("`, ""},
		{"kind in exercise", 9, `needs ( after in, has "exercise"`, ""},
		{"kind in (exercise", 18, "needs , or ) in the list, has the end", ""},
		{"(kind = exercise", 17, "needs ) for the ( of column 1, has the end", ""},
		{"kind = exercise kind = treaty", 17, `needs and, or or the end, has "kind"`, ""},
		{"kind = exercise and", 20, "needs a field, has the end", ""},
		{"and", 1, `needs a field, has "and"`, ""},
		{`kind = "exercise`, 8, "the quotes are not closed", ""},
		{"kind ! exercise", 6, `"!" is no operator, but "!=" is`, ""},
		{strings.Repeat("(", 300) + "has:kind", 201, "lies more than 200 brackets deep", ""},
	} {
		x, err := Parse(c.filter)
		if err == nil {
			_, err = Compile(x, k)
		}
		var at *SyntaxError
		if !errors.As(err, &at) {
			t.Errorf("%s: no syntax error but %v", c.filter, err)
			continue
		}
		if at.Column != c.column || at.Reason != c.reason || at.Nearest != c.nearest && c.nearest != "figure." {
			t.Errorf("%s:\n got %d %s, nearest %q\nwant %d %s, nearest %q", c.filter, at.Column, at.Reason, at.Nearest, c.column, c.reason, c.nearest)
		}
	}
}

func TestErrorText(t *testing.T) {
	_, err := Parse("knd = 1")
	if got, want := err.Error(), `column 1: unknown field "knd", nearest is "kind"`; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestAsKnown(t *testing.T) {
	k := sample(data.AsKnown{On: true, Day: 150})
	for _, c := range []struct{ filter, want string }{
		{"", "tu160 treaty"},
		{"not kind = exercise", "treaty"},
		{"source = tass", ""},
		{"independent = 1", "tu160 treaty"},
		{"text ~ landed", ""},
		{"text ~ bombers", "tu160"},
	} {
		x, err := Parse(c.filter)
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.Join(matchingIDs(t, k, x), " "); got != c.want {
			t.Errorf("%s: got %s, want %s", c.filter, got, c.want)
		}
	}
}

// TestPlainTable filters rows that have one implied claim and no side tables.
func TestPlainTable(t *testing.T) {
	implied := data.Claim{Source: 0, Place: -1}
	k := data.Build(data.Tables{
		Kinds: data.Kinds(), Sources: []data.Source{{ID: "table.csv", Title: "table.csv"}}, Implied: &implied,
		Events: data.Events{
			N: 3, ID: data.TextOf([]string{"a", "b", "c"}), Title: data.TextOf([]string{"one", "two", "one"}),
			Kind: []uint16{0, 1, 1}, Status: []data.Status{data.Claimed, data.Claimed, data.Claimed},
			WhenKind: make([]edtf.WhenKind, 3), Spans: data.MakeSpans(3),
			Lon: make([]uint32, 3), Lat: make([]int32, 3), Placed: []bool{true, false, true},
		},
	}).Known(data.AsKnown{})
	for _, c := range []struct{ filter, want string }{
		{"kind = exercise and text ~ one", "c"}, {"has:place", "a c"}, {"source = table.csv", "a b c"},
		{"independent = 1", "a b c"}, {"has:actor or has:when or has:grade", ""},
	} {
		x, err := Parse(c.filter)
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.Join(matchingIDs(t, k, x), " "); got != c.want {
			t.Errorf("%s: got %s, want %s", c.filter, got, c.want)
		}
	}
}

func TestCanonical(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"", ""},
		{"  KIND=exercise   AND  not(actor=RUS)", "kind = exercise and not actor = RUS"},
		{"((kind = a and (kind = b and kind = c)))", "kind = a and kind = b and kind = c"},
		{"kind = a or (kind = b or kind = c) and kind = d", "kind = a or (kind = b or kind = c) and kind = d"},
		{"not (kind = a and kind = b)", "not (kind = a and kind = b)"},
		{"not (not (kind = a))", "not not kind = a"},
		{`kind in ( "a" ,b)`, "kind in (a, b)"},
		{`text ~ "two words"`, `text ~ "two words"`},
		{`text ~ "say \"no\" \\ \n"`, `text ~ "say \"no\" \\ \\n"`},
		{`text ~ "and"`, `text ~ "and"`},
		{`text~""`, `text ~ ""`},
		{"HAS:Figure.Troops", "has:figure.Troops"},
		{"figure.troops>=4e3", "figure.troops >= 4e3"},
	} {
		x, err := Parse(c.in)
		if err != nil {
			t.Errorf("%s: %v", c.in, err)
			continue
		}
		if got := x.String(); got != c.want {
			t.Errorf("%s: got %s, want %s", c.in, got, c.want)
		}
		roundTrip(t, x)
	}
}

func roundTrip(t *testing.T, x Expr) {
	t.Helper()
	back, err := Parse(x.String())
	if err != nil {
		t.Fatalf("%s does not parse back: %v", x, err)
	}
	if !Same(x, back) || back.String() != x.String() {
		t.Fatalf("%s comes back as %s", x, back)
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{"", "kind = a", `not (text ~ "x\"y" or has:place) and grade <= C`, "id in (a,\"b c\")", "kind = \xff", "figure.x >= 1e9", "has:figure.and"} {
		f.Add(s)
	}
	k := sample(data.AsKnown{})
	f.Fuzz(func(t *testing.T, s string) {
		x, err := Parse(s)
		if err == nil {
			roundTrip(t, x)
			_, err = Compile(x, k)
		}
		var at *SyntaxError
		if err != nil && (!errors.As(err, &at) || at.Column < 1) {
			t.Errorf("%q: %v", s, err)
		}
	})
}

func TestFold(t *testing.T) {
	for in, want := range map[string]string{
		"Göteborg": "goteborg", "ŁÓDŹ": "lodz", "Straße": "strasse", "Москва": "москва", "Сергей": "сергеи",
		"plain": "plain", "ÆON": "aeon", "İstanbul": "istanbul",
	} {
		if got := Fold(Fold(in)); got != want || Fold(in) != want {
			t.Errorf("%s folds to %s, want %s", in, got, want)
		}
	}
}

func TestCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	f, err := Compile(And{Has{Field: "text"}}, sample(data.AsKnown{}))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.Set(ctx); !errors.Is(err, context.Canceled) {
		t.Errorf("a cancelled filter answers %v", err)
	}
}
