// Package ingest opens whatever file the program is given: a dataset through
// data/pack, or a plain table (one CSV or TSV file) row by row into columns.
//
// Nothing is guessed in silence and no row is dropped: what cannot be read in a
// cell is a data.Problem with its line and column, and the row stays without it.
package ingest
