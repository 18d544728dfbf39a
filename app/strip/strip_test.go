package strip_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"sandtable/app/store"
	"sandtable/app/strip"
	"sandtable/data"
	"sandtable/data/edtf"
	"sandtable/data/index"
	"sandtable/geo/draw"
)

func TestAxisRisesAndTurnsBack(t *testing.T) {
	for seed := range uint64(6) {
		d := random(t, 300, seed)
		for _, kind := range []store.Axis{store.Even, store.Linear} {
			a := strip.NewAxis(kind, d)
			last := math.Inf(-1)
			for at := day(2010, 1, 1); at < day(2032, 1, 1); at++ {
				room := a.Room(float64(at))
				if room <= last {
					t.Fatalf("axis %d, seed %d: the room before %v does not rise: %g after %g", kind, seed, at, room, last)
				}
				last = room
				if back := a.Time(room); math.Abs(back-float64(at)) > 1e-5 {
					t.Fatalf("axis %d: %v turns back as %g, off by %g", kind, at, back, back-float64(at))
				}
			}
		}
	}
}

func TestEvenGivesRoomToEvents(t *testing.T) {
	rows := []row{{"treaty", "2000-06-01", data.Reported}}
	for i := range 90 {
		rows = append(rows, row{"exercise", fmt.Sprintf("2025-10-%02d", 1+i%30), data.Reported})
	}
	d := dataset(t, rows)
	v := viewOf(d)
	s := strip.Build(model(t, d, v), v, small)
	october := s.X(float64(day(2025, 11, 1))) - s.X(float64(day(2025, 10, 1)))
	before := s.X(float64(day(2025, 10, 1))) - s.X(float64(day(2000, 6, 1)))
	if october < 3*before || before < 20 {
		t.Errorf("October 2025 with 90 events has %.0f px, the 25 years before it with one %.0f", october, before)
	}
}

func TestDayUnderAPixel(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 7))
	d := random(t, 200, 3)
	v := viewOf(d)
	m := model(t, d, v)
	for _, kind := range []store.Axis{store.Even, store.Linear} {
		v.Axis = kind
		for range 40 {
			a := day(2012, 1, 1) + edtf.Day(r.IntN(5000))
			v.Range = store.Range{A: a, Z: a + edtf.Day(7+r.IntN(3000))}
			s := strip.Build(m, v, small)
			for range 50 {
				want := v.Range.A + edtf.Day(r.IntN(v.Range.Days()))
				x := (s.X(float64(want)) + s.X(float64(want)+1)) / 2
				if got := s.Day(x); got != want {
					t.Fatalf("axis %d, range %v: the middle of %v is %g, where %v lies", kind, v.Range, want, x, got)
				}
			}
			if x := s.X(float64(v.Range.A)); math.Abs(x-s.Scale().Left) > 1e-6 {
				t.Fatalf("the range begins at %g, not at the left edge %g", x, s.Scale().Left)
			}
			if x := s.X(float64(v.Range.Z) + 1); math.Abs(x-s.Scale().Right) > 1e-6 {
				t.Fatalf("the range ends at %g, not at the right edge %g", x, s.Scale().Right)
			}
		}
	}
}

func TestBinsCountAsOneWouldByHand(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 9))
	for seed := range uint64(4) {
		d := random(t, 400, seed)
		v := viewOf(d)
		v.Axis = store.Axis(seed % 2)
		m := model(t, d, v)
		for range 6 {
			a := day(2014, 1, 1) + edtf.Day(r.IntN(3000))
			v.Range = store.Range{A: a, Z: a + edtf.Day(10+r.IntN(2500))}
			s := strip.Build(m, v, small)
			next := v.Range.A
			for _, bin := range s.Bins() {
				if bin.A != next || bin.Z < bin.A {
					t.Fatalf("a bin runs from %v to %v, after one that ended before %v", bin.A, bin.Z, next)
				}
				next = bin.Z + 1
				if got, want := [3]int32{bin.Open, bin.Certain, bin.Rest}, counted(m.Known, bin.A, bin.Z); got != want {
					t.Fatalf("bin %v to %v: open, certain, rest = %v, by hand %v", bin.A, bin.Z, got, want)
				}
			}
			if next != v.Range.Z+1 {
				t.Fatalf("the bins end before %v, the range after %v", next, v.Range.Z)
			}
		}
	}
}

