package facet_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"sandtable/app/facet"
	"sandtable/app/scene"
	"sandtable/app/store"
	"sandtable/assets"
	"sandtable/data"
	"sandtable/data/edtf"
	"sandtable/data/filter"
	"sandtable/data/index"
	"sandtable/data/pack"
	"sandtable/geo"
	"sandtable/geo/palette"
	"sandtable/geo/symbol"
)

// sample is the embedded dataset.
func sample(t testing.TB) *data.Dataset {
	t.Helper()
	files, err := assets.Dataset("russia-venezuela")
	if err != nil {
		t.Fatal(err)
	}
	p, _, err := pack.Read(files, "russia-venezuela")
	if err != nil {
		t.Fatal(err)
	}
	return p.Dataset
}

func whole(d *data.Dataset) store.View {
	e := scene.Extent(d)
	return store.View{
		Window: store.Window{From: "..", To: "..", A: e.A, Z: e.Z}, Range: e, Layers: store.DefaultLayers,
		Camera: geo.Camera{Projection: geo.Mercator},
	}
}

// build makes the sections of a view.
func build(t testing.TB, d *data.Dataset, v store.View) ([]facet.Section, *data.Known) {
	t.Helper()
	m, err := scene.NewModel(context.Background(), d, v, nil)
	if err != nil {
		t.Fatal(err)
	}
	sections, err := facet.Build(context.Background(), m, v)
	if err != nil {
		t.Fatal(err)
	}
	return sections, m.Known
}

// section finds a section by its title, row one of its rows, wherever it is.
func section(t testing.TB, all []facet.Section, title string) facet.Section {
	t.Helper()
	i := slices.IndexFunc(all, func(s facet.Section) bool { return s.Title == title })
	if i < 0 {
		t.Fatalf("no section %q", title)
	}
	return all[i]
}

func row(t testing.TB, s facet.Section, label string) facet.Row {
	t.Helper()
	for _, r := range append(slices.Clone(s.Rows), s.Full...) {
		if r.Label == label {
			return r
		}
	}
	t.Fatalf("%s has no row %q", s.Title, label)
	return facet.Row{}
}

// passes is what a test holds an event against, read from the columns.
type passes func(k *data.Known, e int32) bool

func all(tests ...passes) passes {
	return func(k *data.Known, e int32) bool {
		return !slices.ContainsFunc(tests, func(p passes) bool { return !p(k, e) })
	}
}

func kind(ids ...string) passes {
	return func(k *data.Known, e int32) bool { return slices.Contains(ids, k.KindOf(e).ID) }
}

func family(name string) passes {
	return func(k *data.Known, e int32) bool {
		_, _, f := symbol.ForKind(k.KindOf(e).Mark())
		return f.String() == name
	}
}

func status(names ...string) passes {
	return func(k *data.Known, e int32) bool { return slices.Contains(names, k.Status[e].String()) }
}

func actor(name string) passes {
	return func(k *data.Known, e int32) bool {
		return slices.ContainsFunc(k.ActorsOf(e), func(r int32) bool { return k.Actors[k.EventActors[r].Actor].Name == name })
	}
}

func best(grades string) passes {
	return func(k *data.Known, e int32) bool {
		g := k.BestGrade(e)
		return g != 0 && strings.IndexByte(grades, g) >= 0
	}
}

func independent(least int) passes {
	return func(k *data.Known, e int32) bool { return k.Independent(e) >= least }
}

func not(p passes) passes { return func(k *data.Known, e int32) bool { return !p(k, e) } }

