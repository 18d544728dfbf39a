package report_test

import (
	"context"
	"os"
	"testing"
	"time"

	"sandtable/app/report"
	"sandtable/app/store"
	"sandtable/geo"
)

func TestLook(t *testing.T) {
	dir := os.Getenv("LOOK")
	if dir == "" {
		return
	}
	f := load(t)
	window := func(a, z string) func(*store.View) {
		return func(v *store.View) {
			w, err := store.ParseWindow(a, z, f.extent)
			if err != nil {
				t.Fatal(err)
			}
			v.Window = w
			v.Range = store.Range{A: w.A - 40, Z: w.Z + 30}
			v.Theme = "print"
		}
	}
	carib := func(v *store.View) {
		window("2025-09", "2025-10")(v)
		v.Title = "Two figures for the US force: the Caribbean, September and October 2025"
		v.Camera = geo.Camera{Projection: "mercator"}.Fit(geo.Box{W: -89, S: 0, E: -52, N: 25}, 930, 640, 0)
	}
	for name, c := range map[string]struct {
		change func(*store.View)
		o      report.Options
	}{
		"default": {nil, report.Options{}},
		"large":   {nil, report.Options{W: 2560, H: 1440}},
		"dark":    {func(v *store.View) { v.Theme = "dark" }, report.Options{}},
		"print":   {func(v *store.View) { v.Theme = "print" }, report.Options{}},
		"carib":   {carib, report.Options{}},
		"carib2":  {carib, report.Options{Scale: 2}},
		"small":   {carib, report.Options{W: 800, H: 500}},
		"tiny":    {carib, report.Options{W: 480, H: 360}},
		"upright": {carib, report.Options{W: 992, H: 1403}},
		"zero":    {func(v *store.View) { v.Filter = "kind = exercise and kind = strike" }, report.Options{}},
		"known": {func(v *store.View) {
			window("2025-09", "2025-10")(v)
			v.AsKnown, _ = store.ParseAsKnown("2025-09-30", false)
		}, report.Options{}},
	} {
		start := time.Now()
		b, err := report.PNG(context.Background(), f.kit, f.snapshot(t, f.view(c.change), c.o))
		if err != nil {
			t.Fatal(err)
		}
		t.Log(name, time.Since(start), len(b))
		if err := os.WriteFile(dir+"/"+name+".png", b, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}
