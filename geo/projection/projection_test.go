package projection_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"sandtable/geo/draw"
	"sandtable/geo/projection"
)

var kinds = []projection.Kind{projection.EqualEarth, projection.AzimuthalEquidistant, projection.Orthographic}

// TestKnownValues compares with published figures: Snyder, PP 1395, pages 322
// and 337, and the extent of EPSG:8857, whose sphere has 6371007.181 m.
func TestKnownValues(t *testing.T) {
	cases := []struct {
		name           string
		kind           projection.Kind
		lon0, lat0, r  float64
		lon, lat, x, y float64
	}{
		{"orthographic", projection.Orthographic, -100, 40, 1, -110, 30, -0.1503837, -0.1651911},
		{"equidistant", projection.AzimuthalEquidistant, -100, 40, 3, 100, -20, -5.8311398, 5.5444634},
		{"equidistant pole", projection.AzimuthalEquidistant, 0, 90, 1, 90, 0, math.Pi / 2, 0},
		{"equal earth east", projection.EqualEarth, 0, 0, 6371007.181, 180, 0, 17243959.06, 0},
		{"equal earth north", projection.EqualEarth, 0, 0, 6371007.181, 0, 90, 0, 8392927.60},
		{"equal earth moved", projection.EqualEarth, -60, 0, 6371007.181, 120, 0, -17243959.06, 0},
	}
	for _, c := range cases {
		x, y, ok := projection.New(c.kind, c.lon0, c.lat0).Forward(projection.Of(c.lon, c.lat))
		if c.name == "equal earth moved" {
			x = -math.Abs(x) // both edges are the same meridian
		}
		if limit := 1e-7 * c.r; !ok || math.Abs(x*c.r-c.x) > limit || math.Abs(y*c.r-c.y) > limit {
			t.Errorf("%s: %.7f, %.7f, %v, want %.7f, %.7f", c.name, x*c.r, y*c.r, ok, c.x, c.y)
		}
	}
}

func TestRoundTrip(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	for range 20000 {
		kind := kinds[rng.IntN(3)]
		p := projection.New(kind, rng.Float64()*360-180, rng.Float64()*180-90)
		v := randomVec(rng)
		x, y, ok := p.Forward(v)
		if hidden := kind == projection.Orthographic && v.Dot(p.Centre()) < 0; ok == hidden {
			t.Fatalf("kind %d: shown %v, beyond the horizon %v", kind, ok, hidden)
		}
		if !ok || kind == projection.Orthographic && v.Dot(p.Centre()) < 1e-3 {
			continue
		}
		w, ok := p.Inverse(x, y)
		if d := distance(v, w); !ok || d > 1e-9 {
			t.Fatalf("kind %d: %v comes back as %v, %v", kind, v, w, ok)
		}
	}
}

// TestDistancesAreTrue holds that rings about the centre of the equidistant map
// are circles of their radius, and that the globe foreshortens them.
func TestDistancesAreTrue(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	for range 2000 {
		lon, lat, v := rng.Float64()*360-180, rng.Float64()*180-90, randomVec(rng)
		p := projection.New(projection.AzimuthalEquidistant, lon, lat)
		d := distance(p.Centre(), v)
		if x, y, ok := p.Forward(v); ok && math.Abs(math.Hypot(x, y)-d) > 1e-9 {
			t.Fatalf("%v away, drawn %v away", d, math.Hypot(x, y))
		}
		q := projection.New(projection.Orthographic, lon, lat)
		if x, y, ok := q.Forward(v); ok && math.Abs(math.Hypot(x, y)-math.Sin(d)) > 1e-9 {
			t.Fatalf("the globe shows %v at %v", d, math.Hypot(x, y))
		}
	}
}

// TestEqualEarthKeepsAreas compares small cells of the sphere with their pictures.
func TestEqualEarthKeepsAreas(t *testing.T) {
	p := projection.New(projection.EqualEarth, 17, 0)
	for lat := -89.5; lat < 90; lat += 3 {
		const d = 0.01
		corner := func(lon, lat float64) draw.Point {
			x, y, _ := p.Forward(projection.Of(lon, lat))
			return draw.Pt(x, y)
		}
		a, b, c := corner(100, lat), corner(100+d, lat), corner(100, lat+d)
		u, v := b.Sub(a), c.Sub(a)
		got := u.X*v.Y - u.Y*v.X
		want := d * math.Pi / 180 * (math.Sin((lat+d)*math.Pi/180) - math.Sin(lat*math.Pi/180))
		if math.Abs(got/want-1) > 1e-3 {
			t.Errorf("at %v° the map is %.5f of the area", lat, got/want)
		}
	}
}

func TestHeightAndBack(t *testing.T) {
	for lat := -90.0; lat <= 90; lat += 0.5 {
		if got := projection.LatOf(projection.Height(lat)); math.Abs(got-lat) > 1e-6 {
			t.Errorf("%v comes back as %v", lat, got)
		}
	}
	if projection.LatOf(9) != 90 || projection.LatOf(-9) != -90 {
		t.Error("heights beyond the map are not limited to the poles")
	}
}

