package pack

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"math"
	"strings"

	"sandtable/data"
	"sandtable/data/edtf"
	"sandtable/geo"
)

// OffshoreKM is how far from its country's coast a place may lie.
const OffshoreKM = 25

// borderKM is how far beyond a land border a place may lie: base maps are no finer.
const borderKM = 1

// Options are what Check needs from outside.
type Options struct {
	// StateAt tells the state (ISO 3166-1 alpha-3) that holds a point; ok is false
	// at sea. Without the function places are not held against countries.
	StateAt func(lon, lat float64) (code string, ok bool)
}

// Check looks for what contradicts itself between the tables of a dataset; what
// is wrong within a row Read has reported. The result is in the order of files
// and lines; for a dataset without files (Package{Dataset: ds}) the lines are 0.
func Check(p *Package, o Options) []data.Problem {
	c := &checker{log: &log{}, Package: p, known: p.Known(data.AsKnown{}), stateAt: o.StateAt}
	for e := range int32(p.Events.N) {
		c.event(e)
	}
	for i := range p.Sources {
		c.file(int32(i))
	}
	for i := range p.Places {
		c.place(int32(i))
	}
	c.relationClaims()
	c.links()
	c.circles()
	c.unused()
	return sorted(c.problems)
}

type checker struct {
	*log
	*Package
	known   *data.Known
	stateAt func(lon, lat float64) (string, bool)
}

// report adds a finding about a cell of row i of a table as the Dataset counts it.
func (c *checker) report(file string, i int32, p data.Problem) {
	t := c.tables[file]
	if rows, ok := c.rowOf[file]; ok {
		i = rows[i]
	}
	p.File = file
	if t != nil {
		p.File = t.file
	}
	var value string
	p.Line, p.Column, value = t.at(i, p.Field)
	if p.Value == "" {
		p.Value = value
	}
	c.add(p)
}

// event checks one event against its claims.
func (c *checker) event(e int32) {
	if c.Implied != nil {
		return
	}
	claims := c.ClaimsOf(e)
	if len(claims) == 0 {
		c.report(eventFile, e, data.Problem{
			Code: "event-without-claim", Level: data.Error, Field: "id", Value: c.Events.ID.At(e),
			Reason: "no claim is about this event; nobody says that it happened",
		})
		return
	}
	c.stances(e, claims)
	c.published(e, claims)
	if b := c.Events.DateBasis.At(e); (b == "derived" || b == "inferred") && c.Events.DateNote.At(e) == "" {
		c.report(eventFile, e, data.Problem{
			Code: "date-without-reasoning", Level: data.Note, Field: "date_basis", Value: b,
			Reason: "date_note should tell how the date was found",
		})
	}
}

// stances holds the status against what the claims do with the event.
func (c *checker) stances(e int32, claims []int32) {
	var count [3]int
	for _, i := range claims {
		count[c.Claims[i].Stance]++
	}
	status, reason := c.Events.Status[e], ""
	switch asserts, denies := count[data.Asserts], count[data.Denies]; {
	case asserts > 0 && denies > 0 && status != data.Disputed:
		reason = "some claims assert it and some deny it, so it is disputed"
	case asserts == 0 && denies > 0 && count[data.Disputes] == 0 && status != data.Denied:
		reason = "all claims deny it, so it is denied"
	case status == data.Denied && denies == 0:
		reason = "no claim denies it"
	case status == data.Disputed && len(claims) == asserts && !c.contradicted(e):
		reason = "no claim disputes or denies it, and no link of kind contradicts says that something else does"
	}
	if reason != "" {
		c.report(eventFile, e, data.Problem{Code: "stance-against-status", Level: data.Warning, Field: "status", Reason: reason})
	}
}

func (c *checker) contradicted(e int32) bool {
	for _, links := range [][]int32{c.LinksFrom(e), c.LinksTo(e)} {
		for _, l := range links {
			if c.Links[l].Kind == "contradicts" {
				return true
			}
		}
	}
	return false
}

