package basemap

import (
	"fmt"
	"slices"
	"strings"
)

// namesMagic opens a file of names.
const namesMagic = "STNAMES1\n"

// maxLanguages bounds what a damaged file can ask for.
const maxLanguages = 200

// Names are the names of states and cities in other languages than English. Each
// language is packed by itself and read when it is asked for. The zero value has
// none. Immutable.
type Names struct {
	codes []string
	packs map[string][]byte
}

// Translation is the names in one language. State gives them by code, City by
// place in Map.Cities; "" where there is none. The zero value has none.
type Translation struct {
	Language string // ISO 639-1
	states   map[string]string
	cities   map[int]string
}

// NewTranslation returns the names in a language; the maps must not be changed
// afterwards.
func NewTranslation(language string, states map[string]string, cities map[int]string) Translation {
	return Translation{language, states, cities}
}

// State is the name of a state.
func (t Translation) State(code string) string { return t.states[code] }

// City is the name of the city at place i of Map.Cities.
func (t Translation) City(i int) string { return t.cities[i] }

// Languages lists the languages by code, sorted; English is not among them.
func (n *Names) Languages() []string { return slices.Clone(n.codes) }

// In returns the names in a language; the zero Translation for English and for
// languages that there are none in. Cost: a fraction of a millisecond.
func (n *Names) In(language string) (Translation, error) {
	packed, ok := n.packs[language]
	if !ok {
		return Translation{}, nil
	}
	raw, err := unpack(packed, namesMagic)
	if err != nil {
		return Translation{}, fmt.Errorf("names in %q: %w", language, err)
	}
	r := &reader{b: raw}
	t := Translation{language, map[string]string{}, map[int]string{}}
	for range r.count(2) {
		code := r.text()
		t.states[code] = r.text()
	}
	for range r.count(2) {
		i := r.uint()
		t.cities[int(i)] = r.text()
	}
	if r.err != nil {
		return Translation{}, fmt.Errorf("names in %q: %w", language, r.err)
	}
	return t, nil
}

// EncodeNames writes translations for DecodeNames, always as the same bytes.
func EncodeNames(all []Translation) ([]byte, error) {
	all = slices.Clone(all)
	slices.SortFunc(all, func(a, b Translation) int { return strings.Compare(a.Language, b.Language) })
	out := writer{b: []byte(namesMagic)}
	out.count(len(all))
	for _, t := range all {
		var w writer
		w.count(len(t.states))
		for _, code := range sortedKeys(t.states) {
			w.text(code)
			w.text(t.states[code])
		}
		w.count(len(t.cities))
		for _, i := range sortedKeys(t.cities) {
			w.uint(uint64(i))
			w.text(t.cities[i])
		}
		packed, err := pack(w.b, namesMagic)
		if err != nil {
			return nil, err
		}
		out.text(t.Language)
		out.section(packed)
	}
	return out.b, nil
}

func sortedKeys[K int | string](m map[K]string) []K {
	keys := make([]K, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

// DecodeNames reads names as EncodeNames wrote them, without unpacking the
// languages. An error wraps ErrFormat.
func DecodeNames(b []byte) (*Names, error) {
	rest, found := strings.CutPrefix(string(b), namesMagic)
	if !found {
		return nil, fmt.Errorf("%w: no %q at the start", ErrFormat, namesMagic)
	}
	r := &reader{b: []byte(rest)}
	n := &Names{packs: map[string][]byte{}}
	languages := r.count(2)
	if languages > maxLanguages {
		return nil, fmt.Errorf("%w: %d languages", ErrFormat, languages)
	}
	for range languages {
		code := r.text()
		n.codes, n.packs[code] = append(n.codes, code), r.section().b
	}
	if r.err != nil {
		return nil, r.err
	}
	return n, nil
}
