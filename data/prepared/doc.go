// Package prepared keeps a table beside its source in the form in which the
// program works with it, so that opening it again reads, parses and sorts nothing.
//
// A prepared file is an Arrow IPC file (Feather version 2) of one record batch;
// docs/formats.md describes its columns. Their memory is the file's own: it is
// mapped, and the columns of the Dataset are slices of it.
//
// The rooms:
//
//	Options.Load   the way in: opens what is prepared, reads and prepares what is not
//	Open, Write    one file
//	column         what the file holds of data.Events, both ways
//	seal           a checksum of everything that is not a column
//	check          the checksums and limits of the columns
//	Spill          a table that does not fit into memory, row by row
//
// Nothing in a file is trusted: what its checksums do not bear out, and every
// number that would lead outside, is an error that wraps ErrDamaged.
//
// A mapping stays for as long as the program runs, because strings from it may be
// kept anywhere; when its dataset is no longer used the system gets the memory
// back. So a prepared file may be deleted or replaced at any time, but it must
// not be shortened in place while it is open.
package prepared
