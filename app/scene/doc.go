// Package scene turns (dataset, view) into what is shown: which events match,
// how they stand on the map as marks, stacks, trays and areas, the legend, the
// partner states, and the numbered citations. Everything in it is pure: the same
// dataset and view give the same scene, on screen, in a snapshot and on the
// command line.
//
// The way through:
//
//	Model   dataset + as-known + filter + within   rebuilt when one of them changes
//	Match   Model + window + mode                  rebuilt on every scrub
//	Scene   Match + camera + frame size            what the map draws and what a click hits
package scene
