package timeline

import (
	"testing"
	"time"

	"sandtable/app/store"
	"sandtable/app/strip"
	"sandtable/data"
	"sandtable/data/edtf"
)

func day(y, m, d int) edtf.Day { return edtf.DayOf(y, m, d) }

func span(a, z edtf.Day) store.Range { return store.Range{A: a, Z: z} }

func TestUnitsFollowTheCalendar(t *testing.T) {
	for _, c := range []struct {
		unit Unit
		from edtf.Day
		n    int
		want edtf.Day
	}{
		{Day, day(2025, 2, 28), 1, day(2025, 3, 1)},
		{Week, day(2025, 9, 1), -1, day(2025, 8, 25)},
		{Month, day(2025, 1, 31), 1, day(2025, 2, 28)},
		{Month, day(2024, 12, 31), 2, day(2025, 2, 28)},
		{Month, day(2025, 1, 1), -1, day(2024, 12, 1)},
		{Month, day(0, 1, 1), -1, day(-1, 12, 1)},
		{Year, day(2024, 2, 29), 1, day(2025, 2, 28)},
		{Year, day(2025, 6, 5), -25, day(2000, 6, 5)},
	} {
		if got := c.unit.Add(c.from, c.n); got != c.want {
			t.Errorf("%v and %d %vs is %v, want %v", c.from, c.n, c.unit, got, c.want)
		}
	}
	if got := Month.AddEnd(day(2025, 1, 31), 1); got != day(2025, 2, 28) {
		t.Errorf("the end of January moves to %v", got)
	}
	if got := Month.AddEnd(day(2025, 2, 28), 1); got != day(2025, 3, 31) {
		t.Errorf("the end of February moves to %v", got)
	}
}

func TestPlayer(t *testing.T) {
	extent := span(day(2020, 1, 1), day(2025, 12, 31))
	window := span(day(2024, 1, 1), day(2024, 3, 31))
	for _, c := range []struct {
		name          string
		window, shown store.Range
		march         March
		seconds       float64
		want          store.Range
		done          bool
	}{
		{"moving, at once", window, extent, Moving, 0.9, window, false},
		{"moving", window, extent, Moving, 2, span(day(2024, 3, 1), day(2024, 5, 31)), false},
		{"fixed start", window, extent, FixedFrom, 2, span(day(2024, 1, 1), day(2024, 5, 31)), false},
		{"from the start", window, extent, FromStart, 2, span(day(2020, 1, 1), day(2024, 5, 31)), false},
		{"to the end", window, extent, FixedFrom, 500, span(day(2024, 1, 1), day(2025, 12, 31)), true},
		{"whole begins anew", extent, extent, Moving, 0, span(day(2020, 1, 1), day(2020, 1, 31)), false},
		{"whole, where one looks", extent, span(day(2022, 5, 1), day(2023, 1, 1)), Moving, 1, span(day(2022, 6, 1), day(2022, 6, 30)), false},
		{"at the end, fixed start", span(day(2024, 1, 1), day(2025, 12, 31)), extent, FixedFrom, 1, span(day(2024, 1, 1), day(2024, 2, 29)), false},
		{"at the end, as wide", span(day(2025, 12, 1), day(2025, 12, 31)), extent, Moving, 0, span(day(2020, 1, 1), day(2020, 1, 31)), false},
	} {
		p := newPlayer(c.window, c.shown, extent, Month, c.march)
		got, done := p.at(time.Duration(c.seconds * float64(time.Second)))
		if got != c.want || done != c.done {
			t.Errorf("%s: %v to %v, done %t; want %v to %v, %t", c.name, got.A, got.Z, done, c.want.A, c.want.Z, c.done)
		}
	}
}

func TestGrips(t *testing.T) {
	s, v := sample(t)
	v.Window.A, v.Window.Z = day(2025, 9, 10), day(2025, 9, 20)
	v.AsKnown = data.AsKnown{On: true, Day: day(2025, 9, 25)}
	left, right := s.Scale().StartX(v.Window.A), s.Scale().EndX(v.Window.Z)
	known := s.Scale().EndX(v.AsKnown.Day)
	ticks, lanes := s.Box(strip.Ticks).Min.Y+2, s.Box(strip.Lanes).Min.Y+20
	for _, c := range []struct {
		name string
		at   press
		want Grip
	}{
		{"left end", press{X: left + 3, Y: 10}, LeftEnd},
		{"left end, in the lanes", press{X: left - 3, Y: lanes}, LeftEnd},
		{"right end", press{X: right - 3, Y: 10}, RightEnd},
		{"body", press{X: (left + right) / 2, Y: 10}, Body},
		{"body, in the axis", press{X: (left + right) / 2, Y: ticks}, Body},
		{"empty histogram", press{X: left - 40, Y: 10}, NewWindow},
		{"axis outside", press{X: left - 40, Y: ticks}, Background},
		{"lanes", press{X: (left + right) / 2, Y: lanes}, Background},
		{"shift", press{X: (left + right) / 2, Y: 10, Pan: true}, Background},
		{"as known", press{X: known + 2, Y: 5}, KnownDay},
		{"below the pentagon", press{X: known + 2, Y: 30}, NewWindow},
		{"overview", press{X: 300, Y: s.Box(strip.Overview).Min.Y + 2}, Frame},
		{"gutter", press{X: 10, Y: 10}, Nothing},
	} {
		if got := gripAt(s, v, c.at); got != c.want {
			t.Errorf("%s: grip %d, want %d", c.name, got, c.want)
		}
	}
	v.Window.A, v.Window.Z = v.Range.A, v.Range.Z
	if got := gripAt(s, v, press{X: 300, Y: 10}); got != NewWindow {
		t.Errorf("where the window covers the range, a drag takes grip %d", got)
	}
	v.Window.A, v.Window.Z = day(2025, 9, 10), day(2025, 9, 10)
	if got := gripAt(s, v, press{X: s.Scale().EndX(v.Window.Z) + 2, Y: 10}); got != RightEnd {
		t.Errorf("right of a window of a day, grip %d", got)
	}
	if got := gripAt(s, v, press{X: s.Scale().StartX(v.Window.A) - 2, Y: 10}); got != LeftEnd {
		t.Errorf("left of a window of a day, grip %d", got)
	}
}

