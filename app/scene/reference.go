package scene

import (
	"image/color"
	"math"

	"sandtable/app/store"
	"sandtable/geo"
	"sandtable/geo/draw"
	"sandtable/geo/label"
	"sandtable/geo/palette"
	"sandtable/geo/reference"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/planar"
)

// Reference layers lie on the base map, under everything of the dataset. They do
// not change while time is scrubbed, so they are drawn once for a camera.

// Reference is what of the reference layers a frame shows.
type Reference struct {
	List  *draw.List
	Boxes []draw.Box // where names stand, in device pixels
}

// referencePen draws reference layers.
type referencePen struct {
	frame geo.Frame
	seen  geo.Box
	view  draw.Box // the frame, with room for the widest line
	scale float64
	theme palette.Theme
	fonts *label.Fonts
	names []draw.TextRun
	out   Reference
}

// DrawReference draws the layers of a kit in a frame, and nothing where their
// layer is off. Cost: linear in the vertices of the features in sight.
func DrawReference(kit Kit, v store.View, at geo.Viewport) Reference {
	p := &referencePen{
		frame: at.Frame(), scale: scaleOf(at), theme: Theme(v), fonts: kit.Fonts,
		view: draw.Box{Max: draw.Pt(float64(at.W), float64(at.H))}.Grow(24 * scaleOf(at)),
		out:  Reference{List: draw.New(at.W, at.H)},
	}
	layers := kit.shownReference(v)
	if len(layers) == 0 {
		return p.out
	}
	p.seen = at.Bounds()
	for i, l := range layers {
		for _, f := range l.Features {
			if overlaps(f.Bound, p.seen) {
				p.feature(f, p.ink(f.Style, i))
			}
		}
	}
	for _, name := range p.names {
		p.out.List.Text(name)
	}
	return p.out
}

// shownReference are the layers of the kit where a view shows them.
func (k Kit) shownReference(v store.View) []*reference.Layer {
	if !v.Layers.Has(store.Reference) {
		return nil
	}
	return k.Reference
}

// overlaps reports whether a bound that may run on over the antimeridian has a
// part in a box.
func overlaps(b orb.Bound, seen geo.Box) bool {
	if b.Max[1] < seen.S || b.Min[1] > seen.N {
		return false
	}
	if b.Max[0]-b.Min[0] >= 180 || seen.Width() >= 360 {
		return true
	}
	return east(seen.W, b.Min[0]) <= seen.Width() || east(b.Min[0], seen.W) <= b.Max[0]-b.Min[0]
}

// east is how far one longitude lies east of another, 0 to 360.
func east(from, to float64) float64 {
	d := math.Mod(to-from, 360)
	if d < 0 {
		d += 360
	}
	return d
}

// referenceInk is how a feature is drawn.
type referenceInk struct {
	line draw.Stroke
	fill color.NRGBA
	word color.NRGBA
}

// ink is a feature's style, the theme's where it has none: a thin line in the grey
// of secondary text, dashed from the second layer on.
func (p *referencePen) ink(s reference.Style, layer int) referenceInk {
	return inkOf(s, layer, p.theme, p.scale)
}

func inkOf(s reference.Style, layer int, t palette.Theme, scale float64) referenceInk {
	width := 1.3
	if s.Width > 0 {
		width = min(s.Width, 6)
	}
	k := referenceInk{line: draw.Stroke{Width: width * scale, Join: draw.JoinRound, Color: t.Fg2}, fill: draw.Fade(t.Fg2, 0.12), word: t.Fg2}
	for _, length := range [...][]float64{nil, {6, 3}, {2, 2.5}}[layer%3] {
		k.line.Dash = append(k.line.Dash, length*scale)
	}
	if s.HasStroke {
		k.line.Color, k.line.Dash = s.Stroke, nil
		k.fill = draw.Fade(s.Stroke, 0.12)
	}
	if s.HasFill {
		k.fill = s.Fill
	}
	return k
}

// feature draws a feature and its name.
func (p *referencePen) feature(f reference.Feature, ink referenceInk) {
	at, ok := p.geometry(f.Geometry, ink)
	if ok && f.Name != "" {
		p.name(f, at, ink)
	}
}

