package filter

import (
	"context"
	"math/bits"

	"sandtable/data"
	"sandtable/data/index"
	"sandtable/geo/band"
)

// Filter is an expression tied to a Known. Immutable.
type Filter struct {
	known *data.Known
	cache *Cache // may be nil
	root  node
}

// Set returns the visible events that match. Cost: linear in the events and in
// the terms, on all cores. Terms about columns read them whole, in the order of
// memory; of the others, a later term of an and is asked only about what the
// earlier ones left. The error is that of ctx.
func (f *Filter) Set(ctx context.Context) (index.Set, error) {
	r := run{ctx: ctx, cache: f.cache, n: f.known.Events.N}
	set := r.eval(f.root, index.Seen(f.known))
	return set, r.err
}

// Matches reports whether one event is visible and matches. Where many are
// asked about, Set is faster.
func (f *Filter) Matches(e int32) bool {
	return f.known.SeesEvent(e) && matches(f.root, e)
}

func matches(n node, e int32) bool {
	switch n.op {
	case andNode:
		for _, kid := range n.kids {
			if !matches(kid, e) {
				return false
			}
		}
		return true
	case orNode:
		for _, kid := range n.kids {
			if matches(kid, e) {
				return true
			}
		}
		return false
	case notNode:
		return !matches(n.kids[0], e)
	}
	if n.set != nil {
		return n.set.Has(e)
	}
	return n.make()(e)
}

// run is one evaluation.
type run struct {
	ctx   context.Context
	cache *Cache
	n     int // events
	err   error
}

// eval returns the events of domain that match, as a new set.
func (r *run) eval(n node, domain index.Set) index.Set {
	switch n.op {
	case andNode:
		out := domain.Clone()
		for _, kid := range n.kids {
			out = r.eval(kid, out)
		}
		return out
	case orNode:
		left, out := domain.Clone(), make(index.Set, len(domain))
		for _, kid := range n.kids {
			hit := r.eval(kid, left)
			out.Or(hit)
			left.AndNot(hit)
		}
		return out
	case notNode:
		out := domain.Clone()
		out.AndNot(r.eval(n.kids[0], domain))
		return out
	}
	return r.leaf(n, domain)
}

// leaf returns the events of domain that a leaf lets through. What a cache is to
// keep is asked of all events.
func (r *run) leaf(n node, domain index.Set) index.Set {
	switch {
	case n.set != nil:
	case n.mark != nil:
		n.set = r.marked(n)
	case r.cache != nil:
		n.set = r.tested(n, index.FullSet(r.n))
	default:
		return r.tested(n, domain)
	}
	if r.err == nil && r.cache != nil && n.key != "" {
		r.cache.put(n.key, n.set)
	}
	out := domain.Clone()
	out.And(n.set)
	return out
}

// marked asks a leaf for all its events at once.
func (r *run) marked(n node) index.Set {
	set, err := n.mark(r.ctx, r.n)
	r.fail(err)
	return set
}

// tested tests the events of domain one by one, bands of words in parallel.
func (r *run) tested(n node, domain index.Set) index.Set {
	out := make(index.Set, len(domain))
	r.fail(band.Run(r.ctx, len(domain), func(lo, hi int) {
		t := n.make()
		for i := lo; i < hi; i++ {
			out[i] = word(t, i, domain[i])
		}
	}))
	return out
}

// fail keeps the first error.
func (r *run) fail(err error) {
	if r.err == nil {
		r.err = err
	}
}

// word is the events of one word of a set that pass the test.
func word(t test, at int, domain uint64) (out uint64) {
	for w := domain; w != 0; w &= w - 1 {
		bit := bits.TrailingZeros64(w)
		if t(int32(at<<6 + bit)) {
			out |= 1 << bit
		}
	}
	return out
}
