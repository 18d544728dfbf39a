package page_test

import (
	"context"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"sandtable/app/detail/page"
	"sandtable/app/scene"
	"sandtable/app/store"
	"sandtable/data"
	"sandtable/data/edtf"
	"sandtable/data/pack"
)

// files is a small dataset in which everything that a page says occurs once.
var files = map[string]string{
	"datapackage.json": `{"name": "small", "title": "A small dataset", "version": "2"}`,
	"events.csv": `id,kind,title,summary,when,when_kind,when_text,date_basis,date_note,status,tags,note
force-a,deployment,Ships with 4000 troops,,2025-09~,period,this month,derived,Counted from the article.,reported,,
force-b,deployment,More ships,The force has grown.,2025-10-31/..,period,,printed,,reported,force,
strike,strike,A boat is struck,,2025-09-02,moment,,,,disputed,,
orphan,statement,Nobody says so,,2025-09-03,moment,,,,claimed,,
undated,statement,Said at some time,,,,,,,reported,,
`,
	"event_actors.csv": "event,actor,role\nforce-b,USA,deploys\nstrike,USA,strikes\nstrike,VEN,protests\n",
	"event_places.csv": "event,place,role,order\nforce-a,sea,at,\nforce-b,sea,at,\nstrike,island,target,2\nstrike,base,from,1\norphan,state,at,\n",
	"places.csv": `id,name,lon,lat,precision,radius_km,country,geometry
sea,The Sea,-70,14,area,430,,
island,The Island,-66.13,11.8,exact,,VEN,
base,The Base,-67,18,city,5,USA,
state,Venezuela,-66,7,country,,VEN,
`,
	"actors.csv": "id,name,type\nUSA,United States,state\nVEN,Venezuela,state\nRUS,Russia,state\nopec,OPEC,organisation\n",
	"sources.csv": `id,title,publisher,published,published_basis,url,language,type,grade,grade_reason,cites
early,The early article,,2025-09-20,derived,https://example.org/early,en,news,D,No author.,paper
late,The late article,Late Press,2025-11-01,printed,,es,news,B,A paper of record.,
paper,El País,,2025-09-18,printed,,es,news,B,,
bare,Without a date,,,,,,blog,,,
`,
	"claims.csv": `id,about,source,via,speaker,says,quote,quote_language,locator,stance,when,place,status,credibility,note
a1,force-a,early,paper|unnamed,,There are ships.,,,p. 3,asserts,2025-09~,sea,reported,3,
b1,force-b,late,,,The force has grown.,,,,asserts,2025-10-31/..,,,4,
b2,force-b,early,,A spokesman,,More will come,en,,asserts,2025-10,,planned,,
s1,strike,early,,,A boat was struck.,,,,asserts,,,,,
s2,strike,late,,A minister,No boat was struck.,,,,denies,2025-09-05,sea,,,
u1,undated,bare,,,Something was said.,,,,asserts,,,,,
r1,arms,early,,,Arms are sold.,,,,asserts,,,,,
`,
	"figures.csv": `claim,what,low,value,high,unit,bound,note
a1,troops,,4000,,persons,exact,
b1,troops,,10000,,persons,about,
b1,ships,,8,,ships,exact,
b1,aircraft,,,,,,not counted
s1,boats,,3,,,exact,
s1,troops,,50,,,exact,
s2,boats,1,,2,,,
`,
	"links.csv":     "from,to,kind\nforce-b,force-a,follows\nstrike,force-b,part_of\n",
	"relations.csv": "id,subject,object,kind,since,until,status\narms,RUS,VEN,arms-supplier,2006,..,reported\nold,USA,VEN,sanctions,,2010,reported\nmember,VEN,opec,member,,..,reported\nother,USA,RUS,adversary,,..,assessed\n",
}

func small(t testing.TB) *data.Dataset {
	t.Helper()
	fsys := fstest.MapFS{}
	for name, text := range files {
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
	}
	p, problems, err := pack.Read(fsys, "small")
	if err != nil {
		t.Fatal(err)
	}
	for _, problem := range problems {
		if problem.Level == data.Error {
			t.Fatal(problem)
		}
	}
	return p.Dataset
}

// input is what a page of the small dataset is composed of, all of it known and
// in the window.
func input(t testing.TB, change func(*store.View)) page.Input {
	t.Helper()
	d := small(t)
	extent := scene.Extent(d)
	v := store.View{Window: store.Window{From: "..", To: "..", A: extent.A, Z: extent.Z}, Layers: store.DefaultLayers, Focal: "VEN"}
	if change != nil {
		change(&v)
	}
	m, err := scene.NewModel(context.Background(), d, v, nil)
	if err != nil {
		t.Fatal(err)
	}
	return page.Input{Known: m.Known, View: v, Matching: m.Match(v)}
}

func compose(t testing.TB, change func(*store.View)) page.Page {
	t.Helper()
	return page.Compose(input(t, change))
}

// asKnown asks what was known on a day.
func asKnown(v *store.View, day string) {
	v.AsKnown.On = true
	v.AsKnown.Day, _ = edtf.ParseDay(day)
}

// blocks are the blocks of one type.
func blocks[B page.Block](p page.Page) []B {
	var out []B
	for _, b := range p.Blocks {
		if x, ok := b.(B); ok {
			out = append(out, x)
		}
	}
	return out
}

// has fails unless the page says all texts.
func has(t *testing.T, p page.Page, texts ...string) {
	t.Helper()
	said := p.Text()
	for _, want := range texts {
		if !strings.Contains(said, want) {
			t.Errorf("no %q in:\n%s", want, said)
		}
	}
}

func hasNot(t *testing.T, p page.Page, texts ...string) {
	t.Helper()
	said := p.Text()
	for _, not := range texts {
		if strings.Contains(said, not) {
			t.Errorf("%q in:\n%s", not, said)
		}
	}
}

// targets are the clicks of a page that do one thing, each once.
func targets(p page.Page, do page.Action) []string {
	var out []string
	add := func(to page.Target) {
		if to.Do == do && !slices.Contains(out, to.ID) {
			out = append(out, to.ID)
		}
	}
	spans := func(list []page.Span) {
		for _, s := range list {
			add(s.To)
		}
	}
	for _, b := range p.Blocks {
		switch x := b.(type) {
		case page.Para:
			spans(x.Spans)
		case page.Key:
			spans(x.Spans)
		case page.Entry:
			add(x.To)
			for _, l := range x.Lines {
				spans(l.Spans)
			}
		case page.Buttons:
			for _, b := range x.List {
				add(b.To)
			}
		case page.Range:
			for _, r := range x.Rows {
				spans(r.Label)
			}
		}
	}
	return out
}
