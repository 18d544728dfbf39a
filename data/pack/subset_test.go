package pack_test

import (
	"testing"

	"sandtable/data"
	"sandtable/data/edtf"
	"sandtable/data/pack"
)

// tablesOf is the content of a package as text.
func tablesOf(t *testing.T, p *pack.Package) map[string]string {
	t.Helper()
	names, content, err := p.Files()
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for _, n := range names {
		out[n] = string(content[n])
	}
	return out
}

func TestSubsetOfAllIsAll(t *testing.T) {
	files := awkward()
	p := read(t, files)
	part, err := p.Subset([]int32{0, 1, 2}, p.Known(data.AsKnown{}))
	if err != nil {
		t.Fatal(err)
	}
	got := tablesOf(t, part)
	for _, n := range []string{"events.csv", "event_places.csv", "event_actors.csv", "figures.csv", "links.csv", "kinds.csv", "datapackage.json"} {
		if got[n] != files[n] {
			t.Errorf("%s: got %q want %q", n, got[n], files[n])
		}
	}
}

func TestSubset(t *testing.T) {
	files := awkward()
	p := read(t, files)
	for _, c := range []struct {
		name   string
		events []int32
		known  data.AsKnown
		want   map[string]string
	}{
		{"one event", []int32{0}, data.AsKnown{}, map[string]string{
			"sources.csv":      "\ufeffid,title,published,cites,file,my notes\r\n\"s1\",\"A \"\"daily\"\"\",2025-09-30,s3,att/page.txt,x\r\n\r\ns3,Agency,2025-09-29,,,\r\n",
			"places.csv":       "id,name,lon,lat,precision\n\"p1\",\"Port, main\",-66.9,10.6,city\np3,Island,-61,13,exact\n",
			"actors.csv":       "name,id,type,members\nUnited States,USA,state,\n",
			"events.csv":       "id,title,kind,when,status,summary,colour\r\ne1,Ships,deployment,2025-09,reported,\"one\r\ntwo\n\nthree\",red\r\n",
			"event_places.csv": "event,place,role\ne1,p1,at\n",
			"relations.csv":    "id,subject,object,kind,since,until\n",
			"claims.csv":       "id,says,about,source,via,place\nc1,\"Ships, many\",e1,s1,,p3\n",
			"figures.csv":      "claim,what,value\nc1,ships,3\n",
			"links.csv":        "from,to,kind\n",
			"att/page.txt":     "the page",
			"datapackage.json": files["datapackage.json"],
		}},
		{"members and relations", []int32{1}, data.AsKnown{}, map[string]string{
			"actors.csv":    "name,id,type,members\nVenezuela,VEN,state,\nBlock,BLO,organisation,VEN|CUB\nCuba,CUB,state,\n",
			"relations.csv": "id,subject,object,kind,since,until\nr1,VEN,CUB,political-backer,2000,..\n",
			"claims.csv":    "id,says,about,source,via,place\nc1,\"Ships, many\",e2|r1,s1,,p3\nc2,More,e2,s2,s3|unnamed,\n",
			"events.csv":    "id,title,kind,when,status,summary,colour\r\n\r\n\"e2\",\"More, ships\",deployment,2025-10,claimed,,\r\n",
		}},
		{"two levels", []int32{0, 1}, data.AsKnown{}, map[string]string{
			"links.csv":     "from,to,kind\ne2,e1,follows\n",
			"relations.csv": "id,subject,object,kind,since,until\nr1,VEN,CUB,political-backer,2000,..\nr2,USA,VEN,sanctions,2015,\n",
			"claims.csv":    "id,says,about,source,via,place\nc1,\"Ships, many\",e1|e2|r1,s1,,p3\nc2,More,\"e2|r2\",s2,s3|unnamed,\n",
		}},
		{"as known in September", []int32{0, 1}, data.AsKnown{On: true, Day: edtf.DayOf(2025, 9, 30)}, map[string]string{
			"claims.csv":    "id,says,about,source,via,place\nc1,\"Ships, many\",e1|e2|r1,s1,,p3\n",
			"relations.csv": "id,subject,object,kind,since,until\nr1,VEN,CUB,political-backer,2000,..\n",
		}},
		{"nothing", nil, data.AsKnown{}, map[string]string{
			"events.csv": "id,title,kind,when,status,summary,colour\r\n",
			"claims.csv": "id,says,about,source,via,place\n",
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			part, err := p.Subset(c.events, p.Known(c.known))
			if err != nil {
				t.Fatal(err)
			}
			got := tablesOf(t, part)
			for n, want := range c.want {
				if got[n] != want {
					t.Errorf("%s:\ngot  %q\nwant %q", n, got[n], want)
				}
			}
			read(t, got)
			if _, ok := got["att/page.txt"]; ok != (len(c.events) > 0 && len(part.Sources) > 0 && part.Sources[0].ID == "s1") {
				t.Error("the file of a source that is left out goes along, or one that stays does not")
			}
		})
	}
}

// The file of a private source is not passed on, and not missed.
func TestSubsetKeepsPrivateFilesBack(t *testing.T) {
	files := awkward()
	files["sources.csv"] = "id,title,file,private\ns1,A,att/page.txt,true\ns2,B,,\ns3,C,,\n"
	p := read(t, files)
	part, err := p.Subset([]int32{0}, p.Known(data.AsKnown{}))
	if err != nil {
		t.Fatal(err)
	}
	if _, ok := tablesOf(t, part)["att/page.txt"]; ok {
		t.Error("a private file goes along")
	}
	if _, ok := tablesOf(t, p)["att/page.txt"]; !ok {
		t.Error("the dataset itself lost its file")
	}
	alone := tablesOf(t, part)
	for _, m := range pack.Check(read(t, alone), pack.Options{}) {
		if m.Code == "missing-file" {
			t.Error(m)
		}
	}
}

// A Package without bytes gives its part from what Encode makes of it.
func TestSubsetWithoutFiles(t *testing.T) {
	p := read(t, awkward())
	bare := &pack.Package{Dataset: p.Dataset}
	part, err := bare.Subset([]int32{2}, p.Known(data.AsKnown{}))
	if err != nil {
		t.Fatal(err)
	}
	if part.Events.N != 1 || part.Events.ID.At(0) != "e3" || len(part.Claims) != 1 {
		t.Errorf("%d events, claims %v", part.Events.N, part.Claims)
	}
}
