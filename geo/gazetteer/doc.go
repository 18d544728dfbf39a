// Package gazetteer finds places by name, in any script and with typos, and the
// place that is nearest to a point.
//
//	Index      names of anything -> the best matches of a text, for typing along
//	Gazetteer  the embedded places: an Index of their names, and a grid of points
//
// A name matches a text when the text, letter case, accents and punctuation
// apart, is the beginning of the name or of one of its words, with as many
// wrong, missing, extra or swapped letters as its length allows (Allowed).
// There is no tree and no hash: every name has a 64-bit signature of its
// letters, which rules most names out, and the rest are compared 64 letters at
// once. Half a million names take some milliseconds on two cores.
package gazetteer
