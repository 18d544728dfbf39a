package label

import (
	"slices"

	"github.com/go-text/typesetting/di"
	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
	"github.com/go-text/typesetting/language"
	"github.com/go-text/typesetting/shaping"
	"golang.org/x/image/math/fixed"
	"golang.org/x/text/unicode/bidi"

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

// fallback picks the face for each character: the first that has it.
type fallback []*font.Face

// ResolveFace implements shaping.Fontmap.
func (m fallback) ResolveFace(r rune) *font.Face {
	for _, face := range m {
		if has(face, r) {
			return face
		}
	}
	return m[0]
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
		Text: runes, RunEnd: len(runes), Direction: direction(runes),
		Face: f.face(key.font), Size: fixed.I(1024), Language: language.NewLanguage("en"),
	}
	if key.tracked {
		in.FontFeatures = noLigatures()
	}
	chain := f.chain(key.font)
	faces := make(fallback, len(chain))
	for i, n := range chain {
		faces[i] = f.face(n)
	}
	var s shaped
	clusters, joined := 0, false
	for _, run := range visual(in.Direction, f.split.Split(in, faces)) {
		run.Size = fixed.I(int(run.Face.Upem()))
		n := chain[max(0, slices.Index(faces, run.Face))]
		clusters += s.add(f.shaper.Shape(run), n, clusters)
		joined = joined || joins(run.Script)
	}
	s.gaps = max(0, clusters-1)
	if joined {
		s.close()
	}
	return s
}

// joins reports whether the letters of a script hang together: letter spacing
// would tear them apart.
func joins(s language.Script) bool {
	switch s {
	case language.Arabic, language.Syriac, language.Nko, language.Mongolian, language.Devanagari, language.Bengali:
		return true
	}
	return false
}

// close takes the places for letter spacing away.
func (s *shaped) close() {
	s.gaps = 0
	for i := range s.glyphs {
		s.glyphs[i].gap = 0
	}
}

// direction is that of a line: of the first letter that has one, by rule P2 of
// Unicode's bidirectional algorithm.
func direction(text []rune) di.Direction {
	for _, r := range text {
		props, _ := bidi.LookupRune(r)
		switch props.Class() {
		case bidi.L:
			return di.DirectionLTR
		case bidi.R, bidi.AL:
			return di.DirectionRTL
		}
	}
	return di.DirectionLTR
}

// visual brings the runs of a line into the order in which they stand: in a line
// from left to right, a stretch of right-to-left runs is reversed; in one from
// right to left, everything is, and stretches from left to right once more.
func visual(line di.Direction, runs []shaping.Input) []shaping.Input {
	if line == di.DirectionRTL {
		out := slices.Clone(runs)
		slices.Reverse(out)
		return turned(out, di.DirectionLTR)
	}
	return turned(runs, di.DirectionRTL)
}

// turned reverses every stretch of runs of a direction.
func turned(runs []shaping.Input, d di.Direction) []shaping.Input {
	out := append([]shaping.Input(nil), runs...)
	for i := 0; i < len(out); i++ {
		j := i
		for j < len(out) && out[j].Direction == d {
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
