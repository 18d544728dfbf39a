package timeline_test

import (
	"fmt"

	"sandtable/app/timeline"
	"sandtable/data/edtf"
)

// A window that ends with a month goes on to the end of the next one.
func ExampleUnit_AddEnd() {
	end := edtf.DayOf(2025, 1, 31)
	for n := range 3 {
		fmt.Println(timeline.Month.AddEnd(end, n))
	}
	// Output:
	// 2025-01-31
	// 2025-02-28
	// 2025-03-31
}
