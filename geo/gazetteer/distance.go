package gazetteer

import (
	"strings"
	"unicode/utf8"
)

// maxQuery is how many letters of a text are compared: the bits of a word.
const maxQuery = 64

// Allowed is how many letters of a folded text of n letters may be wrong: none
// up to three, one up to seven, two beyond.
func Allowed(n int) int {
	switch {
	case n <= 3:
		return 0
	case n <= 7:
		return 1
	}
	return 2
}

// pattern is a folded text prepared for comparison.
type pattern struct {
	ascii   [utf8.RuneSelf]uint64 // where in the text each letter stands, as bits
	others  map[rune]uint64
	n       int // letters
	allowed int
	mask    uint64
	text    string
}

// patternOf prepares a folded text; letters beyond maxQuery are left out.
func patternOf(folded string) *pattern {
	p := &pattern{others: map[rune]uint64{}, text: folded}
	for _, r := range folded {
		if p.n == maxQuery {
			break
		}
		bit := uint64(1) << p.n
		if r < utf8.RuneSelf {
			p.ascii[r] |= bit
		} else {
			p.others[r] |= bit
		}
		p.mask |= letterBit(r)
		p.n++
	}
	p.allowed = Allowed(p.n)
	return p
}

// letterBit is the bit of a letter in a signature. A space has none.
func letterBit(r rune) uint64 {
	switch {
	case r == ' ':
		return 0
	case 'a' <= r && r <= 'z':
		return 1 << (r - 'a')
	}
	return 1 << (26 + uint32(r)*2654435761>>16%38)
}

// signature is the set of a folded name's letters.
func signature(folded string) uint64 {
	var mask uint64
	for _, r := range folded {
		mask |= letterBit(r)
	}
	return mask
}

// begins is the least number of changes (a letter wrong, missing, extra, or two
// neighbours swapped) that make the text the beginning of name, and whether
// that is all of name or up to its end within the changes allowed. It is
// Hyyrö's bit-parallel form of the optimal string alignment distance, "A
// bit-vector algorithm for computing Levenshtein and Damerau edit distances",
// 2003, read at every length of the name.
func (p *pattern) begins(name string) (changes int, whole bool) {
	if p.n == 0 {
		return 0, name == ""
	}
	if p.allowed == 0 {
		if !strings.HasPrefix(name, p.text) {
			return 1, false
		}
		return 0, len(name) == len(p.text)
	}
	last := uint64(1) << (p.n - 1)
	vp, vn := ^uint64(0), uint64(0)
	var d0, before uint64
	score, best := p.n, p.n
	for i, read := 0, 1; i < len(name); read++ {
		r, size := rune(name[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(name[i:])
		}
		i += size
		at := p.at(r)
		swapped := ((^d0 & at) << 1) & before
		d0 = (((at & vp) + vp) ^ vp) | at | vn | swapped
		hp, hn := vn|^(d0|vp), d0&vp
		switch {
		case hp&last != 0:
			score++
		case hn&last != 0:
			score--
		}
		hp, hn = hp<<1|1, hn<<1
		vp, vn = hn|^(d0|hp), hp&d0
		before = at
		best = min(best, score)
		if i >= len(name) {
			return best, score == best
		}
		if read > p.n+p.allowed {
			break // longer beginnings only differ more
		}
	}
	return best, false
}

// at is where in the text a letter stands, as bits.
func (p *pattern) at(r rune) uint64 {
	if r < utf8.RuneSelf {
		return p.ascii[r]
	}
	return p.others[r]
}
