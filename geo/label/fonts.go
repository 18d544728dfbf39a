// Package label turns text into glyphs: shaping, measuring, breaking, and the
// placing of labels on a map.
//
// Everything is in device pixels. What Measure says is what is drawn: both
// come from the same shaping, without hinting, so widths grow in proportion to
// the size. Only fonts that are passed in are used, never those of the system.
package label

import (
	"bytes"
	"fmt"
	"slices"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
	"github.com/go-text/typesetting/segmenter"
	"github.com/go-text/typesetting/shaping"

	"sandtable/geo/draw"
)

// Files are the font files, TrueType or OpenType, one per face.
type Files struct {
	Regular, Bold, Italic, Mono []byte
	Scripts                     []Script
}

// Script is a font for letters that the faces of Files lack, in two weights.
type Script struct {
	Name          string // for errors
	Regular, Bold []byte
}

// faces is the number of fonts that draw.Font names.
const faces = int(draw.Mono) + 1

// Fonts shapes text with the four bundled faces. Characters that a face lacks
// are taken from the fonts of other scripts, then from Mono, which has arrows
// and signs, else drawn as the face's box.
// It keeps a bounded cache: use one Fonts per goroutine (see Clone).
type Fonts struct {
	files  [][]byte
	faces  []*font.Face // those of draw.Font, then two for each script
	shaper shaping.HarfbuzzShaper
	split  shaping.Segmenter
	breaks segmenter.Segmenter
	cache  map[shapeKey]shaped
}

// Parse reads the fonts. An error names the face that cannot be read.
func Parse(f Files) (*Fonts, error) {
	fonts := &Fonts{cache: map[shapeKey]shaped{}}
	if err := fonts.read([]string{"regular", "bold", "italic", "mono"}, f.Regular, f.Bold, f.Italic, f.Mono); err != nil {
		return nil, err
	}
	for _, s := range f.Scripts {
		if err := fonts.read([]string{s.Name + " regular", s.Name + " bold"}, s.Regular, s.Bold); err != nil {
			return nil, err
		}
	}
	return fonts, nil
}

// read adds faces; names are for the error.
func (f *Fonts) read(names []string, files ...[]byte) error {
	for i, data := range files {
		face, err := font.ParseTTF(bytes.NewReader(data))
		if err != nil {
			return fmt.Errorf("read the %s font: %w", names[i], err)
		}
		f.files, f.faces = append(f.files, data), append(f.faces, face)
	}
	return nil
}

// Clone returns a Fonts for another goroutine. It shares the parsed files.
func (f *Fonts) Clone() *Fonts {
	c := &Fonts{files: f.files, cache: map[shapeKey]shaped{}}
	for _, face := range f.faces {
		c.faces = append(c.faces, font.NewFace(face.Font))
	}
	return c
}

// face returns the face of a font; unknown fonts are Regular.
func (f *Fonts) face(n draw.Font) *font.Face {
	if int(n) >= len(f.faces) {
		n = draw.Regular
	}
	return f.faces[n]
}

// File is the font file of a font, for writers that embed it; the caller must
// not change it.
func (f *Fonts) File(n draw.Font) []byte {
	if int(n) >= len(f.files) {
		n = draw.Regular
	}
	return f.files[n]
}

// GlyphOf is the glyph that a font has for a character that stands alone.
func (f *Fonts) GlyphOf(n draw.Font, r rune) (id uint32, ok bool) {
	g, ok := f.face(n).NominalGlyph(r)
	return uint32(g), ok
}

// chain lists the fonts in which a character of a text in font n is looked for.
func (f *Fonts) chain(n draw.Font) []draw.Font {
	out := []draw.Font{n}
	for i := faces; i+1 < len(f.faces); i += 2 {
		if n == draw.Bold {
			out = append(out, draw.Font(i+1))
		} else {
			out = append(out, draw.Font(i))
		}
	}
	return append(out, draw.Mono)
}

// Missing returns the characters of text that no font at hand can draw, each
// once, in order. Line breaks and other controls do not count.
func (f *Fonts) Missing(text string, n draw.Font) []rune {
	var missing []rune
	seen := map[rune]bool{}
	chain := f.chain(n)
	for _, r := range text {
		if r < ' ' || seen[r] || slices.ContainsFunc(chain, func(n draw.Font) bool { return has(f.face(n), r) }) {
			continue
		}
		seen[r] = true
		missing = append(missing, r)
	}
	return missing
}

// has tells whether a face has a glyph for r.
func has(face *font.Face, r rune) bool {
	_, ok := face.NominalGlyph(r)
	return ok
}

// Outline returns the outline of a glyph at a size, its origin at (0, 0) on the
// baseline. A glyph without one (a space) gives an empty path.
func (f *Fonts) Outline(n draw.Font, id uint32, size float64) draw.Path {
	face := f.face(n)
	outline, ok := face.GlyphData(font.GID(id)).(font.GlyphOutline)
	if !ok {
		return draw.Path{}
	}
	k := size / float64(face.Upem())
	at := func(p opentype.SegmentPoint) draw.Point {
		return draw.Point{X: float64(p.X) * k, Y: -float64(p.Y) * k}
	}
	var p draw.Path
	for _, s := range outline.Segments {
		a := at(s.Args[0])
		switch s.Op {
		case opentype.SegmentOpMoveTo:
			if !p.Empty() {
				p.Close()
			}
			p.MoveTo(a.X, a.Y)
		case opentype.SegmentOpLineTo:
			p.LineTo(a.X, a.Y)
		case opentype.SegmentOpQuadTo:
			b := at(s.Args[1])
			p.QuadTo(a.X, a.Y, b.X, b.Y)
		case opentype.SegmentOpCubeTo:
			p.CubeTo(a, at(s.Args[1]), at(s.Args[2]))
		}
	}
	if !p.Empty() {
		p.Close()
	}
	return p
}
