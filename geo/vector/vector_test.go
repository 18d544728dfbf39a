package vector_test

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"encoding/xml"
	"errors"
	"image"
	"image/color"
	"io"
	"math/rand/v2"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"sandtable/assets"
	"sandtable/geo/draw"
	"sandtable/geo/label"
	"sandtable/geo/raster"
	"sandtable/geo/vector"
)

func fonts(t testing.TB) *label.Fonts {
	t.Helper()
	f, err := label.Parse(label.Files{
		Regular: assets.SansRegular(), Bold: assets.SansBold(), Italic: assets.SansItalic(), Mono: assets.Mono(),
	})
	if err != nil {
		t.Fatal(err)
	}
	return f
}

var (
	ink  = color.NRGBA{20, 60, 160, 255}
	veil = color.NRGBA{200, 30, 30, 120}
)

// picture has one of everything that a list can hold.
func picture() *draw.List {
	l := draw.New(300, 200)
	l.Fill(draw.Rect(0, 0, 300, 200), color.NRGBA{250, 250, 245, 255})
	l.FillPaint(draw.Circle(draw.Pt(70, 70), 50), draw.Paint{
		Color: veil, Hatch: &draw.Hatch{Angle: 30, Spacing: 9, Width: 2, Color: ink, Origin: draw.Pt(3, 5)}})
	ring := draw.Circle(draw.Pt(200, 60), 40)
	ring.Append(draw.Circle(draw.Pt(200, 60), 20))
	l.FillEvenOdd(ring, ink)
	curve := draw.Path{}
	curve.MoveTo(10, 180)
	curve.QuadTo(60, 100, 110, 180)
	curve.CubeTo(draw.Pt(150, 220), draw.Pt(160, 120), draw.Pt(200, 180))
	l.Stroke(curve, draw.Stroke{Width: 12, Dash: []float64{14, 16, 2}, Phase: -9, Join: draw.JoinRound, Color: ink})
	l.Clip(draw.Rect(220, 90, 60, 60))
	hole := draw.Circle(draw.Pt(250, 120), 36)
	hole.Append(draw.Circle(draw.Pt(250, 120), 18))
	l.Append(draw.PushClip{Path: hole, EvenOdd: true})
	l.Fill(draw.Rect(200, 100, 100, 30), ink)
	l.Unclip()
	l.Stroke(draw.Polyline(draw.Pt(215, 95), draw.Pt(285, 145)), draw.Line(4, veil))
	l.Unclip()
	spot := image.NewRGBA(image.Rect(0, 0, 20, 10))
	for i := range spot.Pix {
		spot.Pix[i] = []uint8{60, 90, 0, 128}[i%4]
	}
	l.Image(spot, 130, 20)
	l.Stroke(draw.Polyline(draw.Pt(20, 20), draw.Pt(120, 26)), draw.Stroke{Width: 7, Dash: []float64{0, 12}, Cap: draw.CapRound, Color: veil})
	l.Append(draw.Use{Symbol: &draw.Symbol{Items: []draw.Item{draw.FillPath{Path: draw.Rect(-4, -4, 8, 8), Paint: draw.Solid(ink)}}}, At: draw.Pt(140, 90)})
	l.Text(draw.TextRun{
		Text: "Año & <Ž>", Style: draw.TextStyle{Size: 80, Tracking: 2}, Color: ink, Halo: draw.Halo{Color: veil, Width: 3},
		At: draw.Pt(150, 160), Align: draw.AlignCenter, Angle: -8,
	})
	return l
}

func document(l *draw.List) vector.Document {
	return vector.Document{List: l, Points: 0.6, Title: `A "title" & more`, View: `{"title":"(a\\b) ]]> ñ"}`}
}

