package rank

import (
	"context"
	"math/bits"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"unicode/utf8"

	"sandtable/geo/band"
)

// Texts is the order of rows 0 to n-1 by their text in lower case, compared byte
// by byte; text is called from several goroutines. Cost: about linear in what has
// to be read to tell the texts apart, with 16 bytes a row while it runs and
// twice that where not all is ASCII. The error is that of ctx.
func Texts(ctx context.Context, n int, text func(row int32) string) (Order, error) {
	o := Same(n)
	t, err := lowered(ctx, n, text)
	if err != nil {
		return o, err
	}
	return o, t.sort(ctx, o.Rows, o.New, 0)
}

// texts are the rows' texts. ASCII is still to be lowered, byte by byte.
type texts func(row int32) string

// lowered makes texts of which only ASCII is not in lower case.
func lowered(ctx context.Context, n int, text func(row int32) string) (texts, error) {
	var other atomic.Bool
	err := band.Run(ctx, n, func(lo, hi int) {
		for row := lo; row < hi && !other.Load(); row++ {
			if !isASCII(text(int32(row))) {
				other.Store(true)
			}
		}
	})
	if err != nil || !other.Load() {
		return text, err
	}
	all := make([]string, n)
	err = band.Run(ctx, n, func(lo, hi int) {
		for row := lo; row < hi; row++ {
			if all[row] = text(int32(row)); !isASCII(all[row]) {
				all[row] = strings.ToLower(all[row])
			}
		}
	})
	return func(row int32) string { return all[row] }, err
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// few rows are sorted by comparing.
const few = 256

// sort sorts rows, which agree in their first bytes and are in rising order. It
// sets begins where a value begins, but for the first row.
func (t texts) sort(ctx context.Context, rows []int32, begins []bool, agreed int) error {
	if len(rows) <= few {
		t.compare(rows, begins, agreed)
		return ctx.Err()
	}
	a, err := t.alphabet(ctx, rows, agreed)
	if err != nil || a.width == 0 {
		return err
	}
	at := bits.Len(uint(len(rows)))
	words := make([]uint64, len(rows))
	err = band.Run(ctx, len(rows), func(lo, hi int) {
		for i := lo; i < hi; i++ {
			words[i] = a.key(t(rows[i]))<<at | uint64(i)
		}
	})
	if err != nil {
		return err
	}
	if words, err = radix(ctx, words, at, a.width); err != nil {
		return err
	}
	before := slices.Clone(rows)
	err = band.Run(ctx, len(rows), func(lo, hi int) {
		for i := lo; i < hi; i++ {
			rows[i] = before[words[i]&(1<<at-1)]
			begins[i] = begins[i] || i > 0 && words[i]>>at != words[i-1]>>at
		}
	})
	if err != nil {
		return err
	}
	return t.tied(ctx, tie{rows, begins, words, at}, a)
}

// tie is what the keys of one round have made of some rows.
type tie struct {
	rows   []int32
	begins []bool
	words  []uint64
	at     int // where the key begins in a word
}

// tied sorts on where texts agree as far as the keys reach and go on.
func (t texts) tied(ctx context.Context, r tie, a *alphabet) error {
	var some [][2]int
	for lo := 0; lo < len(r.rows); {
		hi := lo + 1
		for hi < len(r.rows) && r.words[hi]>>r.at == r.words[lo]>>r.at {
			hi++
		}
		if hi-lo > 1 && !a.ended(r.words[lo]>>r.at) {
			if hi-lo <= few {
				some = append(some, [2]int{lo, hi})
			} else if err := t.sort(ctx, r.rows[lo:hi], r.begins[lo:hi], a.next()); err != nil {
				return err
			}
		}
		lo = hi
	}
	return band.Run(ctx, len(some), func(lo, hi int) {
		for _, s := range some[lo:hi] {
			t.compare(r.rows[s[0]:s[1]], r.begins[s[0]:s[1]], a.next())
		}
	})
}

// compare sorts few rows.
func (t texts) compare(rows []int32, begins []bool, agreed int) {
	slices.SortStableFunc(rows, func(x, y int32) int { return compare(t(x)[agreed:], t(y)[agreed:]) })
	for i := 1; i < len(rows); i++ {
		begins[i] = compare(t(rows[i-1])[agreed:], t(rows[i])[agreed:]) != 0
	}
}

// compare compares texts with ASCII in lower case.
func compare(a, b string) int {
	for i := range min(len(a), len(b)) {
		if x, y := lower(a[i]), lower(b[i]); x != y {
			return int(x) - int(y)
		}
	}
	return len(a) - len(b)
}

func lower(c byte) byte {
	if 'A' <= c && c <= 'Z' {
		c += 'a' - 'A'
	}
	return c
}

// lowerPlace is lower for 1 + the byte, 0 for the end.
func lowerPlace(c int) int {
	if c == 0 {
		return 0
	}
	return 1 + int(lower(byte(c-1)))
}

// reach is how many characters a key looks at, at most.
const reach = 24

// alphabet makes keys of the characters of texts from a position on: each is its
// place among those that any of the texts has there, 0 the end of the text.
type alphabet struct {
	from  int
	width int              // bits of a key
	last  uint             // bits of the last character
	count int              // characters in a key
	end   bool             // some text has ended at the last character
	bits  [reach]uint      // of each character
	place [reach][257]byte // by 0 for the end, or 1 + the byte
}

// next is the position after those that a key holds.
func (a *alphabet) next() int { return a.from + a.count }

// ended reports whether a text with that key has no more characters.
func (a *alphabet) ended(key uint64) bool { return a.end && key&(1<<a.last-1) == 0 }

// alphabet finds which characters follow where texts no longer agree.
func (t texts) alphabet(ctx context.Context, rows []int32, agreed int) (*alphabet, error) {
	from, err := t.agree(ctx, rows, agreed)
	if err != nil {
		return nil, err
	}
	var mu sync.Mutex
	var has [reach][257]bool
	err = band.Run(ctx, len(rows), func(lo, hi int) {
		var mine [reach][257]bool
		for _, row := range rows[lo:hi] {
			s := t(row)[from:]
			for i := range min(reach, len(s)) {
				mine[i][1+int(s[i])] = true
			}
			if len(s) < reach {
				mine[len(s)][0] = true
			}
		}
		mu.Lock()
		defer mu.Unlock()
		for i := range mine {
			for c, ok := range mine[i] {
				c = lowerPlace(c)
				has[i][c] = has[i][c] || ok
			}
		}
	})
	return alphabetOf(from, &has, room(len(rows))), err
}

// agree is how many bytes all texts have in common, of which some are known.
func (t texts) agree(ctx context.Context, rows []int32, agreed int) (int, error) {
	first := t(rows[0])
	var least atomic.Int64
	least.Store(int64(len(first)))
	err := band.Run(ctx, len(rows), func(lo, hi int) {
		for _, row := range rows[lo:hi] {
			s, n := t(row), int(least.Load())
			i := agreed
			for i < min(n, len(s)) && lower(s[i]) == lower(first[i]) {
				i++
			}
			for ; i < n && !least.CompareAndSwap(int64(n), int64(i)); n = int(least.Load()) {
			}
		}
	})
	return int(least.Load()), err
}

// alphabetOf takes as many characters as have room in a key.
func alphabetOf(from int, has *[reach][257]bool, room int) *alphabet {
	a := &alphabet{from: from}
	gone := false // texts that have ended before stay at place 0
	for i := range has {
		has[i][0] = has[i][0] || gone
		gone = has[i][0]
		n := 0
		for c, ok := range has[i] {
			if ok {
				a.place[i][c] = byte(n)
				n++
			}
		}
		for c := range a.place[i] {
			a.place[i][c] = a.place[i][lowerPlace(c)]
		}
		need := uint(bits.Len(uint(max(n, 1) - 1)))
		if a.width+int(need) > room || n > 256 {
			break
		}
		a.bits[i], a.last, a.end = need, need, gone
		a.width, a.count = a.width+int(need), i+1
	}
	return a
}

// key is the characters of a text as a number.
func (a *alphabet) key(s string) (key uint64) {
	s = s[a.from:]
	for i := range a.count {
		c := 0
		if i < len(s) {
			c = 1 + int(s[i])
		}
		key = key<<(a.bits[i]&63) | uint64(a.place[i][c])
	}
	return key
}
