package export_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"flag"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/paulmach/orb"

	"sandtable/assets"
	"sandtable/data"
	"sandtable/data/edtf"
	"sandtable/data/export"
	"sandtable/data/pack"
)

var update = flag.Bool("update", false, "write the golden files again")

// setOf is all of a dataset that has a date, as known.
func setOf(d *data.Dataset, known data.AsKnown) export.Set {
	k := d.Known(known)
	s := export.Set{Known: k, A: edtf.MinDay, Z: edtf.MaxDay}
	for e := range int32(d.Events.N) {
		if k.Spans.Dated(e) && k.SeesEvent(e) {
			s.Events = append(s.Events, e)
		}
	}
	return s
}

func tiny(tb testing.TB) *data.Dataset {
	tb.Helper()
	p, problems, err := pack.Open("testdata/tiny")
	if err != nil {
		tb.Fatal(err)
	}
	for _, problem := range problems {
		if problem.Level == data.Error {
			tb.Fatal(problem)
		}
	}
	return p.Dataset
}

func embedded(tb testing.TB) *data.Dataset {
	tb.Helper()
	fsys, err := assets.Dataset("russia-venezuela")
	if err != nil {
		tb.Fatal(err)
	}
	p, _, err := pack.Read(fsys, "russia-venezuela")
	if err != nil {
		tb.Fatal(err)
	}
	return p.Dataset
}

func asKnown(day string) data.AsKnown {
	d, err := edtf.ParseDay(day)
	if err != nil {
		panic(err)
	}
	return data.AsKnown{On: true, Day: d}
}

// written is what a writer writes.
func written(tb testing.TB, write func(io.Writer) error) []byte {
	tb.Helper()
	var b bytes.Buffer
	if err := write(&b); err != nil {
		tb.Fatal(err)
	}
	return b.Bytes()
}

