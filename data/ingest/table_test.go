package ingest_test

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"sandtable/data"
	"sandtable/data/edtf"
	"sandtable/data/ingest"
	"sandtable/data/pack"
	"sandtable/geo"
)

func readText(t *testing.T, text string) (*data.Dataset, []data.Problem) {
	t.Helper()
	ds, problems, err := ingest.ReadTable(context.Background(), strings.NewReader(text), ingest.Options{Name: "t.csv"})
	if err != nil {
		t.Fatal(err)
	}
	return ds, problems
}

func TestReadTable(t *testing.T) {
	text := "\ufeffID;Title;LON;Latitude;start;End;Category;note;extra\r\n" +
		"a;One;-66.5;10.25;2020-01-01;2020-01-03;strike;n;x\r\n" +
		"b;;;;2020;;Arms transfer;;\r\n" +
		"c;Three;10;-90;2020-02-29T12:30:00;;Big fire;;\r\n" +
		"d;Four;;;;2020-02-29 23:30:00-02:00;big  FIRE;;\r\n" +
		"e;Five;;;2021-05;..;;;\r\n"
	ds, problems := readText(t, text)
	if len(problems) != 1 || problems[0].Code != "unknown-column" || problems[0].Column != 47 {
		t.Errorf("problems %v", problems)
	}
	e := ds.Events
	for i, want := range []string{
		"a One 2020-01-01/2020-01-03 period strike 2020-01-01 2020-01-01 2020-01-03 2020-01-03",
		"b b 2020 moment arms-transfer 2020-01-01 2020-12-31 2020-01-01 2020-12-31",
		"c Three 2020-02-29T12:30:00 moment big-fire 2020-02-29 2020-02-29 2020-02-29 2020-02-29",
		"d Four 2020-02-29T23:30:00-02:00 moment big-fire 2020-02-29 2020-02-29 2020-02-29 2020-02-29",
		"e Five 2021-05/.. period none 2021-05-01 2021-05-31 2021-05-31 ..",
	} {
		n := int32(i)
		b := e.Spans.At(n)
		got := fmt.Sprint(e.ID.At(n), " ", e.Title.At(n), " ", e.When.At(n), " ", e.WhenKind[n], " ", ds.KindOf(n).ID, " ",
			b.EarliestStart, " ", b.LatestStart, " ", b.EarliestEnd, " ", b.LatestEnd)
		if got != want {
			t.Errorf("got  %q\nwant %q", got, want)
		}
		if e.Status[n] != data.Claimed {
			t.Errorf("%s: status %v", e.ID.At(n), e.Status[n])
		}
	}
	noon := time.Date(2020, 2, 29, 12, 30, 0, 0, time.UTC).Unix()
	if e.Start[0] != data.NoTime || e.Start[2] != noon || e.Start[3] != noon+13*3600 || e.End[4] != data.NoTime || len(e.Start) != 5 {
		t.Errorf("seconds %v %v", e.Start, e.End)
	}
	if e.Lon[0] != geo.FixLon(-66.5) || e.Lat[2] != geo.FixLat(-90) || e.Placed[1] || !e.Placed[2] {
		t.Errorf("at %v %v %v", e.Lon, e.Lat, e.Placed)
	}
	sum := sha256.Sum256([]byte(text))
	s := ds.Sources[ds.Implied.Source]
	if s.SHA256 != hex.EncodeToString(sum[:]) || s.File != "t.csv" || s.Grade != 0 || ds.Implied.Status != data.Claimed || ds.Events.Dates != nil {
		t.Errorf("source %+v, claim %+v", s, ds.Implied)
	}
}

