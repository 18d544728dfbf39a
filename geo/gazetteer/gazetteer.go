package gazetteer

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"strings"

	"github.com/klauspost/compress/zstd"
	"github.com/paulmach/orb"

	"sandtable/geo"
)

// Kind says what a place is.
type Kind uint8

// The kinds of places.
const (
	Town Kind = iota
	Seat      // of a first- or second-order division
	Capital
)

// Place is a populated place. Names are its name in Latin letters and then all
// others; Country is a state's code as on the base map.
type Place struct {
	Names      []string
	Country    string
	X          uint32 // longitude and latitude in geo's fixed point
	Lat        int32
	Population uint32
	Kind       Kind
}

// Point is where the place is.
func (p Place) Point() orb.Point { return geo.PointOf(p.X, p.Lat) }

// Gazetteer is the embedded places. Immutable and safe for concurrent use.
type Gazetteer struct {
	index  *Index
	text   []string // of each place: its names, divided by tabs
	places []Place  // without names
	grid   map[cell][]int32
}

// Hit is a place that matches a text.
type Hit struct {
	Place
	Match
}

// New builds the gazetteer of places; all their names are searched.
func New(ctx context.Context, places []Place) (*Gazetteer, error) {
	g := &Gazetteer{grid: map[cell][]int32{}}
	for i, p := range places {
		g.text = append(g.text, strings.Join(p.Names, "\t"))
		p.Names = nil
		g.places = append(g.places, p)
		at := cellOf(p.Point())
		g.grid[at] = append(g.grid[at], int32(i))
	}
	var err error
	g.index, err = NewIndex(ctx, len(g.places), func(i int) Entry {
		return Entry{Names: strings.Split(g.text[i], "\t"), Weight: weight(g.places[i])}
	})
	return g, err
}

// weight is a place's population, and more for a capital.
func weight(p Place) float64 {
	w := float64(p.Population) / 1000
	if p.Kind == Capital {
		w = 4*w + 300
	}
	return w
}

// Len is the number of places.
func (g *Gazetteer) Len() int { return len(g.places) }

// Place is a place by number, with its names.
func (g *Gazetteer) Place(i int) Place {
	p := g.places[i]
	p.Names = strings.Split(g.text[i], "\t")
	return p
}

// Index is the index of all names; its entries are the places by number.
func (g *Gazetteer) Index() *Index { return g.index }

// Search returns up to n places that match a text, the best first.
func (g *Gazetteer) Search(ctx context.Context, text string, n int) ([]Hit, error) {
	matches, err := g.index.Search(ctx, text, n)
	if err != nil {
		return nil, err
	}
	out := make([]Hit, len(matches))
	for i, m := range matches {
		out[i] = Hit{g.Place(m.Entry), m}
	}
	return out, nil
}

// cell is a square of the grid, cellDegrees wide.
type cell struct{ x, y int16 }

const cellDegrees = 1.0

func cellOf(p orb.Point) cell {
	return cell{int16(math.Floor(p[0] / cellDegrees)), int16(math.Floor(p[1] / cellDegrees))}
}

// Nearest is the place nearest to a point within maxM metres on the ellipsoid,
// and how far away it is; ok is false where there is none. Cost: a few sines for
// every place in the squares around.
func (g *Gazetteer) Nearest(p orb.Point, maxM float64) (place Place, distM float64, ok bool) {
	near, least := g.around(p, maxM), math.Inf(1)
	for _, c := range near {
		least = min(least, c.distM)
	}
	found := int32(-1)
	distM = maxM
	for _, c := range near {
		if c.distM > least*(1+2*flattening) {
			continue
		}
		if d := geo.Distance(p, g.places[c.place].Point()); d <= distM {
			found, distM = c.place, d
		}
	}
	if found < 0 {
		return Place{}, 0, false
	}
	return g.Place(int(found)), distM, true
}

// flattening bounds by how much of itself a distance on the sphere is off.
const flattening = 0.006

// candidate is a place and its distance on the sphere.
type candidate struct {
	place int32
	distM float64
}

// around lists the places in the squares of the grid that maxM reaches.
func (g *Gazetteer) around(p orb.Point, maxM float64) []candidate {
	const metresPerDegree = 110_574 // of latitude, where that is shortest
	rows := int(math.Ceil(maxM / metresPerDegree / cellDegrees))
	widest := math.Min(90, math.Abs(p[1])+float64(rows)*cellDegrees) * math.Pi / 180
	turn := int(360 / cellDegrees)
	cols := min(turn/2, int(math.Ceil(float64(rows)/math.Max(0.01, math.Cos(widest)))))
	at := cellOf(p)
	var out []candidate
	for dy := -rows; dy <= rows; dy++ {
		for dx := -cols; dx <= cols && dx < turn-cols; dx++ {
			x := ((int(at.x)+dx+turn+turn/2)%turn+turn)%turn - turn/2
			for _, i := range g.grid[cell{int16(x), at.y + int16(dy)}] {
				out = append(out, candidate{i, onSphere(p, g.places[i].Point())})
			}
		}
	}
	return out
}

