package reference_test

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"image/color"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"sandtable/geo/reference"

	"github.com/paulmach/orb"
)

const zones = `{"type":"FeatureCollection","attribution":"Survey Office","features":[
{"type":"Feature","properties":{"name":"Drill  area","stroke":"#c00","fill":"#00ff00","fill-opacity":0.5,"stroke-width":3},
 "geometry":{"type":"Polygon","coordinates":[[[-67,11],[-66,11],[-66,12],[-67,11]]]}},
{"type":"Feature","properties":null,"geometry":{"type":"MultiLineString","coordinates":[[[170,0],[190,1]],[[0,0],[1,1,9]]]}},
{"type":"Feature","properties":{"title":"Post"},"geometry":{"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[1,2]},{"type":"MultiPoint","coordinates":[[3,4]]}]}}]}`

func TestGeoJSON(t *testing.T) {
	l, err := reference.Decode("zones.geojson", []byte("\xef\xbb\xbf"+zones))
	if err != nil {
		t.Fatal(err)
	}
	if l.Name != "zones.geojson" || l.Attribution != "Survey Office" || len(l.Features) != 3 || len(l.Problems) != 0 || l.Vertices != 10 {
		t.Fatalf("got %+v", l)
	}
	area := l.Features[0]
	want := reference.Style{Stroke: color.NRGBA{204, 0, 0, 255}, Fill: color.NRGBA{0, 255, 0, 128}, HasStroke: true, HasFill: true, Width: 3}
	if area.Name != "Drill area" || area.Style != want || area.Number != 1 {
		t.Errorf("the area is %+v", area)
	}
	if !orb.Equal(area.Geometry, orb.Polygon{{{-67, 11}, {-66, 11}, {-66, 12}, {-67, 11}}}) {
		t.Errorf("the area's geometry is %v", area.Geometry)
	}
	if want := (orb.MultiLineString{{{170, 0}, {190, 1}}, {{0, 0}, {1, 1}}}); !orb.Equal(l.Features[1].Geometry, want) {
		t.Errorf("got %v, want %v", l.Features[1].Geometry, want)
	}
	if want := (orb.Collection{orb.Point{1, 2}, orb.MultiPoint{{3, 4}}}); !orb.Equal(l.Features[2].Geometry, want) {
		t.Errorf("got %v, want %v", l.Features[2].Geometry, want)
	}
}

const ring = `<outerBoundaryIs><LinearRing><coordinates>0,0 9,0,5
 9,9 0,0</coordinates></LinearRing></outerBoundaryIs>`

const document = `<?xml version="1.0" encoding="UTF-8"?>
<kml xmlns="http://www.opengis.net/kml/2.2" xmlns:atom="http://www.w3.org/2005/Atom"><Document><atom:author><atom:name>Ministry</atom:name></atom:author>
<StyleMap id="m"><Pair><key>normal</key><styleUrl>#red</styleUrl></Pair><Pair><key>highlight</key><styleUrl>#x</styleUrl></Pair></StyleMap>
<Folder><Placemark><name>Zone &amp; all</name><styleUrl>#m</styleUrl><Polygon>` + ring + `</Polygon></Placemark>
<Placemark><name>Both</name><Style><PolyStyle><fill>0</fill></PolyStyle></Style><MultiGeometry><Point><coordinates>1,2</coordinates></Point>
<LineString><coordinates>1,2 3,4</coordinates></LineString></MultiGeometry></Placemark></Folder>
<Style id="red"><LineStyle><color>ff0000cc</color><width>2</width></LineStyle><PolyStyle><color>8000ff00</color></PolyStyle></Style>
<NetworkLink><Link><href>http://example.org/</href></Link></NetworkLink>
</Document></kml>`

func TestKML(t *testing.T) {
	for _, c := range []struct {
		name string
		raw  []byte
	}{{"plan.kml", []byte(document)}, {"plan.kmz", kmz(t, "doc.kml", document)}} {
		t.Run(c.name, func(t *testing.T) {
			l, err := reference.Decode(c.name, c.raw)
			if err != nil {
				t.Fatal(err)
			}
			if l.Name != c.name || l.Attribution != "Ministry" || len(l.Features) != 2 {
				t.Fatalf("got %+v", l)
			}
			zone, both := l.Features[0], l.Features[1]
			want := reference.Style{Stroke: color.NRGBA{204, 0, 0, 255}, Fill: color.NRGBA{0, 255, 0, 128}, HasStroke: true, HasFill: true, Width: 2}
			if zone.Name != "Zone & all" || zone.Style != want || !orb.Equal(zone.Geometry, orb.Polygon{{{0, 0}, {9, 0}, {9, 9}, {0, 0}}}) {
				t.Errorf("the zone is %+v", zone)
			}
			if !both.Style.HasFill || both.Style.Fill.A != 0 || !orb.Equal(both.Geometry, orb.Collection{orb.Point{1, 2}, orb.LineString{{1, 2}, {3, 4}}}) {
				t.Errorf("the second is %+v", both)
			}
			if len(l.Problems) != 1 || !strings.Contains(l.Problems[0].Error(), "line 9: <NetworkLink> is not drawn") {
				t.Errorf("problems: %v", l.Problems)
			}
		})
	}
}

