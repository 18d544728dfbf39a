package vector_test

import (
	"bytes"
	"compress/zlib"
	"encoding/xml"
	"image"
	"image/color"
	"io"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"sandtable/geo/draw"
)

// The files that the writers make are read back here as display lists.

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
