package pack

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"math"
	"slices"
	"strconv"
	"strings"

	"sandtable/data"
	"sandtable/data/edtf"
	"sandtable/geo"
)

// Encode writes tables that a program made, for a dataset of which there are no
// bytes yet. Tables without rows are left out, except events.csv. What is read
// again from it is equal to t, apart from the checksum of the Package.
//
// A plain table becomes a dataset in full: its implied claim a claim of each
// event, its coordinates places of no stated precision.
func Encode(t data.Tables) map[string][]byte {
	out := map[string][]byte{packageFile: describePackage(t.Package)}
	e := encoder{t: &t, out: out}
	if t.Implied != nil {
		e.explain()
	}
	write := map[string]func(add func(...string)){
		"kinds.csv": e.kinds, "relation_kinds.csv": e.relationKinds, "sources.csv": e.sources, "places.csv": e.places,
		"actors.csv": e.actors, "events.csv": e.events, "relations.csv": e.relations, "event_places.csv": e.eventPlaces,
		"event_actors.csv": e.eventActors, "claims.csv": e.claims, "figures.csv": e.figures, "links.csv": e.links,
	}
	for _, s := range schemas() {
		e.table(s, write[s.file])
	}
	return out
}

type encoder struct {
	t   *data.Tables
	out map[string][]byte
}

// table writes one file through csv.Writer, whose errors cannot happen in memory.
func (e encoder) table(s schema, rows func(add func(...string))) {
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	n := 0
	add := func(cells ...string) {
		n++
		_ = w.Write(cells)
	}
	add(s.columns...)
	rows(add)
	w.Flush()
	if n > 1 || s.file == eventFile {
		e.out[s.file] = b.Bytes()
	}
}

func describePackage(p data.Package) []byte {
	type licence struct {
		Name string `json:"name"`
	}
	type resource struct {
		Name string `json:"name"`
		Path string `json:"path"`
	}
	d := struct {
		Name        string     `json:"name,omitempty"`
		Title       string     `json:"title,omitempty"`
		Version     string     `json:"version,omitempty"`
		Description string     `json:"description,omitempty"`
		Licenses    []licence  `json:"licenses,omitempty"`
		Resources   []resource `json:"resources"`
	}{p.Name, p.Title, p.Version, p.Description, nil, []resource{{"events", eventFile}}}
	if p.Licence != "" {
		d.Licenses = []licence{{p.Licence}}
	}
	raw, err := json.MarshalIndent(d, "", "  ")
	if err != nil {
		panic(err) // texts always encode
	}
	return append(raw, '\n')
}

func (e encoder) kinds(add func(...string)) {
	for _, k := range e.t.Kinds[min(len(data.Kinds()), len(e.t.Kinds)):] {
		if k.ID != "" {
			add(k.ID, k.Label, k.Parent, k.Symbol)
		}
	}
}

func (e encoder) relationKinds(add func(...string)) {
	builtIn := data.RelationKinds()
	for i, k := range e.t.RelationKinds {
		if i >= len(builtIn) || k != builtIn[i] {
			add(k.ID, k.Label, k.LabelBack, yes(k.Directed), strconv.Itoa(k.Rank), k.Colour)
		}
	}
}

func (e encoder) sources(add func(...string)) {
	for _, s := range e.t.Sources {
		grade := ""
		if s.Grade != 0 {
			grade = string(rune(s.Grade))
		}
		add(s.ID, s.Title, s.Publisher, s.Author, s.Published, s.PublishedBasis, s.Accessed, s.URL, s.ArchiveURL, s.Archived,
			s.File, s.SHA256, s.Language, s.Type, grade, s.GradeReason, e.sourceIDs(s.Cites), s.Licence, yes(s.Private), s.Note)
	}
}

func (e encoder) places(add func(...string)) {
	for _, p := range e.t.Places {
		lon, lat, radius, precision := "", "", "", p.Precision.String()
		if p.HasPoint {
			lon, lat = number(p.Point.Lon()), number(p.Point.Lat())
		}
		if p.RadiusKM != 0 {
			radius = number(p.RadiusKM)
		}
		if p.Precision == data.PrecisionNone {
			precision = ""
		}
		add(p.ID, p.Name, strings.Join(p.Aliases, "|"), lon, lat, precision, radius, p.Country, p.WKT, p.Note)
	}
}

func (e encoder) actors(add func(...string)) {
	for _, a := range e.t.Actors {
		var members []string
		for _, m := range a.Members {
			members = append(members, e.t.Actors[m].ID)
		}
		add(a.ID, a.Name, strings.Join(a.Aliases, "|"), a.Type, strings.Join(members, "|"), a.Note)
	}
}

func (e encoder) events(add func(...string)) {
	v := &e.t.Events
	for i := range int32(v.N) {
		when, kind, own := v.When.At(i), "", e.bounds(i)
		if when != "" || own != [4]string{} {
			kind = v.WhenKind[i].String()
		}
		add(v.ID.At(i), e.t.Kinds[v.Kind[i]].ID, v.Title.At(i), v.Aliases.At(i), v.Summary.At(i), when, kind,
			v.WhenText.At(i), v.DateBasis.At(i), v.DateNote.At(i), own[0], own[1], own[2], own[3],
			v.Status[i].String(), v.Tags.At(i), v.Note.At(i))
	}
}