// counted is the slow twin of the histogram.
func counted(k *data.Known, a, z edtf.Day) (n [3]int32) {
	for e := range int32(k.Events.N) {
		b := k.Spans.At(e)
		switch {
		case !k.Spans.Meets(e, a, z, false):
		case b.EarliestStart == edtf.MinDay || b.LatestEnd == edtf.MaxDay:
			n[0]++
		case b.Certain(a, z):
			n[1]++
		default:
			n[2]++
		}
	}
	return n
}

func TestRebuildIsBuild(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	d := random(t, 300, 5)
	v := viewOf(d)
	m := model(t, d, v)
	var prev *strip.Strip
	for range 60 {
		switch r.IntN(4) {
		case 0:
			v.Axis = store.Axis(r.IntN(2))
		case 1:
			v.Range.A = day(2014, 1, 1) + edtf.Day(r.IntN(2000))
		case 2:
			v.Window.A = v.Range.A + edtf.Day(r.IntN(300))
		}
		v.Selected = fmt.Sprintf("e%d", r.IntN(300))
		size := small
		size.H += 200 * r.IntN(2)
		prev = strip.Rebuild(prev, m, v, size)
		if got, want := listed(prev), listed(strip.Build(m, v, size)); got != want {
			t.Fatal("a strip that took over from another differs from a new one")
		}
	}
}

// listed is what a strip draws, as text.
func listed(s *strip.Strip) string {
	l := draw.New(s.Size().W, s.Size().H)
	s.DrawWhole(l)
	var b strings.Builder
	for _, item := range l.Items {
		if fill, ok := item.(draw.FillPath); ok && fill.Paint.Hatch != nil {
			fmt.Fprintf(&b, "%v %v\n", fill.Path, *fill.Paint.Hatch)
			continue
		}
		fmt.Fprintf(&b, "%v\n", item)
	}
	return b.String()
}

func TestTicksKeepApartAndAreUnderstood(t *testing.T) {
	r := rand.New(rand.NewPCG(11, 2))
	d := random(t, 200, 8)
	v := viewOf(d)
	m := model(t, d, v)
	for range 300 {
		v.Axis = store.Axis(r.IntN(2))
		v.Range.A = day(1990, 1, 1) + edtf.Day(r.IntN(14000))
		v.Range.Z = v.Range.A + edtf.Day(math.Exp(2+7*r.Float64()))
		s := strip.Build(m, v, small)
		checkTicks(t, s, v)
	}
}

func checkTicks(t *testing.T, s *strip.Strip, v store.View) {
	t.Helper()
	end := -1.0
	labelled := map[edtf.Day]bool{}
	for _, tick := range s.Ticks() {
		if tick.Text != "" {
			if tick.X < end {
				t.Fatalf("range %v: label %q at %g begins before %g", v.Range, tick.Text, tick.X, end)
			}
			end, labelled[tick.Day] = tick.X+5*float64(len(tick.Text)), true
		}
	}
	if len(labelled) == 0 || !s.Ticks()[0].Bold {
		t.Fatalf("range %v: nothing at its beginning names a year", v.Range)
	}
	for _, tick := range s.Ticks() {
		y, m, d := tick.Day.YMD()
		of := day(y, 1, 1)
		if d > 1 {
			of = day(y, m, 1)
		}
		if tick.Text != "" && !tick.Bold && of >= v.Range.A && !labelled[of] {
			t.Fatalf("range %v: %q stands where nothing names %v", v.Range, tick.Text, of)
		}
	}
}

