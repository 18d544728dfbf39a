package raster

import (
	"image"
	"image/color"
	"math"

	"sandtable/geo/draw"
)

// opKind says what an op does.
type opKind uint8

const (
	opFill opKind = iota // edges
	opMask               // glyph masks
	opImage
	opClipRect
	opClipPath
	opUnclip
)

// op is one step of a compiled list.
type op struct {
	kind    opKind
	evenOdd bool
	lo, hi  int             // of the compiler's edges or glyphs
	box     image.Rectangle // the pixels that it may touch, within the frame
	color   color.NRGBA
	stripes *stripes // nil: solid
	image   *image.RGBA
	at      image.Point
}

// compiler turns a list into ops. All its buffers are reused.
type compiler struct {
	clip   clipper
	stroke stroker
	text   *texts
	ops    []op
	glyphs []placedMask

	flat, thinned, dashed draw.Path

	sprites map[*draw.Symbol]*image.RGBA
	nested  *Rasterizer // draws the sprites
}

// compile compiles the list for a frame of w x h pixels. The program is valid
// until the next call.
func (c *compiler) compile(list *draw.List, w, h int) program {
	clear(c.ops)
	c.ops, c.glyphs, c.clip.edges = c.ops[:0], c.glyphs[:0], c.clip.edges[:0]
	c.clip.w, c.clip.h = float64(w), float64(h)
	c.stroke.out = &c.clip
	for _, item := range list.Items {
		c.item(item)
	}
	return program{c.ops, c.clip.edges, c.glyphs}
}

func (c *compiler) item(item draw.Item) {
	switch it := item.(type) {
	case draw.FillPath:
		c.fillPath(it)
	case draw.StrokePath:
		if it.Stroke.Width > 0 && it.Stroke.Width < far && it.Stroke.Color.A > 0 && c.near(it.Path, it.Stroke.Width) {
			c.begin()
			c.outline(it.Path, it.Stroke)
			c.end(op{color: it.Stroke.Color})
		}
	case draw.TextRun:
		c.textRun(it)
	case draw.Bitmap:
		c.bitmap(it)
	case draw.Use:
		c.use(it)
	case draw.PushClip:
		c.pushClip(it)
	case draw.PopClip:
		c.ops = append(c.ops, op{kind: opUnclip})
	}
}

// near tells whether a path drawn with a line of a width may touch the frame.
func (c *compiler) near(p draw.Path, width float64) bool {
	frame := draw.Box{Max: draw.Pt(c.clip.w, c.clip.h)}.Grow(width*miterLimit + margin)
	b := p.Bounds()
	return b.Min.X <= frame.Max.X && b.Max.X >= frame.Min.X && b.Min.Y <= frame.Max.Y && b.Max.Y >= frame.Min.Y
}

// begin starts a shape; end makes an op of its edges.
func (c *compiler) begin() {
	c.clip.reset()
	c.ops = append(c.ops, op{lo: len(c.clip.edges)})
}

func (c *compiler) end(o op) {
	last := &c.ops[len(c.ops)-1]
	o.lo, o.hi = last.lo, len(c.clip.edges)
	o.box = c.clip.bounds()
	*last = o
	if o.kind == opFill && (o.lo == o.hi || o.box.Empty()) {
		c.ops = c.ops[:len(c.ops)-1]
	}
}

func (c *compiler) fillPath(it draw.FillPath) {
	if !c.near(it.Path, 0) {
		return
	}
	if it.Paint.Color.A > 0 {
		c.begin()
		c.clip.fill(c.lines(it.Path))
		c.end(op{color: it.Paint.Color, evenOdd: it.EvenOdd})
	}
	if h := it.Paint.Hatch; h != nil && h.Color.A > 0 {
		c.begin()
		c.clip.fill(c.lines(it.Path))
		c.end(op{color: h.Color, evenOdd: it.EvenOdd, stripes: newStripes(*h)})
	}
}

// lines returns the path flattened and thinned, valid until the next call.
func (c *compiler) lines(p draw.Path) draw.Path {
	c.flat.Reset()
	c.flat = p.Flatten(c.flat)
	if len(c.flat.Points) < thinFrom {
		return c.flat
	}
	c.thinned = thin(c.flat, c.thinned)
	return c.thinned
}

// outline adds the edges of a stroke.
func (c *compiler) outline(p draw.Path, s draw.Stroke) {
	lines := c.lines(p)
	if draw.DashLength(s.Dash) > 0 {
		c.dashed.Reset()
		frame := draw.Box{Max: draw.Pt(c.clip.w, c.clip.h)}.Grow(s.Width*miterLimit + margin)
		c.dashed = lines.Dashed(c.dashed, s, frame)
		lines = c.dashed
	}
	c.stroke.stroke(lines, s)
}

func (c *compiler) bitmap(it draw.Bitmap) {
	if it.Image == nil {
		return
	}
	at := image.Pt(it.X, it.Y)
	box := image.Rectangle{Min: at, Max: at.Add(it.Image.Rect.Size())}
	box = box.Intersect(image.Rect(0, 0, int(c.clip.w), int(c.clip.h)))
	if !box.Empty() {
		c.ops = append(c.ops, op{kind: opImage, image: it.Image, at: at, box: box})
	}
}

func (c *compiler) pushClip(it draw.PushClip) {
	if r, ok := wholeRect(it.Path); ok {
		c.ops = append(c.ops, op{kind: opClipRect, box: r})
		return
	}
	c.begin()
	c.clip.fill(c.lines(it.Path))
	c.end(op{kind: opClipPath, evenOdd: it.EvenOdd})
}

// wholeRect tells whether a path is an upright rectangle on whole pixels.
func wholeRect(p draw.Path) (image.Rectangle, bool) {
	if len(p.Points) != 4 || len(p.Verbs) < 4 || p.Verbs[1] != draw.VerbLine || p.Verbs[3] != draw.VerbLine {
		return image.Rectangle{}, false
	}
	a, b, c, d := p.Points[0], p.Points[1], p.Points[2], p.Points[3]
	upright := a.Y == b.Y && b.X == c.X && c.Y == d.Y && d.X == a.X ||
		a.X == b.X && b.Y == c.Y && c.X == d.X && d.Y == a.Y
	for _, v := range [...]float64{a.X, a.Y, c.X, c.Y} {
		upright = upright && v == math.Floor(v) && math.Abs(v) < 1e6
	}
	return image.Rect(int(a.X), int(a.Y), int(c.X), int(c.Y)), upright
}
