package edtf

import "fmt"

// WhenKind tells the two meanings of a date apart that EDTF itself does not:
// did the event happen once somewhere within it, or last?
type WhenKind uint8

const (
	// Moment happened once, somewhere within the date.
	Moment WhenKind = iota
	// Period lasted from the date's start to its end.
	Period
)

// String is "moment" or "period".
func (k WhenKind) String() string {
	if k == Period {
		return "period"
	}
	return "moment"
}

// ParseWhenKind reads "moment" or "period". Anything else, the empty text
// included, is an error: the default depends on the date (Date.DefaultKind).
func ParseWhenKind(s string) (WhenKind, error) {
	switch s {
	case "moment":
		return Moment, nil
	case "period":
		return Period, nil
	}
	return Moment, fmt.Errorf("when kind %q is neither moment nor period", s)
}
