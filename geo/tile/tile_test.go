package tile_test

import (
	"bytes"
	"compress/gzip"
	"database/sql"
	"encoding/binary"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"sandtable/geo"
	"sandtable/geo/tile"

	_ "modernc.org/sqlite"
)

// hue is the colour of a tile of the test files, another for each.
func hue(id tile.ID) color.RGBA {
	return color.RGBA{uint8(40 + 50*id.Z), uint8(20 + 60*id.X), uint8(30 + 60*id.Y), 255}
}

// picture is a tile of 16 x 16 pixels.
func picture(t testing.TB, id tile.ID) []byte {
	t.Helper()
	m := image.NewRGBA(image.Rect(0, 0, 16, 16))
	for i := range 256 {
		m.SetRGBA(i%16, i/16, hue(id))
	}
	var b bytes.Buffer
	if err := png.Encode(&b, m); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// pyramid are the tiles of zooms 0 to 2, without 2/3/3.
func pyramid() []tile.ID {
	var out []tile.ID
	for z := range uint8(3) {
		for y := range uint32(1) << z {
			for x := range uint32(1) << z {
				if id := (tile.ID{Z: z, X: x, Y: y}); id != (tile.ID{Z: 2, X: 3, Y: 3}) {
					out = append(out, id)
				}
			}
		}
	}
	return out
}

func mbtiles(t testing.TB, meta map[string]string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "own #1.mbtiles")
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	do := func(query string, values ...any) {
		if _, err := db.Exec(query, values...); err != nil {
			t.Fatal(err)
		}
	}
	do("create table metadata (name text, value text)")
	do("create table tiles (zoom_level integer, tile_column integer, tile_row integer, tile_data blob)")
	for name, value := range meta {
		do("insert into metadata values (?, ?)", name, value)
	}
	for _, id := range pyramid() {
		do("insert into tiles values (?, ?, ?, ?)", id.Z, id.X, 1<<id.Z-1-id.Y, picture(t, id))
	}
	return path
}

// numbers are the places of the tiles of zooms 0 to 2 on the Hilbert curve, as the
// specification draws them.
var numbers = map[tile.ID]uint64{
	{Z: 0}: 0, {Z: 1}: 1, {Z: 1, Y: 1}: 2, {Z: 1, X: 1, Y: 1}: 3, {Z: 1, X: 1}: 4,
	{Z: 2}: 5, {Z: 2, X: 1}: 6, {Z: 2, X: 1, Y: 1}: 7, {Z: 2, Y: 1}: 8, {Z: 2, Y: 2}: 9, {Z: 2, Y: 3}: 10,
	{Z: 2, X: 1, Y: 3}: 11, {Z: 2, X: 1, Y: 2}: 12, {Z: 2, X: 2, Y: 2}: 13, {Z: 2, X: 2, Y: 3}: 14, {Z: 2, X: 3, Y: 3}: 15,
	{Z: 2, X: 3, Y: 2}: 16, {Z: 2, X: 3, Y: 1}: 17, {Z: 2, X: 2, Y: 1}: 18, {Z: 2, X: 2}: 19, {Z: 2, X: 3}: 20,
}

