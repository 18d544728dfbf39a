package cli

import (
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"path/filepath"
	"strings"

	"sandtable/data"
	"sandtable/data/edtf"
	"sandtable/data/prepared"
	"sandtable/geo"
)

// madeUp writes a table of n events, always the same ones.
type madeUp struct {
	n, row int
	next   func(n int) int
	rest   []byte
}

// makeUp returns the table of n events before its first row.
func makeUp(n int) *madeUp { return &madeUp{n: n, next: rand.New(rand.NewPCG(7, 11)).IntN} }

// madeUpKinds are the kinds of made-up events.
var madeUpKinds = [...]string{"strike", "exercise", "deployment", "diplomacy", "sanction", "energy", "treaty", "protest"}

// made is one made-up event: a day, or, in one event of three, some days.
type made struct {
	year, month, day          int
	endYear, endMonth, endDay int // 0 where it ends on its day
	kind                      int
	lon, lat                  float64
}

func (t *madeUp) event() made {
	e := made{year: 1990 + t.next(36), month: 1 + t.next(12), day: 1 + t.next(28)}
	if t.next(3) == 0 {
		e.endYear, e.endMonth, e.endDay = e.year+1, 1+t.next(12), 1+t.next(28)
	}
	e.kind = t.next(len(madeUpKinds))
	e.lon, e.lat = float64(t.next(3_600_000))/1e4-180, float64(t.next(1_400_000))/1e4-60
	return e
}

// Read fills b with the rows that come next.
func (t *madeUp) Read(b []byte) (int, error) {
	for len(t.rest) == 0 {
		if t.row > t.n {
			return 0, io.EOF
		}
		t.rest = t.line(t.rest[:0])
		t.row++
	}
	n := copy(b, t.rest)
	t.rest = t.rest[n:]
	return n, nil
}

// line is the header or one row.
func (t *madeUp) line(b []byte) []byte {
	if t.row == 0 {
		return append(b, "id,title,start,end,category,lon,lat\n"...)
	}
	e, end := t.event(), ""
	if e.endYear > 0 {
		end = fmt.Sprintf("%04d-%02d-%02d", e.endYear, e.endMonth, e.endDay)
	}
	return fmt.Appendf(b, "e%d,Event %d,%04d-%02d-%02d,%s,%s,%.4f,%.4f\n", t.row, t.row, e.year, e.month, e.day, end,
		madeUpKinds[e.kind], e.lon, e.lat)
}

// writeMadeUp writes n made-up events to a prepared file, without ever having
// them in memory. They have no text of their when.
func writeMadeUp(path string, n int) (err error) {
	if n == 0 || !prepared.Is(path) {
		return wrong(errors.New("--write needs --events and a name that ends in " + prepared.Suffix))
	}
	s, err := prepared.NewSpill(filepath.Dir(path))
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.Close()) }()
	t, kinds, numbers := makeUp(n), data.Kinds(), map[string]uint16{}
	kinds = append(kinds, data.Kind{ID: "protest", Label: "protest"})
	for i, k := range kinds {
		numbers[k.ID] = uint16(i)
	}
	for i := range n {
		e := t.event()
		r := prepared.Row{
			ID: fmt.Sprint("e", i+1), Title: fmt.Sprint("Event ", i+1), Kind: numbers[madeUpKinds[e.kind]],
			First: edtf.DayOf(e.year, e.month, e.day), Lon: geo.FixLon(e.lon), Lat: geo.FixLat(e.lat),
		}
		r.Last = r.First
		if e.endYear > 0 {
			r.Last, r.WhenKind = edtf.DayOf(e.endYear, e.endMonth, e.endDay), edtf.Period
		}
		if err := s.Append(r); err != nil {
			return err
		}
	}
	return s.Write(path, strings.TrimSuffix(filepath.Base(path), prepared.Suffix), kinds)
}
