// Package search finds what a text may mean: places, events, actors and sources
// in one list, for the search box. Pure.
package search

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/paulmach/orb"

	"sandtable/data"
	"sandtable/geo"
	"sandtable/geo/basemap"
	"sandtable/geo/gazetteer"
)

// Kind says what was found.
type Kind uint8

// What can be found.
const (
	Event Kind = iota
	Actor
	Source
	Place // of the dataset
	State
	Sea
	Town // of the gazetteer
)

var kindNames = [...]string{"event", "actor", "source", "place", "state", "sea", "town"}

// String is the kind as the list writes it.
func (k Kind) String() string { return kindNames[k] }

// Result is one thing that was found.
type Result struct {
	Kind   Kind
	ID     string // of events, actors, sources and places; a state's code
	Title  string
	Detail string    // what tells it from others of its name
	Point  orb.Point // where it is, for places, states, seas and towns
	Zoom   float64   // at which it is seen well
	Rank   float64   // the lower, the better
}

// Placed reports whether the result is somewhere on the map.
func (r Result) Placed() bool { return r.Kind >= Place }

// MaxEvents is how many events a dataset may have for their titles to be
// searched: more are left to the box that filters.
const MaxEvents = 200_000

// part is an index of things of one kind.
type part struct {
	index  *gazetteer.Index
	prefer float64 // subtracted from the rank
	result func(m gazetteer.Match) Result
}

// Finder searches one dataset and the embedded places. Immutable and safe for
// concurrent use.
type Finder struct {
	parts []part
	known bool // events are searched
}

// New prepares the search. towns may be nil. Cost: linear in the names.
func New(ctx context.Context, d *data.Dataset, world *basemap.Map, towns *gazetteer.Gazetteer) (*Finder, error) {
	f := &Finder{known: d.Events.N <= MaxEvents}
	steps := []func() error{
		func() error { return f.addActors(ctx, d) },
		func() error { return f.addSources(ctx, d) },
		func() error { return f.addPlaces(ctx, d, world) },
		func() error { return f.addStates(ctx, world) },
		func() error { return f.addSeas(ctx, world) },
	}
	if f.known {
		steps = append(steps, func() error { return f.addEvents(ctx, d) })
	}
	for _, step := range steps {
		if err := step(); err != nil {
			return nil, err
		}
	}
	if towns != nil {
		f.addTowns(towns, world)
	}
	return f, nil
}

// Events reports whether the events of the dataset are searched.
func (f *Finder) Events() bool { return f.known }

// Search returns up to n results, the best first.
func (f *Finder) Search(ctx context.Context, text string, n int) ([]Result, error) {
	var all []Result
	for _, p := range f.parts {
		matches, err := p.index.Search(ctx, text, n)
		if err != nil {
			return nil, err
		}
		for _, m := range matches {
			r := p.result(m)
			r.Rank = m.Rank - p.prefer
			all = append(all, r)
		}
	}
	slices.SortStableFunc(all, func(a, b Result) int {
		return cmp.Or(cmp.Compare(a.Rank, b.Rank), cmp.Compare(a.Kind, b.Kind))
	})
	all = withoutTwins(all)
	return all[:min(n, len(all))], nil
}

// withoutTwins leaves out towns and seas that the dataset has as places of its
// own: same name, same spot.
func withoutTwins(all []Result) []Result {
	const same = 0.2 // degrees
	out := all[:0]
	for _, r := range all {
		twin := slices.ContainsFunc(out, func(o Result) bool {
			return r.Placed() && o.Placed() && gazetteer.Fold(o.Title) == gazetteer.Fold(r.Title) &&
				math.Abs(o.Point[0]-r.Point[0]) < same && math.Abs(o.Point[1]-r.Point[1]) < same
		})
		if !twin {
			out = append(out, r)
		}
	}
	return out
}

// add indexes n things; names gives those of one, result turns a match into
// what the list shows.
func (f *Finder) add(ctx context.Context, n int, names func(i int) []string, p part) (err error) {
	p.index, err = gazetteer.NewIndex(ctx, n, func(i int) gazetteer.Entry { return gazetteer.Entry{Names: names(i)} })
	if err == nil {
		f.parts = append(f.parts, p)
	}
	return err
}

// How much the things of a dataset are preferred to towns that match as well,
// whose inhabitants count for them.
const (
	preferEvent = 1.6
	preferOwn   = 3.0
	preferWorld = 2.6
)

