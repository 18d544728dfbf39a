package label

import (
	"github.com/go-text/typesetting/di"
	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
	"github.com/go-text/typesetting/language"
	"github.com/go-text/typesetting/shaping"
	"golang.org/x/image/math/fixed"

	"sandtable/geo/draw"
)

// Glyph is one glyph of a shaped text, at (X, Y) from the run's left end on the
// baseline, px. Font says which face its ID belongs to.
type Glyph struct {
	Font draw.Font
	ID   uint32
	X, Y float64
}

// Metrics is the size of a line of text, px. Ascent and Descent are the
// face's, the same for every text, both positive; Width includes the space that
// the last letter keeps to its right.
type Metrics struct {
	Width, Ascent, Descent float64
}

// Height returns Ascent + Descent.
func (m Metrics) Height() float64 { return m.Ascent + m.Descent }

// cacheSize is how many shaped texts are kept.
const cacheSize = 4096

// shapeKey names a shaped text; it does not depend on the size.
type shapeKey struct {
	text    string
	font    draw.Font
	tracked bool // ligatures off
}

// shaped is a text in units of the em.
type shaped struct {
	glyphs []unit
	width  float64
	gaps   int // between clusters
}

// unit is a glyph at (x, y), shares of the em, after gap clusters.
type unit struct {
	font draw.Font
	id   uint32
	x, y float64
	gap  int
}

// Measure returns the size of a line of text. It allocates nothing for a text
// that was shaped before.
func (f *Fonts) Measure(text string, style draw.TextStyle) Metrics {
	s := f.shape(text, style)
	m := f.Line(style)
	m.Width = s.width*style.Size + float64(s.gaps)*style.Tracking
	return m
}

// Line returns the metrics of an empty line.
func (f *Fonts) Line(style draw.TextStyle) Metrics {
	face := f.face(style.Font)
	ext, _ := face.FontHExtents()
	k := style.Size / float64(face.Upem())
	return Metrics{Ascent: float64(ext.Ascender) * k, Descent: -float64(ext.Descender) * k}
}

// Shape appends the glyphs of a line of text to dst and returns them.
func (f *Fonts) Shape(dst []Glyph, text string, style draw.TextStyle) []Glyph {
	for _, u := range f.shape(text, style).glyphs {
		dst = append(dst, Glyph{
			Font: u.font, ID: u.id,
			X: u.x*style.Size + float64(u.gap)*style.Tracking,
			Y: u.y * style.Size,
		})
	}
	return dst
}

// shape returns a text from the cache or shapes it.
func (f *Fonts) shape(text string, style draw.TextStyle) shaped {
	key := shapeKey{text, style.Font, style.Tracking != 0}
	if s, ok := f.cache[key]; ok {
		return s
	}
	if len(f.cache) >= cacheSize {
		clear(f.cache)
	}
	s := f.shapeNew(key)
	f.cache[key] = s
	return s
}

// fallback picks the face for each character.
type fallback struct{ first, second *font.Face }

// ResolveFace implements shaping.Fontmap.
func (m fallback) ResolveFace(r rune) *font.Face {
	if has(m.first, r) || !has(m.second, r) {
		return m.first
	}
	return m.second
}

// noLigatures is for spaced letters.
func noLigatures() []shaping.FontFeature {
	return []shaping.FontFeature{
		{Tag: opentype.MustNewTag("liga"), Value: 0},
		{Tag: opentype.MustNewTag("clig"), Value: 0},
	}
}

func (f *Fonts) shapeNew(key shapeKey) shaped {
	runes := []rune(key.text)
	in := shaping.Input{
		Text: runes, RunEnd: len(runes), Direction: di.DirectionLTR,
		Face: f.face(key.font), Size: fixed.I(1024), Language: language.NewLanguage("en"),
	}
	if key.tracked {
		in.FontFeatures = noLigatures()
	}
	var s shaped
	clusters := 0
	for _, run := range visual(f.split.Split(in, fallback{in.Face, f.face(draw.Mono)})) {
		run.Size = fixed.I(int(run.Face.Upem()))
		clusters += s.add(f.shaper.Shape(run), f.fontOf(run.Face, key.font), clusters)
	}
	s.gaps = max(0, clusters-1)
	return s
}

// fontOf returns which font a face is, preferring want.
func (f *Fonts) fontOf(face *font.Face, want draw.Font) draw.Font {
	if face == f.face(want) {
		return want
	}
	return draw.Mono
}

// visual brings the runs of a left-to-right line into the order in which they
// stand: a stretch of right-to-left runs is reversed.
func visual(runs []shaping.Input) []shaping.Input {
	out := append([]shaping.Input(nil), runs...)
	for i := 0; i < len(out); i++ {
		j := i
		for j < len(out) && out[j].Direction == di.DirectionRTL {
			j++
		}
		for a, b := i, j-1; a < b; a, b = a+1, b-1 {
			out[a], out[b] = out[b], out[a]
		}
		i = max(i, j-1)
	}
	return out
}

// add appends a shaped run and returns the number of its clusters.
func (s *shaped) add(out shaping.Output, n draw.Font, before int) int {
	k := 1 / float64(out.Face.Upem()) / 64
	clusters, last := 0, -1
	for _, g := range out.Glyphs {
		if g.TextIndex() != last {
			last = g.TextIndex()
			clusters++
		}
		s.glyphs = append(s.glyphs, unit{
			font: n, id: uint32(g.GlyphID), gap: before + clusters - 1,
			x: s.width + float64(g.XOffset)*k, y: -float64(g.YOffset) * k,
		})
		s.width += float64(g.Advance) * k
	}
	return clusters
}
