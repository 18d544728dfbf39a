package ingest_test

import (
	"context"
	"fmt"
	"strings"

	"sandtable/data/ingest"
)

// A plain table becomes a dataset; what cannot be read is told with its place.
func ExampleReadTable() {
	text := "id,title,start,kind\n1,Storm,2020-05,weather\n2,Flood,2020-02-30,weather\n"
	ds, problems, err := ingest.ReadTable(context.Background(), strings.NewReader(text), ingest.Options{Name: "storms.csv"})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(ds.Events.N, "events,", ds.KindOf(0).Label, "from", ds.Events.Spans.At(0).EarliestStart)
	for _, p := range problems {
		fmt.Println(p.File, p.Line, p.Column, p.Code)
	}
	// Output:
	// 2 events, weather from 2020-05-01
	// storms.csv 3 9 bad-date
}
