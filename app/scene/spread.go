package scene

import (
	"sandtable/geo"

	"github.com/paulmach/orb"
)

// strips is into how many strips of longitude a spread divides the earth.
const strips = 4096

// spread is how far points reach, in memory that does not grow with them. The
// zero value has none.
type spread struct {
	n            int
	south, north float64
	strip        [strips]struct {
		used       bool
		west, east float64
	}
}

// add puts a point in.
func (s *spread) add(p orb.Point) {
	if s.n == 0 {
		s.south, s.north = p.Lat(), p.Lat()
	}
	s.n++
	s.south, s.north = min(s.south, p.Lat()), max(s.north, p.Lat())
	b := &s.strip[min(strips-1, max(0, int((p.Lon()+180)/360*strips)))]
	if !b.used {
		b.used, b.west, b.east = true, p.Lon(), p.Lon()
	}
	b.west, b.east = min(b.west, p.Lon()), max(b.east, p.Lon())
}

// box is the smallest box around the points, over the antimeridian where that is
// shorter: the widest gap between neighbouring longitudes stays outside. A gap
// inside a strip is not seen; where that is the widest, the points go around the
// whole earth.
func (s *spread) box() geo.Box {
	first, last := -1, -1
	var box geo.Box
	widest := 0.0
	for i := range s.strip {
		b := &s.strip[i]
		if !b.used {
			continue
		}
		if first < 0 {
			first = i
		} else if gap := b.west - s.strip[last].east; gap > widest {
			widest, box.W, box.E = gap, b.west, s.strip[last].east
		}
		last = i
	}
	if w, e := s.strip[first].west, s.strip[last].east; w+360-e >= widest {
		box.W, box.E = w, e
	}
	box.S, box.N = s.south, s.north
	return box
}
