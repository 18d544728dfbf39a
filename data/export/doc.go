// Package export writes what matches a view in the formats of others: JSON, CSV
// and the like for events, sources, claims, relations and states.
//
// Every row begins as one of the structs Event, Claim, Source, Relation or
// State; JSON is that struct, and CSV is made of it, so that two formats never
// tell different things. Lists are never null, absent text is "", absent numbers
// and days are null (empty in CSV). Rows come in file order.
//
// Cells are written as they are: one that begins with =, +, - or @ stays exact,
// and a spreadsheet may take it for a formula.
//
// Under as-known the columns when, place and status show what the visible claims
// give; what no visible claim gives comes from the compiled row, and the note of
// the event says so.
package export
