package edtf_test

import (
	"fmt"

	"sandtable/data/edtf"
)

func Example() {
	d, err := edtf.Parse("2025-09-18/2025-09-20~")
	if err != nil {
		fmt.Println(err)
		return
	}
	b, err := d.Bounds(d.DefaultKind(), edtf.MinDay)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(d.DefaultKind(), d.Words())
	fmt.Println(b.EarliestStart, b.LatestEnd, b.HasCore())
	// Output:
	// period from 18 September 2025 to about 20 September 2025
	// 2025-09-18 2025-09-20 false
}

func ExampleParse_error() {
	_, err := edtf.Parse("2019-02-29")
	fmt.Println(err)
	// Output: date "2019-02-29", column 9: 2019-02 has no day 29
}

// An open end is certain up to the day for which a source vouches.
func ExampleDate_Bounds() {
	d, _ := edtf.Parse("2006/..")
	published, _ := edtf.ParseDay("2020-05-01")
	b, _ := d.Bounds(edtf.Period, published)
	first, last, ok := b.Core()
	fmt.Println(first, last, ok, b.LatestEnd, b.Flags.Has(edtf.OpenEnd))
	// Output: 2006-12-31 2020-05-01 true .. true
}

func ExampleBounds_Possible() {
	w, _ := edtf.ParseWindow("2018-12-10/2018-12-14")
	d, _ := edtf.Parse("2018-12")
	b, _ := d.Bounds(edtf.Moment, edtf.MinDay)
	fmt.Println(b.Possible(w.A, w.Z), b.Certain(w.A, w.Z))
	// Output: true false
}

func ExampleDate_Notes() {
	d, _ := edtf.Parse("2001-21")
	fmt.Println(d.Notes())
	// Output: [a season is bounded by its year]
}
