package export_test

import (
	"fmt"
	"os"

	"sandtable/data"
	"sandtable/data/edtf"
	"sandtable/data/export"
	"sandtable/data/pack"
)

func Example() {
	p, _, err := pack.Open("testdata/tiny")
	if err != nil {
		fmt.Println(err)
		return
	}
	set := export.Set{Known: p.Known(data.AsKnown{}), Events: []int32{0, 1}, A: edtf.MinDay, Z: edtf.MaxDay}
	if err := export.WriteEvents(os.Stdout, set, export.Markdown); err != nil {
		fmt.Println(err)
	}
	// Output:
	// | When | Event | Kind | Place | Status | Sources |
	// |---|---|---|---|---|---|
	// | 2025-09\~/.. | Ships, "some" | Deployment | Sea | claimed | A paper; A wire |
	// | 2025-10-02 | =visit | Diplomacy | Somewhere, Port | reported | A wire |
}
