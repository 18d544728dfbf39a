package main

import (
	"fmt"
	"math"
	"testing"

	"github.com/paulmach/orb"

	"sandtable/geo/basemap"
)

// ring makes a ring of grid points from x, lat pairs.
func ring(state int, xy ...int32) ownedRing {
	r := ownedRing{state: state}
	for i := 0; i < len(xy); i += 2 {
		r.points = append(r.points, grid{X: xy[i], Lat: xy[i+1]})
	}
	return r
}

// kinds counts the arcs of each kind.
func kinds(t *topology) map[basemap.Kind]int {
	n := map[basemap.Kind]int{}
	for _, a := range t.finish() {
		n[a.Kind]++
	}
	return n
}

func TestSharedBorders(t *testing.T) {
	const e = basemap.Grid
	cases := []struct {
		name  string
		rings []ownedRing
		want  map[basemap.Kind]int
	}{
		{"island", []ownedRing{ring(0, 1, 1, 5, 1, 5, 5, 1, 5)}, map[basemap.Kind]int{basemap.Coast: 1}},
		{"two neighbours", []ownedRing{ring(0, 1, 1, 5, 1, 5, 3, 5, 5, 1, 5), ring(1, 5, 1, 9, 1, 9, 5, 5, 5, 5, 3)},
			map[basemap.Kind]int{basemap.Coast: 2, basemap.Border: 1}},
		{"enclave", []ownedRing{ring(0, 1, 1, 9, 1, 9, 9, 1, 9), ring(0, 4, 4, 4, 6, 6, 6, 6, 4), ring(1, 6, 4, 6, 6, 4, 6, 4, 4)},
			map[basemap.Kind]int{basemap.Coast: 1, basemap.Border: 1}},
		{"cut at 180", []ownedRing{ring(0, e-5, 1, e, 1, e, 3, e, 5, e-5, 5), ring(0, 0, 1, 5, 1, 5, 5, 0, 5)},
			map[basemap.Kind]int{basemap.Coast: 2, basemap.Cut: 2}},
		{"same state on both sides", []ownedRing{ring(0, 1, 1, 5, 1, 5, 5, 1, 5), ring(0, 5, 1, 9, 1, 9, 5, 5, 5)},
			map[basemap.Kind]int{basemap.Coast: 2, basemap.Cut: 1}},
	}
	for _, c := range cases {
		top := newTopology()
		refs, err := top.addRings(c.rings)
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		for i, r := range refs {
			if got := walk(top, r); fmt.Sprint(rotateToMin(got)) != fmt.Sprint(rotateToMin(c.rings[i].points)) {
				t.Errorf("%s: ring %d is %v, want %v", c.name, i, got, c.rings[i].points)
			}
		}
		if got := kinds(top); fmt.Sprint(got) != fmt.Sprint(c.want) {
			t.Errorf("%s: kinds %v, want %v", c.name, got, c.want)
		}
	}
}

// walk returns the vertices of a ring made of arcs.
func walk(t *topology, refs []basemap.Ref) []grid {
	var out []grid
	for _, ref := range refs {
		a := t.arcs[ref.Arc()]
		points := append([]grid(nil), a.Points...)
		if a.Closed {
			points = append(points, points[0])
		}
		for i := range len(points) - 1 {
			if ref.Reversed() {
				i = len(points) - 1 - i
			}
			out = append(out, points[i])
		}
	}
	return out
}

func rotateToMin(points []grid) []grid {
	least := 0
	for i, p := range points {
		if compareGrid(p, points[least]) < 0 {
			least = i
		}
	}
	return rotate(points, least)
}

func TestSnapRing(t *testing.T) {
	const d = 360.0 / basemap.Grid
	at := func(xy ...float64) (r orb.Ring) {
		for i := 0; i < len(xy); i += 2 {
			r = append(r, orb.Point{xy[i] * d, xy[i+1] * d})
		}
		return append(r, r[0])
	}
	cases := []struct {
		name string
		ring orb.Ring
		hole bool
		want int
	}{
		{"square", at(0, 0, 4, 0, 4, 4, 0, 4), false, 4},
		{"clockwise", at(0, 4, 4, 4, 4, 0, 0, 0), false, 4},
		{"hole", at(0, 0, 4, 0, 4, 4, 0, 4), true, 4},
		{"repeated points", at(0, 0, 0.1, 0, 4, 0, 4, 4, 4, 4.2), false, 3},
		{"spike", at(0, 0, 4, 0, 4, 4, 9, 9, 4, 4, 0, 4), false, 4},
		{"spike at the start", at(9, 9, 0, 0, 4, 0, 4, 4, 0, 4, 0, 0), false, 4},
		{"swallowed", at(0, 0, 0.1, 0, 0.1, 0.1), false, 3},
	}
	for _, c := range cases {
		got := snapRing(c.ring, c.hole)
		if len(got) != c.want || (area(got) < 0) != c.hole || area(got) == 0 {
			t.Errorf("%s: %v with twice the area %d", c.name, got, area(got))
		}
	}
}

func TestCheckRing(t *testing.T) {
	if checkRing(orb.Ring{{170, 0}, {-170, 0}, {-170, 5}, {170, 0}}) == nil {
		t.Error("a ring over the antimeridian was accepted")
	}
}

func TestLevelsOf(t *testing.T) {
	var circle []grid
	for i := range 360 {
		a := float64(i) * math.Pi / 180
		circle = append(circle, grid{X: 500000 + int32(9000*math.Cos(a)), Lat: int32(9000 * math.Sin(a))})
	}
	count := func(levels []uint8, most uint8) (n int) {
		for _, l := range levels {
			if l <= most {
				n++
			}
		}
		return n
	}
	levels := levelsOf(circle, true)
	if levels[0] != 0 || count(levels, 0) < 3 {
		t.Errorf("level 0 has %d points, the first at %d", count(levels, 0), levels[0])
	}
	for l := uint8(1); l < basemap.Levels; l++ {
		if count(levels, l) < count(levels, l-1) {
			t.Errorf("level %d has fewer points than the one below", l)
		}
	}
	if n := count(levels, 3); n < 8 || n > 60 {
		t.Errorf("a circle of 4.5 px has %d points at zoom 3", n)
	}
	line := levelsOf(ring(0, 0, 0, 100, 0, 200, 0, 300, 0).points, false)
	if fmt.Sprint(line) != fmt.Sprint([]uint8{0, basemap.Levels - 1, basemap.Levels - 1, 0}) {
		t.Errorf("a straight line has levels %v", line)
	}
}

// TestLevelsAgainstSlowTwin removes the smallest triangle by looking at all.
func TestLevelsAgainstSlowTwin(t *testing.T) {
	var points []grid
	for i := range int32(60) {
		points = append(points, grid{X: 1000 * i, Lat: i * 7919 % 5003})
	}
	got := levelsOf(points, false)
	left := make([]int, len(points))
	for i := range left {
		left[i] = i
	}
	largest := 0.0
	for len(left) > 2 {
		best, least := 0, math.Inf(1)
		for k := 1; k < len(left)-1; k++ {
			q := newQueue([]grid{points[left[k-1]], points[left[k]], points[left[k+1]]}, false)
			if a := (*q)[0].area; a < least {
				best, least = k, a
			}
		}
		largest = math.Max(largest, least)
		if want := levelFor(largest); got[left[best]] != want {
			t.Errorf("point %d has level %d, want %d", left[best], got[left[best]], want)
		}
		left = append(left[:best], left[best+1:]...)
	}
}
