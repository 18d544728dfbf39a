package label_test

import (
	"fmt"
	"image/color"
	"math"
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"

	"sandtable/assets"
	"sandtable/geo/draw"
	"sandtable/geo/label"
	"sandtable/geo/raster"
)

func fonts(tb testing.TB) *label.Fonts {
	tb.Helper()
	arabic, arabicBold := assets.Arabic()
	hebrew, hebrewBold := assets.Hebrew()
	f, err := label.Parse(label.Files{
		Regular: assets.SansRegular(), Bold: assets.SansBold(), Italic: assets.SansItalic(), Mono: assets.Mono(),
		Scripts: []label.Script{{Name: "Arabic", Regular: arabic, Bold: arabicBold}, {Name: "Hebrew", Regular: hebrew, Bold: hebrewBold}},
	})
	if err != nil {
		tb.Fatal(err)
	}
	return f
}

var body = draw.TextStyle{Size: 13}

func TestParseNamesTheBrokenFont(t *testing.T) {
	_, err := label.Parse(label.Files{Regular: assets.SansRegular(), Bold: []byte("no font")})
	if err == nil || !strings.Contains(err.Error(), "bold") {
		t.Errorf("got %v, want an error that names bold", err)
	}
}

// TestMeasuredIsDrawn finds the ink of a drawn text and compares its extent with
// the measured width.
func TestMeasuredIsDrawn(t *testing.T) {
	f := fonts(t)
	r := raster.New(f.Clone())
	for _, text := range []string{"HIH", "MinisterioM", "Тест Мадуро H", "ΑθήναH", "Hāl Žižkov ÑH", "AVAVATo", "1,000 kmH", "→ in mono →"} {
		for _, style := range []draw.TextStyle{{Size: 13}, {Size: 40, Font: draw.Bold}, {Size: 20, Font: draw.Italic}, {Size: 14, Font: draw.Mono}, {Size: 14, Tracking: 5}} {
			l := draw.New(1000, 100)
			l.Text(draw.TextRun{Text: text, At: draw.Pt(100, 60), Style: style, Color: color.NRGBA{0, 0, 0, 255}})
			m := r.Image(l, color.NRGBA{255, 255, 255, 255})
			left, right := 1000, 0
			for i := 0; i < len(m.Pix); i += 4 {
				if m.Pix[i] < 200 {
					x := i / 4 % 1000
					left, right = min(left, x), max(right, x+1)
				}
			}
			want := 100 + f.Measure(text, style).Width
			if bearing := style.Size * 0.22; math.Abs(float64(right)-want) > bearing+1 || math.Abs(float64(left)-100) > bearing+1 {
				t.Errorf("%q at %v: ink from %d to %d, measured to %.1f", text, style, left, right, want)
			}
		}
	}
}

func TestMeasureIsProportional(t *testing.T) {
	f := fonts(t)
	one := f.Measure("Caracas, Åland", draw.TextStyle{Size: 10})
	ten := f.Measure("Caracas, Åland", draw.TextStyle{Size: 100})
	if math.Abs(ten.Width-10*one.Width) > 1e-9 || math.Abs(ten.Ascent-10*one.Ascent) > 1e-9 {
		t.Errorf("size 10: %v, size 100: %v", one, ten)
	}
	spaced := f.Measure("abcd", draw.TextStyle{Size: 10, Tracking: 2}).Width
	if plain := f.Measure("abcd", draw.TextStyle{Size: 10}).Width; math.Abs(spaced-plain-6) > 1e-9 {
		t.Errorf("tracking 2 on four letters adds %v, want 6", spaced-plain)
	}
}

// TestWidthsAgainstSfnt compares single letters, which have no kerning, with
// another reader of the same fonts.
func TestWidthsAgainstSfnt(t *testing.T) {
	f := fonts(t)
	for n, data := range map[draw.Font][]byte{draw.Regular: assets.SansRegular(), draw.Bold: assets.SansBold(), draw.Mono: assets.Mono()} {
		other, err := sfnt.Parse(data)
		if err != nil {
			t.Fatal(err)
		}
		var buf sfnt.Buffer
		for _, r := range "HgŽжΩ4 " {
			id, err := other.GlyphIndex(&buf, r)
			if err != nil {
				t.Fatal(err)
			}
			upem := other.UnitsPerEm()
			want, err := other.GlyphAdvance(&buf, id, fixed.I(int(upem)), font.HintingNone)
			if err != nil {
				t.Fatal(err)
			}
			got := f.Measure(string(r), draw.TextStyle{Font: n, Size: float64(upem)}).Width
			if math.Abs(got-float64(want)/64) > 1 {
				t.Errorf("font %d, %q: %v wide, want %v", n, r, got, float64(want)/64)
			}
		}
	}
}

