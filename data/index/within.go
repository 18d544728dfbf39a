package index

import (
	"sandtable/data"
	"sandtable/geo"
)

// Within is the set of the events whose anchor lies in the box, edges included.
// Events without a place are in no box.
func Within(k *data.Known, box geo.Box) Set {
	s := MakeSet(k.Events.N)
	west, width := geo.FixLon(box.W), geo.FixLon(box.E)-geo.FixLon(box.W)
	if box.Width() >= 360 {
		width = ^uint32(0)
	}
	south, north := geo.FixLat(box.S), geo.FixLat(box.N)
	onCores(len(s), func(lo, hi int) {
		for e := lo << 6; e < min(hi<<6, len(k.Placed)); e++ {
			if k.Placed[e] && k.Lon[e]-west <= width && k.Lat[e] >= south && k.Lat[e] <= north {
				s.Add(int32(e))
			}
		}
	})
	return s
}
