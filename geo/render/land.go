package render

import "sandtable/geo/basemap"

// ring is a closed sequence of arcs with its extent.
type ring struct {
	refs []basemap.Ref
	rect basemap.Rect
}

// landRings joins the outer edges of all states into rings: what is left of the
// polygons when the borders between states are taken away. Filled as one path,
// they leave no seams, with half the points of the states.
func landRings(m *basemap.Map) []ring {
	pieces := outerArcs(m)
	from := map[basemap.Point][]int{}
	for i, ref := range pieces {
		start, _ := ends(m, ref)
		from[start] = append(from[start], i)
	}
	used := make([]bool, len(pieces))
	var rings []ring
	for i := range pieces {
		if used[i] {
			continue
		}
		var refs []basemap.Ref
		for at := i; at >= 0 && !used[at]; {
			used[at] = true
			refs = append(refs, pieces[at])
			_, end := ends(m, pieces[at])
			at = nextFree(from[end], used)
		}
		rings = append(rings, ring{refs, rectOf(m, refs)})
	}
	return rings
}

// nextFree returns the first piece that is not used yet, or -1.
func nextFree(pieces []int, used []bool) int {
	for _, i := range pieces {
		if !used[i] {
			return i
		}
	}
	return -1
}

// outerArcs returns the arcs that the rings of the states run along more often
// one way than the other, each in that direction.
func outerArcs(m *basemap.Map) []basemap.Ref {
	net := make([]int, len(m.Arcs))
	for i := range m.States {
		for _, p := range m.States[i].Polygons {
			for _, refs := range p.Rings {
				for _, ref := range refs {
					if ref.Reversed() {
						net[ref.Arc()]--
					} else {
						net[ref.Arc()]++
					}
				}
			}
		}
	}
	var out []basemap.Ref
	for i, n := range net {
		if n > 0 {
			out = append(out, basemap.Ref(i))
		} else if n < 0 {
			out = append(out, basemap.Ref(^i))
		}
	}
	return out
}

// ends returns the points in which a reference to an arc begins and ends. They
// are the same at every level of detail.
func ends(m *basemap.Map, ref basemap.Ref) (start, end basemap.Point) {
	pts := m.Points(ref.Arc(), 0)
	start, end = pts[0], pts[len(pts)-1]
	if ref.Reversed() {
		start, end = end, start
	}
	return start, end
}

// rectOf returns the extent of some arcs.
func rectOf(m *basemap.Map, refs []basemap.Ref) basemap.Rect {
	rect := m.Arcs[refs[0].Arc()].Rect
	for _, ref := range refs[1:] {
		rect = rect.Join(m.Arcs[ref.Arc()].Rect)
	}
	return rect
}

// maskBits is the width of the land mask as a power of two.
const maskBits = 12

// landMask tells land from water on a grid of 4096 x 4096 squares: a bit per
// square, set where its north-western corner lies on land.
type landMask struct{ bits []uint64 }

// maskWords is the number of words in a row of a land mask.
const maskWords = 1 << (maskBits - 6)

// maskLevel is the level of detail that the mask is made from: a pixel of it is
// about a square of the mask.
const maskLevel = 4

// newLandMask draws the rings into a mask: every edge flips one bit in each row
// that it crosses, and a running sum along the row fills the inside.
func newLandMask(m *basemap.Map, rings []ring) landMask {
	k := landMask{make([]uint64, maskWords<<maskBits)}
	for _, r := range rings {
		for _, ref := range r.refs {
			pts := m.Points(ref.Arc(), maskLevel)
			for i := 1; i < len(pts); i++ {
				k.flip(pts[i-1], pts[i])
			}
		}
	}
	for row := 0; row < len(k.bits); row += maskWords {
		carry := uint64(0)
		for i := row; i < row+maskWords; i++ {
			w := k.bits[i]
			for s := uint(1); s < 64; s *= 2 {
				w ^= w << s
			}
			w ^= carry
			k.bits[i], carry = w, -(w >> 63)
		}
	}
	return k
}

// flip flips the square right of the edge a-b in each row whose upper side it crosses.
func (k landMask) flip(a, b basemap.Point) {
	if a.Y > b.Y {
		a, b = b, a
	}
	const shift = 32 - maskBits
	slope := (float64(b.X) - float64(a.X)) / (float64(b.Y) - float64(a.Y))
	for row := (uint64(a.Y) + 1<<shift - 1) >> shift; row<<shift < uint64(b.Y); row++ {
		x := float64(a.X) + float64(slope*(float64(row<<shift)-float64(a.Y)))
		if col := (uint64(x) + 1<<shift - 1) >> shift; col < 1<<maskBits {
			k.bits[row*maskWords+col>>6] ^= 1 << (col & 63)
		}
	}
}

// at tells whether a point is on land, to within a square of the mask.
func (k landMask) at(p basemap.Point) bool {
	col, row := p.X>>(32-maskBits), p.Y>>(32-maskBits)
	return k.bits[int(row)*maskWords+int(col>>6)]>>(col&63)&1 == 1
}
