package pack_test

import (
	"bytes"
	"encoding/csv"
	"errors"
	"strings"
	"testing"

	"sandtable/data"
	"sandtable/data/edtf"
	"sandtable/data/pack"
)

// FuzzRead reads datasets of any bytes: it never panics, every problem lies inside
// its file, no row is lost, and what is written is what was read.
func FuzzRead(f *testing.F) {
	base := awkward()
	f.Add(base["events.csv"], base["claims.csv"], base["places.csv"], base["relations.csv"], base["datapackage.json"])
	f.Add("id,kind,title,when,earliest_start,latest_end\ne1,treaty,T,2019-02-29,..,2018\n", "id,about,source\nc,e1,\n",
		"id,name,geometry\np,P,\"POLYGON((0 0\"\n", "id,subject,object,kind,since,until\nr,USA,VEN,member,2020,2019\n", "{\"name\": 3}")
	f.Add("id\n\"a\n", "", "\ufeff\n", "id,id\n\"x\"y,z,w\n", "{\"resources\":[{\"path\":\"../x\"},{\"name\":\"events\",\"path\":[\"events.csv\"]}]}")
	f.Add("id,when\r\n\r\n,2020-05~/..\r\n", "id,via,about\nc,s1|s1|unnamed,row-3\n", "id,lon,lat\np,1e400,91\n", "id,since\nr,/\n", "null")
	f.Fuzz(func(t *testing.T, events, claims, places, relations, about string) {
		files := awkward()
		files["events.csv"], files["claims.csv"], files["places.csv"] = events, claims, places
		files["relations.csv"], files["datapackage.json"] = relations, about
		p, problems, err := pack.Read(fsOf(files), "fuzz")
		if err != nil {
			if !errors.Is(err, pack.ErrNoDataset) && !strings.Contains(err.Error(), "not exist") && !strings.Contains(err.Error(), "directory") {
				t.Fatal(err)
			}
			return
		}
		problems = append(problems, pack.Check(p, pack.Options{StateAt: stateAt})...)
		names, content, err := p.Files()
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range problems {
			inside(t, m, content[m.File])
		}
		for _, n := range names {
			if string(content[n]) != files[n] {
				t.Fatalf("%s was changed", n)
			}
		}
		if string(content["events.csv"]) == events && p.Events.N != rowsOf(events) {
			t.Fatalf("%d events of %d rows", p.Events.N, rowsOf(events))
		}
		p.Known(data.AsKnown{On: true, Day: edtf.DayOf(2025, 10, 1)})
		if p.Events.N > 0 {
			if _, err := p.Subset([]int32{0}, p.Known(data.AsKnown{})); err != nil {
				t.Fatal(err)
			}
		}
	})
}

// inside reports a position that is not in the file.
func inside(t *testing.T, m data.Problem, raw []byte) {
	t.Helper()
	if m.Line == 0 && m.Column == 0 {
		return
	}
	lines := bytes.SplitAfter(raw, []byte("\n"))
	if m.Line < 1 || m.Line > len(lines) || m.Column < 1 || m.Column > len(lines[m.Line-1])+1 {
		t.Fatalf("%v: outside of a file of %d lines", m, len(lines))
	}
}

// rowsOf counts the records below the header the slow way.
func rowsOf(text string) int {
	r := csv.NewReader(strings.NewReader(strings.TrimPrefix(text, "\ufeff")))
	r.FieldsPerRecord = -1
	if _, err := r.Read(); err != nil {
		return 0
	}
	for n := 0; ; n++ {
		if _, err := r.Read(); err != nil && !errors.Is(err, csv.ErrQuote) && !errors.Is(err, csv.ErrBareQuote) {
			return n
		}
	}
}