// TestCountsAreLinked holds every row against a count of the columns, event by
// event, under all that filters but the row's own section.
func TestCountsAreLinked(t *testing.T) {
	d := sample(t)
	anything := func(*data.Known, int32) bool { return true }
	for _, c := range []struct {
		name  string
		view  func(*store.View)
		apart map[string]passes // what each section is counted under
		other passes            // the sections without an entry
	}{
		{"nothing", func(*store.View) {}, nil, anything},
		{"kinds", func(v *store.View) { v.Filter = "kind in (treaty, exercise)" },
			map[string]passes{"Kind": anything}, kind("treaty", "exercise")},
		{"two facets", func(v *store.View) { v.Filter = "status in (reported) and actor = Russia" },
			map[string]passes{"Status": actor("Russia"), "Actor": status("reported")}, all(actor("Russia"), status("reported"))},
		{"grade", func(v *store.View) { v.Filter = "not status = denied and grade <= C" },
			map[string]passes{"Best source grade": not(status("denied"))}, all(not(status("denied")), best("ABC"))},
		{"find", func(v *store.View) { v.Find, v.Filter = "La Orchila", "grade <= B" },
			map[string]passes{"Best source grade": found("La Orchila")}, all(found("La Orchila"), best("AB"))},
		{"no assessments", func(v *store.View) { v.Layers &^= store.Assessments }, nil, not(status("assessed"))},
		{"window", func(v *store.View) { v.Window.A, v.Window.Z = edtf.DayOf(2025, 9, 1), edtf.DayOf(2025, 10, 31) }, nil, anything},
		{"certain", func(v *store.View) { v.Window.A, v.Mode = edtf.DayOf(2018, 1, 1), index.Certain }, nil, anything},
		{"within", func(v *store.View) { v.Within = store.Within{Box: geo.Box{W: -75, S: 0, E: -58, N: 14}, On: true} }, nil, anything},
		{"as known", func(v *store.View) { v.AsKnown = data.AsKnown{On: true, Day: edtf.DayOf(2025, 9, 30)} }, nil, anything},
	} {
		v := whole(d)
		c.view(&v)
		sections, k := build(t, d, v)
		for _, s := range sections {
			under := c.other
			if p, ok := c.apart[s.Title]; ok {
				under = p
			}
			for _, r := range append(slices.Clone(s.Rows), s.Full...) {
				want, means := 0, means(s, r)
				for e := range int32(k.Events.N) {
					if means(k, e) && seen(k, v, e) && under(k, e) {
						want++
					}
				}
				if r.Count != want {
					t.Errorf("%s: %s %q counts %d, want %d", c.name, s.Title, r.Label, r.Count, want)
				}
			}
		}
	}
}

// found is the text to find, asked of the language one event at a time.
func found(text string) passes {
	var f *filter.Filter
	return func(k *data.Known, e int32) bool {
		if f == nil {
			x, _ := filter.Parse("text ~ " + filter.Quote(text))
			f, _ = filter.Compile(x, k)
		}
		return f.Matches(e)
	}
}

// seen holds an event against window, area and as-known.
func seen(k *data.Known, v store.View, e int32) bool {
	inside := !v.Within.On || index.Within(k, v.Within.Box).Has(e)
	return k.SeesEvent(e) && inside && k.Spans.Meets(e, v.Window.A, v.Window.Z, v.Mode == index.Certain)
}

// means is what a row stands for, by its label.
func means(s facet.Section, r facet.Row) passes {
	switch s.Title {
	case "Kind":
		if slices.ContainsFunc(s.Rows, func(o facet.Row) bool { return o.Label == r.Label && o.Tip == r.Tip }) {
			return family(r.Label)
		}
		return func(k *data.Known, e int32) bool { return k.KindOf(e).Label == r.Label }
	case "Actor":
		return actor(r.Label)
	case "Status":
		return status(strings.ToLower(r.Label))
	case "Best source grade":
		return best(r.Label[:1])
	}
	if r.Label == "Not contested" {
		return not(status("disputed", "denied"))
	}
	return independent(2)
}

// TestToggle clicks rows one after the other and reads the filter after each.
func TestToggle(t *testing.T) {
	d := sample(t)
	for _, c := range []struct {
		name, before, section, row, after string
	}{
		{"first", "", "Kind", "Treaty", "kind in (treaty)"},
		{"second", "kind = Treaty", "Kind", "Exercise", "kind in (exercise, treaty)"},
		{"off", "kind in (treaty)", "Kind", "Treaty", ""},
		{"actor by alias", "actor = Russia", "Actor", "Russia", ""},
		{"beside others", "text ~ oil or place = Caracas", "Status", "Reported", "(text ~ oil or place = Caracas) and status in (reported)"},
		{"grade", "", "Best source grade", "C fairly", "grade <= C"},
		{"other grade", "grade <= E and kind = strike", "Best source grade", "C fairly", "kind = strike and grade <= C"},
		{"grade off", "grade <= C", "Best source grade", "C fairly", ""},
		{"grade typed another way", "grade in (A, B)", "Best source grade", "D not usually", "grade <= D"},
		{"independent", "kind = strike", "Evidence", "2+ independent", "kind = strike and independent >= 2"},
		{"independent typed higher", "independent >= 3", "Evidence", "2+ independent", "independent >= 2"},
		{"contested", "", "Evidence", "Not contested", "not status in (disputed, denied)"},
		{"contested off", "not status in (disputed, denied)", "Evidence", "Not contested", ""},
	} {
		v := whole(d)
		v.Filter = c.before
		sections, _ := build(t, d, v)
		s := section(t, sections, c.section)
		got, err := facet.Toggle(c.before, s, row(t, s, c.row))
		if err != nil || got != c.after {
			t.Errorf("%s: got %q, %v; want %q", c.name, got, err, c.after)
		}
	}
}

