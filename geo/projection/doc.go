// Package projection holds the map projections beside Web Mercator: Equal Earth
// for the world, azimuthal equidistant about a chosen point, and orthographic, a
// globe. It is pure mathematics of the sphere: of maps and events it knows nothing.
//
// # Coordinates
//
//	Vec      a point of the unit sphere: X through 0° E on the equator, Y
//	         through 90° E, Z through the north pole
//	x, y     the plane of a [Projection], in radii of the sphere, x east and y
//	         north, the centre of the map at 0, 0
//	pixels   the plane of a [Plane], y down
//
// Latitudes are taken as those of a sphere. At the centre, and for Equal Earth
// in the mean of all directions, a radius in the plane is a radius of the sphere.
//
// # Where the map ends
//
// Equal Earth is cut along the meridian opposite to its centre, a globe shows
// one half of the sphere, and the azimuthal equidistant map all of it but a
// small cap about the point opposite to its centre. Lines are broken there. Rings
// are not cut and joined again: what lies beyond the rim is moved onto the rim,
// along the ray from the centre. That leaves the winding about every point inside
// as it was, so that a fill is right whatever the shape of the ring. Only the
// windings about the opposite point have to be known, as in the plane that point
// lies outside of everything; see [Plane.Ring].
//
// # Sources
//
// Equal Earth: Šavrič, Patterson and Jenny, The Equal Earth map projection,
// International Journal of Geographical Information Science 33:3 (2019). The
// others: Snyder, Map Projections - A Working Manual, USGS Professional Paper
// 1395 (1987), equations 20-3, 20-4 and 5-3 and those of pages 149 and 195.
package projection
