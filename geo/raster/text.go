package raster

import (
	"image"
	"math"

	"sandtable/geo/draw"
	"sandtable/geo/label"
)

// steps is how finely a glyph's place within a pixel is told apart, per axis x.
const steps = 4

// maxMasks and maxMaskSize bound the cache: the number of masks, and the size
// in px from which a glyph is drawn as a path instead.
const (
	maxMasks    = 4096
	maxMaskSize = 72
)

// glyphKey names a glyph's mask.
type glyphKey struct {
	font draw.Font
	id   uint32
	size float64
	halo float64 // 0: the glyph itself, else the outline that lies under it
	step uint8
}

// glyphMask is the coverage of a glyph around its origin.
type glyphMask struct {
	rect image.Rectangle
	pix  []uint8
}

func (m *glyphMask) row(y int) []uint8 {
	w := m.rect.Dx()
	i := (y - m.rect.Min.Y) * w
	return m.pix[i : i+w]
}

// span implements spanner.
func (m *glyphMask) span(y, x0, x1 int, alpha uint8) {
	row := m.row(y)[x0-m.rect.Min.X : x1-m.rect.Min.X]
	for i := range row {
		row[i] = alpha
	}
}

// placedMask is a glyph on the frame, its origin at a pixel's corner.
type placedMask struct {
	mask *glyphMask
	at   image.Point
}

// texts shapes text runs and keeps glyph masks.
type texts struct {
	fonts  *label.Fonts
	masks  map[glyphKey]*glyphMask
	glyphs []label.Glyph
	run    draw.Path // the outlines of the run at hand

	outlines map[glyphKey]draw.Path

	// To draw masks with.
	clip   clipper
	stroke stroker
	cover  coverage
	flat   draw.Path
}

func newTexts(fonts *label.Fonts) *texts {
	return &texts{fonts: fonts, masks: map[glyphKey]*glyphMask{}, outlines: map[glyphKey]draw.Path{}}
}

// textRun compiles a run: the halo of all glyphs first, then the glyphs.
func (c *compiler) textRun(it draw.TextRun) {
	t := c.text
	if t.fonts == nil || it.Text == "" || !(it.Style.Size > 0) {
		return
	}
	it.At = t.leftEnd(it)
	t.glyphs = t.fonts.Shape(t.glyphs[:0], it.Text, it.Style)
	paths := it.Angle != 0 || it.Style.Size > maxMaskSize
	if it.Halo.Width > 0 && it.Halo.Color.A > 0 {
		if paths {
			c.glyphPaths(it, it.Halo.Width)
		} else {
			c.glyphMasks(it, it.Halo.Width)
		}
	}
	if paths {
		c.glyphPaths(it, 0)
	} else {
		c.glyphMasks(it, 0)
	}
}

// leftEnd returns where the run begins.
func (t *texts) leftEnd(it draw.TextRun) draw.Point {
	share := [...]float64{draw.AlignLeft: 0, draw.AlignCenter: 0.5, draw.AlignRight: 1}[min(it.Align, draw.AlignRight)]
	if share == 0 {
		return it.At
	}
	back := draw.Pt(-share*t.fonts.Measure(it.Text, it.Style).Width, 0)
	if it.Angle != 0 {
		back = draw.Rotate(it.Angle).Apply(back)
	}
	return it.At.Add(back)
}

// glyphMasks adds the run as masks. The baseline is set on a whole pixel.
func (c *compiler) glyphMasks(it draw.TextRun, halo float64) {
	o := op{kind: opMask, color: it.Color, lo: len(c.glyphs)}
	if halo > 0 {
		o.color = it.Halo.Color
	}
	frame := image.Rect(0, 0, int(c.clip.w), int(c.clip.h))
	baseline := math.Floor(it.At.Y + 0.5)
	for _, g := range c.text.glyphs {
		x := math.Floor((it.At.X+g.X)*steps + 0.5)
		y := baseline + math.Floor(g.Y+0.5)
		if !(math.Abs(x) < 1e7 && math.Abs(y) < 1e7) {
			continue
		}
		key := glyphKey{font: g.Font, id: g.ID, size: it.Style.Size, halo: halo, step: uint8(int(x) & (steps - 1))}
		p := placedMask{c.text.mask(key), image.Pt(int(x)>>2, int(y))}
		box := p.mask.rect.Add(p.at).Intersect(frame)
		if !box.Empty() {
			c.glyphs = append(c.glyphs, p)
			o.box = o.box.Union(box)
		}
	}
	if o.hi = len(c.glyphs); o.hi > o.lo {
		c.ops = append(c.ops, o)
	}
}