// blob is a ring about a middle, star-shaped as seen from it, with the angles of
// its rim at even bearings.
type blob struct {
	middle, east, north projection.Vec
	radius              [64]float64
}

func newBlob(rng *rand.Rand) blob {
	lon, lat := rng.Float64()*360-180, rng.Float64()*180-90
	b := blob{middle: projection.Of(lon, lat), east: projection.Of(lon+90, 0)}
	b.north = projection.Of(lon, lat+90)
	size := 0.05 + rng.Float64()*2.6
	for i := range b.radius {
		b.radius[i] = size * (1 + 0.15*math.Sin(float64(i)*2*math.Pi*3/float64(len(b.radius))))
	}
	return b
}

// ring is the rim, counter-clockwise, in pieces of a degree or so.
func (b blob) ring() []projection.Vec {
	const points = 2048
	out := make([]projection.Vec, points)
	for i := range out {
		a := 2 * math.Pi * float64(i) / points
		sin, cos := math.Sincos(b.at(a))
		n, e := math.Sincos(a)
		out[i] = projection.Vec{
			X: cos*b.middle.X + sin*(e*b.east.X+n*b.north.X),
			Y: cos*b.middle.Y + sin*(e*b.east.Y+n*b.north.Y),
			Z: cos*b.middle.Z + sin*(e*b.east.Z+n*b.north.Z),
		}
	}
	return out
}

// at is the radius at an angle.
func (b blob) at(a float64) float64 {
	n := float64(len(b.radius))
	x := a / (2 * math.Pi) * n
	x -= n * math.Floor(x/n)
	i := int(x) % len(b.radius)
	return b.radius[i] + (b.radius[(i+1)%len(b.radius)]-b.radius[i])*(x-math.Floor(x))
}

// inside says how far inside the rim a point is, negative outside.
func (b blob) inside(v projection.Vec) float64 {
	return b.at(math.Atan2(v.Dot(b.north), v.Dot(b.east))) - distance(v, b.middle)
}

// TestRingsFillWhatTheyEnclose draws rings of every size anywhere, over poles,
// edges and horizons, and compares the winding about random pixels with where
// their points of the sphere are.
func TestRingsFillWhatTheyEnclose(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 6))
	checked, inside := 0, 0
	for i := range 600 {
		kind := kinds[i%3]
		b := newBlob(rng)
		if kind == projection.EqualEarth && holdsBothPoles(b) {
			continue
		}
		p := projection.Plane{Projection: projection.New(kind, rng.Float64()*360-180, rng.Float64()*180-90), CX: 160, CY: 100, R: 30 + rng.Float64()*400}
		if rng.IntN(4) == 0 {
			p.Projection = projection.New(kind, 0, float64(rng.IntN(3)-1)*90)
		}
		windings := 0
		if b.inside(p.Opposite()) > 0 {
			windings = 1
		}
		path := drawn(func(emit projection.Emit) { p.Ring(b.ring(), windings, emit) })
		for range 200 {
			at := draw.Pt(rng.Float64()*320, rng.Float64()*200)
			v, ok := p.Unproject(at)
			in := ok && b.inside(v) > 0
			if ok && math.Abs(b.inside(v)) < 3/p.R+0.01 || nearRim(p, at) {
				continue
			}
			checked++
			if in {
				inside++
			}
			if got := winding(path, at) != 0; got != in {
				t.Fatalf("case %d, kind %d: pixel %v is filled: %v, inside the ring: %v", i, kind, at, got, in)
			}
		}
	}
	if inside < checked/10 || inside > checked*9/10 {
		t.Errorf("%d of %d pixels inside say little", inside, checked)
	}
}

// holdsBothPoles reports whether a ring encloses both poles or neither side can
// be told by the pole that it runs about.
func holdsBothPoles(b blob) bool {
	n, s := b.inside(projection.Vec{Z: 1}), b.inside(projection.Vec{Z: -1})
	return n > 0 && s > 0 || math.Abs(n) < 0.02 || math.Abs(s) < 0.02
}

func nearRim(p projection.Plane, at draw.Point) bool {
	for k := range 8 {
		sin, cos := math.Sincos(float64(k) * math.Pi / 4)
		_, a := p.Unproject(at.Add(draw.Pt(1.5*cos, 1.5*sin)))
		_, b := p.Unproject(at)
		if a != b {
			return true
		}
	}
	return false
}

