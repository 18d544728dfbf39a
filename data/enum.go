package data

import "fmt"

// Status says how an event, or a claim's version of it, stands.
type Status uint8

// The statuses. StatusNone means "not said" in a claim.
const (
	StatusNone Status = iota
	Reported          // a source states it in its own voice
	Claimed           // attributed to an interested party or to unnamed reports
	Disputed          // visible claims contradict
	Denied            // the only stance is denial
	Planned           // announced or proposed, not done
	Assessed          // an author's judgement or forecast
)

var statusNames = [...]string{"", "reported", "claimed", "disputed", "denied", "planned", "assessed"}

// Statuses lists the six statuses in the order of legends and facets.
func Statuses() []Status { return []Status{Reported, Claimed, Disputed, Planned, Assessed, Denied} }

// String returns the name as tables write it, "" for StatusNone.
func (s Status) String() string { return nameOf(statusNames[:], uint8(s)) }

// ParseStatus reads a status name; "" is StatusNone.
func ParseStatus(s string) (Status, error) {
	v, err := parseName("status", statusNames[:], s)
	return Status(v), err
}

// Stance is what a claim does with what it is about.
type Stance uint8

// The stances. The zero value asserts: a claim that does not say otherwise does.
const (
	Asserts Stance = iota
	Disputes
	Denies
)

var stanceNames = [...]string{"asserts", "disputes", "denies"}

// String returns the name as tables write it.
func (s Stance) String() string { return nameOf(stanceNames[:], uint8(s)) }

// ParseStance reads a stance name; "" asserts.
func ParseStance(s string) (Stance, error) {
	if s == "" {
		return Asserts, nil
	}
	v, err := parseName("stance", stanceNames[:], s)
	return Stance(v), err
}

// Precision says how well a place is known.
type Precision uint8

// The precisions, from unknown to best.
const (
	PrecisionNone Precision = iota
	CountryPrecision
	AreaPrecision
	CityPrecision
	ExactPrecision
)

var precisionNames = [...]string{"none", "country", "area", "city", "exact"}

// String returns the name as tables write it.
func (p Precision) String() string { return nameOf(precisionNames[:], uint8(p)) }

// ParsePrecision reads a precision name; "" is none.
func ParsePrecision(s string) (Precision, error) {
	if s == "" {
		return PrecisionNone, nil
	}
	v, err := parseName("precision", precisionNames[:], s)
	return Precision(v), err
}

// Role is the part that a place plays in an event.
type Role uint8

// The roles of places.
const (
	At Role = iota
	From
	Via
	To
	Target
)

var roleNames = [...]string{"at", "from", "via", "to", "target"}

// String returns the name as tables write it.
func (r Role) String() string { return nameOf(roleNames[:], uint8(r)) }

// ParseRole reads a role name; "" is at.
func ParseRole(s string) (Role, error) {
	if s == "" {
		return At, nil
	}
	v, err := parseName("role", roleNames[:], s)
	return Role(v), err
}

// anchorRank orders roles by which place of an event is counted and drawn.
func (r Role) anchorRank() int { return [...]int{At: 0, Target: 1, To: 2, Via: 3, From: 4}[r] }

func nameOf(names []string, v uint8) string {
	if int(v) < len(names) {
		return names[v]
	}
	return fmt.Sprintf("%d", v)
}

func parseName(what string, names []string, s string) (uint8, error) {
	for i, n := range names {
		if n == s {
			return uint8(i), nil
		}
	}
	return 0, fmt.Errorf("unknown %s %q", what, s)
}
