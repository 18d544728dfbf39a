package page_test

import (
	"fmt"
	"math"
	"slices"

	"sandtable/app/detail/page"
	"sandtable/app/store"
	"sandtable/data"
	"sandtable/data/edtf"
)

// A page is a plain value: the same for the screen and for the clipboard.
func Example() {
	date, _ := edtf.Parse("2018-12")
	d := data.Build(data.Tables{
		Kinds: data.Kinds(),
		Events: data.Events{
			N: 1, ID: data.TextOf([]string{"flight"}), Title: data.TextOf([]string{"Two bombers arrive"}),
			When: data.TextOf([]string{"2018-12"}), Kind: []uint16{1}, WhenKind: []edtf.WhenKind{edtf.Moment},
			Status: []data.Status{data.Reported}, Dates: []edtf.Date{date},
		},
		Sources: []data.Source{{ID: "s", Title: "A report", Grade: 'B'}},
		Claims: []data.Claim{{
			Events: []int32{0}, Place: -1, Says: "Two bombers have landed.",
			Figures: []data.Figure{{What: "aircraft", Low: math.NaN(), Value: 2, High: math.NaN()}},
		}},
	})
	p := page.Compose(page.Input{Known: d.Known(data.AsKnown{}), View: store.View{Selected: "flight"}, Matching: only{0}})
	fmt.Print(p.Text())
	// Output:
	// Exercise · Reported
	// Two bombers arrive
	// When: 2018-12  moment; Some day in December 2018.
	// Where: No place is stated.
	// Status: Reported · a source states it in its own voice; 1 source, best grade B
	// Figures: 2 aircraft [1]
	//
	// Claims (1 shown)
	// - B  Two bombers have landed.
	//   [1] A report · date not known · asserts
	//   2 aircraft
	//
	// What the date means (1 date)
	// Box: some day in it.
	//
	// Sources (1 source)
	// - B  [1] A report
	//   author not given · date not known
}

// only is a list of matching events.
type only []int32

func (o only) Events() []int32  { return o }
func (o only) Has(e int32) bool { return slices.Contains(o, e) }
