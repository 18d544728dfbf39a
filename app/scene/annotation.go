package scene

import (
	"math"
	"slices"
	"strings"

	"sandtable/app/store"
	"sandtable/data"
	"sandtable/geo"
	"sandtable/geo/basemap"
	"sandtable/geo/draw"

	"github.com/paulmach/orb"
)

// Annotation is an annotation of the view as it stands on the map.
type Annotation struct {
	store.Annotation
	Row    int        // in the view's list
	A, Z   draw.Point // At and To, device px
	Path   draw.Path  // the ring or the line; empty for a text
	Lines  []string   // what it says
	Box    draw.Box   // of Lines; empty where there is no room, or nothing to say
	OnMap  bool       // a part of it is inside the frame
	centre bool       // A is inside the frame
}

// The type of annotations, in units.
const (
	noteSize    = 12.0
	noteLeading = 15.0
	noteWidest  = 250.0
	noteGap     = 7.0
)

// AnnotationLines is what an annotation says on the map; of a ring with the name
// of its middle.
func AnnotationLines(k *data.Known, world *basemap.Map, a store.Annotation) []string {
	var lines []string
	if a.Words != "" {
		lines = append(lines, a.Words)
	}
	switch a.Kind {
	case store.Ring, store.Launch:
		around := "around " + Near(k, world, a.At)
		if a.Kind == store.Launch {
			around = "hypothetical launch from " + Near(k, world, a.At)
		}
		if a.Words == "" && a.Kind == store.Ring {
			return []string{radiusWords(a.Radius) + " " + around}
		}
		if a.Words == "" {
			return []string{radiusWords(a.Radius), around}
		}
		return []string{radiusWords(a.Radius) + ": " + a.Words, around}
	case store.Distance:
		lines = append(lines, DistanceWords(a.At, a.To))
	}
	return lines
}

// DistanceWords is the shortest way between two points on WGS84 in kilometres and
// nautical miles, and the bearing in which it begins.
func DistanceWords(a, b orb.Point) string {
	return geo.FormatDistance(geo.Distance(a, b)) + " · " + geo.FormatBearing(geo.Bearing(a, b))
}

// radiusWords is a radius in its unit, and in kilometres where that is another.
func radiusWords(l geo.Length) string {
	if l.Unit == "km" {
		return l.String()
	}
	return l.String() + " (" + geo.Length{Value: math.Round(l.Metres()/100) / 10, Unit: "km"}.String() + ")"
}

// AnnotationWords is an annotation as a list prints it.
func AnnotationWords(k *data.Known, world *basemap.Map, a store.Annotation) string {
	at := func(p orb.Point) string {
		near, coordinates := Near(k, world, p), geo.FormatDecimal(p)
		if near == coordinates {
			return near
		}
		return near + " (" + coordinates + ")"
	}
	said := ""
	if a.Words != "" {
		said = ": " + a.Words
	}
	switch a.Kind {
	case store.Arrow:
		return "Arrow from " + at(a.At) + " to " + at(a.To) + said
	case store.Ring:
		return radiusWords(a.Radius) + " around " + at(a.At) + said
	case store.Launch:
		return radiusWords(a.Radius) + ", hypothetical launch from " + at(a.At) + said
	case store.Distance:
		return DistanceWords(a.At, a.To) + " from " + at(a.At) + " to " + at(a.To) + said
	}
	return "“" + a.Words + "” at " + at(a.At)
}

// annotate puts the annotations of the view on the map, and their words beside
// what is taken. It returns where the words stand.
func (b *builder) annotate(s *Scene, taken []draw.Box) []draw.Box {
	for row, a := range b.v.Annotations.List() {
		n := Annotation{Annotation: a, Row: row}
		n.A = b.at(a.At)
		n.centre = b.inner(n.A)
		switch {
		case a.Kind.Line():
			n.Path = linePath(b.frame, geo.GreatCircle(a.At, a.To))
			n.A, n.Z = n.Path.Points[0], n.Path.Points[len(n.Path.Points)-1]
		case a.Kind.Round():
			n.Path = b.ringPath(a.At, a.Radius.Metres())
		}
		n.OnMap = n.centre || b.crosses(n.Path)
		n.Lines = b.wrap(AnnotationLines(b.model.Known, b.world, a))
		s.Annotations = append(s.Annotations, n)
	}
	taken = append(slices.Clone(taken), b.overlays(s)...)
	for _, texts := range [...]bool{true, false} {
		for i, n := range s.Annotations {
			if n.OnMap && len(n.Lines) > 0 && (n.Kind == store.Text) == texts {
				s.Annotations[i].Box = b.noteBox(n, taken)
				taken = append(taken, s.Annotations[i].Box)
			}
		}
	}
	return s.noteBoxes()
}

