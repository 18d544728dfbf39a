// Package index counts, places and lists the events of a window without testing
// them one by one.
//
// An event [s,e] meets a window [a,z] where s <= z and e >= a. Wherever s <= e
// holds, the number of such events is
//
//	#(s <= z) - #(e < a)
//
// so that two sorted lists answer every window by two binary searches:
//
//	possible   s = earliest start, e = latest end: always s <= e
//	certain    s = latest start, e = earliest end: s <= e only for events that
//	           are whole days or have a core. The rest, the second set, can
//	           meet a window only if they lie wholly inside it and are looked
//	           at one by one. Qualified events are certain in no window.
//
// The rooms:
//
//	Set       which events, as a bit map
//	Orders    the events of a Known in order of their days: once per Known
//	Index     the same for the events of a Set: once per filter
//	Groups    the count of every group of events at once (map cells, facet
//	          values, blocks of table rows), by keyframes: once per grouping
//	Cursor    the counts of one window, moved from window to window
//	Listing   the matching events in the order of a table
//
// Days compare whole. MinDay and MaxDay as the ends of a window stand for the
// extent of the dataset. Everything but a Cursor and a Listing is immutable and
// safe for concurrent use.
package index
