package data

import (
	"cmp"
	"slices"

	"sandtable/data/edtf"
)

// Direction says which way a relation is read from one of its two actors.
type Direction uint8

// Mutual relations have no direction; in the others the actor that one looks
// from is the subject (Forward) or the object (Back).
const (
	Mutual Direction = iota
	Forward
	Back
)

var directionNames = [...]string{"mutual", "forward", "back"}

// String returns "mutual", "forward" or "back".
func (d Direction) String() string { return nameOf(directionNames[:], uint8(d)) }

// Standing is one relation of an actor on a day.
type Standing struct {
	Relation  int32
	Other     int32 // the actor at the other end
	Direction Direction
	Certain   bool // it holds on that day whatever the truth within its bounds is
}

// Partner is an actor with everything that stands between it and the focal
// actor on a day; the relation kind with the lowest rank comes first.
type Partner struct {
	Actor     int32
	Standings []Standing
}

// Standings lists the visible relations of actor that may hold on day, or hold
// for certain, by rank of their kind. Denied relations do not stand.
func (k *Known) Standings(actor int32, day edtf.Day, certain bool) []Standing {
	var out []Standing
	for i, r := range k.Relations {
		if r.Subject != actor && r.Object != actor || !k.SeesRelation(int32(i)) || r.Status == Denied {
			continue
		}
		if !k.RelationSpans.Meets(int32(i), day, day, certain) {
			continue
		}
		out = append(out, k.standing(int32(i), actor, day))
	}
	slices.SortStableFunc(out, func(a, b Standing) int {
		return cmp.Compare(k.rank(a.Relation), k.rank(b.Relation))
	})
	return out
}

func (k *Known) standing(relation, actor int32, day edtf.Day) Standing {
	r := k.Relations[relation]
	s := Standing{Relation: relation, Other: r.Object, Certain: k.RelationSpans.Meets(relation, day, day, true)}
	if r.Subject != actor {
		s.Other = r.Subject
	}
	if k.RelationKinds[r.Kind].Directed {
		s.Direction = Forward
		if r.Subject != actor {
			s.Direction = Back
		}
	}
	return s
}

func (k *Known) rank(relation int32) int { return k.RelationKinds[k.Relations[relation].Kind].Rank }

// Partners groups the standings of actor on day by the actor at the other end,
// in the order of the Actors table.
func (k *Known) Partners(actor int32, day edtf.Day, certain bool) []Partner {
	var out []Partner
	for _, s := range k.Standings(actor, day, certain) {
		i := slices.IndexFunc(out, func(p Partner) bool { return p.Actor == s.Other })
		if i < 0 {
			out = append(out, Partner{Actor: s.Other})
			i = len(out) - 1
		}
		out[i].Standings = append(out[i].Standings, s)
	}
	slices.SortFunc(out, func(a, b Partner) int { return cmp.Compare(a.Actor, b.Actor) })
	return out
}

// Reads is the label of a standing's relation, read from the actor that the
// standing is of: "supplies arms to", or "is supplied with arms by".
func (k *Known) Reads(s Standing) string {
	kind := k.RelationKinds[k.Relations[s.Relation].Kind]
	if s.Direction == Back {
		return kind.LabelBack
	}
	return kind.Label
}