// glyphPaths adds the run as outlines, turned about its beginning.
func (c *compiler) glyphPaths(it draw.TextRun, halo float64) {
	turn := draw.Rotate(it.Angle).Then(draw.Translate(it.At.X, it.At.Y))
	t := c.text
	t.run.Reset()
	for _, g := range t.glyphs {
		m := draw.Scale(it.Style.Size).Then(draw.Translate(g.X, g.Y)).Then(turn)
		outline := t.outline(g)
		t.run.Verbs = append(t.run.Verbs, outline.Verbs...)
		for _, p := range outline.Points {
			t.run.Points = append(t.run.Points, m.Apply(p))
		}
	}
	all := t.run
	if halo > 0 {
		s := haloStroke(halo)
		s.Color = it.Halo.Color
		c.item(draw.StrokePath{Path: all, Stroke: s})
		return
	}
	c.item(draw.FillPath{Path: all, Paint: draw.Solid(it.Color)})
}

// outline returns a glyph's outline at size 1, from the cache if it is there.
func (t *texts) outline(g label.Glyph) draw.Path {
	key := glyphKey{font: g.Font, id: g.ID}
	if p, ok := t.outlines[key]; ok {
		return p
	}
	if len(t.outlines) >= maxMasks {
		clear(t.outlines)
	}
	p := t.fonts.Outline(g.Font, g.ID, 1)
	t.outlines[key] = p
	return p
}

// haloStroke is the line that makes a halo of a width.
func haloStroke(width float64) draw.Stroke {
	return draw.Stroke{Width: 2 * width, Cap: draw.CapRound, Join: draw.JoinRound}
}

// mask returns a glyph's mask from the cache or draws it.
func (t *texts) mask(key glyphKey) *glyphMask {
	if m, ok := t.masks[key]; ok {
		return m
	}
	if len(t.masks) >= maxMasks {
		clear(t.masks)
	}
	m := t.newMask(key)
	t.masks[key] = m
	return m
}

// newMask draws a glyph into a little frame of its own.
func (t *texts) newMask(key glyphKey) *glyphMask {
	outline := t.fonts.Outline(key.font, key.id, key.size)
	if outline.Empty() {
		return &glyphMask{}
	}
	box := outline.Bounds().Grow(key.halo + 2)
	shift := draw.Pt(math.Floor(box.Min.X), math.Floor(box.Min.Y))
	outline = outline.Transform(draw.Translate(float64(key.step)/steps-shift.X, -shift.Y))
	t.clip.w, t.clip.h = math.Ceil(box.Max.X-shift.X), math.Ceil(box.Max.Y-shift.Y)
	t.clip.edges = t.clip.edges[:0]
	t.clip.reset()
	t.flat.Reset()
	t.flat = outline.Flatten(t.flat)
	if key.halo > 0 {
		t.stroke.out = &t.clip
		t.stroke.stroke(t.flat, haloStroke(key.halo))
	} else {
		t.clip.fill(t.flat)
	}
	m := &glyphMask{rect: t.clip.bounds()}
	m.pix = make([]uint8, m.rect.Dx()*m.rect.Dy())
	t.cover.begin(m.rect)
	for _, e := range t.clip.edges {
		t.cover.add(e)
	}
	t.cover.sweep(m, false)
	m.rect = m.rect.Add(image.Pt(int(shift.X), int(shift.Y)))
	return m
}
