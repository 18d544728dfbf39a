package table

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"sandtable/app/store"
	"sandtable/app/theme"
	"sandtable/data/edtf"
	"sandtable/geo/palette"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
)

func TestEventsNarrowAndWide(t *testing.T) {
	r := newRig(t, smallDataset(), 412, 300)
	want := [][]string{{"2018-12-10", "Two bombers fly", "2"}, {"2019-03", "A visit", "1"}, {"2025-05-07", "The treaty is signed", "1"}}
	if got := texts(r.events.grid); !slices.EqualFunc(got, want, slices.Equal) {
		t.Errorf("narrow: %q", got)
	}
	if row := r.events.slotOf(0); !row.badge.Visible() || row.letter.Text != "B" {
		t.Error("the best grade is not beside the number of sources")
	}
	r.window.Resize(fyne.NewSize(1100, 300))
	got := texts(r.events.grid)
	if len(got) != 3 || !slices.Equal(got[2], []string{"2025-05-07", "The treaty is signed", "Treaty", absent, "Venezuela, Russia", absent, "Reported", "1", ""}) {
		t.Errorf("wide: %q", got)
	}
	if r.search.Visible() || !r.find.Visible() || !r.copy.Visible() {
		t.Error("a wide table has the wrong tools")
	}
}

func TestTabsCount(t *testing.T) {
	r := newRig(t, smallDataset(), 412, 300)
	r.store.SetWindow(edtf.DayOf(2019, 1, 1), edtf.DayOf(2019, 12, 31))
	want := []tab{{"Events", "1 of 4"}, {"Sources", "1 of 4"}, {"States", "1"}, {"Summary", ""}}
	if !slices.Equal(r.bar.tabs, want) {
		t.Errorf("tabs: %v", r.bar.tabs)
	}
	r.store.SetFocal("")
	if r.bar.tabs[store.States].count != "" {
		t.Error("partners of no state are counted")
	}
}

func TestTabsTurn(t *testing.T) {
	r := newRig(t, smallDataset(), 412, 300)
	test.TapAt(r.bar, fyne.NewPos(r.bar.edges[0]+4, 10))
	if r.store.View().Tab != store.Sources || !r.sources.Visible() || r.events.Visible() {
		t.Errorf("a tap turned to %d", r.store.View().Tab)
	}
	r.bar.TypedKey(key(fyne.KeyRight))
	if r.store.View().Tab != store.States || !r.states.Visible() {
		t.Errorf("the right key turned to %d", r.store.View().Tab)
	}
	r.bar.TypedKey(key(fyne.KeyEnd))
	r.bar.TypedKey(key(fyne.KeyRight))
	if r.store.View().Tab != store.Events {
		t.Errorf("past the end comes %d", r.store.View().Tab)
	}
}

func TestSelectByTapAndKeys(t *testing.T) {
	r := newRig(t, plainTable(1000), 412, 224)
	g := r.events.grid
	selected := func() string { return r.store.View().Selected }
	test.TapAt(g.body, fyne.NewPos(100, 30))
	if got := texts(g)[1][0]; got != "2000-01-02" {
		t.Errorf("a plain table's second day is %q", got)
	}
	at := g.rows.Find(selected())
	if at != 1 {
		t.Fatalf("a tap on the second row selected row %d", at)
	}
	if row := g.slotOf(1); row.ground.FillColor != palette.Of(palette.Light).Selected {
		t.Error("the selected row has no ground of its own")
	}
	for _, c := range []struct {
		key  fyne.KeyName
		want int64
	}{
		{fyne.KeyDown, 2}, {fyne.KeyUp, 1}, {fyne.KeyUp, 0}, {fyne.KeyUp, 0}, {fyne.KeyPageDown, 6},
		{fyne.KeyPageUp, 0}, {fyne.KeyEnd, 999}, {fyne.KeyDown, 999}, {fyne.KeyPageUp, 993}, {fyne.KeyHome, 0},
	} {
		g.body.TypedKey(key(c.key))
		if got := g.rows.Find(selected()); got != c.want {
			t.Errorf("%s: row %d, want %d", c.key, got, c.want)
		}
		if i := g.rows.Find(selected()); g.scroll.top(i) < 0 || g.scroll.top(i)+rowHeight > g.scroll.height {
			t.Errorf("%s: the selected row is out of view", c.key)
		}
	}
	g.body.TypedKey(key(fyne.KeyReturn))
	if !slices.Equal(r.centred, []string{selected()}) {
		t.Errorf("Enter centred %v", r.centred)
	}
}

func TestDoubleClickCentres(t *testing.T) {
	r := newRig(t, smallDataset(), 412, 224)
	test.TapAt(r.events.body, fyne.NewPos(100, 5))
	test.TapAt(r.events.body, fyne.NewPos(100, 30))
	if len(r.centred) != 0 {
		t.Error("single clicks on two rows centred the map")
	}
	test.TapAt(r.events.body, fyne.NewPos(100, 31))
	if !slices.Equal(r.centred, []string{"visit"}) {
		t.Errorf("two clicks centred %v", r.centred)
	}
	test.TapAt(r.events.body, fyne.NewPos(100, 150))
	if r.store.View().Selected != "visit" {
		t.Error("a click below the rows selected something")
	}
}

