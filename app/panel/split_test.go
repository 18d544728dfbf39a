package panel_test

import (
	"testing"

	"sandtable/app/panel"
	"sandtable/app/theme"
	"sandtable/geo/palette"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
)

// newSplit shows a split of 400 x 300 whose side part is 100.
func newSplit(t *testing.T, side panel.Side) (s *panel.Split, main, second *canvas.Rectangle) {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(theme.New(palette.Light))
	main, second = canvas.NewRectangle(nil), canvas.NewRectangle(nil)
	main.SetMinSize(fyne.NewSize(150, 150))
	s = panel.NewSplit(side, main, second, 100, 60, 120)
	w := test.NewTempWindow(t, s)
	w.SetPadded(false)
	w.Resize(fyne.NewSize(400, 300))
	return s, main, second
}

func TestSplitLaysOut(t *testing.T) {
	for _, c := range []struct {
		name   string
		side   panel.Side
		main   fyne.Position
		second fyne.Position
		length func(fyne.Size) float32
	}{
		{"right", panel.SideRight, fyne.NewPos(0, 0), fyne.NewPos(300, 0), func(s fyne.Size) float32 { return s.Width }},
		{"left", panel.SideLeft, fyne.NewPos(101, 0), fyne.NewPos(0, 0), func(s fyne.Size) float32 { return s.Width }},
		{"bottom", panel.SideBottom, fyne.NewPos(0, 0), fyne.NewPos(0, 200), func(s fyne.Size) float32 { return s.Height }},
		{"top", panel.SideTop, fyne.NewPos(0, 101), fyne.NewPos(0, 0), func(s fyne.Size) float32 { return s.Height }},
	} {
		_, main, second := newSplit(t, c.side)
		if main.Position() != c.main || second.Position() != c.second || c.length(second.Size()) != 100 {
			t.Errorf("%s: main at %v, side at %v, %v long", c.name, main.Position(), second.Position(), c.length(second.Size()))
		}
	}
}

// TestSplitDrags: towards the side part it shrinks, away from it it grows, within
// its limits.
func TestSplitDrags(t *testing.T) {
	for _, c := range []struct {
		name   string
		side   panel.Side
		dx, dy float32
		want   float32
	}{
		{"right grows", panel.SideRight, -10, 0, 110}, {"right to its least", panel.SideRight, 200, 0, 60},
		{"right to its most", panel.SideRight, -200, 0, 120}, {"left grows", panel.SideLeft, 10, 0, 110},
		{"bottom grows", panel.SideBottom, 0, -10, 110}, {"top grows", panel.SideTop, 0, 10, 110},
	} {
		s, _, _ := newSplit(t, c.side)
		moved := 0
		s.Moved = func() { moved++ }
		s.Divider().(fyne.Draggable).Dragged(&fyne.DragEvent{Dragged: fyne.Delta{DX: c.dx, DY: c.dy}})
		if s.Length != c.want || moved != 1 {
			t.Errorf("%s: %v long, told %d times", c.name, s.Length, moved)
		}
	}
}

// TestSplitInASmallWindow: the main part keeps its least size as far as the side
// part's own allows.
func TestSplitInASmallWindow(t *testing.T) {
	s, main, second := newSplit(t, panel.SideRight)
	s.Resize(fyne.NewSize(231, 300))
	if main.Size().Width != 150 || second.Size().Width != 80 {
		t.Errorf("main %v, side %v", main.Size(), second.Size())
	}
	s.Resize(fyne.NewSize(400, 300))
	if second.Size().Width != 100 {
		t.Errorf("with room again the side part is %v", second.Size())
	}
}

func TestSplitHides(t *testing.T) {
	s, main, second := newSplit(t, panel.SideRight)
	s.SetHidden(true)
	if !s.HiddenSide() || second.Visible() || main.Size().Width != 400 {
		t.Errorf("hidden: main %v, side visible %v", main.Size(), second.Visible())
	}
	if got := s.MinSize().Width; got != 150 {
		t.Errorf("hidden: least width %v", got)
	}
	s.SetHidden(false)
	if !second.Visible() || main.Size().Width != 299 {
		t.Errorf("shown: main %v", main.Size())
	}
}

func TestDividerShowsItsCursor(t *testing.T) {
	for side, want := range map[panel.Side]desktop.Cursor{panel.SideLeft: desktop.HResizeCursor, panel.SideBottom: desktop.VResizeCursor} {
		s, _, _ := newSplit(t, side)
		d := s.Divider()
		if got := d.(desktop.Cursorable).Cursor(); got != want {
			t.Errorf("cursor %v, want %v", got, want)
		}
		d.(desktop.Hoverable).MouseIn(nil)
		d.(desktop.Hoverable).MouseOut()
	}
}
