package filter_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"sandtable/data"
	"sandtable/data/edtf"
	. "sandtable/data/filter"
)

// TestBruteForce holds the compiled filter against a twin that walks the tree
// for every event and reads the tables as they lie.
func TestBruteForce(t *testing.T) {
	r := rand.New(rand.NewPCG(21, 22))
	for range 150 {
		k := random(r, r.IntN(200))
		cache := NewCache(k)
		for range 10 {
			x := randomExpr(r, 3)
			roundTrip(t, x)
			f, err := Compile(x, k)
			if err != nil {
				continue // a figure or a name that this dataset happens to lack
			}
			set, err := f.Set(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			kept, err := cache.Set(t.Context(), x)
			if err != nil {
				t.Fatal(err)
			}
			for e := range int32(k.Events.N) {
				want := k.SeesEvent(e) && twin(k, x, e)
				if set.Has(e) != want || kept.Has(e) != want || f.Matches(e) != want {
					t.Fatalf("%s: event %d: Set %v, from the cache %v, Matches %v, want %v", x, e, set.Has(e), kept.Has(e), f.Matches(e), want)
				}
			}
		}
	}
}

func randomExpr(r *rand.Rand, depth int) Expr {
	if depth == 0 || r.IntN(3) == 0 {
		return randomClause(r)
	}
	switch r.IntN(3) {
	case 0:
		return Not{randomExpr(r, depth-1)}
	case 1:
		return flatten(true, randomExpr(r, depth-1), randomExpr(r, depth-1))
	}
	return flatten(false, randomExpr(r, depth-1), randomExpr(r, depth-1))
}

// flatten joins two terms as the parser does.
func flatten(and bool, terms ...Expr) Expr {
	var out []Expr
	for _, t := range terms {
		a, isAnd := t.(And)
		o, isOr := t.(Or)
		switch {
		case and && isAnd:
			out = append(out, a...)
		case !and && isOr:
			out = append(out, o...)
		default:
			out = append(out, t)
		}
	}
	if and {
		return And(out)
	}
	return Or(out)
}

func randomClause(r *rand.Rand) Expr {
	value := func(list ...string) []Value {
		out := []Value{{Text: list[r.IntN(len(list))]}}
		return out
	}
	ordered := []Op{Equal, NotEqual, Less, AtMost, More, AtLeast, OneOf}
	named := []Op{Equal, NotEqual, OneOf, Contains}
	op, nop := ordered[r.IntN(len(ordered))], named[r.IntN(len(named))]
	switch r.IntN(13) {
	case 0:
		return Compare{Field: "kind", Op: nop, Values: value("deployment", "exercise", "basing")}
	case 1:
		return Compare{Field: "status", Op: nop, Values: value("reported", "denied")}
	case 2:
		return Compare{Field: "actor", Op: nop, Values: value("a1", "a2", "Bomber", "ete")}
	case 3:
		return Compare{Field: "place", Op: nop, Values: value("p1", "p2", "Lodz")}
	case 4:
		return Compare{Field: "country", Op: nop, Values: value("RUS", "VEN")}
	case 5:
		return Compare{Field: "precision", Op: op, Values: value("none", "country", "area", "exact")}
	case 6:
		return Compare{Field: "source", Op: nop, Values: value("s0", "s1")}
	case 7:
		return Compare{Field: "grade", Op: op, Values: value("A", "B", "C", "F")}
	case 8:
		return Compare{Field: "independent", Op: op, Values: value("0", "1", "2")}
	case 9:
		return Compare{Field: "figure.troops", Op: op, Values: value("0", "1", "3")}
	case 10:
		return Compare{Field: "tag", Op: nop, Values: value("x", "y")}
	case 11:
		return Compare{Field: "text", Op: Contains, Values: value("bomber", "ÉTÉ", "ł", "r o")}
	}
	return Has{Field: []string{"actor", "place", "country", "source", "grade", "language", "figure", "tag", "when", "precision"}[r.IntN(10)]}
}

// twin answers for one event from the meaning of the language.
func twin(k *data.Known, x Expr, e int32) bool {
	switch x := x.(type) {
	case And:
		for _, t := range x {
			if !twin(k, t, e) {
				return false
			}
		}
		return true
	case Or:
		for _, t := range x {
			if twin(k, t, e) {
				return true
			}
		}
		return false
	case Not:
		return !twin(k, x.Term, e)
	case Has:
		switch x.Field {
		case "place":
			return k.Placed[e]
		case "when":
			return k.Spans.Dated(e)
		case "precision":
			return slices.ContainsFunc(said(k, "precision", e), func(s string) bool { return s != "0none" })
		}
		return len(said(k, x.Field, e)) > 0
	case Compare:
		return twinCompare(k, x, e)
	}
	panic("unknown expression")
}

func twinCompare(k *data.Known, x Compare, e int32) bool {
	have := said(k, x.Field, e)
	v := x.Values[0].Text
	if x.Field == "precision" {
		v = ranked(v)
	}
	v = Fold(v)
	if x.Op == NotEqual {
		return !slices.Contains(have, v) && (x.Field != "grade" || len(have) > 0)
	}
	return slices.ContainsFunc(have, func(s string) bool {
		switch x.Op {
		case Less:
			return s < v
		case AtMost:
			return s <= v
		case More:
			return s > v
		case AtLeast:
			return s >= v
		case Contains:
			return strings.Contains(s, v)
		}
		return s == v
	})
}

// ranked puts a digit before a precision, so that the order of the texts is that
// of the precisions.
func ranked(s string) string {
	p, err := data.ParsePrecision(s)
	if err != nil {
		panic(err)
	}
	return fmt.Sprintf("%d%s", p, s)
}

// said lists, folded, everything that an event says in a field.
func said(k *data.Known, field string, e int32) (out []string) {
	add := func(texts ...string) {
		for _, s := range texts {
			if s != "" {
				out = append(out, Fold(s))
			}
		}
	}
	switch field {
	case "kind":
		add(k.KindOf(e).ID, k.KindOf(e).Label)
	case "status":
		add(k.Status[e].String())
	case "actor":
		for _, row := range k.ActorsOf(e) {
			a := k.Actors[k.EventActors[row].Actor]
			add(a.ID, a.Name)
		}
	case "place", "country", "precision":
		return saidOfPlaces(k, field, e)
	case "tag":
		add(strings.Split(k.Events.Tags.At(e), "|")...)
	case "independent":
		add(fmt.Sprint(k.Independent(e)))
	case "text":
		add(k.Events.Title.At(e))
	}
	for _, c := range k.VisibleClaims(e) {
		s := k.Sources[k.Claims[c].Source]
		switch field {
		case "source":
			add(s.ID, s.Title)
		case "grade":
			add(strings.Trim(string(rune(s.Grade)), "\x00"))
		case "language":
			add(s.Language)
		case "text":
			add(k.Claims[c].Says)
		case "figure":
			add("some")
		case "figure.troops":
			if f := k.Claims[c].Figures[0]; f.What == "troops" {
				add(fmt.Sprint(f.Value))
			}
		}
	}
	return out
}

// twinPlaces are those of the event, or under as-known the one that the visible
// claim published last gives.
func twinPlaces(k *data.Known, e int32) (rows []int32) {
	told, day := int32(-1), edtf.MinDay
	for _, c := range k.VisibleClaims(e) {
		if at := k.Sources[k.Claims[c].Source].LatestPublished; k.On && k.Claims[c].Place >= 0 && at > day {
			told, day = k.Claims[c].Place, at
		}
	}
	if told >= 0 {
		return []int32{told}
	}
	for _, row := range k.PlacesOf(e) {
		rows = append(rows, k.EventPlaces[row].Place)
	}
	return rows
}

func saidOfPlaces(k *data.Known, field string, e int32) (out []string) {
	for _, row := range twinPlaces(k, e) {
		p := k.Places[row]
		switch field {
		case "place":
			out = append(out, Fold(p.ID), Fold(p.Name))
		case "country":
			if p.Country != "" {
				out = append(out, Fold(p.Country))
			}
		case "precision":
			out = append(out, ranked(p.Precision.String()))
		}
	}
	if len(out) == 0 && field == "precision" {
		out = append(out, "0none")
	}
	return out
}
