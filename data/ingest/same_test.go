package ingest_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"reflect"
	"strconv"
	"strings"
	"testing"

	"sandtable/data"
	"sandtable/data/ingest"
)

// differs says how the reader and its oracle differ on a file, "" where they agree.
func differs(text []byte, block int) string {
	want, wantProblems, wantErr := readSlowly(bytes.NewReader(text), "f")
	got, problems, err := ingest.ReadTable(context.Background(), bytes.NewReader(text), ingest.Options{Name: "f"}.InBlocks(block))
	if err != nil || wantErr != nil {
		if errors.Is(err, ingest.ErrNoTable) && errors.Is(wantErr, ingest.ErrNoTable) {
			return ""
		}
		return fmt.Sprintf("error %v, want %v", err, wantErr)
	}
	for i := range max(len(problems), len(wantProblems)) {
		if i >= len(problems) || i >= len(wantProblems) || problems[i] != wantProblems[i] {
			return fmt.Sprintf("problem %d of %d and %d: %+v, want %+v", i, len(problems), len(wantProblems), problems[i:min(i+1, len(problems))], wantProblems[i:min(i+1, len(wantProblems))])
		}
	}
	return datasetsDiffer(got, want)
}

func datasetsDiffer(got, want *data.Dataset) string {
	a, b := got.Events, want.Events
	if a.N != b.N {
		return fmt.Sprintf("%d events, want %d", a.N, b.N)
	}
	for _, c := range []struct {
		name string
		a, b data.Text
	}{{"id", a.ID, b.ID}, {"title", a.Title, b.Title}, {"when", a.When, b.When}, {"aliases", a.Aliases, b.Aliases},
		{"summary", a.Summary, b.Summary}, {"tags", a.Tags, b.Tags}, {"note", a.Note, b.Note}} {
		for i := range int32(a.N) {
			if c.a.At(i) != c.b.At(i) {
				return fmt.Sprintf("%s %d: %q, want %q", c.name, i, c.a.At(i), c.b.At(i))
			}
		}
	}
	for _, c := range []struct {
		name string
		a, b any
	}{{"kinds", got.Kinds, want.Kinds}, {"sources", got.Sources, want.Sources}, {"package", got.Package, want.Package},
		{"implied", got.Implied, want.Implied}, {"spans", a.Spans, b.Spans}, {"kind", a.Kind, b.Kind},
		{"when kind", a.WhenKind, b.WhenKind}, {"status", a.Status, b.Status}, {"start", a.Start, b.Start}, {"end", a.End, b.End},
		{"lon", a.Lon, b.Lon}, {"lat", a.Lat, b.Lat}, {"placed", a.Placed, b.Placed}} {
		if !reflect.DeepEqual(c.a, c.b) && !(reflect.ValueOf(c.a).Kind() == reflect.Slice && reflect.ValueOf(c.a).Len()+reflect.ValueOf(c.b).Len() == 0) && a.N > 0 {
			return fmt.Sprintf("%s: %v, want %v", c.name, c.a, c.b)
		}
	}
	return ""
}

// scraps are what random tables are put together from.
var scraps = [...]string{
	",", ",", ",", ",", ",", ",", "\n", "\n", "\n", "\r\n", "\r", "\"", "\"", "\"\"", ";", "\t", "a", "b", "c", "row-2", "é", "\xff", "\xc3",
	"2020-01-01", "2020-02-30", "2020-05", "2020~", "..", "2020-01-01T10:00:00Z", "2020-01-01 10:00:00", "2021/2022", "{2019,2020}",
	"1", "-2.5", "181", "1e1", "NaN", "x", "strike", "Big fire", " ", "moment", "period", "\"a\nb\"", "\"x\"\"y\"", "\"1\"", "\"2020-01-01\"",
}

func randomTable(rng *rand.Rand) []byte {
	heads := []string{
		"id,title,lon,lat,start,end,kind,note", "title,when,when_kind,id", "\ufeffstart;end;id", "lon\tlat\r", "\n\r\n\"id\",\"ti\ntle\",start,title",
		"id,id,title,summary,tags,aliases", "x,title", "",
	}
	b := []byte(heads[rng.IntN(len(heads))] + "\n")
	for range rng.IntN(120) {
		b = append(b, scraps[rng.IntN(len(scraps))]...)
	}
	return b
}

