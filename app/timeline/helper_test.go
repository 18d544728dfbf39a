package timeline

import (
	"context"
	"fmt"
	"image"
	"testing"
	"time"

	"sandtable/app/control"
	"sandtable/app/scene"
	"sandtable/app/store"
	"sandtable/app/strip"
	"sandtable/app/theme"
	"sandtable/data"
	"sandtable/data/edtf"
	"sandtable/geo/palette"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

// events is a dataset with an event on every second day of September 2025, and
// one in 2020 and in 2026.
func events(tb testing.TB) *data.Dataset {
	tb.Helper()
	dates := []string{"2020-05-05", "2026-02"}
	for d := 1; d <= 30; d += 2 {
		dates = append(dates, fmt.Sprintf("2025-09-%02d", d))
	}
	t := data.Tables{Kinds: data.Kinds()}
	var ids []string
	for i, text := range dates {
		d, err := edtf.Parse(text)
		if err != nil {
			tb.Fatal(err)
		}
		ids = append(ids, fmt.Sprintf("e%d", i))
		t.Events.Dates = append(t.Events.Dates, d)
		t.Events.WhenKind = append(t.Events.WhenKind, edtf.Moment)
		t.Events.Status = append(t.Events.Status, data.Reported)
		t.Events.Kind = append(t.Events.Kind, uint16(i%7))
	}
	t.Events.N, t.Events.ID, t.Events.Title = len(ids), data.TextOf(ids), data.TextOf(ids)
	return data.Build(t)
}

// sample is a strip of September 2025, true to time, 700 px wide.
func sample(tb testing.TB) (*strip.Strip, store.View) {
	tb.Helper()
	d := events(tb)
	v := store.View{Axis: store.Linear, Layers: store.DefaultLayers, Theme: "light", Range: span(day(2025, 9, 1), day(2025, 9, 30))}
	x := scene.Extent(d)
	v.Window = store.Window{From: "..", To: "..", A: x.A, Z: x.Z}
	m, err := scene.NewModel(context.Background(), d, v, nil)
	if err != nil {
		tb.Fatal(err)
	}
	return strip.Build(m, v, strip.Size{W: 700, H: 170, Scale: 1}), v
}

// fakeClock is moved by hand.
type fakeClock struct {
	now  time.Time
	tick func()
}

func (c *fakeClock) Now() time.Time { return c.now }

func (c *fakeClock) Every(tick func()) func() {
	c.tick = tick
	return func() { c.tick = nil }
}

// pass lets time go by and ticks once.
func (c *fakeClock) pass(d time.Duration) {
	c.now = c.now.Add(d)
	if c.tick != nil {
		c.tick()
	}
}

// bench is a timeline in a window of the test driver.
type bench struct {
	*Timeline
	store   *store.Store
	clock   *fakeClock
	window  fyne.Window
	resized int
}

func newBench(t *testing.T) *bench {
	t.Helper()
	app := test.NewTempApp(t)
	app.Settings().SetTheme(theme.New(palette.Light))
	s, v := sample(t)
	b := &bench{clock: &fakeClock{now: time.Unix(1000, 0)}}
	b.store = store.New(v, s.Extent(), func(f func()) { f() })
	b.Timeline = New(b.store, Hooks{
		Theme:   func() palette.Theme { return palette.Of(palette.Light) },
		Resized: func() { b.resized++ },
		Tips:    control.NewTips(),
		Clock:   b.clock,
	})
	b.store.Watch(func(_, now store.View) { b.SetView(now) })
	b.window = test.NewTempWindow(t, b.Timeline)
	b.window.SetPadded(false)
	b.window.Resize(fyne.NewSize(700, 206))
	b.SetFrame(s, image.NewRGBA(image.Rect(0, 0, 700, 170)))
	return b
}

// at is a place on the plot.
func at(x, y float64) fyne.PointEvent {
	return fyne.PointEvent{Position: fyne.NewPos(float32(x), float32(y))}
}
