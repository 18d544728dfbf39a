package app

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"sandtable/app/report"
	"sandtable/app/scene"
	"sandtable/app/store"
	"sandtable/data"
	"sandtable/data/edtf"
	"sandtable/data/index"
	"sandtable/data/ingest"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

// bench is the main window in Fyne's test driver: what is posted to the UI waits
// until settle runs it on the test's goroutine, as the window's loop would.
type bench struct {
	*Window
	t     *testing.T
	posts chan func()
}

func newBench(t *testing.T) *bench {
	t.Helper()
	t.Setenv("HOME", t.TempDir())
	t.Setenv("XDG_CONFIG_HOME", t.TempDir())
	kit, err := scene.LoadKit()
	if err != nil {
		t.Fatal(err)
	}
	p, _, err := openData(context.Background(), "", ingest.Options{})
	if err != nil {
		t.Fatal(err)
	}
	b := &bench{t: t, posts: make(chan func(), 4096)}
	b.Window = newWindow(given{
		app: test.NewTempApp(t), kit: kit, pack: p, post: func(f func()) { b.posts <- f }, prefs: readPrefs(""),
	})
	b.win.Resize(fyne.NewSize(1280, 800))
	b.request()
	b.settle()
	t.Cleanup(func() { b.runner.Close(); b.loader.Close(); b.maker.Close() })
	return b
}

// settle runs what is posted until nothing is posted and nothing runs.
func (b *bench) settle() {
	b.t.Helper()
	for {
		b.runner.Wait()
		b.loader.Wait()
		b.maker.Wait()
		select {
		case f := <-b.posts:
			f()
			continue
		default:
		}
		if !b.runner.Busy() && !b.loader.Busy() && !b.maker.Busy() && len(b.posts) == 0 {
			return
		}
	}
}

// truth holds that all parts of the window show the events of the view.
func (b *bench) truth(step string) {
	b.t.Helper()
	b.settle()
	v := b.store.View()
	if b.frame.Request.View != v {
		b.t.Fatalf("%s: the frame is of another view", step)
	}
	m, err := scene.NewModel(context.Background(), b.pack.Dataset, v, nil)
	if err != nil {
		b.t.Fatal(err)
	}
	want := m.Match(v)
	if got := b.frame.Listing.Len(); got != want.N {
		b.t.Errorf("%s: the table has %d rows, %d events match", step, got, want.N)
	}
	if got := b.status.Counts(); got != want.Counts(b.frame.Scene.OnMap) {
		b.t.Errorf("%s: status bar %q, want %q", step, got, want.Counts(b.frame.Scene.OnMap))
	}
}

func TestWindowShowsOneTruth(t *testing.T) {
	b := newBench(t)
	b.truth("opened")
	if b.frame.Match.Total < 100 {
		t.Fatalf("%d events in the dataset", b.frame.Match.Total)
	}
	steps := []struct {
		name string
		do   func()
	}{
		{"window", func() { _ = b.store.TypeWindow("2025-09", "2025-10") }},
		{"certain", func() { b.store.SetMode(index.Certain) }},
		{"possible", func() { b.store.SetMode(index.Possible) }},
		{"filter", func() { b.store.SetFilter("kind = deployment or kind = strike") }},
		{"find", func() { b.store.TypeFind("boats") }},
		{"clear", b.clearFilters},
		{"as known", func() {
			b.store.SetAsKnown(data.AsKnown{On: true, Day: edtf.DayOf(2025, 9, 30)})
		}},
		{"this frame", b.withinFrame},
		{"undo", b.store.Undo},
		{"dark", b.turnTheme},
		{"zoom", func() { b.mapView.ZoomBy(2) }},
		{"reset", b.mapView.Reset},
		{"step", func() { b.timeline.Step(1) }},
		{"partner states", func() { b.store.SetFocal("RUS") }},
	}
	for _, s := range steps {
		s.do()
		b.truth(s.name)
	}
}

func TestSelectionIsShared(t *testing.T) {
	b := newBench(t)
	b.store.Select("tu160-flight")
	b.truth("selected")
	if text := b.detail.Text(); !strings.Contains(text, "Tu-160") {
		t.Errorf("the details do not show the selected event: %q", text)
	}
	g, ok := b.frame.Scene.GroupOf(b.frame.Model.Known.Event("tu160-flight"))
	if !ok {
		t.Fatal("the selected event is nowhere on the map")
	}
	b.store.SelectHere("", g.Key)
	b.settle()
	if text := b.detail.Text(); !strings.Contains(text, "Tu-160") {
		t.Errorf("the list of %s does not name its event: %q", g.Key, text)
	}
}

// TestSnapshotOfTheMenuIsThatOfTheCommandLine holds the two to the same bytes:
// both give the same view to the same function.
func TestSnapshotIsDeterministic(t *testing.T) {
	b := newBench(t)
	v := b.store.View()
	make := func() []byte {
		model := b.frame.Model
		png, err := report.PNG(context.Background(), b.exportKit(), report.Snapshot{Model: model, Match: model.Match(v), View: v})
		if err != nil {
			t.Fatal(err)
		}
		return png
	}
	if !bytes.Equal(make(), make()) {
		t.Error("two snapshots of one view differ")
	}
}

