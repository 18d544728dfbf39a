package filter

import (
	"bytes"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Fold brings text into the form in which texts are compared: lower case,
// without accents. "Göteborg" and "goteborg" fold to the same. ASCII in lower
// case comes back as it is, without allocating.
func Fold(s string) string {
	if isASCII(s) {
		return strings.ToLower(s)
	}
	var b strings.Builder
	b.Grow(len(s))
	for _, r := range norm.NFKD.String(s) {
		if unicode.Is(unicode.Mn, r) {
			continue
		}
		foldRune(&b, unicode.ToLower(r))
	}
	return b.String()
}

// foldRune writes letters whose stroke or ligature is no accent to Unicode, but
// is to a person at a keyboard.
func foldRune(b *strings.Builder, r rune) {
	switch r {
	case 'ß':
		b.WriteString("ss")
	case 'æ':
		b.WriteString("ae")
	case 'œ':
		b.WriteString("oe")
	case 'þ':
		b.WriteString("th")
	case 'ø':
		b.WriteByte('o')
	case 'ł':
		b.WriteByte('l')
	case 'đ', 'ð':
		b.WriteByte('d')
	case 'ħ':
		b.WriteByte('h')
	case 'ı':
		b.WriteByte('i')
	default:
		b.WriteRune(r)
	}
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// tableEnd is where the scripts end that a needle folds by table: Latin, Greek
// and Cyrillic with their accents. Then come general punctuation, as in quotes
// and dashes, and the ideographs, which fold to themselves.
const (
	tableEnd           = 0x530
	marksFrom, marksTo = 0x2000, 0x20d0
	ideographs         = 0x4e00
	ideographsTo       = 0xa000
)

// needle looks for a folded text in others. Safe for concurrent use.
type needle struct {
	folded []byte
	table  func() *foldTable
	whole  bool // the other must be equal, not only hold it
	given  bool // the other must not be empty
}

// foldTable is what each character folds to.
type foldTable struct {
	letters [tableEnd]string
	marks   [marksTo - marksFrom]string
}

func needleOf(s string) needle {
	return needle{folded: []byte(Fold(s)), table: sync.OnceValue(newFoldTable)}
}

func newFoldTable() *foldTable {
	t := &foldTable{}
	for r := range t.letters {
		t.letters[r] = Fold(string(rune(r)))
	}
	for r := range t.marks {
		t.marks[r] = Fold(string(rune(marksFrom + r)))
	}
	return t
}

// in reports whether s holds the needle. Up to 256 bytes of the scripts in the
// table it does not allocate.
func (n needle) in(s string) bool {
	if s == "" && n.given {
		return false
	}
	var space [256]byte
	folded := n.fold(s, space[:0])
	if n.whole {
		return bytes.Equal(folded, n.folded)
	}
	return bytes.Contains(folded, n.folded)
}

// fold appends s, folded: eight bytes at a time where they are ASCII, else by
// table. Only where a character is in no table it allocates.
func (n needle) fold(s string, buf []byte) []byte {
	var table *foldTable
	start := len(buf)
	for at := 0; at < len(s); {
		if at+8 <= len(s) {
			buf = append(buf, s[at:at+8]...)
			if lowerASCII(buf[len(buf)-8:]) {
				at += 8
				continue
			}
			buf = buf[:len(buf)-8]
		}
		r, size := utf8.DecodeRuneInString(s[at:])
		if r >= utf8.RuneSelf && table == nil {
			table = n.table()
		}
		switch {
		case r < utf8.RuneSelf:
			buf = append(buf, lower(byte(r)))
		case r < tableEnd:
			buf = append(buf, table.letters[r]...)
		case r >= marksFrom && r < marksTo:
			buf = append(buf, table.marks[r-marksFrom]...)
		case r >= ideographs && r < ideographsTo:
			buf = append(buf, s[at:at+size]...)
		default:
			return append(buf[:start], Fold(s)...)
		}
		at += size
	}
	return buf
}

func lower(c byte) byte {
	if 'A' <= c && c <= 'Z' {
		c += 'a' - 'A'
	}
	return c
}
