package gazetteer

import (
	"cmp"
	"context"
	"math"
	"math/bits"
	"slices"
	"strings"

	"sandtable/geo/band"
)

// Entry is a thing with names. Weight orders those that match equally well: the
// heavier first.
type Entry struct {
	Names  []string // the one to show first
	Weight float64
}

// Match is an entry that matches a text.
type Match struct {
	Entry   int     // its number in the order of Add
	Name    string  // the name that matches, as it was added
	First   bool    // that name is the entry's first
	Changes int     // letters that are wrong
	Rank    float64 // the lower, the better; comparable between indexes
}

// Index holds names for searching. It is immutable once built and safe for
// concurrent use.
type Index struct {
	names   []string // as added
	folded  []string
	masks   []uint64
	entry   []int32
	first   []bool
	weights []float64
}

// NewIndex folds the names of n entries, on both cores; entry gives them by
// number and is called from several goroutines.
func NewIndex(ctx context.Context, n int, entry func(i int) Entry) (*Index, error) {
	const parts = 16
	pieces := make([]Index, parts)
	err := band.Run(ctx, parts, func(lo, hi int) {
		for p := lo; p < hi; p++ {
			for i := p * n / parts; i < (p+1)*n/parts; i++ {
				pieces[p].add(int32(i), entry(i))
			}
		}
	})
	if err != nil {
		return nil, err
	}
	x := &Index{}
	for _, p := range pieces {
		x.names, x.folded = append(x.names, p.names...), append(x.folded, p.folded...)
		x.masks, x.entry = append(x.masks, p.masks...), append(x.entry, p.entry...)
		x.first, x.weights = append(x.first, p.first...), append(x.weights, p.weights...)
	}
	return x, nil
}

// add takes up the names of an entry, each folded form once.
func (x *Index) add(n int32, e Entry) {
	begin := len(x.folded)
	for i, name := range e.Names {
		f := Fold(name)
		if f == "" || slices.Contains(x.folded[begin:], f) {
			continue
		}
		x.names, x.folded = append(x.names, name), append(x.folded, f)
		x.masks, x.entry, x.first = append(x.masks, signature(f)), append(x.entry, n), append(x.first, i == 0)
	}
	x.weights = append(x.weights, e.Weight)
}

// Len is the number of entries.
func (x *Index) Len() int { return len(x.weights) }

// Search returns up to n entries that match a text, the best first. Cost: one
// pass over the signatures of all names, on both cores.
func (x *Index) Search(ctx context.Context, text string, n int) ([]Match, error) {
	p := patternOf(Fold(text))
	if p.n == 0 || n <= 0 {
		return nil, nil
	}
	const parts = 8
	found := make([][]Match, parts)
	err := band.Run(ctx, parts, func(lo, hi int) {
		for i := lo; i < hi; i++ {
			found[i] = x.scan(p, i*len(x.folded)/parts, (i+1)*len(x.folded)/parts, n)
		}
	})
	if err != nil {
		return nil, err
	}
	return best(slices.Concat(found...), n), nil
}

// scan looks at the names lo to hi.
func (x *Index) scan(p *pattern, lo, hi, n int) []Match {
	var out []Match
	for i := lo; i < hi; i++ {
		if bits.OnesCount64(p.mask&^x.masks[i]) > p.allowed {
			continue
		}
		rank, changes, ok := p.rank(x.folded[i])
		if !ok {
			continue
		}
		if !x.first[i] {
			rank += otherName * (1 + rank)
		}
		rank -= math.Log10(1+max(0, x.weights[x.entry[i]])) * weightShare
		out = append(out, Match{Entry: int(x.entry[i]), Name: x.names[i], First: x.first[i], Changes: changes, Rank: rank})
		if len(out) > 64*n {
			out = best(out, n)
		}
	}
	return out
}

// weightShare is how much a tenfold weight counts against how well a name
// matches, where a wrong letter counts wrongLetter.
const (
	weightShare = 0.9
	wrongLetter = 3.3
	notWhole    = 1.6 // the text is only the beginning of the name
	notFirst    = 1.5 // it begins at another word than the first
	otherName   = 0.4 // the name is not the first of its entry, as a share of the rest
)

// rank says how well a folded name matches; ok is false where it does not.
func (p *pattern) rank(name string) (rank float64, changes int, ok bool) {
	rank = math.Inf(1)
	for at, word := 0, 0; at < len(name); word++ {
		if c, whole := p.begins(name[at:]); c <= p.allowed {
			r := wrongLetter * float64(c)
			if !whole {
				r += notWhole
			}
			if word > 0 {
				r += notFirst
			}
			if r < rank {
				rank, changes, ok = r, c, true
			}
		}
		next := strings.IndexByte(name[at:], ' ')
		if next < 0 {
			break
		}
		at += next + 1
	}
	return rank, changes, ok
}

// best is the n best matches, one for each entry, best first.
func best(all []Match, n int) []Match {
	slices.SortFunc(all, func(a, b Match) int {
		return cmp.Or(cmp.Compare(a.Rank, b.Rank), cmp.Compare(a.Entry, b.Entry), strings.Compare(a.Name, b.Name))
	})
	seen := map[int]bool{}
	out := all[:0]
	for _, m := range all {
		if len(out) == n {
			break
		}
		if !seen[m.Entry] {
			seen[m.Entry] = true
			out = append(out, m)
		}
	}
	return out
}
