package data

import "sandtable/data/edtf"

// TimeOrders are the events with a date in order of their days, file order
// within a day, as data/index counts windows by them. A prepared file keeps them,
// so that opening it sorts nothing. Each list holds event rows, every one once.
type TimeOrders struct {
	Starts, Ends []int32 // all with a date, by earliest start and by latest end
	// Those that certain mode counts, by latest start and by earliest end. nil
	// where all of them are and the days are the same: then Starts and Ends serve.
	CoreStarts, CoreEnds []int32
	Rest                 []int32 // those that certain mode looks at one by one, by latest start
	OpenStarts, OpenEnds []int32 // those with an unbounded side, as Starts and Ends

	First, Last edtf.Day // the extent, as of Spans.Extent
	Bounded     bool
}
