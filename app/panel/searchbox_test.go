package panel_test

import (
	"strings"
	"testing"

	"sandtable/app/panel"
	"sandtable/app/search"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

// TestSearchBoxKeys: the keyboard alone types, moves, wraps around, chooses,
// filters and lets go; an answer to something typed before changes nothing.
func TestSearchBoxKeys(t *testing.T) {
	test.NewTempApp(t)
	var typed []string
	var did []string
	b := panel.NewSearchBox(panel.SearchHooks{
		Typed:  func(text string) { typed = append(typed, text) },
		Chosen: func(r search.Result) { did = append(did, "go "+r.Title) },
		Filter: func(text string) { did = append(did, "filter "+text) },
		Closed: func() { did = append(did, "closed") },
		Grown:  func() {},
		Input:  func(string) func() { return func() {} },
	})
	w := test.NewTempWindow(t, b)
	w.Resize(b.MinSize())
	e := b.Focus()
	test.Type(e, "car")
	if got := strings.Join(typed, " "); got != "c ca car" {
		t.Fatalf("typed %q", got)
	}
	low := b.MinSize().Height
	found := []search.Result{{Kind: search.Town, Title: "Caracas"}, {Kind: search.Event, Title: "Carrier", ID: "x"}}
	b.Results("ca", []search.Result{{Title: "late"}})
	if b.MinSize().Height != low {
		t.Error("an answer to an older text was shown")
	}
	b.Results("car", found)
	if b.MinSize().Height <= low {
		t.Error("the list is not shown")
	}
	key := func(names ...fyne.KeyName) {
		for _, n := range names {
			e.TypedKey(&fyne.KeyEvent{Name: n})
		}
	}
	key(fyne.KeyReturn)
	key(fyne.KeyDown, fyne.KeyReturn)
	b.Results("car", found)
	key(fyne.KeyUp, fyne.KeyReturn)
	key(fyne.KeyEscape)
	want := "go Caracas, closed, go Carrier, closed, filter car, closed, closed"
	if got := strings.Join(did, ", "); got != want {
		t.Errorf("did %q, want %q", got, want)
	}
}
