package data

import "sandtable/data/edtf"

// Spans are the bounds of many events as columns of days, one row per event.
// An event without a date has the empty span: it is in no window.
type Spans struct {
	EarliestStart, LatestStart, EarliestEnd, LatestEnd []edtf.Day
	Flags                                              []edtf.Flags
}

// MakeSpans returns n empty spans.
func MakeSpans(n int) Spans {
	s := Spans{
		EarliestStart: make([]edtf.Day, n), LatestStart: make([]edtf.Day, n),
		EarliestEnd: make([]edtf.Day, n), LatestEnd: make([]edtf.Day, n),
		Flags: make([]edtf.Flags, n),
	}
	for i := range n {
		s.Clear(int32(i))
	}
	return s
}

// Len is the number of rows.
func (s Spans) Len() int { return len(s.Flags) }

// At returns the bounds of row i; meaningless unless Dated(i).
func (s Spans) At(i int32) edtf.Bounds {
	return edtf.Bounds{
		EarliestStart: s.EarliestStart[i], LatestStart: s.LatestStart[i],
		EarliestEnd: s.EarliestEnd[i], LatestEnd: s.LatestEnd[i], Flags: s.Flags[i],
	}
}

// Set gives row i its bounds.
func (s Spans) Set(i int32, b edtf.Bounds) {
	s.EarliestStart[i], s.LatestStart[i] = b.EarliestStart, b.LatestStart
	s.EarliestEnd[i], s.LatestEnd[i], s.Flags[i] = b.EarliestEnd, b.LatestEnd, b.Flags
}

// Clear makes row i an event without a date.
func (s Spans) Clear(i int32) {
	s.Set(i, edtf.Bounds{
		EarliestStart: edtf.MaxDay, LatestStart: edtf.MaxDay,
		EarliestEnd: edtf.MinDay, LatestEnd: edtf.MinDay,
	})
}

// Dated reports whether row i has a date.
func (s Spans) Dated(i int32) bool { return s.EarliestStart[i] <= s.LatestEnd[i] }

// Meets reports whether row i is in the window [a,z], both days included: in
// certain mode whatever the truth is, otherwise as far as its bounds allow.
func (s Spans) Meets(i int32, a, z edtf.Day, certain bool) bool {
	if !s.Dated(i) {
		return false
	}
	if certain {
		return s.At(i).Certain(a, z)
	}
	return s.EarliestStart[i] <= z && s.LatestEnd[i] >= a
}

// Extent is the first and last bounded day of all dated rows; ok is false when
// there is none.
func (s Spans) Extent() (first, last edtf.Day, ok bool) {
	first, last = edtf.MaxDay, edtf.MinDay
	for i := range s.Flags {
		if !s.Dated(int32(i)) {
			continue
		}
		for _, d := range [4]edtf.Day{s.EarliestStart[i], s.LatestStart[i], s.EarliestEnd[i], s.LatestEnd[i]} {
			if !d.Unbounded() {
				first, last = min(first, d), max(last, d)
			}
		}
	}
	return first, last, first <= last
}
