package app

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"sandtable/app/scene"
	"sandtable/data"
	"sandtable/data/ingest"
	"sandtable/data/pack"
)

// tableOf is a table of n rows.
func tableOf(n int) string {
	var b strings.Builder
	b.WriteString("id,title,lon,lat,start,kind\n")
	for i := range n {
		fmt.Fprintf(&b, "e%d,Event %d,%d,%d,%d-01-01,strike\n", i, i, i%100, i%50, 1900+i%100)
	}
	return b.String()
}

// partOf is how a table of n rows is told of while it is read.
func partOf(t *testing.T, n int) ingest.Progress {
	t.Helper()
	ds, _, err := ingest.ReadTable(context.Background(), strings.NewReader(tableOf(n)), ingest.Options{Name: "t.csv"})
	if err != nil {
		t.Fatal(err)
	}
	return ingest.Progress{Rows: n, Share: float64(n) / 1000, Partial: func() *data.Dataset { return ds }}
}

// startReading makes the window read a table whose rows come when the test says so.
func startReading(b *bench) *reading {
	r := &reading{
		w: b.Window, name: "t.csv", begun: time.Now().Add(-time.Second), size: b.mapView.Size(),
		report: newMailbox(b.post), arrived: newMailbox(b.post),
	}
	r.free.Store(true)
	b.reading = r
	return r
}

func TestRowsShowAsTheyArrive(t *testing.T) {
	b := newBench(t)
	r := startReading(b)
	r.progress(partOf(t, 10))
	b.truth("ten rows")
	if b.frame.Match.Total != 10 || !b.progress.Visible() || b.progress.Text() != "Reading t.csv: 10 rows (1 %), 10 rows a second" {
		t.Errorf("%d rows, %q", b.frame.Match.Total, b.progress.Text())
	}
	r.progress(partOf(t, 15))
	b.truth("too few more")
	if b.frame.Match.Total != 10 || !strings.Contains(b.progress.Text(), "15 rows") {
		t.Errorf("%d rows, %q", b.frame.Match.Total, b.progress.Text())
	}
	camera := b.store.View().Camera
	camera.Zoom = 4
	b.store.SetCamera(camera)
	b.settle()
	moved := b.store.View().Camera
	r.progress(partOf(t, 40))
	b.truth("doubled")
	if v := b.store.View(); b.frame.Match.Total != 40 || v.Camera != moved || v.Window.Z != b.store.Extent().Z {
		t.Errorf("%d rows, camera %v, window %v", b.frame.Match.Total, v.Camera, v.Window)
	}
	all := partOf(t, 100)
	r.done(b.arrive(&pack.Package{Dataset: all.Partial()}, r.size), nil)
	b.truth("all")
	if b.frame.Match.Total != 100 || b.progress.Visible() || b.reading != nil || b.before != nil {
		t.Errorf("%d rows", b.frame.Match.Total)
	}
	r.progress(partOf(t, 500))
	b.truth("late")
	if b.frame.Match.Total != 100 {
		t.Error("rows arrived after the end")
	}
}

// Cancelling and failing bring back what was there, with its undo.
func TestCancelledReadingLeavesNothing(t *testing.T) {
	for _, err := range []error{context.Canceled, errors.New("the disk is gone")} {
		b := newBench(t)
		_ = b.store.TypeWindow("2019", "2020")
		b.settle()
		before, view, title := b.pack, b.store.View(), b.win.Title()
		r := startReading(b)
		r.progress(partOf(t, 10))
		b.truth("partial")
		if b.pack == before || b.win.Title() == title {
			t.Fatal("the rows are not shown")
		}
		other := startReading(b) // another file takes over and ends before a row is there
		r.failed(context.Canceled)
		other.failed(err)
		b.truth("back")
		if b.pack != before || b.store.View() != view || b.win.Title() != title || b.progress.Visible() || !b.store.CanUndo() || !b.notice.Visible() {
			t.Errorf("%v: not as it was before", err)
		}
	}
}

// A file that is opened while it is still short comes out as one opened whole.
func TestGrownFileIsTheFile(t *testing.T) {
	b := newBench(t)
	path := filepath.Join(t.TempDir(), "t.csv")
	write(t, path, tableOf(100))
	b.open(path)
	b.truth("whole")
	want := b.store.View()
	r := startReading(b)
	for _, n := range []int{5, 20, 100} {
		r.progress(partOf(t, n))
		b.settle()
	}
	r.done(b.arrive(&pack.Package{Dataset: partOf(t, 100).Partial()}, r.size), nil)
	b.truth("grown")
	if got := b.store.View(); got != want {
		t.Errorf("got %+v\nwant %+v", got, want)
	}
	if scene.Extent(b.pack.Dataset) != b.store.Extent() {
		t.Error("another extent")
	}
}

func TestRoundRate(t *testing.T) {
	for rate, want := range map[float64]int{0: 0, 3.4: 3, 42.6: 43, 123_456: 120_000, 999_999: 1_000_000} {
		if got := roundRate(rate); got != want {
			t.Errorf("%v: %d, want %d", rate, got, want)
		}
	}
}
