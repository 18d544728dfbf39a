package report_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image/png"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"testing"

	"sandtable/app/report"
	"sandtable/app/scene"
	"sandtable/app/store"
	"sandtable/data"
	"sandtable/data/edtf"
	"sandtable/geo/draw"
)

// window changes a view's window.
func (f fixture) window(tb testing.TB, from, to string) func(*store.View) {
	return func(v *store.View) {
		w, err := store.ParseWindow(from, to, f.extent)
		if err != nil {
			tb.Fatal(err)
		}
		v.Window, v.Range = w, store.Range{A: w.A, Z: w.Z}
	}
}

// texts are the runs of a list that are not on the map or the timeline: those
// outside any clip.
func texts(l *draw.List) []draw.TextRun {
	var out []draw.TextRun
	depth := 0
	for _, item := range l.Items {
		switch it := item.(type) {
		case draw.PushClip:
			depth++
		case draw.PopClip:
			depth--
		case draw.TextRun:
			if depth == 0 {
				out = append(out, it)
			}
		}
	}
	return out
}

// box is where a text stands.
func (f fixture) box(t draw.TextRun) draw.Box {
	m := f.kit.Fonts.Measure(t.Text, t.Style)
	x := t.At.X
	switch t.Align {
	case draw.AlignCenter:
		x -= m.Width / 2
	case draw.AlignRight:
		x -= m.Width
	}
	return draw.Box{Min: draw.Pt(x, t.At.Y-0.72*t.Style.Size), Max: draw.Pt(x+m.Width, t.At.Y+0.2*t.Style.Size)}
}

// No text of a page leaves it or lies on another one, whatever the size.
func TestNothingOverlapsOrIsCut(t *testing.T) {
	f := load(t)
	changes := map[string]func(*store.View){
		"all":   nil,
		"month": f.window(t, "2025-09", "2025-10"),
		"title": func(v *store.View) { v.Title = strings.Repeat("A very long title ", 12) },
		"known": func(v *store.View) { v.AsKnown = data.AsKnown{On: true, Day: edtf.DayOf(2025, 9, 30)} },
		"none":  func(v *store.View) { v.Filter = "kind = exercise and kind = strike" },
	}
	for _, size := range [][2]int{{0, 0}, {2560, 1440}, {1920, 1080}, {1100, 800}, {992, 1403}, {800, 500}, {480, 360}, {1403, 560}} {
		for name, change := range changes {
			o := report.Options{W: size[0], H: size[1]}
			list, err := report.Compose(f.kit, f.snapshot(t, f.view(change), o))
			if err != nil {
				t.Fatal(err)
			}
			f.apart(t, fmt.Sprintf("%s %v", name, size), list)
		}
	}
}

func (f fixture) apart(t *testing.T, name string, list *draw.List) {
	t.Helper()
	page := draw.Box{Max: draw.Pt(float64(list.W), float64(list.H))}
	runs := texts(list)
	if len(runs) < 4 {
		t.Errorf("%s: %d texts", name, len(runs))
	}
	for i, a := range runs {
		box := f.box(a)
		if !box.Inside(page) {
			t.Errorf("%s: %q leaves the page at %v", name, a.Text, box)
		}
		for _, b := range runs[:i] {
			if box.Overlaps(f.box(b)) {
				t.Errorf("%s: %q lies on %q", name, a.Text, b.Text)
			}
		}
	}
}

// Every number on the map stands in the list, and what is left out is said.
func TestListIsNeverCutSilently(t *testing.T) {
	f := load(t)
	for name, change := range map[string]func(*store.View){
		"all": nil, "month": f.window(t, "2025-09", "2025-10"), "few": f.window(t, "2018-12", "2018-12"),
	} {
		s := f.snapshot(t, f.view(change), report.Options{})
		list, err := report.Compose(f.kit, s)
		if err != nil {
			t.Fatal(err)
		}
		var lines []string
		for _, run := range texts(list) {
			lines = append(lines, run.Text)
		}
		numbers := map[int]int{}
		for _, item := range list.Items {
			run, ok := item.(draw.TextRun)
			if n, err := strconv.Atoi(run.Text); ok && err == nil && run.Style.Font == draw.Bold && run.Align == draw.AlignCenter {
				numbers[n]++
			}
		}
		listed, said, page := 0, 0, strings.Join(lines, " ")
		for _, e := range s.Match.Events() {
			if strings.Contains(page, f.pack.Events.Title.At(e)) {
				listed++
			}
		}
		for _, l := range lines {
			n := 0
			if _, err := fmt.Sscanf(l, "and %d more", &n); err == nil {
				said += n
			}
		}
		if name == "few" != (said == 0) || listed+said != s.Match.N {
			t.Errorf("%s: %d events are listed and %d said to be left out, of %d", name, listed, said, s.Match.N)
		}
		if numbers[1] < 2 {
			t.Errorf("%s: number 1 stands %d times, not on the map and in the list", name, numbers[1])
		}
	}
}