// TestToggleTwiceIsNothing clicks every row twice, on several filters.
func TestToggleTwiceIsNothing(t *testing.T) {
	d := sample(t)
	for _, expr := range []string{"", "text ~ oil", "kind in (treaty) and text ~ oil", "independent >= 2"} {
		v := whole(d)
		v.Filter = expr
		sections, _ := build(t, d, v)
		for _, s := range sections {
			for _, r := range s.Rows {
				if r.Tick == facet.Part {
					continue // completes first
				}
				once, err := facet.Toggle(expr, s, r)
				twice, err2 := facet.Toggle(once, s, r)
				if err != nil || err2 != nil || once == expr || !sameTerms(twice, expr) {
					t.Errorf("%q: %s %q gives %q, then %q", expr, s.Title, r.Label, once, twice)
				}
			}
		}
	}
}

// sameTerms compares two filters whatever the order of their clauses.
func sameTerms(a, b string) bool {
	parts := func(s string) []string {
		out := strings.Split(s, " and ")
		slices.Sort(out)
		return out
	}
	return slices.Equal(parts(a), parts(b))
}

func TestTicks(t *testing.T) {
	d := sample(t)
	v := whole(d)
	sections, _ := build(t, d, v)
	for _, s := range sections[:4] {
		for _, r := range s.Rows {
			if r.Tick != facet.Open || s.Set {
				t.Errorf("without a filter %s %q stands %v", s.Title, r.Label, r.Tick)
			}
		}
	}
	v.Filter = "kind in (treaty, strike) and grade <= B and independent >= 2"
	sections, _ = build(t, d, v)
	for _, c := range []struct {
		section, row string
		want         facet.Tick
	}{
		{"Kind", "Diplomacy", facet.Part}, {"Kind", "Strike", facet.Chosen}, {"Kind", "Force", facet.Empty},
		{"Best source grade", "A reliable", facet.Chosen}, {"Best source grade", "B usually", facet.Chosen},
		{"Best source grade", "C fairly", facet.Empty}, {"Evidence", "2+ independent", facet.Chosen},
		{"Evidence", "Not contested", facet.Empty}, {"Status", "Reported", facet.Open},
	} {
		if got := row(t, section(t, sections, c.section), c.row).Tick; got != c.want {
			t.Errorf("%s %q stands %v, want %v", c.section, c.row, got, c.want)
		}
	}
	if !section(t, sections, "Kind").Set || !section(t, sections, "Best source grade").Set || !section(t, sections, "Evidence").Set || section(t, sections, "Status").Set {
		t.Error("a section is set when the filter says something about it")
	}
}

// TestFamily: a family that is chosen in part is completed first, then taken out.
func TestFamily(t *testing.T) {
	d := sample(t)
	v := whole(d)
	v.Filter = "kind = treaty"
	sections, _ := build(t, d, v)
	s := section(t, sections, "Kind")
	r := row(t, s, palette.Diplomacy.String())
	full, err := facet.Toggle(v.Filter, s, r)
	if err != nil || !strings.HasPrefix(full, "kind in (treaty, ") {
		t.Errorf("completed: %q, %v", full, err)
	}
	if none, err := facet.Toggle(full, s, r); err != nil || none != "" {
		t.Errorf("taken out: %q, %v", none, err)
	}
}

func TestReset(t *testing.T) {
	d := sample(t)
	v := whole(d)
	v.Filter = "kind in (treaty) and grade <= B and independent >= 2 and text ~ oil and not status in (disputed, denied)"
	sections, _ := build(t, d, v)
	expr := v.Filter
	for _, s := range sections {
		var err error
		if expr, err = facet.Reset(expr, s); err != nil {
			t.Fatal(err)
		}
	}
	if expr != "text ~ oil" {
		t.Errorf("after all resets: %q", expr)
	}
}

func TestUnreadable(t *testing.T) {
	d := sample(t)
	sections, _ := build(t, d, whole(d))
	bad := "kind = ("
	if got, err := facet.Toggle(bad, sections[0], sections[0].Rows[0]); err == nil || got != bad {
		t.Errorf("toggle: %q, %v", got, err)
	}
	if got, err := facet.Reset(bad, sections[0]); err == nil || got != bad {
		t.Errorf("reset: %q, %v", got, err)
	}
	v := whole(d)
	m, _ := scene.NewModel(context.Background(), d, v, nil)
	v.Filter = bad
	if _, err := facet.Build(context.Background(), m, v); err == nil {
		t.Error("a filter that cannot be read must be an error")
	}
	done, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := facet.Build(done, m, whole(d)); err == nil {
		t.Error("a cancelled build must say so")
	}
}

