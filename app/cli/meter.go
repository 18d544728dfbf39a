package cli

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"runtime"
	"strconv"
	"strings"
	"time"

	"sandtable/app/frame"
	"sandtable/app/report"
	"sandtable/app/scene"
	"sandtable/app/store"
	"sandtable/data"
	"sandtable/data/edtf"
	"sandtable/data/index"
	"sandtable/data/ingest"
	"sandtable/data/pack"
)

// meter measures one dataset.
type meter struct {
	ctx    context.Context
	name   string
	made   int // events to make up; 0: the dataset of name
	rounds int
	put    func(reading) error
	read   func(ctx context.Context, name string) (*pack.Package, []data.Problem, error)

	kit      scene.Kit
	data     *data.Dataset
	extent   store.Range
	view     store.View
	pipeline *frame.Pipeline
	events   int
	cpu      string
	page     []int32
	random   *rand.Rand
}

// The pictures that are measured, and the rows of the table's first page.
const (
	benchMapW, benchMapH   = 1600, 1000
	benchStripH, benchRows = 120, 30
)

// all measures everything.
func (m *meter) all() error {
	m.cpu, m.random = cpuName(), rand.New(rand.NewPCG(1, 2))
	if err := m.start(); err != nil {
		return err
	}
	for _, c := range m.cases() {
		if err := m.measure(c); err != nil {
			return fmt.Errorf("measure %s: %w", c.name, err)
		}
	}
	if err := m.picture(); err != nil {
		return err
	}
	if err := m.put(m.reading("columns", "MB", []float64{float64(m.data.Events.Size()) / (1 << 20)})); err != nil {
		return err
	}
	return m.put(m.reading("memory", "MB", []float64{float64(peakMemory()) / (1 << 20)}))
}

// peakMemory is the most physical memory that the process has held; where the
// system does not say, what it got from the system.
func peakMemory() uint64 {
	if status, err := os.ReadFile("/proc/self/status"); err == nil {
		if _, rest, ok := strings.Cut(string(status), "VmHWM:"); ok {
			if kb, err := strconv.ParseUint(strings.Fields(rest)[0], 10, 64); err == nil {
				return kb << 10
			}
		}
	}
	var mem runtime.MemStats
	runtime.ReadMemStats(&mem)
	return mem.Sys
}

// load reads the dataset.
func (m *meter) load() (*data.Dataset, error) {
	if m.made > 0 {
		ds, _, err := ingest.ReadTable(m.ctx, makeUp(m.made), ingest.Options{Name: "made-up", Comma: ','})
		return ds, err
	}
	p, _, err := m.read(m.ctx, m.name)
	if err != nil {
		return nil, err
	}
	return p.Dataset, nil
}

// start measures load, open and start, as often as a second has room for.
func (m *meter) start() error {
	var loads, opens, starts []float64
	for begun := time.Now(); len(starts) < min(m.rounds, 20) && (len(starts) == 0 || time.Since(begun) < 2*time.Second); {
		t0 := time.Now()
		kit, err := scene.LoadKit()
		if err != nil {
			return err
		}
		t1 := time.Now()
		if m.data, err = m.load(); err != nil {
			return err
		}
		loads = append(loads, float64(m.data.Events.N)/time.Since(t1).Seconds())
		m.kit, m.events, m.extent = kit, m.data.Events.N, scene.Extent(m.data)
		m.pipeline = frame.New(m.data, kit.World, kit.Fonts.Clone())
		m.view = scene.OpeningView(m.data, kit.World, m.extent, benchMapW, benchMapH)
		if err := m.frame(m.view); err != nil {
			return err
		}
		opens, starts = append(opens, ms(t1)), append(starts, ms(t0))
	}
	for _, r := range []reading{
		m.reading("load", "rows/s", loads), m.reading("open", "ms", opens), m.reading("start", "ms", starts),
	} {
		if err := m.put(r); err != nil {
			return err
		}
	}
	return nil
}