func TestOpenFiles(t *testing.T) {
	b := newBench(t)
	dir := t.TempDir()
	good := filepath.Join(dir, "own.csv")
	write(t, good, "id,title,lon,lat,start,end,kind\na,First,10,50,2020-01-01,2020-02-01,strike\nb,Second,,,2020-03,,protest\n")
	b.open(good)
	b.truth("own table")
	if got := b.frame.Match; got.Total != 2 || got.NoPlace != 1 {
		t.Errorf("own table: %+v", got)
	}
	before := b.pack
	b.open(filepath.Join(dir, "missing.csv"))
	b.settle()
	if b.pack != before || !b.notice.Visible() {
		t.Error("a file that is not there must leave what is shown and say so")
	}
	bad := filepath.Join(dir, "bad.csv")
	write(t, bad, "a;b\n1;2\n")
	b.open(bad)
	b.settle()
	if b.pack != before {
		t.Error("a file without events must leave what is shown")
	}
	b.open("")
	b.truth("sample again")
	if b.frame.Match.Total < 100 {
		t.Error("the sample did not come back")
	}
}

func TestSavedViewOpens(t *testing.T) {
	b := newBench(t)
	_ = b.store.TypeWindow("2018", "2019")
	b.store.SetFilter("actor = RUS")
	b.settle()
	want := b.store.View()
	text, err := json.Marshal(want)
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "view.json")
	if err := saveFile(path, text); err != nil {
		t.Fatal(err)
	}
	b.store.WholeWindow()
	b.store.SetFilter("")
	if err := b.openView(path); err != nil {
		t.Fatal(err)
	}
	if b.store.View() != want {
		t.Errorf("opened %+v\nwant %+v", b.store.View(), want)
	}
	write(t, path, "{")
	if err := b.openView(path); err == nil || b.store.View() != want {
		t.Error("a broken view file must be an error that changes nothing")
	}
}

func TestEventsWithoutAPlaceAreOneClickAway(t *testing.T) {
	b := newBench(t)
	for _, before := range []string{"", "kind = assessment or kind = political"} {
		b.store.SetFilter(before)
		b.truth("before")
		want := b.frame.Match.NoPlace
		b.turnPlaceless()
		b.truth("without a place")
		if got := b.frame.Listing.Len(); got != want || want == 0 {
			t.Errorf("%q: %d rows, %d events have no place", before, got, want)
		}
		b.turnPlaceless()
		if got := b.store.View().Filter; got != before {
			t.Errorf("back to %q, want %q", got, before)
		}
	}
}

func TestNearestEvent(t *testing.T) {
	b := newBench(t)
	b.store.SetFilter("id = tu160-flight")
	_ = b.store.TypeWindow("2010", "2011")
	b.truth("nothing here")
	if b.frame.Listing.Len() != 0 {
		t.Fatal("the window should be empty")
	}
	b.nearest()
	b.truth("gone to the nearest")
	if b.frame.Listing.Len() != 1 {
		t.Errorf("%d rows after going to the nearest event", b.frame.Listing.Len())
	}
}

func TestPanelsHideAndTheLargeLayout(t *testing.T) {
	b := newBench(t)
	for _, part := range []string{"filters", "tables", "details", "timeline"} {
		b.layout.toggle(part)
		b.truth(part)
		b.layout.toggle(part)
		b.truth(part + " back")
	}
	b.win.Resize(fyne.NewSize(1920, 1080))
	b.truth("large")
	if !b.layout.large || b.layout.left.HiddenSide() {
		t.Error("a large window shows the filter panel")
	}
	b.win.Resize(fyne.NewSize(1280, 800))
	b.truth("normal again")
	if b.layout.large {
		t.Error("the window stayed large")
	}
}

func TestEveryMenuEntryHasAnAction(t *testing.T) {
	b := newBench(t)
	keys := map[string]string{}
	for _, m := range b.win.MainMenu().Items {
		for _, item := range m.Items {
			if item.IsSeparator {
				continue
			}
			if item.Action == nil && item.ChildMenu == nil {
				t.Errorf("%s > %s does nothing", m.Label, item.Label)
			}
			if item.ChildMenu != nil {
				continue
			}
			if item.Shortcut == nil {
				t.Errorf("%s > %s has no key", m.Label, item.Label)
				continue
			}
			if other, taken := keys[item.Shortcut.ShortcutName()]; taken {
				t.Errorf("%s and %s share the key %s", other, item.Label, item.Shortcut.ShortcutName())
			}
			keys[item.Shortcut.ShortcutName()] = item.Label
		}
	}
}

