package tile

import (
	"bytes"
	"errors"
	"fmt"
	"html"
	"image"
	"image/draw"
	"image/jpeg"
	"image/png"
	"regexp"
	"strings"
	"sync"

	"github.com/paulmach/orb"
	"golang.org/x/image/webp"
)

// ID names a tile.
type ID struct {
	Z    uint8
	X, Y uint32
}

// parent is the tile that holds four of the zoom below it.
func (id ID) parent() ID { return ID{id.Z - 1, id.X / 2, id.Y / 2} }

// Info is what a file says of itself.
type Info struct {
	Name             string // of the file, without its folder
	Attribution      string // as text on one line, "" for none
	MinZoom, MaxZoom uint8
	Bound            orb.Bound
}

// The limits of a file.
const (
	MaxZoom      = 24
	maxTile      = 8 << 20  // bytes of a tile
	maxSide      = 2048     // pixels of a tile
	maxDirectory = 32 << 20 // bytes of a directory or of the metadata, unpacked
)

// ErrVector says that tiles hold lines and areas instead of pictures.
var ErrVector = errors.New("its tiles are vector tiles; only raster tiles (PNG, JPEG, WebP) can be drawn")

// errNone says that a file has no such tile.
var errNone = errors.New("no such tile")

// source is a file of tiles.
type source interface {
	// read returns the bytes of a tile, or errNone.
	read(id ID) ([]byte, error)
	close() error
}

// Set is an open file of tiles. It is safe for concurrent use.
type Set struct {
	Info
	source source

	mu      sync.Mutex
	decoded map[ID]*image.RGBA // nil: not there, or not readable
	order   []ID               // of decoded, the oldest first
	problem error              // the first that a tile had
}

// keptTiles is how many decoded tiles a set keeps.
const keptTiles = 192

// newSet returns the set of a source after a look at what it says.
func newSet(info Info, s source) (*Set, error) {
	if info.MinZoom > info.MaxZoom || info.MaxZoom > MaxZoom {
		return nil, fmt.Errorf("zooms %d to %d are not within 0 to %d", info.MinZoom, info.MaxZoom, MaxZoom)
	}
	info.Attribution = plainText(info.Attribution)
	return &Set{Info: info, source: s, decoded: map[ID]*image.RGBA{}}, nil
}

// Close closes the file.
func (s *Set) Close() error { return s.source.close() }

// Problem is the first problem that a tile had, nil for none.
func (s *Set) Problem() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.problem
}

// tile returns a decoded tile; nil where there is none.
func (s *Set) tile(id ID) *image.RGBA {
	s.mu.Lock()
	defer s.mu.Unlock()
	if m, known := s.decoded[id]; known {
		return m
	}
	m, err := s.load(id)
	if err != nil && !errors.Is(err, errNone) && s.problem == nil {
		s.problem = fmt.Errorf("tile %d/%d/%d of %q: %w", id.Z, id.X, id.Y, s.Name, err)
	}
	if len(s.order) == keptTiles {
		delete(s.decoded, s.order[0])
		s.order = append(s.order[:0], s.order[1:]...)
	}
	s.decoded[id], s.order = m, append(s.order, id)
	return m
}

func (s *Set) load(id ID) (*image.RGBA, error) {
	raw, err := s.source.read(id)
	if err != nil {
		return nil, err
	}
	return decode(raw)
}

// decode reads a picture of a bounded size.
func decode(raw []byte) (*image.RGBA, error) {
	head, read := png.DecodeConfig, png.Decode
	switch {
	case bytes.HasPrefix(raw, []byte("\x89PNG")):
	case bytes.HasPrefix(raw, []byte("\xff\xd8")):
		head, read = jpeg.DecodeConfig, jpeg.Decode
	case len(raw) > 12 && string(raw[:4]) == "RIFF" && string(raw[8:12]) == "WEBP":
		head, read = webp.DecodeConfig, webp.Decode
	default:
		return nil, errors.New("neither PNG nor JPEG nor WebP")
	}
	config, err := head(bytes.NewReader(raw))
	if err != nil {
		return nil, err
	}
	if config.Width < 1 || config.Height < 1 || config.Width > maxSide || config.Height > maxSide {
		return nil, fmt.Errorf("%d x %d pixels are not a tile's", config.Width, config.Height)
	}
	m, err := read(bytes.NewReader(raw))
	if err != nil {
		return nil, err
	}
	out := image.NewRGBA(image.Rect(0, 0, config.Width, config.Height))
	draw.Draw(out, out.Rect, m, m.Bounds().Min, draw.Src)
	return out, nil
}

// plainText is an attribution without its markup, on one line.
func plainText(text string) string {
	text = regexp.MustCompile(`<[^>]*>`).ReplaceAllString(text, " ")
	text = strings.Join(strings.Fields(html.UnescapeString(strings.ToValidUTF8(text, "\uFFFD"))), " ")
	const longest = 160
	if runes := []rune(text); len(runes) > longest {
		return string(runes[:longest-1]) + "…"
	}
	return text
}

// Credit names the file and its makers.
func (i Info) Credit() string {
	if i.Attribution == "" {
		return "Tiles: " + i.Name
	}
	return "Tiles: " + i.Name + ", " + i.Attribution
}