// TestSameBytes: two writings of a list are the same file, the view is in it, and
// a reader that knows neither says so.
func TestSameBytes(t *testing.T) {
	for name, write := range map[string]func(io.Writer, *label.Fonts, vector.Document) error{"svg": vector.SVG, "pdf": vector.PDF} {
		var a, b bytes.Buffer
		for _, w := range []*bytes.Buffer{&a, &b} {
			if err := write(w, fonts(t), document(picture())); err != nil {
				t.Fatal(name, err)
			}
		}
		if !bytes.Equal(a.Bytes(), b.Bytes()) {
			t.Errorf("%s: two writings differ", name)
		}
		view, err := vector.ViewOf(a.Bytes())
		if want := document(nil).View; err != nil || string(view) != want {
			t.Errorf("%s: view is %q (%v), want %q", name, view, err, want)
		}
	}
	for _, other := range []string{"", "%PDF-1.4 nothing", "<svg/>", "\x00", "%PDF- /SandtableView (ab\\"} {
		if _, err := vector.ViewOf([]byte(other)); err == nil || strings.Contains(other, "svg") && !errors.Is(err, vector.ErrNoView) {
			t.Errorf("%q: no error, or another: %v", other, err)
		}
	}
}

// TestSVGDrawsTheList reads the file back as a list and holds its pixels against
// those of the list that was written.
func TestSVGDrawsTheList(t *testing.T) {
	var b bytes.Buffer
	if err := vector.SVG(&b, fonts(t), document(picture())); err != nil {
		t.Fatal(err)
	}
	samePixels(t, picture(), readSVG(t, b.Bytes()))
}

// TestPDFDrawsTheList does the same with the content of the PDF page, letters
// left out: those are compared as text.
func TestPDFDrawsTheList(t *testing.T) {
	l := picture()
	l.Items = l.Items[:len(l.Items)-1]
	var b bytes.Buffer
	if err := vector.PDF(&b, fonts(t), document(l)); err != nil {
		t.Fatal(err)
	}
	var kept []draw.Item
	for _, item := range l.Items {
		if _, ok := item.(draw.Bitmap); !ok {
			kept = append(kept, item)
		}
	}
	l.Items = kept
	samePixels(t, l, readPDF(t, b.Bytes(), 0.6, 200))
}

// samePixels allows what antialiasing in another order may change at edges.
func samePixels(t *testing.T, want, got *draw.List) {
	t.Helper()
	a := raster.New(fonts(t)).Image(want, color.NRGBA{})
	b := raster.New(fonts(t)).Image(got, color.NRGBA{})
	off := 0
	for i := range a.Pix {
		if d := int(a.Pix[i]) - int(b.Pix[i]); d > 24 || d < -24 {
			off++
		}
	}
	if share := float64(off) / float64(len(a.Pix)); share > 0.004 {
		t.Errorf("%.2f %% of the pixels differ", share*100)
	}
}

// TestPDFText: the words stand in the file, and every glyph's character.
func TestPDFText(t *testing.T) {
	l := draw.New(100, 100)
	l.Text(draw.TextRun{Text: "Каракас fi", Style: draw.TextStyle{Size: 12}, Color: ink, At: draw.Pt(5, 50)})
	var b bytes.Buffer
	if err := vector.PDF(&b, fonts(t), document(l)); err != nil {
		t.Fatal(err)
	}
	all := ""
	for _, s := range streams(t, b.Bytes()) {
		all += s
	}
	for _, r := range "Кракс" {
		if !strings.Contains(all, "><"+strings.ToUpper(hex4(r))+">") {
			t.Errorf("the table of characters lacks %q", r)
		}
	}
	if !strings.Contains(all, "/ActualText<FEFF041A") {
		t.Error("the words do not stand beside the glyphs")
	}
}

func hex4(r rune) string { s := "000" + strconv.FormatInt(int64(r), 16); return s[len(s)-4:] }

// TestPDFFont: the font in the file is whole: its words add up as OpenType wants,
// and another reader finds its glyphs.
func TestPDFFont(t *testing.T) {
	l := draw.New(100, 100)
	l.Text(draw.TextRun{Text: "Ab", Style: draw.TextStyle{Size: 12}, Color: ink, At: draw.Pt(5, 50)})
	var b bytes.Buffer
	if err := vector.PDF(&b, fonts(t), document(l)); err != nil {
		t.Fatal(err)
	}
	for _, s := range streams(t, b.Bytes()) {
		if !strings.HasPrefix(s, "\x00\x01\x00\x00") {
			continue
		}
		var sum uint32
		for i := 0; i+4 <= len(s); i += 4 {
			sum += binary.BigEndian.Uint32([]byte(s[i:]))
		}
		if sum != 0xB1B0AFBA {
			t.Errorf("the font adds up to %#x", sum)
		}
		if modified := s[strings.Index(s, "\x5F\x0F\x3C\xF5")+16:][:8]; modified != assetHead(t) {
			t.Errorf("the font was modified at %x, not with its original", modified)
		}
		return
	}
	t.Error("no font in the file")
}