func kmz(t testing.TB, name, text string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	w, err := z.Create(name)
	if err == nil {
		_, err = w.Write([]byte(text))
	}
	if err = errors.Join(err, z.Close()); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestShapefile(t *testing.T) {
	dir := t.TempDir()
	files := shapes()
	for ext, raw := range map[string][]byte{"SHP": files.Shapes, "dbf": files.Table, "prj": files.Projection, "cpg": files.Letters} {
		if err := os.WriteFile(filepath.Join(dir, "posts."+ext), raw, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	l, err := reference.Read(filepath.Join(dir, "posts.SHP"))
	if err != nil {
		t.Fatal(err)
	}
	if l.Name != "posts.SHP" || len(l.Features) != 4 || len(l.Problems) != 1 || l.Problems[0].Feature != 3 {
		t.Fatalf("got %+v", l)
	}
	for i, want := range []struct {
		name     string
		geometry orb.Geometry
	}{
		{"Río", orb.Point{-66.5, 10.5}},
		{"Line", orb.MultiLineString{{{0, 0}, {1, 1}}, {{2, 2}, {3, 3}, {4, 4}}}},
		{"Area", orb.Polygon{{{0, 0}, {0, 9}, {9, 9}, {0, 0}}, {{1, 2}, {2, 3}, {1, 3}, {1, 2}}}},
		{"Many", orb.MultiPoint{{5, 6}, {7, 8}}},
	} {
		if f := l.Features[i]; f.Name != want.name || !orb.Equal(f.Geometry, want.geometry) {
			t.Errorf("feature %d is %q %v, want %q %v", f.Number, f.Name, f.Geometry, want.name, want.geometry)
		}
	}
}

// Whatever is wrong with a file is told with the place and the reason, and what
// is good of it is read.
func TestProblems(t *testing.T) {
	feature := func(geometry string) string {
		return `{"type":"FeatureCollection","features":[{"type":"Feature","geometry":{"type":"Point","coordinates":[1,2]}},{"type":"Feature","geometry":` + geometry + `}]}`
	}
	placemark := func(inside string) string {
		return "<kml><Placemark><Point><coordinates>1,2</coordinates></Point></Placemark>\n<Placemark>" + inside + "</Placemark></kml>"
	}
	for _, c := range []struct{ name, raw, want string }{
		{"null", feature(`null`), `feature 2: has no geometry`},
		{"one number", feature(`{"type":"Point","coordinates":[1]}`), `a point of 1 numbers`},
		{"words", feature(`{"type":"Point","coordinates":["a","b"]}`), `do not fit its type "Point"`},
		{"metres", feature(`{"type":"Point","coordinates":[500000,4649776]}`), "not in degrees"},
		{"a point of a line", feature(`{"type":"LineString","coordinates":[[1,1]]}`), "1 points where 2"},
		{"empty", feature(`{"type":"Polygon","coordinates":[]}`), "empty geometry"},
		{"unknown", feature(`{"type":"Circle"}`), `type "Circle"`},
		{"a colour", feature(`{"type":"Point","coordinates":[1,2]},"properties":{"stroke":"loud"}`), "stroke loud is not one"},
		{"deep", feature(strings.Repeat(`{"type":"GeometryCollection","geometries":[`, 100) + strings.Repeat(`]}`, 100)), "nested deeper"},
		{"no geometry", placemark("<name>x</name>"), "line 2 feature 2: has no geometry"},
		{"coordinates", placemark("<Point><coordinates>1;2</coordinates></Point>"), "not lon,lat"},
		{"not finite", placemark("<Point><coordinates>NaN,2</coordinates></Point>"), "not in degrees"},
		{"a track", placemark("<Track/><Point><coordinates>1,2</coordinates></Point>"), "tracks and models"},
		{"style", placemark("<styleUrl>http://x#y</styleUrl><Point><coordinates>1,2</coordinates></Point>"), "not in the document"},
	} {
		t.Run(c.name, func(t *testing.T) {
			l, err := reference.Decode("f", []byte(c.raw))
			if err != nil {
				t.Fatal(err)
			}
			if len(l.Features) == 0 || len(l.Problems) != 1 || !strings.Contains(l.Problems[0].Error(), c.want) {
				t.Errorf("%d features, problems %v, want %q", len(l.Features), l.Problems, c.want)
			}
		})
	}
}

func TestRefused(t *testing.T) {
	kml := "<kml><Placemark><Point><coordinates>1,2</coordinates></Point></Placemark></kml>"
	for _, c := range []struct{ name, raw, want string }{
		{"text", "hello", "not a GeoJSON"},
		{"nothing", "", "not a GeoJSON"},
		{"other JSON", `{"a":1}`, `type ""`},
		{"broken JSON", "{\n\n\"type\":}", "line 3"},
		{"no features", `{"type":"FeatureCollection","features":[]}`, "holds no features"},
		{"other coordinates", strings.Replace(zones, `"type"`, `"crs":{"properties":{"name":"EPSG:3857"}},"type"`, 1), `"EPSG:3857"`},
		{"other XML", "<gpx/>", "<gpx>"},
		{"broken XML", "<kml>\n<Placemark>", "line 2"},
		{"a document type", "<!DOCTYPE kml [<!ENTITY a 'b'>]>" + kml, "entities are refused"},
		{"an entity", strings.Replace(kml, "1,2", "&a;", 1), "line 1"},
		{"folders", "<kml>" + strings.Repeat("<Folder>", 99) + strings.Repeat("</Folder>", 99) + "</kml>", "nested deeper"},
		{"only bad ones", "<kml>\n<Placemark/></kml>", `"f" line 2 feature 1: has no geometry`},
		{"an archive", string(kmz(t, "a.txt", "x")), "no .kml"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := reference.Decode("f", []byte(c.raw))
			if err == nil || !strings.Contains(err.Error(), c.want) || !strings.Contains(err.Error(), `"f"`) {
				t.Errorf("got %v, want %q", err, c.want)
			}
		})
	}
}

func TestRefusedShapefile(t *testing.T) {
	for _, c := range []struct {
		name, want string
		change     func(*reference.Shapefile)
	}{
		{"projected", `"WGS 84 / UTM zone 19N"`, func(s *reference.Shapefile) {
			s.Projection = []byte(`PROJCS["WGS 84 / UTM zone 19N",GEOGCS["WGS 84"]]`)
		}},
		{"another datum", `"GCS_North_American_1927"`, func(s *reference.Shapefile) {
			s.Projection = []byte(`GEOGCS["GCS_North_American_1927"]`)
		}},
		{"no head", "its head is missing", func(s *reference.Shapefile) { s.Shapes = []byte("PK") }},
		{"letters", `"KOI8-R"`, func(s *reference.Shapefile) { s.Letters, s.Shapes = []byte("KOI8-R"), s.Shapes[:100] }},
		{"cut", "ends inside a record", func(s *reference.Shapefile) { s.Shapes = s.Shapes[:110] }},
	} {
		t.Run(c.name, func(t *testing.T) {
			files := shapes()
			c.change(&files)
			if _, err := reference.DecodeShapefile("posts.shp", files); err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("got %v, want %q", err, c.want)
			}
		})
	}
}

func TestTooManyVertices(t *testing.T) {
	line := "<LineString><coordinates>" + strings.Repeat("1,1 ", 600_000) + "</coordinates></LineString>"
	raw := "<kml>" + strings.Repeat("<Placemark>"+line+"</Placemark>", 9) + "</kml>"
	if _, err := reference.Decode("f", []byte(raw)); err == nil || !strings.Contains(err.Error(), "feature 9: more than 5000000 vertices") {
		t.Errorf("got %v", err)
	}
}

func FuzzDecode(f *testing.F) {
	for _, seed := range []string{zones, document, string(kmz(f, "doc.kml", document)), "<kml/>", "{}"} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		l, err := reference.Decode("f", raw)
		checkLayer(t, l, err)
	})
}

