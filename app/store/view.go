// Package store holds the view: what of a dataset is shown, and how. A View is a
// plain value; the Store is its single owner and has a verb for every change.
// Main window, tables, snapshot and exports are functions of (dataset, View).
package store

import (
	"sandtable/data"
	"sandtable/data/edtf"
	"sandtable/data/index"
	"sandtable/geo"
)

// Window is the time range that filters, both days included. From and To are
// what the user typed (EDTF, ".." or empty for the dataset's extent); A and Z
// are the days they stand for.
type Window struct {
	From, To string
	A, Z     edtf.Day
}

// Text is the window as "from/to".
func (w Window) Text() string { return orOpen(w.From) + "/" + orOpen(w.To) }

// Whole reports whether the window is the dataset's whole extent.
func (w Window) Whole() bool { return orOpen(w.From) == ".." && orOpen(w.To) == ".." }

func orOpen(s string) string {
	if s == "" {
		return ".."
	}
	return s
}

// Range is the time that the timeline shows, both days included.
type Range struct{ A, Z edtf.Day }

// Days is the length of the range.
func (r Range) Days() int { return int(r.Z-r.A) + 1 }

// Within is an area that filters while On is set.
type Within struct {
	geo.Box
	On bool
}

// Axis says how the timeline spreads time.
type Axis uint8

// Even gives each stretch of time room by its number of events, Linear is true
// to time.
const (
	Even Axis = iota
	Linear
)

// Tab is a page of the tables.
type Tab uint8

// The tables.
const (
	Events Tab = iota
	Sources
	States
	Summary
)

// Sort orders the events table. Column is the id of a column.
type Sort struct {
	Column string
	Down   bool
}

// View is everything that decides what is shown. It is comparable: two equal
// views show the same thing.
type View struct {
	Title   string
	Window  Window
	Mode    index.Mode
	AsKnown data.AsKnown
	Filter  string // an expression of the filter language
	Find    string // the filter box: a text that must occur in the event
	Within  Within
	Camera  geo.Camera // never filters
	Range   Range
	Axis    Axis
	Focal   string // the actor whose partner states are filled; empty: none
	Layers  Layers
	Theme   string // light, dark or print

	Colour    Colour  // what the colour of an event means
	Density   Density // how many names the map carries
	Worldview string  // whose borders are shown; "" stands for Controlled
	Language  string  // of the names on the map, as ISO 639-1; "" is English

	Annotations Annotations // the author's, drawn above the dataset and never part of it

	Tab  Tab
	Sort Sort

	Selected string // an event's id
	Here     string // the group on the map through which the details page
	Fan      string // the group on the map that is fanned out
	Relation string // a selected relation's id, on the states page
	Source   string // a selected source's id, on the sources page
	By       string // the summary's fields, comma-separated
}
