package summary_test

import (
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"sandtable/data"
	"sandtable/data/edtf"
	. "sandtable/data/summary"
)

// sample is five events; the first has two actors, the last says nothing.
func sample() (*data.Known, []int32) {
	t := data.Tables{Kinds: data.Kinds(), Actors: []data.Actor{{ID: "RUS", Name: "Russia"}, {ID: "VEN", Name: "Venezuela"}, {ID: "NaN", Name: "a_b"}}}
	t.EventActors = []data.EventActor{{Event: 0, Actor: 0}, {Event: 0, Actor: 1}, {Event: 0, Actor: 0, Role: "again"}, {Event: 1, Actor: 0}, {Event: 2, Actor: 2}}
	t.Events = data.Events{N: 5, Kind: []uint16{1, 1, 0, 7, 0}, Status: []data.Status{1, 1, 2, 1, 0}, WhenKind: make([]edtf.WhenKind, 5), Spans: data.MakeSpans(5)}
	day := edtf.DayOf
	for e, d := range [][2]edtf.Day{{day(2018, 12, 10), day(2018, 12, 10)}, {day(2018, 1, 1), day(2020, 3, 1)}, {edtf.MinDay, day(2019, 1, 1)}, {day(-5, 1, 1), day(-5, 2, 1)}} {
		t.Events.Spans.Set(int32(e), edtf.Bounds{EarliestStart: d[0], LatestStart: d[1], EarliestEnd: d[0], LatestEnd: d[1]})
	}
	return data.Build(t).Known(data.AsKnown{}), []int32{0, 1, 2, 3, 4}
}

func lines(t Table) string {
	var out []string
	for _, c := range t.Cells {
		out = append(out, fmt.Sprintf("%s %d", strings.Join(c.Values, ","), c.Count))
	}
	return strings.Join(out, "; ")
}

func TestCells(t *testing.T) {
	k, events := sample()
	for _, c := range []struct {
		by, want, note string
		total          int
	}{
		{"kind", "deployment 2; exercise 2; treaty 1", "", 5},
		{"year", "../2019 1; -0005 1; 2018 1; 2018/2020 1;  1", "", 5},
		{"actor", "RUS 2; VEN 1; NaN 1;  2", "1 of 5 events have several values of actor and count once for each", 6},
		{"status", "reported 3; claimed 1;  1", "", 5},
		{"kind,actor", "deployment,NaN 1; deployment, 1; exercise,RUS 2; exercise,VEN 1; treaty, 1", "1 of 5 events have several values of actor and count once for each", 6},
		{"country", " 5", "", 5},
	} {
		got, err := Cells(k, events, strings.Split(c.by, ","))
		if err != nil {
			t.Fatal(err)
		}
		if lines(got) != c.want || strings.Join(got.Notes, "; ") != c.note || got.Total() != c.total {
			t.Errorf("by %s: %s (%v, total %d), want %s (%s, %d)", c.by, lines(got), got.Notes, got.Total(), c.want, c.note, c.total)
		}
	}
	for _, by := range []string{"", "knd", "kind,kind", "kind,year,actor,status,source,place,tag"} {
		if _, err := Cells(k, events, strings.FieldsFunc(by, func(r rune) bool { return r == ',' })); err == nil {
			t.Errorf("counting by %q should fail", by)
		}
	}
}

func TestTooMany(t *testing.T) {
	n := MaxCells + 1
	tables := data.Tables{Kinds: data.Kinds(), Events: data.Events{N: n, Kind: make([]uint16, n), Status: make([]data.Status, n), WhenKind: make([]edtf.WhenKind, n), Spans: data.MakeSpans(n)}}
	events := make([]int32, n)
	for e := range int32(n) {
		events[e] = e
		tables.Actors = append(tables.Actors, data.Actor{ID: fmt.Sprint(e)})
		tables.EventActors = append(tables.EventActors, data.EventActor{Event: e, Actor: e})
	}
	k := data.Build(tables).Known(data.AsKnown{})
	if _, err := Cells(k, events, []string{"actor"}); !errors.Is(err, ErrTooManyCells) {
		t.Errorf("got %v", err)
	}
	if _, err := Cells(k, events[:MaxCells], []string{"actor"}); err != nil {
		t.Error(err)
	}
}

func frame(t *testing.T, k *data.Known, events []int32, by ...string) Frame {
	t.Helper()
	table, err := Cells(k, events, by)
	if err != nil {
		t.Fatal(err)
	}
	return ok(t)(table.Frame())
}