// geometry draws a geometry and returns where its name may stand; not ok where
// nothing of it is seen.
func (p *referencePen) geometry(g orb.Geometry, ink referenceInk) (at draw.Point, ok bool) {
	switch g := g.(type) {
	case orb.Point:
		return p.point(g, ink)
	case orb.MultiPoint:
		return parts(g, func(q orb.Point) (draw.Point, bool) { return p.point(q, ink) })
	case orb.LineString:
		return p.line(g, ink)
	case orb.MultiLineString:
		return parts(g, func(q orb.LineString) (draw.Point, bool) { return p.line(q, ink) })
	case orb.Ring:
		return p.polygon(orb.Polygon{g}, ink)
	case orb.Polygon:
		return p.polygon(g, ink)
	case orb.MultiPolygon:
		return parts(g, func(q orb.Polygon) (draw.Point, bool) { return p.polygon(q, ink) })
	case orb.Collection:
		return parts(g, func(q orb.Geometry) (draw.Point, bool) { return p.geometry(q, ink) })
	}
	return at, false
}

// parts draws the parts of a geometry; the name belongs to the first that is seen.
func parts[G any](list []G, draws func(G) (draw.Point, bool)) (at draw.Point, ok bool) {
	for _, part := range list {
		if q, seen := draws(part); seen && !ok {
			at, ok = q, true
		}
	}
	return at, ok
}

func (p *referencePen) point(q orb.Point, ink referenceInk) (draw.Point, bool) {
	x, y := p.frame.Project(q)
	at := draw.Pt(x, y)
	if !p.inside(at) || !p.frame.Shows(x, y) {
		return at, false
	}
	dot := draw.Circle(at, 3*p.scale)
	p.out.List.Fill(draw.Circle(at, 4.2*p.scale), p.theme.Halo)
	p.out.List.Fill(dot, ink.line.Color)
	return at.Add(draw.Pt(0, -6*p.scale)), true
}

func (p *referencePen) inside(q draw.Point) bool {
	return q.X >= p.view.Min.X && q.X < p.view.Max.X && q.Y >= p.view.Min.Y && q.Y < p.view.Max.Y
}

func (p *referencePen) line(line orb.LineString, ink referenceInk) (at draw.Point, ok bool) {
	if len(line) < 2 {
		return at, false
	}
	for _, path := range p.copies(linePath(p.frame, line)) {
		p.out.List.Stroke(path, ink.line)
		if mid := path.Points[(len(path.Points)-1)/2].Lerp(path.Points[len(path.Points)/2], 0.5); !ok && p.inside(mid) {
			at, ok = mid.Add(draw.Pt(0, -4*p.scale)), true
		}
	}
	return at, ok
}

// polygon fills rings by the even-odd rule, so that holes stay open whichever way
// they run, and strokes their edge.
func (p *referencePen) polygon(rings orb.Polygon, ink referenceInk) (at draw.Point, ok bool) {
	var whole draw.Path
	for i, ring := range rings {
		if len(ring) < 3 {
			continue
		}
		path := ringPath(p.frame, ring)
		if i > 0 && p.frame.Plane == nil {
			path = p.beside(path, whole)
		}
		whole.Append(path)
	}
	for _, path := range p.copies(whole) {
		p.out.List.FillEvenOdd(path, ink.fill)
		p.out.List.Stroke(path, ink.line)
	}
	if len(rings) == 0 || whole.Empty() {
		return at, false
	}
	middle, _ := planar.CentroidArea(unwrapped(rings[0]))
	x, y := p.frame.Project(middle)
	return draw.Pt(x, y+4*p.scale), p.frame.Shows(x, y)
}

// unwrapped is a ring whose longitudes run on over the antimeridian.
func unwrapped(ring orb.Ring) orb.Ring {
	out := append(orb.Ring(nil), ring...)
	for i := 1; i < len(out); i++ {
		out[i][0] = out[i-1][0] + geo.WrapLon(ring[i][0]-ring[i-1][0])
	}
	return out
}

