package strip_test

import (
	"context"
	"fmt"

	"sandtable/app/scene"
	"sandtable/app/store"
	"sandtable/app/strip"
	"sandtable/data"
	"sandtable/data/edtf"
)

// One event on a day, on an axis that is true to time.
func Example() {
	date, err := edtf.Parse("2025-09-18")
	if err != nil {
		fmt.Println(err)
		return
	}
	d := data.Build(data.Tables{Kinds: data.Kinds(), Events: data.Events{
		N: 1, Kind: []uint16{1}, Dates: []edtf.Date{date}, WhenKind: []edtf.WhenKind{edtf.Moment},
		Status: []data.Status{data.Reported},
	}})
	v := store.View{Axis: store.Linear, Layers: store.DefaultLayers}
	v.Range = store.Range{A: edtf.DayOf(2025, 9, 1), Z: edtf.DayOf(2025, 9, 30)}
	m, err := scene.NewModel(context.Background(), d, v, nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	s := strip.Build(m, v, strip.Size{W: 442, H: 170, Scale: 1})
	x := s.X(float64(edtf.DayOf(2025, 9, 18)))
	event, hit := s.HitEvent(x+5, s.Lanes()[0].Top+4)
	fmt.Println(x, s.Day(x+5), event, hit)
	// Output: 298 2025-09-18 0 true
}
