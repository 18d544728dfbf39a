package pack_test

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"sandtable/data"
	"sandtable/data/pack"
)

// awkward is a dataset written as people and spreadsheets write: a byte order
// mark, CRLF, quotes that are not needed, lines inside cells, blank lines, columns
// that the format does not have, no newline at the end.
func awkward() map[string]string {
	return map[string]string{
		"datapackage.json": "{\"name\":\"awkward\",\n\t\"extra\": [1,2],\"licenses\":[{\"name\":\"CC-BY-4.0\"}]}",
		"sources.csv":      "\ufeffid,title,published,cites,file,my notes\r\n\"s1\",\"A \"\"daily\"\"\",2025-09-30,s3,att/page.txt,x\r\ns2,Weekly,2025-11-02,,,\r\n\r\ns3,Agency,2025-09-29,,,\r\ns4,Unused,2025,,,\r\n",
		"places.csv":       "id,name,lon,lat,precision\n\"p1\",\"Port, main\",-66.9,10.6,city\np2,Base,-66.1,11.8,exact\np3,Island,-61,13,exact\n",
		"actors.csv":       "name,id,type,members\nUnited States,USA,state,\nVenezuela,VEN,state,\nBlock,BLO,organisation,VEN|CUB\nCuba,CUB,state,\nBrazil,BRA,state,\n",
		"events.csv": "id,title,kind,when,status,summary,colour\r\n" +
			"e1,Ships,deployment,2025-09,reported,\"one\r\ntwo\n\nthree\",red\r\n" +
			"\r\n\"e2\",\"More, ships\",deployment,2025-10,claimed,,\r\n" +
			"e3,Landing,exercise,2018-12,reported,last,blue",
		"event_places.csv":   "event,place,role\ne1,p1,at\ne2,p2,at\n",
		"event_actors.csv":   "event,actor,role\ne1,USA,owner\ne2,BLO,host\n",
		"relations.csv":      "id,subject,object,kind,since,until\nr1,VEN,CUB,political-backer,2000,..\nr2,USA,VEN,sanctions,2015,\nr3,BRA,USA,trade-partner,,\n",
		"relation_kinds.csv": "id,label,rank\nferry,runs ferries to,40\nsanctions,punishes,1\n",
		"kinds.csv":          "id,label,parent\nport-call,Port call,deployment\n",
		"claims.csv": "id,says,about,source,via,place\n" +
			"c1,\"Ships, many\",e1|e2|r1,s1,,p3\nc2,More,\"e2|r2\",s2,s3|unnamed,\nc3,\"A \"\"bomber\"\"\",e3,s2,,\nc4,Trade,r3,s2,,\n",
		"figures.csv":  "claim,what,value\nc1,ships,3\nc2,ships,8\nc3,aircraft,2\n",
		"links.csv":    "from,to,kind\ne2,e1,follows\ne3,e1,contradicts\n",
		"att/page.txt": "the page",
	}
}

func read(t *testing.T, files map[string]string) *pack.Package {
	t.Helper()
	p, problems, err := pack.Read(fsOf(files), "test")
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range problems {
		if m.Level != data.Note {
			t.Errorf("unexpected problem: %v", m)
		}
	}
	return p
}

func TestWritingGivesTheSameBytes(t *testing.T) {
	files := awkward()
	p := read(t, files)
	dir, zipped := filepath.Join(t.TempDir(), "new", "set"), filepath.Join(t.TempDir(), "set.zip")
	for range 2 { // the second time into a folder that exists
		if err := p.WriteDir(dir); err != nil {
			t.Fatal(err)
		}
		compareDir(t, dir, files)
	}
	if err := p.WriteZip(zipped); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{dir, zipped} {
		again, _, err := pack.Open(name)
		if err != nil {
			t.Fatal(err)
		}
		names, content, err := again.Files()
		if err != nil || len(names) != len(files) {
			t.Fatalf("%v, %v", names, err)
		}
		for n, want := range files {
			if string(content[n]) != want {
				t.Errorf("%s: %s: got %q want %q", name, n, content[n], want)
			}
		}
		if again.Tables.Package.SHA256 == "" || again.Tables.Package != p.Tables.Package {
			t.Errorf("package %v want %v", again.Tables.Package, p.Tables.Package)
		}
	}
}

func compareDir(t *testing.T, dir string, files map[string]string) {
	t.Helper()
	for n, want := range files {
		got, err := os.ReadFile(filepath.Join(dir, n))
		if err != nil || string(got) != want {
			t.Errorf("%s: got %q, %v, want %q", n, got, err, want)
		}
	}
	left, err := filepath.Glob(filepath.Join(dir, "..", ".*"))
	if err != nil || len(left) > 0 {
		t.Errorf("left behind: %v %v", left, err)
	}
}