// pmtiles is a PMTiles file; leaves puts the directory into two leaves behind a
// root.
func pmtiles(t testing.TB, leaves bool, sort byte) []byte {
	t.Helper()
	type entry struct{ id, run, length, offset uint64 }
	var data []byte
	byNumber := map[uint64]tile.ID{}
	for _, id := range pyramid() {
		byNumber[numbers[id]] = id
	}
	var all []entry
	for n := range uint64(21) {
		if id, ok := byNumber[n]; ok {
			raw := picture(t, id)
			all = append(all, entry{n, 1, uint64(len(raw)), uint64(len(data))})
			data = append(data, raw...)
		}
	}
	directory := func(list []entry) []byte {
		raw := binary.AppendUvarint(nil, uint64(len(list)))
		last := uint64(0)
		for _, e := range list {
			raw = binary.AppendUvarint(raw, e.id-last)
			last = e.id
		}
		for _, e := range list {
			raw = binary.AppendUvarint(raw, e.run)
		}
		for _, e := range list {
			raw = binary.AppendUvarint(raw, e.length)
		}
		for i, e := range list {
			if i > 0 && e.offset == list[i-1].offset+list[i-1].length {
				raw = binary.AppendUvarint(raw, 0)
			} else {
				raw = binary.AppendUvarint(raw, e.offset+1)
			}
		}
		return packed(t, raw)
	}
	root, leaf := directory(all), []byte(nil)
	if leaves {
		a, b := directory(all[:9]), directory(all[9:])
		leaf = append(append(leaf, a...), b...)
		root = directory([]entry{{all[0].id, 0, uint64(len(a)), 0}, {all[9].id, 0, uint64(len(b)), uint64(len(a))}})
	}
	meta := packed(t, []byte(`{"attribution":"&copy; <a href=\"x\">Own</a> Survey"}`))
	head := make([]byte, 127)
	copy(head, "PMTiles\x03")
	at := uint64(127)
	for i, part := range [][]byte{root, meta, leaf, data} {
		binary.LittleEndian.PutUint64(head[8+16*i:], at)
		binary.LittleEndian.PutUint64(head[16+16*i:], uint64(len(part)))
		at += uint64(len(part))
	}
	head[97], head[98], head[99], head[100], head[101] = 2, 1, sort, 0, 2
	return bytes.Join([][]byte{head, root, meta, leaf, data}, nil)
}

