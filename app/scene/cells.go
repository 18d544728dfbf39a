package scene

import (
	"context"
	"math/bits"
	"runtime"
	"slices"
	"sync"

	"sandtable/data"
	"sandtable/data/index"
	"sandtable/geo"
	"sandtable/geo/band"
	"sandtable/geo/draw"
	"sandtable/geo/raster"
)

// Cells are the events of a plain table by the pixel of a frame in which they lie,
// whatever filters them. Only pixels with an event are kept. Immutable, and safe for
// concurrent use.
type Cells struct {
	key    cellsKey
	w, h   int
	at     projector
	of     []int32  // the cell of each event, -1: not in the frame
	place  []uint32 // of each cell, as raster.DiscAt numbers pixels, rising
	row    []int32  // the first cell of each row of pixels, and one more
	lookup sync.Once
	rows   []int32 // the events, cell by cell
	ends   []int32 // where each cell's events end among them
}

// cellsKey is what Cells depend on.
type cellsKey struct {
	known *data.Known
	view  geo.Viewport
}

// newCells sorts the events into the pixels of a viewport. It gives up
// with the error of ctx. Cost: linear in the events, on all cores.
func newCells(ctx context.Context, key cellsKey, mercY []uint32) (*Cells, error) {
	c := &Cells{key: key, w: key.view.W, h: key.view.H, of: make([]int32, key.known.Events.N)}
	c.at = projector{key.known, mercY, key.view.Frame(), c.w, c.h}
	if err := band.Run(ctx, len(c.of), func(lo, hi int) { c.at.pixels(lo, hi, c.of) }); err != nil {
		return nil, err
	}
	taken, err := occupied(ctx, c.of, c.w*c.h)
	if err != nil {
		return nil, err
	}
	c.place, c.row = make([]uint32, 0, taken.count()), make([]int32, 0, c.h+1)
	for p := range taken.all {
		x, y := p%c.w, p/c.w
		for len(c.row) <= y {
			c.row = append(c.row, int32(len(c.place)))
		}
		c.place = append(c.place, raster.DiscAt(c.w, x, y))
	}
	for len(c.row) <= c.h {
		c.row = append(c.row, int32(len(c.place)))
	}
	return c, taken.rank(ctx, c.of)
}

// pixel is where a cell lies.
func (c *Cells) pixel(cell int32) (x, y int) {
	row := raster.DiscRow(c.w)
	at := int(c.place[cell])
	return at%row - 64, at/row - 1
}

// cell finds the cell of a pixel.
func (c *Cells) cell(x, y int) (int, bool) {
	if x < 0 || y < 0 || x >= c.w || y >= c.h {
		return 0, false
	}
	from := c.row[y]
	i, ok := slices.BinarySearch(c.place[from:c.row[y+1]], raster.DiscAt(c.w, x, y))
	return int(from) + i, ok
}

// run is cells in a row that lie inside the frame, or that do not.
type run struct {
	lo, hi int32
	inside bool
}

// runs appends all cells, in runs, to out: those in a part of the frame apart.
func (c *Cells) runs(in part, out []run) []run {
	if in == (part{0, 0, c.w, c.h}) {
		return append(out, run{0, int32(len(c.place)), true})
	}
	for y := range c.h {
		lo, hi := c.row[y], c.row[y+1]
		a, z := hi, hi
		if y >= in.y0 && y < in.y1 {
			a = lo + c.before(lo, hi, raster.DiscAt(c.w, in.x0, y))
			z = lo + c.before(lo, hi, raster.DiscAt(c.w, in.x1, y))
		}
		out = append(out, run{lo, a, false}, run{a, z, true}, run{z, hi, false})
	}
	return out
}

// before counts the cells from lo to hi that lie before a place.
func (c *Cells) before(lo, hi int32, place uint32) int32 {
	i, _ := slices.BinarySearch(c.place[lo:hi], place)
	return int32(i)
}

// projector puts events into the pixels of a frame.
type projector struct {
	known *data.Known
	mercY []uint32
	frame geo.Frame
	w, h  int
}