func TestCaptionSaysWhatIsShown(t *testing.T) {
	f := load(t)
	s := f.snapshot(t, f.view(func(v *store.View) {
		f.window(t, "2025-09", "2025-10")(v)
		v.Filter, v.Title = "actor = RUS", "A title"
		v.AsKnown = data.AsKnown{On: true, Day: edtf.DayOf(2025, 11, 30)}
	}), report.Options{Made: edtf.DayOf(2026, 11, 22), Dated: true})
	list, err := report.Compose(f.kit, s)
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, run := range texts(list) {
		all = append(all, run.Text)
	}
	page := strings.Join(all, " ")
	for _, want := range []string{
		"A title", "1 September to 31 October 2025", "actor = RUS", fmt.Sprintf("%d match", s.Match.N),
		"As known on 30 November 2025", "Natural Earth", "GeoNames, CC BY 4.0", "Borders as controlled, claims dashed",
		"Dataset russia-venezuela 1.0.0, sha256 ", "made 22 November 2026", "page 1 of 1",
	} {
		if !strings.Contains(page, want) {
			t.Errorf("the page does not say %q", want)
		}
	}
	undated, err := report.Compose(f.kit, f.snapshot(t, f.view(nil), report.Options{}))
	if err != nil {
		t.Fatal(err)
	}
	if slices.ContainsFunc(texts(undated), func(r draw.TextRun) bool { return strings.Contains(r.Text, "2026") }) {
		t.Error("a day is printed that nobody gave")
	}
}

func TestSameBytes(t *testing.T) {
	f := load(t)
	o := report.Options{W: 700, H: 500, Scale: 1.5}
	s := f.snapshot(t, f.view(f.window(t, "2018", "2019")), o)
	first, err := report.PNG(context.Background(), f.kit, s)
	if err != nil {
		t.Fatal(err)
	}
	before := runtime.GOMAXPROCS(1)
	defer runtime.GOMAXPROCS(before)
	kit, err := scene.LoadKit()
	if err != nil {
		t.Fatal(err)
	}
	second, err := report.PNG(context.Background(), kit, f.snapshot(t, s.View, o))
	if err != nil || !bytes.Equal(first, second) {
		t.Errorf("the same snapshot gives other bytes (%v)", err)
	}
	picture, err := png.Decode(bytes.NewReader(first))
	if err != nil || picture.Bounds().Dx() != 1050 || picture.Bounds().Dy() != 750 {
		t.Errorf("the picture is %v, %v", picture.Bounds(), err)
	}
	raw, err := report.ViewOf(first)
	if err != nil {
		t.Fatal(err)
	}
	view, err := store.ReadView(raw, f.view(nil), f.extent)
	if err != nil || view != s.View {
		t.Errorf("the picture holds %+v, want %+v (%v)", view, s.View, err)
	}
}

func TestSelectionIsNotDrawn(t *testing.T) {
	f := load(t)
	o := report.Options{W: 600, H: 400}
	plain, err := report.Compose(f.kit, f.snapshot(t, f.view(nil), o))
	if err != nil {
		t.Fatal(err)
	}
	for e := int32(0); e < int32(f.pack.Events.N); e += 7 {
		v := f.view(func(v *store.View) { v.Selected = f.pack.Events.ID.At(e) })
		selected, err := report.Compose(f.kit, f.snapshot(t, v, o))
		if err != nil || len(selected.Items) != len(plain.Items) {
			t.Fatalf("%s: %d items, %d without a selection (%v)", v.Selected, len(selected.Items), len(plain.Items), err)
		}
	}
}

func TestSizes(t *testing.T) {
	f := load(t)
	for _, o := range []report.Options{
		{W: 100, H: 100}, {W: -1, H: 500}, {W: 1000, H: 1000, Scale: 100}, {W: 20000, H: 20000}, {W: 500, H: 0},
	} {
		if _, err := report.Compose(f.kit, f.snapshot(t, f.view(nil), o)); err == nil {
			t.Errorf("%+v is drawn", o)
		}
	}
	w, h, err := report.MapSize(f.kit, f.snapshot(t, f.view(nil), report.Options{Scale: 2}))
	if err != nil || w < 800 || w > 1000 || h < 500 || h > 800 {
		t.Errorf("the map is %v x %v, %v", w, h, err)
	}
}

func TestViewOf(t *testing.T) {
	for name, file := range map[string]string{
		"nothing": "", "text": "{}", "signature alone": "\x89PNG\r\n\x1a\n",
		"cut": "\x89PNG\r\n\x1a\n\x00\x00\x00\x0dIHDR\x00\x00\x00", "cut later": "\x89PNG\r\n\x1a\n\x00\x00\x00\x0dIHDR0123456789", "no checksum": "\x89PNG\r\n\x1a\n\x00\x00\x00\x00IEND1234",
	} {
		if _, err := report.ViewOf([]byte(file)); err == nil {
			t.Errorf("%s holds a view", name)
		}
	}
	damaged := "\x89PNG\r\n\x1a\n\x00\x00\x00\x15iTXtsandtable-view\x00\x00\x00\x00\x00{}1234"
	if view, err := report.ViewOf([]byte(damaged)); err == nil || !strings.Contains(err.Error(), "checksum") {
		t.Errorf("a damaged view: %q, %v", view, err)
	}
	if _, err := report.ViewOf([]byte("\x89PNG\r\n\x1a\n")); !errors.Is(err, report.ErrNoView) {
		t.Errorf("got %v", err)
	}
}

func FuzzViewOf(f *testing.F) {
	f.Add([]byte("\x89PNG\r\n\x1a\n\x00\x00\x00\x00IEND\xae\x42\x60\x82"))
	f.Add([]byte("\x89PNG\r\n\x1a\n\xff\xff\xff\xffiTXtsandtable-view"))
	f.Fuzz(func(t *testing.T, file []byte) {
		if view, err := report.ViewOf(file); err == nil && !bytes.Contains(file, view) {
			t.Errorf("%q is not in the file", view)
		}
	})
}

func BenchmarkPNG(b *testing.B) {
	f := load(b)
	s := f.snapshot(b, f.view(nil), report.Options{})
	b.ReportAllocs()
	for b.Loop() {
		if _, err := report.PNG(context.Background(), f.kit, s); err != nil {
			b.Fatal(err)
		}
	}
}
