package main

import (
	"fmt"
	"maps"
	"math"
	"os/exec"
	"slices"
	"strings"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/planar"

	"sandtable/geo"
	"sandtable/geo/basemap"
)

// face is a rule with the land that it covers; whole units have none of their own.
type face struct {
	areaRule
	polygons orb.MultiPolygon
}

// readFaces gives every rule its land.
func readFaces(features []feature, provinces []province, gpkg string) ([]face, error) {
	var faces []face
	for _, r := range unitRules(areaRules(), features) {
		f := face{areaRule: r}
		for _, code := range r.provinces {
			i := slices.IndexFunc(provinces, func(p province) bool { return p.Properties.ID == code })
			if i < 0 {
				return nil, fmt.Errorf("area %q: no province %q", r.id, code)
			}
			f.polygons = append(f.polygons, provinces[i].polygons...)
		}
		if r.line != "" {
			ring, err := cutOff(r, features, gpkg)
			if err != nil {
				return nil, fmt.Errorf("area %q: %w", r.id, err)
			}
			f.polygons = append(f.polygons, orb.Polygon{ring})
		}
		faces = append(faces, f)
	}
	return faces, nil
}

// cutOff returns the smallest part of a state with a place inside that a claimed
// line cuts off: the line, and the state's outline between the two vertices
// nearest to its ends.
func cutOff(r areaRule, features []feature, gpkg string) (orb.Ring, error) {
	query := fmt.Sprintf("select hex(geom) from disputed_borders where name='%s' and adm0_a3_l='%s' order by fid", r.line, r.held)
	out, err := exec.Command("sqlite3", "-readonly", gpkg, query).Output()
	if err != nil {
		return nil, fmt.Errorf("read %q with sqlite3: %w", gpkg, err)
	}
	var best orb.Ring
	i := slices.IndexFunc(features, func(f feature) bool { return f.code == r.state })
	for text := range strings.Lines(string(out)) {
		lines, err := readGeoPackage(strings.TrimSpace(text))
		if err != nil {
			return nil, err
		}
		line := chain(lines)
		for _, poly := range features[i].polygons {
			for _, ring := range sides(poly[0], line) {
				if planar.RingContains(ring, r.inside) && (best == nil || math.Abs(planar.Area(ring)) < math.Abs(planar.Area(best))) {
					best = ring
				}
			}
		}
	}
	if best == nil {
		return nil, fmt.Errorf("no line %q cuts off %v", r.line, r.inside)
	}
	return best, nil
}

// sides returns the two parts into which a line divides a ring.
func sides(ring orb.Ring, line orb.LineString) [2]orb.Ring {
	open := ring[:len(ring)-1]
	a, b := nearestVertex(open, line[0]), nearestVertex(open, line[len(line)-1])
	if a > b {
		a, b = b, a
		line = slices.Clone(line)
		slices.Reverse(line)
	}
	middle := line[1 : len(line)-1]
	back := slices.Clone(middle)
	slices.Reverse(back)
	between := append(slices.Clone(open[a:b+1]), back...)
	around := append(append(slices.Clone(open[b:]), open[:a+1]...), middle...)
	return [2]orb.Ring{append(between, between[0]), append(around, around[0])}
}

func nearestVertex(ring orb.Ring, p orb.Point) int {
	best := 0
	for i, q := range ring {
		if planar.DistanceSquared(p, q) < planar.DistanceSquared(p, ring[best]) {
			best = i
		}
	}
	return best
}

// chain joins lines end to end, beginning with the first.
func chain(lines orb.MultiLineString) orb.LineString {
	out, rest := slices.Clone(lines[0]), slices.Clone(lines[1:])
	for joined := true; joined; {
		joined = false
		for i, l := range rest {
			next, ok := join(out, l)
			if ok {
				out, rest, joined = next, slices.Delete(rest, i, i+1), true
				break
			}
		}
	}
	return out
}

// join joins two lines that have an end in common.
func join(a, b orb.LineString) (orb.LineString, bool) {
	meet := func(p, q orb.Point) bool { return math.Abs(p[0]-q[0])+math.Abs(p[1]-q[1]) < 1e-6 }
	back := slices.Clone(b)
	slices.Reverse(back)
	for _, c := range []orb.LineString{b, back} {
		switch {
		case meet(a[len(a)-1], c[0]):
			return append(slices.Clone(a), c[1:]...), true
		case meet(c[len(c)-1], a[0]):
			return append(slices.Clone(c), a[1:]...), true
		}
	}
	return nil, false
}

// newAreas makes the areas without their rings.
func newAreas(faces []face, states []basemap.State, byCode map[string]int) ([]basemap.Area, error) {
	var areas []basemap.Area
	for _, f := range faces {
		holder, ok := byCode[f.state+f.unit]
		if !ok {
			return nil, fmt.Errorf("area %q: no state %q", f.id, f.state+f.unit)
		}
		a := basemap.Area{
			ID: f.id, Name: f.name, Holder: f.state + f.unit, Whole: f.unit != "", Recognised: f.recognised,
			Claims: f.claims, Label: states[holder].Label, Polygons: make([]basemap.Polygon, len(f.polygons)),
		}
		if a.Recognised == "" {
			a.Recognised = a.Holder
		}
		if len(f.polygons) > 0 {
			c, _ := planar.CentroidArea(f.polygons)
			a.Label = basemap.Point{X: geo.FixLon(c.Lon()), Y: geo.FixY(c.Lat())}
		}
		for _, viewer := range slices.Sorted(maps.Keys(f.views)) {
			a.Views = append(a.Views, basemap.Opinion{Viewer: viewer, Owner: f.views[viewer]})
		}
		areas = append(areas, a)
	}
	return areas, nil
}

// areaRings puts the outlines of the areas on the grid.
func areaRings(faces []face, areas []basemap.Area, byCode map[string]int) []ownedRing {
	var rings []ownedRing
	polygon := 0
	for i, f := range faces {
		for _, poly := range f.polygons {
			for j, ring := range poly {
				rings = append(rings, ownedRing{snapRing(ring, j > 0), byCode[areas[i].Holder], polygon, true})
			}
			polygon++
		}
	}
	return rings
}
