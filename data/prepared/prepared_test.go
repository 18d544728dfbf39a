package prepared_test

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"sandtable/data"
	"sandtable/data/edtf"
	"sandtable/data/index"
	"sandtable/data/prepared"
)

// table makes a plain table of n events with every column and every sort of date.
func table(r *rand.Rand, n int) *data.Dataset {
	var texts [10][]string
	e := data.Events{N: n, Spans: data.MakeSpans(n)}
	kinds := append(data.Kinds(), data.Kind{ID: "protest", Label: "Protest"})
	for i := range n {
		for j := range texts {
			texts[j] = append(texts[j], strings.Repeat("é", r.IntN(4))+fmt.Sprint(i*j))
		}
		e.Kind = append(e.Kind, uint16(r.IntN(len(kinds))))
		e.WhenKind = append(e.WhenKind, edtf.WhenKind(r.IntN(2)))
		e.Status = append(e.Status, data.Status(r.IntN(7)))
		e.Lon, e.Lat = append(e.Lon, r.Uint32()), append(e.Lat, int32(r.Uint32()))
		e.Placed = append(e.Placed, r.IntN(2) > 0)
		e.Start, e.End = append(e.Start, data.NoTime+int64(r.IntN(2))*r.Int64()), append(e.End, r.Int64())
		if b, dated := span(r); dated {
			e.Spans.Set(int32(i), b)
		}
	}
	for i, t := range []*data.Text{&e.ID, &e.Title, &e.Aliases, &e.Summary, &e.When, &e.WhenText, &e.DateBasis, &e.DateNote, &e.Tags} {
		*t = data.TextOf(texts[i])
	}
	return data.Build(data.Tables{
		Package: data.Package{Name: "t.csv", Title: "t.csv", SHA256: "0f"}, Events: e, Kinds: kinds,
		RelationKinds: data.RelationKinds(),
		Sources:       []data.Source{{ID: "t.csv", File: "t.csv", EarliestPublished: edtf.MinDay, LatestPublished: edtf.MaxDay}},
		Implied:       &data.Claim{ID: "file", Place: -1, Status: data.Claimed},
	})
}

// plain makes a table of n events with ids and days.
func plain(n int) *data.Dataset {
	e := data.Events{
		N: n, Spans: data.MakeSpans(n), Kind: make([]uint16, n), WhenKind: make([]edtf.WhenKind, n), Status: make([]data.Status, n),
	}
	var ids data.TextBuilder
	for i := range int32(n) {
		ids.Append("id")
		d := edtf.Day(i % 977)
		e.Spans.Set(i, edtf.Bounds{EarliestStart: d, LatestStart: d, EarliestEnd: d, LatestEnd: d})
	}
	e.ID = ids.Text()
	return data.Build(data.Tables{Events: e, Kinds: data.Kinds()})
}

func span(r *rand.Rand) (edtf.Bounds, bool) {
	text := [...]string{
		"", "2014-03", "2014-03-01/2014-04-02", "2014~", "2015-01-01/..", "../2012", "/2013-05", "2019-02-03", "[2012,2016]", "1999/2001?",
	}[r.IntN(10)]
	d, err := edtf.Parse(text)
	if err != nil {
		return edtf.Bounds{}, false
	}
	b, err := d.Bounds(d.DefaultKind(), edtf.MinDay)
	return b, err == nil
}

// file is a dataset with its orders and a problem.
func file(ds *data.Dataset) *prepared.File {
	rows := index.NewOrders(ds.Known(data.AsKnown{})).Rows()
	ds.Events.Orders = &rows
	return &prepared.File{
		Dataset: ds, Source: prepared.Source{Name: "t.csv", Size: 7, SHA256: "0f"},
		Problems: []data.Problem{{Code: "bad-date", Level: data.Warning, File: "t.csv", Line: 3, Value: "\xff", Reason: "no"}},
	}
}

func TestFileComesBackAsItWas(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for _, n := range []int{1, 2, 7, 64, 65, 1000} {
		want := file(table(r, n))
		want.Problems[0].Value = "\uFFFD"
		path := filepath.Join(t.TempDir(), "t"+prepared.Suffix)
		if err := want.Write(path); err != nil {
			t.Fatal(err)
		}
		got, err := prepared.Open(t.Context(), path)
		if err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(got, want) {
			t.Errorf("%d events come back otherwise", n)
		}
	}
}

func TestFileHoldsOnlyPlainTables(t *testing.T) {
	for name, change := range map[string]func(*data.Tables){
		"a claim":  func(d *data.Tables) { d.Claims = []data.Claim{{ID: "c"}} },
		"a place":  func(d *data.Tables) { d.Places = []data.Place{{ID: "p"}} },
		"an actor": func(d *data.Tables) { d.Actors = []data.Actor{{ID: "a"}} },
		"dates":    func(d *data.Tables) { d.Events.Dates = make([]edtf.Date, d.Events.N) },
		"a date":   func(d *data.Tables) { d.Implied.WhenDate, _ = edtf.Parse("2014") },
	} {
		ds := table(rand.New(rand.NewPCG(1, 2)), 10)
		f := file(ds)
		change(&ds.Tables)
		path := filepath.Join(t.TempDir(), "t"+prepared.Suffix)
		if err := f.Write(path); !errors.Is(err, prepared.ErrUnfit) {
			t.Errorf("with %s: %v, want %v", name, err, prepared.ErrUnfit)
		}
		if left, _ := os.ReadDir(filepath.Dir(path)); len(left) > 0 {
			t.Errorf("with %s: %v is left", name, left)
		}
	}
}

