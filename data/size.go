package data

import "unsafe"

// Size is how many bytes the columns of the events take, side tables left out.
func (e Events) Size() int64 {
	size := int64(0)
	for _, t := range [...]Text{e.ID, e.Title, e.Aliases, e.Summary, e.When, e.WhenText, e.DateBasis, e.DateNote, e.Tags, e.Note} {
		size += int64(len(t.bytes)) + bytesOf(t.at) + bytesOf(t.wide)
	}
	s := e.Spans
	size += bytesOf(s.EarliestStart) + bytesOf(s.LatestStart) + bytesOf(s.EarliestEnd) + bytesOf(s.LatestEnd) + bytesOf(s.Flags)
	return size + bytesOf(e.Kind) + bytesOf(e.WhenKind) + bytesOf(e.Status) + bytesOf(e.Dates) + bytesOf(e.Start) + bytesOf(e.End) +
		bytesOf(e.Lon) + bytesOf(e.Lat) + bytesOf(e.Placed)
}

// bytesOf is what the elements of a slice take, without what they point to.
func bytesOf[T any](s []T) int64 {
	var one T
	return int64(len(s)) * int64(unsafe.Sizeof(one))
}