// pixels puts the pixel of the events from lo to hi into out, as y*w + x, and -1
// for those that are not in the frame. An event lies in the
// copy of the world that is nearest to the middle of the frame. This is the one
// place where the events of a plain table are projected for their dots.
func (p projector) pixels(lo, hi int, out []int32) {
	k := p.known
	w, h := float64(p.w), float64(p.h)
	for e := lo; e < hi; e++ {
		out[e] = -1
		if !k.Placed[e] {
			continue
		}
		if at := p.at(int32(e)); at.X >= 0 && at.Y >= 0 && at.X < w && at.Y < h {
			out[e] = int32(at.Y)*int32(p.w) + int32(at.X)
		}
	}
}

// mapEnd is the fixed-point latitude at which the Mercator map ends.
var mapEnd = geo.FixLat(geo.MaxLat)

// at is where an event lies.
func (p projector) at(e int32) draw.Point {
	return p.fixed(p.known.Lon[e], p.known.Lat[e], p.mercY[e])
}

// fixed is geo.Frame.Project on fixed-point coordinates, without trigonometry where
// the map is Mercator's. A point that the map does not show lies far outside.
func (p projector) fixed(lon uint32, lat int32, mercY uint32) draw.Point {
	f := &p.frame
	if f.Plane != nil {
		at, _ := f.Plane.Project(vecFixed(lon, lat))
		return at
	}
	if lat > mapEnd || lat < -mapEnd {
		return draw.Pt(-f.Size, -f.Size)
	}
	px, mid := f.X0+float64(lon)*f.Step, float64(p.w)/2
	if px-mid > f.Size/2 {
		px -= f.Size
	} else if mid-px > f.Size/2 {
		px += f.Size
	}
	return draw.Pt(px, f.Y0+float64(mercY)*f.Step)
}

// ranks are numbers of which some occur, and the rank of each that does.
type ranks struct {
	bits   []uint64
	before []int32 // how many occur before each word
}

// occupied finds the numbers from 0 to n-1 that occur in a list; negative ones do
// not count.
func occupied(ctx context.Context, list []int32, n int) (ranks, error) {
	parts := runtime.GOMAXPROCS(0)
	found := make([]index.Set, parts)
	err := band.Run(ctx, parts, func(lo, hi int) {
		for part := lo; part < hi; part++ {
			found[part] = index.MakeSet(n)
			for _, v := range list[len(list)*part/parts : len(list)*(part+1)/parts] {
				if v >= 0 {
					found[part].Add(v)
				}
			}
		}
	})
	if err != nil {
		return ranks{}, err
	}
	for _, more := range found[1:] {
		found[0].Or(more)
	}
	r := ranks{bits: found[0], before: make([]int32, len(found[0]))}
	sum := 0
	for i, word := range r.bits {
		r.before[i] = int32(sum)
		sum += bits.OnesCount64(word)
	}
	return r, nil
}

// count is how many numbers occur.
func (r ranks) count() int { return index.Set(r.bits).Count() }

// all yields the numbers that occur, rising.
func (r ranks) all(yield func(int) bool) {
	for v := range index.Set(r.bits).All() {
		if !yield(int(v)) {
			return
		}
	}
}

// rank replaces every number of a list by its rank; negative ones stay.
func (r ranks) rank(ctx context.Context, list []int32) error {
	return band.Run(ctx, len(list), func(lo, hi int) {
		for i, v := range list[lo:hi] {
			if v >= 0 {
				below := uint64(1)<<(v&63) - 1
				list[lo+i] = r.before[v>>6] + int32(bits.OnesCount64(r.bits[v>>6]&below))
			}
		}
	})
}

// events lists the events of a cell, whatever the window, in file order. The first
// call sorts all of them, in linear time.
func (c *Cells) events(cell int) []int32 {
	c.lookup.Do(c.sort)
	from := int32(0)
	if cell > 0 {
		from = c.ends[cell-1]
	}
	return c.rows[from:c.ends[cell]]
}

// sort lists the events cell by cell.
func (c *Cells) sort() {
	c.ends = make([]int32, len(c.place))
	for _, cell := range c.of {
		if cell >= 0 {
			c.ends[cell]++
		}
	}
	sum := int32(0)
	for i, n := range c.ends {
		c.ends[i] = sum
		sum += n
	}
	c.rows = make([]int32, sum)
	for e, cell := range c.of {
		if cell >= 0 {
			c.rows[c.ends[cell]] = int32(e)
			c.ends[cell]++
		}
	}
}