func TestKerningAndMarks(t *testing.T) {
	f := fonts(t)
	width := func(s string) float64 { return f.Measure(s, draw.TextStyle{Size: 100}).Width }
	if pair, sum := width("AV"), width("A")+width("V"); pair >= sum {
		t.Errorf("AV is %v wide, A and V together %v: no kerning", pair, sum)
	}
	if composed, combined := width("é"), width("e\u0301"); composed != combined {
		t.Errorf("é is %v wide composed, %v combined", composed, combined)
	}
}

func TestMissing(t *testing.T) {
	f := fonts(t)
	for _, tc := range []struct{ text, want string }{
		{"Caracas – Тегеран, Αθήνα; ñ ř ș đ\n", ""}, {"→", ""}, {"北京 北", "北京"},
	} {
		if got := string(f.Missing(tc.text, draw.Regular)); got != tc.want {
			t.Errorf("%q: missing %q, want %q", tc.text, got, tc.want)
		}
	}
}

func TestWrap(t *testing.T) {
	f := fonts(t)
	w := func(s string) float64 { return f.Measure(s, body).Width }
	for _, tc := range []struct {
		name, text string
		width      float64
		want       []string
	}{
		{"empty", "", 100, []string{""}},
		{"fits", "two words", 1000, []string{"two words"}},
		{"breaks at the space", "two words", w("two words") - 1, []string{"two", "words"}},
		{"space at the break is free", "two words", w("words"), []string{"two", "words"}},
		{"hyphen", "long-range", w("long-r"), []string{"long-", "range"}},
		{"line breaks stay", "a\n\nb", 1000, []string{"a", "", "b"}},
		{"a long word is cut", "aaaa", w("aa"), []string{"aa", "aa"}},
		{"one character a line", "ab", 0, []string{"a", "b"}},
		{"no break in a number", "10,000 troops", w("10,000"), []string{"10,000", "troops"}},
	} {
		got := f.Wrap(tc.text, body, tc.width)
		if fmt.Sprintf("%q", got) != fmt.Sprintf("%q", tc.want) {
			t.Errorf("%s: got %q, want %q", tc.name, got, tc.want)
		}
	}
}

// FuzzWrap checks that no line is too wide and that nothing but spaces is lost.
func FuzzWrap(f *testing.F) {
	fs := fonts(f)
	f.Add("Eight US ships, a submarine and 10,000 troops", 80.0)
	f.Add("e\u0301\u0301\u200d x ﷽ \t\r\n", 3.0)
	f.Fuzz(func(t *testing.T, text string, width float64) {
		if !utf8.ValidString(text) || len(text) > 300 {
			return
		}
		lines := fs.Wrap(text, body, width)
		squeeze := func(s string) string { return strings.Join(strings.Fields(s), "") }
		if got, want := squeeze(strings.Join(lines, "")), squeeze(text); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
		for _, line := range lines {
			if fs.Measure(line, body).Width > width && strings.ContainsAny(line, " ") && width > 100 {
				t.Errorf("%q is wider than %v", line, width)
			}
		}
		if e := fs.Ellipsis(text, body, width); e != text && e != "…" && fs.Measure(e, body).Width > width {
			t.Errorf("%q is wider than %v", e, width)
		}
	})
}

func TestEllipsis(t *testing.T) {
	f := fonts(t)
	w := func(s string) float64 { return f.Measure(s, body).Width }
	for _, tc := range []struct {
		text  string
		width float64
		want  string
	}{
		{"Caracas", 1000, "Caracas"}, {"Caracas", w("Cara…"), "Cara…"}, {"Caracas", 1, "…"},
		{"La Orchila", w("La …"), "La…"}, {"", 10, ""},
	} {
		if got := f.Ellipsis(tc.text, body, tc.width); got != tc.want {
			t.Errorf("%q in %.0f: got %q, want %q", tc.text, tc.width, got, tc.want)
		}
	}
}

func TestMeasureAllocatesNothing(t *testing.T) {
	f := fonts(t)
	f.Measure("Caracas", body)
	if n := testing.AllocsPerRun(100, func() { f.Measure("Caracas", body) }); n != 0 {
		t.Errorf("%.0f allocations", n)
	}
}