// TestSelectionFromElsewhere holds that what the map selects comes into view.
func TestSelectionFromElsewhere(t *testing.T) {
	r := newRig(t, plainTable(5000), 412, 224)
	r.store.Select("e4999")
	g := r.events.grid
	i := g.rows.Find("e4999")
	if top := g.scroll.top(i); top < 0 || top+rowHeight > g.scroll.height {
		t.Errorf("row %d is at %v", i, top)
	}
	row := g.slotOf(i)
	if row.id != "e4999" || row.ground.FillColor != palette.Of(palette.Light).Selected {
		t.Errorf("the row shows %q", row.id)
	}
}

// TestOldFrame holds that a frame that was asked for earlier does not take the
// selection back.
func TestOldFrame(t *testing.T) {
	r := newRig(t, smallDataset(), 412, 224)
	r.store.Select("flight")
	old := r.frame
	r.store.Select("visit")
	r.ShowFrame(old)
	if r.events.selected != "visit" {
		t.Errorf("selected %q", r.events.selected)
	}
}

func TestSortByHeader(t *testing.T) {
	r := newRig(t, smallDataset(), 1100, 224)
	g := r.events.grid
	event := g.slots[1]
	test.TapAt(g.header, fyne.NewPos(event.X+20, 10))
	if got := r.store.View().Sort; got != (store.Sort{Column: "event"}) {
		t.Fatalf("sort %v", got)
	}
	if got := texts(g); got[0][1] != "A visit" {
		t.Errorf("by title the first is %q", got[0])
	}
	test.TapAt(g.header, fyne.NewPos(event.X+20, 10))
	if got := texts(g); got[0][1] != "Two bombers fly" || !r.store.View().Sort.Down {
		t.Errorf("turned round the first is %q", got[0])
	}
	if !g.header.arrow.Visible() || g.header.texts[1].TextStyle.Bold != true {
		t.Error("the sorted column is not marked")
	}
}

func TestResizeColumn(t *testing.T) {
	r := newRig(t, smallDataset(), 412, 224)
	g := r.events.grid
	when := g.slots[0]
	edge := when.X + when.W + columnGap/2
	dragBy(g.header, fyne.NewPos(edge, 10), 30, 0)
	if got := g.slots[0].W; got != when.W+30 {
		t.Errorf("dragged from %v to %v", when.W, got)
	}
	if g.header.grabbed != -1 {
		t.Error("the divider is still held")
	}
	g.header.MouseMoved(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(edge+30, 10)}})
	if g.header.Cursor() != desktop.HResizeCursor {
		t.Error("the cursor does not show the divider")
	}
}

func TestWheelAndScrollbar(t *testing.T) {
	r := newRig(t, plainTable(100_000), 412, 224)
	g := r.events.grid
	test.Scroll(r.window.Canvas(), fyne.NewPos(100, 100), 0, -25)
	if g.scroll.first != 2 || g.scroll.rest != 2 {
		t.Errorf("a notch scrolls to %d + %v", g.scroll.first, g.scroll.rest)
	}
	test.Scroll(r.window.Canvas(), fyne.NewPos(100, 100), 0, -100_000)
	if g.scroll.first > 9 {
		t.Errorf("a wild wheel scrolls to %d", g.scroll.first)
	}
	dragBy(g.bar, fyne.NewPos(5, 2), 0, 500)
	if first, n := g.scroll.shown(); first+int64(n) != 100_000 {
		t.Errorf("the thumb at the bottom shows rows %d to %d", first, first+int64(n))
	}
	if got := texts(g); len(got) < 7 || got[len(got)-1][0] == "" {
		t.Errorf("the last rows are %q", got)
	}
	before := g.scroll.first
	test.TapAt(g.bar, fyne.NewPos(4, 2))
	if g.scroll.first >= before {
		t.Error("a tap above the thumb does not page up")
	}
}

// TestPoolTwin scrolls about at random and holds what the pooled rows show
// against rows read one by one.
func TestPoolTwin(t *testing.T) {
	r := newRig(t, plainTable(3000), 412, 301)
	g := r.events.grid
	for step := range 300 {
		switch step % 5 {
		case 0:
			g.scrollBy(float64(step*37%200) - 100)
		case 1:
			g.chooseAt(int64(step * 7919 % 3000))
		case 2:
			g.scrollBy(48)
		case 3:
			r.window.Resize(fyne.NewSize(412, float32(200+step%150)))
		case 4:
			g.scrollBy(-24)
		}
		first, n := g.scroll.shown()
		lines := make([]line, n)
		g.rows.Read(first, lines)
		for i, l := range lines {
			row := g.slotOf(first + int64(i))
			if row.id != l.ID || !row.box.Visible() || row.box.Position().Y != float32(g.scroll.top(first+int64(i))) {
				t.Fatalf("step %d: row %d shows %q at %v, want %q", step, first+int64(i), row.id, row.box.Position(), l.ID)
			}
		}
		visible := 0
		for _, row := range g.pool {
			if row.box.Visible() {
				visible++
			}
		}
		if visible != n {
			t.Fatalf("step %d: %d rows are visible, not %d", step, visible, n)
		}
	}
}

