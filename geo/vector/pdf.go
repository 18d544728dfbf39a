package vector

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"
	"unicode/utf16"

	"sandtable/geo/draw"
	"sandtable/geo/label"
)

// pdf is a PDF file while it is written.
type pdf struct {
	fonts   *label.Fonts
	objects [][]byte // object n is objects[n-1]
	body    []byte   // the page's content
	alphas  map[uint8]bool
	faces   map[draw.Font]face
	images  []int // object numbers
	box     draw.Box
	run     []label.Glyph
}

// The objects that every file has.
const (
	pdfCatalog = iota + 1
	pdfPages
	pdfPage
	pdfContent
	pdfInfo
	pdfFixed = iota
)

// PDF writes a picture as one page of PDF 1.5. The error is that of w or of a
// font that cannot be embedded.
func PDF(w io.Writer, fonts *label.Fonts, d Document) error {
	p := &pdf{fonts: fonts, objects: make([][]byte, pdfFixed), alphas: map[uint8]bool{}, faces: map[draw.Font]face{}, box: frame(d.List)}
	wide, high := d.size()
	p.addf("%s 0 0 %s 0 %s cm\n4 M\n", number(d.Points), number(-d.Points), number(high))
	p.items(d.List.Items)
	if err := p.finish(d, wide, high); err != nil {
		return fmt.Errorf("write pdf: %w", err)
	}
	if _, err := w.Write(p.file()); err != nil {
		return fmt.Errorf("write pdf: %w", err)
	}
	return nil
}

func (p *pdf) addf(format string, a ...any) { p.body = fmt.Appendf(p.body, format, a...) }

// items writes items in their order.
func (p *pdf) items(items []draw.Item) {
	for _, item := range items {
		switch it := item.(type) {
		case draw.FillPath:
			p.fill(it)
		case draw.StrokePath:
			p.stroke(it.Path, it.Stroke)
		case draw.TextRun:
			p.text(it)
		case draw.Bitmap:
			p.bitmap(it)
		case draw.Use:
			for _, part := range it.Symbol.Items {
				p.items([]draw.Item{draw.Moved(part, it.At)})
			}
		case draw.PushClip:
			p.clip(it.Path, it.EvenOdd)
		case draw.PopClip:
			p.addf("Q\n")
		}
	}
}

// clip begins a clip; the matching Q ends it.
func (p *pdf) clip(path draw.Path, evenOdd bool) {
	p.addf("q\n")
	p.path(path)
	p.addf("%s n\n", rule("W", evenOdd))
}

// rule is an operator that fills or clips, for one of the two rules.
func rule(op string, evenOdd bool) string {
	if evenOdd {
		return op + "*"
	}
	return op
}

func (p *pdf) fill(it draw.FillPath) {
	if it.Path.Empty() {
		return
	}
	if c := it.Paint.Color; c.A > 0 {
		p.alpha(c.A)
		p.addf("%s rg\n", rgb(c.R, c.G, c.B))
		p.path(it.Path)
		p.addf("%s\n", rule("f", it.EvenOdd))
	}
	if h := it.Paint.Hatch; h != nil && h.Color.A > 0 {
		p.clip(it.Path, it.EvenOdd)
		p.stroke(stripes(*h, meet(it.Path.Bounds(), p.box)), draw.Line(h.Width, h.Color))
		p.addf("Q\n")
	}
}

func (p *pdf) stroke(path draw.Path, k draw.Stroke) {
	if path.Empty() || k.Width <= 0 || k.Color.A == 0 {
		return
	}
	p.pen(k)
	p.path(path)
	p.addf("S\n")
}

// pen sets the style of a line.
func (p *pdf) pen(k draw.Stroke) {
	p.alpha(k.Color.A)
	p.addf("%s RG %s w %d J %d j [", rgb(k.Color.R, k.Color.G, k.Color.B), number(k.Width), k.Cap, k.Join)
	if !solid(k.Dash) {
		for _, d := range k.Dash {
			p.body = append(appendNumber(p.body, d), ' ')
		}
		p.addf("] %s d\n", number(phase(k)))
		return
	}
	p.addf("] 0 d\n")
}

// phase is where a dash pattern begins; PDF takes none below zero.
func phase(k draw.Stroke) float64 {
	sum := draw.DashLength(k.Dash)
	v := math.Mod(k.Phase, sum)
	if v < 0 {
		v += sum
	}
	return v
}

// alpha sets the opacity of what follows.
func (p *pdf) alpha(a uint8) {
	p.alphas[a] = true
	p.addf("/A%d gs ", a)
}

func rgb(r, g, b uint8) string {
	return number(float64(r)/255) + " " + number(float64(g)/255) + " " + number(float64(b)/255)
}

// path writes the steps of a path; curves of two points become ones of three.
func (p *pdf) path(path draw.Path) {
	var at, start draw.Point
	i := 0
	for _, v := range path.Verbs {
		q := path.Points[i : i+v.Points()]
		i += v.Points()
		switch v {
		case draw.VerbMove:
			p.points("m", q...)
			start = q[0]
		case draw.VerbLine:
			p.points("l", q...)
		case draw.VerbQuad:
			p.points("c", at.Lerp(q[0], 2.0/3), q[1].Lerp(q[0], 2.0/3), q[1])
		case draw.VerbCube:
			p.points("c", q...)
		case draw.VerbClose:
			p.body = append(p.body, "h\n"...)
			at = start
			continue
		}
		at = q[len(q)-1]
	}
}

func (p *pdf) points(op string, points ...draw.Point) {
	for _, q := range points {
		p.body = append(appendNumber(p.body, q.X), ' ')
		p.body = append(appendNumber(p.body, q.Y), ' ')
	}
	p.body = append(append(p.body, op...), '\n')
}

