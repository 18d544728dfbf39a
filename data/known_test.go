package data_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/paulmach/orb"

	"sandtable/data"
	"sandtable/data/edtf"
	"sandtable/geo"
)

var whens = []string{
	"2025-09", "2025-09-12", "2025-10~", "2025", "2025-08/2025-10", "2025-09/..", "../2025-09", "2025-10-01/",
	"[2025-09-01,2025-11-02]", "{2025-09-01,2025-10-02}", "2025-1X", "", "",
}

// random makes a small dataset in which everything that Known looks at varies.
func random(rng *rand.Rand) *data.Dataset {
	n := 12
	t := data.Tables{Kinds: data.Kinds(), RelationKinds: data.RelationKinds(), Actors: make([]data.Actor, 3)}
	published := []string{"", "2025-09-01", "2025-09", "2025-10-15", "2025", "2025-10-15", "2025-11-20", "2025-09-20/2025-10-05"}
	for i, p := range published {
		s := data.Source{ID: fmt.Sprint("s", i), Published: p}
		if p != "" {
			s.EarliestPublished, s.LatestPublished = parse(p).Extent()
			s.Dated = true
		}
		t.Sources = append(t.Sources, s)
	}
	for i := range 5 {
		t.Places = append(t.Places, data.Place{ID: fmt.Sprint("p", i), HasPoint: i > 0, Point: orb.Point{float64(i), float64(10 * i)}})
	}
	t.Events.N = n
	for e := range n {
		when := whens[rng.IntN(len(whens))]
		d := parse(when)
		t.Events.Dates = append(t.Events.Dates, d)
		t.Events.WhenKind = append(t.Events.WhenKind, []edtf.WhenKind{d.DefaultKind(), edtf.Period}[rng.IntN(2)])
		t.Events.Status = append(t.Events.Status, data.Statuses()[rng.IntN(6)])
		t.Events.Kind = append(t.Events.Kind, 0)
		for range rng.IntN(3) {
			t.EventPlaces = append(t.EventPlaces, data.EventPlace{
				Event: int32(e), Place: rng.Int32N(5), Role: data.Role(rng.IntN(5)), Order: rng.IntN(3),
			})
		}
	}
	for i := range 4 {
		t.Relations = append(t.Relations, data.Relation{ID: fmt.Sprint("r", i), Subject: 0, Object: 1, Since: "2020", Until: []string{"..", "", "2025-10", "2024"}[i]})
	}
	for i := range 30 {
		c := data.Claim{
			ID: fmt.Sprint("c", i), Source: rng.Int32N(9) - 1, Place: -1, Stance: data.Stance(rng.IntN(5) % 3),
			Unnamed: rng.IntN(5) == 0, Events: []int32{rng.Int32N(int32(n))},
		}
		if rng.IntN(3) == 0 {
			c.Relations = []int32{rng.Int32N(4)}
		}
		for range rng.IntN(2) {
			c.Via = append(c.Via, rng.Int32N(8))
		}
		if rng.IntN(2) == 0 {
			c.When = whens[rng.IntN(len(whens))]
			c.WhenDate = parse(c.When)
		}
		if rng.IntN(2) == 0 {
			c.Place = rng.Int32N(5)
		}
		if rng.IntN(2) == 0 {
			c.Status = data.Statuses()[rng.IntN(6)]
		}
		t.Claims = append(t.Claims, c)
	}
	return data.Build(t)
}

func parse(s string) edtf.Date {
	d, err := edtf.Parse(s)
	if s != "" && err != nil {
		panic(err)
	}
	return d
}

// twin says what the semantics say, one event at a time, by looking through
// all claims again for every question.
type twin struct {
	*data.Dataset
	k data.AsKnown
}

// seen are the visible claims about event e.
func (w twin) seen(about func(c data.Claim) bool) (out []int) {
	for i, c := range w.Claims {
		if !about(c) {
			continue
		}
		if w.k.On {
			if c.Source < 0 {
				continue
			}
			s := w.Sources[c.Source]
			if !s.Dated && !w.k.Undated || s.Dated && s.LatestPublished > w.k.Day {
				continue
			}
		}
		out = append(out, i)
	}
	return out
}

func (w twin) of(e int32) []int {
	return w.seen(func(c data.Claim) bool { return slices.Contains(c.Events, e) })
}

// latest is the visible asserting claim that gives something and was published
// last, the first of the file where several were; -1 for none.
func (w twin) latest(e int32, gives func(c data.Claim) bool) int {
	best := -1
	for _, i := range w.of(e) {
		if c := w.Claims[i]; c.Stance != data.Asserts || !gives(c) {
			continue
		}
		if best < 0 || w.day(i) > w.day(best) {
			best = i
		}
	}
	return best
}

