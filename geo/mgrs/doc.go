// Package mgrs reads and writes references of the Military Grid Reference System
// on WGS84: the squares of the UTM zones between 80° S and 84° N and of the polar
// UPS grids, from 100 km down to 1 m.
//
//	19P HP 12774 06041
//	│││ ││ │     └ northing inside the square
//	│││ ││ └ easting inside the square, as many digits: 5 are metres
//	│││ └┴ square of 100 km
//	│││
//	└┴┴ zone of 6° and band of 8°; A, B, Y and Z alone are the polar grids
//
// A reference names a square, not a point: [Format] gives the square that holds a
// point, [Parse] the middle of the square and how wide it is.
//
// Sources: the lettering is that of NGA.STND.0037 (2014), the AA scheme. The
// transverse Mercator is the Krüger series to the sixth order of n, with the
// formulas of Karney, "Transverse Mercator with an accuracy of a few nanometers"
// (2011), equations 7 to 36; inside the zones it is exact to some nanometres.
package mgrs
