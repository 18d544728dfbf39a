package timeline

import (
	"testing"
	"time"

	"sandtable/app/store"
	"sandtable/app/strip"
	"sandtable/data/index"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
)

// drag presses at (x0, y), drags to x1 in steps and lets go.
func (b *bench) drag(x0, x1, y float64, button desktop.MouseButton) {
	b.clock.now = b.clock.now.Add(time.Hour)
	b.plot.MouseDown(&desktop.MouseEvent{PointEvent: at(x0, y), Button: button})
	for i := 1; i <= 4; i++ {
		b.plot.Dragged(&fyne.DragEvent{PointEvent: at(x0+(x1-x0)*float64(i)/4, y)})
	}
	b.plot.DragEnd()
}

func (b *bench) scale() strip.Scale { return b.strip.Scale().For(b.store.View().Range) }

func (b *bench) days() store.Range {
	return span(b.store.View().Window.A, b.store.View().Window.Z)
}

func TestDraggingMovesTheWindowInOneStep(t *testing.T) {
	b := newBench(t)
	b.store.SetWindow(day(2025, 9, 10), day(2025, 9, 20))
	x := b.scale().StartX(day(2025, 9, 10))
	b.drag(x, b.scale().StartX(day(2025, 9, 5)), 20, desktop.MouseButtonPrimary)
	if got := b.days(); got != span(day(2025, 9, 5), day(2025, 9, 20)) {
		t.Fatalf("the window is %v to %v", got.A, got.Z)
	}
	if got := float64(b.plot.over.ends[0].line.Position().X) + 1; got < b.scale().StartX(day(2025, 9, 5))-1 || got > b.scale().StartX(day(2025, 9, 5))+1 {
		t.Errorf("the handle stands at %g", got)
	}
	if b.controls.from.Text != "2025-09-05" {
		t.Errorf("the entry says %q", b.controls.from.Text)
	}
	b.store.Undo()
	if got := b.days(); got != span(day(2025, 9, 10), day(2025, 9, 20)) {
		t.Errorf("undo takes the window to %v to %v", got.A, got.Z)
	}
}

func TestShiftAndMiddlePan(t *testing.T) {
	b := newBench(t)
	before := b.days()
	b.drag(400, 300, 20, desktop.MouseButtonTertiary)
	if r := b.store.View().Range; r.A <= day(2025, 9, 1) || b.days() != before {
		t.Errorf("a middle drag shows %v to %v and leaves the window %v", r.A, r.Z, b.days())
	}
}

func TestDoubleClickShowsEverything(t *testing.T) {
	b := newBench(t)
	for range 2 {
		b.clock.now = b.clock.now.Add(100 * time.Millisecond)
		b.plot.MouseDown(&desktop.MouseEvent{PointEvent: at(400, 20), Button: desktop.MouseButtonPrimary})
	}
	if got := b.store.View().Range; got != b.strip.Extent() {
		t.Errorf("a double click shows %v to %v", got.A, got.Z)
	}
}

func TestWheelZoomsAndPans(t *testing.T) {
	b := newBench(t)
	b.plot.Scrolled(&fyne.ScrollEvent{PointEvent: at(400, 20), Scrolled: fyne.Delta{DY: 25}})
	if n := b.store.View().Range.Days(); n >= 30 {
		t.Errorf("the wheel leaves %d of 30 days", n)
	}
	from := b.store.View().Range.A
	b.plot.Scrolled(&fyne.ScrollEvent{PointEvent: at(400, 20), Scrolled: fyne.Delta{DX: -50}})
	if b.store.View().Range.A <= from {
		t.Error("the wheel sideways does not pan")
	}
}

func TestClickSelectsAndHoverNames(t *testing.T) {
	b := newBench(t)
	bar := b.strip.Bars()[0]
	x, y := (bar.Box.Min.X+bar.Box.Max.X)/2, (bar.Box.Min.Y+bar.Box.Max.Y)/2
	point := at(x, y)
	b.plot.MouseMoved(&desktop.MouseEvent{PointEvent: point})
	if !b.plot.over.tip.Visible() || b.plot.over.title.Text == "" || b.plot.Cursor() != desktop.PointerCursor {
		t.Error("a hovered bar has no tip")
	}
	b.plot.Tapped(&point)
	if got, want := b.store.View().Selected, b.strip.Known().Events.ID.At(bar.Event); got != want {
		t.Errorf("a click selects %q, not %q", got, want)
	}
	b.plot.MouseOut()
	if b.plot.over.tip.Visible() || b.plot.over.frame.Visible() {
		t.Error("the tip stays when the pointer has gone")
	}
}

