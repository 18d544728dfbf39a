package gazetteer

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Fold brings a name into the form in which names are compared: lower case, no
// accents, words divided by single spaces, no punctuation. "Port-Moresby " and
// "port moresby" fold to the same, as do "Guantánamo" and "guantanamo".
func Fold(name string) string {
	var b strings.Builder
	b.Grow(len(name))
	gap := false
	for _, r := range decomposed(name) {
		switch {
		case 'a' <= r && r <= 'z':
			gap = parted(&b, gap)
			b.WriteByte(byte(r))
		case r >= firstMark && unicode.Is(unicode.Mn, r) || r == '\'' || r == '’' || r == 'ʼ' || r == '`':
		case unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mc, r):
			gap = parted(&b, gap)
			spell(&b, unicode.ToLower(r))
		default:
			gap = true
		}
	}
	return b.String()
}

// firstMark is the first character that Unicode knows as an accent.
const firstMark = 0x300

// parted writes the space that is due before a letter.
func parted(b *strings.Builder, due bool) bool {
	if due && b.Len() > 0 {
		b.WriteByte(' ')
	}
	return false
}

// decomposed parts letters from their accents; most names have none.
func decomposed(name string) string {
	for i := range len(name) {
		if name[i] >= utf8.RuneSelf {
			return norm.NFKD.String(name)
		}
	}
	return name
}

// spell writes letters that a plain keyboard lacks as those that people type.
func spell(b *strings.Builder, r rune) {
	if r < utf8.RuneSelf {
		b.WriteByte(byte(r))
		return
	}
	if other, ok := typed(r); ok {
		b.WriteString(other)
		return
	}
	b.WriteRune(r)
}

func typed(r rune) (string, bool) {
	switch r {
	case 'ß':
		return "ss", true
	case 'æ':
		return "ae", true
	case 'œ':
		return "oe", true
	case 'þ':
		return "th", true
	case 'ø':
		return "o", true
	case 'ł':
		return "l", true
	case 'đ', 'ð':
		return "d", true
	case 'ħ':
		return "h", true
	case 'ı':
		return "i", true
	case 'ə':
		return "a", true
	case 'ё':
		return "е", true
	}
	return "", false
}
