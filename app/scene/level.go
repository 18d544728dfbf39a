package scene

import (
	"sandtable/app/store"
	"sandtable/data/edtf"
	"sandtable/data/index"
	"sandtable/geo/palette"
)

// Level is how the events of a plain table stand on the map. It follows from
// how many of the model's events lie in the frame at the fullest place of time for
// a window of this length, so that it stays while a window moves; it changes
// with the camera, the filter and the length of the window, and leaves no event
// out at any level.
type Level uint8

// The levels.
const (
	MarkLevel    Level = iota // marks with names; those that would cover each other are stacks
	DotLevel                  // a disc of 3 px at the pixel of each event
	DensityLevel              // the same discs, coloured by how many events share a pixel
)

// MarksAtMost is how many rows of a plain table are drawn as marks.
const MarksAtMost = 1000

// roomPerDot is how many pixels of the frame there have to be for each event, or
// dots run together.
const roomPerDot = 40

// levelOf is the level for a number of events in a frame of so many pixels.
func levelOf(events, pixels int) Level {
	switch {
	case events <= MarksAtMost:
		return MarkLevel
	case events <= max(MarksAtMost, pixels/roomPerDot):
		return DotLevel
	}
	return DensityLevel
}

// lengthOf is how many days the view's window has.
func lengthOf(ix *index.Index, v store.View) int {
	a, z := v.Window.A, v.Window.Z
	first, last, ok := ix.Extent()
	if ok && a == edtf.MinDay {
		a = first
	}
	if ok && z == edtf.MaxDay {
		z = last
	}
	return int(int64(z)-int64(a)) + 1
}

// stepFrom is how many events share a pixel, at least, at each step of the ramp.
var stepFrom = [palette.RampSteps]int32{1, 2, 5, 10, 30, 100}

// stepOf is the step of the ramp for a number of events.
func stepOf(n int32) int {
	switch {
	case n < 2:
		return 0
	case n < 5:
		return 1
	case n < 10:
		return 2
	case n < 30:
		return 3
	case n < 100:
		return 4
	}
	return 5
}

// stepWords names a step of the ramp: "2 to 4".
func stepWords(step int) string {
	from := stepFrom[step]
	switch {
	case step == len(stepFrom)-1:
		return Thousands(int(from)) + " or more"
	case stepFrom[step+1] == from+1:
		return Thousands(int(from))
	}
	return Thousands(int(from)) + " to " + Thousands(int(stepFrom[step+1]-1))
}
