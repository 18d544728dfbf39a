package tile

import (
	"bytes"
	"compress/gzip"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"sort"

	"github.com/paulmach/orb"
)

// The head of a PMTiles file, version 3 of the specification.
const (
	pmHead = 127
	pmNone = 1 // compressions
	pmGzip = 2
	pmMVT  = 1 // types of tiles
	pmAVIF = 5
)

// span is a part of a file.
type span struct{ offset, length uint64 }

// pmTiles is an open PMTiles file.
type pmTiles struct {
	file         io.ReaderAt
	closer       io.Closer
	leaves, data span
	inner, tiles byte // compressions of directories and of tiles
	root         []pmEntry
	leaf         map[uint64][]pmEntry // directories that were read, by offset
}

// pmEntry is a line of a directory: tiles from id on that share their bytes, or
// where run is 0 a further directory.
type pmEntry struct {
	id     uint64
	run    uint64
	offset uint64
	length uint64
}

// openPM reads the head, the metadata and the root directory.
func openPM(file io.ReaderAt, closer io.Closer) (Info, *pmTiles, error) {
	var info Info
	head := make([]byte, pmHead)
	if _, err := file.ReadAt(head, 0); err != nil {
		return info, nil, fmt.Errorf("its head: %w", err)
	}
	if string(head[:7]) != "PMTiles" || head[7] != 3 {
		return info, nil, errors.New("not PMTiles of version 3")
	}
	part := func(at int) span {
		return span{binary.LittleEndian.Uint64(head[at:]), binary.LittleEndian.Uint64(head[at+8:])}
	}
	p := &pmTiles{
		file: file, closer: closer, leaves: part(40), data: part(56), inner: head[97], tiles: head[98],
		leaf: map[uint64][]pmEntry{},
	}
	switch sort := head[99]; {
	case sort == pmMVT:
		return info, nil, ErrVector
	case sort >= pmAVIF:
		return info, nil, fmt.Errorf("its tiles are of type %d, not PNG, JPEG or WebP", sort)
	}
	degrees := func(at int) float64 { return float64(int32(binary.LittleEndian.Uint32(head[at:]))) / 1e7 }
	info.MinZoom, info.MaxZoom = head[100], head[101]
	info.Bound = orb.Bound{Min: orb.Point{degrees(102), degrees(106)}, Max: orb.Point{degrees(110), degrees(114)}}
	root, err := p.unpack(part(8), p.inner)
	if err == nil {
		p.root, err = parseDirectory(root)
	}
	if err != nil {
		return info, nil, fmt.Errorf("its root directory: %w", err)
	}
	info.Attribution, err = p.attribution(part(24))
	return info, p, err
}

// attribution reads what the metadata says of the makers.
func (p *pmTiles) attribution(at span) (string, error) {
	if at.length == 0 {
		return "", nil
	}
	raw, err := p.unpack(at, p.inner)
	var meta struct{ Attribution any }
	if err == nil {
		err = json.Unmarshal(raw, &meta)
	}
	if err != nil {
		return "", fmt.Errorf("its metadata: %w", err)
	}
	text, _ := meta.Attribution.(string)
	return text, nil
}

func (p *pmTiles) close() error { return p.closer.Close() }

// bytes reads a part of the file.
func (p *pmTiles) bytes(at span, most uint64) ([]byte, error) {
	if at.length > most || at.offset > 1<<62 {
		return nil, fmt.Errorf("%d bytes at %d are more than the limit of %d", at.length, at.offset, most)
	}
	raw := make([]byte, at.length)
	if n, err := p.file.ReadAt(raw, int64(at.offset)); n < len(raw) {
		return nil, err
	}
	return raw, nil
}

// unpack reads a directory or the metadata.
func (p *pmTiles) unpack(at span, compression byte) ([]byte, error) {
	raw, err := p.bytes(at, maxDirectory)
	if err != nil {
		return nil, err
	}
	return inflate(raw, compression, maxDirectory)
}