func TestLanesByRoom(t *testing.T) {
	d := random(t, 300, 2)
	v := viewOf(d)
	m := model(t, d, v)
	low := strip.Build(m, v, small)
	high := strip.Build(m, v, strip.Size{W: 640, H: int(low.PreferredHeight(true)), Scale: 1})
	if len(low.Lanes()) != 7 || len(high.Lanes()) != 14 {
		t.Errorf("%d lanes where there is little room, %d where there is much; want 7 families, 14 marks", len(low.Lanes()), len(high.Lanes()))
	}
	if high.Scale().Left != 128 || low.Scale().Left != 96 {
		t.Errorf("the gutter is %g wide with kinds, %g with families", high.Scale().Left, low.Scale().Left)
	}
	double := strip.Build(m, v, strip.Size{W: 2 * small.W, H: 2 * small.H, Scale: 2})
	if got, want := double.X(float64(day(2018, 5, 1))), 2*low.X(float64(day(2018, 5, 1))); math.Abs(got-want) > 1 {
		t.Errorf("at scale 2 a day lies at %g, at scale 1 at half of %g", got, want)
	}
}

func TestHit(t *testing.T) {
	d := random(t, 60, 4)
	v := viewOf(d)
	s := strip.Build(model(t, d, v), v, small)
	if len(s.Bars()) == 0 {
		t.Fatal("no bars")
	}
	found := 0
	for _, b := range s.Bars() {
		x, y := (b.Box.Min.X+b.Box.Max.X)/2, (b.Box.Min.Y+b.Box.Max.Y)/2
		e, ok := s.HitEvent(x, y)
		if !ok {
			t.Fatalf("the middle of the bar of event %d, at %v, hits nothing", b.Event, b.Box)
		}
		if e == b.Event {
			found++
		}
		if box, ok := s.BarBox(b.Event); !ok || box != b.Box {
			t.Fatalf("the bar of event %d is at %v, not at %v", b.Event, box, b.Box)
		}
	}
	if found < len(s.Bars())/3 {
		t.Errorf("only %d of %d bars are hit in their middle", found, len(s.Bars()))
	}
	parts := map[strip.Part][2]float64{
		strip.Gutter: {10, 80}, strip.Histogram: {300, 5}, strip.Ticks: {300, 48},
		strip.Lanes: {300, 100}, strip.Overview: {300, 160}, strip.Outside: {300, 999},
	}
	for want, at := range parts {
		if got := s.Part(at[0], at[1]); got != want {
			t.Errorf("at %v is part %d, want %d", at, got, want)
		}
	}
	if _, ok := s.HitEvent(300, 5); ok {
		t.Error("an event is hit in the histogram")
	}
}

func TestZoomKeepsTheTimeUnderThePointer(t *testing.T) {
	d := random(t, 200, 6)
	v := viewOf(d)
	m := model(t, d, v)
	for _, kind := range []store.Axis{store.Even, store.Linear} {
		v.Axis = kind
		s := strip.Build(m, v, small)
		for _, x := range []float64{s.Scale().Left, 250, 400, s.Scale().Right} {
			r := s.Scale().Zoomed(x, 1.5, s.Limits())
			before, after := s.Scale().Time(x), s.Scale().For(r).Time(x)
			pixel := s.Scale().Time(x+1) - before
			if math.Abs(before-after) > 1.5+2*pixel {
				t.Errorf("axis %d: zooming at %g moves the time there from %.1f to %.1f", kind, x, before, after)
			}
			if r.Days() >= v.Range.Days() {
				t.Errorf("axis %d: zooming in leaves %d of %d days", kind, r.Days(), v.Range.Days())
			}
		}
	}
}

