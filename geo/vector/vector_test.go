package vector_test

import (
	"bytes"
	"encoding/binary"
	"errors"
	"image"
	"image/color"
	"io"
	"math/rand/v2"
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