// Any file reads as encoding/csv reads it: the same rows, kinds and problems,
// whatever the length of the pieces that are parsed by themselves.
func TestSameAsOracle(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	for range 600 {
		text := randomTable(rng)
		for _, block := range []int{1, 2 + rng.IntN(30), 0} {
			if d := differs(text, block); d != "" {
				t.Fatalf("%q in blocks of %d: %s", text, block, d)
			}
		}
	}
}

// Tables that are longer than the first piece that is read.
func TestSameAsOracleAtLength(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 6))
	var b bytes.Buffer
	b.WriteString("id,title,lon,lat,start,end,kind,note\n")
	for i := range 6000 {
		fmt.Fprintf(&b, "e%d,\"Title, of\n%d\",%d.%d,%d,2020-%02d-%02d,,kind %d,\n", rng.IntN(40000), i, rng.IntN(400)-200, rng.IntN(1e6), rng.IntN(90), rng.IntN(14), rng.IntN(30), i%70)
		if i%900 == 0 {
			b.WriteString(",\"broken\"x,\n\nshort\n\"" + strings.Repeat("long\n", 3000) + "\"\n")
		}
	}
	for _, block := range []int{500, 3000, 100_000, 0} {
		if d := differs(b.Bytes(), block); d != "" {
			t.Fatalf("blocks of %d: %s", block, d)
		}
	}
}

// More kinds than there is room for.
func TestTooManyKinds(t *testing.T) {
	var b bytes.Buffer
	b.WriteString("title,kind\n")
	for i := range 1<<16 + 50 {
		fmt.Fprintf(&b, "t,k%d\n", i)
	}
	b.WriteString("t,k3\nt,k65590\nt,strike\n")
	for _, block := range []int{5000, 0} {
		if d := differs(b.Bytes(), block); d != "" {
			t.Errorf("blocks of %d: %.300s", block, d)
		}
	}
	_, problems := readText(t, b.String())
	if want := 50 + len(data.Kinds()) + 1; len(problems) != want { // k65590 stands there twice
		t.Errorf("%d problems, want %d", len(problems), want)
	}
}

// A number is the one that strconv reads.
func TestNumber(t *testing.T) {
	rng := rand.New(rand.NewPCG(7, 8))
	texts := []string{"", ".", "-", "+.", "1.", ".5", "-0", "+7", "1_0", "0x1p4", "inf", "NaN", "1e5", "1..2", "--1", "00000000000000001.5", "999999999999999", "9999999999999999", "0.000000000000001"}
	for range 200_000 {
		f := (rng.Float64() - 0.5) * 400
		texts = append(texts, strconv.FormatFloat(f, 'f', rng.IntN(18), 64))
	}
	for _, text := range texts {
		got, err := ingest.Number(text)
		want, wantErr := strconv.ParseFloat(text, 64)
		if (err == nil) != (wantErr == nil) || math.Float64bits(got) != math.Float64bits(want) && !math.IsNaN(want) {
			t.Fatalf("%q: %v %v, want %v %v", text, got, err, want, wantErr)
		}
	}
}

// Ids that are there twice are found by the ids, not by what stands for them.
func TestTwins(t *testing.T) {
	rng := rand.New(rand.NewPCG(9, 10))
	for _, n := range []int{0, 1, 2, 1000, 70_000} {
		rows, seen, want := make([]string, n), map[string]bool{}, []int32(nil)
		for i := range rows {
			rows[i] = strconv.Itoa(rng.IntN(n + n/2))
			if i%17 == 5 {
				continue
			}
			if seen[rows[i]] {
				want = append(want, int32(i))
			}
			seen[rows[i]] = true
		}
		got, err := ingest.Twins(data.TextOf(rows), n, func(row int32) bool { return row%17 != 5 })
		if err != nil || fmt.Sprint(got) != fmt.Sprint(want) {
			t.Errorf("%d rows: %d twins, want %d (%v)", n, len(got), len(want), err)
		}
	}
}

func FuzzSameAsOracle(f *testing.F) {
	rng := rand.New(rand.NewPCG(1, 1))
	for range 30 {
		f.Add(randomTable(rng), uint8(rng.IntN(40)))
	}
	f.Fuzz(func(t *testing.T, text []byte, block uint8) {
		if d := differs(text, int(block)); d != "" {
			t.Fatalf("%q in blocks of %d: %s", text, block, d)
		}
	})
}
