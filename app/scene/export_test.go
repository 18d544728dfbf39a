package scene

import (
	"sandtable/geo"
	"sandtable/geo/draw"

	"github.com/paulmach/orb"
)

// RingPath is a ring as an area of that outline is drawn.
func RingPath(v geo.Viewport, ring orb.Ring) draw.Path { return sphereRing(v.Frame(), ring) }
