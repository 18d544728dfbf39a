package panel_test

import (
	"fmt"
	"slices"
	"testing"

	"sandtable/app/panel"
	"sandtable/app/theme"
	"sandtable/geo/palette"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

func TestStatusBar(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(theme.New(palette.Light))
	b := panel.NewStatusBar()
	w := test.NewTempWindow(t, b)
	w.SetPadded(false)
	w.Resize(fyne.NewSize(900, 24))
	b.SetPointer("11.802° N 66.131° W", "Venezuela")
	b.SetCounts("31 on this map")
	b.SetKnown("As known on 12 November 2025")
	b.SetWork("Sharpening map …")
	want := []string{"11.802° N 66.131° W", "Venezuela", "31 on this map", "As known on 12 November 2025", "Sharpening map …"}
	if !slices.Equal(b.Texts(), want) || b.Counts() != "31 on this map" {
		t.Errorf("the bar says %q", b.Texts())
	}
	b.SetPointer("", "")
	b.SetWork("")
	if got := b.Texts(); got[0] != "" || got[1] != "" || got[4] != "" {
		t.Errorf("the bar still says %q", got)
	}
	if h := b.MinSize().Height; h != 24 {
		t.Errorf("the bar is %v high", h)
	}
}

func TestNotice(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(theme.New(palette.Light))
	n := panel.NewNotice()
	test.NewTempWindow(t, n)
	moved, done := 0, 0
	n.Moved = func() { moved++ }
	if n.Visible() {
		t.Error("a notice is hidden until told")
	}
	n.Say("data", "events.csv, line 3: no such kind", "Show all", func() { done++ })
	message, action := n.Text()
	if !n.Visible() || n.About != "data" || message != "events.csv, line 3: no such kind" || action != "Show all" || moved != 1 {
		t.Errorf("visible %v about %q: %q [%s], moved %d", n.Visible(), n.About, message, action, moved)
	}
	n.Press(true)
	if n.Visible() || done != 1 || moved != 2 {
		t.Errorf("after its action: visible %v, done %d, moved %d", n.Visible(), done, moved)
	}
	n.Say("save", "cannot write", "", nil)
	if _, action := n.Text(); action != "" {
		t.Errorf("without an action it offers %q", action)
	}
	n.Press(false)
	n.Dismiss()
	if n.Visible() || moved != 4 {
		t.Errorf("dismissed: visible %v, moved %d", n.Visible(), moved)
	}
}

func ExampleNewStatusBar() {
	b := panel.NewStatusBar()
	b.SetCounts("31 on this map, 37 match, 4 without a place, 93 in the dataset")
	fmt.Println(b.Counts())
	// Output: 31 on this map, 37 match, 4 without a place, 93 in the dataset
}
