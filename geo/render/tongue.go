package render

import (
	"strings"
	"sync"

	"golang.org/x/text/cases"
	"golang.org/x/text/language"

	"sandtable/geo/basemap"
	"sandtable/geo/draw"
)

// tongue is the names of the map in a language, as far as the fonts have their
// letters.
type tongue struct {
	states map[string]string // by code, in capitals
	cities map[int]string
}

// tongues keeps the languages that were asked for.
type tongues struct {
	mu  sync.Mutex
	all map[string]*tongue
}

// in returns the names in a language. Names that cannot be read or drawn are
// missing: their English ones stand for them.
func (r *Renderer) in(code string) *tongue {
	r.tongues.mu.Lock()
	defer r.tongues.mu.Unlock()
	if t, ok := r.tongues.all[code]; ok {
		return t
	}
	t := &tongue{states: map[string]string{}, cities: map[int]string{}}
	r.tongues.all[code] = t
	if r.world.Names == nil || code == "" {
		return t
	}
	if names, err := r.world.Names.In(code); err == nil {
		r.translate(t, names)
	}
	return t
}

func (r *Renderer) translate(t *tongue, names basemap.Translation) {
	upper := cases.Upper(language.Make(names.Language))
	for i := range r.world.States {
		code := r.world.States[i].Code
		if name := upper.String(names.State(code)); name != "" && r.widths.has(name, draw.Bold) {
			t.states[code] = name
		}
	}
	for i := range r.world.Cities {
		if name := names.City(i); name != "" && r.widths.has(name, draw.Regular) {
			t.cities[i] = name
		}
	}
}

// stateName is the name of a state as it is written, and whether it is the
// English one.
func (p *plan) stateName(i int32) (name string, english bool) {
	s := &p.r.world.States[i]
	if name, ok := p.tongue.states[s.Code]; ok {
		return name, false
	}
	return strings.ToUpper(s.Name), true
}

// cityName is the name of a city as it is written.
func (p *plan) cityName(i int32) string {
	if name, ok := p.tongue.cities[int(i)]; ok {
		return name
	}
	return p.r.world.Cities[i].Name
}
