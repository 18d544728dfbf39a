package pack_test

import (
	"fmt"
	"math"
	"reflect"
	"strings"
	"testing"

	"sandtable/data"
	"sandtable/data/edtf"
	"sandtable/data/pack"
	"sandtable/geo"
)

// same compares tables, with NaN equal to itself and without the checksum.
func same(t *testing.T, got, want data.Tables) {
	t.Helper()
	for _, x := range []*data.Tables{&got, &want} {
		x.Package.SHA256 = ""
		x.Claims = append([]data.Claim(nil), x.Claims...)
		for i := range x.Claims {
			x.Claims[i].Figures = append([]data.Figure(nil), x.Claims[i].Figures...)
			for k := range x.Claims[i].Figures {
				f := &x.Claims[i].Figures[k]
				for _, v := range []*float64{&f.Low, &f.Value, &f.High} {
					if math.IsNaN(*v) {
						*v = -1e300
					}
				}
			}
		}
	}
	g, w := reflect.ValueOf(got), reflect.ValueOf(want)
	for i := range g.NumField() {
		if !reflect.DeepEqual(g.Field(i).Interface(), w.Field(i).Interface()) {
			t.Errorf("%s:\ngot  %+v\nwant %+v", g.Type().Field(i).Name, g.Field(i), w.Field(i))
		}
	}
}

func TestEncodeReadsBackEqual(t *testing.T) {
	rich := awkward()
	rich["events.csv"] = "id,kind,title,aliases,summary,when,when_kind,when_text,date_basis,date_note,earliest_start,latest_start,earliest_end,latest_end,status,tags,note\n" +
		"e1,port-call,One,a|b,\"s, t\",2025-09~/..,,in September,inferred,why,2025-09-03,,,..,planned,x|y,\"n\n2\"\n" +
		"e2,treaty,Two,,,\"{2025-01,2025-03}\",period,,,,,,,,assessed,,\n" +
		"e3,strike,Three,,,,,,,,2020-01,2020-02,2020-03,2020-04,disputed,,\n"
	rich["places.csv"] = "id,name,aliases,lon,lat,precision,radius_km,country,geometry,note\n" +
		"p1,P,q|r,-66.123456789,1e1,exact,2.5,VEN,,\np2,A,,,,area,,,\"POLYGON((0 0,1 0,1 1,0 0))\",approximate\np3,C,,0,-90,country,,VEN,,\n"
	rich["event_places.csv"] = "event,place,role,order,when\ne1,p1,from,1,2025-09\ne1,p2,to,2,\ne2,p3,at,,\n"
	for name, files := range map[string]map[string]string{"awkward": awkward(), "rich": rich} {
		t.Run(name, func(t *testing.T) {
			p := fromText(t, files)
			again := fromText(t, texts(pack.Encode(p.Tables)))
			same(t, again.Tables, p.Tables)
		})
	}
}

func texts(files map[string][]byte) map[string]string {
	out := map[string]string{}
	for n, raw := range files {
		out[n] = string(raw)
	}
	return out
}

// plain is a plain table of two rows.
func plain() data.Tables {
	spans := data.MakeSpans(2)
	day := edtf.DayOf(2020, 5, 6)
	spans.Set(0, edtf.Bounds{EarliestStart: day, LatestStart: day + 3, EarliestEnd: day + 1, LatestEnd: day + 9})
	return data.Tables{
		Kinds:   append(data.Kinds(), data.Kind{ID: "fire", Label: "fire"}),
		Sources: []data.Source{{ID: "t.csv", Title: "t.csv"}},
		Implied: &data.Claim{Place: -1, Status: data.Claimed},
		Events: data.Events{
			N: 2, ID: data.TextOf([]string{"a", "b"}), Title: data.TextOf([]string{"A", "B"}), Kind: []uint16{0, 17},
			WhenKind: []edtf.WhenKind{edtf.Period, edtf.Moment}, Status: []data.Status{data.Claimed, data.Claimed}, Spans: spans,
			Lon: []uint32{geo.FixLon(10.48), 0}, Lat: []int32{geo.FixLat(-66.87), 0}, Placed: []bool{true, false},
		},
	}
}

func TestNewOfAPlainTable(t *testing.T) {
	ds := data.Build(plain())
	p, err := pack.New(ds)
	if err != nil {
		t.Fatal(err)
	}
	got, want := p.Known(data.AsKnown{}), ds.Known(data.AsKnown{})
	if len(p.Claims) != 2 || p.Claims[1].Status != data.Claimed || p.Kinds[p.Events.Kind[1]].ID != "fire" {
		t.Errorf("claims %v, kinds %v", p.Claims, p.Kinds)
	}
	if got.Lon[0] != want.Lon[0] || got.Lat[0] != want.Lat[0] || !reflect.DeepEqual(got.Placed, want.Placed) {
		t.Errorf("at %v %v, want %v %v", got.Lon, got.Lat, want.Lon, want.Lat)
	}
	if !reflect.DeepEqual(got.Spans, want.Spans) {
		t.Errorf("spans %v want %v", got.Spans, want.Spans)
	}
	if at := p.Places[0].Point; at.Lon() != 10.48 || at.Lat() != -66.87 {
		t.Errorf("place at %v", at)
	}
}

// BenchmarkRead reads a dataset of 20,000 events with a claim each.
func BenchmarkRead(b *testing.B) {
	files := awkward()
	var events, claims strings.Builder
	events.WriteString("id,kind,title,when,status,summary\n")
	claims.WriteString("id,about,source,says\n")
	for i := range 20_000 {
		fmt.Fprintf(&events, "e%d,strike,Event number %d,2025-09-%02d,reported,A sentence about it\n", i, i, i%30+1)
		fmt.Fprintf(&claims, "c%d,e%d,s1,It happened\n", i, i)
	}
	fsys := fsOf(map[string]string{
		"datapackage.json": files["datapackage.json"], "sources.csv": "id,title\ns1,S\n", "events.csv": events.String(), "claims.csv": claims.String(),
	})
	b.SetBytes(int64(events.Len() + claims.Len()))
	b.ReportAllocs()
	for b.Loop() {
		if _, problems, err := pack.Read(fsys, "bench"); err != nil || len(problems) > 0 {
			b.Fatal(problems, err)
		}
	}
}