// assetHead is the time at which the embedded font was modified, as its head
// table says.
func assetHead(t *testing.T) string {
	t.Helper()
	raw := string(assets.SansRegular())
	return raw[strings.Index(raw, "\x5F\x0F\x3C\xF5")+16:][:8]
}

// FuzzFont: no font file makes the writer panic.
func FuzzFont(f *testing.F) {
	f.Add(assets.SansRegular()[:4096])
	f.Add([]byte("\x00\x01\x00\x00"))
	f.Fuzz(func(t *testing.T, file []byte) {
		if err := vector.Subsetted(file); err != nil && !errors.Is(err, vector.ErrFont) {
			t.Errorf("another error: %v", err)
		}
	})
}

// FuzzViewOf: no file makes the reader panic.
func FuzzViewOf(f *testing.F) {
	f.Add([]byte(`<svg><metadata id="sandtable-view">{}</metadata></svg>`))
	f.Add([]byte("%PDF-1.5 /SandtableView ({\\)}) "))
	f.Fuzz(func(t *testing.T, file []byte) {
		if view, err := vector.ViewOf(file); err != nil && view != nil {
			t.Error("a view beside an error")
		}
	})
}

// streams are the decompressed streams of a PDF file.
func streams(t *testing.T, file []byte) []string {
	t.Helper()
	var out []string
	for _, part := range bytes.Split(file, []byte("\nstream\n"))[1:] {
		z, err := zlib.NewReader(bytes.NewReader(part))
		if err != nil {
			t.Fatal(err)
		}
		raw, err := io.ReadAll(z)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, string(raw))
	}
	return out
}

// numbers are the numbers in a text.
func numbers(text string) []float64 {
	var out []float64
	for _, n := range regexp.MustCompile(`-?[0-9.]+(?:e-?[0-9]+)?`).FindAllString(text, -1) {
		v, _ := strconv.ParseFloat(n, 64)
		out = append(out, v)
	}
	return out
}

// readPath reads the d attribute as SVG defines it.
func readPath(d string) draw.Path {
	var p draw.Path
	for _, step := range regexp.MustCompile(`[MLQCZ][^MLQCZ]*`).FindAllString(d, -1) {
		n := numbers(step[1:])
		switch step[0] {
		case 'M':
			p.MoveTo(n[0], n[1])
		case 'L':
			p.LineTo(n[0], n[1])
		case 'Q':
			p.QuadTo(n[0], n[1], n[2], n[3])
		case 'C':
			p.CubeTo(draw.Pt(n[0], n[1]), draw.Pt(n[2], n[3]), draw.Pt(n[4], n[5]))
		case 'Z':
			p.Close()
		}
	}
	return p
}

// svgReader turns our SVG into a list again.
type svgReader struct {
	list   *draw.List
	paths  map[string]draw.Path
	rules  map[string]bool
	groups []group
	defs   int
	clip   string
}

type group struct {
	move  draw.Affine
	attrs map[string]string
	clips bool
}

func readSVG(t *testing.T, file []byte) *draw.List {
	t.Helper()
	r := &svgReader{list: draw.New(300, 200), paths: map[string]draw.Path{}, rules: map[string]bool{},
		groups: []group{{move: draw.Scale(1), attrs: map[string]string{}}}}
	dec := xml.NewDecoder(bytes.NewReader(file))
	for {
		tok, err := dec.Token()
		if err == io.EOF {
			return r.list
		}
		if err != nil {
			t.Fatal(err)
		}
		switch e := tok.(type) {
		case xml.StartElement:
			r.start(e)
		case xml.EndElement:
			r.end(e.Name.Local)
		}
	}
}