func TestZipIsDeterministic(t *testing.T) {
	p := read(t, awkward())
	var got [2][]byte
	for i := range got {
		name := filepath.Join(t.TempDir(), "x.zip")
		if err := p.WriteZip(name); err != nil {
			t.Fatal(err)
		}
		got[i], _ = os.ReadFile(name)
	}
	if !bytes.Equal(got[0], got[1]) || len(got[0]) == 0 {
		t.Error("two archives of the same dataset differ")
	}
	z, err := zip.NewReader(bytes.NewReader(got[0]), int64(len(got[0])))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range z.File {
		if f.Modified.UTC().Year() != 1980 {
			t.Errorf("%s carries the time %v", f.Name, f.Modified)
		}
	}
}

func TestWriteFailsWhole(t *testing.T) {
	p := read(t, awkward())
	dir := t.TempDir()
	if err := p.WriteZip(filepath.Join(dir, "none", "x.zip")); err == nil {
		t.Error("no error for a folder that does not exist")
	}
	if err := os.Mkdir(filepath.Join(dir, "x.zip"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "x.zip", "keep"), nil, 0o644); err != nil {
		t.Fatal(err)
	}
	if err := p.WriteZip(filepath.Join(dir, "x.zip")); err == nil {
		t.Error("a folder was replaced by a file")
	}
	entries, _ := os.ReadDir(dir)
	if len(entries) != 1 {
		t.Errorf("left behind: %v", entries)
	}
}

// zipOf makes an archive with headers as given.
func zipOf(t *testing.T, files map[string]string, change func(*zip.FileHeader)) string {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for name, text := range files {
		h := &zip.FileHeader{Name: name, Method: zip.Deflate}
		if change != nil {
			change(h)
		}
		w, err := z.CreateHeader(h)
		if err == nil {
			_, err = w.Write([]byte(text))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(t.TempDir(), "in.zip")
	if err := os.WriteFile(name, b.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
	return name
}

func TestOpenZip(t *testing.T) {
	header := "id,kind,title,status\n"
	many := map[string]string{"events.csv": header}
	for i := range 10_001 {
		many[fmt.Sprint("f", i)] = ""
	}
	for _, c := range []struct {
		name   string
		files  map[string]string
		change func(*zip.FileHeader)
		want   error
	}{
		{"at the top", map[string]string{"events.csv": header}, nil, nil},
		{"in a folder", map[string]string{"set/events.csv": header, "set/more/events.csv": "x"}, nil, nil},
		{"without events", map[string]string{"other.csv": header}, nil, pack.ErrNoDataset},
		{"outside", map[string]string{"events.csv": header, "../evil": "x"}, nil, pack.ErrZip},
		{"absolute", map[string]string{"events.csv": header, "/etc/evil": "x"}, nil, pack.ErrZip},
		{"backslash", map[string]string{"events.csv": header, `a\..\evil`: "x"}, nil, pack.ErrZip},
		{"bomb", map[string]string{"events.csv": header + strings.Repeat(" ", 20<<20)}, nil, pack.ErrZip},
		{"link", map[string]string{"events.csv": "/etc/passwd"}, func(h *zip.FileHeader) { h.SetMode(os.ModeSymlink | 0o777) }, pack.ErrZip},
		{"twice", map[string]string{"a.csv": header, "b.csv": header}, func(h *zip.FileHeader) { h.Name = "events.csv" }, pack.ErrZip},
		{"too many", many, nil, pack.ErrZip},
	} {
		t.Run(c.name, func(t *testing.T) {
			p, _, err := pack.Open(zipOf(t, c.files, c.change))
			if !errors.Is(err, c.want) {
				t.Fatalf("got %v, want %v", err, c.want)
			}
			if c.want == nil && p.Events.N != 0 {
				t.Errorf("%d events", p.Events.N)
			}
		})
	}
}

func TestOpenStaysInside(t *testing.T) {
	outside := filepath.Join(t.TempDir(), "secret.csv")
	if err := os.WriteFile(outside, []byte("id,name\nVEN,Venezuela\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "events.csv"), []byte("id,kind,title\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(outside, filepath.Join(dir, "actors.csv")); err != nil {
		t.Fatal(err)
	}
	if p, _, err := pack.Open(dir); err == nil {
		t.Errorf("a link out of the folder was followed: %v", p.Actors)
	}
}

func TestIsDataset(t *testing.T) {
	text := filepath.Join(t.TempDir(), "events.csv")
	if err := os.WriteFile(text, []byte("id\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]bool{
		"testdata/clean": true, "testdata": false, text: false, "nowhere": false,
		zipOf(t, map[string]string{"a/events.csv": ""}, nil): true,
	} {
		if got := pack.IsDataset(name); got != want {
			t.Errorf("%s: %v", name, got)
		}
	}
}
