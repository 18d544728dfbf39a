package facet_test

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"sandtable/app/facet"
	"sandtable/app/scene"
	"sandtable/data"
	"sandtable/data/edtf"
	"sandtable/data/index"
)

// TestCounter scrubs one counter through random windows, for random filters, in
// both modes, now and as known, and holds every row against a count of the
// columns.
func TestCounter(t *testing.T) {
	d := sample(t)
	r := rand.New(rand.NewPCG(71, 72))
	clauses := []struct {
		section, text string
		pass          passes
	}{
		{"Kind", "kind in (treaty, exercise)", kind("treaty", "exercise")},
		{"Status", "status in (reported)", status("reported")},
		{"Actor", "actor in (RUS)", actor("Russia")},
		{"Best source grade", "grade <= C", best("ABC")},
		{"", "not status = denied", not(status("denied"))},
	}
	for range 24 {
		v := whole(d)
		v.Mode = index.Mode(r.IntN(2))
		if r.IntN(3) == 0 {
			v.AsKnown = data.AsKnown{On: true, Day: edtf.DayOf(2025, 1+r.IntN(9), 1)}
		}
		var texts []string
		apart := map[string][]passes{}
		for _, c := range clauses {
			if r.IntN(3) > 0 {
				continue
			}
			texts = append(texts, c.text)
			for _, s := range []string{"Kind", "Status", "Actor", "Best source grade", "Evidence"} {
				if s != c.section {
					apart[s] = append(apart[s], c.pass)
				}
			}
		}
		v.Filter = strings.Join(texts, " and ")
		m, err := scene.NewModel(t.Context(), d, v, nil)
		if err != nil {
			t.Fatal(err)
		}
		counter, err := facet.NewCounter(t.Context(), m, v)
		if err != nil || !counter.Serves(m, v) {
			t.Fatalf("%q: %v", v.Filter, err)
		}
		for range 6 {
			v.Window.A = v.Range.A + edtf.Day(r.IntN(8000))
			v.Window.Z = v.Window.A + edtf.Day(r.IntN(3000))
			for _, s := range counter.Sections(v) {
				for _, row := range append(slices.Clone(s.Rows), s.Full...) {
					want, pass := 0, all(append(apart[s.Title], means(s, row))...)
					for e := range int32(d.Events.N) {
						if seen(m.Known, v, e) && pass(m.Known, e) {
							want++
						}
					}
					if row.Count != want {
						t.Fatalf("%q, %v to %v, %s: %s %q counts %d, want %d", v.Filter, v.Window.A, v.Window.Z, v.Mode, s.Title, row.Label, row.Count, want)
					}
				}
			}
		}
	}
}