func (r *svgReader) start(e xml.StartElement) {
	a := map[string]string{}
	for _, x := range e.Attr {
		a[x.Name.Local] = x.Value
	}
	switch e.Name.Local {
	case "defs":
		r.defs++
	case "clipPath":
		r.clip = a["id"]
	case "g":
		r.group(a)
	case "path":
		r.path(a)
	case "use":
		n := numbers(a["x"] + " " + a["y"] + " 0")
		g := r.groups[len(r.groups)-1]
		p := r.paths[strings.TrimPrefix(a["href"], "#")].Transform(draw.Translate(n[0], n[1]).Then(g.move))
		r.paint(p, g.attrs, false)
	case "image":
		spot := image.NewRGBA(image.Rect(0, 0, 20, 10))
		for i := range spot.Pix {
			spot.Pix[i] = []uint8{60, 90, 0, 128}[i%4]
		}
		r.list.Image(spot, int(numbers(a["x"])[0]), int(numbers(a["y"])[0]))
	}
}

func (r *svgReader) group(a map[string]string) {
	g := group{move: r.groups[len(r.groups)-1].move, attrs: a}
	if id := a["clip-path"]; id != "" {
		id = strings.TrimSuffix(strings.TrimPrefix(id, "url(#"), ")")
		r.list.Append(draw.PushClip{Path: r.paths[id], EvenOdd: r.rules[id]})
		g.clips = true
	}
	if text := a["transform"]; text != "" {
		n := numbers(text)
		turn := draw.Rotate(0)
		if strings.Contains(text, "rotate") {
			turn = draw.Rotate(n[2])
		}
		k := n[len(n)-1]
		g.move = draw.Scale(k).Then(turn).Then(draw.Translate(n[0], n[1]))
	}
	r.groups = append(r.groups, g)
}

func (r *svgReader) path(a map[string]string) {
	p := readPath(a["d"])
	switch {
	case r.clip != "":
		r.paths[r.clip], r.rules[r.clip] = p, a["clip-rule"] == "evenodd"
	case r.defs > 0:
		r.paths[a["id"]] = p
	default:
		r.paint(p, a, a["fill-rule"] == "evenodd")
	}
}

// paint fills or strokes a path as attributes say. Lengths of a scaled group are
// scaled with it.
func (r *svgReader) paint(p draw.Path, a map[string]string, evenOdd bool) {
	if a["fill"] != "none" && a["stroke"] == "" {
		r.list.Append(draw.FillPath{Path: p, EvenOdd: evenOdd, Paint: draw.Solid(colour(a, "fill"))})
		return
	}
	k := 1.0
	if m := r.groups[len(r.groups)-1].move; m != draw.Scale(1) {
		k = m.Apply(draw.Pt(1, 0)).Sub(m.Apply(draw.Pt(0, 0))).Len()
	}
	s := draw.Stroke{Width: k * numbers(a["stroke-width"])[0], Dash: numbers(a["stroke-dasharray"]), Color: colour(a, "stroke")}
	if a["stroke-linecap"] == "round" {
		s.Cap = draw.CapRound
	}
	if a["stroke-linejoin"] == "round" {
		s.Join = draw.JoinRound
	}
	if text := a["stroke-dashoffset"]; text != "" {
		s.Phase = numbers(text)[0]
	}
	r.list.Stroke(p, s)
}

func colour(a map[string]string, name string) color.NRGBA {
	v, _ := strconv.ParseUint(strings.TrimPrefix(a[name], "#"), 16, 32)
	c := color.NRGBA{uint8(v >> 16), uint8(v >> 8), uint8(v), 255}
	if text := a[name+"-opacity"]; text != "" {
		c.A = uint8(numbers(text)[0]*255 + 0.5)
	}
	return c
}

func (r *svgReader) end(name string) {
	switch name {
	case "defs":
		r.defs--
	case "clipPath":
		r.clip = ""
	case "g":
		if last := r.groups[len(r.groups)-1]; last.clips {
			r.list.Unclip()
		}
		r.groups = r.groups[:len(r.groups)-1]
	}
}

