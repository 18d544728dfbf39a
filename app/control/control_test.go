package control_test

import (
	"testing"

	"sandtable/app/control"
	"sandtable/app/theme"
	"sandtable/geo/palette"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
)

func start(t *testing.T) {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(theme.New(palette.Light))
}

func TestSegmentChooses(t *testing.T) {
	start(t)
	chosen := -1
	s := control.NewSegment([]string{"Possible", "Certain"}, func(i int) { chosen = i })
	s.Resize(s.MinSize())
	test.TapAt(s, fyne.NewPos(s.MinSize().Width-5, 10))
	if chosen != 1 || s.Selected() != 1 {
		t.Fatalf("a tap on the second option chooses %d", chosen)
	}
	chosen = -1
	s.Select(0)
	if chosen != -1 || s.Selected() != 0 {
		t.Error("Select tells OnChanged, or selects nothing")
	}
	s.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
	s.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
	if chosen != 1 {
		t.Errorf("the right key chooses %d", chosen)
	}
	if h := s.MinSize().Height; h != control.Height {
		t.Errorf("the segment is %g high", h)
	}
}

func TestButtonPresses(t *testing.T) {
	start(t)
	n := 0
	tips := control.NewTips()
	b := control.NewIconButton("play", "Play", tips, func() { n++ })
	w := test.NewTempWindow(t, container.NewStack(b, tips.Layer))
	w.Resize(fyne.NewSize(200, 100))
	b.MouseIn(&desktop.MouseEvent{})
	if tips.Text() != "Play" {
		t.Errorf("the tip says %q", tips.Text())
	}
	test.Tap(b)
	b.TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
	if n != 2 || tips.Text() != "" {
		t.Errorf("pressed %d times, the tip says %q", n, tips.Text())
	}
	b.SetDisabled(true)
	test.Tap(b)
	if n != 2 {
		t.Error("a disabled button can be pressed")
	}
	if size := b.MinSize(); size.Width != control.Height || size.Height != control.Height {
		t.Errorf("an icon button is %v", size)
	}
}

func TestButtonMakesRoomForItsText(t *testing.T) {
	start(t)
	b := control.NewButton("As known on…", "", nil, nil)
	wide := b.MinSize().Width
	b.Icon = "clock"
	b.Refresh()
	if b.MinSize().Width <= wide {
		t.Error("an icon takes no room")
	}
	b.SetCompact(true)
	if b.MinSize().Width != control.Height {
		t.Errorf("a compact button is %g wide", b.MinSize().Width)
	}
}

func TestChipClosesAtItsCross(t *testing.T) {
	start(t)
	tapped, closed := 0, 0
	c := control.NewChip("status: not denied", func() { tapped++ }, func() { closed++ })
	c.Resize(c.MinSize())
	test.TapAt(c, fyne.NewPos(20, 10))
	test.TapAt(c, fyne.NewPos(c.MinSize().Width-8, 10))
	if tapped != 1 || closed != 1 {
		t.Errorf("tapped %d times, closed %d times", tapped, closed)
	}
}

func TestBadgeKeepsItsSize(t *testing.T) {
	start(t)
	b := control.NewBadge('A')
	for _, grade := range []byte("ABCDEF\x00") {
		b.SetGrade(grade)
		if got := b.MinSize(); got != fyne.NewSize(18, 16) {
			t.Errorf("grade %q is %v", grade, got)
		}
	}
}
