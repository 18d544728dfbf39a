package index_test

import (
	"fmt"

	"sandtable/data"
	"sandtable/data/edtf"
	"sandtable/data/index"
)

// Three events: a day, a month that nobody knows better, and a period that is
// still open.
func Example() {
	spans := data.MakeSpans(3)
	for e, text := range []string{"2018-12-10", "2019-03", "2018-12-01/.."} {
		date, err := edtf.Parse(text)
		if err != nil {
			fmt.Println(err)
			return
		}
		b, err := date.Bounds(date.DefaultKind(), edtf.MinDay)
		if err != nil {
			fmt.Println(err)
			return
		}
		spans.Set(int32(e), b)
	}
	k := data.Build(data.Tables{Events: data.Events{N: 3, Spans: spans}}).Known(data.AsKnown{})
	ix := index.Build(k, nil)
	a, z := edtf.DayOf(2018, 12, 1), edtf.DayOf(2019, 3, 15)
	fmt.Println("may be:", ix.Count(a, z, index.Possible), ix.Matching(a, z, index.Possible, nil))
	fmt.Println("is:", ix.Count(a, z, index.Certain), ix.Matching(a, z, index.Certain, nil))
	// Output:
	// may be: 3 [0 1 2]
	// is: 2 [0 2]
}