// readPDF turns the content of our page into a list again; k is the size of a
// pixel, high the picture's height in pixels.
func readPDF(t *testing.T, file []byte, k float64, high int) *draw.List {
	t.Helper()
	content := ""
	for _, s := range streams(t, file) {
		if strings.Contains(s, " cm\n4 M\n") {
			content = s
		}
	}
	if want := strconv.FormatFloat(k, 'f', -1, 64) + " 0 0 -"; !strings.HasPrefix(content, want) {
		t.Fatalf("the page begins with %.40q", content)
	}
	l := draw.New(300, high)
	var (
		path    draw.Path
		args    []float64
		dash    []float64
		pen     draw.Stroke
		fill    color.NRGBA
		alpha   uint8
		clips   []bool
		pending bool
	)
	for _, word := range strings.Fields(strings.NewReplacer("[", " [ ", "]", " ] ").Replace(content)) {
		if v, err := strconv.ParseFloat(word, 64); err == nil {
			args = append(args, v)
			continue
		}
		byteOf := func(i int) uint8 { return uint8(args[i]*255 + 0.5) }
		switch word {
		case "m":
			path.MoveTo(args[0], args[1])
		case "l":
			path.LineTo(args[0], args[1])
		case "c":
			path.CubeTo(draw.Pt(args[0], args[1]), draw.Pt(args[2], args[3]), draw.Pt(args[4], args[5]))
		case "h":
			path.Close()
		case "rg":
			fill = color.NRGBA{byteOf(0), byteOf(1), byteOf(2), 0}
		case "RG":
			pen.Color = color.NRGBA{byteOf(0), byteOf(1), byteOf(2), 0}
		case "w":
			pen.Width = args[0]
		case "J":
			pen.Cap = draw.Cap(args[0])
		case "j":
			pen.Join = draw.Join(args[0])
		case "[":
		case "]":
			dash = args
		case "d":
			if pen.Dash, pen.Phase = dash, args[0]; pen.Phase < 0 {
				t.Error("a dash pattern begins below zero")
			}
		case "f", "f*":
			fill.A = alpha
			l.Append(draw.FillPath{Path: path, EvenOdd: word == "f*", Paint: draw.Solid(fill)})
			path = draw.Path{}
		case "S":
			pen.Color.A = alpha
			l.Stroke(path, pen)
			path = draw.Path{}
		case "q":
			clips = append(clips, false)
		case "W", "W*":
			l.Append(draw.PushClip{Path: path, EvenOdd: word == "W*"})
			clips[len(clips)-1], pending = true, true
		case "n":
			path = draw.Path{}
		case "Q":
			if clips[len(clips)-1] {
				l.Unclip()
			}
			clips = clips[:len(clips)-1]
		default:
			if a, ok := strings.CutPrefix(word, "/A"); ok {
				v, _ := strconv.Atoi(a)
				alpha = uint8(v)
			}
		}
		args = nil
	}
	if !pending || len(clips) != 0 {
		t.Error("clips are missing or not ended")
	}
	return l
}

// TestRandomLists: whatever the numbers, the files are well formed.
func TestRandomLists(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 6))
	for range 20 {
		l := draw.New(100, 100)
		for range 30 {
			p := draw.Polyline(draw.Pt(rng.NormFloat64()*1e5, rng.NormFloat64()), draw.Pt(rng.Float64(), rng.NormFloat64()*1e-9))
			l.Stroke(p, draw.Stroke{Width: rng.Float64(), Dash: []float64{rng.Float64() - 0.2, 1}, Phase: rng.NormFloat64() * 1e6, Color: veil})
		}
		var svg, pdf bytes.Buffer
		if err := errors.Join(vector.SVG(&svg, fonts(t), document(l)), vector.PDF(&pdf, fonts(t), document(l))); err != nil {
			t.Fatal(err)
		}
		readSVG(t, svg.Bytes())
		for _, bad := range []string{"NaN", "Inf", "e+", "e-"} {
			if strings.Contains(streams(t, pdf.Bytes())[0], bad) {
				t.Errorf("the content holds %q", bad)
			}
		}
	}
}