// onSphere is the distance of two points by the haversine formula, in metres.
func onSphere(a, b orb.Point) float64 {
	const rad = math.Pi / 180
	x, y := math.Sin((b[0]-a[0])*rad/2), math.Sin((b[1]-a[1])*rad/2)
	h := y*y + math.Cos(a[1]*rad)*math.Cos(b[1]*rad)*x*x
	return 2 * 6_371_009 * math.Asin(math.Min(1, math.Sqrt(h)))
}

// The file: a line that names the form, then one zstd frame of
//
//	count                       uvarint
//	text                        uvarint length, then a line for each place: its
//	                            names divided by tabs
//	countries                   uvarint length, then a line for each place
//	X, Lat                      uint32 each, little-endian, all X first
//	population                  uvarint each
//	kind                        a byte each
const fileForm = "sandtable gazetteer 1\n"

// ErrFile is wrapped by the error for a file that is not a gazetteer.
var ErrFile = errors.New("not a gazetteer of this version")

// Encode writes places as Decode reads them.
func Encode(places []Place) ([]byte, error) {
	var text, countries strings.Builder
	raw := binary.AppendUvarint(nil, uint64(len(places)))
	for _, p := range places {
		line := strings.Join(p.Names, "\t")
		if len(p.Names) == 0 || strings.Contains(line, "\n") || strings.Count(line, "\t") != len(p.Names)-1 {
			return nil, fmt.Errorf("place %q cannot be written", line)
		}
		text.WriteString(line + "\n")
		countries.WriteString(p.Country + "\n")
	}
	for _, s := range [...]string{text.String(), countries.String()} {
		raw = append(binary.AppendUvarint(raw, uint64(len(s))), s...)
	}
	for _, p := range places {
		raw = binary.LittleEndian.AppendUint32(raw, p.X)
	}
	for _, p := range places {
		raw = binary.LittleEndian.AppendUint32(raw, uint32(p.Lat))
	}
	for _, p := range places {
		raw = binary.AppendUvarint(raw, uint64(p.Population))
	}
	for _, p := range places {
		raw = append(raw, byte(p.Kind))
	}
	z, err := zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedBestCompression), zstd.WithEncoderConcurrency(1))
	if err != nil {
		return nil, err
	}
	return z.EncodeAll(raw, []byte(fileForm)), nil
}

// Decode reads the places of a file. The error wraps ErrFile.
func Decode(file []byte) ([]Place, error) {
	packed, ok := strings.CutPrefix(string(file), fileForm)
	if !ok {
		return nil, ErrFile
	}
	z, err := zstd.NewReader(nil, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxMemory(1<<28))
	if err != nil {
		return nil, err
	}
	defer z.Close()
	raw, err := z.DecodeAll([]byte(packed), nil)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrFile, err)
	}
	return decoder{raw}.places()
}

// decoder takes a file apart from its beginning.
type decoder struct{ rest []byte }

func (d *decoder) uvarint() (uint64, bool) {
	v, n := binary.Uvarint(d.rest)
	if n <= 0 {
		return 0, false
	}
	d.rest = d.rest[n:]
	return v, true
}

// take cuts off the next n bytes.
func (d *decoder) take(n uint64) ([]byte, bool) {
	if n > uint64(len(d.rest)) {
		return nil, false
	}
	b := d.rest[:n]
	d.rest = d.rest[n:]
	return b, true
}

// lines reads a text of n lines.
func (d *decoder) lines(n uint64) ([]string, bool) {
	size, ok := d.uvarint()
	if !ok {
		return nil, false
	}
	b, ok := d.take(size)
	if !ok || uint64(strings.Count(string(b), "\n")) != n {
		return nil, false
	}
	return strings.Split(string(b), "\n")[:n], true
}

func (d decoder) places() ([]Place, error) {
	n, ok := d.uvarint()
	if !ok || n > uint64(len(d.rest)) {
		return nil, ErrFile
	}
	names, ok1 := d.lines(n)
	countries, ok2 := d.lines(n)
	xs, ok3 := d.take(4 * n)
	lats, ok4 := d.take(4 * n)
	if !ok1 || !ok2 || !ok3 || !ok4 {
		return nil, ErrFile
	}
	out := make([]Place, n)
	for i := range out {
		population, ok := d.uvarint()
		if !ok || population > math.MaxUint32 {
			return nil, ErrFile
		}
		out[i] = Place{
			Names: strings.Split(names[i], "\t"), Country: countries[i], Population: uint32(population),
			X: binary.LittleEndian.Uint32(xs[4*i:]), Lat: int32(binary.LittleEndian.Uint32(lats[4*i:])),
		}
	}
	kinds, ok := d.take(n)
	if !ok || len(d.rest) > 0 {
		return nil, ErrFile
	}
	for i, k := range kinds {
		if out[i].Kind = Kind(k); out[i].Kind > Capital {
			return nil, ErrFile
		}
	}
	return out, nil
}