func (w twin) day(claim int) edtf.Day {
	if s := w.Claims[claim].Source; s >= 0 && w.Sources[s].Dated {
		return w.Sources[s].LatestPublished
	}
	return edtf.MinDay
}

func (w twin) attested(claims []int) edtf.Day {
	day := edtf.MinDay
	for _, i := range claims {
		c := w.Claims[i]
		if c.Stance == data.Asserts && c.Source >= 0 && w.Sources[c.Source].Dated {
			day = max(day, w.Sources[c.Source].EarliestPublished)
		}
	}
	return day
}

// bounds are those of the claim's when, else the event's own; nil without a date.
func (w twin) bounds(e int32) (edtf.Bounds, bool) {
	date := w.Events.Dates[e]
	if i := w.latest(e, func(c data.Claim) bool { return c.When != "" }); w.k.On && i >= 0 {
		date = w.Claims[i].WhenDate
	}
	b, err := date.Bounds(w.Events.WhenKind[e], w.attested(w.of(e)))
	return b, err == nil
}

func (w twin) place(e int32) int32 {
	if i := w.latest(e, func(c data.Claim) bool { return c.Place >= 0 }); w.k.On && i >= 0 {
		if p := w.Claims[i].Place; w.Places[p].HasPoint {
			return p
		}
		return -1
	}
	for _, role := range []data.Role{data.At, data.Target, data.To, data.Via, data.From} {
		best := -1
		for i, p := range w.EventPlaces {
			if p.Event == e && p.Role == role && w.Places[p.Place].HasPoint && (best < 0 || p.Order < w.EventPlaces[best].Order) {
				best = i
			}
		}
		if best >= 0 {
			return w.EventPlaces[best].Place
		}
	}
	return -1
}

// status is what stances and claims make of it; late says that neither does.
func (w twin) status(e int32) (status data.Status, late bool) {
	if !w.k.On {
		return w.Events.Status[e], false
	}
	var stances []data.Stance
	for _, i := range w.of(e) {
		stances = append(stances, w.Claims[i].Stance)
	}
	asserted, denied := slices.Contains(stances, data.Asserts), slices.Contains(stances, data.Denies)
	switch {
	case asserted && denied:
		return data.Disputed, false
	case asserted && slices.Contains(stances, data.Disputes) && w.Events.Status[e] == data.Disputed:
		return data.Disputed, false
	case denied:
		return data.Denied, false
	}
	if i := w.latest(e, func(c data.Claim) bool { return c.Status != data.StatusNone }); i >= 0 {
		return w.Claims[i].Status, false
	}
	return w.Events.Status[e], true
}

// derived checks what a Known says of where its parts come from.
func (w twin) derived(t *testing.T, known *data.Known, e int32) {
	t.Helper()
	when := w.latest(e, func(c data.Claim) bool { return c.When != "" })
	place, where := w.latest(e, func(c data.Claim) bool { return c.Place >= 0 }), int32(-1)
	if place >= 0 {
		where = w.Claims[place].Place
	}
	if got := known.Where[e]; got != where {
		t.Fatalf("event %d: place %d of a claim, want %d", e, got, where)
	}
	_, status := w.status(e)
	for part, want := range map[data.Late]bool{data.LateWhen: when < 0, data.LatePlace: place < 0, data.LateStatus: status} {
		if got := known.Late[e]&part != 0; got != want {
			t.Fatalf("event %d: part %d late %v, want %v", e, part, got, want)
		}
	}
}

func (w twin) independent(e int32) int {
	origins := map[int32]bool{}
	for _, i := range w.of(e) {
		c := w.Claims[i]
		switch {
		case c.Unnamed:
		case len(c.Via) > 0:
			origins[c.Via[len(c.Via)-1]] = true
		case c.Source >= 0:
			origins[c.Source] = true
		}
	}
	return len(origins)
}

