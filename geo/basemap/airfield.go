package basemap

import (
	"bytes"
	"fmt"

	"github.com/klauspost/compress/zstd"
)

// Airfield is an airport, air base or airstrip.
type Airfield struct {
	ICAO, IATA string // "" where it has none
	Name       string // without the word airport
	At         Point
	Rank       uint8 // 0 large, 1 medium, 2 small
}

// airfieldMagic opens a file of airfields.
const airfieldMagic = "STAIRF1\n"

// EncodeAirfields returns the file for DecodeAirfields. The same airfields give
// the same bytes.
func EncodeAirfields(all []Airfield) ([]byte, error) {
	var w writer
	w.count(len(all))
	for _, a := range all {
		w.text(a.ICAO)
		w.text(a.IATA)
		w.text(a.Name)
		w.point(a.At)
		w.byte(a.Rank)
	}
	return pack(w.b, airfieldMagic)
}

// DecodeAirfields reads airfields as written by EncodeAirfields, the largest
// first. An error wraps ErrFormat.
func DecodeAirfields(b []byte) ([]Airfield, error) {
	raw, err := unpack(b, airfieldMagic)
	if err != nil {
		return nil, err
	}
	r := &reader{b: raw}
	all := make([]Airfield, r.count(6))
	for i := range all {
		all[i] = Airfield{ICAO: r.text(), IATA: r.text(), Name: r.text(), At: r.point(), Rank: r.byte()}
	}
	if r.err != nil {
		return nil, r.err
	}
	return all, nil
}

// pack compresses the content of a file and puts its magic in front.
func pack(content []byte, magic string) ([]byte, error) {
	enc, err := zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedBestCompression), zstd.WithEncoderConcurrency(1))
	if err != nil {
		return nil, fmt.Errorf("encode base map: %w", err)
	}
	return enc.EncodeAll(content, []byte(magic)), nil
}

// unpack returns the content of a file with a magic.
func unpack(b []byte, magic string) ([]byte, error) {
	rest, found := bytes.CutPrefix(b, []byte(magic))
	if !found {
		return nil, fmt.Errorf("%w: no %q at the start", ErrFormat, magic)
	}
	dec, err := zstd.NewReader(nil, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxMemory(maxMemory))
	if err != nil {
		return nil, fmt.Errorf("decode base map: %w", err)
	}
	defer dec.Close()
	all, err := dec.DecodeAll(rest, nil)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrFormat, err)
	}
	return all, nil
}