// ms is how long something took, in milliseconds.
func ms(since time.Time) float64 { return float64(time.Since(since)) / float64(time.Millisecond) }

// frame makes the frame of a view and the first page of its table.
func (m *meter) frame(v store.View) error {
	f, err := m.pipeline.Make(m.ctx, frame.Request{
		View: v, Map: frame.Size{W: benchMapW, H: benchMapH, Scale: 1},
		Timeline: frame.Size{W: benchMapW, H: benchStripH, Scale: 1},
	})
	if err != nil {
		return err
	}
	if f == nil {
		return m.ctx.Err()
	}
	f.Listing.Move(v.Window.A, v.Window.Z)
	m.page = f.Listing.Page(0, benchRows, m.page[:0])
	return nil
}

// change is a gesture that is measured: the views that it goes through.
type change struct {
	name string
	view func(v store.View, round int) store.View
}

func (m *meter) cases() []change {
	days := edtf.Day(m.extent.Days())
	slide := func(v store.View, i int) store.View {
		a := m.extent.A + days*9/10*edtf.Day(i)/edtf.Day(max(m.rounds, 1))
		return window(v, a, a+days/10)
	}
	kinds := []string{"", "kind = " + m.data.KindOf(0).ID, "independent >= 1"}
	orders := []string{"event", "kind", "when"}
	return []change{
		{"scrub/one-colour", func(v store.View, i int) store.View { v.Colour = store.OneColour; return slide(v, i) }},
		{"scrub/by-kind", func(v store.View, i int) store.View { v.Colour = store.ByKind; return slide(v, i) }},
		{"scrub/jump", func(v store.View, _ int) store.View {
			a := m.extent.A + edtf.Day(m.random.IntN(int(days)))
			return window(v, a, a+edtf.Day(m.random.IntN(int(days))))
		}},
		{"window-certain", func(v store.View, i int) store.View { v.Mode = index.Certain; return slide(v, i) }},
		{"drag", func(v store.View, i int) store.View {
			return window(v, m.extent.A+days/3, m.extent.A+days/2+edtf.Day(i))
		}},
		{"pan", func(v store.View, i int) store.View { v.Camera = v.Camera.Pan(16*float64(i+1), 0); return v }},
		{"zoom", func(v store.View, i int) store.View { v.Camera.Zoom += 0.25 * float64(i%8+1); return v }},
		{"filter", func(v store.View, i int) store.View { v.Filter = kinds[(i+1)%len(kinds)]; return v }},
		{"sort", func(v store.View, i int) store.View { v.Sort.Column = orders[i%len(orders)]; return v }},
	}
}

func window(v store.View, a, z edtf.Day) store.View {
	v.Window = store.Window{From: a.String(), To: z.String(), A: a, Z: z}
	return v
}

// measure times every round of a change, after two that fill the caches: the view
// as it is, and the first of the change.
func (m *meter) measure(c change) error {
	for _, v := range []store.View{m.view, c.view(m.view, 0)} {
		if err := m.frame(v); err != nil {
			return err
		}
	}
	rounds := m.rounds
	if c.name == "filter" || c.name == "sort" {
		rounds = min(rounds, 12)
	}
	times := make([]float64, 0, rounds)
	for i := range rounds {
		v := c.view(m.view, i)
		begun := time.Now()
		if err := m.frame(v); err != nil {
			return err
		}
		times = append(times, ms(begun))
	}
	return m.put(m.reading(c.name, "ms", times))
}

// picture times a snapshot.
func (m *meter) picture() error {
	model, err := scene.NewModel(m.ctx, m.data, m.view, nil)
	if err != nil {
		return err
	}
	shot := report.Snapshot{Model: model, Match: model.Match(m.view), View: m.view}
	var times []float64
	for range min(m.rounds, 5) {
		begun := time.Now()
		if _, err := report.PNG(m.ctx, m.kit, shot); err != nil {
			return err
		}
		times = append(times, ms(begun))
	}
	return m.put(m.reading("snapshot", "ms", times))
}
