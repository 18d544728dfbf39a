package panel_test

import (
	"slices"
	"strings"
	"testing"

	"sandtable/app/control"
	"sandtable/app/store"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
)

// said lists the chips that are shown.
func said(b *bench) []string {
	var out []string
	shown, _ := b.bar.Chips()
	for _, c := range shown {
		out = append(out, c.Text())
	}
	return out
}

func TestUndoFollowsTheStore(t *testing.T) {
	b := newBench(t, 1280)
	if undo, redo := b.bar.Off(); !undo || !redo {
		t.Error("there is nothing to take back yet")
	}
	b.store.SetFilter("kind = strike")
	if undo, redo := b.bar.Off(); undo || !redo {
		t.Error("a filter can be taken back")
	}
	press(b.bar.Control("undo"))
	b.filterIs("undo", "")
	if undo, redo := b.bar.Off(); !undo || redo {
		t.Error("what was taken back can be taken again")
	}
	press(b.bar.Control("redo"))
	b.filterIs("redo", "kind = strike")
}

func TestAreaButton(t *testing.T) {
	b := newBench(t, 1280)
	press(b.bar.Control("area"))
	if !b.store.View().Within.On || !b.bar.Lit() || !slices.Equal(said(b), []string{"in an area"}) {
		t.Errorf("within %v, lit %v, chips %q", b.store.View().Within, b.bar.Lit(), said(b))
	}
	press(b.bar.Control("area"))
	if b.store.View().Within.On || b.bar.Lit() || len(said(b)) != 0 {
		t.Error("a second tap lifts the limit")
	}
}

func TestFindBox(t *testing.T) {
	b := newBench(t, 1280)
	find := b.bar.Control("find").(interface {
		fyne.Focusable
		SetText(string)
	})
	b.bar.FocusFind()
	if b.window.Canvas().Focused() != find {
		t.Error("the box has not the keyboard")
	}
	test.Type(find, "oil")
	if b.store.View().Find != "oil" || len(said(b)) != 0 {
		t.Errorf("find %q, chips %q", b.store.View().Find, said(b))
	}
	find.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if b.store.View().Find != "" {
		t.Error("Escape empties the box")
	}
	b.store.TypeFind("treaty")
	press(b.bar.Control("tail"))
	if b.store.View().Find != "" {
		t.Error("its cross empties the box")
	}
	press(b.bar.Control("tail")) // the key's name does nothing
}

func TestTypingIsOneStep(t *testing.T) {
	b := newBench(t, 1280)
	find := b.bar.Control("find").(fyne.Focusable)
	b.bar.FocusFind()
	test.Type(find, "oil")
	b.window.Canvas().Unfocus()
	b.bar.FocusFind()
	test.Type(find, "s")
	b.store.Undo()
	if got := b.store.View().Find; got != "oil" {
		t.Errorf("what was typed later is a step of its own, but %q is left", got)
	}
	b.store.Undo()
	if got := b.store.View().Find; got != "" {
		t.Errorf("after one undo %q is left", got)
	}
}

func TestChips(t *testing.T) {
	b := newBench(t, 1920)
	b.store.SetFilter("not status = denied and grade <= E and actor = RUS")
	b.store.SetLayers(b.store.View().Layers &^ store.Assessments)
	want := []string{"status: not denied", "grade: E or better", "actor: Russia", "no assessments"}
	if !slices.Equal(said(b), want) {
		t.Fatalf("chips %q, want %q", said(b), want)
	}
	shown, _ := b.bar.Chips()
	cross(shown[1])
	b.filterIs("the second chip's cross", "not status = denied and actor = RUS")
	shown, _ = b.bar.Chips()
	key(shown[0], fyne.KeyDelete)
	b.filterIs("Delete on the first chip", "actor = RUS")
	shown, _ = b.bar.Chips()
	cross(shown[1])
	if !b.store.View().Layers.Has(store.Assessments) {
		t.Error("the chip's cross switches assessments on again")
	}
	press(shown[0])
	b.filterIs("a tap on the words", "actor = RUS")
}

// cross taps the cross of a chip.
func cross(c *control.Chip) {
	c.Tapped(&fyne.PointEvent{Position: fyne.NewPos(c.Size().Width-12, 12)})
}

func TestChipsThatDoNotFit(t *testing.T) {
	b := newBench(t, 1280)
	b.store.SetFilter("not status = denied and grade <= E and actor = RUS and text ~ oil and independent >= 2")
	shown, hidden := b.bar.Chips()
	if len(shown) == 0 || hidden == 0 || len(shown)+hidden != 5 {
		t.Fatalf("%d shown, %d hidden", len(shown), hidden)
	}
	more, add := b.bar.Control("more"), b.bar.Control("add")
	if end := shown[len(shown)-1].Position().X + shown[len(shown)-1].Size().Width; more.Position().X < end {
		t.Error("the chip that counts the rest covers another")
	}
	if end := add.Position().X + add.Size().Width; end > b.bar.Control("layers").Position().X {
		t.Errorf("the filters end at %v, over the layers", end)
	}
	items := b.bar.More().Items
	if len(items) != hidden || !strings.Contains(items[hidden-1].Label, "independent sources: 2 or more") {
		t.Errorf("the rest: %v", items[hidden-1].Label)
	}
	items[hidden-1].Action()
	b.filterIs("one of the rest", "not status = denied and grade <= E and actor = RUS and text ~ oil")
	b.window.Resize(fyne.NewSize(2560, 1000))
	if _, hidden := b.bar.Chips(); hidden != 0 {
		t.Errorf("%d hidden in a wide window", hidden)
	}
}

func TestWordsInAWideWindow(t *testing.T) {
	b := newBench(t, 1280)
	if got := b.bar.Partners(); got != "" {
		t.Errorf("in a normal window partner states are an icon, not %q", got)
	}
	b.window.Resize(fyne.NewSize(1920, 1000))
	if got := b.bar.Partners(); got != "Partner states of Venezuela" {
		t.Errorf("partner states: %q", got)
	}
	b.store.SetFocal("")
	if got := b.bar.Partners(); got != "Partner states" {
		t.Errorf("without a focal state: %q", got)
	}
}

func TestHooksAndMenus(t *testing.T) {
	b := newBench(t, 1280)
	for _, name := range []string{"add", "turn", "export"} {
		press(b.bar.Control(name))
	}
	if b.calls["ask"] != 1 || b.calls["turn"] != 1 || b.calls["export"] != 1 {
		t.Errorf("called %v", b.calls)
	}
	for _, name := range []string{"name", "layers", "partners"} {
		press(b.bar.Control(name))
		if b.window.Canvas().Overlays().Top() == nil {
			t.Errorf("%s opens no menu", name)
		}
		b.window.Canvas().Overlays().Remove(b.window.Canvas().Overlays().Top())
	}
}

func TestHint(t *testing.T) {
	b := newBench(t, 1280)
	for name, want := range map[string]string{"undo": "Undo", "area": "Only what is in the map's frame", "add": "Add a filter in the filter language"} {
		o := b.bar.Control(name).(desktop.Hoverable)
		o.MouseIn(&desktop.MouseEvent{})
		if b.hint != want {
			t.Errorf("%s says %q, want %q", name, b.hint, want)
		}
		o.MouseOut()
		if b.hint != "" {
			t.Errorf("%s left %q", name, b.hint)
		}
	}
}
