package filter

import (
	"bytes"
	"strings"
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
// and Cyrillic with their accents.
const tableEnd = 0x530

// needle looks for a folded text in others.
type needle struct {
	folded []byte
	table  []string // what each character below tableEnd folds to
}

func needleOf(s string) needle {
	n := needle{folded: []byte(Fold(s)), table: make([]string, tableEnd)}
	for r := range n.table {
		n.table[r] = Fold(string(rune(r)))
	}
	return n
}

// in reports whether s holds the needle. Up to 256 bytes of the scripts in the
// table it does not allocate.
func (n needle) in(s string) bool {
	var space [256]byte
	buf := space[:0]
	for _, r := range s {
		switch {
		case r < utf8.RuneSelf:
			buf = append(buf, lower(byte(r)))
		case r < tableEnd:
			buf = append(buf, n.table[r]...)
		default:
			return strings.Contains(Fold(s), string(n.folded))
		}
	}
	return bytes.Contains(buf, n.folded)
}

func lower(c byte) byte {
	if 'A' <= c && c <= 'Z' {
		c += 'a' - 'A'
	}
	return c
}