func TestFindBox(t *testing.T) {
	r := newRig(t, smallDataset(), 412, 224)
	test.Tap(r.search)
	if !r.find.Visible() || r.bar.Visible() || r.window.Canvas().Focused() != fyne.Focusable(r.find) {
		t.Fatal("the search button does not open the box")
	}
	test.Type(r.find, "visit")
	if r.store.View().Find != "visit" || r.bar.tabs[0].count != "1 of 4" {
		t.Errorf("typed %q, events %s", r.store.View().Find, r.bar.tabs[0].count)
	}
	r.find.TypedKey(key(fyne.KeyEscape))
	if r.store.View().Find != "" || !r.find.Visible() {
		t.Error("Escape does not empty the box")
	}
	r.find.TypedKey(key(fyne.KeyEscape))
	if r.find.Visible() || !r.bar.Visible() {
		t.Error("the second Escape does not close the box")
	}
	r.store.TypeFind("treaty")
	if r.find.Text != "treaty" || !r.find.Visible() {
		t.Error("a text set elsewhere is not shown")
	}
	r.store.Undo()
	if r.find.Text != "" {
		t.Errorf("after undo the box holds %q", r.find.Text)
	}
}

func TestCopyRows(t *testing.T) {
	r := newRig(t, smallDataset(), 1100, 224)
	r.store.Select("treaty")
	r.events.body.TypedShortcut(&fyne.ShortcutCopy{})
	lines := strings.Split(strings.TrimSpace(r.copied), "\n")
	if len(lines) != 2 || !strings.HasPrefix(lines[1], "2025-05-07\tThe treaty is signed\tTreaty\t") {
		t.Errorf("copied %q", r.copied)
	}
	test.Tap(r.copy)
	if n := strings.Count(r.copied, "\n"); n != 4 {
		t.Errorf("copied %d lines", n)
	}
}

// heard is a canvas that notes its shortcuts.
type heard struct{ names []string }

func (h *heard) TypedShortcut(s fyne.Shortcut) { h.names = append(h.names, s.ShortcutName()) }

// TestShortcutsPass holds that the rows keep no shortcut from the window.
func TestShortcutsPass(t *testing.T) {
	var window heard
	pass(&window, &fyne.ShortcutPaste{})
	pass(nil, &fyne.ShortcutPaste{})
	if !slices.Equal(window.names, []string{"Paste"}) {
		t.Errorf("passed on: %v", window.names)
	}
}

func TestToggleColumn(t *testing.T) {
	r := newRig(t, smallDataset(), 412, 224)
	r.events.toggle("kind")
	if got := texts(r.events.grid); !slices.Equal(got[2], []string{"2025-05-07", "The treaty is sign…", "Treaty", "1"}) {
		t.Errorf("%q", got)
	}
	r.events.toggle("when")
	if got := r.events.slots[0].ID; got != "event" {
		t.Errorf("the first column is %q", got)
	}
}

func TestThemeChange(t *testing.T) {
	r := newRig(t, smallDataset(), 412, 224)
	r.store.SetTheme("dark")
	fyne.CurrentApp().Settings().SetTheme(theme.New(palette.Dark))
	r.Refresh()
	dark := palette.Of(palette.Dark)
	if got := r.events.slotOf(0).texts[1].Color; got != dark.Fg {
		t.Errorf("a title is %v", got)
	}
	if got := r.bar.names[0].Color; got != dark.Fg {
		t.Errorf("the tab is %v", got)
	}
}

// endless are rows that only know their number, to have very many of them.
type endless int64

func (n endless) Len() int64 { return int64(n) }
func (n endless) Read(first int64, out []line) {
	for i := range out {
		out[i].clear(fmt.Sprint(first+int64(i)), 3)
		out[i].Cells[0].Text = out[i].ID
	}
}
func (n endless) Find(id string) int64 {
	i := int64(-1)
	if _, err := fmt.Sscan(id, &i); err != nil {
		return -1
	}
	return i
}

// TestBillionRows holds that nothing about a grid depends on how many rows it
// has: the last of a billion is selected, in view and one step from the one
// before.
func TestBillionRows(t *testing.T) {
	r := newRig(t, smallDataset(), 412, 224)
	g := r.events.grid
	g.setRows(endless(1_000_000_000))
	r.follow = false
	g.body.TypedKey(key(fyne.KeyEnd))
	g.body.TypedKey(key(fyne.KeyUp))
	if g.selected != "999999998" {
		t.Errorf("selected %s", g.selected)
	}
	got := texts(g)
	for i, cells := range got {
		if want := fmt.Sprint(1_000_000_000 - len(got) + i); cells[0] != want {
			t.Errorf("row %d on screen shows %s, want %s", i, cells[0], want)
		}
	}
	if top := g.slotOf(999_999_999).box.Position().Y; float64(top)+rowHeight != g.scroll.height {
		t.Errorf("the last row is at %v of %v", top, g.scroll.height)
	}
}