func TestTableWithWhen(t *testing.T) {
	ds, problems := readText(t, "title,when,when_kind,start\n"+
		"a,2020-05,period,\nb,2020/..,,\nc,2020-05-01,period,\nd,2020,,2019\ne,\"{2019,2020}\",moment,\nf,2020,often,\ng,soon,,\nh,,,\n")
	e := ds.Events
	for i, want := range []string{
		"2020-05 period 2020-05-01 2020-05-31", "2020/.. period 2020-01-01 ..", "2020-05-01 period 2020-05-01 2020-05-01",
		"2019 moment 2019-01-01 2019-12-31", " moment .. ..", "2020 moment 2020-01-01 2020-12-31", " moment .. ..", " moment .. ..",
	} {
		n := int32(i)
		b := e.Spans.At(n)
		if got := fmt.Sprint(e.When.At(n), " ", e.WhenKind[n], " ", b.EarliestStart, " ", b.LatestEnd); got != want {
			t.Errorf("row %d: got %q, want %q", i+1, got, want)
		}
	}
	var codes []string
	for _, p := range problems {
		codes = append(codes, fmt.Sprint(p.Code, " ", p.Line, ":", p.Column, " ", p.Field))
	}
	if got := strings.Join(codes, ", "); got != "bad-date 6:3 when, unknown-value 7:8 when_kind, bad-date 8:3 when" {
		t.Errorf("problems %s", got)
	}
}

func TestTableWithoutTimes(t *testing.T) {
	if ds, _ := readText(t, "title,start\na,2020\nb,2020-01-01\n"); ds.Events.Start != nil || ds.Events.Lon != nil {
		t.Error("columns for times and places that the table does not have")
	}
}

// Mistakes are reported where they stand, and no row is lost.
func TestProblems(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"date", "id,title,start\na,\"x\ny\",2019-02-29\n", "bad-date 3:4 2019-02-29"},
		{"reversed", "id,start,end\na,2020-05-01,2020-04-30\n", "end-before-start 2:14 2020-04-30"},
		{"reversed coarse", "id,start,end\na,2021,2020-04-30\n", "end-before-start 2:8 2020-04-30"},
		{"interval in both", "id,start,end\na,2019/2020,2021\n", "bad-date 2:13 2021"},
		{"number", "title,lon,lat\na,1,x\n", "bad-number 2:5 x"},
		{"too far", "title,lon,lat\na,181,0\n", "bad-coordinate 2:3 181"},
		{"half", "title,lon,lat\na,18,\n", "bad-coordinate 2:6 "},
		{"short", "title,lon,lat\na,18\n", "short-row 2:1 "},
		{"long", "title,lon,lat\na,18,2,3,4\n", "long-row 2:8 3"},
		{"quote", "title,start\na\"b,2020\nb,2021\n", "bad-quote 2:2 "},
		{"open quote", "title,start\n\"b,2021", "bad-quote 2:8 "},
		{"no id", "id,title\n,b\n", "missing-id 2:1 "},
		{"same id", "id,title\na,b\na,c\n", "duplicate-id 3:1 a"},
		{"bytes", "title,start\na\xff,2020\n", "bad-encoding 2:1 a\uFFFD"},
		{"two columns", "title,lon,longitude,lat\na,1,2,3\n", "duplicate-column 1:11 longitude"},
		{"all-of moment", "title,start\na,\"{2019,2020}\"\n", ""},
		{"year", "title,start\na,Y20200\n", "bad-date 2:3 Y20200"},
	} {
		t.Run(c.name, func(t *testing.T) {
			ds, problems := readText(t, c.text)
			var got []string
			for _, p := range problems {
				got = append(got, fmt.Sprintf("%s %d:%d %s", p.Code, p.Line, p.Column, p.Value))
			}
			if strings.Join(got, "; ") != c.want {
				t.Errorf("got %q want %q", got, c.want)
			}
			if ds.Events.N == 0 || ds.Events.N != ds.Events.Spans.Len() || ds.Events.Lon != nil && len(ds.Events.Lon) != ds.Events.N {
				t.Errorf("%d events, %d spans", ds.Events.N, ds.Events.Spans.Len())
			}
		})
	}
}

func TestNoTable(t *testing.T) {
	for _, text := range []string{"", "a,b\n1,2\n", "id,kind\n", "\"a\n"} {
		_, _, err := ingest.ReadTable(context.Background(), strings.NewReader(text), ingest.Options{})
		if !errors.Is(err, ingest.ErrNoTable) {
			t.Errorf("%q: %v", text, err)
		}
	}
}