func TestKnownAgainstTheSlowTwin(t *testing.T) {
	rng := rand.New(rand.NewPCG(7, 11))
	checked := map[string]int{}
	for range 150 {
		d := random(rng)
		k := data.AsKnown{On: rng.IntN(4) > 0, Day: edtf.DayOf(2025, 8, 15) + edtf.Day(rng.IntN(120)), Undated: rng.IntN(2) == 0}
		known, w := d.Known(k), twin{d, k}
		for e := range int32(d.Events.N) {
			if got, want := known.SeesEvent(e), !k.On || len(w.of(e)) > 0; got != want {
				t.Fatalf("%+v event %d: visible %v want %v", k, e, got, want)
			}
			if !known.SeesEvent(e) {
				continue
			}
			b, ok := w.bounds(e)
			if known.Spans.Dated(e) != ok || ok && known.Spans.At(e) != b {
				t.Fatalf("%+v event %d: span %v want %v %v", k, e, known.Spans.At(e), b, ok)
			}
			if got, want := known.Anchor[e], w.place(e); got != want {
				t.Fatalf("%+v event %d: anchor %d want %d", k, e, got, want)
			}
			if p := known.Anchor[e]; known.Placed[e] != (p >= 0) || p >= 0 && known.Lon[e] != geo.FixLon(d.Places[p].Point[0]) {
				t.Fatalf("event %d: placed %v lon %d", e, known.Placed[e], known.Lon[e])
			}
			if got, want := known.Status[e], first(w.status(e)); got != want {
				t.Fatalf("%+v event %d: status %v want %v", k, e, got, want)
			}
			if got, want := known.Independent(e), w.independent(e); got != want {
				t.Fatalf("%+v event %d: %d independent, want %d", k, e, got, want)
			}
			if got, want := len(known.VisibleClaims(e)), len(w.of(e)); got != want {
				t.Fatalf("%+v event %d: %d claims, want %d", k, e, got, want)
			}
			if day, any := known.Attested(e); day != w.attested(w.of(e)) || any != (day != edtf.MinDay) {
				t.Fatalf("event %d: attested until %v", e, day)
			}
			if k.On {
				w.derived(t, known, e)
				checked["on"]++
			}
		}
		relations(t, known, w)
	}
	if checked["on"] < 500 {
		t.Errorf("only %d events were looked at as known", checked["on"])
	}
}

func first(s data.Status, _ bool) data.Status { return s }

func relations(t *testing.T, known *data.Known, w twin) {
	t.Helper()
	for r := range int32(len(w.Relations)) {
		claims := w.seen(func(c data.Claim) bool { return slices.Contains(c.Relations, r) })
		if got, want := known.SeesRelation(r), !w.k.On || len(claims) > 0; got != want {
			t.Fatalf("relation %d: visible %v want %v", r, got, want)
		}
		want, err := parse(w.Relations[r].Since+"/"+w.Relations[r].Until).Bounds(edtf.Period, w.attested(claims))
		if err != nil || known.RelationSpans.At(r) != want {
			t.Fatalf("relation %d: %v want %v", r, known.RelationSpans.At(r), want)
		}
		if day, any := known.AttestedRelation(r); day != w.attested(claims) || any != (day != edtf.MinDay) {
			t.Fatalf("relation %d: attested until %v", r, day)
		}
	}
}

func TestHiddenUndatedIsCounted(t *testing.T) {
	d := random(rand.New(rand.NewPCG(1, 1)))
	for _, c := range []struct {
		k    data.AsKnown
		want int
	}{{data.AsKnown{}, 0}, {data.AsKnown{On: true}, 1}, {data.AsKnown{On: true, Undated: true}, 0}} {
		if got := d.Known(c.k).HiddenUndated; got != c.want {
			t.Errorf("%+v: %d want %d", c.k, got, c.want)
		}
	}
}

// A relation of which neither end is known is possible on every day.
func TestRelationWithoutDates(t *testing.T) {
	d := data.Build(data.Tables{Actors: make([]data.Actor, 2), Relations: []data.Relation{{Object: 1}, {Object: 1, Since: "x"}}})
	s := d.Known(data.AsKnown{}).RelationSpans
	if !s.Meets(0, 0, 0, false) || s.Meets(0, 0, 0, true) || s.Dated(1) {
		t.Errorf("got %v, %v", s.At(0), s.At(1))
	}
}

// The events of a plain table are seen when their file is.
func TestKnownOfAPlainTable(t *testing.T) {
	spans := data.MakeSpans(2)
	spans.Set(1, edtf.Bounds{EarliestStart: 5, LatestStart: 5, EarliestEnd: 5, LatestEnd: 5})
	d := data.Build(data.Tables{
		Sources: []data.Source{{ID: "t.csv", Grade: 'C'}}, Implied: &data.Claim{Place: -1, Status: data.Claimed},
		Events: data.Events{
			N: 2, Kind: make([]uint16, 2), WhenKind: make([]edtf.WhenKind, 2), Status: []data.Status{data.Claimed, data.Claimed},
			Spans: spans, Lon: []uint32{1, 2}, Lat: []int32{3, 4}, Placed: []bool{true, false},
		},
	})
	on := d.Known(data.AsKnown{On: true, Undated: true})
	if !on.SeesEvent(1) || on.Spans.At(1) != spans.At(1) || on.Status[1] != data.Claimed || on.Spans.Dated(0) || on.Lon[1] != 2 {
		t.Errorf("known with undated sources: %+v", on)
	}
	if off := d.Known(data.AsKnown{On: true, Day: edtf.MaxDay - 1}); off.SeesEvent(0) || off.HiddenUndated != 1 {
		t.Error("a file without a date is known")
	}
	if k := d.Known(data.AsKnown{}); k.Independent(0) != 1 || len(k.SourcesOf(0)) != 1 || k.BestGrade(1) != 'C' || k.Anchor != nil {
		t.Error("the implied claim is not counted")
	}
}
