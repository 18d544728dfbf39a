package panel

import (
	"sandtable/app/control"
	"sandtable/app/store"
	"sandtable/app/theme"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// findBox is the entry for the text that must occur in an event. What is typed
// filters at once; Escape or its cross empties it.
type findBox struct {
	widget.Entry
	store *store.Store
	tail  *findTail
}

func newFindBox(s *store.Store) *findBox {
	f := &findBox{store: s}
	f.tail = newFindTail(func() { f.SetText("") })
	f.ExtendBaseWidget(f)
	f.PlaceHolder = "Find in events"
	f.Icon = theme.Icon("search")
	f.Scroll = fyne.ScrollNone
	f.ActionItem = f.tail
	f.OnChanged = f.typed
	return f
}

// typed filters by the text as it is.
func (f *findBox) typed(text string) {
	f.tail.set(text != "")
	if text != f.store.View().Find {
		f.store.TypeFind(text)
	}
}

// show brings the box up to a view that may have changed elsewhere.
func (f *findBox) show(text string) {
	if f.Text != text {
		f.SetText(text)
	}
}

// TypedKey implements fyne.Focusable: Escape empties the box.
func (f *findBox) TypedKey(e *fyne.KeyEvent) {
	if e.Name == fyne.KeyEscape {
		f.SetText("")
		return
	}
	f.Entry.TypedKey(e)
}

// FocusLost implements fyne.Focusable: what is typed next is a step of its own.
func (f *findBox) FocusLost() {
	f.Entry.FocusLost()
	f.store.Done()
}

// findTail stands at the end of the box: its key while it is empty, a cross while
// it is not.
type findTail struct {
	widget.BaseWidget
	filled bool
	clear  func()
}

var _ fyne.Tappable = (*findTail)(nil)

func newFindTail(clear func()) *findTail {
	t := &findTail{clear: clear}
	t.ExtendBaseWidget(t)
	return t
}

func (t *findTail) set(filled bool) {
	if t.filled != filled {
		t.filled = filled
		t.Refresh()
	}
}

// Tapped implements fyne.Tappable.
func (t *findTail) Tapped(*fyne.PointEvent) {
	if t.filled {
		t.clear()
	}
}

// CreateRenderer implements fyne.Widget.
func (t *findTail) CreateRenderer() fyne.WidgetRenderer {
	key, cross := canvas.NewText("Ctrl+F", nil), canvas.NewImageFromResource(theme.Icon("close"))
	key.TextSize = 11
	r := &control.Renderer{Parts: []fyne.CanvasObject{key, cross}}
	r.Min = func() fyne.Size { return fyne.NewSize(key.MinSize().Width+8, control.Height-2) }
	r.Arrange = func(s fyne.Size) {
		min := key.MinSize()
		place(key, 0, (s.Height-min.Height)/2, min.Width, min.Height)
		place(cross, s.Width-22, (s.Height-14)/2, 14, 14)
	}
	r.Update = func() {
		key.Color, cross.Resource = theme.Token(theme.Fg3), theme.Icon("close")
		key.Hidden, cross.Hidden = t.filled, !t.filled
		r.Arrange(t.Size())
	}
	r.Update()
	return r
}
