package summary_test

import (
	"fmt"
	"os"

	"sandtable/data/summary"
)

func Example() {
	k, events := sample()
	table, err := summary.Cells(k, events, []string{"kind", "actor"})
	if err != nil {
		fmt.Println(err)
		return
	}
	f, err := table.Frame()
	if err != nil {
		fmt.Println(err)
		return
	}
	pivot, err := f.Pivot("kind", "actor")
	if err != nil {
		fmt.Println(err)
		return
	}
	if err := pivot.WriteText(os.Stdout); err != nil {
		fmt.Println(err)
	}
	// Output:
	// kind        RUS  VEN  NaN  none  total
	// deployment    0    0    1     1      2
	// exercise      2    1    0     0      3
	// treaty        0    0    0     1      1
	// total         2    1    1     2      6
	// note: 1 of 5 events have several values of actor and count once for each
}
