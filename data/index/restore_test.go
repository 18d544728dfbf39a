package index_test

import (
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"

	"sandtable/data"
	. "sandtable/data/index"
)

// allKnown is randomKnown with every event visible: only that is kept.
func allKnown(r *rand.Rand, n, days int) *data.Known {
	k := randomKnown(r, n, days)
	k.Visible = nil
	return k
}

// keep gives the dataset of k the orders that were made from it.
func keep(k *data.Known) data.TimeOrders {
	rows := NewOrders(k).Rows()
	k.Events.Orders = &rows
	return rows
}

func TestRestoredOrdersAreThoseThatWereKept(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for range 200 {
		n := 1 + r.IntN(300)
		k := allKnown(r, n, 1+r.IntN(60))
		sorted := NewOrders(k)
		kept := keep(k)
		restored := NewOrders(k)
		if len(kept.Starts) > 0 && &restored.Rows().Starts[0] != &kept.Starts[0] {
			t.Fatal("the orders were sorted again")
		}
		if !reflect.DeepEqual(restored.Select(nil), sorted.Select(nil)) {
			t.Fatalf("of %d events the restored orders differ", n)
		}
	}
}

func TestOrdersThatDoNotFitAreSortedAgain(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	k := allKnown(r, 500, 40)
	want := NewOrders(k).Rows()
	kept := keep(k)
	kept.Starts = slices.Clone(kept.Starts)
	slices.Reverse(kept.Starts)
	k.Events.Orders = &kept
	if got := NewOrders(k).Rows(); !reflect.DeepEqual(got, want) {
		t.Error("rows that are not in order were taken")
	}
}

func TestKeptOrdersDoNotServeAnotherDay(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	k := allKnown(r, 100, 40)
	keep(k)
	k.On = true
	k.Visible = make([]bool, 100)
	if n := NewOrders(k).Select(nil).Len(); n != 0 {
		t.Errorf("%d events are counted where none is visible", n)
	}
}
