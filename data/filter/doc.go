// Package filter is the language in which a view says which events it wants,
// and the facets that write it by clicks.
//
//	kind = exercise and actor = RUS and (text ~ "bomber" or place = "La Orchila")
//
// Parse reads the text into an Expr, a plain tree that prints itself back in
// one canonical form. Compile ties a tree to a data.Known: there names become
// rows of its tables, once, and unknown ones become errors. The Filter that
// comes out marks the matching events in an index.Set, on all cores.
//
// The grammar and the meaning of every field are in docs/filter.md. Everything
// here is immutable and safe for concurrent use.
package filter
