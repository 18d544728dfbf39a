package frame_test

import (
	"bytes"
	"context"
	"encoding/binary"
	"image"
	"image/color"
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"sandtable/app/frame"
	"sandtable/app/store"
	"sandtable/geo"
	"sandtable/geo/tile"
)

// oneTile is a PMTiles file of a single tile, the whole world, more or less blue.
func oneTile(t *testing.T, blue uint8) *tile.Set {
	t.Helper()
	m := image.NewRGBA(image.Rect(0, 0, 64, 64))
	for i := range 64 * 64 {
		m.SetRGBA(i%64, i/64, color.RGBA{uint8(i), uint8(i / 64 * 4), blue, 255})
	}
	var data bytes.Buffer
	if err := png.Encode(&data, m); err != nil {
		t.Fatal(err)
	}
	directory := binary.AppendUvarint([]byte{1, 0, 1}, uint64(data.Len()))
	directory = append(directory, 1)
	raw := make([]byte, 127)
	copy(raw, "PMTiles\x03")
	binary.LittleEndian.PutUint64(raw[8:], 127)
	binary.LittleEndian.PutUint64(raw[16:], uint64(len(directory)))
	binary.LittleEndian.PutUint64(raw[56:], uint64(127+len(directory)))
	raw[97], raw[98], raw[99] = 1, 1, 2
	path := filepath.Join(t.TempDir(), "one.pmtiles")
	if err := os.WriteFile(path, append(append(raw, directory...), data.Bytes()...), 0o600); err != nil {
		t.Fatal(err)
	}
	s, err := tile.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

// TestTilesComeAndGo takes a base map of tiles and gives it back, while time, theme
// and projection change, and compares with frames drawn whole.
func TestTilesComeAndGo(t *testing.T) {
	kit, d, v := sample(t)
	warm, twin, l := frame.New(d, kit.World, kit.Fonts.Clone()), newTwin(kit), look{v, 480, 320, 1}
	set, other, before := oneTile(t, 90), oneTile(t, 200), []byte(nil)
	for i, step := range []struct {
		tiles  *tile.Set
		change func(*store.View)
	}{
		{nil, func(*store.View) {}},
		{set, func(*store.View) {}},
		{set, func(v *store.View) { v.Window.Z -= 200 }},
		{set, func(v *store.View) { v.Focal = "RUS" }},
		{other, func(v *store.View) {}},
		{other, func(v *store.View) { v.Theme = "dark" }},
		{set, func(v *store.View) { v.Camera = v.Camera.In(geo.EqualEarth) }},
		{set, func(v *store.View) { v.Camera = v.Camera.In(geo.Mercator) }},
		{nil, func(*store.View) {}},
	} {
		step.change(&l.view)
		r := l.request()
		r.Tiles = step.tiles
		got, err := warm.Make(context.Background(), r)
		if err != nil {
			t.Fatal(err)
		}
		if i == 1 && bytes.Equal(before, got.Map.Pix) {
			t.Fatal("the tiles are not on the map")
		}
		before = bytes.Clone(got.Map.Pix)
		twin.checkMap(t, i, got)
	}
}