// inflate undoes a compression, up to a size.
func inflate(raw []byte, compression byte, most int64) ([]byte, error) {
	switch compression {
	case pmNone:
		return raw, nil
	case pmGzip:
		z, err := gzip.NewReader(bytes.NewReader(raw))
		if err != nil {
			return nil, err
		}
		out, err := io.ReadAll(io.LimitReader(z, most+1))
		if err == nil && int64(len(out)) > most {
			err = fmt.Errorf("unpacks to more than %d bytes", most)
		}
		return out, err
	}
	return nil, fmt.Errorf("compression %d is not known (known: none, gzip)", compression)
}

// parseDirectory reads the columns of a directory.
func parseDirectory(raw []byte) ([]pmEntry, error) {
	broken := errors.New("the directory is broken")
	next := func() (uint64, bool) {
		v, n := binary.Uvarint(raw)
		if n <= 0 {
			return 0, false
		}
		raw = raw[n:]
		return v, true
	}
	count, ok := next()
	if !ok || count > uint64(len(raw)) {
		return nil, broken
	}
	out, last := make([]pmEntry, count), uint64(0)
	for column := range 4 {
		for i := range out {
			v, ok := next()
			if !ok {
				return nil, broken
			}
			switch e := &out[i]; {
			case column == 0:
				last += v
				e.id = last
			case column == 1:
				e.run = v
			case column == 2:
				e.length = v
			case v > 0:
				e.offset = v - 1
			case i == 0:
				return nil, broken
			default:
				e.offset = out[i-1].offset + out[i-1].length
			}
		}
	}
	return out, nil
}

// deepest is how many directories lead to a tile.
const deepest = 4

// keptLeaves is how many directories are kept.
const keptLeaves = 64

// read implements source.
func (p *pmTiles) read(id ID) ([]byte, error) {
	want, directory := hilbert(id), p.root
	for range deepest {
		i := sort.Search(len(directory), func(i int) bool { return directory[i].id > want }) - 1
		if i < 0 {
			return nil, errNone
		}
		e := directory[i]
		if e.run > 0 {
			if want-e.id >= e.run {
				return nil, errNone
			}
			raw, err := p.bytes(span{p.data.offset + e.offset, e.length}, maxTile)
			if err != nil || p.tiles == 0 {
				return raw, err
			}
			return inflate(raw, p.tiles, maxTile)
		}
		var err error
		if directory, err = p.leafAt(span{p.leaves.offset + e.offset, e.length}); err != nil {
			return nil, err
		}
	}
	return nil, errors.New("its directories are nested too deep")
}

// leafAt reads a directory, or takes it from those that were read.
func (p *pmTiles) leafAt(at span) ([]pmEntry, error) {
	if d, ok := p.leaf[at.offset]; ok {
		return d, nil
	}
	raw, err := p.unpack(at, p.inner)
	if err != nil {
		return nil, err
	}
	d, err := parseDirectory(raw)
	if err != nil {
		return nil, err
	}
	if len(p.leaf) == keptLeaves {
		clear(p.leaf)
	}
	p.leaf[at.offset] = d
	return d, nil
}

// hilbert numbers the tiles of all zooms: those of a zoom follow those of the zoom
// before it, along a Hilbert curve.
func hilbert(id ID) uint64 {
	number := (uint64(1)<<(2*id.Z) - 1) / 3
	x, y := uint64(id.X), uint64(id.Y)
	for side := uint64(1) << id.Z >> 1; side > 0; side >>= 1 {
		right, low := x&side != 0, y&side != 0
		switch {
		case right && !low:
			number += 3 * side * side
		case right:
			number += 2 * side * side
		case low:
			number += side * side
		}
		if !low {
			if right {
				x, y = x^(side-1), y^(side-1)
			}
			x, y = y, x
		}
	}
	return number
}
