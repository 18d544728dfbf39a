package scene

import (
	"context"
	"sync"

	"sandtable/app/store"
	"sandtable/data"
	"sandtable/data/index"
)

// arranged is how many orders of the table are kept: at ten million events each
// takes 80 MB.
const arranged = 2

// arrangements keeps the orders of a Known that were asked for last. Safe for
// concurrent use; nobody waits while an order is made.
type arrangements struct {
	mu    sync.Mutex
	sorts []store.Sort // the one asked for last at the end
	made  []*index.Arrangement
}

// Listing is the events of the model in the order of a sort; it still has to be
// moved to a window. The order itself is kept, so that a filter does not sort
// again. The error is that of ctx.
func (m *Model) Listing(ctx context.Context, s store.Sort, mode index.Mode) (*index.Listing, error) {
	table := m.tables.get(s)
	if table == nil {
		var err error
		if table, err = arrange(ctx, m.Known, s); err != nil {
			return nil, err
		}
		m.tables.put(s, table)
	}
	return m.Index.Arranged(table, mode), nil
}

func arrange(ctx context.Context, k *data.Known, s store.Sort) (*index.Arrangement, error) {
	order, err := Order(ctx, k, s)
	if err != nil {
		return nil, err
	}
	return index.Arrange(k.Events.N, order), nil
}

func (a *arrangements) get(s store.Sort) *index.Arrangement {
	a.mu.Lock()
	defer a.mu.Unlock()
	for i, have := range a.sorts {
		if have == s {
			table := a.made[i]
			a.drop(i)
			a.add(s, table)
			return table
		}
	}
	return nil
}

func (a *arrangements) put(s store.Sort, table *index.Arrangement) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.add(s, table)
	if len(a.sorts) > arranged {
		a.drop(0)
	}
}

func (a *arrangements) add(s store.Sort, table *index.Arrangement) {
	a.sorts, a.made = append(a.sorts, s), append(a.made, table)
}

func (a *arrangements) drop(i int) {
	a.sorts = append(a.sorts[:i:i], a.sorts[i+1:]...)
	a.made = append(a.made[:i:i], a.made[i+1:]...)
}
