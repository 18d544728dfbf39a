package index

import (
	"iter"
	"math/bits"
	"slices"
)

// Set is a set of events as a bit map: event e is bit e%64 of word e/64. Sets
// of the same dataset have the same length, and no bit beyond its events is
// set. A nil Set given to this package stands for every event.
type Set []uint64

// MakeSet returns the empty set for n events.
func MakeSet(n int) Set { return make(Set, (n+63)/64) }

// FullSet returns the set of all n events.
func FullSet(n int) Set {
	s := MakeSet(n)
	for i := range s {
		s[i] = ^uint64(0)
	}
	if n%64 != 0 {
		s[len(s)-1] = 1<<(n%64) - 1
	}
	return s
}

// Clone returns a copy.
func (s Set) Clone() Set { return slices.Clone(s) }

// Add puts event e in.
func (s Set) Add(e int32) { s[e>>6] |= 1 << (e & 63) }

// Has reports whether event e is in the set.
func (s Set) Has(e int32) bool { return s[e>>6]>>(e&63)&1 != 0 }

// And keeps only what t has too.
func (s Set) And(t Set) {
	for i := range s {
		s[i] &= t[i]
	}
}

// Or adds what t has.
func (s Set) Or(t Set) {
	for i := range s {
		s[i] |= t[i]
	}
}

// AndNot takes out what t has. FullSet(n).AndNot(t) is the complement of t.
func (s Set) AndNot(t Set) {
	for i := range s {
		s[i] &^= t[i]
	}
}

// Count is the number of events in the set.
func (s Set) Count() int {
	n := 0
	for _, w := range s {
		n += bits.OnesCount64(w)
	}
	return n
}

// All yields the events of the set in file order.
func (s Set) All() iter.Seq[int32] {
	return func(yield func(int32) bool) {
		for i, w := range s {
			for ; w != 0; w &= w - 1 {
				if !yield(int32(i<<6 + bits.TrailingZeros64(w))) {
					return
				}
			}
		}
	}
}

// Append adds the events of the set to out in file order.
func (s Set) Append(out []int32) []int32 {
	for i, w := range s {
		for ; w != 0; w &= w - 1 {
			out = append(out, int32(i<<6+bits.TrailingZeros64(w)))
		}
	}
	return out
}
