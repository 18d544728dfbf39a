package vector

import (
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"

	"sandtable/geo/draw"
)

// face is a font as far as a file uses it: its glyphs, and which character one
// stands for, where it stands for one; else 0.
type face map[int]rune

// face returns what is used of a font so far.
func (p *pdf) face(n draw.Font) face {
	f, ok := p.faces[n]
	if !ok {
		f = face{}
		p.faces[n] = f
	}
	return f
}

// text writes a run: its halo as the outline of the letters, then the letters.
// The words stand beside it, for search and copying.
func (p *pdf) text(it draw.TextRun) {
	if it.Text == "" || !(it.Style.Size > 0) {
		return
	}
	at := leftEnd(p.fonts, it)
	p.run = p.fonts.Shape(p.run[:0], it.Text, it.Style)
	p.learn(it.Text)
	if it.Halo.Width > 0 && it.Halo.Color.A > 0 {
		p.pen(draw.Stroke{Width: 2 * it.Halo.Width, Cap: draw.CapRound, Join: draw.JoinRound, Color: it.Halo.Color})
		p.addf("/Artifact BMC\nBT 1 Tr\n")
		p.glyphs(it, at)
		p.addf("ET\nEMC\n")
	}
	p.alpha(it.Color.A)
	p.addf("%s rg\n/Span<</ActualText%s>>BDC\nBT 0 Tr\n", rgb(it.Color.R, it.Color.G, it.Color.B), wide(it.Text))
	p.glyphs(it, at)
	p.addf("ET\nEMC\n")
}

// learn notes the glyphs of the run at hand, and which characters they stand for.
func (p *pdf) learn(text string) {
	for _, g := range p.run {
		f, id := p.face(g.Font), int(g.ID)
		if f[id] != 0 {
			continue
		}
		f[id] = 0
		for _, r := range text {
			if of, ok := p.fonts.GlyphOf(g.Font, r); ok && of == g.ID {
				f[id] = r
				break
			}
		}
	}
}

// glyphs writes the glyphs of the run at hand, each in its place.
func (p *pdf) glyphs(it draw.TextRun, at draw.Point) {
	sin, cos := math.Sincos(it.Angle * math.Pi / 180)
	turn := draw.Rotate(it.Angle)
	last := draw.Font(255)
	for _, g := range p.run {
		if g.Font != last {
			p.addf("/F%d %s Tf\n", g.Font, number(it.Style.Size))
			last = g.Font
		}
		q := at.Add(turn.Apply(draw.Pt(g.X, g.Y)))
		p.addf("%s %s %s %s %s %s Tm<%04X>Tj\n", number(cos), number(sin), number(sin), number(-cos),
			number(q.X), number(q.Y), g.ID)
	}
}

// embed writes a font with the glyphs that are used, and returns its object.
func (p *pdf) embed(n draw.Font, f face) (int, error) {
	whole, err := openTrueType(p.fonts.File(n))
	if err != nil {
		return 0, fmt.Errorf("embed font %d: %w", n, err)
	}
	ids := slices.Sorted(maps.Keys(f))
	name := "SNDTBL+Face" + string(rune('A'+int(n)))
	raw := whole.subset(append([]int{0}, ids...))
	data := p.object(stream(fmt.Sprintf("/Length1 %d", len(raw)), raw))
	ascent := whole.signed("hhea", 4)
	descriptor := p.object(fmt.Appendf(nil,
		"<</Type/FontDescriptor/FontName/%s/Flags 4/FontBBox[%d %d %d %d]/ItalicAngle 0/Ascent %d/Descent %d/CapHeight %d/StemV 80/FontFile2 %d 0 R>>",
		name, whole.signed("head", 36), whole.signed("head", 38), whole.signed("head", 40), whole.signed("head", 42),
		ascent, whole.signed("hhea", 6), ascent*7/10, data))
	var widths strings.Builder
	for _, id := range ids {
		fmt.Fprintf(&widths, "%d[%s]", id, number(whole.width(id)))
	}
	child := p.object(fmt.Appendf(nil,
		"<</Type/Font/Subtype/CIDFontType2/BaseFont/%s/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor %d 0 R/CIDToGIDMap/Identity/DW 0/W[%s]>>",
		name, descriptor, widths.String()))
	unicode := p.object(stream("", f.unicode(ids)))
	return p.object(fmt.Appendf(nil,
		"<</Type/Font/Subtype/Type0/BaseFont/%s/Encoding/Identity-H/DescendantFonts[%d 0 R]/ToUnicode %d 0 R>>",
		name, child, unicode)), nil
}

// unicode is the map from glyphs to characters.
func (f face) unicode(ids []int) []byte {
	var lines []string
	for _, id := range ids {
		if r := f[id]; r != 0 {
			text := strings.TrimPrefix(string(wide(string(r))), "<FEFF")
			lines = append(lines, fmt.Sprintf("<%04X><%s\n", id, text))
		}
	}
	var b strings.Builder
	b.WriteString("/CIDInit/ProcSet findresource begin 12 dict begin begincmap\n" +
		"/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def/CMapName/Adobe-Identity-UCS def/CMapType 2 def\n" +
		"1 begincodespacerange<0000><FFFF>endcodespacerange\n")
	const most = 100 // entries of one block
	for block := range slices.Chunk(lines, most) {
		fmt.Fprintf(&b, "%d beginbfchar\n%sendbfchar\n", len(block), strings.Join(block, ""))
	}
	b.WriteString("endcmap CMapName currentdict/CMap defineresource pop end end\n")
	return []byte(b.String())
}