// bounds is what the four columns say: the event's own bounds, or those of a span
// for which there is no date.
func (e encoder) bounds(i int32) (out [4]string) {
	v := &e.t.Events
	own := v.Own[i]
	if v.Dates == nil && v.Spans.Len() > 0 && v.When.At(i) == "" && v.Spans.Dated(i) {
		b := v.Spans.At(i)
		own.Days, own.Given = [4]edtf.Day{b.EarliestStart, b.LatestStart, b.EarliestEnd, b.LatestEnd}, 0b1111
	}
	for k, d := range own.Days {
		if own.Given&(1<<k) != 0 {
			out[k] = d.String()
		}
	}
	return out
}

func (e encoder) eventPlaces(add func(...string)) {
	for _, p := range e.t.EventPlaces {
		order := ""
		if p.Order != 0 {
			order = strconv.Itoa(p.Order)
		}
		add(e.t.Events.ID.At(p.Event), e.t.Places[p.Place].ID, p.Role.String(), order, p.When)
	}
}

func (e encoder) eventActors(add func(...string)) {
	for _, a := range e.t.EventActors {
		add(e.t.Events.ID.At(a.Event), e.t.Actors[a.Actor].ID, a.Role)
	}
}

func (e encoder) relations(add func(...string)) {
	for _, r := range e.t.Relations {
		add(r.ID, e.t.Actors[r.Subject].ID, e.t.Actors[r.Object].ID, e.t.RelationKinds[r.Kind].ID, r.Since, r.Until, r.Status.String(), r.Note)
	}
}

func (e encoder) claims(add func(...string)) {
	for _, c := range e.t.Claims {
		var about []string
		for _, i := range c.Events {
			about = append(about, e.t.Events.ID.At(i))
		}
		for _, i := range c.Relations {
			about = append(about, e.t.Relations[i].ID)
		}
		source, place, credibility, via := "", "", "", e.sourceIDs(c.Via)
		if c.Source >= 0 {
			source = e.t.Sources[c.Source].ID
		}
		if c.Place >= 0 {
			place = e.t.Places[c.Place].ID
		}
		if c.Credibility > 0 {
			credibility = strconv.Itoa(int(c.Credibility))
		}
		if c.Unnamed {
			via = strings.TrimPrefix(via+"|"+unnamed, "|")
		}
		add(c.ID, strings.Join(about, "|"), source, via, c.Speaker, c.Says, c.Quote, c.Language, c.Locator, c.Stance.String(),
			c.When, place, c.Status.String(), credibility, c.Note)
	}
}

func (e encoder) figures(add func(...string)) {
	for _, c := range e.t.Claims {
		for _, f := range c.Figures {
			add(c.ID, f.What, number(f.Low), number(f.Value), number(f.High), f.Unit, f.Bound, f.Note)
		}
	}
}

func (e encoder) links(add func(...string)) {
	for _, l := range e.t.Links {
		if l.Relations {
			add(e.t.Relations[l.From].ID, e.t.Relations[l.To].ID, l.Kind)
		} else {
			add(e.t.Events.ID.At(l.From), e.t.Events.ID.At(l.To), l.Kind)
		}
	}
}

func (e encoder) sourceIDs(rows []int32) string {
	var ids []string
	for _, s := range rows {
		ids = append(ids, e.t.Sources[s].ID)
	}
	return strings.Join(ids, "|")
}

// explain makes the claims and places of a plain table explicit.
func (e encoder) explain() {
	e.t.Claims = slices.Grow([]data.Claim(nil), e.t.Events.N)
	e.t.Places, e.t.EventPlaces = nil, nil
	rows := map[[2]int64]int32{}
	for i := range int32(e.t.Events.N) {
		c := *e.t.Implied
		c.ID, c.Events = "claim-"+e.t.Events.ID.At(i), []int32{i}
		e.t.Claims = append(e.t.Claims, c)
		if e.t.Events.Placed == nil || !e.t.Events.Placed[i] {
			continue
		}
		lon, lat := e.t.Events.Lon[i], e.t.Events.Lat[i]
		at := [2]int64{int64(lon), int64(lat)}
		row, ok := rows[at]
		if !ok {
			row = int32(len(e.t.Places))
			rows[at] = row
			e.t.Places = append(e.t.Places, placeAt(lon, lat, row))
		}
		e.t.EventPlaces = append(e.t.EventPlaces, data.EventPlace{Event: i, Place: row})
	}
}

// placeAt is a place of which only the coordinates are known, with the fewest
// digits that give the same fixed-point numbers again.
func placeAt(lon uint32, lat int32, n int32) data.Place {
	x := fewestDigits(geo.LonOf(lon), func(v float64) bool { return geo.FixLon(v) == lon })
	y := fewestDigits(geo.LatOf(lat), func(v float64) bool { return geo.FixLat(v) == lat })
	p := data.Place{ID: "place-" + strconv.Itoa(int(n)+1), Name: number(y) + ", " + number(x), HasPoint: true}
	p.Point[0], p.Point[1] = x, y
	return p
}

func fewestDigits(v float64, same func(float64) bool) float64 {
	for _, scale := range []float64{1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8} {
		if r := math.Round(v*scale) / scale; same(r) {
			return r
		}
	}
	return v
}

// number is a float in as few digits as it takes, "" for NaN.
func number(v float64) string {
	if math.IsNaN(v) {
		return ""
	}
	return strconv.FormatFloat(v, 'f', -1, 64)
}

func yes(v bool) string {
	if v {
		return "true"
	}
	return ""
}
