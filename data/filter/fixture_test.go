package filter_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strings"

	"sandtable/data"
	"sandtable/data/edtf"

	"github.com/paulmach/orb"
)

// sample is a small dataset of six events with everything that a filter asks
// about.
func sample(k data.AsKnown) *data.Known {
	nan := math.NaN()
	t := data.Tables{Kinds: data.Kinds()}
	t.Kinds = append(t.Kinds, data.Kind{ID: "naval-visit", Label: "Naval visit", Parent: "deployment"})
	t.Sources = []data.Source{
		{ID: "ifri", Title: "Moscou–Caracas", Publisher: "Ifri", Language: "fr", Type: "study", Grade: 'B', Dated: true, LatestPublished: 100, EarliestPublished: 100},
		{ID: "tass", Title: "Bombers land", Publisher: "TASS", Language: "ru", Type: "news", Grade: 'D', Dated: true, LatestPublished: 200, EarliestPublished: 200},
		{ID: "blog", Title: "A blog", Language: "en", Type: "blog"},
	}
	t.Actors = []data.Actor{
		{ID: "RUS", Name: "Russia", Aliases: []string{"Russian Federation"}, Type: data.StateType},
		{ID: "VEN", Name: "Venezuela", Type: data.StateType},
		{ID: "rosneft", Name: "Rosneft", Type: "company"},
	}
	t.Places = []data.Place{
		{ID: "orchila", Name: "La Orchila", Aliases: []string{"SVLO"}, Point: orb.Point{-66.18, 11.81}, HasPoint: true, Precision: data.ExactPrecision, Country: "VEN"},
		{ID: "maiquetia", Name: "Maiquetía", Point: orb.Point{-67, 10.6}, HasPoint: true, Precision: data.CityPrecision, Country: "VEN"},
		{ID: "russia", Name: "Russia", Precision: data.CountryPrecision, Country: "RUS"},
	}
	ids := []string{"tu160", "visit", "oil", "treaty", "plan", "bare"}
	ev := data.Events{N: len(ids), ID: data.TextOf(ids),
		Title:    data.TextOf([]string{"Two Tu-160 Bombers fly in", "Frigate visits", "Rosneft sells", "Treaty signed", "Base planned", ""}),
		Summary:  data.TextOf([]string{"", "A frigate.", "Crude for debt", "", "A base on La Orchila", ""}),
		Tags:     data.TextOf([]string{"air|nuclear", "sea", "", "law | sea", "", ""}),
		Kind:     []uint16{1, 17, 14, 7, 3, 16},
		Status:   []data.Status{data.Reported, data.Reported, data.Claimed, data.Reported, data.Planned, data.StatusNone},
		WhenKind: make([]edtf.WhenKind, len(ids)), Dates: make([]edtf.Date, len(ids)),
	}
	for i, text := range []string{"2018-12-10", "2008-11", "2018/2019", "2025-05-07", "2018-12~", ""} {
		if text != "" {
			ev.Dates[i], _ = edtf.Parse(text)
		}
	}
	t.Events = ev
	t.EventPlaces = []data.EventPlace{{Event: 0, Place: 1}, {Event: 0, Place: 2, Role: data.From}, {Event: 1, Place: 1}, {Event: 4, Place: 0}, {Event: 3, Place: 2}}
	t.EventActors = []data.EventActor{{Event: 0, Actor: 0, Role: "sender"}, {Event: 0, Actor: 1, Role: "host"}, {Event: 1, Actor: 0, Role: "sender"}, {Event: 2, Actor: 2, Role: "seller"}, {Event: 3, Actor: 0}, {Event: 3, Actor: 1}}
	t.Claims = []data.Claim{
		{ID: "c1", Events: []int32{0}, Source: 0, Place: -1, Says: "Two bombers", Figures: []data.Figure{{What: "aircraft", Low: nan, Value: 2, High: nan}, {What: "troops", Low: 90, Value: nan, High: 110}}},
		{ID: "c2", Events: []int32{0, 1}, Source: 1, Place: -1, Says: "They landed"},
		{ID: "c3", Events: []int32{2}, Source: 2, Place: -1, Note: "Hearsay about DEBT", Via: []int32{1}},
		{ID: "c4", Events: []int32{3}, Source: 0, Place: -1, Figures: []data.Figure{{What: "warships", Low: nan, Value: nan, High: nan}}},
		{ID: "c5", Events: []int32{4}, Source: 2, Place: -1, Unnamed: true},
	}
	t.Links = []data.Link{{From: 3, To: 0, Kind: "follows"}}
	return data.Build(t).Known(k)
}

// random is a dataset with n events and side tables that refer to each other at
// random.
func random(r *rand.Rand, n int) *data.Known {
	t := data.Tables{Kinds: data.Kinds()}
	for i := range 6 {
		t.Sources = append(t.Sources, data.Source{ID: fmt.Sprintf("s%d", i), Title: pick(r), Language: []string{"", "en", "fr"}[r.IntN(3)],
			Type: []string{"", "news"}[r.IntN(2)], Grade: []byte{0, 'A', 'C', 'F'}[r.IntN(4)], Dated: true, LatestPublished: edtf.Day(r.IntN(10))})
		t.Actors = append(t.Actors, data.Actor{ID: fmt.Sprintf("a%d", i), Name: pick(r)})
		t.Places = append(t.Places, data.Place{ID: fmt.Sprintf("p%d", i), Name: pick(r), HasPoint: r.IntN(2) == 0,
			Precision: data.Precision(r.IntN(5)), Country: []string{"", "RUS", "VEN"}[r.IntN(3)]})
	}
	var ids, titles, tags []string
	ev := data.Events{N: n, WhenKind: make([]edtf.WhenKind, n), Spans: data.MakeSpans(n)}
	for e := range int32(n) {
		ids, titles = append(ids, fmt.Sprintf("e%d", e)), append(titles, pick(r)+" "+pick(r))
		tags = append(tags, []string{"", "x", "x|y", "y"}[r.IntN(4)])
		ev.Kind = append(ev.Kind, uint16(r.IntN(4)))
		ev.Status = append(ev.Status, data.Status(r.IntN(7)))
		if d := edtf.Day(r.IntN(50)); r.IntN(3) > 0 {
			ev.Spans.Set(e, edtf.Bounds{EarliestStart: d, LatestStart: d + 3, EarliestEnd: d, LatestEnd: d + 3})
		}
		for range r.IntN(3) {
			t.EventPlaces = append(t.EventPlaces, data.EventPlace{Event: e, Place: r.Int32N(6)})
			t.EventActors = append(t.EventActors, data.EventActor{Event: e, Actor: r.Int32N(6), Role: []string{"", "host"}[r.IntN(2)]})
			t.Claims = append(t.Claims, data.Claim{Events: []int32{e}, Source: r.Int32N(6), Place: max(-1, r.Int32N(12)-6), Says: pick(r),
				Figures: []data.Figure{{What: []string{"troops", "ships"}[r.IntN(2)], Low: math.NaN(), Value: float64(r.IntN(4)), High: math.NaN()}}})
		}
	}
	ev.ID, ev.Title, ev.Tags = data.TextOf(ids), data.TextOf(titles), data.TextOf(tags)
	t.Events = ev
	return data.Build(t).Known(data.AsKnown{On: r.IntN(2) == 0, Day: 6})
}

func pick(r *rand.Rand) string {
	return strings.Fields("Bomber frigate ÉTÉ Łódź Ünder oil")[r.IntN(6)]
}