// ok passes a frame on if there was no error.
func ok(t *testing.T) func(Frame, error) Frame {
	return func(f Frame, err error) Frame {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return f
	}
}

func text(t *testing.T, f Frame) string {
	t.Helper()
	var b strings.Builder
	if err := f.WriteText(&b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestFrame(t *testing.T) {
	k, events := sample()
	f := frame(t, k, events, "actor", "kind")
	for _, c := range []struct {
		name string
		f    Frame
		want string
	}{
		{"group", ok(t)(f.Group("kind")), "kind count\ndeployment 2\nexercise 3\ntreaty 1"},
		{"group by both turns", ok(t)(f.Group("kind", "actor")), "kind actor count\ndeployment NaN 1\ndeployment 1\nexercise RUS 2\nexercise VEN 1\ntreaty 1"},
		{"pivot", ok(t)(f.Pivot("kind", "actor")), "kind RUS VEN NaN none total\ndeployment 0 0 1 1 2\nexercise 2 1 0 0 3\ntreaty 0 0 0 1 1\ntotal 2 1 1 2 6"},
		{"sort", ok(t)(f.Sort(Key{"count", true}, Key{"kind", false}, Key{"actor", true})), "actor kind count\nRUS exercise 2\ndeployment 1\nNaN deployment 1\nVEN exercise 1\ntreaty 1"},
	} {
		got := strings.ReplaceAll(text(t, c.f), "note: 1 of 5 events have several values of actor and count once for each\n", "")
		var rows []string
		for _, l := range strings.Split(strings.TrimSpace(got), "\n") {
			rows = append(rows, strings.Join(strings.Fields(l), " "))
		}
		if s := strings.Join(rows, "\n"); s != c.want {
			t.Errorf("%s:\n%s\nwant\n%s", c.name, s, c.want)
		}
	}
	for name, f := range map[string]func() (Frame, error){
		"group":    func() (Frame, error) { return f.Group("year") },
		"count":    func() (Frame, error) { return f.Group("count") },
		"pivot":    func() (Frame, error) { return f.Pivot("kind", "kind") },
		"unknown":  func() (Frame, error) { return f.Pivot("kind", "year") },
		"sort":     func() (Frame, error) { return f.Sort(Key{"year", false}) },
		"describe": func() (Frame, error) { return frame(t, k, nil, "kind").Describe() },
	} {
		if _, err := f(); err == nil {
			t.Errorf("%s of a missing column should fail", name)
		}
	}
}

func TestEmpty(t *testing.T) {
	k, _ := sample()
	f := frame(t, k, nil, "kind", "year")
	var b strings.Builder
	if err := f.WriteJSON(&b); err != nil || b.String() != "[]\n" {
		t.Errorf("no cells are %q, %v", b.String(), err)
	}
	if got := text(t, ok(t)(f.Pivot("kind", "year"))); got != "kind   total\ntotal      0\n" {
		t.Errorf("empty pivot:\n%s", got)
	}
}

func TestDescribe(t *testing.T) {
	k, events := sample()
	d := ok(t)(frame(t, k, events, "kind").Describe())
	var mean, most string
	for _, r := range d.Records()[1:] {
		switch r[0] {
		case "mean":
			mean = r[1]
		case "max":
			most = r[1]
		}
	}
	if mean != "1.666667" || most != "2.000000" {
		t.Errorf("mean %s, max %s", mean, most)
	}
}

// TestBruteForce holds cells, groups and pivots of random events against plain
// counting, and the outputs against their own readers.
func TestBruteForce(t *testing.T) {
	r := rand.New(rand.NewPCG(41, 42))
	for range 15 {
		k, events := random(r)
		f := frame(t, k, events, "kind", "actor", "status")
		byActor, byPair := map[string]int{}, map[[2]string]int{}
		for _, e := range events {
			names := []string{}
			for _, row := range k.ActorsOf(e) {
				if id := k.Actors[k.EventActors[row].Actor].ID; !slices.Contains(names, id) {
					names = append(names, id)
				}
			}
			if len(names) == 0 {
				names = append(names, "")
			}
			for _, n := range names {
				byActor[n]++
				byPair[[2]string{n, k.KindOf(e).ID}]++
			}
		}
		checkGroup(t, ok(t)(f.Group("actor")), byActor)
		checkPivot(t, ok(t)(f.Pivot("actor", "kind")), byPair)
		checkOutputs(t, f)
	}
}

// random makes ids that gota's own grouping mixes up: a_b with c, a with b_c.
func random(r *rand.Rand) (*data.Known, []int32) {
	n := 1 + r.IntN(200)
	t := data.Tables{Kinds: []data.Kind{{ID: "c"}, {ID: "b_c"}, {ID: "1e-9"}, {ID: "NA"}}}
	for _, id := range []string{"a", "a_b", "00501", "1e-9", "say \"x\", y", "NaN"} {
		t.Actors = append(t.Actors, data.Actor{ID: id})
	}
	t.Events = data.Events{N: n, Spans: data.MakeSpans(n), WhenKind: make([]edtf.WhenKind, n)}
	var events []int32
	for e := range int32(n) {
		t.Events.Kind = append(t.Events.Kind, uint16(r.IntN(4)))
		t.Events.Status = append(t.Events.Status, data.Status(r.IntN(7)))
		for range r.IntN(4) {
			t.EventActors = append(t.EventActors, data.EventActor{Event: e, Actor: r.Int32N(6)})
		}
		if r.IntN(3) > 0 {
			events = append(events, e)
		}
	}
	return data.Build(t).Known(data.AsKnown{}), events
}

func checkGroup(t *testing.T, f Frame, want map[string]int) {
	t.Helper()
	if f.Len() != len(want) {
		t.Errorf("%d groups, want %d", f.Len(), len(want))
	}
	for _, row := range f.Records()[1:] {
		if row[1] != fmt.Sprint(want[row[0]]) {
			t.Errorf("%q counts %s, want %d", row[0], row[1], want[row[0]])
		}
	}
}

func checkPivot(t *testing.T, f Frame, want map[[2]string]int) {
	t.Helper()
	records := f.Records()
	sum := 0
	for _, row := range records[1 : len(records)-1] {
		line := 0
		for c, head := range records[0][1 : len(row)-1] {
			n := want[[2]string{row[0], head}]
			if row[c+1] != fmt.Sprint(n) {
				t.Errorf("%q x %q is %s, want %d", row[0], head, row[c+1], n)
			}
			line += n
		}
		sum += line
		if row[len(row)-1] != fmt.Sprint(line) {
			t.Errorf("total of %q is %s, want %d", row[0], row[len(row)-1], line)
		}
	}
	if last := records[len(records)-1]; last[len(last)-1] != fmt.Sprint(sum) {
		t.Errorf("grand total %s, want %d", last[len(last)-1], sum)
	}
}

func checkOutputs(t *testing.T, f Frame) {
	t.Helper()
	var b strings.Builder
	if err := f.WriteCSV(&b); err != nil {
		t.Fatal(err)
	}
	back, err := csv.NewReader(strings.NewReader(b.String())).ReadAll()
	if err != nil || fmt.Sprint(back) != fmt.Sprint(f.Records()) {
		t.Errorf("csv does not read back: %v", err)
	}
	b.Reset()
	if err := f.WriteJSON(&b); err != nil {
		t.Fatal(err)
	}
	var rows []map[string]any
	if err := json.Unmarshal([]byte(b.String()), &rows); err != nil || len(rows) != f.Len() {
		t.Fatalf("json does not read back: %v", err)
	}
	for i, row := range f.Records()[1:] {
		if rows[i]["actor"] != row[1] || fmt.Sprint(rows[i]["count"]) != row[3] {
			t.Errorf("json row %d is %v, want %v", i, rows[i], row)
		}
	}
}

// cells makes a table near the limit without counting for it.
func cells(n int) Table {
	t := Table{By: []string{"kind", "actor"}}
	for i := range n {
		t.Cells = append(t.Cells, Cell{Values: []string{fmt.Sprint("k", i%20), fmt.Sprint("a", i%500)}, Count: i})
	}
	return t
}

func BenchmarkGroup(b *testing.B) {
	f, err := cells(MaxCells).Frame()
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := f.Group("kind", "actor"); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkCells(b *testing.B) {
	r := rand.New(rand.NewPCG(43, 44))
	n := 1_000_000
	ev := data.Events{N: n, Kind: make([]uint16, n), Status: make([]data.Status, n), WhenKind: make([]edtf.WhenKind, n), Spans: data.MakeSpans(n)}
	events := make([]int32, n)
	for e := range events {
		events[e], ev.Kind[e] = int32(e), uint16(r.IntN(17))
		d := edtf.Day(r.IntN(7300))
		ev.Spans.Set(int32(e), edtf.Bounds{EarliestStart: d, LatestStart: d, EarliestEnd: d, LatestEnd: d})
	}
	k := data.Build(data.Tables{Kinds: data.Kinds(), Events: ev}).Known(data.AsKnown{})
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Cells(k, events, []string{"kind", "year"}); err != nil {
			b.Fatal(err)
		}
	}
}
