package pack

import (
	"io/fs"
	"math"
	"strings"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/encoding/wkt"

	"sandtable/data"
	"sandtable/data/edtf"
)

func (rd *reader) readSource(w *row) {
	s := data.Source{
		ID: w.id(rd.source, w.n), Title: w.required("title"), Publisher: w.text("publisher"), Author: w.text("author"),
		PublishedBasis: w.oneOf("published_basis", "printed", "derived", "unknown"),
		URL:            w.address("url"), ArchiveURL: w.address("archive_url"),
		SHA256: w.text("sha256"), Language: w.text("language"), Type: w.text("type"),
		GradeReason: w.text("grade_reason"), Cites: w.refs("cites", rd.source),
		Licence: w.text("licence"), Note: w.text("note"), Private: w.flag("private"),
	}
	s.Published, s.Accessed, s.Archived = w.dateText("published"), w.dateText("accessed"), w.dateText("archived")
	if s.Published != "" {
		s.EarliestPublished, s.LatestPublished = w.date("published").Extent()
		s.Dated = true
	}
	if g := w.oneOf("grade", "A", "B", "C", "D", "E", "F"); g != "" {
		s.Grade = g[0]
		if s.GradeReason == "" {
			w.report(data.Problem{
				Code: "grade-without-reason", Level: data.Warning, Field: "grade", Value: g,
				Reason: "a grade is given with a reason in grade_reason",
			})
		}
	}
	if s.File = w.text("file"); s.File != "" && !fs.ValidPath(s.File) {
		w.bad("unsafe-path", "file", "it is not a path inside the dataset; it is not opened")
		s.File = ""
	}
	rd.tables.Sources = append(rd.tables.Sources, s)
}

// dateText is the text of a date that can be read.
func (w *row) dateText(field string) string {
	if w.date(field).IsZero() {
		return ""
	}
	return w.text(field)
}

func (rd *reader) readPlace(w *row) {
	p := data.Place{
		ID: w.id(rd.place, w.n), Name: w.required("name"), Aliases: w.list("aliases"),
		Precision: parsed(w, "precision", data.ParsePrecision), Country: w.text("country"), Note: w.text("note"),
	}
	if p.Country != "" && !stateCode(p.Country) {
		w.bad("bad-state-code", "country", "it is not an ISO 3166-1 alpha-3 code such as VEN")
		p.Country = ""
	}
	if r := w.number("radius_km"); r < 0 {
		w.bad("bad-number", "radius_km", "a radius is not negative")
	} else if r > 0 {
		p.RadiusKM = r
	}
	p.Point, p.HasPoint = w.point()
	p.WKT, p.Geometry = w.geometry()
	rd.tables.Places = append(rd.tables.Places, p)
}

// point reads lon and lat, which stand together.
func (w *row) point() (orb.Point, bool) {
	lon, lat := w.degrees("lon", 180), w.degrees("lat", 90)
	switch {
	case w.text("lon") == "" && w.text("lat") != "":
		w.bad("bad-coordinate", "lon", "lat is given without lon")
	case w.text("lat") == "" && w.text("lon") != "":
		w.bad("bad-coordinate", "lat", "lon is given without lat")
	}
	if math.IsNaN(lon) || math.IsNaN(lat) {
		return orb.Point{}, false
	}
	return orb.Point{lon, lat}, true
}

func (w *row) degrees(field string, limit float64) float64 {
	v := w.number(field)
	if math.Abs(v) > limit {
		w.bad("bad-coordinate", field, "it is outside the earth's coordinates")
		return math.NaN()
	}
	return v
}

// geometry reads the well-known text of a place.
func (w *row) geometry() (string, orb.Geometry) {
	v := w.text("geometry")
	if v == "" {
		return "", nil
	}
	g, err := wkt.Unmarshal(v)
	if err != nil {
		w.bad("bad-geometry", "geometry", "it is not well-known text such as POINT(-66.9 10.5)")
		return "", nil
	}
	b := g.Bound()
	if !(b.Min[0] >= -360 && b.Max[0] <= 360 && b.Min[1] >= -90 && b.Max[1] <= 90) {
		w.bad("bad-geometry", "geometry", "it is empty or lies outside the earth's coordinates")
		return "", nil
	}
	return v, g
}