// source is a file that is loaded, and how often it was read.
type source struct {
	path  string
	ds    func() *data.Dataset
	reads int
	notes []string
}

func newSource(t *testing.T, n int) *source {
	t.Helper()
	s := &source{path: filepath.Join(t.TempDir(), "t.csv")}
	s.ds = func() *data.Dataset { return plain(n) }
	s.write(t, "content", time.Hour)
	return s
}

// write changes the source; it was last changed so long ago.
func (s *source) write(t *testing.T, text string, ago time.Duration) {
	t.Helper()
	if err := os.WriteFile(s.path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	at := time.Now().Add(-ago)
	if err := os.Chtimes(s.path, at, at); err != nil {
		t.Fatal(err)
	}
}

func (s *source) load(t *testing.T, o prepared.Options) *data.Dataset {
	t.Helper()
	o.Say = func(note string) { s.notes = append(s.notes, note) }
	ds, problems, err := o.Load(t.Context(), s.path, func() (*data.Dataset, []data.Problem, error) {
		s.reads++
		raw, err := os.ReadFile(s.path)
		ds := s.ds()
		ds.Package.SHA256 = sumOf(raw)
		return ds, []data.Problem{{Code: "a"}, {Code: "b"}}, err
	})
	if err != nil || len(problems) != 2 {
		t.Fatal(problems, err)
	}
	return ds
}

func TestLoadReadsOnce(t *testing.T) {
	s := newSource(t, prepared.MinRows)
	first := s.load(t, prepared.Options{})
	second := s.load(t, prepared.Options{})
	if s.reads != 1 || len(s.notes) > 0 {
		t.Fatalf("read %d times, notes %q", s.reads, s.notes)
	}
	if !reflect.DeepEqual(first, second) {
		t.Error("the dataset is another one")
	}
	s.load(t, prepared.Options{Off: true})
	if s.reads != 2 {
		t.Error("switched off, but used")
	}
}

func TestLoadReadsAgain(t *testing.T) {
	for _, c := range []struct {
		name   string
		change func(t *testing.T, s *source)
		o      prepared.Options
		reads  int
	}{
		{"the size differs", func(t *testing.T, s *source) { s.write(t, "more content", time.Hour) }, prepared.Options{}, 2},
		{"the content differs", func(t *testing.T, s *source) { s.write(t, "kontent", time.Minute) }, prepared.Options{}, 2},
		{"only the time differs", func(t *testing.T, s *source) { s.write(t, "content", time.Minute) }, prepared.Options{}, 1},
		{"it is read otherwise", func(*testing.T, *source) {}, prepared.Options{Read: "other"}, 2},
		{"the file was deleted", func(t *testing.T, s *source) { remove(t, s.path+prepared.Suffix) }, prepared.Options{}, 2},
		{"the file is damaged", func(t *testing.T, s *source) { flip(t, s.path+prepared.Suffix, 5000) }, prepared.Options{}, 2},
		{"the file is another", func(t *testing.T, s *source) { put(t, s.path+prepared.Suffix, "hello") }, prepared.Options{}, 2},
		{"the file is empty", func(t *testing.T, s *source) { put(t, s.path+prepared.Suffix, "") }, prepared.Options{}, 2},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := newSource(t, prepared.MinRows)
			s.load(t, prepared.Options{})
			c.change(t, s)
			s.load(t, c.o)
			s.load(t, c.o)
			if s.reads != c.reads {
				t.Errorf("read %d times, want %d; notes %q", s.reads, c.reads, s.notes)
			}
		})
	}
}

func TestLoadOfASourceThatIsBeingWritten(t *testing.T) {
	s := newSource(t, prepared.MinRows)
	s.write(t, "content", 0)
	s.load(t, prepared.Options{})
	info, err := os.Stat(s.path)
	if err != nil {
		t.Fatal(err)
	}
	put(t, s.path, "kontent") // in the same moment, as far as the file system can tell
	if err := os.Chtimes(s.path, info.ModTime(), info.ModTime()); err != nil {
		t.Fatal(err)
	}
	if s.load(t, prepared.Options{}); s.reads != 2 {
		t.Error("the change was not seen")
	}
}

func TestLoadLeavesSmallTablesAlone(t *testing.T) {
	s := newSource(t, prepared.MinRows-1)
	s.load(t, prepared.Options{})
	if left, _ := os.ReadDir(filepath.Dir(s.path)); len(left) != 1 {
		t.Errorf("the folder has %v", left)
	}
}

func TestLoadWhereNothingCanBeWritten(t *testing.T) {
	s := newSource(t, prepared.MinRows)
	if err := os.MkdirAll(filepath.Join(s.path+prepared.Suffix, "taken"), 0o755); err != nil {
		t.Fatal(err)
	}
	s.load(t, prepared.Options{})
	if len(s.notes) != 2 || !strings.Contains(s.notes[1], "not prepared") {
		t.Errorf("notes %q", s.notes)
	}
}

func TestLoadIsCancelled(t *testing.T) {
	s := newSource(t, prepared.MinRows)
	s.load(t, prepared.Options{})
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_, _, err := prepared.Options{}.Load(ctx, s.path, func() (*data.Dataset, []data.Problem, error) {
		t.Error("the source is read")
		return nil, nil, nil
	})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("error %v", err)
	}
}