func packed(t testing.TB, raw []byte) []byte {
	t.Helper()
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	_, err := z.Write(raw)
	if err = errors.Join(err, z.Close()); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func file(t testing.TB, raw []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "own.pmtiles")
	if err := os.WriteFile(path, raw, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// view is a frame in which a pixel is as large as in the tiles, at a zoom.
func view(lon, lat, zoom float64, w, h int) geo.Viewport {
	return geo.Viewport{Camera: geo.Camera{Projection: geo.Mercator, Lon: lon, Lat: lat, Zoom: zoom}, W: w, H: h, Scale: 1}
}

// Every format shows the same tiles at the same places: each pixel has the colour
// of the tile that it lies in, of the nearest zoom or of the last one.
func TestPicture(t *testing.T) {
	for name, path := range map[string]string{
		"MBTiles":               mbtiles(t, map[string]string{"format": "png", "attribution": "&copy; <a>Own</a> Survey", "minzoom": "0", "maxzoom": "2"}),
		"MBTiles without zooms": mbtiles(t, map[string]string{"attribution": "© Own Survey"}),
		"PMTiles":               file(t, pmtiles(t, false, 2)), "PMTiles with leaves": file(t, pmtiles(t, true, 2)),
	} {
		t.Run(name, func(t *testing.T) {
			s, err := tile.Open(path)
			if err != nil {
				t.Fatal(err)
			}
			defer s.Close()
			if s.Attribution != "© Own Survey" || s.MaxZoom != 2 || s.MinZoom != 0 || s.Name != filepath.Base(path) {
				t.Errorf("it says %+v", s.Info)
			}
			for _, v := range []geo.Viewport{
				view(0, 0, 0, 256, 256), view(0, 0, 1, 512, 512), view(90, 40, 2, 300, 200), view(180, -66, 2, 300, 200), view(-100, 10, 5, 200, 100),
			} {
				checkPicture(t, s, v)
			}
			if s.Problem() != nil {
				t.Error(s.Problem())
			}
		})
	}
}

func checkPicture(t *testing.T, s *tile.Set, v geo.Viewport) {
	t.Helper()
	got, f := s.Picture(v), v.Frame()
	if got == nil {
		t.Fatalf("%+v: nothing", v)
	}
	z := uint8(min(v.Zoom, 2))
	side := f.Size / float64(int(1)<<z)
	for y := 0; y < v.H; y += 7 {
		for x := 0; x < v.W; x += 7 {
			column, row := (float64(x)+0.5-f.X0)/side, (float64(y)+0.5-f.Y0)/side
			if near(column*side, side) || near(row*side, side) || row < 0 || row >= float64(int(1)<<z) {
				continue
			}
			id := tile.ID{Z: z, X: uint32(int(column+16)) % (1 << z), Y: uint32(row)}
			if id == (tile.ID{Z: 2, X: 3, Y: 3}) {
				id = tile.ID{Z: 1, X: 1, Y: 1}
			}
			if c := got.RGBAAt(x, y); c != hue(id) {
				t.Fatalf("%+v: pixel %d, %d is %v, want %v of %v", v, x, y, c, hue(id), id)
			}
		}
	}
}

// near reports whether a pixel may lie on the edge of a tile.
func near(at, side float64) bool {
	over := at - side*math.Floor(at/side)
	return over < 2 || over > side-2
}

func TestNoPicture(t *testing.T) {
	s, err := tile.Open(file(t, pmtiles(t, false, 2)))
	if err != nil {
		t.Fatal(err)
	}
	v := view(0, 0, 1, 100, 100)
	v.Projection = geo.EqualEarth
	if s.Picture(v) != nil {
		t.Error("tiles on another projection")
	}
}

func TestRefused(t *testing.T) {
	good := pmtiles(t, true, 2)
	change := func(at int, to ...byte) []byte {
		raw := bytes.Clone(good)
		copy(raw[at:], to)
		return raw
	}
	for _, c := range []struct {
		name, want string
		raw        []byte
	}{
		{"nothing", "neither MBTiles nor PMTiles", nil},
		{"text", "neither MBTiles nor PMTiles", []byte("hello, this is no map of any kind")},
		{"a cut head", "its head", good[:60]},
		{"version 2", "not PMTiles of version 3", change(7, 2)},
		{"vector tiles", "vector tiles", pmtiles(t, false, 1)},
		{"AVIF", "of type 5", change(99, 5)},
		{"zstd", "compression 4", change(97, 4)},
		{"a root of petabytes", "more than the limit", change(21, 9)},
		{"zooms", "zooms 0 to 99", change(101, 99)},
		{"no database", "file is not a database", append([]byte("SQLite format 3\x00"), make([]byte, 200)...)},
	} {
		t.Run(c.name, func(t *testing.T) {
			if _, err := tile.Open(file(t, c.raw)); err == nil || !strings.Contains(err.Error(), c.want) || !strings.Contains(err.Error(), `"own.pmtiles"`) {
				t.Errorf("got %v, want %q", err, c.want)
			}
		})
	}
	if _, err := tile.Open(mbtiles(t, map[string]string{"format": "pbf"})); !errors.Is(err, tile.ErrVector) {
		t.Errorf("a database of vector tiles: %v", err)
	}
}

// A tile that cannot be read leaves its place empty and is told.
func TestBrokenTileIsTold(t *testing.T) {
	raw := pmtiles(t, false, 2)
	for i := bytes.LastIndex(raw, []byte("IDAT")); i < len(raw); i++ {
		raw[i] = 0
	}
	s, err := tile.Open(file(t, raw))
	if err != nil {
		t.Fatal(err)
	}
	s.Picture(view(170, 80, 2, 300, 200))
	if s.Problem() == nil || !strings.Contains(s.Problem().Error(), `tile 2/3/0 of "own.pmtiles"`) {
		t.Errorf("got %v", s.Problem())
	}
}

func FuzzOpen(f *testing.F) {
	f.Add(pmtiles(f, false, 2))
	f.Add(pmtiles(f, true, 2))
	path := filepath.Join(f.TempDir(), "own.pmtiles")
	f.Fuzz(func(t *testing.T, raw []byte) {
		if !bytes.HasPrefix(raw, []byte("PMTiles")) {
			return
		}
		if err := os.WriteFile(path, raw, 0o600); err != nil {
			t.Fatal(err)
		}
		s, err := tile.Open(path)
		if err != nil {
			return
		}
		defer s.Close()
		s.Picture(view(10, 10, 1, 64, 64))
	})
}

func ExampleOpen() {
	_, err := tile.Open("testdata/none.mbtiles")
	fmt.Println(err)
	// Output:
	// open tiles "none.mbtiles": open testdata/none.mbtiles: no such file or directory
}
