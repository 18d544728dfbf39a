package data

import (
	"sandtable/data/edtf"
	"sandtable/geo"
)

// AsKnown is the second time of a view: what had been published by a day. The
// zero value is off: everything is known.
type AsKnown struct {
	On      bool     `json:"on,omitempty"`
	Day     edtf.Day `json:"day,omitempty"`
	Undated bool     `json:"undated,omitempty"` // count sources without a date as known
}

// Sees reports whether source s had been published.
func (k AsKnown) Sees(s Source) bool {
	if !k.On {
		return true
	}
	if !s.Dated {
		return k.Undated
	}
	return s.LatestPublished <= k.Day
}

// Late says which parts of an event come from the compiled row although the
// view asks what was known earlier: no visible claim gives them.
type Late uint8

// The parts that may be compiled later.
const (
	LateWhen Late = 1 << iota
	LatePlace
	LateStatus
)

// Known is a dataset as known on a day: which rows are visible, and the bounds,
// anchors and statuses that the visible claims give. Everything that is
// counted, drawn, listed or exported is computed from a Known. Immutable.
type Known struct {
	*Dataset
	AsKnown
	Spans   Spans
	Anchor  []int32 // rows of Places, -1: none with coordinates; nil for plain tables
	Lon     []uint32
	Lat     []int32
	Placed  []bool // whether Lon and Lat mean something
	Status  []Status
	When    []int32 // the claim that gives the event's when, -1: the event itself; nil when off
	Where   []int32 // the place that a claim gives the event, -1: the event's own places; nil when off
	Late    []Late  // nil when off
	Visible []bool  // nil: all

	ClaimVisible    []bool // nil: all
	RelationVisible []bool // nil: all
	RelationSpans   Spans
	HiddenUndated   int // sources left out because they carry no date
}

// Known derives what was known. Cost: linear in events, claims and relations.
func (d *Dataset) Known(k AsKnown) *Known {
	n := d.Events.N
	out := &Known{Dataset: d, AsKnown: k, Spans: d.Events.Spans, Status: d.Events.Status}
	if d.Events.Dates != nil || k.On {
		out.Spans = MakeSpans(n)
	}
	if k.On {
		out.hide()
	}
	if d.Events.Lon != nil {
		out.Lon, out.Lat, out.Placed = d.Events.Lon, d.Events.Lat, d.Events.Placed
	} else {
		out.Anchor, out.Placed = make([]int32, n), make([]bool, n)
		out.Lon, out.Lat = make([]uint32, n), make([]int32, n)
	}
	for e := range int32(n) {
		out.derive(e)
	}
	out.relate()
	return out
}

// hide decides which claims, events and relations are visible.
func (k *Known) hide() {
	n := k.Events.N
	k.ClaimVisible = make([]bool, len(k.Claims))
	k.Visible, k.RelationVisible = make([]bool, n), make([]bool, len(k.Relations))
	k.Status, k.When, k.Where, k.Late = make([]Status, n), make([]int32, n), make([]int32, n), make([]Late, n)
	for _, s := range k.Sources {
		if !s.Dated && !k.Undated {
			k.HiddenUndated++
		}
	}
	for i, c := range k.Claims {
		if c.Source < 0 || !k.Sees(k.Sources[c.Source]) {
			continue
		}
		k.ClaimVisible[i] = true
		for _, e := range c.Events {
			k.Visible[e] = true
		}
		for _, r := range c.Relations {
			k.RelationVisible[r] = true
		}
	}
	if k.Implied != nil && k.Sees(k.Sources[k.Implied.Source]) {
		for e := range k.Visible {
			k.Visible[e] = true
		}
	}
}

// SeesClaim reports whether claim c is visible.
func (k *Known) SeesClaim(c int32) bool { return k.ClaimVisible == nil || k.ClaimVisible[c] }

// SeesEvent reports whether event e is visible.
func (k *Known) SeesEvent(e int32) bool { return k.Visible == nil || k.Visible[e] }

// SeesRelation reports whether relation r is visible.
func (k *Known) SeesRelation(r int32) bool { return k.RelationVisible == nil || k.RelationVisible[r] }

// derive fills the row of one event.
func (k *Known) derive(e int32) {
	when, place := int32(-1), int32(-1)
	if k.On {
		var told Status
		when, place, told = k.latest(e)
		k.When[e], k.Where[e] = when, place
		k.Status[e], k.Late[e] = k.statusOf(e, told)
		k.Late[e] |= lateOf(when, place)
	}
	switch {
	case when >= 0:
		k.setSpan(e, k.Claims[when].WhenDate, OwnBounds{})
	case k.Events.Dates != nil:
		k.setSpan(e, k.Events.Dates[e], k.Events.Own[e])
	case k.On:
		k.Spans.Set(e, k.Events.Spans.At(e))
	}
	if k.Anchor != nil {
		if place < 0 {
			place = k.ownAnchor(e)
		}
		k.setAnchor(e, place)
	}
}

