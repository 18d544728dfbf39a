package export

import (
	"math"
	"strconv"

	"sandtable/data/edtf"
)

// Number is a number that may be absent (NaN): null in JSON, empty in CSV.
type Number float64

// none is the absent Number.
func none() Number { return Number(math.NaN()) }

// given is v, absent where ok is false.
func given(v float64, ok bool) Number {
	if !ok {
		return none()
	}
	return Number(v)
}

// String is the number in as few digits as it takes, "" where it is absent.
func (n Number) String() string {
	if v := float64(n); !math.IsNaN(v) && !math.IsInf(v, 0) {
		return strconv.FormatFloat(v, 'f', -1, 64)
	}
	return ""
}

// MarshalJSON writes the number or null.
func (n Number) MarshalJSON() ([]byte, error) {
	if s := n.String(); s != "" {
		return []byte(s), nil
	}
	return []byte("null"), nil
}

// Day is a day that may be absent or unbounded: null in JSON, empty in CSV.
type Day edtf.Day

// noDay is the absent Day.
const noDay = Day(edtf.MinDay)

// String is the day as YYYY-MM-DD, "" where there is none.
func (d Day) String() string {
	if edtf.Day(d).Unbounded() {
		return ""
	}
	return edtf.Day(d).String()
}

// MarshalJSON writes the day as text, or null.
func (d Day) MarshalJSON() ([]byte, error) {
	if s := d.String(); s != "" {
		return []byte(`"` + s + `"`), nil
	}
	return []byte("null"), nil
}

// Bounds say when an event or a relation can have begun and ended.
type Bounds struct {
	EarliestStart  Day  `json:"earliest_start"`
	LatestStart    Day  `json:"latest_start"`
	EarliestEnd    Day  `json:"earliest_end"`
	LatestEnd      Day  `json:"latest_end"`
	OpenStart      bool `json:"open_start"`
	OpenEnd        bool `json:"open_end"`
	UnknownStart   bool `json:"unknown_start"`
	UnknownEnd     bool `json:"unknown_end"`
	QualifiedStart bool `json:"qualified_start"`
	QualifiedEnd   bool `json:"qualified_end"`
	HasCore        bool `json:"has_core"`
	AttestedUntil  Day  `json:"attested_until"` // of an open end
}

// BoundsOf writes bounds down. attested counts where the end is open;
// edtf.MinDay is none.
func BoundsOf(b edtf.Bounds, attested edtf.Day) Bounds {
	out := Bounds{
		EarliestStart: Day(b.EarliestStart), LatestStart: Day(b.LatestStart),
		EarliestEnd: Day(b.EarliestEnd), LatestEnd: Day(b.LatestEnd),
		OpenStart: b.Flags.Has(edtf.OpenStart), OpenEnd: b.Flags.Has(edtf.OpenEnd),
		UnknownStart: b.Flags.Has(edtf.UnknownStart), UnknownEnd: b.Flags.Has(edtf.UnknownEnd),
		QualifiedStart: b.Flags.Has(edtf.QualifiedStart), QualifiedEnd: b.Flags.Has(edtf.QualifiedEnd),
		HasCore: b.HasCore(), AttestedUntil: noDay,
	}
	if out.OpenEnd {
		out.AttestedUntil = Day(attested)
	}
	return out
}

// noBounds are those of something without a date.
func noBounds() Bounds {
	return Bounds{EarliestStart: noDay, LatestStart: noDay, EarliestEnd: noDay, LatestEnd: noDay, AttestedUntil: noDay}
}

// boundColumns are the names under which bounds lie flat in a row.
func boundColumns() []string {
	return []string{
		"earliest_start", "latest_start", "earliest_end", "latest_end", "open_start", "open_end",
		"unknown_start", "unknown_end", "qualified_start", "qualified_end", "has_core", "attested_until",
	}
}

// cells are the bounds as cells of a row.
func (b Bounds) cells() []string {
	return []string{
		b.EarliestStart.String(), b.LatestStart.String(), b.EarliestEnd.String(), b.LatestEnd.String(),
		yes(b.OpenStart), yes(b.OpenEnd), yes(b.UnknownStart), yes(b.UnknownEnd),
		yes(b.QualifiedStart), yes(b.QualifiedEnd), yes(b.HasCore), b.AttestedUntil.String(),
	}
}

// yes is a flag as a cell.
func yes(v bool) string { return strconv.FormatBool(v) }
