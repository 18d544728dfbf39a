package table

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2/test"
)

func TestOf(t *testing.T) {
	for _, c := range []struct {
		n, total int
		want     string
	}{{28, 30, "28 of 30"}, {30, 30, "30"}, {0, 0, "0"}, {1200, 1_000_000, "1,200 of 1,000,000"}} {
		if got := of(c.n, c.total); got != c.want {
			t.Errorf("%d of %d: %q", c.n, c.total, got)
		}
	}
}

func TestTurn(t *testing.T) {
	for _, c := range []struct {
		at   int
		key  string
		want int
	}{{0, "Right", 1}, {3, "Right", 0}, {0, "Left", 3}, {2, "Home", 0}, {1, "End", 3}, {2, "Space", 2}} {
		if got := turn(c.at, 4, c.key); got != c.want {
			t.Errorf("%s from %d: %d", c.key, c.at, got)
		}
	}
}

func TestChoice(t *testing.T) {
	var c choice
	if got := c.ids(true); !slices.Equal(got, []string{"when", "event", "sources"}) {
		t.Errorf("narrow: %v", got)
	}
	if got := c.ids(false); len(got) != 9 {
		t.Errorf("wide: %v", got)
	}
	c.toggle("kind", true)
	c.toggle("when", true)
	if got := c.ids(true); !slices.Equal(got, []string{"event", "kind", "sources"}) {
		t.Errorf("narrow, kind on and when off: %v", got)
	}
	if got := c.ids(false); len(got) != 9 {
		t.Errorf("the wide table followed the narrow one: %v", got)
	}
	for _, id := range []string{"event", "kind", "sources"} {
		c.toggle(id, true)
	}
	if got := c.ids(true); len(got) != 1 {
		t.Errorf("the last column can be taken away: %v", got)
	}
	if got := c.columns(1000); !got[1].Flex || !got[0].Mono || !got[5].Right {
		t.Errorf("wide columns: %+v", got)
	}
}

func TestBy(t *testing.T) {
	for _, c := range []struct{ by, row, column string }{
		{"kind,year", "kind", "year"}, {"actor", "actor", none}, {"", "kind", none},
		{"kind,kind", "kind", none}, {"nonsense,status", "kind", "status"}, {"year,nonsense", "year", none},
	} {
		row, column := byOf(c.by)
		if row != c.row || column != c.column {
			t.Errorf("%q: %q by %q", c.by, row, column)
		}
		if r, k := byOf(byText(row, column)); r != row || k != column {
			t.Errorf("%q does not come back: %q by %q", c.by, r, k)
		}
	}
}

func TestPivotColumns(t *testing.T) {
	header := []string{"kind", "2018", "2019", "2020", "2021", "2022", "total"}
	for _, c := range []struct {
		offset int
		width  float32
		want   []string
		most   int
	}{
		{0, 1900, []string{"0", "1", "2", "3", "4", "5", "6", ""}, 0},
		{0, 412, []string{"0", "1", "2", "3", "6", ""}, 2},
		{1, 412, []string{"0", "2", "3", "4", "6", ""}, 2},
		{9, 412, []string{"0", "3", "4", "5", "6", ""}, 2},
		{0, 100, []string{"0", "1", "6", ""}, 4},
	} {
		cols, most := pivotColumns(header, c.offset, c.width)
		var got []string
		for _, col := range cols {
			got = append(got, col.ID)
		}
		if !slices.Equal(got, c.want) || most != c.most {
			t.Errorf("from %d in %v: %v, most %d; want %v, %d", c.offset, c.width, got, most, c.want, c.most)
		}
	}
	if cols, _ := pivotColumns(nil, 0, 500); cols != nil {
		t.Error("columns of nothing")
	}
	if cols, most := pivotColumns([]string{"kind", "count"}, 0, 500); len(cols) != 3 || most != 0 {
		t.Errorf("one field: %v, %d", cols, most)
	}
}

func TestTabsFitTheirRoom(t *testing.T) {
	test.NewTempApp(t)
	b := newTabBar(&kit{}, []tab{{"Events", "101 of 154"}, {"Sources", "31 of 37"}, {"States", "5"}, {"Summary", ""}}, nil)
	counts := func(room float32) (out []string) {
		for _, tab := range b.fitted(room) {
			out = append(out, tab.count)
		}
		return out
	}
	all := b.width()
	if got := counts(all); !slices.Equal(got, []string{"101 of 154", "31 of 37", "5", ""}) {
		t.Errorf("with room for all: %q", got)
	}
	if got := counts(all - 1); !slices.Equal(got, []string{"101 of 154", "31", "5", ""}) {
		t.Errorf("a little short: %q", got)
	}
	for room := all; room > 60; room-- {
		tabs := b.fitted(room)
		if w := b.widthOf(tabs); w > room && !slices.Equal(counts(room), []string{"", "", "", ""}) {
			t.Fatalf("%g units in %g with counts %q", w, room, counts(room))
		}
	}
}

func TestYearsOfASummary(t *testing.T) {
	p := pivot{records: [][]string{
		{"kind", "", "../2024", "1900/1999", "2018", "2019", "2025/..", "total"},
		{"strike", "1", "2", "3", "4", "5", "6", "21"},
	}}
	p.years("kind", "year")
	want := [][]string{
		{"kind", "2018", "2019", "no date", "to 2024", "1900–1999", "from 2025", "total"},
		{"strike", "4", "5", "1", "2", "3", "6", "21"},
	}
	for i := range want {
		if !slices.Equal(p.records[i], want[i]) {
			t.Errorf("columns: %q, want %q", p.records[i], want[i])
		}
	}
	rows := pivot{records: [][]string{{"year", "events"}, {"../2019", "1"}, {"2018", "2"}, {"total", "3"}}}
	rows.years("year", none)
	if rows.records[1][0] != "2018" || rows.records[2][0] != "to 2019" || rows.records[3][0] != "total" {
		t.Errorf("rows: %q", rows.records)
	}
}
