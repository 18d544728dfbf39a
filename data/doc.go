// Package data is the domain: events, claims, sources, places, actors and
// relations, as columns that the rest of the program counts, draws and lists.
//
// The rooms:
//
//	Dataset   everything that was read, immutable once built
//	Events    the event columns, one row per event in file order
//	Known     what of it is visible on a day, with the bounds and anchors that
//	          the claims visible then give: the input of every count and picture
//	Claim ... the side tables: small, one value per row
//
// A row number of Events is called an event everywhere (type int32); rows of the
// side tables are named after them (claim, source, place ...). -1 means none.
//
// A Dataset and a Known are safe for concurrent reads; nothing in here starts a
// goroutine.
package data