// object adds an object and returns its number.
func (p *pdf) object(content []byte) int {
	p.objects = append(p.objects, content)
	return len(p.objects)
}

// stream is an object with compressed content; dict is what its dictionary has
// besides length and filter.
func stream(dict string, content []byte) []byte {
	var b bytes.Buffer
	z := zlib.NewWriter(&b)
	_, _ = z.Write(content) // a bytes.Buffer takes all
	_ = z.Close()
	out := fmt.Appendf(nil, "<<%s/Length %d/Filter/FlateDecode>>\nstream\n", dict, b.Len())
	return append(append(out, b.Bytes()...), "\nendstream"...)
}

// bitmap writes an image with its opacity beside it.
func (p *pdf) bitmap(it draw.Bitmap) {
	r := it.Image.Rect
	w, h := r.Dx(), r.Dy()
	if w == 0 || h == 0 {
		return
	}
	colours, mask := make([]byte, 0, 3*w*h), make([]byte, 0, w*h)
	for y := range h {
		row := it.Image.Pix[y*it.Image.Stride : y*it.Image.Stride+4*w]
		for x := 0; x < len(row); x += 4 {
			a := row[x+3]
			mask = append(mask, a)
			for _, v := range row[x : x+3] {
				colours = append(colours, plain(v, a))
			}
		}
	}
	size := fmt.Sprintf("/Type/XObject/Subtype/Image/Width %d/Height %d/BitsPerComponent 8", w, h)
	soft := p.object(stream(size+"/ColorSpace/DeviceGray", mask))
	p.images = append(p.images, p.object(stream(fmt.Sprintf("%s/ColorSpace/DeviceRGB/SMask %d 0 R", size, soft), colours)))
	p.alpha(255)
	p.addf("q %d 0 0 %d %d %d cm /I%d Do Q\n", w, -h, it.X, it.Y+h, len(p.images))
}

// plain is a premultiplied component without its opacity.
func plain(v, a uint8) uint8 {
	if a == 0 {
		return 0
	}
	return uint8(min(255, (int(v)*255+int(a)/2)/int(a)))
}

// finish writes the objects that describe the page.
func (p *pdf) finish(d Document, wide, high float64) error {
	var fonts, states, images strings.Builder
	for n := draw.Font(0); len(p.faces) > 0 && n < 255; n++ {
		if f, ok := p.faces[n]; ok {
			object, err := p.embed(n, f)
			if err != nil {
				return err
			}
			fmt.Fprintf(&fonts, "/F%d %d 0 R", n, object)
		}
	}
	for a := range 256 {
		if p.alphas[uint8(a)] {
			v := number(float64(a) / 255)
			fmt.Fprintf(&states, "/A%d<</ca %s/CA %s>>", a, v, v)
		}
	}
	for i, object := range p.images {
		fmt.Fprintf(&images, "/I%d %d 0 R", i+1, object)
	}
	p.objects[pdfCatalog-1] = fmt.Appendf(nil, "<</Type/Catalog/Pages %d 0 R/Lang(en)/ViewerPreferences<</DisplayDocTitle true>>>>", pdfPages)
	p.objects[pdfPages-1] = fmt.Appendf(nil, "<</Type/Pages/Count 1/Kids[%d 0 R]>>", pdfPage)
	p.objects[pdfPage-1] = fmt.Appendf(nil,
		"<</Type/Page/Parent %d 0 R/MediaBox[0 0 %s %s]/Contents %d 0 R/Resources<</Font<<%s>>/ExtGState<<%s>>/XObject<<%s>>>>>>",
		pdfPages, number(wide), number(high), pdfContent, fonts.String(), states.String(), images.String())
	p.objects[pdfContent-1] = stream("", p.body)
	p.objects[pdfInfo-1] = info(d)
	return nil
}

// info says what the file is. It has no date: the same picture gives the same bytes.
func info(d Document) []byte {
	b := append([]byte("<</Title"), wide(d.Title)...)
	b = append(b, "/Creator(Sandtable)"...)
	if d.View != "" {
		b = append(b, pdfView...)
		for i := range len(d.View) {
			if c := d.View[i]; c == '(' || c == ')' || c == '\\' {
				b = append(b, '\\')
			}
			b = append(b, d.View[i])
		}
		b = append(b, ')')
	}
	return append(b, ">>"...)
}

// wide is a text as PDF holds any text: UTF-16 in hexadecimal digits.
func wide(text string) []byte {
	b := []byte("<FEFF")
	for _, u := range utf16.Encode([]rune(text)) {
		b = fmt.Appendf(b, "%04X", u)
	}
	return append(b, '>')
}

// file joins the objects with the table of where they begin.
func (p *pdf) file() []byte {
	out := []byte("%PDF-1.5\n%\xE2\xE3\xCF\xD3\n")
	at := make([]int, len(p.objects))
	for i, o := range p.objects {
		at[i] = len(out)
		out = fmt.Appendf(out, "%d 0 obj\n", i+1)
		out = append(append(out, o...), "\nendobj\n"...)
	}
	table := len(out)
	out = fmt.Appendf(out, "xref\n0 %d\n0000000000 65535 f \n", len(at)+1)
	for _, offset := range at {
		out = fmt.Appendf(out, "%010d 00000 n \n", offset)
	}
	out = fmt.Appendf(out, "trailer\n<</Size %d/Root %d 0 R/Info %d 0 R>>\nstartxref\n", len(at)+1, pdfCatalog, pdfInfo)
	return append(strconv.AppendInt(out, int64(table), 10), "\n%%EOF\n"...)
}
