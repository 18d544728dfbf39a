package strip_test

import (
	"flag"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"sandtable/app/scene"
	"sandtable/app/strip"
	"sandtable/data"
	"sandtable/data/index"
	"sandtable/geo/draw"
	"sandtable/geo/label"
	"sandtable/geo/raster"

	"sandtable/assets"
)

var update = flag.Bool("update", false, "rewrite the golden images")

// everything has each way in which a bar is drawn.
func everything() []row {
	return []row{
		{"deployment", "2025-09-05", data.Reported},
		{"deployment", "p:2025-09-03/2025-09-20", data.Claimed},
		{"exercise", "2025-09~", data.Reported},
		{"exercise", "p:2025-09-10/..", data.Planned},
		{"arms-transfer", "p:/2025-09-20", data.Reported},
		{"arms-transfer", "2025-09-25~", data.Disputed},
		{"strike", "p:2025-09/2025-10", data.Reported},
		{"strike", "2025-09-02", data.Disputed},
		{"treaty", "p:2025-09-12/", data.Assessed},
		{"treaty", "2025-10", data.Denied},
		{"sanction", "2025-09-18", data.Claimed},
		{"sanction", "p:../2025-09-08", data.Reported},
		{"energy", "2025-10", data.Planned},
		{"energy", "2025-09-22", data.Denied},
		{"assessment", "p:2025-09-05~/2025-09-28?", data.Assessed},
	}
}

func TestGolden(t *testing.T) {
	d := dataset(t, everything())
	base := viewOf(d)
	base.Window.A, base.Window.Z = day(2025, 9, 4), day(2025, 9, 24)
	base.Range.Z = day(2025, 10, 12)
	base.Selected = "e1"
	dark, certain := base, base
	dark.Theme, dark.Axis = "dark", 1
	certain.Mode, certain.Theme = index.Certain, "print"
	certain.AsKnown = data.AsKnown{On: true, Day: day(2025, 10, 1), Undated: true}
	m := model(t, d, base)
	compare(t, "light", strip.Build(m, base, strip.Size{W: 320, H: 175, Scale: 1}))
	compare(t, "dark", strip.Build(m, dark, strip.Size{W: 320, H: 200, Scale: 1}))
	compare(t, "print", strip.Build(m, certain, strip.Size{W: 320, H: 175, Scale: 1}))
}

// compare holds a strip against its golden image.
func compare(t *testing.T, name string, s *strip.Strip) {
	t.Helper()
	fonts, err := label.Parse(label.Files{
		Regular: assets.SansRegular(), Bold: assets.SansBold(), Italic: assets.SansItalic(), Mono: assets.Mono(),
	})
	if err != nil {
		t.Fatal(err)
	}
	l := draw.New(s.Size().W, s.Size().H)
	s.DrawWhole(l)
	got := raster.New(fonts).Image(l, scene.Theme(s.View).Panel)
	path := filepath.Join("testdata", name+".png")
	if *update {
		write(t, path, got)
		return
	}
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	want, err := png.Decode(f)
	if err != nil {
		t.Fatal(err)
	}
	for y := range got.Rect.Dy() {
		for x := range got.Rect.Dx() {
			r, g, b, a := want.At(x, y).RGBA()
			r2, g2, b2, a2 := got.At(x, y).RGBA()
			if r != r2 || g != g2 || b != b2 || a != a2 {
				write(t, filepath.Join("testdata", "failed", name+".png"), got)
				t.Fatalf("%s differs first at %d,%d: see testdata/failed", name, x, y)
			}
		}
	}
}

func write(t *testing.T, path string, img image.Image) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := png.Encode(f, img); err != nil {
		t.Fatal(err)
	}
}