func TestWords(t *testing.T) {
	k := sample(t).Known(data.AsKnown{})
	for _, c := range []struct{ expr, want string }{
		{"", ""},
		{"not status = denied", "status: not denied"},
		{"status != denied", "status: not denied"},
		{"not status != denied", "status: denied"},
		{"not status in (disputed, denied)", "status: not disputed or denied"},
		{"grade <= E", "grade: E or better"},
		{"grade < C", "grade: better than C"},
		{"grade > C and grade >= B", "grade: worse than C + grade: B or worse"},
		{"kind in (exercise, treaty)", "kind: Exercise, Treaty"},
		{"kind = exercise and actor = RUS", "kind: Exercise + actor: Russia"},
		{"text ~ bomber", "text: “bomber”"},
		{"actor ~ ru", "actor: “ru”"},
		{"independent >= 2", "independent sources: 2 or more"},
		{"figure.troops > 1000", "troops: more than 1000"},
		{"figure.troops <= 1000", "troops: 1000 or less"},
		{"precision >= city", "precision: city or finer"},
		{"has:link", "link: given"},
		{"not has:figure", "figure: not given"},
		{"actor.role = host", "role: host"},
		{"text ~ bomber or place = Caracas", "text: “bomber” or place: Caracas"},
		{"grade <= C and (text ~ a or (kind = strike and text ~ b))", "grade: C or better + text ~ a or kind = strike and text ~ b"},
		{"not (kind = strike and text ~ b)", "not (kind = strike and text ~ b)"},
		{"kind = (", "kind = ("},
	} {
		var got []string
		for _, clause := range facet.Clauses(c.expr, k) {
			got = append(got, clause.Words)
		}
		if s := strings.Join(got, " + "); s != c.want {
			t.Errorf("%q: %q, want %q", c.expr, s, c.want)
		}
	}
	if c := facet.Clauses("actor = RUS", nil); c[0].Words != "actor: RUS" {
		t.Errorf("without a dataset: %q", c[0].Words)
	}
}

// TestClausesTakeThemselvesAway removes each clause and reads the rest back.
func TestClausesTakeThemselvesAway(t *testing.T) {
	expr := "kind = strike and (text ~ a or text ~ b) and grade <= C"
	for i, want := range []string{"(text ~ a or text ~ b) and grade <= C", "kind = strike and grade <= C", "kind = strike and (text ~ a or text ~ b)"} {
		if got := facet.Clauses(expr, nil)[i].Without; got != want {
			t.Errorf("without clause %d: %q, want %q", i, got, want)
		}
	}
	if c := facet.Clauses("kind = strike", nil); c[0].Without != "" {
		t.Errorf("without the only clause: %q", c[0].Without)
	}
}

// TestLinesReadBack: breaking a filter into lines changes nothing.
func TestLinesReadBack(t *testing.T) {
	for _, expr := range []string{"", "kind = strike", "text ~ a or text ~ b", "(text ~ a or text ~ b) and not status = denied and grade <= C"} {
		lines := facet.Lines(expr)
		if expr == "" && lines == "" {
			continue
		}
		a, err := filter.Parse(expr)
		b, err2 := filter.Parse(lines)
		if err != nil || err2 != nil || !filter.Same(a, b) {
			t.Errorf("%q becomes %q: %v, %v", expr, lines, err, err2)
		}
	}
	if got := facet.Lines("not status = denied and grade <= E"); got != "not status = denied\nand grade <= E" {
		t.Errorf("lines: %q", got)
	}
	if got := facet.Lines("kind = ("); got != "kind = (" {
		t.Errorf("what cannot be read stays: %q", got)
	}
}

func ExampleClauses() {
	for _, c := range facet.Clauses("kind in (exercise, treaty) and not status = denied and grade <= C", nil) {
		fmt.Println(c.Words)
	}
	// Output:
	// kind: exercise, treaty
	// status: not denied
	// grade: C or better
}

func BenchmarkBuild(b *testing.B) {
	d := sample(b)
	v := whole(d)
	v.Filter = "kind in (treaty, strike) and grade <= B"
	m, err := scene.NewModel(context.Background(), d, v, nil)
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := facet.Build(context.Background(), m, v); err != nil {
			b.Fatal(err)
		}
	}
}
