// Package strip draws the timeline: the picture that the main window shows under
// the map and that a snapshot prints. It knows nothing of windows; the handles
// that the hand moves are drawn by whoever shows the picture.
//
// From top to bottom, all in one column beside a gutter with names:
//
//	histogram   how many events meet each stretch of about 8 units
//	axis        years, months, days
//	lanes       one per family of kinds, or one per kind where there is room
//	overview    all of the dataset's time, with a frame around the range shown
//
// Time runs through three spaces. A day is a whole day, and as a float64 a point
// in time: day d lasts from d to d+1. An axis takes time to room (Even gives
// every stretch room by its number of events, Linear is true to time). A Scale
// takes the room of one range to device pixels.
package strip