func TestPrefs(t *testing.T) {
	path := filepath.Join(t.TempDir(), "deep", "window.json")
	if p := readPrefs(path); p.Theme != "light" || p.Width != 1280 {
		t.Errorf("defaults %+v", p)
	}
	want := prefs{Theme: "dark", Width: 1500, Height: 900}
	if err := want.write(path); err != nil {
		t.Fatal(err)
	}
	if p := readPrefs(path); p != want {
		t.Errorf("read %+v", p)
	}
	write(t, path, `{"width": 3}`)
	if p := readPrefs(path); p.Width != 1280 {
		t.Errorf("an unusable width was taken: %+v", p)
	}
}

func TestTrace(t *testing.T) {
	path := filepath.Join(t.TempDir(), "trace.jsonl")
	now := time.Unix(100, 0)
	tr, err := newTrace(path, func() time.Time { now = now.Add(time.Millisecond); return now })
	if err != nil {
		t.Fatal(err)
	}
	zoom := 0.0
	tr.seen = func() traceSeen {
		s := traceSeen{match: 7}
		zoom++
		s.view.Camera.Zoom = zoom // every look finds another view
		return s
	}
	tr.input("map", "wheel")()
	tr.input("map", "wheel")() // overtakes the first
	tr.shown(5*time.Millisecond, time.Millisecond)
	tr.close()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSpace(string(b)), "\n")
	if len(lines) != 2 {
		t.Fatalf("%d lines: %s", len(lines), b)
	}
	var l traceLine
	if err := json.Unmarshal([]byte(lines[1]), &l); err != nil {
		t.Fatal(err)
	}
	if l.Input != "wheel" || l.Target != "map" || l.Job != 5 || l.Match != 7 || l.Total <= 0 || l.Handler <= 0 {
		t.Errorf("line %+v", l)
	}
}

func TestCheckDisplay(t *testing.T) {
	t.Setenv("DISPLAY", "")
	t.Setenv("WAYLAND_DISPLAY", "")
	if err := CheckDisplay(); err == nil {
		t.Error("no display must be an error, not a panic of the toolkit")
	}
	t.Setenv("DISPLAY", ":1")
	if err := CheckDisplay(); err != nil {
		t.Error(err)
	}
}

func write(t *testing.T, path, text string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

var _ = store.Events

func TestMenuChecksWhatIsChosen(t *testing.T) {
	b := newBench(t)
	isChecked := func(menu, label string) bool {
		for _, m := range b.win.MainMenu().Items {
			for _, item := range m.Items {
				switch {
				case m.Label == menu && item.Label == label:
					return item.Checked
				case item.Label == menu && item.ChildMenu != nil:
					for _, child := range item.ChildMenu.Items {
						if child.Label == label {
							return child.Checked
						}
					}
				}
			}
		}
		t.Fatalf("no entry %s > %s", menu, label)
		return false
	}
	if !isChecked("Time", "Possible") || isChecked("Time", "Certain") || !isChecked("Layers", "Legend") {
		t.Fatal("the menu does not start with what is chosen")
	}
	b.store.SetMode(index.Certain)
	b.store.SetLayers(b.store.View().Layers ^ store.Layers(1)<<legendBit(t))
	b.store.SetFocal("RUS")
	b.settle()
	if isChecked("Time", "Possible") || !isChecked("Time", "Certain") {
		t.Error("the mode is not what is checked")
	}
	if isChecked("Layers", "Legend") || isChecked("Partner states of", "Venezuela") {
		t.Error("layers or partner states are not what is checked")
	}
}

func legendBit(t *testing.T) int {
	for i, name := range store.LayerNames() {
		if name == "legend" {
			return i
		}
	}
	t.Fatal("no legend")
	return 0
}

func TestFileDialogsOpenAndEscapeClosesThem(t *testing.T) {
	b := newBench(t)
	overlays := b.win.Canvas().Overlays()
	for name, open := range map[string]func(){
		"file": b.askFile, "folder": b.askFolder, "view": b.askView, "save": b.saveView,
		"filter": b.askFilter, "keys": b.showKeys, "about": b.about, "check": b.check,
		"address": func() { b.ask("https://example.org/") },
	} {
		open()
		if overlays.Top() == nil {
			t.Errorf("%s: no dialog", name)
			continue
		}
		b.typedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
		if overlays.Top() != nil {
			t.Errorf("%s: Escape left the dialog", name)
			overlays.Remove(overlays.Top())
		}
	}
}

func TestProblemLines(t *testing.T) {
	for _, c := range []struct {
		p           data.Problem
		where, what string
	}{
		{data.Problem{Code: "bad-date", File: "a.csv", Line: 3, Field: "start", Value: "2019-02-29", Reason: "no day 29"},
			`Error · a.csv · line 3 · start · "2019-02-29"`, "No day 29 [bad-date]"},
		{data.Problem{Code: "x", Level: data.Note, File: "a.csv", Reason: "empty"}, "Note · a.csv", "Empty [x]"},
	} {
		if where, what := problemLines(c.p); where != c.where || what != c.what {
			t.Errorf("%q, %q", where, what)
		}
	}
}