func FuzzDecodeShapefile(f *testing.F) {
	s := shapes()
	f.Add(s.Shapes, s.Table, s.Projection, s.Letters)
	f.Add(s.Shapes[:150], s.Table[:40], []byte(nil), []byte("1252"))
	f.Fuzz(func(t *testing.T, shapes, table, projection, letters []byte) {
		l, err := reference.DecodeShapefile("f", reference.Shapefile{Shapes: shapes, Table: table, Projection: projection, Letters: letters})
		checkLayer(t, l, err)
	})
}

// checkLayer holds a layer of any file against what its readers promise.
func checkLayer(t *testing.T, l *reference.Layer, err error) {
	if err != nil {
		return
	}
	if len(l.Features) == 0 {
		t.Fatal("a layer of nothing")
	}
	for _, f := range l.Features {
		if f.Number < 1 || f.Geometry == nil || !(f.Bound.Min[0] >= -540 && f.Bound.Max[1] <= 90) {
			t.Fatalf("feature %+v", f)
		}
	}
}

func ExampleDecode() {
	layer, err := reference.Decode("zones.geojson", []byte(zones))
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, f := range layer.Features {
		fmt.Println(f.Number, f.Name, f.Geometry.GeoJSONType())
	}
	// Output:
	// 1 Drill area Polygon
	// 2  MultiLineString
	// 3 Post GeometryCollection
}
