package basemap

import "fmt"

// Provinces are the first-order divisions of the states, as a map of their own:
// its States are the provinces. Borders between provinces of one state are arcs
// of kind Inner, whose Rank is the zoom that the source gives; coasts and borders
// of states are coarse, because Map has them in full.
type Provinces struct{ Map *Map }

// Province is a first-order division of a state.
type Province struct {
	ID    string // of the source: "GUY-674"
	ISO   string // ISO 3166-2, "" where it has none
	Name  string // English, without the word province
	State string // code
}

// DecodeProvinces reads provinces. An error wraps ErrFormat.
func DecodeProvinces(b []byte) (*Provinces, error) {
	m, err := Decode(b)
	if err != nil {
		return nil, fmt.Errorf("provinces: %w", err)
	}
	return &Provinces{m}, nil
}

// Of returns the province with an index in Map.States.
func (p *Provinces) Of(i int) Province {
	s := &p.Map.States[i]
	return Province{ID: s.Code, ISO: s.Short, Name: s.Name, State: s.Sovereign}
}

// At returns the province that holds a point, in degrees. Within a kilometre of a
// coast or border of a state it can be none or the neighbour's.
func (p *Provinces) At(lon, lat float64) (Province, bool) {
	code, ok := p.Map.StateAt(lon, lat)
	if !ok {
		return Province{}, false
	}
	return p.Of(p.Map.byCode[code]), true
}
