package export

import (
	"strings"

	"sandtable/data"
	"sandtable/data/edtf"
)

// Set is what an export is of: the matching part of a dataset as known.
type Set struct {
	Known   *data.Known
	Events  []int32  // the matching events, in file order
	A, Z    edtf.Day // the window, both days included; it chooses relations
	Certain bool     // the mode, which chooses relations too
	// Narrowed says that something besides the window chooses the events (a
	// filter, an area). Relations are then only those between actors of the
	// matching events.
	Narrowed bool
}

// Relations lists the relations of the set: visible, meeting the window in its
// mode, and between actors of the matching events where the set is narrowed.
func (s Set) Relations() []int32 {
	k := s.Known
	taking := s.actors()
	var out []int32
	for i := range int32(len(k.Relations)) {
		r := &k.Relations[i]
		if !k.SeesRelation(i) || !k.RelationSpans.Meets(i, s.A, s.Z, s.Certain) {
			continue
		}
		if !s.Narrowed || taking[r.Subject] && taking[r.Object] {
			out = append(out, i)
		}
	}
	return out
}

// actors are those that take part in the matching events.
func (s Set) actors() map[int32]bool {
	k, out := s.Known, map[int32]bool{}
	if !s.Narrowed {
		return out
	}
	for _, e := range s.Events {
		for _, row := range k.ActorsOf(e) {
			out[k.EventActors[row].Actor] = true
		}
	}
	return out
}

// Claims lists the visible claims about the matching events and about the
// relations of the set. A plain table has none in its tables: see Events.
func (s Set) Claims() []int32 {
	k := s.Known
	chosen := make([]bool, len(k.Claims))
	mark := func(claims []int32) {
		for _, c := range claims {
			chosen[c] = true
		}
	}
	for _, e := range s.Events {
		mark(k.VisibleClaims(e))
	}
	for _, r := range s.Relations() {
		mark(k.VisibleClaimsOfRelation(r))
	}
	return rowsOf(chosen)
}

// Sources lists the sources of the claims of the set, those through which they
// have it, and all that these cite. Under as-known only what had been published
// counts.
func (s Set) Sources() []int32 {
	k := s.Known
	chosen := make([]bool, len(k.Sources))
	var keep func(i int32)
	keep = func(i int32) {
		if i < 0 || chosen[i] || !k.Sees(k.Sources[i]) {
			return
		}
		chosen[i] = true
		for _, cited := range k.Sources[i].Cites {
			keep(cited)
		}
	}
	for _, c := range s.Claims() {
		keep(k.Claims[c].Source)
		for _, via := range k.Claims[c].Via {
			keep(via)
		}
	}
	if k.Implied != nil && len(s.Events) > 0 {
		keep(k.Implied.Source)
	}
	return rowsOf(chosen)
}

func rowsOf(chosen []bool) []int32 {
	var out []int32
	for i, in := range chosen {
		if in {
			out = append(out, int32(i))
		}
	}
	return out
}

// list splits a cell with |; never nil.
func list(cell string) []string {
	if cell == "" {
		return []string{}
	}
	return strings.Split(cell, "|")
}
