// Package geo holds the coordinates, the camera and the geodesics that every
// map in the program is computed with. It knows nothing of events.
//
// # Coordinate systems
//
//	lon, lat   degrees on WGS84, east and north positive, always in that order
//	x, lat     stored fixed point: x uint32, one turn = 2^32, 0 at 180° W;
//	           lat int32 in the same unit (2^32 a turn), so 90° N = 2^30.
//	           One step is 9.3 mm on the equator; both poles are exact.
//	x, y       fixed-point Web Mercator (EPSG:3857), both uint32: the square
//	           from 85.0511° N (y = 0) to 85.0511° S (y = 2^32-1). x as above,
//	           except that the right edge of a cut shape is MaxUint32, not 0.
//	wx, wy     the same square as float64 from 0 to 1. wx may leave it: 1.25
//	           is the second copy of the world, east of the antimeridian.
//	px, py     device pixels of one frame, origin at the top left, y down
//	dx, dy     Fyne units; one unit is Viewport.Scale device pixels
//
//	lon, lat  <-> x, lat   FixLon, LonOf, FixLat, LatOf
//	lat       <-> y        MercatorY, LatOfMercator, FixY, LatOfY
//	lon, lat  <-> px, py   Viewport.Project, Viewport.Unproject
//	x, y       -> px, py   Viewport.Frame: px = X0 + x*PerStep + copy*Size
//
// At zoom z the world is 256 * 2^z units wide.
//
// # The antimeridian
//
// A [Box] with W > E crosses it. Lines and rings made here ([GreatCircle],
// [Circle]) are continuous: their longitudes may leave -180..180 so that two
// neighbours are never more than half a turn apart. [Frame.At] projects such
// shapes as they are.
package geo