// TestLinesFollowTheSphere samples great circles and holds that the line drawn
// passes every sample that the map shows, and nowhere leaps.
func TestLinesFollowTheSphere(t *testing.T) {
	rng := rand.New(rand.NewPCG(7, 8))
	for i := range 300 {
		kind := kinds[i%3]
		p := projection.Plane{Projection: projection.New(kind, rng.Float64()*360-180, rng.Float64()*180-90), CX: 160, CY: 100, R: 60}
		a, b := randomVec(rng), randomVec(rng)
		pieces := 40
		var line []projection.Vec
		for k := range pieces + 1 {
			line = append(line, a.Mix(b, float64(k)/float64(pieces)))
		}
		path := drawn(func(emit projection.Emit) { p.Line(line, emit) })
		for k := range pieces + 1 {
			at, ok := p.Project(line[k])
			if ok && away(path, at) > 0.7 {
				t.Fatalf("case %d, kind %d: the line passes %v px from a point of its own", i, kind, away(path, at))
			}
		}
		for k, q := range path.Points {
			if v, ok := p.Unproject(q); ok && k > 0 && path.Verbs[k] == draw.VerbLine {
				mid, ok := p.Unproject(q.Lerp(path.Points[k-1], 0.5))
				if prev, fine := p.Unproject(path.Points[k-1]); ok && fine && distance(mid, v) > distance(prev, v)+0.01 {
					t.Fatalf("case %d, kind %d: a leap at point %d", i, kind, k)
				}
			}
		}
	}
}

func TestOutlineIsTheMap(t *testing.T) {
	rng := rand.New(rand.NewPCG(9, 1))
	for _, kind := range kinds {
		p := projection.Plane{Projection: projection.New(kind, 30, 50), CX: 160, CY: 100, R: 50}
		path := drawn(p.Outline)
		for range 2000 {
			at := draw.Pt(rng.Float64()*320, rng.Float64()*200)
			if _, ok := p.Unproject(at); !nearRim(p, at) && ok != (winding(path, at) != 0) {
				t.Fatalf("kind %d: %v is on the map: %v", kind, at, ok)
			}
		}
	}
}

// TestHiddenPointsAreFarAway holds that no frame can hold what the map does not
// show, and that the direction is right.
func TestHiddenPointsAreFarAway(t *testing.T) {
	p := projection.Plane{Projection: projection.New(projection.Orthographic, 0, 0), CX: 160, CY: 100, R: 90}
	at, ok := p.Project(projection.Of(120, 0))
	if ok || at.X < 1e6 || math.Abs(at.Y-100) > 1 {
		t.Errorf("the far side in the east is at %v, %v", at, ok)
	}
}

func drawn(trace func(projection.Emit)) draw.Path {
	var path draw.Path
	trace(func(at draw.Point, begin bool) {
		if begin {
			path.MoveTo(at.X, at.Y)
		} else {
			path.LineTo(at.X, at.Y)
		}
	})
	return path
}

// winding is how often the rings of a path run about a point.
func winding(p draw.Path, q draw.Point) int {
	n, first := 0, 0
	edge := func(a, b draw.Point) {
		if (a.Y > q.Y) == (b.Y > q.Y) || a.X+(q.Y-a.Y)/(b.Y-a.Y)*(b.X-a.X) <= q.X {
			return
		}
		if a.Y > b.Y {
			n++
		} else {
			n--
		}
	}
	for i := range p.Points {
		if p.Verbs[i] == draw.VerbMove {
			if i > 0 {
				edge(p.Points[i-1], p.Points[first])
			}
			first = i
			continue
		}
		edge(p.Points[i-1], p.Points[i])
	}
	if len(p.Points) > 0 {
		edge(p.Points[len(p.Points)-1], p.Points[first])
	}
	return n
}

// away is how far a point is from the lines of a path.
func away(p draw.Path, q draw.Point) float64 {
	best := math.Inf(1)
	for i, b := range p.Points {
		best = min(best, b.Sub(q).Len())
		if i == 0 || p.Verbs[i] == draw.VerbMove {
			continue
		}
		a := p.Points[i-1]
		d := b.Sub(a)
		if l := d.X*d.X + d.Y*d.Y; l > 0 {
			t := min(max(((q.X-a.X)*d.X+(q.Y-a.Y)*d.Y)/l, 0), 1)
			best = min(best, a.Lerp(b, t).Sub(q).Len())
		}
	}
	return best
}

func distance(a, b projection.Vec) float64 {
	cross := projection.Vec{X: a.Y*b.Z - a.Z*b.Y, Y: a.Z*b.X - a.X*b.Z, Z: a.X*b.Y - a.Y*b.X}
	return math.Atan2(math.Sqrt(cross.Dot(cross)), a.Dot(b))
}

func randomVec(rng *rand.Rand) projection.Vec {
	return projection.Of(rng.Float64()*360-180, math.Asin(rng.Float64()*2-1)*180/math.Pi)
}

func Example() {
	p := projection.New(projection.AzimuthalEquidistant, -66.13, 11.8)
	x, y, _ := p.Forward(projection.Of(-66.9, 10.5))
	fmt.Printf("%.0f km from La Orchila\n", math.Hypot(x, y)*6371)
	// Output: 167 km from La Orchila
}