func (f *Finder) addEvents(ctx context.Context, d *data.Dataset) error {
	e := d.Events
	names := func(i int) []string { return append([]string{e.Title.At(int32(i))}, listed(e.Aliases.At(int32(i)))...) }
	return f.add(ctx, e.N, names, part{prefer: preferEvent, result: func(m gazetteer.Match) Result {
		i := int32(m.Entry)
		detail := e.When.At(i)
		if d.Events.WhenText.At(i) != "" {
			detail = d.Events.WhenText.At(i)
		}
		return Result{Kind: Event, ID: e.ID.At(i), Title: e.Title.At(i), Detail: detail}
	}})
}

// listed is a list with | in its parts.
func listed(cell string) []string {
	if cell == "" {
		return nil
	}
	return strings.Split(cell, "|")
}

func (f *Finder) addActors(ctx context.Context, d *data.Dataset) error {
	names := func(i int) []string {
		return append([]string{d.Actors[i].Name, d.Actors[i].ID}, d.Actors[i].Aliases...)
	}
	return f.add(ctx, len(d.Actors), names, part{prefer: preferOwn, result: func(m gazetteer.Match) Result {
		a := d.Actors[m.Entry]
		return Result{Kind: Actor, ID: a.ID, Title: a.Name, Detail: as(m)}
	}})
}

// as is the name that matched, where it is not the one shown.
func as(m gazetteer.Match) string {
	if m.First {
		return ""
	}
	return m.Name
}

func (f *Finder) addSources(ctx context.Context, d *data.Dataset) error {
	names := func(i int) []string {
		s := d.Sources[i]
		return []string{s.Title, s.Publisher, s.Author, s.ID}
	}
	return f.add(ctx, len(d.Sources), names, part{prefer: preferEvent, result: func(m gazetteer.Match) Result {
		s := d.Sources[m.Entry]
		title := s.Title
		if title == "" {
			title = s.ID
		}
		return Result{Kind: Source, ID: s.ID, Title: title, Detail: s.Publisher}
	}})
}

func (f *Finder) addPlaces(ctx context.Context, d *data.Dataset, world *basemap.Map) error {
	names := func(i int) []string { return append([]string{d.Places[i].Name}, d.Places[i].Aliases...) }
	return f.add(ctx, len(d.Places), names, part{prefer: preferOwn, result: func(m gazetteer.Match) Result {
		p := d.Places[m.Entry]
		r := Result{Kind: Place, ID: p.ID, Title: p.Name, Detail: joined(as(m), stateName(world, p.Country)), Point: p.Point, Zoom: 8}
		if p.Precision == data.AreaPrecision || p.Precision == data.CountryPrecision {
			r.Zoom = 5
		}
		if !p.HasPoint {
			r.Zoom = 0
		}
		return r
	}})
}

func (f *Finder) addStates(ctx context.Context, world *basemap.Map) error {
	states := world.States
	names := func(i int) []string { return []string{states[i].Name, states[i].Code} }
	return f.add(ctx, len(states), names, part{prefer: preferWorld, result: func(m gazetteer.Match) Result {
		s := states[m.Entry]
		return Result{Kind: State, ID: s.Code, Title: s.Name, Point: pointOf(s.Label), Zoom: zoomOf(s)}
	}})
}

// zoomOf is where a state fills a good part of a laptop's map.
func zoomOf(s basemap.State) float64 {
	const units = 700.0
	width := float64(s.Rect.MaxX-s.Rect.MinX) / geo.Turn
	return min(9, max(2, math.Log2(units/geo.TileUnits/max(width, 1e-6))))
}

func (f *Finder) addSeas(ctx context.Context, world *basemap.Map) error {
	seas := world.Seas
	return f.add(ctx, len(seas), func(i int) []string { return []string{seas[i].Name} }, part{result: func(m gazetteer.Match) Result {
		return Result{Kind: Sea, Title: seas[m.Entry].Name, Point: pointOf(seas[m.Entry].At), Zoom: 5}
	}})
}

func (f *Finder) addTowns(towns *gazetteer.Gazetteer, world *basemap.Map) {
	f.parts = append(f.parts, part{index: towns.Index(), result: func(m gazetteer.Match) Result {
		p := towns.Place(m.Entry)
		detail := joined(as(m), stateName(world, p.Country))
		if p.Population > 0 {
			detail = joined(detail, fmt.Sprintf("%s inhabitants", thousands(p.Population)))
		}
		return Result{Kind: Town, Title: p.Names[0], Detail: detail, Point: p.Point(), Zoom: 8}
	}})
}

func joined(parts ...string) string {
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), " · ")
}

func stateName(world *basemap.Map, code string) string {
	if s, ok := world.State(code); ok {
		return s.Name
	}
	return code
}

func pointOf(p basemap.Point) orb.Point { return orb.Point{geo.LonOf(p.X), geo.LatOfY(p.Y)} }

// thousands is a number with commas.
func thousands(n uint32) string {
	s := fmt.Sprint(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}
