package data

import (
	"math"
	"sync/atomic"

	"sandtable/data/edtf"
)

// Package is what a dataset says of itself.
type Package struct {
	Name, Title, Version, Licence, Description string
	SHA256                                     string // of the files read, in order of their names
}

// NoTime stands in Events.Start and End for an event without a time of day.
const NoTime = math.MinInt64

// Events are the event columns, all N rows long, in file order. Text columns
// may be the zero Text; Dates may be nil where Spans came with the rows.
type Events struct {
	N                                                                            int
	ID, Title, Aliases, Summary, When, WhenText, DateBasis, DateNote, Tags, Note Text     // Aliases and Tags: lists with |
	Kind                                                                         []uint16 // rows of Kinds
	WhenKind                                                                     []edtf.WhenKind
	Status                                                                       []Status
	Dates                                                                        []edtf.Date
	Own                                                                          map[int32]OwnBounds
	Spans                                                                        Spans    // used where Dates is nil
	Start, End                                                                   []int64  // seconds UTC, NoTime where no time was given; nil where none was at all
	Lon                                                                          []uint32 // anchors of plain tables, geo's fixed point; else nil
	Lat                                                                          []int32
	Placed                                                                       []bool
	Orders                                                                       *TimeOrders // of the rows as they stand; nil where they have to be sorted
}

// OwnBounds are bounds that an event row states itself; a day counts where its
// bit of Given is set (bit 0 EarliestStart ... bit 3 LatestEnd).
type OwnBounds struct {
	Days  [4]edtf.Day
	Given uint8
}

// Over returns b with the given days put in. The days of b that are not given
// give way to those that are, so that the result is in order wherever the given
// days are; an end that is given a day is no longer open or unknown.
func (o OwnBounds) Over(b edtf.Bounds) edtf.Bounds {
	days := [4]*edtf.Day{&b.EarliestStart, &b.LatestStart, &b.EarliestEnd, &b.LatestEnd}
	for i, p := range days {
		if o.has(i) {
			*p = o.Days[i]
		}
	}
	if !o.has(0) && o.has(1) {
		b.EarliestStart = min(b.EarliestStart, b.LatestStart)
	}
	if !o.has(3) && o.has(2) {
		b.LatestEnd = max(b.LatestEnd, b.EarliestEnd)
	}
	for i := 1; i <= 2; i++ {
		if !o.has(i) && o.Given != 0 {
			*days[i] = min(max(*days[i], b.EarliestStart), b.LatestEnd)
		}
	}
	if o.has(0) && !b.EarliestStart.Unbounded() {
		b.Flags &^= edtf.OpenStart | edtf.UnknownStart
	}
	if o.has(3) && !b.LatestEnd.Unbounded() {
		b.Flags &^= edtf.OpenEnd | edtf.UnknownEnd
	}
	return b
}

func (o OwnBounds) has(bit int) bool { return o.Given&(1<<bit) != 0 }

// Tables is everything that a reader hands over: the columns and side tables
// with their references resolved to rows.
type Tables struct {
	Package       Package
	Events        Events
	Kinds         []Kind // built-in first
	Sources       []Source
	Places        []Place
	Actors        []Actor
	Claims        []Claim
	Relations     []Relation
	RelationKinds []RelationKind
	Links         []Link
	EventPlaces   []EventPlace
	EventActors   []EventActor
	Implied       *Claim // the one claim of every row of a plain table, else nil
}

// Dataset is the tables with the lists that join them. It is immutable.
type Dataset struct {
	Tables
	claimsOf, placesOf, actorsOf, linksFrom, linksTo, claimsOfRelation Rows
	ids                                                                atomic.Pointer[ids] // made when first needed
}

// Build joins the tables. Cost: linear in their rows.
func Build(t Tables) *Dataset {
	d := &Dataset{Tables: t}
	n := t.Events.N
	var claims, about, places, actors, from, to []Pair
	for i, c := range t.Claims {
		for _, e := range c.Events {
			claims = append(claims, Pair{e, int32(i)})
		}
		for _, r := range c.Relations {
			about = append(about, Pair{r, int32(i)})
		}
	}
	for i, p := range t.EventPlaces {
		places = append(places, Pair{p.Event, int32(i)})
	}
	for i, a := range t.EventActors {
		actors = append(actors, Pair{a.Event, int32(i)})
	}
	for i, l := range t.Links {
		if !l.Relations {
			from = append(from, Pair{l.From, int32(i)})
			to = append(to, Pair{l.To, int32(i)})
		}
	}
	d.claimsOf, d.claimsOfRelation = joined(n, claims), joined(len(t.Relations), about)
	d.placesOf, d.actorsOf = joined(n, places), joined(n, actors)
	d.linksFrom, d.linksTo = joined(n, from), joined(n, to)
	return d
}

// joined is RowsOf, without memory for a table that has no rows.
func joined(n int, pairs []Pair) Rows {
	if len(pairs) == 0 {
		return Rows{}
	}
	return RowsOf(n, pairs)
}

// ClaimsOf lists the claims about event e as rows of Claims; empty for the
// events of a plain table, whose one claim is Implied.
func (d *Dataset) ClaimsOf(e int32) []int32 { return d.claimsOf.At(e) }

// ClaimsOfRelation lists the claims about relation r.
func (d *Dataset) ClaimsOfRelation(r int32) []int32 { return d.claimsOfRelation.At(r) }

// PlacesOf lists the places of event e as rows of EventPlaces.
func (d *Dataset) PlacesOf(e int32) []int32 { return d.placesOf.At(e) }

// ActorsOf lists the actors of event e as rows of EventActors.
func (d *Dataset) ActorsOf(e int32) []int32 { return d.actorsOf.At(e) }

// LinksFrom lists the links that start at event e as rows of Links.
func (d *Dataset) LinksFrom(e int32) []int32 { return d.linksFrom.At(e) }

// LinksTo lists the links that end at event e as rows of Links.
func (d *Dataset) LinksTo(e int32) []int32 { return d.linksTo.At(e) }

// KindOf is the kind of event e.
func (d *Dataset) KindOf(e int32) Kind { return d.Kinds[d.Events.Kind[e]] }

// Actor finds an actor by id; -1 when there is none.
func (d *Dataset) Actor(id string) int32 {
	for i := range d.Actors {
		if d.Actors[i].ID == id {
			return int32(i)
		}
	}
	return -1
}
