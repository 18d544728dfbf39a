package scene_test

import (
	"cmp"
	"context"
	"slices"
	"sort"
	"strings"
	"testing"

	"sandtable/app/scene"
	"sandtable/app/store"
	"sandtable/data"
	"sandtable/data/edtf"
	"sandtable/data/index"
)

// value is what an event is sorted by in a column, a twin of what the columns do
// with keys.
func value(k *data.Known, column string, e int32) (text string, numbers [2]float64) {
	c, _ := scene.ColumnByID(column)
	switch column {
	case "when":
		return "", [2]float64{float64(k.Spans.EarliestStart[e]), float64(k.Spans.LatestEnd[e])}
	case "figure":
		return "", [2]float64{firstNumber(k, e)}
	case "sources":
		return "", [2]float64{float64(len(k.SourcesOf(e)))}
	case "grade":
		return string(cmp.Or(k.BestGrade(e), 'Z')), numbers
	}
	return strings.ToLower(c.Text(k, e)), numbers
}

// firstNumber is the first figure of an event that has one; -1 without.
func firstNumber(k *data.Known, e int32) float64 {
	for _, c := range k.VisibleClaims(e) {
		for _, f := range k.Claims[c].Figures {
			for _, x := range []float64{f.Value, f.High, f.Low} {
				if x == x {
					return x
				}
			}
		}
	}
	return -1
}

// TestOrder holds the order by every column against a stable comparing sort, up
// and down, today and as known on a day, on the sample and on a plain table.
func TestOrder(t *testing.T) {
	_, d, _ := sample(t)
	for _, k := range []*data.Known{
		d.Known(data.AsKnown{}), d.Known(data.AsKnown{On: true, Day: edtf.DayOf(2025, 9, 30)}), crowd(3000).Known(data.AsKnown{}),
	} {
		for _, c := range append(scene.Columns(), scene.Column{ID: "unknown"}) {
			for _, down := range []bool{false, true} {
				got, err := scene.Order(t.Context(), k, store.Sort{Column: c.ID, Down: down})
				if err != nil {
					t.Fatal(err)
				}
				if want := twinOrder(k, c.ID, down); !slices.Equal(got, want) {
					t.Errorf("by %s, down %v:\n got %v\nwant %v", c.ID, down, got[:40], want[:40])
				}
			}
		}
	}
}

func twinOrder(k *data.Known, column string, down bool) []int32 {
	if _, ok := scene.ColumnByID(column); !ok {
		column = "when"
	}
	rows := make([]int32, k.Events.N)
	for i := range rows {
		rows[i] = int32(i)
	}
	sort.SliceStable(rows, func(i, j int) bool {
		x, m := value(k, column, rows[i])
		y, n := value(k, column, rows[j])
		c := cmp.Or(cmp.Compare(x, y), cmp.Compare(m[0], n[0]), cmp.Compare(m[1], n[1]))
		return c < 0 && !down || c > 0 && down
	})
	return rows
}

// TestListingKeepsOrders asks for more orders than are kept, twice, under two
// filters.
func TestListingKeepsOrders(t *testing.T) {
	_, d, v := sample(t)
	m, err := scene.NewModel(context.Background(), d, v, nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, expr := range []string{"", "kind = exercise"} {
		v.Filter = expr
		if m, err = scene.NewModel(context.Background(), d, v, m); err != nil {
			t.Fatal(err)
		}
		for range 2 {
			for _, column := range []string{"event", "kind", "place", "when"} {
				s := store.Sort{Column: column, Down: column == "kind"}
				l, err := m.Listing(t.Context(), s, index.Possible)
				if err != nil {
					t.Fatal(err)
				}
				n := l.Move(v.Window.A, v.Window.Z)
				var want []int32
				for _, e := range twinOrder(m.Known, column, s.Down) {
					if m.Match(v).Has(e) {
						want = append(want, e)
					}
				}
				if got := l.Page(0, n, nil); !slices.Equal(got, want) {
					t.Fatalf("%q by %s: %v, want %v", expr, column, got, want)
				}
			}
		}
	}
}