// crowd returns labels strewn over a square.
func crowd(n int, seed uint64) []label.Candidate {
	rng := rand.New(rand.NewPCG(seed, seed))
	out := make([]label.Candidate, n)
	for i := range out {
		out[i] = label.Candidate{
			ID: fmt.Sprint(i), Priority: rng.IntN(4), W: 20 + 60*rng.Float64(), H: 14, Gap: 12,
			At: draw.Pt(math.Floor(rng.Float64()*600), math.Floor(rng.Float64()*400)),
		}
	}
	return out
}

// naivePlace is the obvious way: every box against every other.
func naivePlace(cs []label.Candidate, obstacles []draw.Box) []label.Placed {
	out, taken, done := make([]label.Placed, len(cs)), append([]draw.Box(nil), obstacles...), make([]bool, len(cs))
	for range cs {
		best := -1
		for i, c := range cs {
			if !done[i] && (best < 0 || c.Priority > cs[best].Priority || c.Priority == cs[best].Priority && c.ID < cs[best].ID) {
				best = i
			}
		}
		done[best] = true
	positions:
		for _, p := range []label.Position{label.Right, label.Left, label.Below, label.Above} {
			b := cs[best].Box(p)
			for _, o := range taken {
				if b.Overlaps(o) {
					continue positions
				}
			}
			out[best], taken = label.Placed{Position: p, Box: b}, append(taken, b)
			break
		}
	}
	return out
}

func TestPlaceAgainstNaive(t *testing.T) {
	for seed := range uint64(10) {
		cs := crowd(150, seed+1)
		obstacles := []draw.Box{{Min: draw.Pt(100, 100), Max: draw.Pt(180, 220)}, {Min: draw.Pt(-5000, 300), Max: draw.Pt(5000, 320)}}
		got, want := label.Place(cs, obstacles), naivePlace(cs, obstacles)
		for i := range cs {
			if got[i] != want[i] {
				t.Fatalf("seed %d, label %d: got %v, want %v", seed, i, got[i], want[i])
			}
		}
	}
}

// TestPlaceWhilePanning moves the whole map: every label keeps its position.
func TestPlaceWhilePanning(t *testing.T) {
	cs := crowd(150, 3)
	before := label.Place(cs, nil)
	for _, shift := range []draw.Point{{X: 37, Y: -11}, {X: -4000, Y: 2500}} {
		moved := crowd(150, 3)
		for i := range moved {
			moved[i].At = moved[i].At.Add(shift)
		}
		for i, p := range label.Place(moved, nil) {
			if p.Position != before[i].Position {
				t.Fatalf("label %d moved from %v to %v", i, before[i].Position, p.Position)
			}
		}
	}
}

func TestPlacePreviousAndAlways(t *testing.T) {
	c := label.Candidate{At: draw.Pt(50, 50), W: 30, H: 10, Gap: 5, Previous: label.Above}
	if got := label.Place([]label.Candidate{c}, nil)[0].Position; got != label.Above {
		t.Errorf("got %v, want the previous position", got)
	}
	all := []draw.Box{{Min: draw.Pt(0, 0), Max: draw.Pt(100, 100)}}
	if got := label.Place([]label.Candidate{c}, all)[0]; got != (label.Placed{}) {
		t.Errorf("got %v, want none", got)
	}
	c.Always = true
	if got := label.Place([]label.Candidate{c}, all)[0].Position; got != label.Right {
		t.Errorf("got %v, want the first position", got)
	}
}

func BenchmarkPlace200(b *testing.B) {
	cs := crowd(200, 1)
	b.ReportAllocs()
	for b.Loop() {
		label.Place(cs, nil)
	}
}

func BenchmarkMeasureNew(b *testing.B) {
	f := fonts(b)
	b.ReportAllocs()
	i := 0
	for b.Loop() {
		f.Measure(fmt.Sprint("Place number ", i), body)
		i++
	}
}

func ExamplePlace() {
	placed := label.Place([]label.Candidate{
		{ID: "city", Priority: 1, At: draw.Pt(0, 0), W: 40, H: 12, Gap: 8},
		{ID: "state", Priority: 2, At: draw.Pt(10, 0), W: 60, H: 14, Try: []label.Position{label.Centre}},
	}, nil)
	fmt.Println(placed[1].Position == label.Centre, placed[0].Position == label.Below)
	// Output: true true
}