func TestLoad(t *testing.T) {
	dir := t.TempDir()
	tsv := filepath.Join(dir, "x.TSV")
	if err := os.WriteFile(tsv, []byte("title\tstart\na, b; c\t2020\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	open := func(name string) (*pack.Package, []data.Problem, error) {
		return ingest.Load(context.Background(), name, ingest.Options{})
	}
	ds, problems, err := open(tsv)
	if err != nil || len(problems) != 0 || ds.Events.Title.At(0) != "a, b; c" || ds.Events.ID.At(0) != "1" || ds.Sources[0].File != "x.TSV" {
		t.Errorf("%v %v", problems, err)
	}
	for _, name := range []string{"../pack/testdata/clean", "../pack/testdata/clean/datapackage.json"} {
		ds, _, err := open(name)
		if err != nil || len(ds.Claims) != 1 {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, _, err := open(filepath.Join(dir, "none")); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("got %v", err)
	}
}

func TestLoadStopsAndTells(t *testing.T) {
	file := filepath.Join(t.TempDir(), "x.csv")
	if err := os.WriteFile(file, []byte("title,start\n"+strings.Repeat("a,2020\n", 20_000)), 0o644); err != nil {
		t.Fatal(err)
	}
	var told []int
	o := ingest.Options{Progress: func(p ingest.Progress) { told = append(told, p.Rows) }}.InBlocks(2000)
	p, _, err := ingest.Load(context.Background(), file, o)
	if err != nil || p.Events.N != 20_000 || len(told) < 4 || told[0] != 0 || told[len(told)-1] != 20_000 || !slices.IsSorted(told) {
		t.Errorf("%v %v", told, err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	_, _, err = ingest.Load(ctx, file, ingest.Options{Progress: func(p ingest.Progress) {
		if p.Rows > 0 {
			cancel()
		}
	}}.InBlocks(2000))
	if !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}

// What is offered while a file is read is the beginning of what comes out, and
// stays what it was.
func TestPartial(t *testing.T) {
	var b strings.Builder
	b.WriteString("id,title,lon,lat,start,end,kind,note\n")
	for i := range 30_000 {
		fmt.Fprintf(&b, "e%d,\"Title\n%d\",%d,%d,%s,,kind %d,%s\n", i*i, i, i%180, i%90, []string{"2020-01-01", "2020-05", "2020-01-01T10:00:00Z"}[i/15_000+i%2], i/500, strings.Repeat("n", i/20_000))
	}
	file := filepath.Join(t.TempDir(), "x.csv")
	if err := os.WriteFile(file, []byte(b.String()), 0o644); err != nil {
		t.Fatal(err)
	}
	var parts []*data.Dataset
	o := ingest.Options{Progress: func(p ingest.Progress) {
		if part := p.Partial(); part.Events.N != p.Rows || p.Share < 0 || p.Share > 1 {
			t.Errorf("%+v: %d rows", p, part.Events.N)
		} else if p.Rows > 0 && (len(parts) == 0 || p.Rows > parts[len(parts)-1].Events.N) {
			parts = append(parts, part)
		}
	}}.InBlocks(4000)
	if _, _, err := ingest.Load(context.Background(), file, o); err != nil {
		t.Fatal(err)
	}
	if len(parts) < 10 {
		t.Fatalf("%d parts", len(parts))
	}
	lines := strings.SplitAfter(b.String(), "\n")
	for _, part := range parts {
		text := strings.Join(lines[:1+2*part.Events.N], "")
		want, _, err := readSlowly(strings.NewReader(text), "x.csv")
		if err != nil {
			t.Fatal(err)
		}
		want.Package.SHA256, want.Sources[0].SHA256 = "", ""
		if d := datasetsDiffer(part, want); d != "" {
			t.Fatalf("%d rows: %.300s", part.Events.N, d)
		}
	}
}

// The fast path for whole days gives what edtf gives.
func TestDaysAreThoseOfEDTF(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	var b strings.Builder
	var texts []string
	b.WriteString("start\n")
	for range 5000 {
		text := fmt.Sprintf("%04d-%02d-%02d", rng.IntN(10000), rng.IntN(14), rng.IntN(34))
		texts = append(texts, text)
		b.WriteString(text + "\n")
	}
	ds, problems := readText(t, b.String())
	bad := 0
	for i, text := range texts {
		d, err := edtf.Parse(text)
		if ds.Events.Spans.Dated(int32(i)) != (err == nil) {
			t.Fatalf("%s: dated %v, %v", text, ds.Events.Spans.Dated(int32(i)), err)
		}
		if err != nil {
			bad++
			continue
		}
		if want, _ := d.Bounds(edtf.Moment, edtf.MinDay); ds.Events.Spans.At(int32(i)) != want {
			t.Fatalf("%s: %v want %v", text, ds.Events.Spans.At(int32(i)), want)
		}
	}
	if bad != len(problems) || bad == 0 {
		t.Errorf("%d problems, want %d", len(problems), bad)
	}
}

// A plain table becomes a dataset with the same bounds and anchors.
func TestTableAsDataset(t *testing.T) {
	ds, _ := readText(t, "id,lon,lat,start,end\na,-66.87,10.48,2020-01~,2020-03\nb,1.5,2,2020-01-01T10:00:00Z,\nc,,,,\n")
	p, err := pack.New(ds)
	if err != nil {
		t.Fatal(err)
	}
	want, got := ds.Known(data.AsKnown{}), p.Known(data.AsKnown{})
	for e := range int32(3) {
		if got.Spans.At(e) != want.Spans.At(e) || got.Placed[e] != want.Placed[e] || got.Lon[e] != want.Lon[e] || got.Lat[e] != want.Lat[e] {
			t.Errorf("event %d: %v, want %v", e, got.Spans.At(e), want.Spans.At(e))
		}
	}
}

func FuzzReadTable(f *testing.F) {
	f.Add("id,title,lon,lat,start,end,kind\na,A,1,2,2020,2021,strike\n")
	f.Add("title;start\n\"x\n\";2020-01-01T10:00:00+01:00\n")
	f.Add("start\tend\r\n2020~\t..\r\n\"\n")
	f.Add("\ufeffid,lon,lat\n\"a\"b,x\n,,,,\n")
	f.Fuzz(func(t *testing.T, text string) {
		ds, problems, err := ingest.ReadTable(context.Background(), strings.NewReader(text), ingest.Options{Name: "f"})
		if err != nil {
			if !errors.Is(err, ingest.ErrNoTable) {
				t.Fatal(err)
			}
			return
		}
		lines := strings.SplitAfter(strings.TrimPrefix(text, "\ufeff"), "\n")
		for _, p := range problems {
			if p.Line < 1 || p.Line > len(lines) || p.Column < 1 || p.Column > len(lines[p.Line-1])+1 {
				t.Fatalf("%v lies outside", p)
			}
		}
		k := ds.Known(data.AsKnown{On: true, Undated: true})
		if k.Spans.Len() != ds.Events.N {
			t.Fatal("rows lost")
		}
	})
}

// writeTable writes a plain table of n rows and 15 columns.
func writeTable(w io.Writer, n int) {
	fmt.Fprintln(w, "id,title,lon,lat,start,end,kind,note,a,b,c,d,e,f,g")
	kinds := []string{"strike", "exercise", "protest", "battle"}
	for i := range n {
		y, m, d := edtf.Day(i % 9000).YMD()
		fmt.Fprintf(w, "ev%d,Event number %d,%.4f,%.4f,%04d-%02d-%02d,,%s,,x,12,3.5,alpha,beta,gamma,delta\n",
			i, i, float64(i%360)-180, float64(i%170)-85, y, m, d, kinds[i%4])
	}
}

func BenchmarkReadTable(b *testing.B) {
	var b100k strings.Builder
	writeTable(&b100k, 100_000)
	text := b100k.String()
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		if _, _, err := ingest.ReadTable(context.Background(), strings.NewReader(text), ingest.Options{Name: "b"}); err != nil {
			b.Fatal(err)
		}
	}
}
