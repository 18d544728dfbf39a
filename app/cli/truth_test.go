package cli_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// views are options under which all commands have to show the same events.
var views = [][]string{
	nil,
	{"--window", "2025-09/2025-10"},
	{"--window", "2018/2019", "--mode", "certain"},
	{"--as-known", "2025-09-30"},
	{"--as-known", "2025-09-30", "--undated"},
	{"--filter", "actor = RUS and grade <= D"},
	{"--within", "-75,0,-60,13", "--window", "2024/.."},
	{"--layers", "-assessments"},
	{"--filter", "kind = exercise and kind = strike"},
}

// Rows, counts and picture of a view tell of the same events.
func TestLinkedViewsShowTheSameTruth(t *testing.T) {
	for _, view := range views {
		t.Run(strings.Join(view, " "), func(t *testing.T) {
			with := func(args ...string) result { return run(append(args, view...)...) }
			var rows []map[string]any
			events := with("events")
			if err := json.Unmarshal([]byte(events.out), &rows); err != nil {
				t.Fatal(err, events.err)
			}
			want := fmt.Sprintf("%d match, ", len(rows))
			if !strings.Contains(events.err, want) {
				t.Errorf("events says %q of %d rows", events.err, len(rows))
			}
			if n := csvRows(t, with("events", "--format", "csv").out); n != len(rows) {
				t.Errorf("%d rows of CSV, %d of JSON", n, len(rows))
			}
			var cells []struct{ Count int }
			if err := json.Unmarshal([]byte(with("summary", "--by", "kind", "--format", "json").out), &cells); err != nil {
				t.Fatal(err)
			}
			sum := 0
			for _, c := range cells {
				sum += c.Count
			}
			if sum != len(rows) {
				t.Errorf("the summary counts %d, the rows are %d", sum, len(rows))
			}
			file := filepath.Join(t.TempDir(), "x.png")
			if shot := with("snapshot", "--size", "480x360", "--out", file); shot.code != 0 || !strings.Contains(shot.err, want) {
				t.Errorf("the snapshot says %q", shot.err)
			}
			part := filepath.Join(t.TempDir(), "part.zip")
			if got := with("events", "--out", part); got.code != 0 {
				t.Fatalf("dataset: %s", got.err)
			}
			if got := run("summary", part); !strings.Contains(got.err, fmt.Sprintf("%d in the dataset", len(rows))) {
				t.Errorf("the dataset has %q, want %d", got.err, len(rows))
			}
		})
	}
}

// What events writes as CSV opens again with the same kinds, dates and anchors.
func TestOwnCSVOpens(t *testing.T) {
	file := filepath.Join(t.TempDir(), "events.csv")
	if got := run("events", "--format", "csv", "--out", file); got.code != 0 {
		t.Fatal(got.err)
	}
	raw, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	first, again := columnsOf(t, string(raw)), columnsOf(t, run("events", file, "--format", "csv").out)
	for _, name := range []string{"id", "kind", "title", "when", "when_kind", "lon", "lat", "tags"} {
		if len(first[name]) < 100 || !slices.Equal(first[name], again[name]) {
			t.Errorf("%s: %d cells %.200q, opened again %d %.200q", name, len(first[name]), first[name], len(again[name]), again[name])
		}
	}
}

// columnsOf is a CSV by the names of its columns.
func columnsOf(t *testing.T, text string) map[string][]string {
	t.Helper()
	rows, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil || len(rows) == 0 {
		t.Fatal(err, len(rows))
	}
	out := map[string][]string{}
	for _, row := range rows[1:] {
		for i, name := range rows[0] {
			out[name] = append(out[name], row[i])
		}
	}
	return out
}

// A filter chooses the relations between the actors of what it leaves.
func TestFilterNarrowsRelations(t *testing.T) {
	all := columnsOf(t, run("relations", "--format", "csv").out)
	some := columnsOf(t, run("relations", "--format", "csv", "--filter", "id = treaty-signing").out)
	for i, id := range some["id"] {
		for _, actor := range []string{some["subject"][i], some["object"][i]} {
			if actor != "RUS" && actor != "VEN" {
				t.Errorf("%s is with %s, which takes no part in the event", id, actor)
			}
		}
	}
	if n := len(some["id"]); n == 0 || n >= len(all["id"]) {
		t.Errorf("%d of %d relations", n, len(all["id"]))
	}
}

func csvRows(t *testing.T, text string) int {
	t.Helper()
	rows, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return len(rows) - 1
}

// The same view gives the same bytes, and the view in a picture gives the picture.
func TestSnapshotIsReproducible(t *testing.T) {
	dir := t.TempDir()
	take := func(name string, args ...string) []byte {
		t.Helper()
		file := filepath.Join(dir, name)
		if got := run(append([]string{"snapshot", "--out", file}, args...)...); got.code != 0 {
			t.Fatal(got.err)
		}
		raw, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		return raw
	}
	options := []string{
		"--window", "2025-09/2025-10", "--bbox", "-89,0,-52,25", "--theme", "print", "--title", "Überschrift",
		"--filter", "kind in (strike, exercise)", "--as-known", "2025-11", "--layers", "-rivers", "--focal", "none",
	}
	first := take("a.png", options...)
	if !bytes.Equal(first, take("b.png", options...)) {
		t.Error("two runs differ")
	}
	if !bytes.Equal(first, take("c.png", "--from", filepath.Join(dir, "a.png"))) {
		t.Error("the view in the picture gives another picture")
	}
	if bytes.Equal(first, take("d.png", "--from", filepath.Join(dir, "a.png"), "--theme", "dark")) {
		t.Error("an option does not override the view in the picture")
	}
}

func TestBenchNames(t *testing.T) {
	got := run("bench", "testdata/tiny", "--json", "--rounds", "1")
	if got.code != 0 {
		t.Fatal(got.err)
	}
	var names []string
	for line := range strings.Lines(got.out) {
		var r struct {
			Name, Unit, CPU string
			Events          int
			Median          float64
		}
		if err := json.Unmarshal([]byte(line), &r); err != nil || r.Median <= 0 || r.Events != 3 || r.CPU == "" || r.Unit == "" {
			t.Errorf("%s: %v", line, err)
		}
		names = append(names, r.Name)
	}
	want := "load open start scrub/one-colour scrub/by-kind scrub/jump window-certain drag pan zoom filter sort snapshot columns memory"
	if strings.Join(names, " ") != want {
		t.Errorf("got %v", names)
	}
}
