package scene

import (
	"context"

	"sandtable/app/store"
	"sandtable/data"
	"sandtable/data/filter"
	"sandtable/data/index"
	"sandtable/geo"
	"sandtable/geo/band"
)

// Model is the part of a view's work that neither the window nor the camera
// changes: what is known, and which of it the filters pass. Immutable, and
// cheap to keep while one scrubs.
type Model struct {
	Known *data.Known
	Set   index.Set    // the events that pass as-known, filter, find and within
	Index *index.Index // counts over Set
	key   modelKey
	away  *index.Index // the part of Index without coordinates; nil: none
	apart index.Set    // what everything but the filter lets through; nil: all
	looks looks
	known
}

// known is what a Known alone decides, so that models share it.
type known struct {
	order    *index.Orders
	mercY    []uint32  // of every event with coordinates
	unplaced index.Set // events without coordinates; nil: none
	hidden   int       // events that are not visible
	sets     *filter.Cache
	tables   *arrangements
}

func newKnown(k *data.Known) known {
	out := known{order: index.NewOrders(k), mercY: mercators(k), sets: filter.NewCache(k), tables: &arrangements{}}
	for e, placed := range k.Placed {
		if placed {
			continue
		}
		if out.unplaced == nil {
			out.unplaced = index.MakeSet(k.Events.N)
		}
		out.unplaced.Add(int32(e))
	}
	for _, visible := range k.Visible {
		if !visible {
			out.hidden++
		}
	}
	return out
}

// modelKey is what of a view a Model depends on.
type modelKey struct {
	known        data.AsKnown
	filter, find string
	within       store.Within
	assessments  bool
}

func keyOf(v store.View) modelKey {
	return modelKey{v.AsKnown, v.Filter, v.Find, v.Within, v.Layers.Has(store.Assessments)}
}

// NewModel prepares a view of a dataset. prev may be nil; what it shares with
// the new model is taken over. An error is that of the filter
// expression, or of ctx.
func NewModel(ctx context.Context, d *data.Dataset, v store.View, prev *Model) (*Model, error) {
	key := keyOf(v)
	if prev != nil && prev.Known.Dataset == d && prev.key == key {
		return prev, nil
	}
	m := &Model{key: key}
	if prev != nil && prev.Known.Dataset == d {
		m.looks = prev.looks
	} else {
		m.looks = newLooks(d)
	}
	if prev != nil && prev.Known.Dataset == d && prev.key.known == key.known {
		m.Known, m.known = prev.Known, prev.known
	} else {
		m.Known = d.Known(key.known)
		m.known = newKnown(m.Known)
	}
	set, err := m.filtered(ctx, prev)
	if err != nil {
		return nil, err
	}
	m.Index = m.order.Select(set)
	m.Set = m.Index.Set()
	if m.unplaced != nil {
		away := m.unplaced.Clone()
		away.And(m.Set)
		m.away = m.order.Select(away)
	}
	return m, nil
}

func mercators(k *data.Known) []uint32 {
	out := make([]uint32, len(k.Lat))
	err := band.Run(context.Background(), len(out), func(lo, hi int) {
		for e := lo; e < hi; e++ {
			if k.Placed[e] {
				out[e] = geo.FixY(geo.LatOf(k.Lat[e]))
			}
		}
	})
	if err != nil {
		panic("scene: a background context ended: " + err.Error())
	}
	return out
}