func TestGolden(t *testing.T) {
	d := tiny(t)
	all, then := setOf(d, data.AsKnown{}), setOf(d, asKnown("2025-09-30"))
	whole := all
	whole.Events = []int32{0, 1, 2} // with the one that has no date
	states := func(f export.Format, of int32) func(io.Writer) error {
		return func(w io.Writer) error { return export.WriteStates(w, all, edtf.DayOf(2025, 10, 1), of, f) }
	}
	for name, write := range map[string]func(io.Writer) error{
		"events.json":       func(w io.Writer) error { return export.WriteEvents(w, whole, export.JSON) },
		"events.jsonl":      func(w io.Writer) error { return export.WriteEvents(w, all, export.JSONL) },
		"events.csv":        func(w io.Writer) error { return export.WriteEvents(w, whole, export.CSV) },
		"events.tsv":        func(w io.Writer) error { return export.WriteEvents(w, all, export.TSV) },
		"events.geojson":    func(w io.Writer) error { return export.WriteEvents(w, all, export.GeoJSON) },
		"events.md":         func(w io.Writer) error { return export.WriteEvents(w, all, export.Markdown) },
		"events-known.json": func(w io.Writer) error { return export.WriteEvents(w, then, export.JSON) },
		"sources.json":      func(w io.Writer) error { return export.WriteSources(w, all, export.JSON) },
		"sources.csv":       func(w io.Writer) error { return export.WriteSources(w, then, export.CSV) },
		"claims.json":       func(w io.Writer) error { return export.WriteClaims(w, all, export.JSON) },
		"claims.csv":        func(w io.Writer) error { return export.WriteClaims(w, all, export.CSV) },
		"relations.json":    func(w io.Writer) error { return export.WriteRelations(w, all, export.JSON) },
		"relations.csv":     func(w io.Writer) error { return export.WriteRelations(w, all, export.CSV) },
		"states.json":       states(export.JSON, 0),
		"states.csv":        states(export.CSV, -1),
	} {
		t.Run(name, func(t *testing.T) {
			got, file := written(t, write), filepath.Join("testdata", "golden", name)
			if *update {
				if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
					t.Fatal(err)
				}
				if err := os.WriteFile(file, got, 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(got, want) {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
		})
	}
}

// The contract's keys: what JSON has and no more, and nothing but numbers and
// days may be null.
func TestJSONKeepsTheContract(t *testing.T) {
	events := "id kind title aliases summary when when_kind when_text date_basis date_note bounds status places actors claims links tags note"
	bounds := "earliest_start latest_start earliest_end latest_end open_start open_end unknown_start unknown_end qualified_start qualified_end has_core attested_until"
	claim := "id source via speaker says quote quote_language locator stance when place status figures credibility note"
	nullable := map[string]bool{"order": true, "lon": true, "lat": true, "radius_km": true, "credibility": true, "low": true, "value": true, "high": true}
	for _, day := range strings.Fields("earliest_start latest_start earliest_end latest_end attested_until") {
		nullable[day] = true
	}
	for name, d := range map[string]*data.Dataset{"tiny": tiny(t), "embedded": embedded(t)} {
		s := setOf(d, data.AsKnown{})
		var rows []map[string]any
		if err := json.Unmarshal(written(t, func(w io.Writer) error { return export.WriteEvents(w, s, export.JSON) }), &rows); err != nil {
			t.Fatal(err)
		}
		if len(rows) != len(s.Events) {
			t.Errorf("%s: %d rows, want %d", name, len(rows), len(s.Events))
		}
		for _, row := range rows {
			keysAre(t, row, events)
			keysAre(t, row["bounds"].(map[string]any), bounds)
			for _, c := range row["claims"].([]any) {
				keysAre(t, c.(map[string]any), claim)
			}
			for _, p := range row["places"].([]any) {
				keysAre(t, p.(map[string]any), "id name role order when lon lat precision radius_km country geometry")
			}
			noNull(t, row, nullable)
		}
	}
}

func keysAre(t *testing.T, row map[string]any, want string) {
	t.Helper()
	names := strings.Fields(want)
	for _, n := range names {
		if _, ok := row[n]; !ok {
			t.Errorf("%v has no %q", row["id"], n)
		}
	}
	if len(row) != len(names) {
		t.Errorf("%v has %d keys, want %d", row["id"], len(row), len(names))
	}
}

func noNull(t *testing.T, v any, nullable map[string]bool) {
	t.Helper()
	switch v := v.(type) {
	case map[string]any:
		for key, x := range v {
			if x == nil && !nullable[key] {
				t.Errorf("%q is null", key)
			}
			noNull(t, x, nullable)
		}
	case []any:
		for _, x := range v {
			noNull(t, x, nullable)
		}
	}
}

// CSV and JSON are two forms of the same rows.
func TestCSVTellsWhatJSONTells(t *testing.T) {
	s := setOf(embedded(t), data.AsKnown{})
	var rows []export.Event
	dec := json.NewDecoder(bytes.NewReader(written(t, func(w io.Writer) error { return export.WriteEvents(w, s, export.JSON) })))
	var raw []map[string]any
	if err := dec.Decode(&raw); err != nil {
		t.Fatal(err)
	}
	for _, e := range s.Events {
		rows = append(rows, s.Event(e))
	}
	cells, err := csv.NewReader(bytes.NewReader(written(t, func(w io.Writer) error { return export.WriteEvents(w, s, export.CSV) }))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	if len(cells) != len(raw)+1 {
		t.Fatalf("%d rows of CSV, %d of JSON", len(cells)-1, len(raw))
	}
	for i, line := range cells[1:] {
		for c, name := range cells[0] {
			if want := flat(raw[i], rows[i], name); line[c] != want {
				t.Errorf("%s: %s is %q in CSV, %q in JSON", rows[i].ID, name, line[c], want)
			}
		}
	}
}

// flat is a value of a JSON row as a cell.
func flat(row map[string]any, e export.Event, name string) string {
	v, ok := row[name]
	if b := row["bounds"].(map[string]any); !ok {
		v, ok = b[name]
	}
	if !ok {
		return map[string]string{"lon": e.Lon.String(), "lat": e.Lat.String()}[name]
	}
	switch v := v.(type) {
	case string:
		return v
	case bool:
		return strconv.FormatBool(v)
	case []any:
		if name == "claims" {
			return strconv.Itoa(len(v))
		}
		var ids []string
		for _, x := range v {
			if m, ok := x.(map[string]any); ok {
				x = m["id"]
				if name == "links" {
					x = m["to"]
				}
			}
			ids = append(ids, x.(string))
		}
		return strings.Join(ids, "|")
	}
	return ""
}

func TestAsKnownDerives(t *testing.T) {
	then := setOf(tiny(t), asKnown("2025-09-30"))
	if len(then.Events) != 1 {
		t.Fatalf("%d events were known", len(then.Events))
	}
	e := then.Event(0)
	if e.When != "2025-09" || e.Status != "reported" || len(e.Places) != 1 || e.Places[0].ID != "port" || e.WhenText != "" {
		t.Errorf("when %q, status %q, places %v", e.When, e.Status, e.Places)
	}
	if len(e.Claims) != 1 || e.Claims[0].ID != "c1" || e.Lon != -66.9 {
		t.Errorf("claims %v, lon %v", e.Claims, e.Lon)
	}
	later := setOf(tiny(t), asKnown("2025-10-31"))
	visit := later.Event(1)
	if !strings.Contains(visit.Note, "[as known on 2025-10-31: when, place, status compiled later]") || !strings.HasPrefix(visit.Note, "Kept.") {
		t.Errorf("note %q", visit.Note)
	}
	if now := setOf(tiny(t), data.AsKnown{}).Event(1); now.Note != "Kept." || now.Links[0].To != "ships" {
		t.Errorf("note %q, links %v", now.Note, now.Links)
	}
	if got := then.Sources(); len(got) != 1 {
		t.Errorf("%d sources had been published", len(got))
	}
}

// Outer rings run counter-clockwise and holes clockwise, however the dataset has
// them; its own geometry stays as it is.
func TestGeoJSONWindsRings(t *testing.T) {
	outer := orb.Ring{{0, 0}, {0, 9}, {9, 9}, {9, 0}, {0, 0}}
	hole := orb.Ring{{1, 1}, {2, 1}, {2, 2}, {1, 2}, {1, 1}}
	polygon := orb.Polygon{outer.Clone(), hole.Clone()}
	for name, g := range map[string]orb.Geometry{"Polygon": polygon, "MultiPolygon": orb.MultiPolygon{polygon}} {
		spans := data.MakeSpans(1)
		spans.Set(0, edtf.Bounds{})
		d := data.Build(data.Tables{
			Kinds: data.Kinds(), EventPlaces: []data.EventPlace{{}},
			Places: []data.Place{{ID: "area", HasPoint: true, Precision: data.AreaPrecision, Geometry: g}},
			Events: data.Events{N: 1, Kind: make([]uint16, 1), Status: make([]data.Status, 1), WhenKind: make([]edtf.WhenKind, 1), Spans: spans},
		})
		text := string(written(t, func(w io.Writer) error {
			return export.WriteEvents(w, setOf(d, data.AsKnown{}), export.GeoJSON)
		}))
		want := "[[[0,0],[9,0],[9,9],[0,9],[0,0]],[[1,1],[1,2],[2,2],[2,1],[1,1]]]"
		if !strings.Contains(text, want) || !strings.Contains(text, `"type":"`+name+`"`) {
			t.Errorf("%s: got %s", name, text)
		}
		if !polygon[0].Equal(outer) || !polygon[1].Equal(hole) {
			t.Errorf("%s: the dataset's own rings were turned round", name)
		}
	}
}

// Under as-known an event does not lead to one that nobody had told of yet.
func TestLinksLeadToWhatWasKnown(t *testing.T) {
	day := edtf.DayOf(2025, 9, 1)
	source := func(id string, on edtf.Day) data.Source {
		return data.Source{ID: id, Dated: true, EarliestPublished: on, LatestPublished: on}
	}
	d := data.Build(data.Tables{
		Kinds: data.Kinds(), Sources: []data.Source{source("early", day), source("late", day+9)},
		Claims: []data.Claim{{ID: "c0", Source: 0, Events: []int32{0}, Place: -1}, {ID: "c1", Source: 1, Events: []int32{1}, Place: -1}},
		Links:  []data.Link{{From: 0, To: 1, Kind: "follows"}},
		Events: data.Events{
			N: 2, ID: data.TextOf([]string{"a", "b"}), Kind: make([]uint16, 2), Status: make([]data.Status, 2),
			WhenKind: make([]edtf.WhenKind, 2), Spans: data.MakeSpans(2),
		},
	})
	for after, want := range map[edtf.Day]int{5: 0, 9: 1} {
		s := export.Set{Known: d.Known(data.AsKnown{On: true, Day: day + after}), Events: []int32{0}}
		if links := s.Event(0).Links; len(links) != want {
			t.Errorf("%d days later: links %v, want %d", after, links, want)
		}
	}
}

func TestNarrowedRelations(t *testing.T) {
	s := setOf(tiny(t), data.AsKnown{})
	if got := len(s.Relations()); got != 2 {
		t.Errorf("%d relations", got)
	}
	s.Narrowed = true
	if got := s.Relations(); len(got) != 1 || s.Known.Relations[got[0]].ID != "usa-ven" {
		t.Errorf("relations of the actors: %v", got)
	}
	s.Events = s.Events[:1] // VEN takes no part
	if got := s.Relations(); len(got) != 0 {
		t.Errorf("relations of one actor: %v", got)
	}
	if got := s.Claims(); len(got) != 2 {
		t.Errorf("claims about the ships: %v", got)
	}
}

func TestNothing(t *testing.T) {
	s := setOf(tiny(t), data.AsKnown{})
	s.Events = nil
	for f, want := range map[export.Format]string{export.JSON: "[]\n", export.JSONL: ""} {
		if got := written(t, func(w io.Writer) error { return export.WriteEvents(w, s, f) }); string(got) != want {
			t.Errorf("%s: %q", f, got)
		}
	}
	if _, err := export.Parse("xlsx", export.EventFormats()); err == nil || !strings.Contains(err.Error(), "geojson") {
		t.Errorf("got %v", err)
	}
}
