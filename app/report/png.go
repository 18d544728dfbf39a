package report

import (
	"bytes"
	"context"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"hash/crc32"
	"image"
	"image/png"

	"sandtable/app/scene"
	"sandtable/geo/raster"
	"sandtable/geo/vector"
)

// PNG makes the picture of a snapshot. The view is stored in it (see ViewOf).
// The same snapshot gives the same bytes. It stops with the error of ctx.
func PNG(ctx context.Context, kit scene.Kit, s Snapshot) ([]byte, error) {
	list, err := Compose(kit, s)
	if err != nil {
		return nil, err
	}
	picture := image.NewRGBA(image.Rect(0, 0, list.W, list.H))
	if err := raster.New(kit.Fonts.Clone()).DrawBands(ctx, picture, list); err != nil {
		return nil, err
	}
	view, err := json.Marshal(s.View)
	if err != nil {
		return nil, fmt.Errorf("store view: %w", err)
	}
	var b bytes.Buffer
	if err := png.Encode(&b, picture); err != nil {
		return nil, fmt.Errorf("encode picture: %w", err)
	}
	return withText(b.Bytes(), viewKey, view), nil
}

// viewKey names the text in which a picture holds its view.
const viewKey = "sandtable-view"

// ErrNoView is returned for a file in which no view is stored.
var ErrNoView = vector.ErrNoView

// The form of a PNG file: a signature, then chunks of length, type, data and
// checksum; the first is the header, of 13 bytes.
const (
	signature   = "\x89PNG\r\n\x1a\n"
	chunkFrame  = 12
	headerEnds  = len(signature) + chunkFrame + 13
	textKind    = "iTXt"
	textOptions = "\x00\x00\x00\x00\x00" // end of the key, not compressed, no language, no translated key
)

// withText puts a text chunk behind the header of a picture.
func withText(file []byte, key string, text []byte) []byte {
	body := append([]byte(textKind+key+textOptions), text...)
	var chunk bytes.Buffer
	chunk.Write(binary.BigEndian.AppendUint32(nil, uint32(len(body)-len(textKind))))
	chunk.Write(body)
	chunk.Write(binary.BigEndian.AppendUint32(nil, crc32.ChecksumIEEE(body)))
	return append(append(append([]byte(nil), file[:headerEnds]...), chunk.Bytes()...), file[headerEnds:]...)
}

// ViewOf returns the view.json that a picture of ours holds. The error wraps
// ErrNoView where it holds none, and says what is wrong with a damaged file.
func ViewOf(file []byte) ([]byte, error) {
	rest, ok := bytes.CutPrefix(file, []byte(signature))
	if !ok {
		return vector.ViewOf(file)
	}
	for len(rest) >= chunkFrame {
		size := binary.BigEndian.Uint32(rest)
		if uint64(size) > uint64(len(rest)-chunkFrame) {
			return nil, errors.New("the picture ends within a chunk")
		}
		body := rest[4 : 8+size]
		if crc32.ChecksumIEEE(body) != binary.BigEndian.Uint32(rest[8+size:]) {
			return nil, fmt.Errorf("the checksum of a %q chunk is wrong", body[:4])
		}
		if text, found := bytes.CutPrefix(body, []byte(textKind+viewKey+textOptions)); found {
			return text, nil
		}
		rest = rest[chunkFrame+size:]
	}
	return nil, ErrNoView
}
