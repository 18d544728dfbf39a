package timeline

import (
	"sandtable/app/store"
	"sandtable/app/strip"
	"sandtable/data/edtf"
)

// stepTo is the event that comes after (dir 1) or before (dir -1), by when events
// begin. One goes on from the selected event while its beginning lies in the
// window, else from the window's end.
func stepTo(s *strip.Strip, v store.View, dir int) (event int32, ok bool) {
	if v.Selected != "" {
		if e := s.Known().Event(v.Selected); e >= 0 {
			if day := s.Known().Spans.EarliestStart[e]; day >= v.Window.A && day <= v.Window.Z {
				return s.Next(day, e, dir)
			}
		}
	}
	if dir > 0 {
		return s.Next(v.Window.Z, -1, 1)
	}
	return s.Next(v.Window.Z+1, -1, -1)
}

// holding is the window moved just so far that it holds a day: it keeps its
// width, and stays where it is when it holds the day already.
func holding(w store.Range, day edtf.Day) store.Range {
	switch {
	case day > w.Z:
		return store.Range{A: w.A + day - w.Z, Z: day}
	case day < w.A:
		return store.Range{A: day, Z: w.Z - (w.A - day)}
	}
	return w
}

// showing is the range moved so far that a day lies in it, with a tenth to
// spare.
func showing(r store.Range, day edtf.Day) store.Range {
	spare := edtf.Day(r.Days() / 10)
	if day >= r.A && day <= r.Z {
		return r
	}
	if day > r.Z {
		return holding(r, day+spare)
	}
	return holding(r, day-spare)
}
