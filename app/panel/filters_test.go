package panel_test

import (
	"context"
	"strings"
	"testing"

	"sandtable/app/facet"
	"sandtable/app/store"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

func TestRowToggles(t *testing.T) {
	b := newBench(t, 1280)
	press(b.filters.Row("Strike"))
	b.filterIs("a tap", "kind in (strike)")
	key(b.filters.Row("Arms transfer"), fyne.KeySpace)
	b.filterIs("space", "kind in (arms-transfer, strike)")
	key(b.filters.Row("C fairly"), fyne.KeyReturn)
	b.filterIs("a grade", "kind in (arms-transfer, strike) and grade <= C")
	press(b.filters.Row("Strike"))
	b.filterIs("a second tap", "kind in (arms-transfer) and grade <= C")
	press(b.filters.All("Kind"))
	b.filterIs("all", "grade <= C")
	press(b.filters.All("Best source grade"))
	b.filterIs("all grades", "")
}

// TestCountsFollow: the counts of the other sections change with a click, those
// of the same section do not.
func TestCountsFollow(t *testing.T) {
	b := newBench(t, 1280)
	force, reported := b.filters.Count("Force"), b.filters.Count("Reported")
	press(b.filters.Row("Strike"))
	if b.filters.Count("Force") != force {
		t.Errorf("force changed from %s to %s with its own section", force, b.filters.Count("Force"))
	}
	if b.filters.Count("Reported") == reported {
		t.Error("the statuses are not counted under the kinds")
	}
}

func TestUnfold(t *testing.T) {
	b := newBench(t, 1280)
	n := b.filters.Rows()
	if b.filters.Row("Treaty") != nil {
		t.Fatal("kinds are listed by family at first")
	}
	press(b.filters.Fold("each kind"))
	press(b.filters.Row("Treaty"))
	b.filterIs("one kind", "kind in (treaty)")
	key(b.filters.Fold("by family"), fyne.KeySpace)
	if b.filters.Row("Treaty") != nil || b.filters.Rows() != n {
		t.Error("the section does not fold again")
	}
}

func TestExpression(t *testing.T) {
	b := newBench(t, 1280)
	b.store.SetFilter("not status = denied and grade <= E")
	entry, _ := b.filters.Expression()
	if entry.Text != "not status = denied\nand grade <= E" {
		t.Errorf("the entry says %q", entry.Text)
	}
	entry.SetText("kind = exersise")
	b.filters.TypeExpression(fyne.KeyReturn)
	if _, problem := b.filters.Expression(); !strings.HasPrefix(problem, "column 8: unknown") {
		t.Errorf("the problem is %q", problem)
	}
	b.filterIs("a wrong expression", "not status = denied and grade <= E")
	entry.SetText("kind = exercise\nand actor = RUS")
	if _, problem := b.filters.Expression(); problem != "" {
		t.Errorf("while it is being mended %q stays", problem)
	}
	b.filters.TypeExpression(fyne.KeyEnter)
	b.filterIs("Enter", "kind = exercise and actor = RUS")
	entry.SetText("half wri")
	b.filters.TypeExpression(fyne.KeyEscape)
	if entry.Text != "kind = exercise\nand actor = RUS" {
		t.Errorf("Escape leaves %q", entry.Text)
	}
	entry.SetText("")
	b.filters.TypeExpression(fyne.KeyReturn)
	b.filterIs("nothing", "")
}

// TestExpressionIsLeftAloneWhileWritten: scrubbing does not take away what is
// being written.
func TestExpressionIsLeftAloneWhileWritten(t *testing.T) {
	b := newBench(t, 1280)
	entry, _ := b.filters.Expression()
	entry.SetText("kind = ex")
	b.store.SetFocal("RUS")
	if entry.Text != "kind = ex" {
		t.Errorf("a change elsewhere left %q", entry.Text)
	}
	b.store.SetFilter("kind = strike")
	if entry.Text != "kind = strike" {
		t.Errorf("a new filter is not shown: %q", entry.Text)
	}
}

func TestResetClearsAllButTheWindow(t *testing.T) {
	b := newBench(t, 1280)
	if err := b.store.TypeWindow("2018", "2019"); err != nil {
		t.Fatal(err)
	}
	b.store.SetFilter("kind = strike")
	b.store.TypeFind("oil")
	b.store.SetLayers(b.store.View().Layers &^ store.Assessments)
	press(b.filters.Reset())
	v := b.store.View()
	if v.Filter != "" || v.Find != "" || !v.Layers.Has(store.Assessments) || v.Window.From != "2018" {
		t.Errorf("after reset: %+v", v)
	}
}

func TestRowSaysWhatItDoes(t *testing.T) {
	b := newBench(t, 1280)
	hover := func(label, want string) {
		t.Helper()
		b.filters.Row(label).(desktop.Hoverable).MouseIn(&desktop.MouseEvent{})
		if b.hint != want {
			t.Errorf("%s says %q, want %q", label, b.hint, want)
		}
	}
	hover("Reported", "Only Reported")
	hover("2+ independent", "Add: Only events with at least two independent sources")
	press(b.filters.Row("Reported"))
	hover("Reported", "Take away: Reported")
	hover("Claimed", "Add: Claimed")
}

// TestWrongFilterIsSaid: a filter that a saved view brought and that cannot be
// read is shown and complained about, not thrown away.
func TestWrongFilterIsSaid(t *testing.T) {
	b := newBench(t, 1280)
	v := b.store.View()
	v.Filter = "kind = ("
	b.bar.SetView(v)
	b.filters.SetView(v)
	entry, _ := b.filters.Expression()
	if entry.Text != "kind = (" || len(said(b)) != 1 {
		t.Errorf("the entry says %q, chips %q", entry.Text, said(b))
	}
}

// BenchmarkScrub is what the panel costs the hand when the window moves: new
// counts in every row, in the rows that are there.
func BenchmarkScrub(b *testing.B) {
	p := newBench(b, 1280)
	b.ReportAllocs()
	from := []string{"2018", "2021"}
	i := 0
	for b.Loop() {
		b.StopTimer()
		i++
		if err := p.store.TypeWindow(from[i%2], ".."); err != nil {
			b.Fatal(err)
		}
		v := p.store.View()
		other, err := facet.Build(context.Background(), p.model, v)
		if err != nil {
			b.Fatal(err)
		}
		if err := p.store.TypeWindow(from[(i+1)%2], ".."); err != nil {
			b.Fatal(err)
		}
		b.StartTimer()
		p.filters.ShowSections(other)
	}
}

// TestStaleCounts pales the counts of an earlier filter, and takes that back.
func TestStaleCounts(t *testing.T) {
	p := newBench(t, 1280)
	for _, stale := range []bool{false, true, false} {
		p.filters.SetStale(stale)
		if p.filters.Pale("Russia") != stale {
			t.Errorf("stale %v: pale is %v", stale, !stale)
		}
	}
}
