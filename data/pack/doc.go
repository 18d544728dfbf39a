// Package pack is the dataset format: a folder or .zip with a datapackage.json
// and the tables that docs/formats.md describes, read, checked and written.
//
// What was read is written back byte for byte: a Package keeps the bytes of
// every table and where each row lies in them, so that a part of a dataset is
// made of the very rows that its compiler wrote.
//
// Reading never stops at a mistake. It reports every problem with its file,
// line and column and goes on:
//
//   - the line and column are those of the first byte of the cell, its opening
//     quote included, both counted from 1, columns in bytes;
//   - a row with a bad cell stays, without the value of that cell;
//   - a row without an id stays under the id "row-" and its line number, to
//     which nothing can refer;
//   - of rows with the same id all stay, references mean the first;
//   - a row whose whole sense is to join two things (event_places, event_actors,
//     links, figures, and relations between actors) is left out of the Dataset
//     when one of them does not exist, which is an error; its bytes are kept.
package pack