// The room that the pointers to places beyond the frame take at its top, and that
// between its edge and the legend, in units.
const (
	pointerRow = 54.0
	legendEdge = 12.0
)

// overlays is where pointers and legend will stand on a map that says nothing of
// what to keep free: one on the screen.
func (b *builder) overlays(s *Scene) []draw.Box {
	if len(s.Annotations) == 0 || len(b.view.Keep) > 0 {
		return nil
	}
	in := b.view.Inner
	out := []draw.Box{{Min: in.Min, Max: draw.Pt(in.Max.X, in.Min.Y+b.px(pointerRow))}}
	s.Legend = b.legend(s)
	if legend := s.LegendBox(b.kit.Fonts); legend.W > 0 {
		corner := draw.Pt(in.Min.X+b.px(legendEdge), in.Max.Y-b.px(legendEdge))
		out = append(out, draw.Box{Min: corner.Sub(draw.Pt(0, legend.H)), Max: corner.Add(draw.Pt(legend.W, 0))})
	}
	return out
}

func (b *builder) at(p orb.Point) draw.Point {
	x, y := b.frame.Project(p)
	return draw.Pt(x, y)
}

// ringPath is the ring of a radius as a line: open, so that one about a pole has
// no edge that runs to the pole. Such a ring goes on in the copies of the world
// that Mercator has on both sides.
func (b *builder) ringPath(middle orb.Point, radiusM float64) draw.Path {
	ring := geo.Circle(middle, radiusM)
	if len(ring) <= ringPoints {
		return linePath(b.frame, orb.LineString(ring))
	}
	path := linePath(b.frame, orb.LineString(ring[:ringPoints]))
	if p := b.v.Camera.Projection; p == "" || p == geo.Mercator {
		for _, side := range [...]float64{-1, 1} {
			path.Append(linePath(b.frame, orb.LineString(ring[:ringPoints])).Transform(draw.Translate(side*b.frame.Size, 0)))
		}
	}
	return path
}

// ringPoints is how many points geo.Circle gives to a ring that goes around no
// pole, the first again at its end.
const ringPoints = 129

// crosses reports whether a part of a path is inside the frame.
func (b *builder) crosses(path draw.Path) bool {
	for i := 1; i < len(path.Points); i++ {
		if path.Verbs[i] == draw.VerbLine {
			if t0, t1 := b.view.Inner.Cross(path.Points[i-1], path.Points[i]); t0 < t1 {
				return true
			}
		}
	}
	return false
}

// wrap breaks lines that are too long at their spaces, into pieces of about one
// length.
func (b *builder) wrap(lines []string) []string {
	var out []string
	for _, line := range lines {
		least := b.broken(line, b.px(noteWidest))
		for _, share := range [...]float64{0.55, 0.65, 0.75, 0.85, 1} {
			if even := b.broken(line, share*b.px(noteWidest)); len(even) == len(least) {
				out = append(out, even...)
				break
			}
		}
	}
	return out
}

// broken is a line broken at its spaces into pieces no wider than a width, as far
// as its words allow.
func (b *builder) broken(line string, width float64) []string {
	var out []string
	now := ""
	for _, w := range strings.Fields(line) {
		if now != "" && b.noteWidth(now+" "+w) > width {
			out = append(out, now)
			now = w
			continue
		}
		now = strings.TrimSpace(now + " " + w)
	}
	return append(out, now)
}