func (rd *reader) readActor(w *row) {
	a := data.Actor{
		ID: w.id(rd.actor, w.n), Name: w.required("name"), Aliases: w.list("aliases"),
		Type:    w.oneOf("type", data.StateType, "organisation", "company", "person", "group"),
		Members: w.refs("members", rd.actor), Note: w.text("note"),
	}
	if a.Type == data.StateType && !stateCode(a.ID) {
		w.bad("bad-state-code", "id", "a state's id is its ISO 3166-1 alpha-3 code such as VEN")
	}
	rd.tables.Actors = append(rd.tables.Actors, a)
}

func (rd *reader) readRelationKind(w *row) {
	k := data.RelationKind{
		ID: w.text("id"), Label: w.required("label"), LabelBack: w.text("label_back"), Directed: w.flag("directed"),
		Rank: w.whole("rank", math.MinInt32, math.MaxInt32), Colour: w.text("colour"),
	}
	if k.Colour != "" && !colour(k.Colour) {
		w.bad("unknown-value", "colour", "a colour is written #RRGGBB")
		k.Colour = ""
	}
	if k.LabelBack == "" {
		k.LabelBack = k.Label
	}
	n, ok := rd.relationKind[k.ID]
	if ok && int(n) < len(data.RelationKinds()) && rd.tables.RelationKinds[n] == data.RelationKinds()[n] {
		rd.tables.RelationKinds[n] = k // a dataset may reword a built-in kind
		return
	}
	k.ID = w.id(rd.relationKind, int32(len(rd.tables.RelationKinds)))
	if !ok {
		rd.tables.RelationKinds = append(rd.tables.RelationKinds, k)
	}
}

func colour(s string) bool {
	return len(s) == 7 && s[0] == '#' && strings.Trim(s[1:], "0123456789abcdefABCDEF") == ""
}

func (rd *reader) readRelation(w *row) {
	r := data.Relation{
		Subject: w.need("subject", rd.actor), Object: w.need("object", rd.actor), Kind: w.need("kind", rd.relationKind),
		Status: parsed(w, "status", data.ParseStatus), Note: w.text("note"),
	}
	n := int32(len(rd.tables.Relations))
	if _, clash := rd.event[w.text("id")]; clash {
		w.bad("duplicate-id", "id", "an event has this id; a claim about it would mean the event")
	}
	r.ID = w.id(rd.relation, n)
	r.Since, r.SinceDate = w.relationEnd("since")
	r.Until, r.UntilDate = w.relationEnd("until")
	w.checkRelation(&r)
	if r.Subject < 0 || r.Object < 0 || r.Kind < 0 {
		if rd.relation[r.ID] == n {
			delete(rd.relation, r.ID)
		}
		return
	}
	rd.tables.Relations = append(rd.tables.Relations, r)
	rd.pack.rowOf["relations.csv"] = append(rd.pack.rowOf["relations.csv"], w.n)
}

// relationEnd reads since or until: a date, ".." for open, empty for unknown.
func (w *row) relationEnd(field string) (string, edtf.Date) {
	if w.text(field) == openDate {
		return openDate, edtf.Date{}
	}
	d := w.date(field)
	if d.IsZero() {
		return "", d
	}
	return w.text(field), d
}

// checkRelation reports ends that make no period, and drops the later one.
func (w *row) checkRelation(r *data.Relation) {
	if !r.SinceDate.IsZero() && !r.UntilDate.IsZero() {
		since, _ := r.SinceDate.Extent()
		_, until := r.UntilDate.Extent()
		if since > until {
			w.bad("since-after-until", "until", "the relation ends before it begins, on "+r.Since)
			r.Until, r.UntilDate = "", edtf.Date{}
			return
		}
	}
	if r.SinceDate.IsZero() && r.UntilDate.IsZero() {
		return
	}
	if d, err := edtf.Parse(r.Since + "/" + r.Until); err != nil || d.DefaultKind() != edtf.Period {
		field := "since"
		if r.SinceDate.IsZero() || strings.Contains(r.Until, "/") {
			field = "until"
		}
		w.bad("bad-date", field, "since and until are single dates that make a period together")
		r.Since, r.SinceDate, r.Until, r.UntilDate = "", edtf.Date{}, "", edtf.Date{}
	}
}
