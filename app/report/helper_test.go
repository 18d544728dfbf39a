package report_test

import (
	"context"
	"testing"

	"sandtable/app/report"
	"sandtable/app/scene"
	"sandtable/app/store"
	"sandtable/assets"
	"sandtable/data/pack"
)

// fixture is the embedded dataset with what a snapshot of it needs.
type fixture struct {
	kit    scene.Kit
	pack   *pack.Package
	extent store.Range
}

func load(tb testing.TB) fixture {
	tb.Helper()
	kit, err := scene.LoadKit()
	if err != nil {
		tb.Fatal(err)
	}
	fsys, err := assets.Dataset("russia-venezuela")
	if err != nil {
		tb.Fatal(err)
	}
	p, _, err := pack.Read(fsys, "russia-venezuela")
	if err != nil {
		tb.Fatal(err)
	}
	return fixture{kit, p, scene.Extent(p.Dataset)}
}

// view is the opening view, changed by a test.
func (f fixture) view(change func(*store.View)) store.View {
	v := scene.OpeningView(f.pack.Dataset, f.kit.World, f.extent, 930, 640)
	if change != nil {
		change(&v)
	}
	return v
}

// snapshot prepares a view for composing.
func (f fixture) snapshot(tb testing.TB, v store.View, o report.Options) report.Snapshot {
	tb.Helper()
	m, err := scene.NewModel(context.Background(), f.pack.Dataset, v, nil)
	if err != nil {
		tb.Fatal(err)
	}
	return report.Snapshot{Model: m, Match: m.Match(v), View: v, Options: o}
}