func TestNextWalksThroughAllEventsOnce(t *testing.T) {
	d := random(t, 80, 12)
	v := viewOf(d)
	s := strip.Build(model(t, d, v), v, small)
	var forward []int32
	at, e := edtf.MinDay, int32(-1)
	for {
		next, ok := s.Next(at, e, 1)
		if !ok {
			break
		}
		forward = append(forward, next)
		at, e = s.Known().Spans.EarliestStart[next], next
	}
	at, e = edtf.MaxDay, -1
	for i := len(forward) - 1; i >= 0; i-- {
		next, ok := s.Next(at, e, -1)
		if !ok || next != forward[i] {
			t.Fatalf("going back, event %d follows, not %d", next, forward[i])
		}
		at, e = s.Known().Spans.EarliestStart[next], next
	}
	want := 0
	for e := range s.Known().Spans.EarliestStart {
		if !s.Known().Spans.EarliestStart[e].Unbounded() {
			want++
		}
	}
	if len(forward) != want {
		t.Errorf("%d events on the way, %d have a first day", len(forward), want)
	}
}

func TestManyEventsBecomeDensities(t *testing.T) {
	d := random(t, 20000, 1)
	v := viewOf(d)
	m := model(t, d, v)
	s := strip.Build(m, v, small)
	for _, lane := range s.Lanes() {
		if !lane.Dense {
			t.Errorf("lane %q with thousands of events is drawn bar by bar", lane.Name)
		}
	}
	if len(s.Bars()) != 0 {
		t.Errorf("%d bars beside the densities", len(s.Bars()))
	}
	v.Range = store.Range{A: day(2024, 6, 1), Z: day(2024, 6, 3)}
	n := m.Index.Count(v.Range.A, v.Range.Z, index.Possible)
	l := draw.New(small.W, small.H)
	strip.Build(m, v, small).Draw(l)
	if len(l.Items) > 6000 {
		t.Errorf("%d items for %d events in the range", len(l.Items), n)
	}
}

func TestNothingToShow(t *testing.T) {
	for name, d := range map[string]*data.Dataset{
		"no events": dataset(t, nil),
		"no dates":  dataset(t, []row{{"treaty", "", data.Reported}}),
		"no sides":  dataset(t, []row{{"treaty", "p:../..", data.Reported}}),
	} {
		v := viewOf(d)
		for _, size := range []strip.Size{small, {W: 1, H: 1, Scale: 1}, {W: 300, H: 40, Scale: 2}} {
			l := draw.New(size.W, size.H)
			strip.Build(model(t, d, v), v, size).DrawWhole(l)
			if len(l.Items) == 0 {
				t.Errorf("%s: nothing is drawn", name)
			}
		}
	}
}

// TestEvenSharesRoom holds the axis against adding up day by day: nine tenths of
// the room go to the events, each spread over its days within whole months, a
// tenth to time.
func TestEvenSharesRoom(t *testing.T) {
	d := dataset(t, []row{
		{"treaty", "2024-01-15", data.Reported}, {"treaty", "2024-02", data.Reported},
		{"treaty", "p:2024-02-10/2024-05-05", data.Reported}, {"treaty", "p:2024-03-20/..", data.Reported},
		{"treaty", "p:2024-01-20/2024-03-05", data.Reported},
	})
	first, end := day(2024, 1, 1), day(2024, 6, 1)
	asked := map[edtf.Day]float64{} // of each day
	for _, s := range [][2]edtf.Day{
		{day(2024, 1, 15), day(2024, 1, 15)}, {day(2024, 2, 1), day(2024, 2, 29)},
		{day(2024, 2, 10), day(2024, 5, 5)}, {day(2024, 3, 20), day(2024, 3, 20)},
		{day(2024, 1, 20), day(2024, 3, 5)},
	} {
		for at := s[0]; at <= s[1]; at++ {
			asked[at] += 1 / float64(s[1]-s[0]+1)
		}
	}
	a := strip.NewAxis(store.Even, d)
	for m := 1; m <= 5; m++ {
		from, to := day(2024, m, 1), day(2024, m+1, 1)
		want := 0.1 * float64(to-from) / float64(end-first)
		for at := from; at < to; at++ {
			want += 0.9 * asked[at] / 5
		}
		if got := a.Room(float64(to)) - a.Room(float64(from)); math.Abs(got-want) > 1e-9 {
			t.Errorf("month %d has %.4f of the room, by hand %.4f", m, got, want)
		}
	}
}
