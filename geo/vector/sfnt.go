package vector

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"math/bits"
	"slices"

	"github.com/go-text/typesetting/font/opentype"
)

// errFont is wrapped by the error for a font that cannot be taken apart.
var errFont = errors.New("not a TrueType font with outlines")

// trueType is the tables of a TrueType font that a PDF viewer needs.
type trueType struct {
	tables  map[string][]byte
	offsets []uint32 // of the glyphs in glyf, and the end of the last
	em      int
	metrics int // glyphs with a width of their own
}

// openTrueType reads the tables of a font file.
func openTrueType(file []byte) (*trueType, error) {
	load, err := opentype.NewLoader(bytes.NewReader(file))
	if err != nil {
		return nil, fmt.Errorf("%w: %w", errFont, err)
	}
	f := &trueType{tables: map[string][]byte{}}
	for _, tag := range [...]string{"head", "hhea", "maxp", "hmtx", "loca", "glyf", "cvt ", "fpgm", "prep"} {
		if raw, err := load.RawTable(opentype.MustNewTag(tag)); err == nil {
			f.tables[tag] = slices.Clone(raw)
		}
	}
	if len(f.tables["head"]) < 54 || len(f.tables["hhea"]) < 36 || len(f.tables["maxp"]) < 6 {
		return nil, errFont
	}
	f.em, f.metrics = f.word("head", 18), f.word("hhea", 34)
	if f.em == 0 || f.metrics == 0 || len(f.tables["hmtx"]) < 4*f.metrics {
		return nil, errFont
	}
	return f, f.locate()
}

// word is an unsigned number of two bytes in a table.
func (f *trueType) word(table string, at int) int {
	return int(binary.BigEndian.Uint16(f.tables[table][at:]))
}

// signed is a number of two bytes in a table, in thousandths of the em.
func (f *trueType) signed(table string, at int) int {
	return int(int16(f.word(table, at))) * 1000 / f.em
}

// locate reads where the glyphs lie, whichever of its two forms loca has.
func (f *trueType) locate() error {
	loca, long := f.tables["loca"], f.word("head", 50) == 1
	for i := range f.word("maxp", 4) + 1 {
		switch {
		case long && len(loca) >= 4*i+4:
			f.offsets = append(f.offsets, binary.BigEndian.Uint32(loca[4*i:]))
		case !long && len(loca) >= 2*i+2:
			f.offsets = append(f.offsets, 2*uint32(binary.BigEndian.Uint16(loca[2*i:])))
		default:
			return errFont
		}
		if at := f.offsets[i]; int(at) > len(f.tables["glyf"]) || i > 0 && at < f.offsets[i-1] {
			return errFont
		}
	}
	return nil
}

// width is how far a glyph moves on, in thousandths of the em.
func (f *trueType) width(id int) float64 {
	return float64(f.word("hmtx", 4*min(id, f.metrics-1))) * 1000 / float64(f.em)
}

// The flags of a part of a composite glyph, by OpenType's glyf table.
const (
	partWords  = 1 << 0 // its place is two words, not two bytes
	partScale  = 1 << 3
	partMore   = 1 << 5
	partScales = 1 << 6
	partMatrix = 1 << 7
)

// keep is the glyphs wanted together with those that they are made of.
func (f *trueType) keep(wanted []int) map[int]bool {
	kept := map[int]bool{}
	for len(wanted) > 0 {
		id := wanted[len(wanted)-1]
		wanted = wanted[:len(wanted)-1]
		if !kept[id] && id >= 0 && id < len(f.offsets)-1 {
			kept[id] = true
			wanted = append(wanted, f.parts(id)...)
		}
	}
	return kept
}

// parts is the glyphs that a composite glyph is made of.
func (f *trueType) parts(id int) []int {
	g := f.tables["glyf"][f.offsets[id]:f.offsets[id+1]]
	if len(g) < 10 || int16(binary.BigEndian.Uint16(g)) >= 0 {
		return nil
	}
	var out []int
	for g = g[10:]; len(g) >= 4; {
		flags := binary.BigEndian.Uint16(g)
		out = append(out, int(binary.BigEndian.Uint16(g[2:])))
		size := 6
		for _, more := range [...]struct{ flag, bytes int }{{partWords, 2}, {partScale, 2}, {partScales, 4}, {partMatrix, 8}} {
			if int(flags)&more.flag != 0 {
				size += more.bytes
			}
		}
		if flags&partMore == 0 || size > len(g) {
			break
		}
		g = g[size:]
	}
	return out
}

// subset is a font file in which every glyph but the wanted ones, and those that
// they are made of, is empty. Glyphs keep their numbers.
func (f *trueType) subset(wanted []int) []byte {
	kept := f.keep(wanted)
	tables := map[string][]byte{}
	for tag, raw := range f.tables {
		tables[tag] = slices.Clone(raw)
	}
	var glyf, loca []byte
	for id := range len(f.offsets) - 1 {
		loca = binary.BigEndian.AppendUint32(loca, uint32(len(glyf)))
		if kept[id] {
			glyf = append(glyf, f.tables["glyf"][f.offsets[id]:f.offsets[id+1]]...)
			for len(glyf)%4 != 0 {
				glyf = append(glyf, 0)
			}
		} else if id < f.metrics {
			clear(tables["hmtx"][4*id : 4*id+4])
		}
	}
	tables["glyf"], tables["loca"] = glyf, binary.BigEndian.AppendUint32(loca, uint32(len(glyf)))
	binary.BigEndian.PutUint16(tables["head"][50:], 1)
	return fontFile(tables)
}

// sfntMagic is what all words of a font file add up to, by OpenType's rule for
// the adjustment in its head table, at byte 8 of it.
const (
	sfntMagic  = 0xB1B0AFBA
	adjustment = 8
)

// fontFile joins the tables of a font, one of which is its head.
func fontFile(tables map[string][]byte) []byte {
	tags := make([]string, 0, len(tables))
	for tag := range tables {
		tags = append(tags, tag)
	}
	slices.Sort(tags)
	n := len(tags)
	power := bits.Len(uint(n)) - 1
	span := 16 << power
	out := binary.BigEndian.AppendUint32(nil, 0x00010000)
	for _, v := range [...]int{n, span, power, 16*n - span} {
		out = binary.BigEndian.AppendUint16(out, uint16(v))
	}
	at, head := len(out)+16*n, 0
	var body []byte
	for _, tag := range tags {
		table := tables[tag]
		if tag == "head" {
			head = at + adjustment
			clear(table[adjustment : adjustment+4])
		}
		size := len(table)
		for len(table)%4 != 0 {
			table = append(table, 0)
		}
		out = append(out, tag...)
		for _, v := range [...]uint32{sum32(table), uint32(at), uint32(size)} {
			out = binary.BigEndian.AppendUint32(out, v)
		}
		at += len(table)
		body = append(body, table...)
	}
	out = append(out, body...)
	binary.BigEndian.PutUint32(out[head:], sfntMagic-sum32(out))
	return out
}

// sum32 adds up the words of b, whose length is a multiple of four.
func sum32(b []byte) uint32 {
	var sum uint32
	for ; len(b) >= 4; b = b[4:] {
		sum += binary.BigEndian.Uint32(b)
	}
	return sum
}
