package scene_test

import (
	"fmt"
	"testing"

	"sandtable/app/scene"
	"sandtable/app/store"
	"sandtable/data"
	"sandtable/data/edtf"
	"sandtable/data/filter"
	"sandtable/data/index"
)

// BenchmarkFilter takes a change of the filter and of the order apart.
func BenchmarkFilter(b *testing.B) { benchFilter(b, 1_000_000) }

func benchFilter(b *testing.B, n int) {
	d := crowd(n)
	k := d.Known(data.AsKnown{})
	exprs := []string{"kind in (exercise, strike)", "text ~ fleet", "not status = denied", "kind != exercise and text ~ 77"}
	sets := make([]index.Set, len(exprs))
	b.Run("set", func(b *testing.B) {
		for i := 0; b.Loop(); i++ {
			x, err := filter.Parse(exprs[i%len(exprs)])
			if err != nil {
				b.Fatal(err)
			}
			if sets[i%len(exprs)], err = filter.NewCache(k).Set(b.Context(), x); err != nil {
				b.Fatal(err)
			}
		}
	})
	orders := index.NewOrders(k)
	b.Run("select", func(b *testing.B) {
		for i := 0; b.Loop(); i++ {
			orders.Select(sets[i%len(sets)])
		}
	})
	for _, c := range []string{"when", "event", "kind"} {
		var order []int32
		b.Run("sort/"+c, func(b *testing.B) {
			var err error
			for b.Loop() {
				if order, err = scene.Order(b.Context(), k, store.Sort{Column: c}); err != nil {
					b.Fatal(err)
				}
			}
		})
		b.Run("arrange/"+c, func(b *testing.B) {
			for b.Loop() {
				index.Arrange(n, order)
			}
		})
		table, ix := index.Arrange(n, order), orders.Select(nil)
		b.Run("listing/"+c, func(b *testing.B) {
			for b.Loop() {
				ix.Arranged(table, index.Possible)
			}
		})
	}
	page := make([]int32, 0, 40)
	l := orders.Select(nil).Listing(nil, index.Possible)
	rows := l.Move(edtf.MinDay, edtf.MaxDay)
	b.Run("jump", func(b *testing.B) {
		for i := 0; b.Loop(); i++ {
			page = l.Page(i*7919%rows, 40, page[:0])
		}
	})
	m, err := scene.NewModel(b.Context(), d, store.View{Layers: store.DefaultLayers}, nil)
	if err != nil {
		b.Fatal(err)
	}
	for _, name := range []string{"model", "model/again"} {
		b.Run(name, func(b *testing.B) {
			for i := 0; b.Loop(); i++ {
				v := store.View{Filter: exprs[i%len(exprs)], Layers: store.DefaultLayers}
				if name == "model" {
					v.Filter = fmt.Sprintf("text ~ %d", i)
				}
				if m, err = scene.NewModel(b.Context(), d, v, m); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
