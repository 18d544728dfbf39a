package vector

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"image/color"
	"image/png"
	"io"
	"strconv"
	"strings"

	"sandtable/geo/draw"
	"sandtable/geo/label"
)

// emUnits is how many units a glyph's em has in an SVG file.
const emUnits = 1000

// svg is an SVG file while it is written: definitions first, then the picture.
type svg struct {
	fonts  *label.Fonts
	defs   []byte
	body   []byte
	glyphs map[glyph]int
	clips  int
	box    draw.Box
	run    []label.Glyph
}

// glyph names a glyph of a font.
type glyph struct {
	font draw.Font
	id   uint32
}

// SVG writes a picture as SVG 1.1. The error is that of w or of a bitmap.
func SVG(w io.Writer, fonts *label.Fonts, d Document) error {
	s := &svg{fonts: fonts, glyphs: map[glyph]int{}, box: frame(d.List)}
	if err := s.items(d.List.Items); err != nil {
		return fmt.Errorf("write svg: %w", err)
	}
	var out bytes.Buffer
	wide, high := d.size()
	fmt.Fprintf(&out, `<?xml version="1.0" encoding="UTF-8"?>
<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="%spt" height="%spt" viewBox="0 0 %d %d">
<title>%s</title>
`, number(wide), number(high), d.List.W, d.List.H, escaped(d.Title))
	if d.View != "" {
		fmt.Fprintf(&out, "<metadata id=\"%s\">%s</metadata>\n", svgView, escaped(d.View))
	}
	out.WriteString("<defs>\n")
	out.Write(s.defs)
	out.WriteString("</defs>\n")
	out.Write(s.body)
	out.WriteString("</svg>\n")
	if _, err := w.Write(out.Bytes()); err != nil {
		return fmt.Errorf("write svg: %w", err)
	}
	return nil
}

func number(v float64) string { return string(appendNumber(nil, v)) }

// escaped is a text as XML holds it. Characters that XML cannot hold are left out.
func escaped(text string) string {
	text = strings.Map(func(r rune) rune {
		if r < ' ' && r != '\n' && r != '\t' || r == 0xFFFE || r == 0xFFFF {
			return -1
		}
		return r
	}, strings.ToValidUTF8(text, "\uFFFD"))
	return strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;").Replace(text)
}

// items writes items in their order.
func (s *svg) items(items []draw.Item) error {
	for _, item := range items {
		switch it := item.(type) {
		case draw.FillPath:
			s.fill(it)
		case draw.StrokePath:
			s.stroke(it.Path, it.Stroke)
		case draw.TextRun:
			s.text(it)
		case draw.Bitmap:
			if err := s.bitmap(it); err != nil {
				return err
			}
		case draw.Use:
			for _, part := range it.Symbol.Items {
				if err := s.items([]draw.Item{draw.Moved(part, it.At)}); err != nil {
					return err
				}
			}
		case draw.PushClip:
			s.clip(it.Path, it.EvenOdd)
		case draw.PopClip:
			s.add("</g>\n")
		}
	}
	return nil
}

func (s *svg) add(parts ...string) {
	for _, p := range parts {
		s.body = append(s.body, p...)
	}
}

// clip defines a clip and begins what it limits.
func (s *svg) clip(p draw.Path, evenOdd bool) {
	s.clips++
	id := "c" + strconv.Itoa(s.clips)
	rule := ""
	if evenOdd {
		rule = ` clip-rule="evenodd"`
	}
	s.defs = append(s.defs, `<clipPath id="`+id+`"><path`+rule+` d="`...)
	s.defs = appendPath(s.defs, p)
	s.defs = append(s.defs, "\"/></clipPath>\n"...)
	s.add(`<g clip-path="url(#`, id, ")\">\n")
}

func (s *svg) fill(it draw.FillPath) {
	if it.Path.Empty() {
		return
	}
	if it.Paint.Color.A > 0 {
		rule := ""
		if it.EvenOdd {
			rule = ` fill-rule="evenodd"`
		}
		s.add("<path", ink("fill", it.Paint.Color), rule, ` d="`)
		s.body = appendPath(s.body, it.Path)
		s.add("\"/>\n")
	}
	if h := it.Paint.Hatch; h != nil && h.Color.A > 0 {
		s.clip(it.Path, it.EvenOdd)
		s.stroke(stripes(*h, meet(it.Path.Bounds(), s.box)), draw.Line(h.Width, h.Color))
		s.add("</g>\n")
	}
}

func (s *svg) stroke(p draw.Path, k draw.Stroke) {
	if p.Empty() || k.Width <= 0 || k.Color.A == 0 {
		return
	}
	s.add(`<path fill="none"`, strokeOf(k), ` d="`)
	s.body = appendPath(s.body, p)
	s.add("\"/>\n")
}

