package data_test

import (
	"fmt"

	"sandtable/data"
	"sandtable/data/edtf"
)

// What was known of an event changes with the day on which one asks.
func ExampleDataset_Known() {
	source := func(id string, day edtf.Day) data.Source {
		return data.Source{ID: id, Dated: true, EarliestPublished: day, LatestPublished: day}
	}
	claim := func(source int32, when string) data.Claim {
		d, _ := edtf.Parse(when)
		return data.Claim{Events: []int32{0}, Source: source, When: when, WhenDate: d, Place: -1}
	}
	d := data.Build(data.Tables{
		Sources: []data.Source{source("agency", edtf.DayOf(2025, 9, 20)), source("paper", edtf.DayOf(2025, 11, 2))},
		Claims:  []data.Claim{claim(0, "2025-09"), claim(1, "2025-09-18")},
		Events: data.Events{
			N: 1, Kind: []uint16{0}, WhenKind: make([]edtf.WhenKind, 1), Status: []data.Status{data.Reported},
			Dates: make([]edtf.Date, 1),
		},
	})
	for _, day := range []edtf.Day{edtf.DayOf(2025, 9, 1), edtf.DayOf(2025, 10, 1), edtf.DayOf(2025, 12, 1)} {
		k := d.Known(data.AsKnown{On: true, Day: day})
		if !k.SeesEvent(0) {
			fmt.Println(day, "not known")
			continue
		}
		b := k.Spans.At(0)
		fmt.Println(day, "between", b.EarliestStart, "and", b.LatestEnd, "by", k.Independent(0))
	}
	// Output:
	// 2025-09-01 not known
	// 2025-10-01 between 2025-09-01 and 2025-09-30 by 1
	// 2025-12-01 between 2025-09-18 and 2025-09-18 by 2
}