// latest finds, for when, place and status apart, the latest-published visible
// asserting claim that gives it: the claim, the place, the status.
func (k *Known) latest(e int32) (when, place int32, status Status) {
	when, place = -1, -1
	whenDay, placeDay, statusDay := edtf.MinDay, edtf.MinDay, edtf.MinDay
	for _, c := range k.ClaimsOf(e) {
		claim := &k.Claims[c]
		if !k.ClaimVisible[c] || claim.Stance != Asserts {
			continue
		}
		day := edtf.MinDay // a source without a date never counts as the later one
		if s := &k.Sources[claim.Source]; s.Dated {
			day = s.LatestPublished
		}
		if !claim.WhenDate.IsZero() && (when < 0 || day > whenDay) {
			when, whenDay = c, day
		}
		if claim.Place >= 0 && (place < 0 || day > placeDay) {
			place, placeDay = claim.Place, day
		}
		if claim.Status != StatusNone && (status == StatusNone || day > statusDay) {
			status, statusDay = claim.Status, day
		}
	}
	return when, place, status
}

func lateOf(when, place int32) (l Late) {
	if when < 0 {
		l |= LateWhen
	}
	if place < 0 {
		l |= LatePlace
	}
	return l
}

// statusOf lets the stances speak over the told status: claims that assert and
// claims that deny make an event disputed, denials alone make it denied. A claim
// that disputes may contest a detail only, so it makes an event disputed where
// the compiler did, and not otherwise. Where neither stances nor claims give a
// status it is the compiled one, which came later.
func (k *Known) statusOf(e int32, told Status) (Status, Late) {
	seen := k.stances(e)
	own := k.Events.Status[e]
	switch {
	case seen[Asserts] && (seen[Denies] || seen[Disputes] && own == Disputed):
		return Disputed, 0
	case seen[Denies]:
		return Denied, 0
	case told != StatusNone:
		return told, 0
	}
	return own, LateStatus
}

// stances says which stances the visible claims about event e take.
func (k *Known) stances(e int32) (seen [Denies + 1]bool) {
	for _, c := range k.ClaimsOf(e) {
		if k.SeesClaim(c) {
			seen[k.Claims[c].Stance] = true
		}
	}
	return seen
}

// setSpan gives event e the bounds of its date; a date that has none leaves the
// event without a date (the reader has reported it).
func (k *Known) setSpan(e int32, date edtf.Date, own OwnBounds) {
	b, err := date.Bounds(k.Events.WhenKind[e], k.attested(k.ClaimsOf(e)))
	if date.IsZero() || err != nil {
		if own.Given != 0b1111 {
			return
		}
		b = edtf.Bounds{}
	}
	k.Spans.Set(e, own.Over(b))
}

// attested is the latest of the earliest days on which a visible asserting
// claim can have been published; edtf.MinDay when there is none.
func (k *Known) attested(claims []int32) edtf.Day {
	day := edtf.MinDay
	for _, c := range claims {
		claim := &k.Claims[c]
		if claim.Source < 0 || claim.Stance != Asserts || !k.SeesClaim(c) {
			continue
		}
		if s := k.Sources[claim.Source]; s.Dated && !s.EarliestPublished.Unbounded() {
			day = max(day, s.EarliestPublished)
		}
	}
	return day
}

// Attested is the day until which an open end of event e is attested, and
// whether there is one.
func (k *Known) Attested(e int32) (edtf.Day, bool) {
	day := k.attested(k.ClaimsOf(e))
	return day, day != edtf.MinDay
}

// AttestedRelation is Attested for relation r.
func (k *Known) AttestedRelation(r int32) (edtf.Day, bool) {
	day := k.attested(k.ClaimsOfRelation(r))
	return day, day != edtf.MinDay
}

// ownAnchor is the first place with coordinates by role at, target, to, via,
// from, and within a role by order.
func (k *Known) ownAnchor(e int32) int32 {
	best, rank, order := int32(-1), 0, 0
	for _, row := range k.PlacesOf(e) {
		p := k.EventPlaces[row]
		if !k.Places[p.Place].HasPoint {
			continue
		}
		if r := p.Role.anchorRank(); best < 0 || r < rank || r == rank && p.Order < order {
			best, rank, order = p.Place, r, p.Order
		}
	}
	return best
}

func (k *Known) setAnchor(e, place int32) {
	k.Anchor[e] = -1
	if place < 0 || !k.Places[place].HasPoint {
		return
	}
	p := k.Places[place].Point
	k.Anchor[e], k.Placed[e] = place, true
	k.Lon[e], k.Lat[e] = geo.FixLon(p.Lon()), geo.FixLat(p.Lat())
}

// relate gives every relation its bounds.
func (k *Known) relate() {
	k.RelationSpans = MakeSpans(len(k.Relations))
	for i, r := range k.Relations {
		if b, ok := relationBounds(r, k.attested(k.ClaimsOfRelation(int32(i)))); ok {
			k.RelationSpans.Set(int32(i), b)
		}
	}
}
