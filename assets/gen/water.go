package main

import (
	"encoding/json"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/clip"

	"sandtable/geo"
	"sandtable/geo/basemap"
)

// region is one file of the source. All are rounded to a ten-thousandth of their
// extent, so the smaller regions are finer: each part of the world comes from
// the finest file that has it.
type region struct {
	name, sum string
	rivers    []orb.Bound // disjoint; rivers are cut at their edges
}

func box(w, s, e, n float64) orb.Bound {
	return orb.Bound{Min: orb.Point{w, s}, Max: orb.Point{e, n}}
}

// waterRegions lists the regions, the finest first.
func waterRegions() []region {
	return []region{
		{"south-america", "66b65ad2d2bfbf0d7294b7430711e2ec5d883aa70854ea120ac5db8465a4a7cd", []orb.Bound{box(-100, -70, -30, 24)}},
		{"europe", "11cbc5d8e29c77d1a0dccc4650dccdd1d3415a03bfb07cf1bcb7017d4f54da6d", []orb.Bound{box(-30, 0, 60, 90)}},
		{"africa", "f395e0bf36966653f3c1a24e27930061055312f962acee3aa19bba9c08e5af1e", []orb.Bound{box(-30, -50, 60, 0)}},
		{"north-america", "1b6a7bcf364f56504d619267489cac105441914b8dc6ce6ead89f04b70b2339a",
			[]orb.Bound{box(-180, 24, -45, 85), box(-180, 0, -100, 24)}},
		{"asia", "540cdac489e8bd4375f5ea612a7b6d5759c65f9f9a2ae069720976619b6806a7", []orb.Bound{box(60, -84, 180, 85)}},
		{"world", "8aca84b4376b3ad809cd6284bfec947434e57e61c565c525570f0639964c96bf",
			[]orb.Bound{box(-45, 24, -30, 90), box(-180, -90, -100, 0)}},
	}
}

// topoJSON is what is read of a TopoJSON file.
type topoJSON struct {
	Transform struct{ Scale, Translate [2]float64 }
	Arcs      [][][2]float64
	Objects   map[string]struct {
		Geometries []struct {
			Type string
			Arcs json.RawMessage
		}
	}
}

// compileWater adds the rivers to t and returns the lakes.
func compileWater(t *topology, inputs string) ([]basemap.Lake, error) {
	var lakes lakeSet
	for _, r := range waterRegions() {
		path := filepath.Join(inputs, waterPrefix+r.name+".json")
		b, err := os.ReadFile(path)
		if err != nil {
			return nil, err
		}
		var f topoJSON
		if err := json.Unmarshal(b, &f); err != nil {
			return nil, fmt.Errorf("read %q: %w", path, err)
		}
		f.absolute()
		if err := f.addRivers(t, r); err != nil {
			return nil, fmt.Errorf("rivers of %q: %w", path, err)
		}
		if err := f.addLakes(&lakes); err != nil {
			return nil, fmt.Errorf("lakes of %q: %w", path, err)
		}
	}
	return lakes.compile(t)
}

// absolute turns the file's steps into degrees.
func (f *topoJSON) absolute() {
	k, at := f.Transform.Scale, f.Transform.Translate
	for _, arc := range f.Arcs {
		var x, y float64
		for i, d := range arc {
			x, y = x+d[0], y+d[1]
			arc[i] = [2]float64{x*k[0] + at[0], y*k[1] + at[1]}
		}
	}
}

// line joins the arcs with the given numbers; ^n is arc n backwards.
func (f *topoJSON) line(numbers []int) orb.LineString {
	var line orb.LineString
	for _, n := range numbers {
		arc := f.Arcs[max(n, ^n)]
		if n < 0 {
			arc = slices.Clone(arc)
			slices.Reverse(arc)
		}
		for i, p := range arc {
			if i > 0 || len(line) == 0 {
				line = append(line, p)
			}
		}
	}
	return line
}

// addRivers adds the region's part of all rivers. The length of a river decides
// the zoom from which it is drawn.
func (f *topoJSON) addRivers(t *topology, r region) error {
	for _, g := range f.Objects["rivers"].Geometries {
		var parts [][]int
		if g.Type == "LineString" {
			parts = make([][]int, 1)
			if err := json.Unmarshal(g.Arcs, &parts[0]); err != nil {
				return err
			}
		} else if err := json.Unmarshal(g.Arcs, &parts); err != nil {
			return err
		}
		var lines orb.MultiLineString
		lengthM := 0.0
		for _, numbers := range parts {
			line := f.line(numbers)
			lengthM += length(line)
			lines = append(lines, line)
		}
		rank := riverRank(lengthM)
		for _, bound := range r.rivers {
			for _, line := range clip.MultiLineString(bound, lines.Clone()) {
				addLine(t, line, basemap.Arc{Kind: basemap.River, Left: -1, Right: -1, Rank: rank})
			}
		}
	}
	return nil
}

// addLine adds a line of its own and reports whether anything of it is left on
// the grid.
func addLine(t *topology, line orb.LineString, a basemap.Arc) bool {
	var points []grid
	for _, p := range line {
		if g := snap(p); len(points) == 0 || points[len(points)-1] != g {
			points = append(points, g)
		}
	}
	if len(points) < 2 {
		return false
	}
	t.add(piece{points: points}, a)
	return true
}

func length(line orb.LineString) float64 {
	sum := 0.0
	for i := 1; i < len(line); i++ {
		sum += geo.Distance(line[i-1], line[i])
	}
	return sum
}

// riverRank is 3 for rivers from 2,000 km, 4 from 1,000 km and so on down to 6.
func riverRank(lengthM float64) uint8 {
	return uint8(3 + math.Min(math.Max(math.Ceil(math.Log2(2_000_000/lengthM)), 0), 3))
}

func (f *topoJSON) addLakes(s *lakeSet) error {
	lo, hi := f.extent()
	for _, g := range f.Objects["lakes"].Geometries {
		var rings [][]int
		if err := json.Unmarshal(g.Arcs, &rings); err != nil {
			return err
		}
		var poly orb.Polygon
		for _, numbers := range rings {
			poly = append(poly, orb.Ring(f.line(numbers)))
		}
		if b := poly.Bound(); b.Min[0] > lo[0] && b.Min[1] > lo[1] && b.Max[0] < hi[0] && b.Max[1] < hi[1] {
			s.add(poly)
		}
	}
	return nil
}

// extent returns the corners of the file; what touches them was cut there.
func (f *topoJSON) extent() (lo, hi orb.Point) {
	k, at := f.Transform.Scale, f.Transform.Translate
	const steps = 9999
	return orb.Point{at[0] + k[0]/2, at[1] + k[1]/2}, orb.Point{at[0] + k[0]*(steps-0.5), at[1] + k[1]*(steps-0.5)}
}
