package export

import (
	"math"
	"slices"
	"strings"

	"sandtable/data"
	"sandtable/geo"
)

// Place is a place of an event.
type Place struct {
	ID        string `json:"id"`
	Name      string `json:"name"`
	Role      string `json:"role"`
	Order     *int   `json:"order"`
	When      string `json:"when"`
	Lon       Number `json:"lon"`
	Lat       Number `json:"lat"`
	Precision string `json:"precision"`
	RadiusKM  Number `json:"radius_km"`
	Country   string `json:"country"`
	Geometry  string `json:"geometry"` // well-known text
}

// Actor is an actor of an event.
type Actor struct {
	ID   string `json:"id"`
	Name string `json:"name"`
	Role string `json:"role"`
}

// Link leads from an event to another.
type Link struct {
	To   string `json:"to"`
	Kind string `json:"kind"`
}

// Event is an event with everything that is told of it.
type Event struct {
	ID       string   `json:"id"`
	Kind     string   `json:"kind"`
	Title    string   `json:"title"`
	Aliases  []string `json:"aliases"`
	Summary  string   `json:"summary"`
	When     string   `json:"when"`
	WhenKind string   `json:"when_kind"`
	WhenText string   `json:"when_text"`
	Basis    string   `json:"date_basis"`
	DateNote string   `json:"date_note"`
	Bounds   Bounds   `json:"bounds"`
	Status   string   `json:"status"`
	Places   []Place  `json:"places"`
	Actors   []Actor  `json:"actors"`
	Claims   []Claim  `json:"claims"`
	Links    []Link   `json:"links"`
	Tags     []string `json:"tags"`
	Note     string   `json:"note"`

	// Lon and Lat are the anchor: where the event is counted and drawn. They are
	// columns of CSV; in JSON the places tell.
	Lon Number `json:"-"`
	Lat Number `json:"-"`
}

// Event makes the row of event e.
func (s Set) Event(e int32) Event {
	k := s.Known
	v := &k.Events
	out := Event{
		ID: v.ID.At(e), Kind: k.KindOf(e).ID, Title: v.Title.At(e), Aliases: list(v.Aliases.At(e)),
		Summary: v.Summary.At(e), When: k.WhenText(e), WhenText: v.WhenText.At(e),
		Basis: v.DateBasis.At(e), DateNote: v.DateNote.At(e), Bounds: s.bounds(e), Status: k.Status[e].String(),
		Places: s.places(e), Actors: s.actorsOf(e), Claims: s.claimsOf(e), Links: s.links(e),
		Tags: list(v.Tags.At(e)), Note: s.note(e),
	}
	if k.Spans.Dated(e) {
		out.WhenKind = v.WhenKind[e].String()
	}
	if k.When != nil && k.When[e] >= 0 && out.When != v.When.At(e) {
		out.WhenText, out.Basis, out.DateNote = "", "", "" // they explain the compiled date
	}
	out.Lon, out.Lat = s.anchor(e)
	return out
}

func (s Set) bounds(e int32) Bounds {
	k := s.Known
	if !k.Spans.Dated(e) {
		return noBounds()
	}
	attested, _ := k.Attested(e)
	return BoundsOf(k.Spans.At(e), attested)
}

// anchor is where event e is counted; absent for one without a place.
func (s Set) anchor(e int32) (lon, lat Number) {
	k := s.Known
	switch {
	case !k.Placed[e]:
		return none(), none()
	case k.Anchor != nil:
		p := k.Places[k.Anchor[e]].Point
		return Number(p.Lon()), Number(p.Lat())
	}
	return Number(decimals(geo.LonOf(k.Lon[e]))), Number(decimals(geo.LatOf(k.Lat[e])))
}

// decimals rounds degrees to what fixed point holds.
func decimals(v float64) float64 { return math.Round(v*1e7) / 1e7 }

// places are those of the row. Where a visible claim gives another one under
// as-known, that one stands alone.
func (s Set) places(e int32) []Place {
	k := s.Known
	out := []Place{}
	if k.Anchor == nil {
		if k.Placed[e] {
			lon, lat := s.anchor(e)
			out = append(out, Place{Role: data.At.String(), Lon: lon, Lat: lat, Precision: data.PrecisionNone.String(), RadiusKM: none()})
		}
		return out
	}
	rows := k.PlacesOf(e)
	if k.Where != nil && k.Where[e] >= 0 {
		told := k.Where[e]
		if !slices.ContainsFunc(rows, func(r int32) bool { return k.EventPlaces[r].Place == told }) {
			return append(out, placeOf(k.Places[told], data.EventPlace{}))
		}
	}
	for _, row := range rows {
		out = append(out, placeOf(k.Places[k.EventPlaces[row].Place], k.EventPlaces[row]))
	}
	return out
}

func placeOf(p data.Place, at data.EventPlace) Place {
	out := Place{
		ID: p.ID, Name: p.Name, Role: at.Role.String(), When: at.When,
		Lon: given(p.Point.Lon(), p.HasPoint), Lat: given(p.Point.Lat(), p.HasPoint),
		Precision: p.Precision.String(), RadiusKM: given(p.RadiusKM, p.RadiusKM != 0),
		Country: p.Country, Geometry: p.WKT,
	}
	if at.Order != 0 {
		out.Order = &at.Order
	}
	return out
}

func (s Set) actorsOf(e int32) []Actor {
	k, out := s.Known, []Actor{}
	for _, row := range k.ActorsOf(e) {
		a := k.EventActors[row]
		out = append(out, Actor{k.Actors[a.Actor].ID, k.Actors[a.Actor].Name, a.Role})
	}
	return out
}

func (s Set) claimsOf(e int32) []Claim {
	k, out := s.Known, []Claim{}
	if k.Implied != nil {
		return append(out, claimOf(k, k.Implied))
	}
	for _, c := range k.VisibleClaims(e) {
		out = append(out, claimOf(k, &k.Claims[c]))
	}
	return out
}

// links are those to visible events.
func (s Set) links(e int32) []Link {
	k, out := s.Known, []Link{}
	for _, row := range k.LinksFrom(e) {
		if l := k.Links[row]; k.SeesEvent(l.To) {
			out = append(out, Link{k.Events.ID.At(l.To), l.Kind})
		}
	}
	return out
}

// note is the row's note, and under as-known what of the row is compiled later.
func (s Set) note(e int32) string {
	k := s.Known
	note := k.Events.Note.At(e)
	if k.Late == nil || k.Late[e] == 0 {
		return note
	}
	var late []string
	for i, name := range [...]string{"when", "place", "status"} {
		if k.Late[e]&(1<<i) != 0 {
			late = append(late, name)
		}
	}
	mark := "[as known on " + k.Day.String() + ": " + strings.Join(late, ", ") + " compiled later]"
	return strings.TrimLeft(note+" "+mark, " ")
}
