// Package reference reads layers that somebody else drew: lines, areas and points
// of a GeoJSON, KML, KMZ or shapefile, to be shown under the events of a dataset.
// They are drawn, never counted, and never become part of a dataset.
//
//	file ──▶ Read ──▶ Layer { Name, Attribution, Features[], Problems }
//
// The readers take files of strangers: sizes, vertices and nesting are bounded,
// document types are refused, nothing outside the file and its sisters is opened,
// and a feature that cannot be read is named with its reason, never dropped in
// silence.
package reference
