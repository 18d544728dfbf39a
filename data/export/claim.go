package export

import (
	"sandtable/data"
)

// Figure is one number of a claim.
type Figure struct {
	What  string `json:"what"`
	Low   Number `json:"low"`
	Value Number `json:"value"`
	High  Number `json:"high"`
	Unit  string `json:"unit"`
	Bound string `json:"bound"`
	Note  string `json:"note"`
}

// Claim is what one source says about an event.
type Claim struct {
	ID            string   `json:"id"`
	Source        string   `json:"source"`
	Via           []string `json:"via"` // ids of sources, "unnamed" last where the chain ends so
	Speaker       string   `json:"speaker"`
	Says          string   `json:"says"`
	Quote         string   `json:"quote"`
	QuoteLanguage string   `json:"quote_language"`
	Locator       string   `json:"locator"`
	Stance        string   `json:"stance"`
	When          string   `json:"when"`
	Place         string   `json:"place"` // an id
	Status        string   `json:"status"`
	Figures       []Figure `json:"figures"`
	Credibility   *int     `json:"credibility"`
	Note          string   `json:"note"`
}

// unnamed ends the via of a claim whose original source nobody names.
const unnamed = "unnamed"

// claimOf writes a claim down.
func claimOf(k *data.Known, c *data.Claim) Claim {
	out := Claim{
		ID: c.ID, Via: []string{}, Speaker: c.Speaker, Says: c.Says, Quote: c.Quote, QuoteLanguage: c.Language,
		Locator: c.Locator, Stance: c.Stance.String(), When: c.When, Status: c.Status.String(),
		Figures: []Figure{}, Note: c.Note,
	}
	if c.Source >= 0 {
		out.Source = k.Sources[c.Source].ID
	}
	for _, s := range c.Via {
		out.Via = append(out.Via, k.Sources[s].ID)
	}
	if c.Unnamed {
		out.Via = append(out.Via, unnamed)
	}
	if c.Place >= 0 {
		out.Place = k.Places[c.Place].ID
	}
	for _, f := range c.Figures {
		out.Figures = append(out.Figures, Figure{f.What, Number(f.Low), Number(f.Value), Number(f.High), f.Unit, f.Bound, f.Note})
	}
	if c.Credibility > 0 {
		n := int(c.Credibility)
		out.Credibility = &n
	}
	return out
}

// ClaimRow is a claim as a row of its own table, with what it is about.
type ClaimRow struct {
	ID            string   `json:"id"`
	About         []string `json:"about"` // ids of events and relations
	Source        string   `json:"source"`
	Via           []string `json:"via"`
	Speaker       string   `json:"speaker"`
	Says          string   `json:"says"`
	Quote         string   `json:"quote"`
	QuoteLanguage string   `json:"quote_language"`
	Locator       string   `json:"locator"`
	Stance        string   `json:"stance"`
	When          string   `json:"when"`
	Place         string   `json:"place"`
	Status        string   `json:"status"`
	Credibility   *int     `json:"credibility"`
	Note          string   `json:"note"`
	Figures       []Figure `json:"figures"`
}

// Claim makes row i of Claims.
func (s Set) Claim(i int32) ClaimRow {
	k := s.Known
	raw := &k.Claims[i]
	c := claimOf(k, raw)
	row := ClaimRow{
		ID: c.ID, About: []string{}, Source: c.Source, Via: c.Via, Speaker: c.Speaker, Says: c.Says,
		Quote: c.Quote, QuoteLanguage: c.QuoteLanguage, Locator: c.Locator, Stance: c.Stance, When: c.When,
		Place: c.Place, Status: c.Status, Credibility: c.Credibility, Note: c.Note, Figures: c.Figures,
	}
	for _, e := range raw.Events {
		row.About = append(row.About, k.Events.ID.At(e))
	}
	for _, r := range raw.Relations {
		row.About = append(row.About, k.Relations[r].ID)
	}
	return row
}
