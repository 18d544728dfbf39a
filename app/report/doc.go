// Package report composes pages out of a view: the map with numbered marks, the
// timeline, and the list of what is drawn with its sources.
//
//	Snapshot ──▶ layout ──▶ map, timeline, lists ──▶ draw.List ──▶ PNG
//
// It is pure: the same dataset, view and options give the same bytes. No clock,
// locale, path or system font is asked. The menu of the main window and the
// command line call the same functions.
//
// All measures in the code are units; the scale of the options turns them into
// pixels.
package report
