package raster_test

import (
	"image"
	"image/color"
	"image/png"
	"os"
	"path/filepath"
	"testing"
)

// golden compares m with testdata/name, exactly.
func golden(t *testing.T, name string, m *image.RGBA) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		save(t, path, m)
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
	diff, n := image.NewGray(m.Rect), 0
	for y := range m.Rect.Dy() {
		for x := range m.Rect.Dx() {
			if color.RGBAModel.Convert(want.At(x, y)) != m.RGBAAt(x, y) {
				diff.SetGray(x, y, color.Gray{255})
				n++
			}
		}
	}
	if n > 0 || want.Bounds() != m.Rect {
		save(t, filepath.Join("testdata", "failed", "got-"+name), m)
		save(t, filepath.Join("testdata", "failed", "diff-"+name), diff)
		t.Errorf("%s: %d pixels differ, see testdata/failed", name, n)
	}
}

func save(t *testing.T, path string, m image.Image) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := png.Encode(f, m); err != nil {
		t.Fatal(err)
	}
}
