// Package tile reads a base map of raster tiles from one local file and draws it
// under a Mercator map. Nothing is ever fetched.
//
//	file ──▶ Open ──▶ Set ──▶ Picture(viewport)
//
// A set is somebody else's file: directories, tiles and pictures are bounded, and
// a tile that cannot be read is told, not guessed. Tiles are named by zoom, column
// from 180° west and row from the top, as in the addresses of web maps.
package tile
