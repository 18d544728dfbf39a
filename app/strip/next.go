package strip

import (
	"cmp"

	"sandtable/data/edtf"
)

// Next is the event after (dir 1) or before (dir -1) a place in the order in
// which the events of the model begin: by earliest start, then file order.
// Events that begin at no known day are left out. The place is a day and the
// event from which one goes on there, or -1 for the day as a whole. Cost: linear.
func (s *Strip) Next(day edtf.Day, event int32, dir int) (next int32, ok bool) {
	starts := s.model.Known.Spans.EarliestStart
	order := func(d edtf.Day, e int32, d2 edtf.Day, e2 int32) int {
		return dir * cmp.Or(cmp.Compare(d, d2), cmp.Compare(e, e2))
	}
	if event < 0 && dir > 0 {
		event = int32(len(starts))
	}
	next = -1
	for e := range s.model.Set.All() {
		d := starts[e]
		if d.Unbounded() || order(d, e, day, event) <= 0 {
			continue
		}
		if next < 0 || order(d, e, starts[next], next) < 0 {
			next = e
		}
	}
	return next, next >= 0
}