// published reports an event that lies after all that was written about it.
func (c *checker) published(e int32, claims []int32) {
	if s := c.Events.Status[e]; s == data.Planned || s == data.Assessed || !c.known.Spans.Dated(e) {
		return
	}
	last := edtf.MinDay
	for _, i := range claims {
		source := c.Claims[i].Source
		if source < 0 || !c.Sources[source].Dated {
			return
		}
		last = max(last, c.Sources[source].LatestPublished)
	}
	if first := c.known.Spans.EarliestStart[e]; first > last {
		c.report(eventFile, e, data.Problem{
			Code: "event-after-source", Level: data.Warning, Field: "when",
			Reason: fmt.Sprintf("it begins on %v, but its sources were published by %v", first, last),
		})
	}
}

// file holds the checksum of a source's file against the file.
func (c *checker) file(i int32) {
	s := &c.Sources[i]
	if s.File == "" || c.fsys == nil {
		return
	}
	raw, err := fs.ReadFile(c.fsys, s.File)
	if s.Private && errors.Is(err, fs.ErrNotExist) {
		return // it was kept back when the dataset was passed on
	}
	if err != nil {
		reason := "the file is not in the dataset"
		if !errors.Is(err, fs.ErrNotExist) {
			reason = "the file cannot be read"
		}
		c.report("sources.csv", i, data.Problem{Code: "missing-file", Level: data.Error, Field: "file", Reason: reason})
		return
	}
	sum := sha256.Sum256(raw)
	if got := hex.EncodeToString(sum[:]); s.SHA256 != "" && !strings.EqualFold(got, s.SHA256) {
		c.report("sources.csv", i, data.Problem{
			Code: "wrong-hash", Level: data.Error, Field: "sha256", Reason: "the file's checksum is " + got,
		})
	}
}

// place holds a point against its country; areas and whole countries are named
// by points that may lie anywhere.
func (c *checker) place(i int32) {
	p := &c.Places[i]
	if c.stateAt == nil || !p.HasPoint || p.Country == "" || p.Precision != data.ExactPrecision && p.Precision != data.CityPrecision {
		return
	}
	code, land := c.stateAt(p.Point.Lon(), p.Point.Lat())
	reach, reason := float64(OffshoreKM), fmt.Sprintf("the point is at sea, with no land of %s within %d km", p.Country, OffshoreKM)
	if land {
		reach, reason = borderKM, fmt.Sprintf("the point is in %s, not in %s", code, p.Country)
	}
	if land && code == p.Country || c.near(p, reach) {
		return
	}
	c.report("places.csv", i, data.Problem{Code: "point-outside-country", Level: data.Warning, Field: "lon", Reason: reason})
}

// near looks for a place's country on rings around it.
func (c *checker) near(p *data.Place, reachKM float64) bool {
	const rings, bearings = 10, 36
	lon, lat := p.Point.Lon(), p.Point.Lat()
	for r := 1; r <= rings; r++ {
		degrees := reachKM * float64(r) / rings / kmPerDegree
		for b := range bearings {
			sin, cos := math.Sincos(2 * math.Pi * float64(b) / bearings)
			east := degrees * sin / max(math.Cos(lat*math.Pi/180), 0.01)
			if code, ok := c.stateAt(geo.WrapLon(lon+east), lat+degrees*cos); ok && code == p.Country {
				return true
			}
		}
	}
	return false
}

// kmPerDegree is the length of a degree of latitude.
const kmPerDegree = 111.2

// relationClaims reports relations that nobody states.
func (c *checker) relationClaims() {
	for i, r := range c.Relations {
		if len(c.ClaimsOfRelation(int32(i))) == 0 {
			c.report("relations.csv", int32(i), data.Problem{
				Code: "relation-without-claim", Level: data.Error, Field: "id", Value: r.ID,
				Reason: "no claim is about this relation; nobody states it",
			})
		}
	}
}
