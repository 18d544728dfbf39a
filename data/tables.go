package data

import (
	"sandtable/data/edtf"

	"github.com/paulmach/orb"
)

// Kind says what sort of thing an event is. The built-in kinds come first in
// Dataset.Kinds, in the order of Kinds(); a dataset's own follow.
type Kind struct {
	ID, Label string
	Parent    string // a built-in kind, for an added kind; may be empty
	Symbol    string // the id of the mark to draw; the kind's own id when empty
}

// Mark is the id by which the kind's symbol is found: its own, its Symbol or
// its parent's.
func (k Kind) Mark() string {
	switch {
	case k.Symbol != "":
		return k.Symbol
	case k.Parent != "":
		return k.Parent
	}
	return k.ID
}

// Kinds returns the built-in kinds.
func Kinds() []Kind {
	return []Kind{
		{ID: "deployment", Label: "Deployment"}, {ID: "exercise", Label: "Exercise"},
		{ID: "capability", Label: "Capability"}, {ID: "basing", Label: "Basing"},
		{ID: "industry", Label: "Industry"}, {ID: "arms-transfer", Label: "Arms transfer"},
		{ID: "strike", Label: "Strike"}, {ID: "treaty", Label: "Treaty"},
		{ID: "diplomacy", Label: "Diplomacy"}, {ID: "statement", Label: "Statement"},
		{ID: "sanction", Label: "Sanction"}, {ID: "legal", Label: "Legal"},
		{ID: "political", Label: "Political"}, {ID: "election", Label: "Election"},
		{ID: "energy", Label: "Energy"}, {ID: "economic", Label: "Economic"},
		{ID: "assessment", Label: "Assessment"},
	}
}

// Source is a document. Published is EDTF and may be empty.
type Source struct {
	ID, Title, Publisher, Author        string
	Published, PublishedBasis           string
	Accessed, URL, ArchiveURL, Archived string
	File, SHA256, Language, Type        string
	Grade                               byte // 'A' to 'F', 0 when not graded
	GradeReason                         string
	Cites                               []int32 // sources
	Licence, Note                       string
	Private                             bool
	EarliestPublished, LatestPublished  edtf.Day // what Published allows
	Dated                               bool     // Published is given
}

// Place is where. Point is meaningful when HasPoint; Geometry may be nil.
type Place struct {
	ID, Name  string
	Aliases   []string
	Point     orb.Point // lon, lat
	HasPoint  bool
	Precision Precision
	RadiusKM  float64 // 0 = not given
	Country   string  // ISO 3166-1 alpha-3
	WKT       string
	Geometry  orb.Geometry
	Note      string
}

// StateType is the type of the actors that a map can fill; all others are listed.
const StateType = "state"

// Actor is a state (ID is its ISO 3166-1 alpha-3 code), organisation, company,
// person or group.
type Actor struct {
	ID, Name string
	Aliases  []string
	Type     string
	Members  []int32 // actors
	Note     string
}

// EventPlace is one place of one event.
type EventPlace struct {
	Event, Place int32
	Role         Role
	Order        int
	When         string
}

// EventActor is one actor of one event.
type EventActor struct {
	Event, Actor int32
	Role         string
}

// Figure is one number of a claim. An absent number is NaN.
type Figure struct {
	What             string
	Low, Value, High float64
	Unit, Bound      string // Bound: "", exact, about, at least, at most
	Note             string
}

// Claim is what one source says about events and relations.
type Claim struct {
	ID                                      string
	Events, Relations                       []int32
	Source                                  int32   // -1: no source
	Via                                     []int32 // sources, nearest first
	Unnamed                                 bool    // the chain ends in an unnamed source
	Speaker, Says, Quote, Language, Locator string
	Stance                                  Stance
	When                                    string
	WhenDate                                edtf.Date // zero when empty or unreadable
	Place                                   int32     // -1: not said
	Status                                  Status
	Credibility                             uint8 // 1 to 6, 0 = not given
	Note                                    string
	Figures                                 []Figure
}

// Origin is the last element of source and via, by which claims count as
// independent; -1 when it is unnamed or missing, which never adds to a count.
func (c Claim) Origin() int32 {
	switch {
	case c.Unnamed:
		return -1
	case len(c.Via) > 0:
		return c.Via[len(c.Via)-1]
	}
	return c.Source
}

// Relation says that one actor stands in a kind of relation to another.
type Relation struct {
	ID              string
	Subject, Object int32 // actors
	Kind            int32 // row of Dataset.RelationKinds
	Since, Until    string
	Status          Status
	Note            string
	SinceDate       edtf.Date // zero when empty or open
	UntilDate       edtf.Date
}

// RelationKind says how a relation reads and how a map shows it. The lowest
// Rank fills a state, the others hatch it.
type RelationKind struct {
	ID, Label, LabelBack string
	Directed             bool
	Rank                 int
	Colour               string // #RRGGBB; empty: by rank
}

// RelationKinds returns the built-in relation kinds.
func RelationKinds() []RelationKind {
	return []RelationKind{
		{"treaty-partner", "treaty partner of", "treaty partner of", false, 1, ""},
		{"arms-supplier", "supplies arms to", "is supplied with arms by", true, 2, ""},
		{"military-cooperation", "cooperates militarily with", "cooperates militarily with", false, 3, ""},
		{"creditor", "is a creditor of", "is in debt to", true, 4, ""},
		{"energy-partner", "energy partner of", "energy partner of", false, 5, ""},
		{"trade-partner", "trade partner of", "trade partner of", false, 6, ""},
		{"political-backer", "backs", "is backed by", true, 7, ""},
		{"member", "is a member of", "has as a member", true, 8, ""},
		{"aspirant", "seeks to join", "is sought by", true, 9, ""},
		{"sanctions", "sanctions", "is sanctioned by", true, 10, ""},
		{"adversary", "adversary of", "adversary of", false, 11, ""},
	}
}

// Link joins two events, or two relations.
type Link struct {
	From, To  int32 // events, or relations when Relations is set
	Kind      string
	Relations bool
}