func TestDrags(t *testing.T) {
	s, v := sample(t)
	v.Window.A, v.Window.Z = day(2025, 9, 10), day(2025, 9, 20)
	perDay := s.Scale().StartX(day(2025, 9, 11)) - s.Scale().StartX(day(2025, 9, 10))
	left, right := s.Scale().StartX(v.Window.A), s.Scale().EndX(v.Window.Z)
	window := span(v.Window.A, v.Window.Z)
	for _, c := range []struct {
		name string
		from float64
		days float64
		want store.Range
	}{
		{"left end", left + 2, -3, span(day(2025, 9, 7), day(2025, 9, 20))},
		{"left end beyond the right", left + 2, 15, span(day(2025, 9, 20), day(2025, 9, 20))},
		{"right end", right + 2, 4.1, span(day(2025, 9, 10), day(2025, 9, 24))},
		{"right end beyond the left", right + 2, -30, span(day(2025, 9, 10), day(2025, 9, 10))},
		{"body", (left + right) / 2, 2, span(day(2025, 9, 12), day(2025, 9, 22))},
		{"new", s.Scale().StartX(day(2025, 9, 1)), 3, span(day(2025, 9, 1), day(2025, 9, 3))},
		{"new, leftwards", s.Scale().StartX(day(2025, 9, 25)), -2, span(day(2025, 9, 23), day(2025, 9, 24))},
	} {
		h := take(s, v, press{X: c.from, Y: 10})
		if got := h.to(c.from + c.days*perDay).to; got != c.want {
			t.Errorf("%s: %v to %v, want %v to %v", c.name, got.A, got.Z, c.want.A, c.want.Z)
		}
	}
	h := take(s, v, press{X: left, Y: 10})
	if h.to(left + 50); h.to(left).to != window {
		t.Error("a drag back does not end where it started")
	}
}

func TestDragsOfTheRange(t *testing.T) {
	s, v := sample(t)
	perDay := s.Scale().StartX(day(2025, 9, 11)) - s.Scale().StartX(day(2025, 9, 10))
	h := take(s, v, press{X: 300, Y: 10, Pan: true})
	if got := h.to(300 - 5*perDay); got.to != span(day(2025, 9, 6), day(2025, 10, 5)) || got.what != Background {
		t.Errorf("panning by five days shows %v to %v", got.to.A, got.to.Z)
	}
	y := s.Box(strip.Overview).Min.Y + 2
	inside := (s.OverviewScale().StartX(v.Range.A) + s.OverviewScale().EndX(v.Range.Z)) / 2
	if got := take(s, v, press{X: inside, Y: y}).to(inside).to; got != v.Range {
		t.Errorf("taking the frame moves it to %v to %v", got.A, got.Z)
	}
	far := s.OverviewScale().Left
	got := take(s, v, press{X: far, Y: y}).to(far).to
	if got.A != s.Extent().A || got.Days() < v.Range.Days()-1 || got.Days() > v.Range.Days()+1 {
		t.Errorf("a press at the overview's left shows %v to %v", got.A, got.Z)
	}
	known := v
	known.AsKnown = data.AsKnown{On: true, Day: day(2025, 9, 25)}
	x := s.Scale().EndX(known.AsKnown.Day)
	if got := take(s, known, press{X: x, Y: 3}).to(x + 2*perDay); got.day != day(2025, 9, 27) || got.what != KnownDay {
		t.Errorf("the as-known line moves to %v", got.day)
	}
}

func TestWheelKeepsTheTimeUnderThePointer(t *testing.T) {
	s, v := sample(t)
	in, out := wheel(s, v, 400, 25), wheel(s, v, 400, -25)
	if in.Days() >= v.Range.Days() || out.Days() <= v.Range.Days() {
		t.Errorf("from %d days the wheel goes in to %d and out to %d", v.Range.Days(), in.Days(), out.Days())
	}
	if a, b := s.Scale().Time(400), s.Scale().For(in).Time(400); a-b > 1.5 || b-a > 1.5 {
		t.Errorf("the time under the pointer moves from %.1f to %.1f", a, b)
	}
	if wild := wheel(s, v, 400, 25*1000); wild.Days() < 7 {
		t.Errorf("a wild turn leaves %d days", wild.Days())
	}
}

func TestHolding(t *testing.T) {
	w := span(100, 109)
	for day, want := range map[edtf.Day]store.Range{
		105: w, 100: w, 109: w, 112: span(103, 112), 90: span(90, 99),
	} {
		if got := holding(w, day); got != want {
			t.Errorf("to hold %d the window goes to %d..%d, want %d..%d", day, got.A, got.Z, want.A, want.Z)
		}
	}
	if r := showing(w, 200); r.Days() != w.Days() || r.A > 200 || r.Z < 200 {
		t.Errorf("to show 200 the range goes to %d..%d", r.A, r.Z)
	}
}

func TestUnitForAnExtent(t *testing.T) {
	for days, want := range map[int]Unit{20: Day, 200: Week, 1000: Month, 46000: Year} {
		if got := unitFor(store.Range{A: 0, Z: edtf.Day(days)}); got != want {
			t.Errorf("%d days are played by the %v, want %v", days, got, want)
		}
	}
}
