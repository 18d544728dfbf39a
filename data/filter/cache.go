package filter

import (
	"context"
	"slices"
	"sync"

	"sandtable/data"
	"sandtable/data/index"
)

// cached is how many sets a Cache keeps: those of one leaf each, 1.2 MB for ten
// million events.
const cached = 24

// Cache keeps the sets of the leaves that filters of one Known were made of, so
// that a change of one clause does not ask the others again. Safe for concurrent
// use.
type Cache struct {
	known *data.Known

	mu   sync.Mutex
	sets map[string]index.Set
	keys []string // the one used longest ago first
}

// NewCache returns an empty cache for k.
func NewCache(k *data.Known) *Cache { return &Cache{known: k, sets: map[string]index.Set{}} }

// Set returns the visible events that match x, as Compile and Filter.Set do; the
// set is the caller's own. Cost: that of Filter.Set for the leaves that are not
// known yet, and a pass over the words of a set for each of the others.
func (c *Cache) Set(ctx context.Context, x Expr) (index.Set, error) {
	f, err := compiler{c.known, c}.filter(x)
	if err != nil {
		return nil, err
	}
	return f.Set(ctx)
}

func (c *Cache) get(key string) index.Set {
	c.mu.Lock()
	defer c.mu.Unlock()
	set, ok := c.sets[key]
	if ok {
		c.touch(key)
	}
	return set
}

func (c *Cache) put(key string, set index.Set) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.sets[key] = set
	c.touch(key)
	if len(c.keys) > cached {
		delete(c.sets, c.keys[0])
		c.keys = slices.Delete(c.keys, 0, 1)
	}
}

// touch makes key the one used last.
func (c *Cache) touch(key string) {
	if i := slices.Index(c.keys, key); i >= 0 {
		c.keys = slices.Delete(c.keys, i, i+1)
	}
	c.keys = append(c.keys, key)
}