func (b *builder) noteWidth(line string) float64 {
	return b.kit.Fonts.Measure(line, b.style(draw.Italic, noteSize)).Width
}

// noteBox is where an annotation's words stand: the first of the places that its
// kind offers that is inside the frame and free, else the first inside the frame,
// else none. A text stands where the author put it.
func (b *builder) noteBox(n Annotation, taken []draw.Box) draw.Box {
	w, h := 0.0, b.px(noteLeading)*float64(len(n.Lines))
	for _, line := range n.Lines {
		w = max(w, b.noteWidth(line))
	}
	half := draw.Pt(w/2+b.px(2), h/2)
	around := func(p draw.Point) draw.Box { return draw.Box{Min: p.Sub(half), Max: p.Add(half)} }
	if n.Kind == store.Text {
		return around(n.A)
	}
	inside, found := draw.Box{}, false
	for _, p := range b.noteSpots(n, half) {
		box := around(p)
		in := b.view.Inner
		if box.Min.X < in.Min.X || box.Min.Y < in.Min.Y || box.Max.X > in.Max.X || box.Max.Y > in.Max.Y {
			continue
		}
		if !overlapsAny(box, taken) {
			return box
		}
		if !found {
			inside, found = box, true
		}
	}
	return inside
}

// noteSpots are the middles of the boxes that an annotation's words may take, the
// best first.
func (b *builder) noteSpots(n Annotation, half draw.Point) []draw.Point {
	var spots []draw.Point
	gap := b.px(noteGap)
	beside := func(p, dir draw.Point) {
		if length := dir.Len(); length > 0 {
			spots = append(spots, beyond(p, dir.Mul(1/length), half, gap))
		}
	}
	switch {
	case n.Kind.Round():
		for _, i := range [...]int{0, 8, -8, 16, -16, 24, -24, 32, -32, 40, -40, 48, -48, 56, -56, 64} {
			last := len(n.Path.Points) - 1
			p := n.Path.Points[(i%last+last)%last]
			beside(p, p.Sub(n.A))
		}
	case n.Kind == store.Arrow:
		back := n.A.Sub(n.Path.Points[1])
		for _, turn := range [...]float64{0, 45, -45, 90, -90} {
			beside(n.A, draw.Rotate(turn).Apply(back))
		}
		fallthrough
	default:
		for _, far := range [...]float64{1, 3, 6} {
			gap = b.px(noteGap) * far
			for _, share := range [...]float64{0.5, 0.35, 0.65, 0.2, 0.8, 0.05, 0.95} {
				p, dir := b.seenAlong(n.Path, share)
				beside(p, draw.Pt(dir.Y, -dir.X))
				beside(p, draw.Pt(-dir.Y, dir.X))
			}
		}
	}
	return spots
}

// beyond is the middle of a box that lies beside a point in a direction, a gap
// away from it.
func beyond(p, dir, half draw.Point, gap float64) draw.Point {
	reach := math.Inf(1)
	if dir.X != 0 {
		reach = half.X / math.Abs(dir.X)
	}
	if dir.Y != 0 {
		reach = min(reach, half.Y/math.Abs(dir.Y))
	}
	return p.Add(dir.Mul(reach + gap))
}

// seenAlong is the point at a share of the part of a path that is inside the
// frame, and the path's direction there.
func (b *builder) seenAlong(path draw.Path, share float64) (at, dir draw.Point) {
	type piece struct{ a, z draw.Point }
	var pieces []piece
	sum := 0.0
	for i := 1; i < len(path.Points); i++ {
		a, z := path.Points[i-1], path.Points[i]
		if t0, t1 := b.view.Inner.Cross(a, z); t0 < t1 && path.Verbs[i] == draw.VerbLine {
			pieces = append(pieces, piece{a.Lerp(z, t0), a.Lerp(z, t1)})
			sum += z.Sub(a).Len() * (t1 - t0)
		}
	}
	left := sum * share
	for _, p := range pieces {
		at, dir = p.z, p.z.Sub(p.a)
		if length := dir.Len(); length >= left && length > 0 {
			return p.a.Lerp(p.z, left/length), dir
		}
		left -= dir.Len()
	}
	return at, dir
}
