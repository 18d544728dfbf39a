package pack_test

import (
	"errors"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"sandtable/assets"
	"sandtable/data"
	"sandtable/data/edtf"
	"sandtable/data/pack"
	"sandtable/geo/basemap"
)

// marked takes the marks « out of a text and gives the positions where they stood,
// counted the slow way.
func marked(text string) (plain string, at [][2]int) {
	line, column := 1, 1
	var b strings.Builder
	for i := 0; i < len(text); i++ {
		switch {
		case strings.HasPrefix(text[i:], "«"):
			at = append(at, [2]int{line, column})
			i += len("«") - 1
			continue
		case text[i] == '\n':
			line, column = line+1, 0
		}
		column++
		b.WriteByte(text[i])
	}
	return b.String(), at
}

// Problems stand where the input is marked.
func TestPositions(t *testing.T) {
	for _, c := range []struct {
		name, events string
		codes        []string
	}{
		{"plain", "id,kind,title,when,status\ne1,strike,A,«2019-13,reported\n", []string{"bad-date"}},
		{"crlf", "id,kind,title,when,status\r\ne1,strike,A,«2019-13,«odd\r\n", []string{"bad-date", "unknown-value"}},
		{"behind two-byte letters", "id,kind,title,when,status\ne1,strike,Ñandú,«2019-13,reported\n", []string{"bad-date"}},
		{"quoted", "id,kind,title,when,status\ne1,strike,\"A, \"\"b\"\"\",«\"2019-13\",reported\n", []string{"bad-date"}},
		{"behind lines in a cell", "id,kind,title,when,status\ne1,strike,\"A\nb\r\n\nc\",«2019-13,«odd\ne2,«odd,B,,reported\n",
			[]string{"bad-date", "unknown-value", "unknown-kind"}},
		{"behind blank lines", "id,kind,title,when,status\n\n\r\ne1,strike,A,«2019-13,reported\n\n\ne2,strike,A,«x,reported", []string{"bad-date", "bad-date"}},
		{"many at once", "id,kind,title,when,status\ne1,«odd,«,«x,«\n«,«,B,,reported\n",
			[]string{"unknown-kind", "empty-name", "bad-date", "missing-value", "missing-id", "missing-value"}},
		{"short", "id,kind,title,when,status\n«e1,strike,A\n", []string{"short-row"}},
		{"bare quote", "id,kind,title,when,status\ne1,strike,A «\"b\",2019,reported\ne2,strike,B,«x,reported\n", []string{"bad-quote", "bad-date"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			text, want := marked(c.events)
			_, problems, err := pack.Read(fsOf(map[string]string{"events.csv": text, "datapackage.json": "{}"}), "test")
			if err != nil {
				t.Fatal(err)
			}
			var got [][2]int
			var codes []string
			for _, m := range problems {
				got, codes = append(got, [2]int{m.Line, m.Column}), append(codes, m.Code)
			}
			if !slices.Equal(got, want) || !slices.Equal(codes, c.codes) {
				t.Errorf("got %v %v, want %v %v", got, codes, want, c.codes)
			}
		})
	}
}

// Rows with mistakes stay, without the values that are wrong.
func TestRowsStay(t *testing.T) {
	p, problems, err := pack.Read(fsOf(map[string]string{
		"events.csv": "id,kind,title,when,status\n,strike,A,2019,reported\nx,strike,B,20x9,odd\nx,,,2018,planned\nlast,strike\n",
		"places.csv": "id,name,lon,lat\np,P,200,5\nq,Q,1,\n",
	}), "test")
	if err != nil || len(problems) == 0 {
		t.Fatal(problems, err)
	}
	var ids []string
	for e := range int32(p.Events.N) {
		ids = append(ids, p.Events.ID.At(e))
	}
	if want := []string{"row-2", "x", "x", "last"}; !slices.Equal(ids, want) {
		t.Errorf("ids %q want %q", ids, want)
	}
	if p.Events.When.At(1) != "" || !p.Events.Dates[1].IsZero() || p.Events.Status[1] != data.StatusNone {
		t.Error("a bad value was kept")
	}
	if p.Events.Title.At(2) != "x" || p.KindOf(2).ID != "" || p.Events.Status[2] != data.Planned {
		t.Errorf("third row: %q %v %v", p.Events.Title.At(2), p.KindOf(2), p.Events.Status[2])
	}
	if len(p.Places) != 2 || p.Places[0].HasPoint || p.Places[1].HasPoint {
		t.Errorf("places %v", p.Places)
	}
}

