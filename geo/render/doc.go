// Package render turns the base map into a display list: sea, coast bands, land,
// lakes, rivers, borders and graticule (Base), the names (Labels), and what
// stands on the frame (Furniture).
//
// The three are apart so that event marks can be drawn between the map and its
// names. All lengths in Style and in the code are units; they become device
// pixels by the scale of the viewport.
//
// # The antimeridian
//
// A frame may show several copies of the world. Every shape is drawn in each
// copy that it reaches, and the land of all copies is one path, so that the
// artificial edges at ±180° cancel.
//
// # Names that stay
//
// A name's place is found without looking at the frame. Positions are pixels of
// the world at the camera's zoom, counted from 180° W, and a name yields to the
// names of higher priority wherever on the globe they are. Only what the frame
// can show is worked out, but the answer is the same as for the whole world. So
// names keep their places while the map is dragged; those that the edge would
// cut are left out.
package render