func TestKeys(t *testing.T) {
	b := newBench(t)
	b.store.SetWindow(day(2025, 3, 1), day(2025, 3, 31))
	type step struct {
		name string
		do   func()
		want store.Range
	}
	key := func(name fyne.KeyName) func() { return func() { b.plot.TypedKey(&fyne.KeyEvent{Name: name}) } }
	shift := func(name fyne.KeyName) func() {
		return func() {
			b.plot.KeyDown(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
			b.plot.TypedKey(&fyne.KeyEvent{Name: name})
			b.plot.KeyUp(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
		}
	}
	for _, s := range []step{
		{"right", key(fyne.KeyRight), span(day(2025, 4, 1), day(2025, 4, 30))},
		{"left", key(fyne.KeyLeft), span(day(2025, 3, 1), day(2025, 3, 31))},
		{"shift right", shift(fyne.KeyRight), span(day(2025, 3, 1), day(2025, 4, 30))},
		{"home", key(fyne.KeyHome), span(day(2020, 5, 5), day(2020, 7, 4))},
		{"end", key(fyne.KeyEnd), span(day(2025, 12, 30), day(2026, 2, 28))},
	} {
		s.do()
		if got := b.days(); got != s.want {
			t.Errorf("%s: the window is %v to %v, want %v to %v", s.name, got.A, got.Z, s.want.A, s.want.Z)
		}
	}
	n := b.store.View().Range.Days()
	b.plot.TypedRune('+')
	if b.store.View().Range.Days() >= n {
		t.Error("+ does not zoom in")
	}
	b.plot.TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
	if !b.Playing() {
		t.Error("space does not play")
	}
}

func TestPlayInWholeUnitsIsOneStepToUndo(t *testing.T) {
	b := newBench(t)
	b.store.SetWindow(day(2025, 9, 1), day(2025, 9, 7))
	b.controls.setSpeed(Day, Moving)
	test.Tap(b.controls.play)
	if !b.Playing() || b.controls.play.Icon != "pause" {
		t.Fatal("the button does not play")
	}
	for range 5 {
		b.clock.pass(600 * time.Millisecond)
	}
	if got := b.days(); got != span(day(2025, 9, 4), day(2025, 9, 10)) {
		t.Errorf("after three seconds the window is %v to %v", got.A, got.Z)
	}
	b.clock.pass(time.Hour)
	if got := b.days(); b.Playing() || got.Z != b.store.Extent().Z {
		t.Errorf("at the end it plays on (%t), or ends at %v", b.Playing(), got.Z)
	}
	b.store.Undo()
	if got := b.days(); got != span(day(2025, 9, 1), day(2025, 9, 7)) {
		t.Errorf("one undo goes back to %v to %v", got.A, got.Z)
	}
}

func TestStepsWalkThroughTheEvents(t *testing.T) {
	b := newBench(t)
	b.store.SetWindow(day(2025, 9, 10), day(2025, 9, 12))
	b.Step(1)
	if got := b.store.View().Selected; got != "e8" || b.days() != span(day(2025, 9, 11), day(2025, 9, 13)) {
		t.Errorf("the next event is %q in %v", got, b.days())
	}
	b.Step(1)
	b.Step(-1)
	if got := b.store.View().Selected; got != "e8" {
		t.Errorf("there and back is %q", got)
	}
	test.Tap(b.controls.first)
	if got := b.store.View(); got.Selected != "e0" || got.Window.A > day(2020, 5, 5) || got.Window.Z < day(2020, 5, 5) ||
		got.Range.A > day(2020, 5, 5) || got.Range.Z < day(2020, 5, 5) {
		t.Errorf("the first event is %q in %v, shown %v", got.Selected, got.Window, got.Range)
	}
	b.StepToEnd(1)
	if got := b.store.View().Selected; got != "e1" {
		t.Errorf("the last event is %q", got)
	}
}

func TestTypedDates(t *testing.T) {
	b := newBench(t)
	b.controls.from.SetText("2025-09")
	b.controls.to.SetText("2025-10~")
	b.controls.typed()
	if b.problem.Hidden || b.problem.text.Text == "" || b.store.View().Window.Text() != "../.." {
		t.Errorf("a qualified date says %q and the window is %q", b.problem.text.Text, b.store.View().Window.Text())
	}
	b.controls.to.SetText("2025-10")
	b.controls.to.OnSubmitted("")
	if got := b.store.View().Window; got.Text() != "2025-09/2025-10" || got.Z != day(2025, 10, 31) || !b.problem.Hidden {
		t.Errorf("the window is %q up to %v, the problem hidden: %t", got.Text(), got.Z, b.problem.Hidden)
	}
	b.controls.from.SetText("rubbish")
	b.controls.from.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if b.controls.from.Text != "2025-09" {
		t.Errorf("Escape leaves %q", b.controls.from.Text)
	}
}

func TestSegmentsAndAsKnown(t *testing.T) {
	b := newBench(t)
	b.controls.mode.OnChanged(1)
	b.controls.axis.OnChanged(0)
	if v := b.store.View(); v.Mode != index.Certain || v.Axis != store.Even || b.controls.mode.Selected() != 1 {
		t.Errorf("mode %v, axis %v", v.Mode, v.Axis)
	}
	f := newKnownForm(b.Timeline)
	f.day.SetText("2025-13")
	f.apply()
	if f.wrong.Hidden || b.store.View().AsKnown.On {
		t.Error("an impossible day is taken, or nothing is said of it")
	}
	f.day.SetText("2025-09")
	f.undated.Checked = true
	f.apply()
	if k := b.store.View().AsKnown; !k.On || !k.Undated || k.Day != day(2025, 9, 30) || b.controls.known.Text != "As known 2025-09-30" {
		t.Errorf("as known is %+v, the button says %q", k, b.controls.known.Text)
	}
	if !b.plot.over.pentagon.Visible() {
		t.Error("the as-known handle is hidden")
	}
	newKnownForm(b.Timeline).off()
	if b.store.View().AsKnown.On || b.controls.known.Text != knownOff {
		t.Error("as known is not off")
	}
}

func TestNarrowRowsDropWhatCanBeDone(t *testing.T) {
	b := newBench(t)
	seen := func(width float32) (axis, mode, words bool) {
		b.controls.Layout(nil, fyne.NewSize(width, controlsHeight))
		return b.controls.axis.Visible(), b.controls.mode.Visible(), !b.controls.known.Compact
	}
	if a, m, w := seen(868); !a || !m || !w {
		t.Errorf("at 868: axis %t, mode %t, words %t", a, m, w)
	}
	if a, m, w := seen(660); a || !m || w {
		t.Errorf("at 660: axis %t, mode %t, words %t", a, m, w)
	}
	if a, m, _ := seen(520); a || m {
		t.Errorf("at 520: axis %t, mode %t", a, m)
	}
}

func TestThePictureIsOnlyHandedOver(t *testing.T) {
	b := newBench(t)
	img := b.plot.img
	if got := b.plot.picture(700, 170); got != img {
		t.Error("the generator makes its own picture")
	}
	n := b.resized
	b.plot.picture(900, 200)
	b.plot.picture(900, 200)
	if b.resized != n+1 {
		t.Errorf("a new size asks %d times for a picture", b.resized-n)
	}
	if w, h, scale := b.PlotSize(); w != 700 || h != 170 || scale != 1 {
		t.Errorf("the plot is %d x %d at %g", w, h, scale)
	}
}

func TestEveryGestureIsAStepOfItsOwn(t *testing.T) {
	b := newBench(t)
	b.store.SetWindow(day(2025, 9, 10), day(2025, 9, 20))
	var states []store.Range
	for _, do := range []func(){
		func() { b.drag(300, 400, 20, desktop.MouseButtonPrimary) },
		func() { b.drag(b.scale().StartX(b.days().A), 200, 20, desktop.MouseButtonPrimary) },
		func() { b.TogglePlay(); b.clock.pass(2 * time.Second); b.Stop() },
		func() {
			b.plot.TypedKey(&fyne.KeyEvent{Name: fyne.KeyLeft})
			b.plot.KeyUp(&fyne.KeyEvent{Name: fyne.KeyLeft})
		},
		func() { b.plot.TypedKey(&fyne.KeyEvent{Name: fyne.KeyLeft}) },
	} {
		states = append(states, b.days())
		do()
		if b.days() == states[len(states)-1] {
			t.Fatalf("gesture %d does nothing", len(states))
		}
	}
	for i := len(states) - 1; i >= 0; i-- {
		b.store.Undo()
		if got := b.days(); got != states[i] {
			t.Fatalf("undoing gesture %d leads to %v to %v, not to %v to %v", i+1, got.A, got.Z, states[i].A, states[i].Z)
		}
	}
}
