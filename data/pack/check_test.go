package pack_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"sandtable/data"
	"sandtable/data/pack"
)

// stateAt is a world of two boxes: Venezuela with a coast at 12 degrees north, and
// Colombia west of 72 degrees west.
func stateAt(lon, lat float64) (string, bool) {
	switch {
	case lat > 12:
		return "", false
	case lon < -72:
		return "COL", true
	}
	return "VEN", true
}

// found is what reading and checking a folder report, as problems.txt writes it.
func found(t *testing.T, dir string) string {
	t.Helper()
	p, problems, err := pack.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	problems = append(problems, pack.Check(p, pack.Options{StateAt: stateAt})...)
	var b strings.Builder
	for _, m := range problems {
		if m.Reason == "" {
			t.Errorf("%v: no reason", m)
		}
		fmt.Fprintf(&b, "%v %s %s:%d:%d %s\n", m.Level, m.Code, m.File, m.Line, m.Column, m.Value)
	}
	return b.String()
}

// Each folder of testdata is a small dataset that trips the one code that it is
// named after, where its problems.txt says.
func TestEachCodeIsTripped(t *testing.T) {
	dirs, err := os.ReadDir("testdata")
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range dirs {
		if d.Name() == "fuzz" {
			continue
		}
		t.Run(d.Name(), func(t *testing.T) {
			dir := filepath.Join("testdata", d.Name())
			want, err := os.ReadFile(filepath.Join(dir, "problems.txt"))
			if err != nil {
				t.Fatal(err)
			}
			if got := found(t, dir); got != string(want) {
				t.Errorf("got\n%swant\n%s", got, want)
			}
			if d.Name() != "clean" && !strings.Contains(string(want), " "+d.Name()+" ") {
				t.Errorf("problems.txt does not name %q", d.Name())
			}
		})
	}
}

// Every code has a line in docs/formats.md with its level, and a folder.
func TestEachCodeIsDocumented(t *testing.T) {
	doc, err := os.ReadFile("../../docs/formats.md")
	if err != nil {
		t.Fatal(err)
	}
	listed := map[string]string{}
	for line := range strings.Lines(string(doc)) {
		cells := strings.Split(line, "|")
		if len(cells) > 3 && strings.HasPrefix(cells[1], " `") {
			listed[strings.Trim(cells[1], " `")] = strings.TrimSpace(cells[2])
		}
	}
	dirs, _ := os.ReadDir("testdata")
	for _, d := range dirs {
		want, err := os.ReadFile(filepath.Join("testdata", d.Name(), "problems.txt"))
		if err != nil || len(want) == 0 {
			continue
		}
		level, _, _ := strings.Cut(string(want), " ")
		if listed[d.Name()] != level {
			t.Errorf("docs/formats.md gives %q the level %q, it is %q", d.Name(), listed[d.Name()], level)
		}
	}
}

// The status against the stances of the claims, in every way that they can agree
// and disagree.
func TestStatusAgainstStances(t *testing.T) {
	for _, c := range []struct {
		status, stances, links string
		warned                 bool
	}{
		{"reported", "asserts", "", false},
		{"reported", "asserts denies", "", true},
		{"disputed", "asserts denies", "", false},
		{"reported", "asserts disputes", "", false}, // it may contest a detail only
		{"disputed", "asserts disputes", "", false},
		{"disputed", "asserts asserts", "", true},
		{"disputed", "asserts", "b,a,contradicts\n", false},
		{"disputed", "asserts", "a,b,contradicts\n", false},
		{"disputed", "asserts", "a,b,follows\n", true},
		{"denied", "denies denies", "", false},
		{"reported", "denies", "", true},
		{"denied", "asserts", "", true},
		{"disputed", "disputes denies", "", false},
	} {
		claims := "id,about,source,says,stance\nc0,b,s,B.,asserts\n"
		for i, stance := range strings.Fields(c.stances) {
			claims += fmt.Sprintf("c%d,a,s,A.,%s\n", i+1, stance)
		}
		p := fromText(t, map[string]string{
			"events.csv": "id,kind,title,status\na,strike,A," + c.status + "\nb,strike,B,reported\n",
			"claims.csv": claims, "sources.csv": "id,title\ns,S\n", "links.csv": "from,to,kind\n" + c.links,
		})
		warned := slices.ContainsFunc(pack.Check(p, pack.Options{}), func(m data.Problem) bool {
			return m.Code == "stance-against-status" && m.Line == 2 && m.Value == c.status
		})
		if warned != c.warned {
			t.Errorf("%s with %s %q: warned %v, want %v", c.status, c.stances, c.links, warned, c.warned)
		}
	}
}

func TestPointNearItsCountry(t *testing.T) {
	for _, c := range []struct {
		name, lon, lat, precision string
		want                      int
	}{
		{"inside", "-66", "10", "exact", 0},
		{"22 km off the coast", "-66", "12.2", "exact", 0},
		{"33 km off the coast", "-66", "12.3", "exact", 1},
		{"an area may lie anywhere", "-66", "14", "area", 0},
		{"a country may too", "-75", "5", "country", 0},
		{"within the border's width", "-72.005", "5", "city", 0},
		{"across the border", "-72.1", "5", "city", 1},
	} {
		p := fromText(t, map[string]string{
			"places.csv":       "id,name,lon,lat,precision,country\np,A place," + c.lon + "," + c.lat + "," + c.precision + ",VEN\n",
			"events.csv":       "id,kind,title,when,status\ne,exercise,E,2018,reported\n",
			"event_places.csv": "event,place\ne,p\n",
			"sources.csv":      "id,title,published\ns,S,2019\n",
			"claims.csv":       "id,about,source\nc,e,s\n",
		})
		if got := pack.Check(p, pack.Options{StateAt: stateAt}); len(got) != c.want {
			t.Errorf("%s: %v", c.name, got)
		}
	}
}

// What is planned or assessed may lie after all that was written about it, and a
// source without a date leaves the matter open.
func TestEventAfterItsSources(t *testing.T) {
	for _, c := range []struct {
		status, published, when string
		want                    int
	}{
		{"reported", "2019", "2020", 1}, {"claimed", "2019-12-31", "2020-01-01", 1}, {"reported", "2019", "2019-12-31", 0},
		{"planned", "2019", "2020", 0}, {"assessed", "2019", "2020", 0}, {"reported", "", "2020", 0}, {"reported", "2019", "", 0},
	} {
		p := fromText(t, map[string]string{
			"events.csv":  "id,kind,title,when,status\ne,exercise,E," + c.when + "," + c.status + "\n",
			"sources.csv": "id,title,published\ns,S," + c.published + "\n",
			"claims.csv":  "id,about,source\nc,e,s\n",
		})
		if got := pack.Check(p, pack.Options{}); len(got) != c.want {
			t.Errorf("%+v: %v", c, got)
		}
	}
}

// A dataset that a program built has no lines, but is checked all the same.
func TestCheckWithoutFiles(t *testing.T) {
	p, _, err := pack.Open("testdata/event-without-claim")
	if err != nil {
		t.Fatal(err)
	}
	got := pack.Check(&pack.Package{Dataset: p.Dataset}, pack.Options{})
	if len(got) != 1 || got[0].Code != "event-without-claim" || got[0].Line != 0 || got[0].Level != data.Error {
		t.Errorf("got %v", got)
	}
}