// beside moves a ring into the copy of the world in which the outline lies.
func (p *referencePen) beside(path, outline draw.Path) draw.Path {
	if outline.Empty() || path.Empty() {
		return path
	}
	a, b := outline.Bounds(), path.Bounds()
	turns := math.Round(((a.Min.X + a.Max.X) - (b.Min.X + b.Max.X)) / 2 / p.frame.Size)
	if turns == 0 {
		return path
	}
	return path.Transform(draw.Translate(turns*p.frame.Size, 0))
}

// copies returns a path simplified to the pixel, in every copy of the world of
// which the frame shows a part.
func (p *referencePen) copies(path draw.Path) []draw.Path {
	if path.Empty() {
		return nil
	}
	box, least, most := path.Bounds(), 0, 0
	if p.frame.Plane == nil && box.Max.X-box.Min.X < 2*p.frame.Size { // a ring around a pole fills all copies
		least = int(math.Ceil((p.view.Min.X - box.Max.X) / p.frame.Size))
		most = int(math.Floor((p.view.Max.X - box.Min.X) / p.frame.Size))
	}
	var out []draw.Path
	for turn := least; turn <= most; turn++ {
		moved := path
		if turn != 0 {
			moved = path.Transform(draw.Translate(float64(turn)*p.frame.Size, 0))
		}
		if moved.Bounds().Overlaps(p.view) {
			out = append(out, thin(moved, p.view))
		}
	}
	return out
}

// nearPoint is how near two points of a path may be, in pixels, for one of them
// to be left out.
const nearPoint = 0.4

// thin leaves out the points of a path that nobody sees: those nearer than a pixel
// to the last one, and those between two that lie beyond the same edge of the
// frame. What is filled and stroked inside stays the same.
func thin(path draw.Path, view draw.Box) draw.Path {
	out := draw.Path{Verbs: make([]draw.Verb, 0, len(path.Verbs)), Points: make([]draw.Point, 0, len(path.Points))}
	next := 0
	for i, verb := range path.Verbs {
		if verb == draw.VerbClose {
			out.Close()
			continue
		}
		q := path.Points[next]
		next++
		last := i+1 == len(path.Verbs) || path.Verbs[i+1] != draw.VerbLine
		if verb == draw.VerbMove {
			out.MoveTo(q.X, q.Y)
			continue
		}
		before := out.Points[len(out.Points)-1]
		if !last && (math.Abs(q.X-before.X)+math.Abs(q.Y-before.Y) < nearPoint ||
			outside(q, view)&outside(before, view)&outside(path.Points[next], view) != 0) {
			continue
		}
		out.LineTo(q.X, q.Y)
	}
	return out
}

// outside says beyond which edges of a box a point lies, one bit for each.
func outside(p draw.Point, b draw.Box) (edges uint8) {
	for i, beyond := range [...]bool{p.X < b.Min.X, p.X > b.Max.X, p.Y < b.Min.Y, p.Y > b.Max.Y} {
		if beyond {
			edges |= 1 << i
		}
	}
	return edges
}

// maxReferenceNames is how many names the layers get.
const maxReferenceNames = 150

// name sets a name where none stands yet.
func (p *referencePen) name(f reference.Feature, at draw.Point, ink referenceInk) {
	if len(p.names) == maxReferenceNames || !p.inside(at) {
		return
	}
	style := draw.TextStyle{Font: draw.Italic, Size: 11 * p.scale}
	half := p.fonts.Measure(f.Name, style).Width / 2
	box := draw.Box{Min: at.Add(draw.Pt(-half, -10*p.scale)), Max: at.Add(draw.Pt(half, 3*p.scale))}.Grow(2 * p.scale)
	if overlapsAny(box, p.out.Boxes) {
		return
	}
	p.out.Boxes = append(p.out.Boxes, box)
	p.names = append(p.names, draw.TextRun{
		Text: f.Name, Style: style, Color: ink.word, At: at, Align: draw.AlignCenter,
		Halo: draw.Halo{Color: p.theme.Halo, Width: 1.8 * p.scale},
	})
}
