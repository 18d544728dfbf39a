package table

import (
	"sandtable/app/store"
	"sandtable/app/theme"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// findBox is the entry that filters by a text. What is typed filters everything
// in the window, not these rows alone.
type findBox struct {
	widget.Entry
	store *store.Store
	left  func() // it has been emptied and left
	input func(name string) func()
}

func newFindBox(s *store.Store, input func(name string) func(), left func()) *findBox {
	f := &findBox{store: s, left: left, input: input}
	f.ExtendBaseWidget(f)
	f.PlaceHolder = "Filter these rows"
	f.Icon = theme.Icon("search")
	f.Scroll = fyne.ScrollNone
	f.OnChanged = f.typed
	return f
}

// typed filters by the text as it is.
func (f *findBox) typed(text string) {
	if text != f.store.View().Find {
		defer f.input("find")()
		f.store.TypeFind(text)
	}
}

// setFind shows the view's text, which may have changed elsewhere.
func (f *findBox) setFind(text string) {
	if f.Text != text {
		f.SetText(text)
	}
}

// TypedKey empties the box on Escape, and the second time leaves it.
func (f *findBox) TypedKey(e *fyne.KeyEvent) {
	if e.Name != fyne.KeyEscape {
		f.Entry.TypedKey(e)
		return
	}
	if f.Text != "" {
		f.SetText("")
		return
	}
	f.left()
}

// FocusLost ends the typing: what is typed next is a step of its own to undo.
func (f *findBox) FocusLost() {
	f.Entry.FocusLost()
	f.store.Done()
}