// strokeOf is the attributes of a line.
func strokeOf(k draw.Stroke) string {
	out := ink("stroke", k.Color) + ` stroke-width="` + number(k.Width) + `"`
	out += [...]string{draw.CapButt: "", draw.CapRound: ` stroke-linecap="round"`, draw.CapSquare: ` stroke-linecap="square"`}[k.Cap]
	out += [...]string{draw.JoinMiter: "", draw.JoinRound: ` stroke-linejoin="round"`, draw.JoinBevel: ` stroke-linejoin="bevel"`}[k.Join]
	if solid(k.Dash) {
		return out
	}
	parts := make([]string, len(k.Dash))
	for i, d := range k.Dash {
		parts[i] = number(d)
	}
	out += ` stroke-dasharray="` + strings.Join(parts, " ") + `"`
	if k.Phase != 0 {
		out += ` stroke-dashoffset="` + number(k.Phase) + `"`
	}
	return out
}

// ink is a colour as the attribute of that name, with its opacity.
func ink(name string, c color.NRGBA) string {
	out := fmt.Sprintf(` %s="#%02x%02x%02x"`, name, c.R, c.G, c.B)
	if c.A != 255 {
		out += fmt.Sprintf(` %s-opacity="%s"`, name, number(float64(c.A)/255))
	}
	return out
}

// text writes a run: the halo of all its glyphs below the glyphs.
func (s *svg) text(it draw.TextRun) {
	if it.Text == "" || !(it.Style.Size > 0) {
		return
	}
	at := leftEnd(s.fonts, it)
	s.run = s.fonts.Shape(s.run[:0], it.Text, it.Style)
	k := it.Style.Size / emUnits
	s.add(`<g aria-label="`, escaped(it.Text), `" transform="translate(`, number(at.X), " ", number(at.Y), ")")
	if it.Angle != 0 {
		s.add(" rotate(", number(it.Angle), ")")
	}
	s.add(" scale(", strconv.FormatFloat(k, 'g', 6, 64), ")\">\n")
	if it.Halo.Width > 0 && it.Halo.Color.A > 0 {
		halo := draw.Stroke{Width: 2 * it.Halo.Width / k, Cap: draw.CapRound, Join: draw.JoinRound, Color: it.Halo.Color}
		s.glyphRow(strokeOf(halo), k)
	}
	s.glyphRow(ink("fill", it.Color), k)
	s.add("</g>\n")
}

// glyphRow writes the glyphs of the run at hand.
func (s *svg) glyphRow(style string, k float64) {
	s.add("<g", style, ">")
	for _, g := range s.run {
		id, ok := s.define(glyph{g.Font, g.ID})
		if !ok {
			continue
		}
		s.add(`<use xlink:href="#g`, strconv.Itoa(id), `" x="`, number(g.X/k))
		if g.Y != 0 {
			s.add(`" y="`, number(g.Y/k))
		}
		s.add(`"/>`)
	}
	s.add("</g>\n")
}

// define is the number of a glyph's definition; false for one without ink.
func (s *svg) define(g glyph) (int, bool) {
	if n, ok := s.glyphs[g]; ok {
		return n, n > 0
	}
	outline := s.fonts.Outline(g.font, g.id, emUnits)
	if outline.Empty() {
		s.glyphs[g] = 0
		return 0, false
	}
	n := len(s.glyphs) + 1
	s.glyphs[g] = n
	s.defs = append(s.defs, `<path id="g`+strconv.Itoa(n)+`" d="`...)
	s.defs = appendPath(s.defs, outline)
	s.defs = append(s.defs, "\"/>\n"...)
	return n, true
}

func (s *svg) bitmap(it draw.Bitmap) error {
	var b bytes.Buffer
	if err := png.Encode(&b, it.Image); err != nil {
		return fmt.Errorf("encode bitmap: %w", err)
	}
	r := it.Image.Rect
	s.add(fmt.Sprintf(`<image x="%d" y="%d" width="%d" height="%d" xlink:href="data:image/png;base64,`, it.X, it.Y, r.Dx(), r.Dy()))
	s.body = base64.StdEncoding.AppendEncode(s.body, b.Bytes())
	s.add("\"/>\n")
	return nil
}

// appendPath appends a path as the d attribute writes it.
func appendPath(b []byte, p draw.Path) []byte {
	i := 0
	for _, v := range p.Verbs {
		b = append(b, "MLQCZ"[v])
		for k, q := range p.Points[i : i+v.Points()] {
			if k > 0 {
				b = append(b, ' ')
			}
			b = append(appendNumber(b, q.X), ' ')
			b = appendNumber(b, q.Y)
		}
		i += v.Points()
	}
	return b
}
