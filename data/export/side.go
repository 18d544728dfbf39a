package export

import (
	"cmp"
	"slices"

	"sandtable/data"
	"sandtable/data/edtf"
)

// Source is a document.
type Source struct {
	ID             string   `json:"id"`
	Title          string   `json:"title"`
	Publisher      string   `json:"publisher"`
	Author         string   `json:"author"`
	Published      string   `json:"published"`
	PublishedBasis string   `json:"published_basis"`
	Accessed       string   `json:"accessed"`
	URL            string   `json:"url"`
	ArchiveURL     string   `json:"archive_url"`
	Archived       string   `json:"archived"`
	File           string   `json:"file"`
	SHA256         string   `json:"sha256"`
	Language       string   `json:"language"`
	Type           string   `json:"type"`
	Grade          string   `json:"grade"`
	GradeReason    string   `json:"grade_reason"`
	Cites          []string `json:"cites"`
	Licence        string   `json:"licence"`
	Private        bool     `json:"private"`
	Note           string   `json:"note"`
}

// Source makes row i of Sources.
func (s Set) Source(i int32) Source {
	v := &s.Known.Sources[i]
	out := Source{
		ID: v.ID, Title: v.Title, Publisher: v.Publisher, Author: v.Author, Published: v.Published,
		PublishedBasis: v.PublishedBasis, Accessed: v.Accessed, URL: v.URL, ArchiveURL: v.ArchiveURL,
		Archived: v.Archived, File: v.File, SHA256: v.SHA256, Language: v.Language, Type: v.Type,
		GradeReason: v.GradeReason, Cites: []string{}, Licence: v.Licence, Private: v.Private, Note: v.Note,
	}
	if v.Grade != 0 {
		out.Grade = string(rune(v.Grade))
	}
	for _, cited := range v.Cites {
		out.Cites = append(out.Cites, s.Known.Sources[cited].ID)
	}
	return out
}

// Relation is a relation between two actors.
type Relation struct {
	ID      string `json:"id"`
	Subject string `json:"subject"`
	Object  string `json:"object"`
	Kind    string `json:"kind"`
	Since   string `json:"since"`
	Until   string `json:"until"`
	Status  string `json:"status"`
	Note    string `json:"note"`
	Bounds  Bounds `json:"bounds"`
}

// Relation makes row i of Relations.
func (s Set) Relation(i int32) Relation {
	k := s.Known
	r := &k.Relations[i]
	out := Relation{
		ID: r.ID, Subject: k.Actors[r.Subject].ID, Object: k.Actors[r.Object].ID, Kind: k.RelationKinds[r.Kind].ID,
		Since: r.Since, Until: r.Until, Status: r.Status.String(), Note: r.Note, Bounds: noBounds(),
	}
	if k.RelationSpans.Dated(i) {
		attested, _ := k.AttestedRelation(i)
		out.Bounds = BoundsOf(k.RelationSpans.At(i), attested)
	}
	return out
}

// Standing is one relation of an actor on a day. Direction is read from the
// actor to the other one: forward where it is the subject.
type Standing struct {
	ID        string   `json:"id"`
	Kind      string   `json:"kind"`
	Direction string   `json:"direction"`
	Other     string   `json:"other"`
	Since     string   `json:"since"`
	Until     string   `json:"until"`
	Status    string   `json:"status"`
	Certain   bool     `json:"certain"`
	Claims    []string `json:"claims"`
}

// State is an actor with its relations on a day. Organisations are listed like
// states.
type State struct {
	State     string     `json:"state"`
	Name      string     `json:"name"`
	Relations []Standing `json:"relations"`
}

// States lists who stands in relations on a day, in the order of the actors,
// with the relation kind of the lowest rank first: the partners of the actor of
// (a row, each with its relations to that one), or all pairs where of is -1,
// each from both ends. Only relations that hold for certain count where the set
// is certain. What filters events does not filter relations.
func (s Set) States(day edtf.Day, of int32) []State {
	k := s.Known
	out := []State{}
	for a := range int32(len(k.Actors)) {
		entry := State{State: k.Actors[a].ID, Name: k.Actors[a].Name, Relations: []Standing{}}
		for _, st := range k.Standings(a, day, s.Certain) {
			if of < 0 || st.Other == of && a != of {
				entry.Relations = append(entry.Relations, s.standing(st))
			}
		}
		if len(entry.Relations) > 0 {
			out = append(out, entry)
		}
	}
	return out
}

func (s Set) standing(st data.Standing) Standing {
	k := s.Known
	r := &k.Relations[st.Relation]
	out := Standing{
		ID: r.ID, Kind: k.RelationKinds[r.Kind].ID, Direction: st.Direction.String(), Other: k.Actors[st.Other].ID,
		Since: r.Since, Until: r.Until, Status: r.Status.String(), Certain: st.Certain, Claims: []string{},
	}
	for _, c := range k.VisibleClaimsOfRelation(st.Relation) {
		out.Claims = append(out.Claims, k.Claims[c].ID)
	}
	return out
}

// byDate orders rows for reading: by earliest start, then as in the file.
func byDate(k *data.Known, events []int32) []int32 {
	out := slices.Clone(events)
	slices.SortStableFunc(out, func(x, y int32) int {
		return cmp.Compare(k.Spans.EarliestStart[x], k.Spans.EarliestStart[y])
	})
	return out
}
