package pack_test

import (
	"fmt"
	"testing/fstest"

	"sandtable/data/pack"
)

// Reading goes on after a mistake and tells where it is; checking looks at what
// the tables say of each other.
func Example() {
	file := func(text string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(text)} }
	p, problems, err := pack.Read(fstest.MapFS{
		"datapackage.json": file(`{"name": "two-events"}`),
		"events.csv":       file("id,kind,title,when,status\na,strike,First,2025-09-31,reported\nb,strike,Second,2025-10-02,reported\n"),
		"sources.csv":      file("id,title,published\ns,Daily,2025-10-03\n"),
		"claims.csv":       file("id,about,source\nc,a,s\n"),
	}, "two-events")
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(p.Events.N, "events")
	for _, m := range append(problems, pack.Check(p, pack.Options{})...) {
		fmt.Println(m.Level, m.Code, m)
	}
	// Output:
	// 2 events
	// error bad-date events.csv:2:16: when "2025-09-31": 2025-09 has no day 31 (at byte 9 of the date)
	// error event-without-claim events.csv:3:1: id "b": no claim is about this event; nobody says that it happened
}