func TestReadNothing(t *testing.T) {
	if _, _, err := pack.Read(fstest.MapFS{}, "empty"); !errors.Is(err, pack.ErrNoDataset) {
		t.Errorf("got %v", err)
	}
	if _, _, err := pack.Open("nowhere"); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("got %v", err)
	}
}

// Tables may lie where datapackage.json says.
func TestResourcesElsewhere(t *testing.T) {
	p, problems, err := pack.Read(fsOf(map[string]string{
		"datapackage.json": `{"name":"x","title":"X","version":"1","licenses":[{"title":"Public domain"}],
			"resources":[{"name":"events","path":"data/e.csv"},{"name":"m","path":["data/actors.csv"]},{"name":"page","path":"page.txt"}]}`,
		"data/e.csv":      "id,kind,title,when,status\ne,strike,E,x,reported\n",
		"data/actors.csv": "id,name\na,A\n",
		"page.txt":        "hello",
	}), "test")
	if err != nil || len(problems) != 1 || problems[0].File != "data/e.csv" {
		t.Fatal(problems, err)
	}
	names, _, err := p.Files()
	if want := []string{"data/actors.csv", "data/e.csv", "datapackage.json", "page.txt"}; !slices.Equal(names, want) || err != nil {
		t.Errorf("files %v, %v", names, err)
	}
	if got := p.Tables.Package; got.Name != "x" || got.Licence != "Public domain" || len(got.SHA256) != 64 || len(p.Actors) != 1 {
		t.Errorf("package %+v", got)
	}
}

// Of a coarse bound the first day counts for an earliest one, the last for a latest.
func TestOwnBoundsAreWholeDays(t *testing.T) {
	p := fromText(t, map[string]string{
		"events.csv": "id,kind,title,when,when_kind,earliest_start,latest_start,earliest_end,latest_end,status\n" +
			"a,strike,A,2025,period,2025-02,2025-04,2025-06,..,planned\n",
	})
	day := edtf.DayOf
	want := data.OwnBounds{Days: [4]edtf.Day{day(2025, 2, 1), day(2025, 4, 30), day(2025, 6, 1), edtf.MaxDay}, Given: 0b1111}
	if got := p.Events.Own[0]; got != want {
		t.Errorf("got %v want %v", got, want)
	}
}

func TestReadValues(t *testing.T) {
	p := fromText(t, awkward())
	claim := p.Claims[1]
	if !claim.Unnamed || len(claim.Via) != 1 || p.Sources[claim.Via[0]].ID != "s3" || claim.Origin() != -1 {
		t.Errorf("via of c2: %+v", claim)
	}
	if got := p.Claims[0]; len(got.Events) != 2 || len(got.Relations) != 1 || p.Places[got.Place].ID != "p3" || got.Figures[0].Value != 3 {
		t.Errorf("c1: %+v", got)
	}
	if s := p.Sources[0]; s.Title != `A "daily"` || s.EarliestPublished != edtf.DayOf(2025, 9, 30) || p.Sources[s.Cites[0]].ID != "s3" {
		t.Errorf("s1: %+v", s)
	}
	if k := p.RelationKinds[p.Relations[1].Kind]; k.ID != "sanctions" || k.Label != "punishes" || k.Rank != 1 {
		t.Errorf("reworded kind: %+v", k)
	}
	if a := p.Actors[2]; len(a.Members) != 2 || p.Actors[a.Members[1]].ID != "CUB" {
		t.Errorf("members: %+v", a)
	}
	if got := p.Events.Summary.At(0); got != "one\ntwo\n\nthree" {
		t.Errorf("summary %q", got)
	}
}

// The datasets inside the program are clean, held against the base map.
func TestEmbeddedDatasets(t *testing.T) {
	world, err := basemap.Decode(assets.Basemap())
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range assets.Datasets() {
		fsys, err := assets.Dataset(name)
		if err != nil {
			t.Fatal(err)
		}
		p, problems, err := pack.Read(fsys, name)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		for _, m := range append(problems, pack.Check(p, pack.Options{StateAt: world.StateAt})...) {
			if m.Level != data.Note {
				t.Errorf("%s: %v: %v %v", name, m.Level, m.Code, m)
			}
		}
		same(t, fromText(t, texts(pack.Encode(p.Tables))).Tables, p.Tables)
	}
}
