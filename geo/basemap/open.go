package basemap

import "sync"

// Files are the encoded parts of the base map.
type Files struct{ World, Provinces, Airfields []byte }

// extras are the parts of a map that are decoded when they are first asked for.
type extras struct {
	provinces func() (*Provinces, error)
	airfields func() ([]Airfield, error)
}

// Open decodes the world at once, provinces and airfields when they are first
// asked for. An error wraps ErrFormat.
func Open(f Files) (*Map, error) {
	m, err := Decode(f.World)
	if err != nil {
		return nil, err
	}
	m.extras = &extras{
		provinces: sync.OnceValues(func() (*Provinces, error) { return DecodeProvinces(f.Provinces) }),
		airfields: sync.OnceValues(func() ([]Airfield, error) { return DecodeAirfields(f.Airfields) }),
	}
	return m, nil
}

// Provinces returns the provinces, nil where the map has none. The first call
// decodes them, in some tens of milliseconds.
func (m *Map) Provinces() *Provinces {
	if m.extras == nil {
		return nil
	}
	p, err := m.extras.provinces()
	if err != nil {
		return nil
	}
	return p
}

// Airfields returns the airfields, the largest first; none where the map has none.
func (m *Map) Airfields() []Airfield {
	if m.extras == nil {
		return nil
	}
	a, err := m.extras.airfields()
	if err != nil {
		return nil
	}
	return a
}
